"""What is said with few answers, and what is flagged with many."""

from __future__ import annotations

from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.exercise.cohort.decision_analysis import DecisionFigures, DecisionTally
from coach.exercise.cohort.flags import LIMITS, SENTENCES, Code, Evidence, Flag, evidence, flags

SCORES = {"best": 1.0, "fair": 2 / 3, "poor": 1 / 3, "bad": 0.0}

Group = tuple[str, float | None, int]
"""A reply, the rest score of those who chose it, and how many they are."""


def analysed(*groups: Group) -> DecisionFigures:
    """A decision answered by `groups`."""
    tally = DecisionTally(SCORES, "best")
    for reply, rest, many in groups:
        for _ in range(many):
            tally.add(reply, SCORES[reply], rest)
    return tally.figures()


SOUND: tuple[Group, ...] = (
    ("best", 1, 30),
    ("best", 0.4, 20),
    ("fair", 0.6, 20),
    ("poor", 0.3, 15),
    ("bad", 0.2, 15),
)
"""A hundred answers, the better ones by those who are better elsewhere."""


@pytest.mark.parametrize(
    ("n", "level"),
    [
        (0, Evidence.COUNTS),
        (9, Evidence.COUNTS),
        (10, Evidence.INTERVALS),
        (29, Evidence.INTERVALS),
        (30, Evidence.PROVISIONAL),
        (99, Evidence.PROVISIONAL),
        (100, Evidence.FLAGS),
        (100_000, Evidence.FLAGS),
    ],
)
def test_how_much_answers_allow_one_to_say(n: int, level: Evidence) -> None:
    """Counts, then intervals, then provisional figures, then flags."""
    assert evidence(n) is level


def test_a_sound_decision_has_no_flag() -> None:
    """Everything picked, the better reply by the better learners."""
    assert flags(analysed(*SOUND)) == ()


@pytest.mark.parametrize(
    ("groups", "found"),
    [
        pytest.param(
            [("best", 0.2, 60), ("fair", 0.3, 10), ("poor", 0.3, 10), ("bad", 0.7, 20)],
            {(Code.GRADES_IN_DOUBT, None), (Code.REPLY_DRAWS_THE_STRONG, "bad")},
            id="the worst reply by the best learners",
        ),
        pytest.param(
            [
                *(("best", 0.6, 20), ("best", 0.4, 20), ("fair", 0.5, 15), ("poor", 0.5, 15)),
                *(("bad", 0.5, 20), ("bad", 0.4, 10)),
            ],
            {(Code.TELLS_LITTLE, None)},
            id="nearly no relation",
        ),
        pytest.param(
            [("best", 0.6, 97), ("poor", 0.5, 3)],
            {(Code.NEARLY_EVERYBODY, None)},
            id="nearly all professional, the unpicked replies untold",
        ),
        pytest.param(
            [
                *(("best", 0.6, 3), ("poor", 0.6, 8), ("poor", 0.4, 7)),
                *(("bad", 0.6, 40), ("bad", 0.4, 42)),
            ],
            {(Code.NEARLY_NOBODY, None)},
            id="nearly nobody well",
        ),
        pytest.param(
            [("best", 1, 4), ("fair", 0.7, 50), ("poor", 0.4, 23), ("bad", 0.2, 23)],
            {(Code.PROFESSIONAL_MISSED, "best"), (Code.REPLY_DRAWS_THE_STRONG, "fair")},
            id="the professional reply not found, the next one instead",
        ),
        pytest.param(
            [*SOUND[:3], ("poor", 0.3, 26), ("bad", 0.2, 4)],
            {(Code.REPLY_UNPICKED, "bad")},
            id="4 of 100 pick it",
        ),
        pytest.param([*SOUND[:3], ("poor", 0.3, 25), ("bad", 0.2, 5)], set(), id="5 of 100 do"),
        pytest.param(
            [("best", 0.5, 40), ("fair", 0.5, 30), ("poor", 0.4, 28), ("bad", 1, 2)],
            {(Code.TELLS_LITTLE, None), (Code.REPLY_UNPICKED, "bad")},
            id="two unusual learners draw nothing",
        ),
        pytest.param(
            [("best", None, 1), *((reply, None, many) for reply, _, many in SOUND)],
            set(),
            id="no rest scores, no correlations",
        ),
    ],
)
def test_what_is_flagged(groups: list[Group], found: set[tuple[Code, str | None]]) -> None:
    """One cause is told once."""
    figures = analysed(*groups)
    assert figures.n >= 100
    assert {(flag.code, flag.reply) for flag in flags(figures)} == found


def test_a_flag_says_what_it_rests_on() -> None:
    """Its correlation, mean or count, and over how many answers; here ten lack a rest score."""
    groups: list[Group] = [("best", 0.2, 60), ("bad", 0.7, 48), ("bad", None, 10), ("fair", 0.5, 2)]
    figures = analysed(*groups)
    assert flags(figures) == (
        Flag(Code.GRADES_IN_DOUBT, figures.item_rest or 0, 110),
        Flag(Code.REPLY_UNPICKED, 2, 120, "fair"),
        Flag(Code.REPLY_UNPICKED, 0, 120, "poor"),
        Flag(Code.REPLY_DRAWS_THE_STRONG, figures.replies[3].rest_r or 0, 110, "bad"),
    )


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(SCORES)), st.none() | st.floats(0, 1), st.integers(1, 40)),
        max_size=12,
    )
)
def test_flags_need_a_hundred_answers(groups: list[Group]) -> None:
    """Each rests on a hundred, and below there are none."""
    figures = analysed(*groups)
    found = flags(figures)
    assert all(flag.n >= 100 for flag in found)
    assert figures.n >= 100 or found == ()


def test_every_flag_has_a_sentence() -> None:
    """It tells the number and what it rests on; a flag about a reply names the reply."""
    fields = {
        code: {name for _, name, *_ in Formatter().parse(sentence) if name}
        for code, sentence in SENTENCES.items()
    }
    about_replies = {Code.PROFESSIONAL_MISSED, Code.REPLY_UNPICKED, Code.REPLY_DRAWS_THE_STRONG}
    assert fields == {
        code: {"value", "n"} | ({"reply"} if code in about_replies else set()) for code in Code
    }
    assert set(LIMITS) == set(Evidence)
