"""What is wrong in one file, before it is known on which line.

Rules find faults by key path; only when there are any is the file gone through for their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from coach.content import value_faults
from coach.content.toml.tables import Data, KeyPath
from coach.errors import Problem

ID = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(-[a-z0-9]+)*")
"""An id, in full."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""A character that no text may hold: tabs and line breaks are fine, all other controls are not."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_SHOWN = 60


class Fault(NamedTuple):
    """Something wrong at a key path."""

    code: str
    message: str
    """A template; `{key}` is the last name on the path, `values` fill the other braces."""
    path: KeyPath
    values: Mapping[str, object]
    lacks: tuple[str, ...] = ()
    """Keys of the table at `path` of which one, had it been there, would have been enough."""


def place(faults: Iterable[Fault], file: Path, text: str, data: Data) -> list[Problem]:
    """`faults` of the document `data` with their lines in `text`, in the order of the lines."""
    found = list(faults)
    if not found:
        return []
    # a list of cards reads faster without what only problems need
    from coach.content.toml.places import key_lines, nearest_line  # noqa: PLC0415

    lines = key_lines(text)
    problems = [
        Problem(
            fault.code,
            fault.message,
            file,
            nearest_line(lines, fault.path),
            path_text(fault.path, data),
            values={"key": shown(_key(fault.path)), **fault.values},
        )
        for fault in found
    ]
    return sorted(problems, key=lambda problem: problem.order)


def path_text(path: KeyPath, data: Data) -> str:
    """`path` as people read it: replies by their id, other places in a list counted from one."""
    words: list[str] = []
    here: Any = data
    for step in path:
        here = _inside(here, step)
        words.append(_name(step) if isinstance(step, str) else _place(step, here))
    return ".".join(words)


def shown(value: object) -> str:
    """`value` fit for a message: on one line, not too long, control characters spelt out."""
    text = CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", " ".join(str(value).split()))
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def one_line(problem: Problem) -> str:
    """`problem` with its place, as `file:line: key path: message` in the language in use."""
    place = f"{problem.file}" if problem.line is None else f"{problem.file}:{problem.line}"
    return ": ".join(part for part in (place, problem.where, problem.text) if part)


def _key(path: KeyPath) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list | tuple) and isinstance(step, int) else None


def _name(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else f'"{shown(key)}"'


def _place(place: int, item: Any) -> str:
    name = item.get("id") if isinstance(item, dict) else None
    return name if isinstance(name, str) and ID.fullmatch(name) else str(place + 1)


def id_of(text: str) -> str:
    """The id nearest to `text`, without accents; nothing where it has no Latin letter or digit."""
    # most starts make no id
    from unicodedata import normalize  # noqa: PLC0415

    plain = normalize("NFKD", text.replace("'", "").replace("’", "")).lower()
    letters = "".join(each for each in plain if each.isascii() or each.isspace() or each.isalnum())
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:60].strip("-")


def text_fault(text: str, path: KeyPath) -> Fault | None:
    """What keeps `text` from being shown, if anything does: it is blank or holds a control."""
    if control := CONTROL.search(text):
        return Fault(*value_faults.UNPRINTABLE, path, {"value": shown(control[0])})
    return None if text.strip() else Fault(*value_faults.EMPTY, path, {})


class Names:
    """The names that something may have, to find the one that a misspelt name was meant to be."""

    _MOST_COMPARED = 200
    _MOST_ASKED = 100

    def __init__(self, names: Iterable[str]) -> None:
        self._names = dict.fromkeys(names)
        self._nearest: dict[str, str | None] = {}

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def nearest(self, word: str) -> str | None:
        """The name most like `word`; None where none is, or after a hundred different words.

        A file with more misspelt names than that has another ailment, and each takes milliseconds.
        """
        if word not in self._nearest:
            if len(self._nearest) >= self._MOST_ASKED:
                return None
            self._nearest[word] = self._compare(word)
        return self._nearest[word]

    def _compare(self, word: str) -> str | None:
        # difflib takes longer to import than a list to read, and only mistakes need it
        from difflib import get_close_matches  # noqa: PLC0415
        from heapq import nlargest  # noqa: PLC0415

        names: Iterable[str] = self._names
        if len(self._names) > self._MOST_COMPARED:
            names = nlargest(self._MOST_COMPARED, names, key=lambda name: _same_start(name, word))
        return next(iter(get_close_matches(word, names, 1)), None)


def _same_start(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def misspelt(
    code: str, path: KeyPath, name: object, names: Names, messages: tuple[str, str]
) -> Fault:
    """A fault about a name that is not among `names`.

    The first of `messages` has `{near}` for the name that may be meant; the second is for when
    there is none. Both have `{name}`.
    """
    near = names.nearest(str(name))
    values = {"name": shown(name), "near": near}
    return Fault(code, messages[0] if near else messages[1], path, values)
