"""Where things are on this machine. No other module knows.

Nothing is made here: a folder is made when something is first written into it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from coach.errors import RequestError
from coach.locale import N_

HOME = "COACH_HOME"
"""Names the folder that holds the journal and the settings instead of the system's own places."""
PACKS = "COACH_PACKS"
"""Names more folders of packs, separated as in PATH."""

_APP = "coach"
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one user, as absolute paths. None of them has to exist."""

    journal: Path
    settings: Path
    packs: tuple[Path, ...]
    """The pack that comes with the program, then those the user has added."""
    here: Path
    """The folder that the program was started in."""

    @property
    def taken_along(self) -> tuple[Path, ...]:
        """Where a file to take along may be written: the folder in use, else beside the journal."""
        return (self.here, self.journal.parent)

    def adding(self, folders: Iterable[str]) -> Self:
        """The same places with more packs after these; a folder that is there already stays there.

        Raises RequestError for a folder under a home that is not known.
        """
        packs: dict[str, Path] = {}
        for folder in (*self.packs, *map(_absolute, folders)):
            packs.setdefault(os.path.realpath(folder), folder)
        return replace(self, packs=tuple(packs.values()))


def places(environ: Mapping[str, str], package: Path = _PACKAGE) -> Places:
    """The places that `environ` asks for, else those of the system.

    `package` is the folder of the program's code. Raises RequestError where the home folder is
    needed and not known.
    """
    home = environ.get(HOME)
    journal, settings = _under(home) if home else _of_the_system()
    added = filter(None, environ.get(PACKS, "").split(os.pathsep))
    return Places(journal, settings, bundled_packs(package), _here()).adding(added)


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:
        return Path()


def bundled_packs(package: Path = _PACKAGE) -> tuple[Path, ...]:
    """The folder of the pack that comes with the program.

    It is inside `package` once installed and beside it in a checkout; nothing where it is missing.
    """
    folders = (package / "scenarios", package.parent / "scenarios")
    return tuple(folder for folder in folders if folder.is_dir())[:1]


def authors_guide(package: Path = _PACKAGE) -> Path | None:
    """How scenarios are written, beside those that come with the program; None where it is not."""
    files = (folder / "README.md" for folder in bundled_packs(package))
    return next((file for file in files if file.is_file()), None)


def _under(home: str) -> tuple[Path, Path]:
    folder = _absolute(home)
    return folder / "journal", folder / "settings.toml"


def _of_the_system() -> tuple[Path, Path]:
    # platformdirs is 7 ms that a user with a COACH_HOME does not need
    from platformdirs import user_config_dir, user_data_dir  # noqa: PLC0415

    data = _absolute(user_data_dir(_APP, appauthor=False))
    config = _absolute(user_config_dir(_APP, appauthor=False))
    return data / "journal", config / "settings.toml"


def _absolute(folder: str) -> Path:
    try:
        return Path(folder).expanduser().absolute()
    except (RuntimeError, OSError):
        raise RequestError(
            N_("The home folder in {folder} is not known. Set {variable} to the full path."),
            folder=folder,
            variable=HOME,
        ) from None
