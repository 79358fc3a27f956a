"""Putting a record where its learner finds it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from os.path import isdir, lexists
from pathlib import Path

from coach.activities.exercise import Taking
from coach.errors import RequestError
from coach.exercise.record import Record
from coach.files import write_new
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
