"""What a forged, damaged or foreign record is found to be, and that an honest one holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given

from coach import locale
from coach.content.exercises import Exercise
from coach.content.grades import Counts, Outcome
from coach.content.model import Scenario
from coach.exercise.record import Entry, Record, Standing
from coach.exercise.record_verifying import Verdict, Verifier
from coach.journal.attempt import Attempt, TimedMove
from coach.practice.fast_replay import Tracer
from tests.exercise.samples import (
    SCENARIOS,
    TEA,
    Situation,
    graded,
    practised,
    situation,
    situations,
    taken,
)
from tests.factory import minimal_exercise
from tests.strategies import exercise_of

OF = situation(
    practised(),
    taken("cake", "damaging", number=1),
    taken("cake", "workable", number=2),
    pass_mark=60,
    attempts=2,
)
HONEST = OF.record()


def verified(
    record: Record,
    scenarios: dict[str, Scenario] | None = None,
    exercise: Exercise | None = OF.exercise,
) -> Verdict:
    """The verdict on `record` after its way through a file, by whoever has these."""
    tracers = {name: Tracer(each) for name, each in (scenarios or SCENARIOS).items()}
    verifier = Verifier(tracers, {exercise.id: exercise} if exercise else {})
    return verifier.verify(Record.from_toml(record.to_toml()))


def codes(verdict: Verdict) -> list[str]:
    return [doubt.code for doubt in verdict.doubts]


def test_an_honest_record_holds() -> None:
    """Scores and passing follow from its moves, and every attempt can be followed."""
    verdict = verified(HONEST)
    assert verdict.holds
    assert not verdict.contradicts
    assert [each.attempt.id for each in verdict.followed] == [
        entry.attempt.id for entry in HONEST.entries
    ]
    assert [each.result.score.percent for each in verdict.followed] == [0, 0, 67]


@given(situations())
def test_the_record_of_any_run_holds(of: Situation) -> None:
    """Whatever an honest learner played, in whatever order."""
    verdict = of.verifier.verify(Record.from_toml(of.record().to_toml()))
    assert [doubt.text for doubt in verdict.doubts] == []


def test_two_attempts_of_one_second() -> None:
    """Which of two equals came first is told to the second, as a record has it, then by the id."""
    first, second = (taken("cake", "workable", number=n) for n in (1, 2))
    second = at(second, first.updated.replace(microsecond=1))
    of = situation(practised(), at(first, first.updated.replace(microsecond=2)), second)
    assert of.verifier.verify(of.record()).holds


def at(attempt: Attempt, time: datetime) -> Attempt:
    """The attempt, all of it at `time`."""
    timed = tuple(move._replace(at=time) for move in attempt.timed)
    return replace(attempt, started=time, updated=time, finished=time, timed=timed)


def entries(at: int, change: Callable[[Entry], Entry]) -> Record:
    """The honest record with one of its attempts changed."""
    changed = [change(each) if n == at else each for n, each in enumerate(HONEST.entries)]
    return replace(HONEST, entries=tuple(changed))


def attempt(at: int, **changes: Any) -> Record:
    return entries(at, lambda entry: replace(entry, attempt=replace(entry.attempt, **changes)))


def result(at: int, **changes: Any) -> Record:
    before = HONEST.entries[at].attempt.result
    return attempt(at, result=before._replace(**changes))


def moves(at: int, *moves: tuple[str, str | None]) -> Record:
    """An attempt with other moves, all made when it was finished."""
    when = HONEST.entries[at].attempt.updated
    return attempt(at, timed=tuple(TimedMove(*move, when) for move in moves))


def rules(**changes: Any) -> Record:
    return replace(HONEST, rules=replace(HONEST.rules, **changes))


def stands(**changes: Any) -> Record:
    return replace(HONEST, standing=replace(HONEST.standing, **changes))


def resealed(record: Record) -> Record:
    """The record with the fingerprint that goes with its rules."""
    of = record.rules
    steps = [
        {"scenario": name, "mode": mode.value, "optional": optional}
        for name, mode, optional in of.steps
    ]
    exercise = exercise_of(
        minimal_exercise(
            steps=steps, pass_mark=of.pass_mark, attempts=of.attempts, counts=of.counts.value
        )
    )
    return replace(record, rules=replace(of, fingerprint=exercise.fingerprint))


FORGED: list[Any] = [
    pytest.param(result(2, percent=100), ["other-score"], id="a better score"),
    pytest.param(result(2, professional=1), ["other-score"], id="a professional answer more"),
    pytest.param(
        result(2, ending="bad", outcome=Outcome.BROKEN), ["other-score"], id="another ending"
    ),
    pytest.param(result(0, recovery_decisions=1), ["other-score"], id="figures of practice"),
    pytest.param(moves(2, ("ask", "professional")), ["other-score"], id="a better answer alone"),
    pytest.param(moves(2, ("ask", "brilliant")), ["impossible-moves"], id="no such reply"),
    pytest.param(moves(2, ("tell", "professional")), ["impossible-moves"], id="no such decision"),
    pytest.param(moves(2), ["impossible-moves"], id="no ending"),
    pytest.param(
        moves(2, ("ask", "damaging"), ("ask", None), ("ask", "professional")),
        ["impossible-moves"],
        id="back from an ending",
    ),
    pytest.param(rules(pass_mark=50), ["other-rules"], id="a lower mark"),
    pytest.param(rules(attempts=None), ["other-rules"], id="more attempts"),
    pytest.param(
        rules(counts=Counts.FIRST),
        ["other-rules", "other-counted", "other-result"],
        id="another attempt counts",
    ),
    pytest.param(
        rules(steps=HONEST.rules.steps[1:]),
        ["other-rules", "no-such-step", "other-counted"],
        id="fewer steps",
    ),
    pytest.param(
        resealed(rules(attempts=1)),
        ["changed-exercise", "too-many-attempts"],
        id="more than allowed",
    ),
    pytest.param(
        attempt(1, scenario="tea", fingerprint=TEA.fingerprint),
        ["no-such-step", "other-number"],
        id="an attempt at no step",
    ),
    pytest.param(
        replace(HONEST, entries=(*HONEST.entries, HONEST.entries[0])),
        ["repeated-attempt"],
        id="one attempt twice",
    ),
    pytest.param(
        entries(1, lambda entry: replace(entry, counts=True)),
        ["other-counted"],
        id="two that count",
    ),
    pytest.param(
        entries(2, lambda entry: replace(entry, counts=False)),
        ["other-counted"],
        id="none that counts",
    ),
    pytest.param(
        entries(2, lambda entry: replace(entry, earlier=0)),
        ["other-number"],
        id="two that are the first",
    ),
    pytest.param(stands(percent=100), ["other-result"], id="a better result"),
    pytest.param(stands(passed=False), ["other-result"], id="passed or not"),
    pytest.param(stands(done=False, passed=False), ["other-result"], id="done or not"),
    pytest.param(
        replace(HONEST, entries=HONEST.entries[1:]), ["other-result"], id="a step left out"
    ),
    pytest.param(
        attempt(1, started=HONEST.written + timedelta(hours=1)),
        ["impossible-times"],
        id="begun after it was finished",
    ),
    pytest.param(
        replace(HONEST, written=HONEST.entries[0].attempt.started - timedelta(hours=1)),
        ["impossible-times"] * 3,
        id="written before it began",
    ),
    pytest.param(
        attempt(1, started=datetime(1, 1, 1, tzinfo=UTC), timed=()),
        ["impossible-moves"],
        id="at the first moment there is",
    ),
]


@pytest.mark.parametrize(("record", "expected"), FORGED)
def test_a_record_that_contradicts_itself(record: Record, expected: list[str]) -> None:
    """Whoever forges it and its checksum leaves moves, figures and rules that disagree."""
    verdict = verified(record)
    assert codes(verdict) == expected
    assert verdict.contradicts
    assert not verdict.holds


def other(scenario: Scenario) -> Scenario:
    """The scenario after its author has changed what comes of a reply."""
    good = scenario.endings["good"].model_copy(update={"outcome": Outcome.STRAINED})
    return scenario.model_copy(update={"endings": {**scenario.endings, "good": good}})


FOREIGN: list[Any] = [
    pytest.param({"tea": TEA}, OF.exercise, ["foreign-scenario"] * 2, id="a scenario is not here"),
    pytest.param(
        {"tea": TEA, "cake": other(graded("cake"))},
        OF.exercise,
        ["changed-scenario"] * 2,
        id="a scenario is another version",
    ),
    pytest.param(SCENARIOS, None, ["foreign-exercise"], id="the exercise is not here"),
    pytest.param(
        SCENARIOS,
        exercise_of(minimal_exercise(pass_mark=90)),
        ["changed-exercise"],
        id="the exercise has other rules",
    ),
]


@pytest.mark.parametrize(("scenarios", "exercise", "expected"), FOREIGN)
def test_a_record_that_cannot_be_checked_in_full(
    scenarios: dict[str, Scenario], exercise: Exercise | None, expected: list[str]
) -> None:
    """What is missing here is no contradiction of the record."""
    verdict = verified(HONEST, scenarios, exercise)
    assert codes(verdict) == expected
    assert not verdict.contradicts
    assert not verdict.holds


def test_a_clock_that_was_set_right_is_no_forgery() -> None:
    """Some minutes back are what happens to honest clocks."""
    first = HONEST.entries[1].attempt
    record = attempt(1, started=first.started + timedelta(minutes=5))
    assert verified(record).holds


def test_an_unfinished_exercise_holds_as_well() -> None:
    """Not done is an honest result."""
    of = situation(practised())
    verdict = of.verifier.verify(of.record())
    assert verdict.holds
    assert verdict.record.standing == Standing(False, False, None, 0, 0)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_doubt_is_told_in_one_line(language: str) -> None:
    """Names that stand in a forged record cannot write on the terminal of whoever reads it."""
    locale.use(language)
    record = attempt(1, id="evil\x1b[2J\n", scenario="cake", timed=())
    [doubt] = verified(record).doubts
    locale.use("en")
    assert doubt.code == "impossible-moves"
    assert "evil\\x1b[2J" in doubt.text
    assert doubt.text.isprintable()


def test_among_equals_the_first_counts() -> None:
    """For the learner and for whoever checks."""
    of = situation(practised(), *(taken("cake", "workable", number=n) for n in (1, 2)))
    record = of.record()
    assert [entry.counts for entry in record.entries] == [True, True, False]
    assert of.verifier.verify(record).holds
