from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event

from coach.errors import NotSaved
from coach.journal.attempt import Attempt
from coach.journal.saver import Saver
from coach.journal.store import Journal
from tests.journal.samples import finished, half_done


class Disk:
    """Saves attempts in memory, when it is let; refuses them while it is full."""

    def __init__(self) -> None:
        self.saved: list[Attempt] = []
        self.full: str | None = None
        self.begun = Event()
        self.go = Event()
        self.go.set()

    def save(self, attempt: Attempt) -> None:
        self.begun.set()
        assert self.go.wait(60)
        if self.full:
            raise NotSaved(self.full)
        self.saved.append(attempt)


def version(number: int) -> Attempt:
    return half_done(seed=number)


def test_everything_is_saved_after_a_flush(tmp_path: Path) -> None:
    """What was handed over is on the disk once the saver says so."""
    journal = Journal(tmp_path)
    saver = Saver(journal.save)
    saver.submit(half_done())
    saver.submit(finished(1))
    assert saver.flush()
    assert journal.attempts() == (half_done(), finished(1))


def test_flush_of_nothing() -> None:
    """With nothing handed over there is nothing to wait for."""
    assert Saver(Disk().save).flush(0)


def test_screen_does_not_wait_and_the_latest_wins() -> None:
    """While the disk is slow, versions pile up and only the last of each attempt is written."""
    disk = Disk()
    saver = Saver(disk.save)
    disk.go.clear()
    saver.submit(version(1))
    assert disk.begun.wait(60)
    for attempt in (version(2), finished(9), version(3)):
        saver.submit(attempt)
    assert not saver.flush(0)
    disk.go.set()
    assert saver.flush()
    assert disk.saved == [version(1), finished(9), version(3)]


def test_trouble_is_told_once_and_its_end_as_well() -> None:
    """A full disk is told when it fills up and when it has room again, not after every answer."""
    disk, told = Disk(), list[str]()
    saver = Saver(disk.save, lambda trouble: told.append(str(trouble)))
    for number, full in enumerate((None, "full", "full", "read-only", None, None)):
        disk.full = full
        saver.submit(version(number))
        assert saver.flush() is (full is None)
        assert (saver.trouble is None) is (full is None)
    assert told == ["full", "read-only", "None"]
    assert disk.saved == [version(number) for number in (0, 4, 5)]


def test_refused_attempt_is_tried_again() -> None:
    """What the disk refused is written with the next attempt, or at the end, once there is room."""
    disk = Disk()
    saver = Saver(disk.save)
    disk.full = "full"
    saver.submit(half_done())
    saver.flush()
    disk.full = None
    saver.submit(finished(1))
    assert saver.flush()
    assert disk.saved == [half_done(), finished(1)]


def test_flush_alone_tries_again() -> None:
    """Leaving after room was made keeps the last answers."""
    disk = Disk()
    saver = Saver(disk.save)
    disk.full = "full"
    saver.submit(half_done())
    assert not saver.flush()
    disk.full = None
    assert saver.flush()
    assert disk.saved == [half_done()]


def test_older_version_is_not_tried_again() -> None:
    """A refused version that has a successor by then is not written after it."""
    disk = Disk()
    saver = Saver(disk.save)
    disk.full = "full"
    disk.go.clear()
    saver.submit(version(1))
    assert disk.begun.wait(60)
    saver.submit(version(2))
    disk.go.set()
    assert not saver.flush()
    disk.full = None
    assert saver.flush()
    assert disk.saved == [version(2)]


ENDS_AT_ONCE = """
import sys
from pathlib import Path
from coach.journal.saver import Saver
from coach.journal.store import Journal
from tests.journal.samples import half_done

Saver(Journal(Path(sys.argv[1])).save).submit(half_done())
"""


def test_program_that_ends_saves_first(tmp_path: Path) -> None:
    """A program that ends right after an answer still keeps it."""
    program = [sys.executable, "-c", ENDS_AT_ONCE, str(tmp_path)]
    subprocess.run(program, check=True, cwd=Path(__file__).parents[2])
    assert Journal(tmp_path).attempts() == (half_done(),)


def test_what_nobody_foresaw_is_told_too() -> None:
    """An error that is not the disk's is told like any other and stops no later answer."""
    disk = Disk()

    def save(attempt: Attempt) -> None:
        if attempt == version(1):
            raise KeyError("unforeseen")
        disk.save(attempt)

    saver = Saver(save)
    saver.submit(version(1))
    assert not saver.flush()
    assert "unforeseen" in str(saver.trouble)
    saver.submit(version(2))
    assert saver.flush()
    assert disk.saved == [version(2)]
