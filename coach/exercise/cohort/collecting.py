"""Finding what was handed in: records and journals in a folder and all folders below it.

A first look reads names and first lines alone. It puts records with the same first attempt
together, for of these one counts: the latest of its learner that holds.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from os.path import isdir
from pathlib import Path
from sys import intern
from typing import NamedTuple

from coach.content.toml.files import is_there
from coach.content.toml.header import read_header
from coach.errors import ContentError, DamagedFile, RequestError
from coach.exercise.record import is_record
from coach.journal.checked_values import TIME
from coach.locale import N_, _, ngettext
from coach.settings import read_settings

ATTEMPT = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{6}\.toml")
"""What the file of an attempt is called."""
SETTINGS = "settings.toml"
"""What the file beside a journal is called that may have its learner's name."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that does not count, or not as far as it says, and why."""

    file: Path
    code: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    more: int = 0
    """How many more attempts in the file the same is true of."""

    @property
    def text(self) -> str:
        """The reason in the language in use."""
        reason = _(self.message).format(**self.values)
        also = ngettext(
            "The same goes for {n} more attempt in it.",
            "The same goes for {n} more attempts in it.",
            self.more,
        )
        return f"{reason} {also.format(n=self.more)}" if self.more else reason


class Head(NamedTuple):
    """The first lines of a record; there may be very many."""

    file: str
    """Its path."""
    name: str
    exercise: str
    first: str
    """The id of the attempt finished first; nothing where there is none."""
    written: datetime

    @property
    def learner(self) -> tuple[str, str]:
        """The exercise and the name, in which capitals don't count."""
        return self.exercise, self.name.casefold()


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a folder."""

    records: tuple[tuple[Head, ...], ...]
    """Those of which one counts stand together; it is the first that holds."""
    journals: tuple[Path, ...]
    """Folders that hold a folder of attempts for each scenario."""
    set_aside: tuple[SetAside, ...]

    @property
    def files(self) -> int:
        """How many records, of those together one, and how many journals are to be read."""
        return len(self.records) + len(self.journals)


def find(folders: Iterable[Path]) -> Found:
    """What is in `folders` and below. Raises RequestError for one that is not there."""
    records: list[Head] = []
    journals: dict[Path, None] = {}
    aside: list[SetAside] = []
    for file in _files(folders, aside):
        if ATTEMPT.fullmatch(file.name):
            journals[_journal_of(file)] = None
        elif isinstance(head := _head(file), Head):
            records.append(head)
        elif head is not None:
            aside.append(head)
    return Found(together(records), tuple(journals), tuple(aside))


def _files(folders: Iterable[Path], aside: list[SetAside]) -> Iterator[Path]:
    """Every TOML file and every file that is named, each once."""
    seen: set[tuple[str, str]] = set()
    for folder in folders:
        if not is_there(folder):
            raise RequestError(
                N_("There is no {folder}; name the folder with the records."), folder=folder
            )
        found = _below(folder, aside) if isdir(folder) else [(folder.parent, [folder.name])]  # noqa: PTH112 - Path.is_dir raises where it may not look
        for place, names in found:
            real = os.path.realpath(place)
            for name in names:
                if (real, name) not in seen:
                    seen.add((real, name))
                    yield place / name


def _below(top: Path, aside: list[SetAside]) -> Iterator[tuple[Path, list[str]]]:
    """Every folder with its TOML files; links are followed, names with a dot first passed by."""

    def closed(error: OSError) -> None:
        values = {"reason": error.strerror}
        aside.append(SetAside(Path(error.filename), "unreadable-folder", _CLOSED, values))

    walked: set[str] = set()
    for place, below, names in os.walk(top, onerror=closed, followlinks=True):
        if (real := os.path.realpath(place)) in walked:
            below.clear()
            continue
        walked.add(real)
        below[:] = sorted(name for name in below if not name.startswith("."))
        tomls = (each for each in names if each.endswith(".toml") and not each.startswith("."))
        yield Path(place), sorted(tomls)


def _journal_of(attempt: Path) -> Path:
    folder = attempt.parent
    return folder.parent if folder.name not in {"", ".."} else folder.resolve().parent


def _head(file: Path) -> Head | SetAside | None:
    try:
        data = read_header(file)
    except ContentError as error:
        return unreadable(file, error)
    name, exercise, first = (data.get(key, "") for key in ("name", "exercise", "first"))
    written = TIME.convert(data.get("written"))
    texts = all(isinstance(each, str) for each in (name, exercise, first))
    if is_record(data) and texts and written:
        return Head(str(file), name, intern(exercise), first, written)
    if file.name == SETTINGS:
        return None
    code, message = ("damaged", _DAMAGED) if is_record(data) else ("foreign", _FOREIGN)
    return SetAside(file, code, message)


def unreadable(file: Path, error: ContentError | DamagedFile) -> SetAside:
    """What is said of a record or an attempt that cannot be read."""
    if isinstance(error, DamagedFile):
        return SetAside(file, "damaged", error.message, error.values)
    problem = error.problems[0]
    if problem.line is None:
        return SetAside(file, problem.code, problem.message, problem.values)
    return SetAside(file, "damaged", _BROKEN, {"line": problem.line})


def together(records: list[Head]) -> tuple[tuple[Head, ...], ...]:
    """`records` with those of the same attempts together; of these, which is to count comes first.

    That is the latest of whoever was the first to hand them in.
    """
    same: defaultdict[tuple[str, str], list[Head]] = defaultdict(list)
    for head in records:
        same[head.exercise, head.first or head.name.casefold()].append(head)
    groups = [tuple(_in_order(heads, _since(heads))) for heads in same.values()]
    by_first = {heads[0]: heads for heads in groups}
    return tuple(by_first[head] for head in _in_order(by_first, _since(records)))


def _since(heads: Iterable[Head]) -> Mapping[tuple[str, str], datetime]:
    """When each learner first handed something in."""
    since: dict[tuple[str, str], datetime] = {}
    for head in heads:
        since[head.learner] = min(head.written, since.get(head.learner, head.written))
    return since


def _in_order(heads: Iterable[Head], since: Mapping[tuple[str, str], datetime]) -> list[Head]:
    """Learners by when they first handed something in, and of each the latest record first."""
    latest = sorted(heads, key=_age, reverse=True)
    return sorted(latest, key=lambda head: (since[head.learner], head.learner))


def _age(head: Head) -> tuple[datetime, str]:
    return head.written, head.file


def beside(head: Head, counts: Head) -> SetAside:
    """Why `head` does not count where `counts` does, which has the same first attempt."""
    if (head.name, head.written) == (counts.name, counts.written):
        code, message = "duplicate", _DUPLICATE
    elif head.learner == counts.learner:
        code, message = "older", _OLDER
    else:
        code, message = "copied", _COPIED
    return SetAside(Path(head.file), code, message, {"file": counts.file})


def attempts_in(journal: Path) -> list[Path]:
    """The files of a journal's attempts."""
    files = sorted(journal.glob("[!.]*/*.toml"))
    return [file for file in files if ATTEMPT.fullmatch(file.name)]


def owner_of(journal: Path) -> str:
    """Whose journal it is: the name in the settings beside it, else that of its folder."""
    folder = journal.resolve()
    home = folder.parent if folder.name == "journal" else folder
    return read_settings(home / SETTINGS).settings.name or home.name


_CLOSED = N_("This folder cannot be read: {reason}. Look at its permissions.")
_BROKEN = N_("Line {line} cannot be read: this is damaged, or no record. Ask for it once more.")
_DAMAGED = N_("This record is damaged: its first lines do not say whose it is, or of what.")
_FOREIGN = N_("This is neither a record nor an attempt.")
_DUPLICATE = N_("This is the same record as {file}.")
_OLDER = N_("This is an older record of the same learner; {file} counts.")
_COPIED = N_("This has the attempts of {file}, under another name.")
