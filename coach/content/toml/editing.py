"""Changing one top-level key of a TOML text and leaving every other line as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from coach.content.toml.places import statements
from coach.content.toml.tables import Data, KeyPath, written

Value = str | bool | None
"""What a key is set to; None takes the key away."""


def set_key(text: str, key: str, value: Value) -> str | None:
    """`text`, which has to be TOML, with the bare key `key` set to `value`.

    A comment behind an old value stays. A key that is taken away stays as a comment, and a new one
    comes after such a comment. None where `key` names a table, which no line can set.
    """
    plain = text.replace("\r\n", "\n")
    before = tomllib.loads(plain)
    after = {name: held for name, held in before.items() if name != key}
    if value is not None:
        after[key] = value
    if _same(before, after):
        return text
    for changed in _candidates(plain, key, value, there=key in before):
        if _holds(changed, after):
            return changed.replace("\n", "\r\n") if "\r\n" in text else changed
    return None


def _holds(text: str, data: Data) -> bool:
    try:
        return _same(tomllib.loads(text), data)
    except tomllib.TOMLDecodeError:
        return False


def _same(one: Data, other: Data) -> bool:
    """Whether two documents say the same: true is not 1 here, and nan is equal to itself."""
    return sorted(map(repr, one.items())) == sorted(map(repr, other.items()))


def _candidates(text: str, key: str, value: Value, *, there: bool) -> Iterator[str]:
    """Texts that probably say what is wanted, the best first."""
    lines = text.split("\n")
    if value is not None and not there:
        for at in _openings(lines, text, key):
            yield "\n".join([*lines[:at], f"{key} = {written(value)}", *lines[at:]])
        return
    for start, end in _assignments(lines, text, key):
        new = _reset(lines[start:end], value)
        yield "\n".join([*lines[:start], *new, *lines[end:]])


def _openings(lines: list[str], text: str, key: str) -> Iterator[int]:
    """Places for a new line: after the key as a comment, above the first table, at the top."""
    commented = re.compile(rf"\s*#\s*{key}\s*=")
    yield from (at for at, line in enumerate(lines, 1) if commented.match(line))
    yield _first_table(lines, text)
    yield 0


def _first_table(lines: list[str], text: str) -> int:
    """Where the comments above the first table begin; the end of the text where none is."""
    starts = [at for at, _ in _statements(text) if _is_header(lines[at])]
    if not starts:
        return len(lines) - (lines[-1] == "")
    at = starts[0]
    while at and lines[at - 1].startswith("#"):
        at -= 1
    return at


def _assignments(lines: list[str], text: str, key: str) -> Iterator[tuple[int, int]]:
    """The lines from which, and up to which, `key` is given a value."""
    for start, path in _statements(text):
        if path == (key,) and not _is_header(lines[start]):
            ends = range(start + 1, len(lines) + 1)
            yield start, next(end for end in ends if _is_toml("\n".join(lines[start:end])))


def _statements(text: str) -> Iterator[tuple[int, KeyPath]]:
    """The index of the line and the path of everything that is not inside a table."""
    return ((each.line - 1, each.path) for each in statements(text) if not each.base)


def _is_header(line: str) -> bool:
    return line.lstrip().startswith("[")


def _reset(lines: list[str], value: Value) -> list[str]:
    if value is None:
        return [f"# {line}" for line in lines]
    key = lines[0][: lines[0].index("=") + 1]
    return [f"{key} {written(value)}{_comment(lines)}"]


def _comment(lines: list[str]) -> str:
    """The comment behind the value that `lines` give, with the space before it."""
    *above, last = lines
    for mark in re.finditer(r"\s*#", last):
        if _is_toml("\n".join([*above, last[: mark.start()]])):
            return last[mark.start() :]
    return ""


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True
