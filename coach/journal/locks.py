"""Keeping two runs of the program from writing the same attempt.

A claim is a lock of the system, so it ends with the process that has it, however that ends.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from coach.files import make_private
from coach.journal.attempt import Attempt

if TYPE_CHECKING:  # filelock is 10 ms beside Textual and 20 without, and only play needs it
    from filelock import BaseFileLock


class Claim:
    """The right to play an attempt, until it is released, let go of, or the process ends."""

    def __init__(self, attempt: Attempt, lock: BaseFileLock | None) -> None:
        self.attempt = attempt
        """As it was on the disk when it was claimed."""
        self._lock = lock

    @property
    def alone(self) -> bool:
        """Whether no other run can claim the attempt; False where nothing can be locked."""
        return self._lock is not None and self._lock.is_locked

    def release(self) -> None:
        """Let others have the attempt. Releasing twice is fine."""
        if self._lock is not None and self._lock.is_locked:
            # removed while held: whoever waits for the name would otherwise lock a file without one
            with suppress(OSError):
                Path(self._lock.lock_file).unlink()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def claim(file: Path, read: Callable[[], Attempt]) -> Claim | None:
    """The claim that `file` stands for, on the attempt that `read` gives once it is claimed.

    None while somebody else has it. Where the file cannot be made or locked, everybody gets it.
    """
    from filelock import Timeout  # noqa: PLC0415 (as above)

    try:
        lock = _locked(file)
    except Timeout:
        return None
    except (OSError, NotImplementedError):
        lock = None
    return Claim(read(), lock)


def _locked(file: Path) -> BaseFileLock:
    from filelock import FileLock  # noqa: PLC0415 (as above)

    make_private(file.parent)
    lock = FileLock(file, mode=0o600, thread_local=False)
    with warnings.catch_warnings():
        # says that a network folder is locked in another way, which is no business of a learner
        warnings.simplefilter("ignore")
        lock.acquire(blocking=False)
    return lock
