"""When something comes back: the published figures, and what holds for any series of reviews."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.strategies  # noqa: F401 (sets Hypothesis to judge what holds and not how fast)
from coach.journal.schedule import (
    LONGEST_DAYS,
    Rated,
    Rating,
    exactly,
    intervals,
    next_due,
    steadily,
)

START = datetime(2026, 3, 2, 9, tzinfo=UTC)

# FSRS-6 with default parameters, retention 0.90 and no steps, each review exactly when due:
# interval in days, stability, difficulty. Computed with py-fsrs 6.3.1, whose own tests
# (tests/test_basic.py, MIT) have the same intervals.
PUBLISHED = {
    "333": [(2, 2.3065, 2.1181), (11, 10.9643, 2.1112), (46, 46.2802, 2.1043)],
    "2333": [
        (1, 1.2931, 5.1122),
        (5, 4.546, 5.1023),
        (17, 16.5513, 5.0924),
        (50, 50.1916, 5.0825),
    ],
    "1333": [
        (1, 0.212, 6.4133),
        (2, 1.8868, 6.4021),
        (6, 6.2692, 6.3909),
        (17, 17.3792, 6.3798),
    ],
    "33133": [
        (2, 2.3065, 2.1181),
        (11, 10.9643, 2.1112),
        (2, 1.5383, 7.3922),
        (5, 4.8763, 7.3801),
        (12, 12.3117, 7.3679),
    ],
    "3231": [
        (2, 2.3065, 2.1181),
        (8, 7.5133, 4.7529),
        (26, 26.4079, 4.7433),
        (2, 2.2027, 8.2574),
    ],
}


def when_due(ratings: str) -> list[Rated]:
    """Reviews with these ratings, each exactly when the one before it makes it due."""
    reviews: list[Rated] = []
    for rating in ratings:
        at = next_due(reviews) if reviews else START
        reviews.append(Rated(at, Rating(int(rating))))
    return reviews


@pytest.mark.parametrize(("ratings", "expected"), PUBLISHED.items(), ids=PUBLISHED)
def test_published_figures(ratings: str, expected: list[tuple[int, float, float]]) -> None:
    """Intervals, stability and difficulty are those of the published algorithm."""
    found = intervals(when_due(ratings))
    assert [each.days for each in found] == [days for days, *_more in expected]
    for each, (_days, stability, difficulty) in zip(found, expected, strict=True):
        assert each.stability == pytest.approx(stability, abs=6e-5)
        assert each.difficulty == pytest.approx(difficulty, abs=6e-5)


def test_four_months_at_most() -> None:
    """The fourth good review would be 163 days on in the published series; here it is 120."""
    last = intervals(when_due("3333"))[-1]
    assert last.stability == pytest.approx(162.8622, abs=6e-5)
    assert last.days == LONGEST_DAYS


series = st.lists(
    st.builds(
        Rated,
        st.integers(0, 10**8).map(lambda seconds: START + timedelta(seconds=seconds)),
        st.sampled_from(Rating),
    ),
    min_size=1,
    max_size=12,
)


@given(series, st.text(max_size=5), st.randoms())
def test_any_series_comes_back_in_time(reviews: list[Rated], key: str, chance: object) -> None:
    """A day after the last review at the earliest, 120 days after it at the latest, fuzz or not.

    The order in which the reviews are read makes no difference.
    """
    last = max(each.at for each in reviews)
    shuffled = [*reviews]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    for fuzz in (exactly, steadily(key)):
        due = next_due(reviews, fuzz)
        assert timedelta(days=1) <= due - last <= timedelta(days=LONGEST_DAYS)
        assert next_due(shuffled, fuzz) == due


@given(st.text(max_size=9), st.integers(1, LONGEST_DAYS))
def test_fuzz_is_small_and_steady(key: str, days: int) -> None:
    """What is fuzzed moves by a tenth at most, or by a day, and always to the same day."""
    moved = steadily(key)(days)
    assert abs(moved - days) <= (max(1, round(days / 10)) if days >= 3 else 0)
    assert steadily(key)(days) == moved


def test_fuzz_spreads() -> None:
    """Different keys go to different days, on both sides."""
    found = {steadily(str(number))(30) for number in range(100)}
    assert found == set(range(27, 34))
