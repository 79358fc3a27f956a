"""Checking again and again while somebody writes, and only what has changed since.

Files are looked at for when they were written, how long they are and which they are; nothing waits
here and nothing asks for the time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coach.content.check.documents import Part
from coach.content.check.packs import Checked, Make, Recall


class Stamp(NamedTuple):
    """What changes whenever a file is saved."""

    written: int
    """In nanoseconds, as the file system counts them."""
    size: int
    """In bytes."""
    number: int
    """Another one where a new file took the place of the old."""


Stamps = Mapping[Path, Mapping[str, Stamp]]
"""Every folder that is looked at to its files, by name."""


class Watch:
    """Checks what has changed since it last looked."""

    def __init__(self, check: Callable[[Recall], Checked], look: Callable[[], Stamps]) -> None:
        self._check = check
        self._look = look
        self._seen: Stamps | None = None
        self._kept: dict[Hashable, tuple[Mapping[str, Stamp] | None, Part]] = {}

    def turn(self) -> Checked | None:
        """What is found now; None where no file has changed since the last turn.

        Files are looked at before they are read, so what is saved meanwhile is the next turn's.
        Raises what the check raises, once for each change.
        """
        stamps = self._look()
        if stamps == self._seen:
            return None
        self._seen = stamps
        before, self._kept = self._kept, {}

        def recall(folder: Path, given: Hashable, make: Make) -> Part:
            now = stamps.get(folder)
            stamp, part = before.get(given, (None, None))
            if part is None or now is None or stamp != now:
                part = make()
            self._kept[given] = (now, part)
            return part

        return self._check(recall)


def look(paths: Iterable[Path]) -> Stamps:
    """The TOML files that a check of `paths` depends on, as far as they can be looked at."""
    return {folder: _files_in(folder) for path in paths for folder in _folders(path)}


def _folders(path: Path) -> Iterator[Path]:
    """The folder at `path`, or the one it is in, with those inside; and the pack around it."""
    folder = path if path.is_dir() else path.parent
    yield folder
    if not (folder / "scenario.toml").exists():
        yield from _inside(folder)
    above = folder.resolve().parent
    if (above / "pack.toml").exists():
        yield above
        yield from _inside(above)


def _inside(folder: Path) -> Iterator[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        yield from [folder / entry.name for entry in entries if entry.is_dir()]


def _files_in(folder: Path) -> dict[str, Stamp]:
    found: dict[str, Stamp] = {}
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".toml"):
                with suppress(OSError):
                    status = os.stat(entry.path)  # noqa: PTH116 (what an entry knows may be old)
                    found[entry.name] = Stamp(status.st_mtime_ns, status.st_size, status.st_ino)
    return found
