"""Putting a text where somebody else can pick it up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coach.errors import RequestError
from coach.locale import N_

_NOT_WRITTEN = N_("{path} cannot be written: {reason}. Name another file.")


def write(path: Path, text: str) -> None:
    """Write `text` to `path` in UTF-8, in place of what was there; its folder has to exist.

    Raises RequestError where that is not possible.
    """
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or error
        raise RequestError(_NOT_WRITTEN, path=path, reason=reason) from error


def write_into(folders: Iterable[Path], name: str, text: str) -> Path:
    """Write `text` into the first of `folders` that takes a file called `name`; the file's path.

    Raises RequestError where none does.
    """
    refused = RequestError(_NOT_WRITTEN, path=name, reason="")
    for folder in folders:
        try:
            write(folder / name, text)
        except RequestError as error:
            refused = error
        else:
            return folder / name
    raise refused
