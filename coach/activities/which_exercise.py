"""Which exercise is meant."""

from __future__ import annotations

import os
from pathlib import Path

from coach.content.exercise_cards import ExerciseCard, ExerciseShelf, read_exercise_card
from coach.content.library import Library
from coach.content.names import EXERCISES
from coach.errors import RequestError, UnknownName
from coach.locale import N_
from coach.world import World


def find_exercise(world: World, library: Library, name: str | None) -> ExerciseCard:
    """The exercise called `name`, or in the file of that path.

    Without a name: the one taken last, else the first. Raises RequestError where there is none,
    where several may be meant, or where it cannot be taken.
    """
    if name is not None and _is_path(name):
        card, _problems = read_exercise_card(Path(name), world.language)
        return _usable(card)
    shelf = ExerciseShelf.of(library, world.language)
    return _usable(shelf.find(name) if name is not None else _meant(world, shelf))


def _is_path(name: str) -> bool:
    return name.endswith(".toml") or os.sep in name or "/" in name


def _meant(world: World, shelf: ExerciseShelf) -> ExerciseCard:
    known = {card.id: card for card in shelf.cards}
    mine = [each for each in world.journal.attempts() if each.exercise in known]
    if mine:
        return known[str(max(mine, key=lambda each: each.order).exercise)]
    if not shelf.cards:
        raise UnknownName(EXERCISES.none)
    return shelf.cards[0]


def _usable(card: ExerciseCard) -> ExerciseCard:
    if card.problem is None:
        return card
    raise RequestError(
        N_("{name} cannot be taken until this is mended: {problem}"),
        name=card.id,
        problem=card.problem,
    )
