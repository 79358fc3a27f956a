"""What is said and drawn of progress: never more than the figures say."""

from __future__ import annotations

import pytest

from coach.wording import progress_text
from tests.journal.test_progress import attempt, catalogue, keyed, of, seen


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
    assert progress_text.scores(percents) == told


def test_an_estimate_in_words() -> None:
    """Below five answers there is none."""
    five = seen(attempt(0, *["plain"] * 5)).principles[0]
    four = seen(attempt(0, *["plain"] * 4)).principles[0]
    assert progress_text.mastery(five) == "about 78 percent"
    assert progress_text.mastery(four) == "too little to tell: 4 answers"


def test_answers_by_their_grade() -> None:
    """The best first; a grade that nobody gave is left out."""
    principle = seen(attempt(0, "rude", "plain", "plain")).principles[0]
    assert progress_text.given(principle.first) == "● 2 professional   ○ 1 damaging"
    assert progress_text.given(principle.later) == ""


def test_what_everything_rests_on() -> None:
    """All answers are accounted for, those left out as well."""
    here = catalogue(tea=of(keyed("clear", contested=True), keyed("clear"), keyed("clear")))
    told = list(progress_text.rests_on(seen(attempt(0, "plain", "shy", "gone"), here=here)))
    assert told == [
        "This rests on 3 answers in 0 finished runs and 1 half done, on 1 day.",
        "On the decision behind 1 of them opinions differ, so it does not count.",
        "1 of them is left out: its decision or reply is not here any more.",
    ]
