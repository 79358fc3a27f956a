"""TOML files: read with the standard library, and what an author did where it refuses them."""

from __future__ import annotations

import codecs
import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from os.path import isdir, isfile
from pathlib import Path

from coach.content.faults import path_text, shown
from coach.content.toml.places import statements, text_span
from coach.content.toml.tables import Data, KeyPath
from coach.errors import ContentError, Problem
from coach.locale import N_


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file that was read."""

    path: Path
    text: str
    data: Data


def read_toml(path: Path) -> TomlFile:
    """The file at `path`.

    Raises ContentError with one problem where it cannot be opened, is not UTF-8 or is not TOML.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unusable(_unreadable(path, error)) from None
    return TomlFile(path, *parse_toml(content, path))


def parse_toml(content: bytes, path: Path) -> tuple[str, Data]:
    """The text and the data of a TOML file's `content`; a byte order mark is left out.

    Raises ContentError with one problem where it is not UTF-8 or not TOML.
    """
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise _unusable(_wrong_utf8(path, content, error.start)) from None
    try:
        return text, tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # a list of cards reads faster without what only problems need
        from coach.content.toml.files import not_toml  # noqa: PLC0415

        raise _unusable(not_toml(path, text, error)) from None


def is_there(path: Path) -> bool:
    """Whether there is something at `path`, or may be: in a folder that may not be looked into."""
    try:
        return path.exists()
    except OSError:
        return True


def is_file(path: Path) -> bool:
    """Whether a file is at `path`, as far as one may look; whatever its name is."""
    return isfile(path)  # noqa: PTH113 - Path.is_file raises where it may not look


def _unusable(problem: Problem) -> ContentError:
    return ContentError(N_("{file} cannot be read."), [problem], file=problem.file)


def _unreadable(path: Path, error: OSError) -> Problem:
    if isdir(path):  # noqa: PTH112 - Path.is_dir raises where it may not look
        message = N_("This is a folder where a file should be; rename it or move it away.")
    elif isinstance(error, PermissionError):
        message = N_("This file may not be read; change its permissions.")
    elif isinstance(error, FileNotFoundError):
        message = N_("There is no such file; write it, or put it back.")
    else:
        message = N_("This file cannot be read: {reason}.")
    reason = shown(error.strerror or error)
    return Problem("unreadable-file", message, path, values={"reason": reason})


def _wrong_utf8(path: Path, content: bytes, start: int) -> Problem:
    return Problem(
        "wrong-utf8",
        N_("This line holds bytes that are not UTF-8; save the file as UTF-8 in your editor."),
        path,
        content.count(b"\n", 0, start) + 1,
    )


_TOO_DEEP = N_("Lists or tables stand inside each other too deeply; use fewer levels.")
_NOT_TOML = N_("This is not TOML; compare it with the same place in another file.")
_REPEATED = N_("`{name}` stands here again, after line {line}; keep one of the two.")
_UNCLOSED = N_("What starts here is never closed; end it with the quotes or bracket it began with.")
_RUNS_ON = N_(
    "The text that begins here runs on to line {line}, where the next one begins; "
    "end it with three quotes."
)
_REASONS = {
    "Invalid statement": N_("Here belongs a key with its value, like `key = …`, or a `[table]`."),
    "Expected '='": N_("A key needs `=` and a value behind it."),
    "Expected newline": N_(
        "Something is left over behind the value; text with quotes in it goes between three quotes."
    ),
    "Invalid value": N_("This is not a value; text goes between quotes."),
    "Illegal character": N_(
        "TOML does not allow this character here; text of several lines goes between three quotes."
    ),
    "Unescaped": N_("A backslash in text is written twice."),
    "Invalid hex": N_("A backslash in text is written twice."),
    "Expected ']'": N_("A table's name is not closed; write `[name]`, or `[[name]]` for a list."),
    "Invalid initial": N_("A key is letters, digits, hyphens and underscores; quote any other."),
    "Unclosed": _UNCLOSED,
}
_LONG = ('"""', "'''")
_SEEN_TWICE = ("Cannot ", "Duplicate ")
_LINE = re.compile(r"\(at line (\d+), column \d+\)$")
_AT_THE_END = "(at end of document)"


def not_toml(path: Path, text: str, error: Exception) -> Problem:
    """What is wrong in the `text` of the file at `path`, which made tomllib raise `error`."""
    if isinstance(error, RecursionError):
        return Problem("wrong-toml", _TOO_DEEP, path)
    reason = str(error)
    found = _LINE.search(reason)
    line = int(found[1]) if found else None
    if reason.startswith(_SEEN_TWICE):
        return _repeated(path, text, line)
    if run_on := _run_on(text, line):
        first, following = run_on
        return Problem("wrong-toml", _RUNS_ON, path, first, values={"line": following})
    message = next((_REASONS[start] for start in _REASONS if reason.startswith(start)), _NOT_TOML)
    if reason.endswith(_AT_THE_END):
        line = _last_statement(text) or 1
        if message is not _REASONS["Expected '='"] and not text.rstrip().endswith("="):
            message = _UNCLOSED
    return Problem("wrong-toml", message, path, line)


def _run_on(text: str, error: int | None) -> tuple[int, int] | None:
    """Where a text begins that was not closed, and the line that begins the next one.

    Such a text ends with the quotes that were to open the next, whose words are then read as
    statements, so nothing but blank lines and comments may stand between those and the `error`.
    """
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    error = error or len(lines)
    for statement in statements(text):
        end = _end_of_long_text(text, starts[statement.line - 1])
        last = bisect_right(starts, end - 1)
        if statement.line < last <= error:
            following = text_span(text, starts[last - 1])
            if following and following[0] < end:
                return (statement.line, last) if _is_empty(lines[last : error - 1]) else None
    return None


def _end_of_long_text(text: str, start: int) -> int:
    """Behind the three quotes that close the value of the statement at `start`; else `start`."""
    span = text_span(text, start)
    return span[1] if span and text.startswith(_LONG, span[0]) else start


def _is_empty(lines: list[str]) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in lines)


def _last_statement(text: str) -> int | None:
    line = None
    for statement in statements(text):
        line = statement.line
    return line


def _repeated(path: Path, text: str, line: int | None) -> Problem:
    seen: dict[KeyPath, int] = {}
    for statement in statements(text):
        if first := seen.get(statement.path):
            name = path_text(statement.path, {})
            values = {"name": name, "line": first}
            return Problem("duplicate-key", _REPEATED, path, statement.line, name, values=values)
        seen[statement.path] = statement.line
    message = N_("A key or table stands here that was given before; keep one of the two.")
    return Problem("duplicate-key", message, path, line)
