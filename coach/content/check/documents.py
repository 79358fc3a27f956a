"""What a check finds in one document and its translations, by itself and in its pack.

A part depends on the files of its document and on what it is given, and on nothing else, so it
holds as long as these stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.content.check.coverage import find_unknown_atoms
from coach.content.check.finding import Finding, placed
from coach.content.check.graph.checks import find_all
from coach.content.check.graph.outlook import Fates
from coach.content.check.graph.states import Cut, explore
from coach.content.check.speakers import find_unknown_speakers
from coach.content.check.translations import (
    find_in_translation,
    find_unfinished,
    missing_file,
)
from coach.content.check.writing.checks import find_in_writing
from coach.content.check.writing.choices import Readable
from coach.content.check.writing.giveaways import find_missing_fits
from coach.content.check.writing.lengths import (
    find_other_lengths,
    find_reading_load,
    find_wrong_minutes,
)
from coach.content.check.writing.reading_load import ReadingLoad
from coach.content.exercise_cards import translation_of
from coach.content.exercises import (
    Exercise,
    ExerciseOverlay,
    read_exercise,
    translations_beside,
)
from coach.content.loading import in_translation, read_pack, read_scenario
from coach.content.model import Pack, PackOverlay, Scenario, ScenarioOverlay
from coach.content.reader import Source, languages_beside
from coach.content.toml.files import TomlFile
from coach.errors import Problem
from coach.locale import SOURCE_LANGUAGE


@dataclass(frozen=True, slots=True)
class Part:
    """What was found in one document."""

    problems: tuple[Problem, ...]
    texts: Mapping[Path, str]
    """Every file that was read."""
    weighed: frozenset[Path] = frozenset()
    """Those of them of which everything was checked."""
    states: int | None = None
    """How many states of a scenario were followed; None where it cannot be played."""
    cut: Cut | None = None
    """Where that was cut short."""
    readable: Readable | None = None
    """A scenario that can be read."""
    exercise: Exercise | None = None
    """An exercise that can be taken."""


def check_pack_file(folder: Path) -> tuple[Source[Pack], Part]:
    """A pack.toml with its translations, and what is wrong in them; no scenario is looked at."""
    source = read_pack(folder)
    languages = source.value.languages[1:] if source.value else ()
    problems = _reading(source, _beside(folder, languages), PackOverlay)
    return source, Part(tuple(problems), _texts(source), _weighed(source))


def check_exercise(file: Path, scenarios: Collection[str], languages: Iterable[str] | None) -> Part:
    """What is wrong in an exercise that may name `scenarios`, and in its translations.

    Without `languages`, every translation beside it counts.
    """
    languages = translations_beside(file) if languages is None else languages
    source = read_exercise(file, scenarios, languages)
    files = {name: translation_of(file, name) for name in languages}
    problems = _reading(source, files, ExerciseOverlay)
    return Part(tuple(problems), _texts(source), _weighed(source), exercise=source.value)


def check_scenario(folder: Path, pack: Pack | None, budget: int) -> Part:
    """Everything that is wrong in a scenario and its translations, as part of `pack`.

    No more than some `budget` states are followed.
    """
    source = read_scenario(folder, pack)
    languages = pack.languages[1:] if pack else languages_beside(folder)
    problems = [*_reading(source, _beside(folder, languages), ScenarioOverlay)]
    if source.value is None or source.file is None:
        return Part(tuple(problems), _texts(source))
    graph = explore(source.value, budget)
    problems += placed([*find_all(Fates(graph)), *find_missing_fits(source.value)], source.file)
    files = {pack.languages[0] if pack else SOURCE_LANGUAGE: source.file} | _in_order(source)
    readable = Readable(
        source.value,
        {name: None if file is source.file else file.data for name, file in files.items()},
        {name: file.path for name, file in files.items()},
        is_welcome=pack is not None and pack.welcome == source.value.id,
    )
    for language, file in files.items():
        load = ReadingLoad(graph, _told(source.value, source.file, file, language))
        problems += placed(_in_texts(readable, load, language, file), file)
    if pack:
        problems += placed(find_unknown_atoms(pack, source.value), source.file)
    texts, states = _texts(source), len(graph.states)
    return Part(tuple(problems), texts, _weighed(source), states, graph.cut, readable)


def _told(scenario: Scenario, original: TomlFile, file: TomlFile, language: str) -> Scenario:
    """`scenario` with the texts of `file`, its original or a translation."""
    if file is original:
        return scenario
    return in_translation(scenario, original.data, file.data, language)


def _in_texts(
    readable: Readable, load: ReadingLoad, language: str, file: TomlFile
) -> Iterator[Finding]:
    """What is found in the texts of one language, which stand in `file`."""
    yield from find_in_writing(readable.choices(language))
    yield from find_other_lengths(load.scenario, file.data)
    yield from find_reading_load(load)
    if load.scenario is readable.scenario:
        yield from find_wrong_minutes(load)
    yield from find_unknown_speakers(file.data, load.scenario.speakers)


def _weighed(source: Source[Any]) -> frozenset[Path]:
    """The original, where it can be used, and the translations in which nothing is wrong."""
    files = (source.file, *_in_order(source).values()) if source.value else ()
    return frozenset(file.path for file in files if file)


def _in_order(source: Source[Any]) -> dict[str, TomlFile]:
    """The translations in which nothing is wrong."""
    wrong = {problem.file for problem in source.problems}
    return {name: file for name, file in source.overlays.items() if file.path not in wrong}


def _reading(
    source: Source[Any],
    translations: Mapping[str, Path],
    overlay: type[PackOverlay | ScenarioOverlay | ExerciseOverlay],
) -> Iterator[Problem]:
    """What reading found, and what is still to be written.

    Where the original is in order, also what translations lack.

    `translations` has the file in which each translation belongs.
    """
    yield from source.problems
    for file in (source.file, *source.overlays.values()):
        yield from placed(find_unfinished(file, overlay), file) if file else ()
    if source.value is None or source.file is None:
        return
    for language, path in translations.items():
        if translation := source.overlays.get(language):
            yield from find_in_translation(source.file.data, translation, overlay)
        elif not path.exists():
            yield missing_file(path, language)


def _texts(source: Source[Any]) -> dict[Path, str]:
    files = (source.file, *source.overlays.values()) if source.file else ()
    return {file.path: file.text for file in files}


def _beside(folder: Path, languages: Iterable[str]) -> dict[str, Path]:
    return {language: folder / f"{language}.toml" for language in languages}
