"""What records are checked against: the scenarios and exercises of the packs in use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coach.content.exercise_cards import ExerciseShelf
from coach.content.exercises import Exercise, load_exercise
from coach.content.library import Library
from coach.content.loading import load_pack, load_scenario
from coach.content.model import Principle
from coach.errors import ContentError
from coach.exercise.record_verifying import Verifier
from coach.practice.fast_replay import Tracer
from coach.world import World


class Known(NamedTuple):
    """Everything in use that can be read."""

    tracers: Mapping[str, Tracer]
    """Every scenario by its id."""
    exercises: Mapping[str, Exercise]
    principles: Mapping[tuple[str, str], Principle]
    """By pack and id."""
    packs: Mapping[str, str]
    """Every scenario's pack, by their ids."""

    @property
    def verifier(self) -> Verifier:
        """Checks records against all this."""
        return Verifier(self.tracers, self.exercises)


def know(world: World, library: Library, files: Iterable[Path] = ()) -> Known:
    """What the packs of `library` have, and the exercises in `files`, which go before theirs.

    What cannot be read in a pack is not known. Raises ContentError where one of `files` cannot be.
    """
    tracers: dict[str, Tracer] = {}
    principles: dict[tuple[str, str], Principle] = {}
    for pack in library.packs:
        with suppress(ContentError):
            loaded = load_pack(pack.folder, world.language)
            principles |= {(loaded.id, name): each for name, each in loaded.principles.items()}
    for card in library.cards:
        with suppress(ContentError):
            tracers[card.id] = Tracer(load_scenario(card.folder, world.language))
    exercises: dict[str, Exercise] = {}
    for each in ExerciseShelf.of(library, world.language).cards:
        with suppress(ContentError):
            exercises[each.id] = load_exercise(each.file, world.language, tracers)
    for file in files:
        exercises[file.stem] = load_exercise(file, world.language, tracers)
    packs = {card.id: library.pack_of(card).id for card in library.cards}
    return Known(tracers, exercises, principles, packs)
