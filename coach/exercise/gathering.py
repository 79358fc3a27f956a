"""Finding what was handed in: records and journals in a folder and all folders below it.

A first look reads names and first lines alone. It decides which records count: of several that a
learner handed in for an exercise the latest, and of copies one.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from coach.content.header import read_header
from coach.errors import ContentError, RequestError
from coach.exercise.record import is_record
from coach.journal.fields import TIME
from coach.locale import N_, _

ATTEMPT = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{6}\.toml")
"""What the file of an attempt is called."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that does not count, or not as far as it says, and why."""

    file: Path
    code: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The reason in the language in use."""
        return _(self.message).format(**self.values)


class Head(NamedTuple):
    """The first lines of a record."""

    file: Path
    name: str
    exercise: str
    first: str
    """The id of the attempt finished first; nothing where there is none."""
    written: datetime
    checksum: str


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a folder."""

    records: tuple[Head, ...]
    """Those that count, by file."""
    journals: tuple[Path, ...]
    """Folders that hold a folder of attempts for each scenario."""
    set_aside: tuple[SetAside, ...]

    @property
    def files(self) -> int:
        """How many records and journals are to be read."""
        return len(self.records) + len(self.journals)


def find(folders: Iterable[Path]) -> Found:
    """What is in `folders` and below. Raises RequestError for one that is not there."""
    records: list[Head] = []
    journals: dict[Path, None] = {}
    aside: list[SetAside] = []
    for file in _files(folders):
        if ATTEMPT.fullmatch(file.name):
            journals[file.parent.parent] = None
        elif isinstance(head := _head(file), Head):
            records.append(head)
        elif head is not None:
            aside.append(head)
    counting, others = _those_that_count(records)
    return Found(counting, tuple(journals), (*aside, *others))


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    """Every TOML file, each once; names that start with a dot are passed by."""
    seen: set[str] = set()
    for folder in folders:
        if folder.is_file():
            yield folder
            continue
        if not folder.is_dir():
            raise RequestError(
                N_("There is no {folder}; name the folder with the records."), folder=folder
            )
        for place, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if not name.startswith("."))
            if (real := os.path.realpath(place)) in seen:
                continue
            seen.add(real)
            wanted = (each for each in sorted(names) if each.endswith(".toml"))
            yield from (Path(place, each) for each in wanted if not each.startswith("."))


def _head(file: Path) -> Head | SetAside | None:
    try:
        data = read_header(file)
    except ContentError as error:
        problem = error.problems[0]
        return SetAside(file, problem.code, problem.message, problem.values)
    name, exercise, first = (data.get(key, "") for key in ("name", "exercise", "first"))
    checksum, written = data.get("checksum"), TIME.convert(data.get("written"))
    texts = all(isinstance(each, str) for each in (name, exercise, first, checksum))
    if is_record(data) and texts and written:
        return Head(file, name, exercise, first, written, str(checksum))
    if file.name == "settings.toml":
        return None
    code, message = ("damaged", _DAMAGED) if is_record(data) else ("foreign", _FOREIGN)
    return SetAside(file, code, message)


def _those_that_count(records: list[Head]) -> tuple[tuple[Head, ...], list[SetAside]]:
    same: defaultdict[tuple[str, str], list[Head]] = defaultdict(list)
    for head in records:
        same[head.exercise, head.first or head.name.casefold()].append(head)
    counting: list[Head] = []
    aside: list[SetAside] = []
    for heads in same.values():
        chosen, others = _choose(heads)
        counting.append(chosen)
        aside += others
    return tuple(sorted(counting, key=lambda head: str(head.file))), aside


def _choose(heads: list[Head]) -> tuple[Head, list[SetAside]]:
    """Of records with the same first attempt, the one that counts, and why the others do not."""
    owner = min(heads, key=lambda head: (head.written, str(head.file))).name.casefold()
    own = [head for head in heads if head.name.casefold() == owner]
    chosen = max(own, key=lambda head: (head.written, str(head.file)))
    return chosen, [_why_not(head, chosen, owner) for head in heads if head is not chosen]


def _why_not(head: Head, chosen: Head, owner: str) -> SetAside:
    if head.checksum == chosen.checksum:
        code, message = "duplicate", _DUPLICATE
    elif head.name.casefold() == owner:
        code, message = "older", _OLDER
    else:
        code, message = "copied", _COPIED
    return SetAside(head.file, code, message, {"file": chosen.file})


def attempts_in(journal: Path) -> list[Path]:
    """The files of a journal's attempts."""
    return [file for file in sorted(journal.glob("*/*.toml")) if ATTEMPT.fullmatch(file.name)]


def owner_of(journal: Path) -> str:
    """Whose journal it is, from the name of its folder."""
    folder = journal.resolve()
    return folder.parent.name if folder.name == "journal" else folder.name


_DAMAGED = N_("This record is damaged: its first lines do not say whose it is, or of what.")
_FOREIGN = N_("This is neither a record nor an attempt.")
_DUPLICATE = N_("This is the same record as {file}.")
_OLDER = N_("This is an older record of the same learner; {file} counts.")
_COPIED = N_("This has the attempts of {file}, under another name.")
