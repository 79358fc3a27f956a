"""Writing a file of the user so that it holds either what it held or all of what is new."""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import NotSaved, RequestError
from coach.locale import N_

if TYPE_CHECKING:
    from io import BufferedWriter

_FULL = N_(
    "{path} cannot be saved: the disk is full. You can go on; make room to keep what you do."
)
_READ_ONLY = N_(
    "{path} cannot be saved: the disk is read-only. You can go on; to keep what you do, set "
    "COACH_HOME to a folder that can be written."
)
_FORBIDDEN = N_(
    "{path} cannot be saved: you may not write there. You can go on; to keep what you do, change "
    "the permissions or set COACH_HOME to a folder of your own."
)
_NO_FOLDER = N_(
    "{path} cannot be saved: a file stands where its folder should be. You can go on; to keep what "
    "you do, move that file away."
)
_OTHER = N_(
    "{path} cannot be saved: {reason}. You can go on; to keep what you do, mend this or set "
    "COACH_HOME to another folder."
)
_THERE = N_("{path} is there already, and stays as it is; choose another name.")
_NOT_WRITTEN = N_("{path} cannot be written: {reason}. Choose another place.")
_NOT_REWRITTEN = N_("{path} cannot be written: {reason}. It stays as it was.")
_MESSAGES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
}

_TEMPORARY = ".tmp"
_IN_USE = {5, 32}
"""What Windows says while a virus scanner or a reader holds a file open: denied, or shared."""
_PATIENCE = (0.01, 0.03, 0.1, 0.3)
"""Seconds to wait for such a reader, each time."""


def replace_file(path: Path, text: str) -> None:
    """Put `text` at `path` in one step, on the disk when this returns; readable by its user alone.

    Folders that are missing are made. A link is followed. Raises NotSaved, and then what was at
    `path` before is still there.
    """
    try:
        target = Path(os.path.realpath(path))
        make_private(target.parent)
        _replace(target, text.encode())
    except OSError as error:
        raise _not_saved(path, error) from error


def write_new(path: Path, text: str) -> None:
    """Put `text` at `path`, where nothing may be, with folders that are missing.

    It is a file like any other of its user, to keep or to hand to others; on the disk when this
    returns. Raises RequestError where something is there already
    or the disk refuses, and then nothing of it is there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_taken(path)
        with path.open("xb") as file:
            _fill(path, file, text)
    except OSError as error:
        reason = error.strerror or error
        raise RequestError(_NOT_WRITTEN, path=path, reason=reason) from error


def refuse_taken(path: Path) -> None:
    """Raise RequestError where something is at `path` already, if only a link to nothing."""
    if os.path.lexists(path):
        raise RequestError(_THERE, path=path)


def _fill(path: Path, file: BufferedWriter, text: str) -> None:
    try:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
        file.close()
    except BaseException:
        with suppress(OSError):
            file.close()
        with suppress(OSError):
            path.unlink()
        raise


def rewrite(path: Path, text: str) -> None:
    """Put `text` at `path` in one step, in place of what is there; who may read it stays.

    A link is followed. Raises RequestError where the disk refuses, and then what was there is
    still there.
    """
    try:
        target = Path(os.path.realpath(path))
        _replace(target, text.encode(), target.stat().st_mode & 0o777)
    except OSError as error:
        reason = error.strerror or error
        raise RequestError(_NOT_REWRITTEN, path=path, reason=reason) from error


def make_private(folder: Path) -> None:
    """Make `folder` and what is missing above it, open to its user alone. Raises OSError."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_private(folder.parent)
    folder.mkdir(0o700, exist_ok=True)
    _synchronise(folder.parent)


def remove_leftovers(path: Path) -> None:
    """Remove what writers that were killed have left beside `path`, as far as that is possible."""
    with suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            if entry.name.startswith(f".{path.name}.") and entry.name.endswith(_TEMPORARY):
                with suppress(OSError):
                    Path(entry.path).unlink()


def _replace(target: Path, content: bytes, mode: int | None = None) -> None:
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}{_TEMPORARY}")
    try:
        _write(temporary, content)
        if mode is not None:
            temporary.chmod(mode)
        _swap(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _synchronise(target.parent)


def _write(path: Path, content: bytes) -> None:
    with open(path, "xb", opener=_open_private) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _swap(temporary: Path, target: Path) -> None:
    for pause in _PATIENCE:
        try:
            temporary.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _IN_USE:
                raise
            time.sleep(pause)
        else:
            return
    temporary.replace(target)


def _synchronise(folder: Path) -> None:
    """Put the names in `folder` on the disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _not_saved(path: Path, error: OSError) -> NotSaved:
    message = _MESSAGES.get(error.errno or 0, _OTHER)
    return NotSaved(message, path=path, reason=error.strerror or error)
