"""Where a key stands in a TOML text.

tomllib says what a text holds and not on which line, so this follows the lines of a text that
tomllib has read, and only when there is a problem to place. It knows tables, arrays of tables,
dotted and quoted keys, and which lines are inside a string, an array or an inline table; it does
not read values. In a text that is not TOML it stops at the first statement it cannot follow.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coach.content.toml.tables import KeyPath


class Statement(NamedTuple):
    """A table header, or a key with its value."""

    path: KeyPath
    line: int
    """Counted from one."""
    base: int
    """How much of `path` is the table it stands in; nothing for a table header."""
    last: int
    """The last line of its value."""


_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_FIRST_PART = re.compile(_PART)
_BETWEEN = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_SPACES = re.compile(r"[ \t]*")
_HEADER = re.compile(rf"(\[\[?)[ \t]*({_KEY})[ \t]*\]\]?")
_ASSIGNMENT = re.compile(rf"({_KEY})[ \t]*=")
_VALUE_PART = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]|\\.)*+"'
    r"|'(?!'')[^'\n]*+'"
    r"|#[^\n]*+"
    r"|[\[{]|[\]}]|\n"
    r"|[^\"'#\[\]{}\n]++",
    re.DOTALL,
)


_TEXT_OR_COMMENT = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*+",
    re.DOTALL,
)


def comments(text: str) -> Iterator[tuple[int, str]]:
    """Every comment of a TOML text with its line, counted from one."""
    line, counted = 1, 0
    for found in _TEXT_OR_COMMENT.finditer(text):
        if found[0].startswith("#"):
            line += text.count("\n", counted, found.start())
            counted = found.start()
            yield line, found[0].rstrip("\r")


def text_span(text: str, start: int = 0) -> tuple[int, int] | None:
    """Where the value of the `key = "text"` at `start` is, quotes included.

    None for any other value.
    """
    key = _ASSIGNMENT.match(text, _end(_SPACES, text, start))
    found = _TEXT_OR_COMMENT.match(text, _end(_SPACES, text, key.end())) if key else None
    return found.span() if found and not found[0].startswith("#") else None


def line_of(text: str, path: KeyPath) -> int | None:
    """The line of the key at `path`, or of the nearest key around it; None for the whole file."""
    return nearest_line(key_lines(text, [path]), path)


def nearest_line(lines: dict[KeyPath, int], path: KeyPath) -> int | None:
    """`line_of` where several keys of one text are looked up."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def key_lines(text: str, wanted: Iterable[KeyPath] | None = None) -> dict[KeyPath, int]:
    """Every key that has a line of its own, with the first line that names it.

    Where only some keys are `wanted`, the text is left once all of them have been found.
    """
    lines: dict[KeyPath, int] = {}
    missing = None if wanted is None else {*wanted}
    for path, line, *_ in statements(text):
        lines[path] = line
        if missing is not None:
            missing.discard(path)
            if not missing:
                break
        for length in range(1, len(path)):
            lines.setdefault(path[:length], line)
    return lines


def statements(text: str) -> Iterator[Statement]:
    """The statements of `text` in order; one whose value is never closed comes last."""
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    position, line = 0, 1
    while True:
        start = _end(_BETWEEN, text, position)
        line += text.count("\n", position, start)
        if header := _HEADER.match(text, start):
            table = _table(header[2], counts, one_of_many=header[1] == "[[")
            yield Statement(table, line, 0, line)
            position = header.end()
        elif key := _ASSIGNMENT.match(text, start):
            end = _value_end(text, key.end())
            last = line + text.count("\n", start, len(text) if end is None else end)
            yield Statement(table + _parts(key[1]), line, len(table), last)
            if end is None:
                return
            line, position = last, end
        else:
            return


def _table(key: str, counts: dict[KeyPath, int], *, one_of_many: bool) -> KeyPath:
    *above, name = _parts(key)
    path: KeyPath = ()
    for part in above:
        path = _latest((*path, part), counts)
    path = (*path, name)
    if not one_of_many:
        return path
    counts[path] = counts.get(path, 0) + 1
    return _latest(path, counts)


def _latest(path: KeyPath, counts: dict[KeyPath, int]) -> KeyPath:
    return (*path, counts[path] - 1) if path in counts else path


def _parts(key: str) -> tuple[str, ...]:
    return tuple(_unquoted(part) for part in _FIRST_PART.findall(key))


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    try:
        return str(tomllib.loads(f"key = {part}")["key"])
    except tomllib.TOMLDecodeError:
        return part[1:-1]


def _value_end(text: str, position: int) -> int | None:
    depth = 0
    while part := _VALUE_PART.match(text, position):
        first = part[0][0]
        if first == "\n" and depth <= 0:
            return position
        depth += (first in "[{") - (first in "]}")
        position = part.end()
    return position if position == len(text) and depth <= 0 else None


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
