"""TOML files, read with the standard library's parser and nothing else."""

from __future__ import annotations

import codecs
import tomllib
from dataclasses import dataclass
from os.path import isdir, isfile
from pathlib import Path

from coach.content.faults import shown
from coach.content.toml.tables import Data
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
        from coach.content.toml.syntax_errors import not_toml  # noqa: PLC0415

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
