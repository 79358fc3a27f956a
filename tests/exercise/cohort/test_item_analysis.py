"""The analysis of a scale against published figures and against a plain computation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations
from statistics import fmean, stdev, variance
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.exercise.cohort.item_analysis import ItemFigures, ScaleFigures, ScaleTally
from coach.practice.intervals import Interval
from tests.exercise.plainly import PUBLISHED, close, plain_correlation

NAMES = ["lsat6", "lsat7", "attitude"]

Row = Sequence[float | None]


def rows(name: str) -> list[Row]:
    """The persons of a published data set, in the order of its table."""
    data = PUBLISHED[name]
    if "rows" in data:
        return list(data["rows"])
    return [
        [int(score) for score in pattern]
        for pattern, persons in data["patterns"].items()
        for _ in range(persons)
    ]


def analysed(persons: Iterable[Row], items: int) -> ScaleFigures:
    """The figures after adding `persons`."""
    tally = ScaleTally(items)
    for scores in persons:
        tally.add(scores)
    return tally.figures()


def column(figures: ScaleFigures, name: str) -> list[float | None]:
    """One figure of every item."""
    return [getattr(item, name) for item in figures.items]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("of", ["mean", "item_total", "item_rest", "alpha_if_deleted"])
def test_items_agree_with_published_figures(name: str, of: str) -> None:
    """Each item of three data sets, to five decimals."""
    expected = PUBLISHED[name]["expected"]
    assert column(analysed(rows(name), expected["k"]), of) == pytest.approx(expected[of], abs=1e-5)


@pytest.mark.parametrize("name", NAMES)
def test_totals_agree_with_published_figures(name: str) -> None:
    """Mean and SD of the total, alpha and its standard error, to five decimals."""
    expected = PUBLISHED[name]["expected"]
    figures = analysed(rows(name), expected["k"])
    assert (figures.seen, figures.complete) == (expected["n"], expected["n"])
    for of in ("total_mean", "total_sd", "alpha", "sem"):
        assert getattr(figures, of) == pytest.approx(expected[of], abs=1e-5), of


@pytest.mark.parametrize("name", NAMES)
def test_intervals_of_alpha_agree_with_published_ones(name: str) -> None:
    """With Feldt's exact ones, within a hundredth, and far closer for a thousand persons."""
    expected = PUBLISHED[name]["expected"]
    interval = analysed(rows(name), expected["k"]).alpha_interval
    near = 0.001 if expected["n"] == 1000 else 0.01
    assert interval == pytest.approx(expected["alpha_interval"], abs=near)


def test_persons_with_a_missing_score_are_counted_and_left_out() -> None:
    """Five answers missing: the figures are the published ones of the other 995."""
    persons = rows("lsat7")
    gaps = [[None, *scores[1:]] for scores in persons[:5]]
    figures = analysed([*gaps, *persons[5:]], 5)
    expected = PUBLISHED["lsat7"]["missing"]
    assert (figures.seen, figures.complete) == (1000, expected["n"])
    for of in ("total_mean", "total_sd", "alpha"):
        assert getattr(figures, of) == pytest.approx(expected[of], abs=5e-4), of
    assert column(figures, "item_rest") == pytest.approx(expected["item_rest"], abs=5e-4)


def thirds(items: int) -> st.SearchStrategy[tuple[float, ...]]:
    """One person's scores, each a number of points of three."""
    return st.tuples(*[st.sampled_from((0, 1 / 3, 2 / 3, 1))] * items)


MATRICES = st.integers(2, 6).flatmap(lambda items: st.lists(thirds(items), min_size=2, max_size=30))


def plain_alpha(columns: Sequence[Sequence[float]]) -> float | None:
    """Alpha by its formula, computed with all scores at hand."""
    spread = variance([round(sum(person), 9) for person in zip(*columns, strict=True)])
    if len(columns) < 2 or not spread:
        return None
    k = len(columns)
    within = sum(float(variance(scores)) for scores in columns)
    return k / (k - 1) * (1 - within / float(spread))


@settings(deadline=None)
@given(MATRICES)
def test_adding_up_equals_a_plain_computation(persons: list[tuple[float, ...]]) -> None:
    """Item by item and for the total, figures that do not exist included."""
    columns = list(zip(*persons, strict=True))
    totals = [round(sum(scores), 9) for scores in persons]
    figures = analysed(persons, len(columns))
    assert close(figures.alpha, plain_alpha(columns))
    assert close(figures.total_mean, fmean(totals))
    assert close(figures.total_sd, stdev(totals))
    for n, (item, scores) in enumerate(zip(figures.items, columns, strict=True)):
        rest = [round(sum((*each[:n], *each[n + 1 :])), 9) for each in persons]
        assert close(item.mean, fmean(scores))
        assert close(item.item_total, plain_correlation(scores, totals))
        assert close(item.item_rest, plain_correlation(scores, rest))
        assert close(item.alpha_if_deleted, plain_alpha([*columns[:n], *columns[n + 1 :]]))


@settings(deadline=None)
@given(MATRICES, st.randoms(use_true_random=False))
def test_the_order_of_persons_does_not_matter(
    persons: list[tuple[float, ...]], random: Any
) -> None:
    """Whoever's answers come first, the figures are the same."""
    shuffled = random.sample(persons, len(persons))
    one, other = (analysed(each, len(persons[0])) for each in (persons, shuffled))
    assert close(one.alpha, other.alpha)
    assert close(one.total_sd, other.total_sd)
    for of in ("mean", "item_total", "item_rest", "alpha_if_deleted"):
        assert all(map(close, column(one, of), column(other, of))), of


@pytest.mark.parametrize("offset", [1e6, -1e9])
def test_large_scores_lose_no_digits(offset: float) -> None:
    """Scores that all lie far from zero have the correlations and the alpha of small ones."""
    moved = [[offset + (score or 0) for score in scores] for scores in rows("attitude")]
    figures, expected = analysed(moved, 7), PUBLISHED["attitude"]["expected"]
    assert figures.alpha == pytest.approx(expected["alpha"], abs=1e-5)
    assert figures.total_sd == pytest.approx(expected["total_sd"], abs=1e-5)
    assert column(figures, "item_rest") == pytest.approx(expected["item_rest"], abs=1e-5)


def test_nobody_has_no_figures() -> None:
    """Before the first person there are counts alone."""
    nothing = ItemFigures(None, None, None, None)
    assert analysed([], 2) == ScaleFigures(0, 0, (nothing, nothing), None, None, None, None, None)


def test_one_person_has_means_alone() -> None:
    """A spread needs two persons."""
    figures = analysed([(0.5, 1)], 2)
    assert figures.total_mean == 1.5
    assert figures.total_sd is figures.alpha is figures.sem is None
    assert figures.items[1] == ItemFigures(1, None, None, None)


def test_a_single_item_has_no_rest_and_no_alpha() -> None:
    """There is nothing to hold it against."""
    figures = analysed([(0,), (1,)], 1)
    assert figures.alpha is figures.sem is None
    assert figures.alpha_interval is None
    assert figures.items[0].item_rest is figures.items[0].alpha_if_deleted is None
    assert figures.items[0].item_total == pytest.approx(1)


def test_no_alpha_where_everybody_has_the_same_total() -> None:
    """Whatever one item gains the other loses: in thirds, where rounding leaves something."""
    persons = [(1 / 3, 2 / 3), (2 / 3, 1 / 3), (0.1, 0.9), (0.7, 0.3)]
    for order in permutations(persons):
        figures = analysed(order, 2)
        assert (figures.alpha, figures.sem) == (None, None)
        assert [item.item_total for item in figures.items] == [None, None]
        assert column(figures, "item_rest") == pytest.approx([-1, -1])


def test_an_item_that_all_answer_alike_correlates_with_nothing() -> None:
    """Its mean exists, and so do the figures of the others."""
    figures = analysed([(0.1, 0, 0), (0.1, 1, 1), (0.1, 0, 1)], 3)
    assert figures.items[0].item_rest is None
    assert figures.items[1].item_rest == pytest.approx(0.5)


def test_two_items_that_agree_have_an_alpha_of_one() -> None:
    """With an interval that is a point."""
    figures = analysed([(0, 0), (1, 1), (0.5, 0.5)], 2)
    assert figures.alpha == pytest.approx(1)
    assert figures.sem == pytest.approx(0, abs=1e-6)
    assert figures.alpha_interval == pytest.approx(Interval(1, 1))


@pytest.mark.parametrize(
    "scores",
    [(1.0,), (1.0, 0.0, 1.0), (float("nan"), 1.0), (float("inf"), None), (1e200, 0.0)],
    ids=str,
)
def test_scores_that_cannot_be_counted_change_nothing(scores: Row) -> None:
    """Too few, too many, or no numbers: refused, and what was added stays as it was."""
    tally = ScaleTally(2)
    tally.add((1.0, 0.0))
    before = tally.figures()
    with pytest.raises(ValueError, match=r"scores for 2 items|not a number"):
        tally.add(scores)
    assert tally.figures() == before
