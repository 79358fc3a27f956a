"""Checking whole packs: every file read, every reachable state followed, every decision weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach.content.check.choices import Readable
from coach.content.check.coverage import find_unknown_atoms
from coach.content.check.exceptions import excuse
from coach.content.check.fates import Fates
from coach.content.check.finding import placed
from coach.content.check.graph import BUDGET, explore
from coach.content.check.scenario import find_all
from coach.content.check.translations import find_untranslated, missing_file
from coach.content.check.whole import Whole
from coach.content.check.writing import find_in_writing
from coach.content.exercise_cards import exercise_files
from coach.content.exercises import ExerciseOverlay, read_exercise, translations_beside
from coach.content.model import Pack, PackOverlay, Scenario, ScenarioOverlay
from coach.content.reader import Source, languages_beside
from coach.content.source import read_pack, read_scenario
from coach.errors import Problem, RequestError, Severity
from coach.locale import N_, SOURCE_LANGUAGE


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check has looked at and found."""

    problems: tuple[Problem, ...]
    """Sorted by file and line."""
    files: tuple[Path, ...]
    """Every file that was read, sorted."""
    states: Mapping[Path, int | None]
    """The folder of every scenario to how many of its states were followed, in the order checked.

    None where a scenario has problems that keep it from being played.
    """
    wholes: Mapping[Path, Whole]
    """The folder of every pack that was checked as a whole, in the order checked."""
    exercises: int = 0
    """How many exercises were looked at."""

    @property
    def scenarios(self) -> int:
        """How many scenarios were looked at."""
        return len(self.states)

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many of the problems are warnings."""
        return len(self.problems) - self.errors

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong, warnings apart."""
        return not self.errors


def check_packs(
    paths: Iterable[Path], *, budget: int = BUDGET, elsewhere: Collection[str] = ()
) -> Checked:
    """Everything that is wrong in the packs, scenarios and exercises at `paths`.

    A path is a pack's folder, a scenario's folder, a file in one of them, or an exercise; what is
    named twice is checked once. In no scenario are more than some `budget` states followed.
    Exercises may name scenarios of their pack and those that are `elsewhere`. Raises RequestError
    where there is nothing at a path.
    """
    present = [_present(path) for path in paths]
    check = _Check(budget, elsewhere)
    for path in present:
        folder = path if path.is_dir() else path.parent
        if (folder / "scenario.toml").exists():
            check.scenario(folder, _pack_around(folder))
        elif path.is_dir() or path.name == "pack.toml" or (folder / "pack.toml").exists():
            check.pack(folder)
        else:
            check.exercise(path, {*_names_in(folder.parent), *elsewhere}, None)
    return check.result()


def _present(path: Path) -> Path:
    if path.exists():
        return path
    raise RequestError(
        N_("There is no {path}; name a pack, a scenario's folder, or the file of an exercise."),
        path=path,
    )


def _pack_around(folder: Path) -> Pack | None:
    above = folder.resolve().parent
    return read_pack(above).value if (above / "pack.toml").exists() else None


@dataclass(slots=True)
class _Check:
    budget: int
    elsewhere: Collection[str]
    problems: list[Problem] = field(default_factory=list)
    texts: dict[Path, str] = field(default_factory=dict)
    """Every file that was read."""
    weighed: set[Path] = field(default_factory=set)
    """Those of them of which everything was checked."""
    states: dict[Path, int | None] = field(default_factory=dict)
    wholes: dict[Path, Whole] = field(default_factory=dict)
    seen: dict[Path, Readable | None] = field(default_factory=dict)
    exercises: set[Path] = field(default_factory=set)

    def result(self) -> Checked:
        problems = excuse(self.problems, self.texts, frozenset(self.weighed))
        problems.sort(key=lambda problem: problem.order)
        files = tuple(sorted(self.texts))
        return Checked(tuple(problems), files, self.states, self.wholes, len(self.exercises))

    def pack(self, folder: Path) -> None:
        if folder.resolve() in self.seen:
            return
        self.seen[folder.resolve()] = None
        pack = read_pack(folder)
        languages = pack.value.languages[1:] if pack.value else ()
        self.read(pack, _beside(folder, languages), PackOverlay)
        scenarios = {
            scenario.name: self.scenario(scenario, pack.value) for scenario in _scenarios_in(folder)
        }
        if pack.value and pack.file:
            readables = [each for each in scenarios.values() if each]
            self.wholes[folder] = whole = Whole(pack.value, readables, scenarios.keys())
            self.problems += placed(whole.findings(), pack.file)
            self.weighed.add(pack.file.path)
        names = {*scenarios, *self.elsewhere}
        for file in exercise_files(folder):
            self.exercise(file, names, languages)

    def exercise(
        self, file: Path, scenarios: Collection[str], languages: Iterable[str] | None
    ) -> None:
        """Check an exercise and its translations; into every language beside it, where None."""
        if file.resolve() in self.exercises:
            return
        self.exercises.add(file.resolve())
        languages = translations_beside(file) if languages is None else languages
        source = read_exercise(file, scenarios, languages)
        files = {name: file.with_name(f"{file.stem}.{name}.toml") for name in languages}
        self.read(source, files, ExerciseOverlay)

    def scenario(self, folder: Path, pack: Pack | None) -> Readable | None:
        """What was read of a scenario, now or before."""
        if folder.resolve() in self.seen:
            return self.seen[folder.resolve()]
        source = read_scenario(folder, pack)
        languages = pack.languages[1:] if pack else languages_beside(folder)
        self.read(source, _beside(folder, languages), ScenarioOverlay)
        self.states[folder] = self.follow(source)
        self.seen[folder.resolve()] = readable = self.weigh(source, pack)
        return readable

    def read(
        self,
        source: Source[Any],
        translations: Mapping[str, Path],
        overlay: type[PackOverlay | ScenarioOverlay | ExerciseOverlay],
    ) -> None:
        """Keep what reading found; where the original is in order, also what is untranslated.

        `translations` has the file in which each translation belongs.
        """
        self.problems += source.problems
        if source.file:
            files = (source.file, *source.overlays.values())
            self.texts |= {file.path: file.text for file in files}
        if source.value is None or source.file is None:
            return
        for language, file in translations.items():
            if translation := source.overlays.get(language):
                self.problems += find_untranslated(source.file.data, translation, overlay)
            elif not file.exists():
                self.problems.append(missing_file(file, language))

    def follow(self, source: Source[Scenario]) -> int | None:
        if source.value is None or source.file is None:
            return None
        graph = explore(source.value, self.budget)
        self.problems += placed(find_all(Fates(graph)), source.file)
        return len(graph.states)

    def weigh(self, source: Source[Scenario], pack: Pack | None) -> Readable | None:
        """Check the writing in every language that is in order."""
        if source.value is None or source.file is None:
            return None
        wrong = {problem.file for problem in source.problems}
        files = {pack.languages[0] if pack else SOURCE_LANGUAGE: source.file}
        files |= {name: file for name, file in source.overlays.items() if file.path not in wrong}
        readable = Readable(
            source.value,
            {name: None if file is source.file else file.data for name, file in files.items()},
        )
        for language, file in files.items():
            self.problems += placed(find_in_writing(readable.choices(language)), file)
            self.weighed.add(file.path)
        if pack:
            self.problems += placed(find_unknown_atoms(pack, source.value), source.file)
        return readable


def _beside(folder: Path, languages: Iterable[str]) -> dict[str, Path]:
    return {language: folder / f"{language}.toml" for language in languages}


def _names_in(folder: Path) -> Iterator[str]:
    return (scenario.name for scenario in _scenarios_in(folder))


def _scenarios_in(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(file.parent for file in folder.glob("*/scenario.toml"))
