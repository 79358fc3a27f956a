"""Every exercise at hand, as cards, read as far as a list needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from coach.content.cards import accept, present, text_faults
from coach.content.faults import one_line
from coach.content.library import Library
from coach.content.names import EXERCISES, find_card
from coach.content.overlay import translated
from coach.content.toml.files import is_there
from coach.content.toml.header import read_header
from coach.errors import ContentError, Problem, Severity
from coach.locale import N_

FOLDER = "exercises"
"""Where a pack has its exercises."""


@dataclass(frozen=True, slots=True)
class ExerciseCard:
    """What a list shows of an exercise. Its texts are in the language asked for, if translated.

    Where `problem` is not None it cannot be taken, and its title is its id.
    """

    id: str
    file: Path
    pack: str | None
    """The id of its pack; None for a file that was named by its path."""
    title: str
    summary: str = ""
    problem: str | None = None
    """What is wrong with its first lines, with file and line, in the language then in use."""


@dataclass(frozen=True, slots=True)
class ExerciseShelf:
    """The exercises of all packs in use."""

    cards: tuple[ExerciseCard, ...]
    """Those of packs that were added come first, the last pack's before all; no id twice."""
    problems: tuple[Problem, ...]
    """What keeps an exercise from being used, and ids that two packs have."""

    @classmethod
    def of(cls, library: Library, language: str) -> ExerciseShelf:
        """The exercises of the packs in `library`, their texts in `language`, where translated."""
        cards: dict[str, ExerciseCard] = {}
        problems: list[Problem] = []
        for pack in reversed(library.packs):
            for file in exercise_files(pack.folder, pack.exercises):
                card, wrong = read_exercise_card(file, language, pack.id)
                problems += wrong
                first = cards.setdefault(card.id, card)
                if first is not card:
                    problems.append(_clash(card, first))
        return cls(tuple(cards.values()), tuple(problems))

    def find(self, name: str) -> ExerciseCard:
        """The exercise with this id; else the only one with `name` in its id or title.

        Raises UnknownName with what may be meant.
        """
        return find_card(self.cards, name, EXERCISES)


def exercise_files(pack: Path, suggested: Iterable[str] = ()) -> list[Path]:
    """The exercises in the folder of a pack: those `suggested` in that order, the others by name.

    A name with a dot in it is that of a translation.
    """
    places = {name: place for place, name in enumerate(suggested)}
    try:
        found = [file for file in (pack / FOLDER).glob("*.toml") if "." not in file.stem]
    except OSError:
        return []
    return sorted(found, key=lambda file: (places.get(file.stem, len(places)), file.stem))


def translation_of(file: Path, language: str) -> Path:
    """Where a translation of the exercise in `file` belongs."""
    return file.with_name(f"{file.stem}.{language}.toml")


def read_exercise_card(
    file: Path, language: str, pack: str | None = None
) -> tuple[ExerciseCard, tuple[Problem, ...]]:
    """The card of the exercise in `file`, and the problems of its first lines."""
    try:
        return _card(file, language, pack), ()
    except ContentError as error:
        problem = one_line(error.problems[0])
        return ExerciseCard(file.stem, file, pack, file.stem, problem=problem), error.problems


_TEXTS = ("title", "summary")


def _card(file: Path, language: str, pack: str | None) -> ExerciseCard:
    data = read_header(file)
    accept(file, data, text_faults(data, _TEXTS))
    if is_there(beside := translation_of(file, language)):
        overlay = read_header(beside)
        accept(beside, overlay, text_faults(overlay, present(overlay, _TEXTS)))
        data = translated(data, {key: overlay[key] for key in present(overlay, _TEXTS)})
    return ExerciseCard(file.stem, file, pack, data["title"], data["summary"])


def _clash(card: ExerciseCard, first: ExerciseCard) -> Problem:
    return Problem(
        "duplicate-exercise",
        N_("The exercise `{name}` is in {file} too, which is the one used; rename this one."),
        card.file,
        severity=Severity.WARNING,
        values={"name": card.id, "file": first.file},
    )
