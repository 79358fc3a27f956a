"""The part of a file that a list needs: what stands above its first table.

A list of a thousand scenarios has to stand at once, and tomllib looks at every character of a text
by itself. So a header is read by `plain_header`, which knows what headers usually consist of and
takes the rest for unknown; whatever it does not know is tomllib's.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from itertools import islice
from pathlib import Path

from coach.content.toml.files import read_toml
from coach.content.toml.tables import Data

_TABLE = re.compile(rb"^[ \t]*\[", re.MULTILINE)
_PRINCIPLES = re.compile(
    rb"""^[ \t]*\[[ \t]*["']?principles(?![\s\S]*^[ \t]*\[[ \t]*["']?topics)""", re.MULTILINE
)
_FIRST_READ = 4_096
_MOST_TRIED = 8


def read_header(path: Path) -> Data:
    """What stands above the first table of the file at `path`.

    Raises ContentError where that cannot be used; what comes after it may be anything.
    """
    start = _start(path, _FIRST_READ)
    try:
        text, _ = codecs.utf_8_decode(start, "strict", False)
    except UnicodeDecodeError:
        text = ""
    data = plain_header(text)
    return _before(_TABLE, path, start) if data is None else data


def read_pack_header(path: Path) -> Data:
    """What the file at `path` says above its principles; topics behind them are not overlooked.

    Raises ContentError where that cannot be used.
    """
    return _before(_PRINCIPLES, path, _start(path, -1))


def _start(path: Path, most: int) -> bytes:
    try:
        with path.open("rb", buffering=0) as file:
            return file.read(most).removeprefix(codecs.BOM_UTF8)
    except OSError:
        return b""


def _before(end: re.Pattern[bytes], path: Path, start: bytes) -> Data:
    """What the file says before the first line that `end` matches, else what all of it says.

    A line inside a text may match too; what is before it is not TOML, so the next one is tried.
    """
    for match in islice(end.finditer(start), _MOST_TRIED):
        try:
            return tomllib.loads(start[: match.start()].decode())
        except (ValueError, RecursionError):
            continue
    return read_toml(path).data


_CONTROLS = r"\x00-\x08\x0a-\x1f\x7f"
_LINE_END = rf"[ \t]*+(?:\#[^{_CONTROLS}]*+)?\n"
_STRING = rf'"[^"\\{_CONTROLS}]*+"'
_STATEMENT = re.compile(
    rf"""
    (?P<key>[A-Za-z0-9_-]++)[ \t]*+=[ \t]*+
    (?: \"\"\"\n?(?P<lines>(?:[^"\\{_CONTROLS}]++|\n|"(?!"))*+)\"\"\"
      | (?P<text>{_STRING})
      | (?P<number>0|[1-9][0-9]{{0,8}})
      | \[(?P<list>[ \t]*+{_STRING}(?:[ \t]*+,[ \t]*+{_STRING})*+)[ \t]*+\]
    ){_LINE_END}
    | (?P<nothing>{_LINE_END})
    | (?P<table>[ \t]*+\[)
    """,
    re.VERBOSE,
)
_ITEM = re.compile(r'"([^"]*)"')


def plain_header(text: str) -> Data | None:
    """What `text` says above its first table, exactly as tomllib reads it.

    None where there is no table, or anything before it but plain keys with texts without
    backslashes, whole numbers, or texts in a list on one line.
    """
    data: Data = {}
    position = 0
    text = text.replace("\r\n", "\n")
    while found := _STATEMENT.match(text, position):
        key, lines, line, number, items, _, table = found.groups()
        if table:
            return data
        if key in data:
            return None
        if key:
            data[key] = _value(lines, line, number, items)
        position = found.end()
    return None


def _value(lines: str | None, line: str | None, number: str | None, items: str | None) -> object:
    if lines is not None:
        return lines
    if line is not None:
        return line[1:-1]
    return int(number) if number is not None else _ITEM.findall(items or "")
