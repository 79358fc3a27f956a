"""Sureness beside being right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.strategies  # noqa: F401 (sets Hypothesis to judge what holds and not how fast)
from coach import locale
from coach.content.grades import Grade
from coach.content.questions import Place, PrincipleKey, Question
from coach.journal.attempt import TimedMove
from coach.journal.calibration import (
    ENOUGH,
    Calibration,
    Level,
    Weighed,
    calibration,
    calibration_data,
    weighed,
)
from coach.practice.moves import Sureness
from coach.sureness import calibrated
from tests.journal.samples import START, half_done
from tests.journal.test_sitting import sitting

SURE, FAIRLY, GUESS = Sureness.SURE, Sureness.FAIRLY, Sureness.GUESS


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(4, 5, 38, 96), (8, 10, 49, 94), (16, 20, 58, 92), (0, 1, 0, 79), (1, 1, 21, 100)],
)
def test_wilson_interval(part: int, whole: int, low: int, high: int) -> None:
    """The interval is Wilson’s, without a correction for continuity."""
    assert Level(SURE, whole, part).interval == (low, high)


answers = st.lists(st.builds(Weighed, st.sampled_from(Sureness), st.booleans()), max_size=60)


@given(answers, st.randoms())
def test_every_answer_is_counted_once(given: list[Weighed], chance: object) -> None:
    """The levels add up to all ratings, in whatever order they come."""
    found = calibration(given)
    assert sum(level.answers for level in found.levels) == found.ratings == len(given)
    assert sum(level.professional for level in found.levels) == sum(each[1] for each in given)
    assert found.is_enough == (len(given) >= 20)
    chance.shuffle(given)  # type: ignore[attr-defined]
    assert calibration(given) == found


def test_ratings_of_runs_and_reviews() -> None:
    """First answers with a rating count, wherever they were given; the others do not."""
    place = Place("small-favour", "ask")
    grades = {"plain": Grade.PROFESSIONAL, "shy": Grade.WORKABLE}
    about = PrincipleKey("tests", "ask-plainly")
    questions = {place: Question(place, about, "asker", "chat", grades, False)}
    timed = (
        TimedMove("ask", "shy", START, SURE),
        TimedMove("ask", None, START),
        TimedMove("ask", "plain", START, GUESS),
        TimedMove("gone", "plain", START, GUESS),
    )
    found = weighed([half_done(timed=timed)], [sitting(answers=2)], questions)
    assert [*found] == [Weighed(SURE, False), Weighed(SURE, True)]


def many(**levels: tuple[int, int]) -> Calibration:
    return calibration(
        Weighed(Sureness(name), number < part)
        for name, (part, whole) in levels.items()
        for number in range(whole)
    )


def lines(of: Calibration) -> list[str]:
    return [line for block in calibrated(of) for line in block]


def test_lines_say_what_they_rest_on() -> None:
    """Each level with its counts, its share and how far that may be off."""
    said = lines(many(sure=(16, 20), guess=(1, 4)))
    assert said[1:3] == [
        "A guess: 1 of 4, 25 percent (range 5 to 70).",
        "Sure: 16 of 20, 80 percent (range 58 to 92).",
    ]
    assert "24 answers" in said[3]


def test_lines_in_dutch() -> None:
    """The same in Dutch."""
    locale.use("nl")
    try:
        assert "Zeker: 16 van 20, 80 procent (marge 58 tot 92)." in lines(many(sure=(16, 20)))
    finally:
        locale.use("en")


def test_too_few_to_say() -> None:
    """Below twenty ratings it says how many are missing; with none it says nothing."""
    assert lines(many(sure=(19, 19))) == [
        "How sure you are, and how often the reply is professional, stands here after 1 more "
        "answer."
    ]
    assert lines(many()) == []


def test_data_for_scripts() -> None:
    """The same figures as data; no levels before there are enough."""
    assert calibration_data(many(sure=(16, 20))) == {
        "ratings": 20,
        "enough": ENOUGH,
        "levels": [
            {
                "sure": "sure",
                "answers": 20,
                "professional": 16,
                "percent": 80,
                "interval": [58, 92],
            }
        ],
    }
    assert calibration_data(many(sure=(1, 3)))["levels"] == []
