"""Putting texts into a TOML text where their neighbours are, every other line left as it is."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy

from coach.content.locate import Statement, statements
from coach.content.tables import Data, KeyPath, written


def inserted(
    text: str,
    missing: Mapping[KeyPath, str],
    order: Sequence[KeyPath],
    note: Callable[[str], str],
) -> tuple[str, tuple[KeyPath, ...]]:
    """`text`, which has to be TOML, with all that is `missing`, and what could not be put in.

    Each comes after what is before it in `order`, in a table of its own where there is none, and
    under a comment that `note` makes of it. What is missing in a table that is written on one line
    cannot be put in.
    """
    whole = _added(text, missing, order, note)
    if _holds(whole, text, missing):
        return whole, ()
    left: list[KeyPath] = []
    for table in _tables(missing):
        part = {path: value for path, value in missing.items() if path[:-1] == table}
        more = _added(text, part, order, note)
        if _holds(more, text, part):
            text = more
        else:
            left += part
    return text, tuple(left)


def _holds(whole: str, before: str, added: Mapping[KeyPath, str]) -> bool:
    """Whether `whole` says what `before` does, and what was added, and nothing else."""
    expected = deepcopy(tomllib.loads(before))
    try:
        for path, text in added.items():
            _put(expected, path, text)
        return tomllib.loads(whole) == expected
    except (TypeError, AttributeError, tomllib.TOMLDecodeError):
        return False


def _put(data: Data, path: KeyPath, text: str) -> None:
    for step in path[:-1]:
        data = data.setdefault(str(step), {})
    data[str(path[-1])] = text


def _tables(paths: Mapping[KeyPath, str] | Sequence[KeyPath]) -> list[KeyPath]:
    return list(dict.fromkeys(path[:-1] for path in paths))


def _added(
    text: str,
    missing: Mapping[KeyPath, str],
    order: Sequence[KeyPath],
    note: Callable[[str], str],
) -> str:
    """`text` with all that is missing; where a table stands on one line, it is no TOML any more."""
    layout = _Layout(text, order)
    inside, tables = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for table in _tables(missing):
        own = layout.statements_of(table)
        is_new = not own and not layout.has_header(table)
        if is_new:
            tables[layout.place_of_table(table)] += ["", f"[{_key(table)}]"]
        for path, value in missing.items():
            if path[:-1] == table:
                key = _key(path[own[0].base if own else len(table) :])
                entry = f"{note(value)}\n{key} = {written(value, on_lines=True)}".split("\n")
                if is_new:
                    tables[layout.place_of_table(table)] += entry
                else:
                    inside[layout.place_of(path)] += entry
    lines = layout.lines
    for at in sorted({*inside, *tables}, reverse=True):
        lines[at:at] = [*inside[at], *tables[at]]
    return "\n".join(lines) + "\n"


class _Layout:
    """Where things are in a text, and after how many of its lines others belong."""

    def __init__(self, text: str, order: Sequence[KeyPath]) -> None:
        self.lines = text.removesuffix("\n").split("\n")
        self._places = {path: place for place, path in enumerate(order)}
        self._tables = _tables(order)
        self._all = [*statements(text)]

    def statements_of(self, table: KeyPath) -> list[Statement]:
        """Those that give something in `table` under its header or, dotted, above one.

        All in the same manner.
        """
        size = len(table)
        found = [s for s in self._all if s.path[:size] == table and not self._is_header(s)]
        found = [s for s in found if s.base <= size < len(s.path)]
        return [each for each in found if each.base == found[0].base]

    def has_header(self, table: KeyPath) -> bool:
        """Whether `table` is begun on a line of its own, or is the document."""
        return not table or any(s.path == table and self._is_header(s) for s in self._all)

    def place_of(self, path: KeyPath) -> int:
        """Where a text belongs whose table is there."""
        table = path[:-1]
        own = self.statements_of(table)
        before = [s for s in own if self._places.get(s.path, -1) < self._places[path]]
        if before:
            return before[-1].last
        if own:
            return self._above(own[0])
        for each in self._all:
            if each.path == table and self._is_header(each):
                return each.line
        return self._above_all_tables()

    def place_of_table(self, table: KeyPath) -> int:
        """Where a table belongs that is not there: behind what is begun before it."""
        for other in reversed(self._tables[: self._tables.index(table)]):
            inside = [n for n, s in enumerate(self._all) if s.path[: len(other)] == other]
            if other and inside:
                return self._end_of_table(inside[-1])
        return len(self.lines)

    def _end_of_table(self, number: int) -> int:
        """Behind the last statement before the next header."""
        for each in self._all[number + 1 :]:
            if self._is_header(each):
                break
            number += 1
        return self._all[number].last

    def _above_all_tables(self) -> int:
        headers = [each for each in self._all if self._is_header(each)]
        if not headers:
            return len(self.lines)
        return self._above(headers[0]) or headers[0].line - 1

    def _above(self, statement: Statement) -> int:
        """Above a statement and the comments that belong to it."""
        at = statement.line - 1
        while at and self.lines[at - 1].lstrip().startswith("#"):
            at -= 1
        return at

    def _is_header(self, statement: Statement) -> bool:
        return self.lines[statement.line - 1].lstrip().startswith("[")


_BARE = re.compile(r"[A-Za-z0-9_-]+")


def _key(path: KeyPath) -> str:
    """`path` as a dotted key."""
    return ".".join(str(s) if _BARE.fullmatch(str(s)) else written(str(s)) for s in path)
