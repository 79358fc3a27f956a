"""Checking whole packs: every file read, every reachable state followed, every decision weighed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path

from coach.content.check.documents import (
    Part,
    check_exercise,
    check_pack_file,
    check_scenario,
)
from coach.content.check.exceptions import excuse
from coach.content.check.finding import placed
from coach.content.check.graph.states import BUDGET, Cut
from coach.content.check.whole import Whole
from coach.content.check.writing.choices import Readable
from coach.content.exercise_cards import exercise_files
from coach.content.loading import read_pack
from coach.content.model import Pack
from coach.content.toml.files import TomlFile
from coach.errors import Problem, RequestError, Severity
from coach.locale import N_


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
    cuts: Mapping[Path, Cut]
    """The folder of every scenario whose following was cut short."""
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


Make = Callable[[], Part]
Recall = Callable[[Path, Hashable, Make], Part]
"""Gives the part of a document in a folder: what was made before, where neither the files in that
folder nor what else it depends on has changed, else what is made now."""


def afresh(_folder: Path, _given: Hashable, make: Make) -> Part:
    """The part, made now whatever there was before."""
    return make()


def check_packs(
    paths: Iterable[Path],
    *,
    budget: int = BUDGET,
    elsewhere: Collection[str] = (),
    recall: Recall = afresh,
) -> Checked:
    """Everything that is wrong in the packs, scenarios and exercises at `paths`.

    A path is a pack's folder, a scenario's folder, a file in one of them, or an exercise; what is
    named twice is checked once. In no scenario are more than some `budget` states followed.
    Exercises may name scenarios of their pack and those that are `elsewhere`. Raises RequestError
    where there is nothing at a path.
    """
    present = [_present(path) for path in paths]
    check = _Check(budget, elsewhere, recall)
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
    recall: Recall
    parts: list[Part] = field(default_factory=list)
    states: dict[Path, int | None] = field(default_factory=dict)
    wholes: dict[Path, Whole] = field(default_factory=dict)
    cuts: dict[Path, Cut] = field(default_factory=dict)
    seen: dict[Path, Readable | None] = field(default_factory=dict)
    exercises: dict[Path, Part] = field(default_factory=dict)
    """Every file of an exercise that was looked at to what was found."""

    def result(self) -> Checked:
        texts = {path: text for part in self.parts for path, text in part.texts.items()}
        weighed = frozenset(path for part in self.parts for path in part.weighed)
        found = (problem for part in self.parts for problem in part.problems)
        problems = sorted(excuse(found, texts, weighed), key=lambda problem: problem.order)
        files = tuple(sorted(texts))
        return Checked(
            tuple(problems), files, self.states, self.wholes, self.cuts, len(self.exercises)
        )

    def pack(self, folder: Path) -> None:
        if folder.resolve() in self.seen:
            return
        self.seen[folder.resolve()] = None
        source, part = check_pack_file(folder)
        self.parts.append(part)
        pack = source.value
        scenarios = {each.name: self.scenario(each, pack) for each in _scenarios_in(folder)}
        names = {*scenarios, *self.elsewhere}
        languages = pack.languages[1:] if pack else ()
        parts = [self.exercise(file, names, languages) for file in exercise_files(folder)]
        exercises = {next(iter(each.texts)): each.exercise for each in parts if each.exercise}
        if pack and source.file:
            readables = [each for each in scenarios.values() if each]
            whole = Whole(pack, readables, scenarios.keys(), exercises)
            self.wholes[folder] = whole
            self.parts.append(Part((*self.of_pack(whole, source.file),), {}))

    def of_pack(self, whole: Whole, file: TomlFile) -> Iterator[Problem]:
        """What is wrong in a pack as a whole, told of `file`, its pack.toml, and of others."""
        yield from placed(whole.findings(), file)
        texts = {path: text for part in self.parts for path, text in part.texts.items()}
        for path, told in groupby(whole.findings_beside(), lambda told: told[0]):
            yield from placed([found for _, found in told], TomlFile(path, texts[path], {}))

    def exercise(
        self, file: Path, scenarios: Collection[str], languages: tuple[str, ...] | None
    ) -> Part:
        """Check an exercise and its translations; into every language beside it, where None."""
        if file.resolve() not in self.exercises:
            given = (file, frozenset(scenarios), languages)
            make = partial(check_exercise, file, scenarios, languages)
            self.exercises[file.resolve()] = part = self.recall(file.parent, given, make)
            self.parts.append(part)
        return self.exercises[file.resolve()]

    def scenario(self, folder: Path, pack: Pack | None) -> Readable | None:
        """What was read of a scenario, now or before."""
        if folder.resolve() in self.seen:
            return self.seen[folder.resolve()]
        given = (folder, _asked_of(pack), self.budget)
        part = self.recall(folder, given, partial(check_scenario, folder, pack, self.budget))
        self.parts.append(part)
        self.states[folder] = part.states
        if part.cut:
            self.cuts[folder] = part.cut
        self.seen[folder.resolve()] = part.readable
        return part.readable


def _asked_of(pack: Pack | None) -> Hashable:
    """What a scenario asks of its pack; the texts of a pack are not among it."""
    return pack and (
        pack.languages,
        pack.welcome,
        tuple(pack.topics),
        tuple(pack.principles),
        pack.atoms,
    )


def _names_in(folder: Path) -> Iterator[str]:
    return (scenario.name for scenario in _scenarios_in(folder))


def _scenarios_in(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(file.parent for file in folder.glob("*/scenario.toml"))
