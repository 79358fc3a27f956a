"""Records: checked against the packs in use, and put where their learner finds them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import count
from os.path import isdir, lexists
from pathlib import Path
from typing import NamedTuple

from coach.activities.exercise import Taking
from coach.content.exercise_cards import ExerciseShelf
from coach.content.exercises import Exercise, load_exercise
from coach.content.library import Library
from coach.content.loading import load_pack, load_scenario
from coach.content.model import Principle
from coach.errors import ContentError, RequestError
from coach.exercise.record import Record
from coach.exercise.record_verifying import Verifier
from coach.files import write_new
from coach.practice.fast_replay import Tracer
from coach.world import World


def write(world: World, taking: Taking, name: str) -> Path:
    """Write the record of `taking` for a learner called `name`, and return its file.

    It is put into the folder the program was started in, else beside the journal; no file that
    is there already is written over. Raises RequestError where neither can be written.
    """
    record = taking.record(world, name)
    stem = file_stem(taking.exercise.id, record.name)
    try:
        return _write_into(world.places.here, stem, record.to_toml())
    except RequestError:
        return _write_into(world.places.journal.parent / "records", stem, record.to_toml())


def write_to(path: Path, record: Record) -> Path:
    """Write `record` to `path` and return it; a folder gets a file of its own in it.

    Raises RequestError where something stands there already, or where it cannot be written.
    """
    if isdir(path):  # noqa: PTH112 (Path.is_dir raises where the name is too long)
        stem = file_stem(record.rules.exercise, record.name)
        return _write_into(path, stem, record.to_toml())
    write_new(path, record.to_toml())
    return path


def file_stem(exercise: str, name: str) -> str:
    """What the file of a record is called, without its suffix."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join(["record", exercise, *words])[:100]


def _write_into(folder: Path, stem: str, text: str) -> Path:
    path = next(path for path in _candidates(folder, stem) if not lexists(path))
    write_new(path, text)
    return path


def _candidates(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}.toml"
    yield from (folder / f"{stem}-{number}.toml" for number in count(2))


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
