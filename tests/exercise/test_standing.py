"""Where somebody stands in an exercise."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given

from coach.content.grades import Counts, Mode
from coach.exercise.standing import ExerciseStanding, Missed, StepStanding, end_of, stand
from coach.journal.attempt import Attempt
from coach.journal.resuming import resume
from coach.practice.scoring import Score, result, together
from tests.exercise.samples import (
    CAKE,
    SCENARIOS,
    Situation,
    elsewhere,
    practised,
    situations,
    standing,
    taken,
)
from tests.factory import decision, minimal_exercise, minimal_scenario, reply
from tests.strategies import exercise_of, scenario_of

TEA_PRACTICE = {"scenario": "tea", "mode": "practice"}
TEA = {"scenario": "tea", "mode": "assessment"}
CAKE_ASSESSED = {"scenario": "cake", "mode": "assessment"}


def told(of: ExerciseStanding) -> tuple[bool, bool, int | None]:
    """Whether it is done, whether it is passed, and the number of the next step."""
    return (of.done, of.passed, of.next.number if of.next else None)


GOOD, BAD = taken("cake", "professional", number=1), taken("cake", "damaging", number=1)

TOLD: list[Any] = [
    pytest.param([], (False, False, 1), id="nothing begun"),
    pytest.param([practised()], (False, False, 2), id="the first step done"),
    pytest.param([GOOD], (False, False, 1), id="the last step done alone"),
    pytest.param([practised(), GOOD], (True, True, None), id="passed"),
    pytest.param([practised(), BAD], (True, False, 2), id="not passed yet"),
    pytest.param(
        [practised(), BAD, taken("cake", "workable", number=2)],
        (True, False, 2),
        id="not passed a second time",
    ),
    pytest.param(
        [practised(), BAD, taken("cake", "professional", number=2)],
        (True, True, None),
        id="passed a second time",
    ),
]


@pytest.mark.parametrize(("attempts", "expected"), TOLD)
def test_what_is_done_what_is_next_and_whether_it_is_passed(
    attempts: list[Attempt], expected: tuple[bool, bool, int | None]
) -> None:
    """Steps come in their order; below the mark, the assessment comes again."""
    assert told(standing(*attempts)) == expected


def test_a_step_opens_when_those_before_it_are_done() -> None:
    """An assessment cannot be taken before it was practised; what is done stays open."""
    fresh, later = standing(), standing(practised())
    assert [fresh.is_open(each) for each in fresh.steps] == [True, False]
    assert [later.is_open(each) for each in later.steps] == [True, True]


def test_begun_with_the_first_answer() -> None:
    """Half an attempt is a beginning."""
    half = taken("long", "plain", mode=Mode.PRACTICE)
    steps = [{"scenario": "long", "mode": "practice"}, CAKE_ASSESSED]
    assert not standing(steps=steps).begun
    assert standing(half, steps=steps).begun
    assert standing(half, steps=steps).steps[0].half_done == half


def test_without_a_pass_mark_doing_is_enough() -> None:
    """The worst answers pass where nothing has to be reached."""
    assert told(standing(practised(), BAD, pass_mark=None)) == (True, True, None)


COUNTED: list[Any] = [
    pytest.param({}, ["tempting", "professional", "workable"], 100, id="the best of all"),
    pytest.param({"counts": "first"}, ["tempting", "professional"], 33, id="the first alone"),
    pytest.param({"attempts": 2}, ["tempting", "workable", "professional"], 67, id="of two"),
    pytest.param({"attempts": 1}, ["tempting", "professional"], 33, id="of one"),
]


@pytest.mark.parametrize(("changes", "grades", "percent"), COUNTED)
def test_which_attempt_counts(changes: dict[str, Any], grades: list[str], percent: int) -> None:
    """The first or the best, and never one more than are allowed, however it came about."""
    attempts = [taken("cake", grade, number=n) for n, grade in enumerate(grades, start=1)]
    found = standing(practised(), *reversed(attempts), **changes)
    assert found.score.percent == percent
    assert len(found.steps[1].taken) == min(len(grades), found.exercise.attempts_allowed or 99)


def test_attempts_left() -> None:
    """Only finished attempts use one up, and practice has no limit."""
    half = taken("long", "plain", number=1)
    steps = [TEA_PRACTICE, {"scenario": "long", "mode": "assessment"}]
    lefts = [
        [each.left for each in standing(*attempts, steps=steps, attempts=2).steps]
        for attempts in ([], [half], [half, taken("long", "plain", "rude", number=2)])
    ]
    assert lefts == [[None, 2], [None, 2], [None, 1]]


def test_no_attempt_left_closes_it() -> None:
    """Done, not passed and nothing more to be done: that is told apart from not passed yet."""
    tried = (practised(), BAD)
    assert told(standing(*tried, attempts=1)) == (True, False, None)
    assert [standing(*tried, attempts=n).closed for n in (1, 2)] == [True, False]
    assert not standing(practised(), GOOD, attempts=1).closed
    assert not standing(practised(), attempts=1).closed


def test_the_lowest_score_comes_again_first() -> None:
    """Of two assessments the one with more to gain is the next, as long as it may be taken."""
    tried = [taken("tea", "workable"), taken("cake", "tempting", number=1)]
    steps = [TEA, CAKE_ASSESSED]
    assert told(standing(*tried, steps=steps)) == (True, False, 2)
    tried.append(taken("cake", "damaging", number=2))
    assert told(standing(*tried, steps=steps, attempts=2)) == (True, False, 1)


def test_what_is_half_done_comes_first() -> None:
    """Who left in the middle goes on there, even where something else is missing."""
    steps = [{"scenario": "long", "mode": "practice"}, CAKE_ASSESSED]
    done = taken("long", "plain", "plain", mode=Mode.PRACTICE)
    again = taken("long", "plain", number=1, mode=Mode.PRACTICE)
    assert told(standing(done, steps=steps)) == (False, False, 2)
    assert told(standing(done, again, steps=steps)) == (False, False, 1)


def test_of_two_half_done_the_last_is_gone_on_with() -> None:
    """Two terminals may have begun one each."""
    steps = [{"scenario": "long", "mode": "practice"}]
    halves = [taken("long", "plain", number=n, mode=Mode.PRACTICE) for n in (2, 1)]
    found = standing(*halves, steps=steps, pass_mark=None)
    assert found.steps[0].half_done == halves[0]


def test_half_done_without_an_attempt_left_is_over() -> None:
    """A second terminal may leave one behind that no longer counts; nothing invites to it."""
    steps = [{"scenario": "long", "mode": "assessment"}]
    half = taken("long", "plain", number=1)
    found = standing(taken("long", "rude", "rude"), half, steps=steps, attempts=1)
    assert found.steps[0].half_done is None
    assert found.closed


def test_one_scenario_in_both_modes() -> None:
    """Practised and then assessed, each attempt belongs to its own step."""
    steps = [TEA_PRACTICE, TEA]
    found = standing(practised(), taken("tea", "workable", number=1), steps=steps)
    assert [len(each.taken) for each in found.steps] == [1, 1]
    assert (found.score.percent, found.score.decisions) == (67, 1)


def test_an_optional_step_never_counts() -> None:
    """It can be taken, holds nobody up, and its score is nobody's business."""
    steps = [{**TEA, "optional": True}, CAKE_ASSESSED]
    found = standing(steps=steps)
    assert told(found) == (False, False, 2)
    assert [found.is_open(each) for each in found.steps] == [True, True]
    found = standing(taken("tea", "damaging"), GOOD, steps=steps)
    assert told(found) == (True, True, None)
    assert found.score == Score(points=3, decisions=1, professional=1)


def changed(**replies: str) -> Any:
    """`cake` with these replies: id to grade."""
    scenes = {"ask": decision(*(reply(name, grade) for name, grade in replies.items()))}
    return scenario_of(minimal_scenario(id="cake", scenes=scenes))


def in_changed(attempt: Attempt, **replies: str) -> StepStanding:
    """The last step once `cake` has these replies."""
    scenarios = {**SCENARIOS, "cake": changed(**replies)}
    exercise = exercise_of(minimal_exercise(attempts=1))
    return stand(exercise, [practised(), attempt], scenarios).steps[1]


def test_an_attempt_that_no_longer_fits_its_scenario() -> None:
    """It is told apart, counts nothing, and uses no attempt up."""
    step = in_changed(taken("cake", "workable"), professional="professional", other="workable")
    assert (step.outdated, step.counted, step.left, step.taken) == (1, None, 1, ())


def test_an_attempt_that_still_fits_is_worth_what_it_is_now() -> None:
    """The scenario as it is has the say, as everywhere."""
    step = in_changed(taken("cake", "workable"), professional="professional", workable="tempting")
    assert step.counted is not None
    assert (step.outdated, step.counted.score.percent) == (0, 33)


def test_attempts_elsewhere_do_not_count() -> None:
    """What is played from the library, or in another exercise, is left out."""
    alone = replace(GOOD, exercise=None)
    assert told(standing(practised(), alone, elsewhere(GOOD))) == (False, False, 2)


DUE = date(2026, 11, 23)
END = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def finished_at(attempt: Attempt, at: datetime) -> Attempt:
    return replace(attempt, finished=at, updated=at)


LATE: list[Any] = [
    pytest.param([practised()], False, id="not done"),
    pytest.param([finished_at(GOOD, END - timedelta(seconds=1))], False, id="in the last second"),
    pytest.param([finished_at(GOOD, END)], True, id="as the day ended"),
    pytest.param(
        [finished_at(GOOD, END), taken("cake", "professional", number=2)],
        False,
        id="the one that counts was in time",
    ),
]


@pytest.mark.parametrize(("attempts", "late"), LATE)
def test_late_is_after_the_day_has_ended_everywhere(attempts: list[Attempt], late: bool) -> None:
    """Nobody is late by the time zone they live in."""
    assert standing(practised(), *attempts, due=DUE).late is late
    assert not standing(practised(), *attempts).late


@pytest.mark.parametrize("due", [date.max, date.min])
def test_any_day_may_be_due(due: date) -> None:
    """The end of the last day there is can be told as well."""
    assert standing(practised(), GOOD, due=due).late is (due == date.min)
    assert end_of(due).tzinfo is UTC


def test_what_was_missed() -> None:
    """The principles of the assessments that count, most points lost first; practice is free."""
    other = decision(*(reply(n, n) for n in ("professional", "damaging")), principle="say-thanks")
    cake = CAKE.model_copy(
        update={"scenes": scenario_of(minimal_scenario(scenes={"ask": other})).scenes}
    )
    attempts = [practised(), taken("tea", "workable", number=1), taken("cake", "damaging")]
    exercise = exercise_of(minimal_exercise(steps=[TEA_PRACTICE, TEA, CAKE_ASSESSED]))
    found = stand(exercise, attempts, {**SCENARIOS, "cake": cake})
    assert found.missed == (Missed("say-thanks", "cake", 3), Missed("ask-plainly", "tea", 1))


@given(situations())
def test_any_attempts_come_to_a_standing(of: Situation) -> None:
    """Whatever was played, everything that can be asked of a standing has an answer."""
    found = of.standing
    assert not found.passed or found.done
    assert not found.closed or found.done
    assert found.next is None or found.is_open(found.next)
    assert found.late in {True, False}
    assert (
        sum(each.points for each in found.missed) == 3 * found.score.decisions - found.score.points
    )
    for step in found.steps:
        assert step.done == bool(step.taken)
        assert step.left is None or step.left >= 0


@given(situations())
def test_the_score_is_that_of_all_decisions_that_count(of: Situation) -> None:
    """It pools the assessments that count, and each of them is the first or none is better."""
    found, scores = of.standing, []
    for step in (each for each in found.steps if each.scored and each.counted):
        runs = [
            resume(each.attempt, of.scenarios[step.step.scenario]).session for each in step.taken
        ]
        worth = [result(run).score for run in runs]
        percents = [-1 if each.percent is None else each.percent for each in worth]
        first = of.exercise.counts is Counts.FIRST
        scores.append(worth[0 if first else percents.index(max(percents))])
    assert found.score == together(scores)


@given(situations())
def test_what_is_played_elsewhere_changes_nothing(of: Situation) -> None:
    """Neither another exercise nor the library touches this one."""
    others = tuple(
        replace(each, id=f"{each.id}x", exercise=where)
        for each in of.attempts
        for where in ("other", None)
    )
    assert replace(of, attempts=(*of.attempts, *others)).standing == of.standing
