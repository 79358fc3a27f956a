from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from coach.content.grades import Mode
from coach.journal.attempt import Attempt
from coach.journal.store import Journal
from tests.journal.samples import START, finished, half_done

GO_ON = """
import sys
from pathlib import Path
from coach.journal.store import Journal

claim = Journal(Path(sys.argv[1])).half_done("small-favour")
print(claim.attempt.id if claim else "nothing", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


class OtherRun:
    """Another process that goes on with what is half done, until told to leave or killed."""

    def __init__(self, journal: Journal) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", GO_ON, str(journal.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert self.process.stdout
        self.plays = self.process.stdout.readline().strip()

    def __enter__(self) -> OtherRun:
        return self

    def __exit__(self, *_: object) -> None:
        with self.process:
            self.process.kill()


def taken(journal: Journal) -> Attempt | None:
    claim = journal.half_done("small-favour")
    return claim.attempt if claim else None


def test_two_runs_play_two_attempts(journal: Journal) -> None:
    """A second run gets the next half-done attempt, and a third none: no file has two writers."""
    for number in (1, 2):
        journal.save(half_done(number))
    with OtherRun(journal) as one, OtherRun(journal) as other, OtherRun(journal) as third:
        assert one.plays == half_done(2).id
        assert other.plays == half_done(1).id
        assert third.plays == "nothing"
        assert taken(journal) is None


def test_killed_run_lets_go(journal: Journal) -> None:
    """An attempt of a run that was killed can be gone on with at once."""
    journal.save(half_done())
    with OtherRun(journal) as run:
        assert taken(journal) is None
        run.process.kill()
        run.process.wait()
        assert taken(journal) == half_done()


def test_released_attempt_is_free(journal: Journal) -> None:
    """Leaving an attempt lets another run have it, and leaves no lock file behind."""
    journal.save(half_done())
    with journal.half_done("small-favour") or pytest.fail("it is free") as claim:
        assert claim.alone
        assert taken(journal) is None
    claim.release()
    assert not claim.alone
    assert list((journal.folder / ".locks").iterdir()) == []
    assert taken(journal) == half_done()


def test_the_one_played_last_comes_first(journal: Journal) -> None:
    """What is gone on with is the attempt touched last; finished and empty ones never are."""
    touched = half_done(1, updated=START + timedelta(hours=1))
    for attempt in (touched, half_done(2), finished(3), half_done(4, timed=())):
        journal.save(attempt)
    claim = journal.half_done("small-favour")
    assert claim is not None
    assert claim.attempt == touched


def test_each_mode_and_each_exercise_goes_on_with_its_own(journal: Journal) -> None:
    """A practice left later hides no assessment, and the library none of an exercise's."""
    assessment, elsewhere = half_done(1, mode=Mode.ASSESSMENT), half_done(3, exercise="start")
    for attempt in (assessment, half_done(2), elsewhere):
        journal.save(attempt)
    asked: list[tuple[str | None, Mode | None]] = [
        (None, Mode.ASSESSMENT),
        (None, Mode.PRACTICE),
        (None, None),
        ("start", None),
    ]
    found = []
    for exercise, mode in asked:
        with journal.half_done("small-favour", exercise, mode) or pytest.fail("one") as claim:
            found.append(claim.attempt)
    assert found == [assessment, half_done(2), half_done(2), elsewhere]
    assert journal.half_done("small-favour", "start", Mode.ASSESSMENT) is None


def test_claimed_attempt_is_as_it_is_now(journal: Journal) -> None:
    """An attempt that another run has gone on with in the meantime is taken up where that left."""
    journal.save(half_done())
    [seen] = journal.attempts()
    later = half_done(language="nl")
    journal.save(later)
    claim = journal.claim(seen)
    assert claim is not None
    assert claim.attempt == later


def test_fresh_attempt_can_be_claimed_before_it_is_saved(journal: Journal) -> None:
    """A new run has its attempt from the start, so that no other run goes on with it."""
    claim = journal.claim(half_done())
    assert claim is not None
    assert claim.alone
    journal.save(half_done())
    assert taken(journal) is None


def test_damaged_attempt_is_not_gone_on_with(journal: Journal) -> None:
    """Among half-done attempts a damaged one is passed over."""
    journal.save(half_done())
    (journal.folder / "small-favour" / "x.toml").write_bytes(b"\xff")
    assert taken(journal) == half_done()


def test_play_goes_on_where_nothing_can_be_locked(journal: Journal) -> None:
    """A journal whose locks cannot be written still has its half-done attempt."""
    journal.save(half_done())
    (journal.folder / ".locks").write_text("a file in the way")
    claim = journal.half_done("small-favour")
    assert claim is not None
    assert claim.attempt == half_done()
    assert not claim.alone
    claim.release()


@pytest.mark.skipif(os.name != "posix", reason="private files of another kind")
def test_locks_are_private(journal: Journal) -> None:
    """What somebody plays at the moment is nobody else's business."""
    claim = journal.claim(half_done())
    locks = journal.folder / ".locks"
    assert claim
    assert locks.stat().st_mode & 0o777 == 0o700
    assert [lock.stat().st_mode & 0o777 for lock in locks.iterdir()] == [0o600]
