"""The verifier of this machine: it knows the scenarios and the exercises of the packs in use."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from coach.content.exercise_cards import ExerciseCard, ExerciseShelf
from coach.content.exercises import Exercise, load_exercise
from coach.content.library import Library
from coach.content.readfile import read_toml
from coach.content.source import load_scenario
from coach.errors import ContentError
from coach.exercise.record import Record
from coach.exercise.verifying import Verifier
from coach.practice.tracing import Tracer
from coach.world import World


def make_verifier(
    world: World, library: Library, exercises: Iterable[ExerciseCard] = ()
) -> Verifier:
    """A verifier that knows every scenario and exercise in use, and these `exercises` as well.

    What cannot be used of a pack is not known. The exercises given here go before those of the
    packs; raises ContentError where one of them cannot be used.
    """
    tracers: dict[str, Tracer] = {}
    for card in library.cards:
        with suppress(ContentError):
            tracers[card.id] = Tracer(load_scenario(card.folder, world.language))
    shelf = ExerciseShelf.of(library, world.language)
    known: dict[str, Exercise] = {}
    for each in shelf.cards:
        with suppress(ContentError):
            known[each.id] = load_exercise(each.file, world.language, tracers)
    for each in exercises:
        known[each.id] = load_exercise(each.file, world.language, tracers)
    return Verifier(tracers, known)


def read_record(file: Path) -> Record:
    """The record in `file`.

    Raises ContentError where it cannot be opened or is not TOML, and DamagedFile where it is no
    record, or one that was changed.
    """
    return Record.from_data(read_toml(file).data)
