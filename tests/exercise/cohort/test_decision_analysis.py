"""The analysis of one decision: scores, replies, and the rest of the run."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.exercise.cohort.decision_analysis import (
    DecisionFigures,
    DecisionTally,
    ReplyFigures,
    rest_scores,
)
from tests.exercise.plainly import PUBLISHED, close, plain_correlation

SCORES = {"best": 1.0, "fair": 2 / 3, "poor": 1 / 3, "bad": 0.0}

Answer = tuple[str, float | None]
"""The reply chosen, and the rest score."""


def analysed(answers: Iterable[Answer]) -> DecisionFigures:
    """The figures of a decision with a reply of every grade after `answers`."""
    tally = DecisionTally(SCORES, "best")
    for reply, rest in answers:
        tally.add(reply, SCORES[reply], rest)
    return tally.figures()


def reply_of(figures: DecisionFigures, name: str) -> ReplyFigures:
    """The figures of the reply `name`."""
    return next(each for each in figures.replies if each.reply == name)


RESTS = st.none() | st.sampled_from([0, 1 / 9, 1 / 3, 0.5, 2 / 3, 1])
ANSWERS = st.lists(st.tuples(st.sampled_from(sorted(SCORES)), RESTS), max_size=40)


@settings(deadline=None)
@given(ANSWERS)
def test_adding_up_equals_a_plain_computation(answers: list[Answer]) -> None:
    """For the decision and for every reply, figures that do not exist included."""
    figures = analysed(answers)
    pairs = [(reply, rest) for reply, rest in answers if rest is not None]
    rests = [rest for _, rest in pairs]
    assert (figures.n, figures.paired) == (len(answers), len(pairs))
    assert close(figures.mean, fmean(SCORES[r] for r, _ in answers) if answers else None)
    assert close(figures.item_rest, plain_correlation([SCORES[r] for r, _ in pairs], rests))
    for each in figures.replies:
        chosen = [float(reply == each.reply) for reply, _ in pairs]
        choosers = [rest for reply, rest in pairs if reply == each.reply]
        assert each.count == sum(reply == each.reply for reply, _ in answers)
        assert close(each.rest_mean, fmean(choosers) if choosers else None)
        assert close(each.rest_r, plain_correlation(chosen, rests))


@settings(deadline=None)
@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(answers: list[Answer], random: Any) -> None:
    """Whoever comes first, the figures are the same."""
    one, other = analysed(answers), analysed(random.sample(answers, len(answers)))
    assert close(one.mean, other.mean)
    assert close(one.item_rest, other.item_rest)
    for mine, theirs in zip(one.replies, other.replies, strict=True):
        assert mine.count == theirs.count
        assert close(mine.rest_mean, theirs.rest_mean)
        assert close(mine.rest_r, theirs.rest_r)


@settings(deadline=None)
@given(ANSWERS.filter(bool))
def test_shares_sum_to_one_and_lie_in_their_intervals(answers: list[Answer]) -> None:
    """So does the mean; no interval leaves what a share can be."""
    figures = analysed(answers)
    shares = [(each.share, each.share_interval) for each in figures.replies]
    assert sum(share or 0 for share, _ in shares) == pytest.approx(1)
    for figure, interval in [*shares, (figures.mean, figures.mean_interval)]:
        assert figure is not None
        assert interval is not None
        assert 0 <= interval.low <= figure <= interval.high <= 1


@settings(deadline=None)
@given(ANSWERS)
def test_the_correlation_lies_in_its_interval(answers: list[Answer]) -> None:
    """Where there are answers enough for one."""
    figures = analysed(answers)
    if figures.item_rest is not None and figures.item_rest_interval is not None:
        low, high = figures.item_rest_interval
        assert -1 <= low <= figures.item_rest <= high <= 1


@pytest.mark.parametrize("name", ["lsat6", "lsat7"])
def test_decisions_agree_with_published_item_rest_correlations(name: str) -> None:
    """Where all answer everything, the mean of the rest correlates as its sum does."""
    data = PUBLISHED[name]
    tallies = [DecisionTally(("right", "wrong"), "right") for _ in range(5)]
    for pattern, persons in data["patterns"].items():
        scores = [float(score) for score in pattern]
        rests = rest_scores(scores)
        for _ in range(persons):
            for tally, score, rest in zip(tallies, scores, rests, strict=True):
                tally.add("right" if score else "wrong", score, rest)
    figures = [tally.figures() for tally in tallies]
    expected = data["expected"]
    assert [each.mean for each in figures] == pytest.approx(expected["mean"])
    assert [each.item_rest for each in figures] == pytest.approx(expected["item_rest"], abs=1e-5)
    for each in figures:
        right, wrong = each.replies
        assert right.rest_r == pytest.approx(each.item_rest)
        assert wrong.rest_r == pytest.approx(-(each.item_rest or 0))


def test_a_decision_that_nobody_reached() -> None:
    """All its replies are listed, with a count of zero and no figure."""
    figures = analysed([])
    assert figures.n == 0
    assert figures.mean is figures.item_rest is None
    assert figures.mean_interval is None
    assert figures.replies[0] == ReplyFigures("best", True, 0, None, None, None, None)
    assert [each.reply for each in figures.replies] == list(SCORES)


def test_somebody_without_another_decision_counts_for_the_shares_alone() -> None:
    """Who left after this decision has no rest score."""
    figures = analysed([("best", None), ("best", 0.5), ("bad", 1)])
    assert (figures.n, figures.paired) == (3, 2)
    assert reply_of(figures, "best").share == pytest.approx(2 / 3)
    assert reply_of(figures, "best").rest_mean == 0.5
    assert figures.item_rest == pytest.approx(-1)


def test_nothing_correlates_with_rest_scores_that_are_all_alike() -> None:
    """Not even with what rounding makes of them: 0.1 + 0.2 is not 0.3."""
    figures = analysed([("best", 0.1 + 0.2), ("bad", 0.3), ("best", 0.3)])
    assert figures.item_rest is None
    assert [each.rest_r for each in figures.replies] == [None] * 4


def test_ten_who_answer_alike_leave_some_doubt() -> None:
    """The interval of a mean doesn't shrink to a point for want of variance."""
    interval = analysed([("best", 1)] * 10).mean_interval
    assert interval == pytest.approx((0.674, 1), abs=0.001)


@pytest.mark.parametrize(
    ("reply", "score", "rest"),
    [("gone", 1, 1), ("best", 1.1, 1), ("best", 1, -0.1), ("best", float("nan"), None)],
)
def test_an_answer_that_cannot_be_counted_changes_nothing(
    reply: str, score: float, rest: float | None
) -> None:
    """A reply the decision doesn't have, a score out of range: refused."""
    tally = DecisionTally(SCORES, "best")
    tally.add("bad", 0, 0.5)
    before = tally.figures()
    with pytest.raises(ValueError, match=r"no reply|0 to 1"):
        tally.add(reply, score, rest)
    assert tally.figures() == before


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(SCORES.values())), min_size=2, max_size=12))
def test_a_rest_score_is_the_mean_of_the_others(scores: list[float]) -> None:
    """Of all decisions of the run but the one asked about."""
    others = [[*scores[:n], *scores[n + 1 :]] for n in range(len(scores))]
    assert rest_scores(scores) == pytest.approx([fmean(each) for each in others])


def test_a_run_of_one_decision_has_no_rest() -> None:
    """There is nothing beside it."""
    assert (rest_scores([1.0]), rest_scores([])) == ([None], [])
