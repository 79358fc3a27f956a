"""Where attempts are kept: `<folder>/<scenario>/<attempt>.toml`, a file for each.

Sittings of review stand beside them, in `<folder>/.reviews/<sitting>.toml`.

Every file is written whole and put in place in one step, so that a reader finds an attempt as it
was before a move or after it. Files that cannot be understood are told of and left as they are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from coach.content.grades import Mode
from coach.content.toml.files import read_toml
from coach.errors import ContentError, DamagedFile, Problem
from coach.files import remove_leftovers, replace_file
from coach.journal.attempt import Attempt
from coach.journal.locks import Claim, claim
from coach.journal.scenario_state import Standing, standings
from coach.locale import N_

if TYPE_CHECKING:  # a list of scenarios stands without reviews
    from coach.journal.review_file import Sitting

_SUFFIX = ".toml"
_LOCKS = ".locks"
_REVIEWS = ".reviews"
Kept = TypeVar("Kept")
_NO_FOLDER = N_("This folder cannot be read: {reason}. Look at its permissions.")


class Reading(NamedTuple):
    """What a journal holds."""

    attempts: tuple[Attempt, ...]
    """In the order they were started; runs from the map do not count and are left out."""
    damaged: tuple[Problem, ...]
    """Files and folders that cannot be read, by name; everything else is in `attempts`."""

    @property
    def standings(self) -> dict[str, Standing]:
        """The standing in each scenario that was tried."""
        return standings(self.attempts)


class SittingsRead(NamedTuple):
    """What a journal holds of reviews."""

    sittings: tuple[Sitting, ...]
    """In the order they were started."""
    damaged: tuple[Problem, ...]
    """Files that cannot be read, by name; everything else is in `sittings`."""


class Journal:
    """The attempts and reviews of one user. Nothing is written before the first claim or save."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def is_new(self) -> bool:
        """Whether nothing has ever been kept here."""
        return not self.folder.exists()

    def path(self, attempt: Attempt) -> Path:
        """The file of `attempt`, saved or not."""
        return self.folder / attempt.scenario / f"{attempt.id}{_SUFFIX}"

    def save(self, attempt: Attempt) -> None:
        """Keep `attempt` in place of its earlier version; on the disk when this returns.

        Raises NotSaved, and then the earlier version is still there.
        """
        path = self.path(attempt)
        remove_leftovers(path)
        replace_file(path, attempt.to_toml())

    def read(
        self, scenario: str | None = None, on_read: Callable[[int, int], object] | None = None
    ) -> Reading:
        """Every attempt that counts, or every one at `scenario`.

        `on_read` is told before each file how many have been read, and of how many; and at the end.
        """
        read = self._read_all(scenario, on_read)
        return read._replace(attempts=tuple(each for each in read.attempts if each.counts))

    def everything(self, scenario: str) -> tuple[Attempt, ...]:
        """Every attempt at `scenario` in the order they were started, runs from the map too."""
        return self._read_all(scenario).attempts

    def _read_all(
        self, scenario: str | None, on_read: Callable[[int, int], object] | None = None
    ) -> Reading:
        damaged: list[Problem] = []
        folders = [self.folder / scenario] if scenario else _folders(self.folder, damaged)
        paths = [path for folder in folders for path in _files_in(folder, damaged)]
        read: list[Attempt] = []
        for number, path in enumerate(paths):
            if on_read:
                on_read(number, len(paths))
            if attempt := _read(path, damaged):
                read.append(attempt)
        if on_read:
            on_read(len(paths), len(paths))
        return Reading(
            tuple(sorted(read, key=lambda attempt: (attempt.started, attempt.id))),
            tuple(sorted(damaged, key=lambda problem: problem.order)),
        )

    def attempts(self, scenario: str | None = None) -> tuple[Attempt, ...]:
        """The attempts that count and can be read, in the order they were started."""
        return self.read(scenario).attempts

    def save_sitting(self, sitting: Sitting) -> None:
        """Keep `sitting` in place of its earlier version; on the disk when this returns.

        Raises NotSaved, and then the earlier version is still there.
        """
        path = self.folder / _REVIEWS / f"{sitting.id}{_SUFFIX}"
        remove_leftovers(path)
        replace_file(path, sitting.to_toml())

    def read_sittings(self) -> SittingsRead:
        """Every sitting of review."""
        damaged: list[Problem] = []
        paths = sorted(_files_in(self.folder / _REVIEWS, damaged))
        found = [each for path in paths if (each := _understood(path, _sitting, damaged))]
        in_time = sorted(found, key=lambda each: (each.started, each.id))
        return SittingsRead(tuple(in_time), tuple(damaged))

    @property
    def finished(self) -> Container[str]:
        """The scenarios with a finished attempt, looked for when asked."""
        return _Finished(self)

    def has_finished(self, scenario: str) -> bool:
        """Whether an attempt at `scenario` is finished; the newest are read first, and no more."""
        paths = sorted(_files_in(self.folder / scenario, []), reverse=True)
        attempts = (_read(path, []) for path in paths)
        return any(attempt.finished for attempt in attempts if attempt and attempt.counts)

    def half_done(
        self, scenario: str, exercise: str | None = None, mode: Mode | None = None
    ) -> Claim | None:
        """The attempt at `scenario` to go on with, claimed; None where there is none.

        It is the one played last of those that no other run is playing, among the attempts in
        `exercise`, or among those in none, and in `mode` where that is given.
        """
        for attempt in self._waiting(scenario, exercise):
            if mode not in {None, attempt.mode}:
                continue
            if (claimed := self.claim(attempt)) is None:
                continue
            if claimed.attempt.half_done:
                return claimed
            claimed.release()
        return None

    def _waiting(self, scenario: str, exercise: str | None) -> list[Attempt]:
        """The half-done attempts in `exercise`, the one played last first."""
        paths = filter(_may_be_half_done, _files_in(self.folder / scenario, []))
        read = [attempt for path in paths if (attempt := _read(path, []))]
        waiting = [each for each in read if each.half_done and each.exercise == exercise]
        return sorted(waiting, key=lambda attempt: attempt.order, reverse=True)

    def claim(self, attempt: Attempt) -> Claim | None:
        """The right to play `attempt`, as it is on the disk now; None while another run has it.

        Where nothing can be locked, the claim is given to everyone who asks.
        """
        lock = self.folder / _LOCKS / f"{attempt.scenario}.{attempt.id}.lock"
        path = self.path(attempt)
        return claim(lock, lambda: _read(path, []) or attempt)


class _Finished(Container[str]):
    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def __contains__(self, scenario: object) -> bool:
        return isinstance(scenario, str) and self._journal.has_finished(scenario)


def _folders(journal: Path, damaged: list[Problem]) -> list[Path]:
    entries = _entries(journal, damaged)
    return [Path(entry.path) for entry in entries if entry.is_dir()]


def _files_in(folder: Path, damaged: list[Problem]) -> list[Path]:
    """The files in `folder` that hold something kept; `damaged` is added to where it is shut."""
    entries = _entries(folder, damaged)
    return [Path(entry.path) for entry in entries if entry.name.endswith(_SUFFIX)]


def _entries(folder: Path, damaged: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        values = {"reason": error.strerror}
        damaged.append(Problem("unreadable-folder", _NO_FOLDER, folder, values=values))
        return []


def _may_be_half_done(path: Path) -> bool:
    """Whether `path` is worth reading: most attempts are finished, and parsing takes longest."""
    try:
        return b"\nfinished = " not in path.read_bytes()
    except OSError:
        return False


def read_attempt(path: Path) -> Attempt:
    """The attempt in the file at `path`.

    Raises ContentError where it cannot be opened or is not TOML, and DamagedFile where it is no
    attempt, or one at another scenario than that of its folder.
    """
    return _of_its_folder(Attempt.from_data(read_toml(path).data, path.stem), path)


def _read(path: Path, damaged: list[Problem]) -> Attempt | None:
    return _understood(path, read_attempt, damaged)


def _sitting(path: Path) -> Sitting:
    from coach.journal.review_file import Sitting  # noqa: PLC0415 (as above)

    return Sitting.from_data(read_toml(path).data, path.stem)


def _understood(path: Path, read: Callable[[Path], Kept], damaged: list[Problem]) -> Kept | None:
    try:
        return read(path)
    except ContentError as error:
        if os.path.lexists(path):
            damaged.extend(error.problems)
    except DamagedFile as error:
        damaged.append(Problem("damaged-file", error.message, path, values=error.values))
    return None


def _of_its_folder(attempt: Attempt, path: Path) -> Attempt:
    if attempt.scenario == path.parent.name:
        return attempt
    raise DamagedFile(
        N_("This is an attempt at {scenario}; move it to the folder of that name."),
        scenario=attempt.scenario,
    )
