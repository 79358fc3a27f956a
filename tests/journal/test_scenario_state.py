from __future__ import annotations

from datetime import timedelta

from coach.content.grades import Outcome
from coach.journal.attempt import Summary
from coach.journal.scenario_state import standings
from tests.journal.samples import START, finished, half_done


def test_nothing_tried() -> None:
    """A learner who has tried nothing stands nowhere."""
    assert standings([]) == {}


def test_last_and_best_are_of_finished_attempts() -> None:
    """A half-done attempt has no score to be proud of yet."""
    here = standings([finished(1, 60), finished(2, 90), finished(3, 40), half_done(4)])
    standing = here["small-favour"]
    assert (standing.attempts, standing.finished) == (4, 3)
    assert standing.last == finished(3, 40).result
    assert standing.last_finished == START + timedelta(minutes=3)
    assert standing.best == 90
    assert standing.half_done == half_done(4)


def test_last_is_the_one_finished_last() -> None:
    """An attempt begun early and finished late is the last one."""
    late = START + timedelta(hours=1)
    slow = finished(1, 20, finished=late, updated=late)
    assert standings([slow, finished(2, 90)])["small-favour"].last == slow.result


def test_only_what_waits_is_half_done() -> None:
    """An attempt without an answer, or with an ending, is nothing to go on with."""
    assert standings([half_done(1, timed=()), finished(2)])["small-favour"].half_done is None


def test_half_done_is_the_one_played_last() -> None:
    """Of two half-done attempts the one touched last is offered, whichever began first."""
    touched = half_done(1, updated=START + timedelta(hours=1))
    assert standings([touched, half_done(2)])["small-favour"].half_done == touched


def test_endings_seen_and_scores_that_do_not_count() -> None:
    """Every ending reached is known, and a run without counted decisions has no best score."""
    bad = Summary(None, 0, 0, 0, 0, "bad", Outcome.BROKEN)
    standing = standings([finished(1, None), finished(2, result=bad)])["small-favour"]
    assert standing.endings == {"good", "bad"}
    assert standing.best is None


def test_scenarios_are_told_apart() -> None:
    """Each scenario has a standing of its own."""
    assert set(standings([finished(1), finished(2, scenario="tea")])) == {"small-favour", "tea"}
