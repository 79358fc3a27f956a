"""Which attempts are meant."""

from __future__ import annotations

import pytest

from coach.errors import RequestError
from coach.journal.attempt import Attempt
from coach.journal.which_attempt import choose, pair
from tests.journal.samples import START, finished, half_done

FIRST, BEST, THIRD = finished(0, 60), finished(1, 90), finished(2, 70)
ASIDE = finished(3, None, from_scene="ask")
WAITING = half_done(4)
ALL = (FIRST, BEST, THIRD, ASIDE, WAITING)


@pytest.mark.parametrize(
    ("wish", "meant"),
    [
        pytest.param("first", FIRST, id="first"),
        pytest.param("best", BEST, id="best"),
        pytest.param("last", THIRD, id="last, of those that count"),
        pytest.param(FIRST.id, FIRST, id="a whole id"),
        pytest.param("-000001", BEST, id="a part"),
        pytest.param("T0711", BEST, id="a time"),
        pytest.param("t0711", BEST, id="in small letters"),
        pytest.param(ASIDE.id, ASIDE, id="a run from the map"),
        pytest.param(WAITING.id, WAITING, id="half done"),
    ],
)
def test_what_a_wish_means(wish: str, meant: Attempt) -> None:
    """By a word, an id, or any part of one that no other has."""
    assert choose(ALL, wish) == meant


def test_the_best_is_the_latest_of_the_best() -> None:
    """And an attempt without a score is never better."""
    assert choose((finished(0, 90), finished(1, 90), finished(2, None)), "best") == finished(1, 90)
    assert choose((finished(0, None),), "best") == finished(0, None)


def test_last_is_the_one_finished_last() -> None:
    """However early it was begun."""
    late = finished(0, 60, finished=START.replace(hour=23))
    assert choose((late, BEST), "last") == late


@pytest.mark.parametrize(
    ("wishes", "meant"),
    [
        pytest.param((), (BEST, THIRD), id="the two finished last"),
        pytest.param(("best",), (BEST, THIRD), id="one beside the last"),
        pytest.param(("last", "first"), (FIRST, THIRD), id="the earlier one first"),
        pytest.param(("first", "best"), (FIRST, BEST), id="in their order already"),
    ],
)
def test_a_pair(wishes: tuple[str, ...], meant: tuple[Attempt, Attempt]) -> None:
    """It is always the one played earlier that comes first."""
    assert pair(ALL, *wishes) == meant


@pytest.mark.parametrize(
    ("attempts", "wishes", "told"),
    [
        pytest.param((), (), "Play it once more", id="nothing played"),
        pytest.param((FIRST, WAITING, ASIDE), (), "Play it once more", id="one finished"),
        pytest.param((WAITING,), ("last",), "Play it first", id="none finished"),
        pytest.param((), ("2026",), "Play it first", id="none at all"),
        pytest.param(ALL, ("last",), "Both are the attempt", id="the last beside itself"),
        pytest.param(ALL, ("2026",), "means several attempts", id="several"),
        pytest.param(ALL, ("monday",), "No attempt is called “monday”", id="unknown"),
    ],
)
def test_what_cannot_be_meant(
    attempts: tuple[Attempt, ...], wishes: tuple[str, ...], told: str
) -> None:
    """It says why, and what to do."""
    with pytest.raises(RequestError, match=told):
        pair(attempts, *wishes)
