"""Putting texts into a TOML text where their neighbours are, every other line left as it is."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from coach.content.toml.places import Statement, statements
from coach.content.toml.tables import Data, KeyPath, written


def inserted(
    text: str,
    missing: Mapping[KeyPath, str],
    order: Sequence[KeyPath],
    note: Callable[[str], str],
) -> tuple[str, tuple[KeyPath, ...]]:
    """`text`, which has to be TOML, with all that is `missing`, and what could not be put in.

    Each comes after what is before it in `order`, in a table of its own where there is none, and
    under a comment that `note` makes of it. What is missing in a table that is written on one line,
    or in an array of tables, cannot be put in.
    """
    layout = _Layout(text, order)
    fitting = {path: value for path, value in missing.items() if layout.takes(path)}
    left = [path for path in missing if path not in fitting]
    whole = _added(layout, fitting, note)
    if _holds(whole, text, fitting):
        return whole, tuple(left)
    tables = [*_by_table(fitting).values()]
    if len(tables) <= 1:
        return text, tuple(missing)
    for half in (tables[: len(tables) // 2], tables[len(tables) // 2 :]):
        part = {path: missing[path] for paths in half for path in paths}
        text, others = inserted(text, part, order, note)
        left += others
    return text, tuple(left)


def _holds(whole: str, before: str, added: Mapping[KeyPath, str]) -> bool:
    """Whether `whole` says what `before` does, and what was added, and nothing else."""
    expected = tomllib.loads(before)
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


def _by_table(paths: Iterable[KeyPath]) -> dict[KeyPath, list[KeyPath]]:
    """Every table that one of `paths` is in, with those that are."""
    found = defaultdict[KeyPath, list[KeyPath]](list)
    for path in paths:
        found[path[:-1]].append(path)
    return found


def _added(layout: _Layout, missing: Mapping[KeyPath, str], note: Callable[[str], str]) -> str:
    """The text with all that is missing; where that does not fit, it is no TOML any more."""
    inside, tables = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for table, paths in _by_table(missing).items():
        own = layout.statements_of(table)
        is_new = not own and not layout.has_header(table)
        if is_new:
            tables[layout.place_of_table(table)] += ["", f"[{_key(table)}]"]
        for path in paths:
            key = _key(path[own[0].base if own else len(table) :])
            value = written(missing[path], on_lines=True)
            entry = f"{note(missing[path])}\n{key} = {value}".split("\n")
            if is_new:
                tables[layout.place_of_table(table)] += entry
            else:
                inside[layout.place_of(path)] += entry
    lines, done = list[str](), 0
    for at in sorted({*inside, *tables}):
        lines += [*layout.lines[done:at], *inside[at], *tables[at]]
        done = at
    return "\n".join([*lines, *layout.lines[done:]]) + "\n"


class _Layout:
    """Where things are in a text, and after how many of its lines others belong."""

    def __init__(self, text: str, order: Sequence[KeyPath]) -> None:
        self.lines = text.removesuffix("\n").split("\n")
        self._places = {path: place for place, path in enumerate(order)}
        self._all = [*statements(text)]
        self._headers: dict[KeyPath, Statement] = {}
        self._inside = defaultdict[KeyPath, list[Statement]](list)
        """Each table to what gives something in it under its header or, dotted, above one."""
        self._closed: set[KeyPath] = set()
        """What has a value, tables on one line among them, and arrays of tables."""
        for each in self._all:
            if self._is_header(each):
                self._headers.setdefault(each.path, each)
                self._closed |= {each.path[:-1]} if isinstance(each.path[-1], int) else set()
            else:
                self._closed.add(each.path)
                for size in range(each.base, len(each.path)):
                    self._inside[each.path[:size]].append(each)
        self._behind = self._places_of_tables([*_by_table(order)])

    def takes(self, path: KeyPath) -> bool:
        """Whether nothing on the way to `path` is closed already."""
        return self._closed.isdisjoint(path[:size] for size in range(1, len(path) + 1))

    def statements_of(self, table: KeyPath) -> list[Statement]:
        """Those that give something in `table`, all in the same manner."""
        found = self._inside.get(table, [])
        return [each for each in found if each.base == found[0].base]

    def has_header(self, table: KeyPath) -> bool:
        """Whether `table` is begun on a line of its own, or is the document."""
        return not table or table in self._headers

    def place_of(self, path: KeyPath) -> int:
        """Where a text belongs whose table is there."""
        table = path[:-1]
        own = self.statements_of(table)
        before = [s for s in own if self._places.get(s.path, -1) < self._places[path]]
        if before:
            return before[-1].last
        if own:
            return self._above(own[0])
        if header := self._headers.get(table):
            return header.line
        return self._above_all_tables()

    def place_of_table(self, table: KeyPath) -> int:
        """Where a table belongs that is not there: behind what is begun before it."""
        return self._behind[table]

    def _places_of_tables(self, tables: Sequence[KeyPath]) -> dict[KeyPath, int]:
        """Every one of `tables` to the line behind the nearest one before it that is there."""
        ends = self._ends()
        found: dict[KeyPath, int] = {}
        behind = len(self.lines)
        for table in tables:
            found[table] = behind
            behind = ends.get(table, behind) if table else behind
        return found

    def _ends(self) -> dict[KeyPath, int]:
        """Every table that is there to the last line before the header that follows it."""
        ends: dict[KeyPath, int] = {}
        end = 0
        for number, each in reversed([*enumerate(self._all)]):
            if number == len(self._all) - 1 or self._is_header(self._all[number + 1]):
                end = each.last
            for size in range(len(each.path) + 1):
                ends.setdefault(each.path[:size], end)
        return ends

    def _above_all_tables(self) -> int:
        first = next(iter(self._headers.values()), None)
        if first is None:
            return len(self.lines)
        return self._above(first) or first.line - 1

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
