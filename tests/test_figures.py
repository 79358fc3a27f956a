"""What is said and drawn of progress: never more than the figures say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import figures
from coach.journal.estimates import Estimate, estimate
from coach.journal.gather import Rules
from coach.journal.mastery import PrincipleId
from tests.journal.test_progress import attempt, catalogue, keyed, of, seen

RULES: Rules = {
    PrincipleId("tests", "clear"): "Be clear.",
    PrincipleId("tests", "kind"): "Be kind.",
}

shares = st.floats(0, 1)
estimates = st.tuples(shares, shares, shares).map(
    lambda three: Estimate(mean=sorted(three)[1], low=min(three), high=max(three))
)


@given(estimates | st.none(), st.integers(1, 80))
def test_a_bar_is_as_wide_as_asked(known: Estimate | None, cells: int) -> None:
    """Its parts come in order, whatever the estimate."""
    bar = figures.bar(known, cells)
    assert len(bar) == cells
    assert sorted(bar, key="█▓▒·".index) == list(bar)


def test_a_bar_fades_out_over_the_range() -> None:
    """Full to the low end, fading past the mean to the high end."""
    assert figures.bar(Estimate(mean=0.5, low=0.2, high=0.7), 10) == "██▓▓▓▒▒···"
    assert figures.bar(None, 4) == "····"


@given(st.lists(st.none() | st.integers(0, 100)))
def test_a_sparkline_has_a_column_for_each_score(percents: list[int | None]) -> None:
    """A higher score never has a lower column; no score has a dot."""
    line = figures.sparkline(percents)
    assert len(line) == len(percents)
    drawn = sorted(
        (each, mark) for each, mark in zip(percents, line, strict=True) if each is not None
    )
    assert [mark for _each, mark in drawn] == sorted(mark for _each, mark in drawn)
    assert all((each is None) == (mark == "·") for each, mark in zip(percents, line, strict=True))


def test_the_ends_of_a_sparkline() -> None:
    """Nothing at all is the lowest column, everything the highest."""
    assert figures.sparkline([0, 50, 100, None]) == "▁▄▇·"


days = st.dictionaries(
    st.integers(-400, 0).map(lambda back: date(2026, 3, 4) + timedelta(days=back)),
    st.integers(1, 50),
)


@given(days, st.integers(1, 40), st.integers(0, 6))
def test_a_calendar_shows_every_day_once(
    answered: dict[date, int], number: int, ahead: int
) -> None:
    """Weeks run from Monday, end today, and hold what was answered in them."""
    today = date(2026, 3, 4) + timedelta(days=ahead)
    weeks = figures.weeks(answered, today, number)
    shown = [each for week in weeks for each in week.answers]
    assert len(weeks) == number
    assert all(week.monday.weekday() == 0 for week in weeks)
    assert weeks[-1].monday <= today <= weeks[-1].sunday
    assert shown.count(None) == 6 - today.weekday()
    since = weeks[0].monday
    assert sum(week.total for week in weeks) == sum(
        n for day, n in answered.items() if day >= since
    )


@pytest.mark.parametrize(
    ("percents", "told"),
    [
        pytest.param([], "", id="none"),
        pytest.param([50], "50", id="one"),
        pytest.param([50, None, 70], "50 → 70", id="one without a score"),
        pytest.param([50, 60, 70], "50 → 60 → 70", id="three"),
        pytest.param([50, 60, 65, 70], "50 → … → 70", id="many"),
    ],
)
def test_scores_in_a_row(percents: list[int | None], told: str) -> None:
    """Few scores are all told, of many the first and the last."""
    assert figures.scores(percents) == told


def test_an_estimate_in_words() -> None:
    """Never without its range, and below five answers not at all."""
    five = seen(attempt(0, *["plain"] * 5)).principles[0]
    four = seen(attempt(0, *["plain"] * 4)).principles[0]
    known = estimate(15, 5)
    assert figures.mastery(five) == "about 78 percent, between 47 and 97"
    assert (round(100 * known.low), round(100 * known.high)) == (47, 97)
    assert figures.mastery(four) == "too little to tell: 4 answers"


def test_what_stands_out() -> None:
    """One sentence, as sure as the figures are."""
    tea = of(*[keyed("clear")] * 12, *[keyed("kind")] * 12)
    here = catalogue(tea=tea)
    told = [
        figures.standing_out(seen(*journal, here=here), RULES)
        for journal in (
            [],
            [attempt(0, "plain", "plain")],
            [attempt(0, *["plain"] * 5)],
            [attempt(0, *["shy", "plain"] * 6, *["plain"] * 12)],
            [attempt(0, *["rude"] * 12, *["plain"] * 12)],
        )
    ]
    assert [each.split("“")[0] for each in told] == [
        "There is nothing to tell yet: no answer counts so far.",
        "It is too early to tell: no principle has 5 answers yet, and ",
        "Only ",
        "Nothing stands out for certain; lowest is ",
        "",
    ]
    assert told[1].endswith("“Be clear” has the most: 2 answers.")
    assert "from 12 answers it may be anywhere between" in told[3]
    assert told[4].startswith("“Be clear” is clearly lower than the rest: about 13 percent")
    assert told[4].endswith("from 12 answers; all others together are at 88.")


def test_what_everything_rests_on() -> None:
    """All answers are accounted for, those left out as well."""
    here = catalogue(tea=of(keyed("clear", contested=True), keyed("clear"), keyed("clear")))
    told = list(figures.rests_on(seen(attempt(0, "plain", "shy", "gone"), here=here)))
    assert told == [
        "This rests on 3 answers in 0 finished runs and 1 half done, on 1 day.",
        "On the decision behind 1 of them opinions differ, so it does not count.",
        "1 of them is left out: its decision or reply is not here any more.",
    ]
