"""Where somebody stands in an exercise: what is done, what is next, and whether it is passed.

Everything follows from the attempts that were made in it; nothing else is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, TypeVar

from coach.content.exercises import Exercise, Step
from coach.content.grades import Counts, Mode
from coach.content.model import Scenario
from coach.journal.attempt import Attempt
from coach.journal.resuming import resume
from coach.practice.debrief import Debrief, debrief
from coach.practice.scoring import FULL_POINTS, Score, together

Each = TypeVar("Each")


def the_one_that_counts(
    taken: Sequence[Each], mode: Mode, counts: Counts, percent: Callable[[Each], int | None]
) -> Each | None:
    """Of attempts at one step, in the order they were finished; None where there is none.

    The first, unless the best assessment counts; of several best ones, the first of these.
    `percent` is the score of an attempt; one without any is below every other.
    """
    if mode is Mode.ASSESSMENT and counts is Counts.BEST:
        return max(taken, key=lambda each: rank(percent(each)), default=None)
    return next(iter(taken), None)


def rank(percent: int | None) -> int:
    """Sorts scores, one that does not exist below every other."""
    return -1 if percent is None else percent


@dataclass(frozen=True, slots=True)
class Taken:
    """A finished attempt at a step, with what it is worth."""

    attempt: Attempt
    debrief: Debrief

    @property
    def score(self) -> Score:
        """Over first answers."""
        return self.debrief.result.score

    @property
    def percent(self) -> int | None:
        """The score in percent; None where no decision counts."""
        return self.score.percent

    @property
    def finished(self) -> datetime:
        """When its ending was reached."""
        return self.attempt.finished or self.attempt.updated

    @property
    def order(self) -> tuple[datetime, str]:
        """Sorts by when they were finished: to the second, as a record tells it."""
        return (self.finished.replace(microsecond=0), self.attempt.id)


@dataclass(frozen=True, slots=True)
class StepStanding:
    """How somebody stands at one step."""

    step: Step
    number: int
    """Counted from one."""
    taken: tuple[Taken, ...]
    """Finished attempts, in the order they were finished; of more than are allowed, the first.

    More come about where attempts are made side by side, or where fewer are allowed since.
    """
    half_done: Attempt | None
    """The attempt that is gone on with; None where no more may be finished."""
    outdated: int
    """Finished attempts that no longer count, for the scenario has changed since."""
    counted: Taken | None
    """The attempt that counts; None where none is finished."""
    left: int | None
    """How many more attempts may be finished; None for as many as wished."""

    @property
    def done(self) -> bool:
        """Whether an attempt counts."""
        return self.counted is not None

    @property
    def rank(self) -> int:
        """Sorts steps by the score that counts."""
        return rank(self.counted.score.percent if self.counted else None)

    @property
    def scored(self) -> bool:
        """Whether its score is part of the exercise's."""
        return self.step.mode is Mode.ASSESSMENT and not self.step.optional


class Missed(NamedTuple):
    """A principle on which points were lost."""

    principle: str
    scenario: str
    """A scenario whose pack has the principle."""
    points: int


@dataclass(frozen=True, slots=True)
class ExerciseStanding:
    """How somebody stands in an exercise."""

    exercise: Exercise
    steps: tuple[StepStanding, ...]

    @property
    def begun(self) -> bool:
        """Whether anything was answered in it."""
        return any(each.taken or each.half_done or each.outdated for each in self.steps)

    @property
    def required(self) -> tuple[StepStanding, ...]:
        """The steps without which it is not done."""
        return tuple(each for each in self.steps if not each.step.optional)

    @property
    def done(self) -> bool:
        """Whether every required step is done."""
        return all(each.done for each in self.required)

    @property
    def score(self) -> Score:
        """Over all decisions of the assessments that count, first answers."""
        return together(each.counted.score for each in self.steps if each.scored and each.counted)

    @property
    def passed(self) -> bool:
        """Whether it is done and the pass mark, if there is one, is reached."""
        mark, percent = self.exercise.pass_mark, self.score.percent
        return self.done and (mark is None or (percent is not None and percent >= mark))

    @property
    def next(self) -> StepStanding | None:
        """The step to take now; None where nothing more can be done, or has to be.

        What is half done comes first, then what is not done yet, and where the pass mark was
        missed, the assessment with the lowest score of those that may be taken again.
        """
        waiting = [each for each in self.steps if each.half_done and self.is_open(each)]
        missing = [each for each in self.required if not each.done]
        if found := [*waiting, *missing]:
            return found[0]
        return None if self.passed else self._worth_another_go()

    def _worth_another_go(self) -> StepStanding | None:
        again = [each for each in self.steps if each.scored and each.left != 0]
        return min(again, key=lambda each: (each.rank, each.number), default=None)

    @property
    def closed(self) -> bool:
        """Whether it is done, not passed, and no attempt is left."""
        return self.done and not self.passed and self.next is None

    def is_open(self, standing: StepStanding) -> bool:
        """Whether a step may be taken now: those before it are done, and an attempt is left."""
        before = self.required[: sum(each.number < standing.number for each in self.required)]
        return all(each.done for each in before) and standing.left != 0

    @property
    def settled(self) -> datetime | None:
        """When it was first passed; where it is not, when it was first done; None until then."""
        every = sorted(
            (taken for step in self.steps for taken in step.taken), key=lambda taken: taken.order
        )
        for taken in every if self.done else ():
            then = self._as_of(taken)
            if then.passed if self.passed else then.done:
                return taken.finished
        return None

    def _as_of(self, last: Taken) -> ExerciseStanding:
        """The standing right after `last` was finished."""
        return replace(self, steps=tuple(self._step_as_of(step, last) for step in self.steps))

    def _step_as_of(self, step: StepStanding, last: Taken) -> StepStanding:
        taken = tuple(each for each in step.taken if each.order <= last.order)
        counts = self.exercise.counts
        counted = the_one_that_counts(taken, step.step.mode, counts, lambda each: each.percent)
        return replace(step, taken=taken, counted=counted)

    @property
    def late(self) -> bool:
        """Whether that was after the day it was due had ended everywhere on earth."""
        settled, due = self.settled, self.exercise.due
        return bool(settled and due and settled >= end_of(due))

    @property
    def missed(self) -> tuple[Missed, ...]:
        """The principles on which the assessments that count lost points, most lost first."""
        lost: Counter[str] = Counter()
        places: dict[str, str] = {}
        for taken in (each.counted for each in self.steps if each.scored and each.counted):
            for seen in taken.debrief.counted:
                if points := FULL_POINTS - seen.note.reply.grade.points:
                    lost[seen.note.principle] += points
                    places.setdefault(seen.note.principle, taken.attempt.scenario)
        return tuple(Missed(each, places[each], points) for each, points in lost.most_common())


def stand(
    exercise: Exercise, attempts: Iterable[Attempt], scenarios: Mapping[str, Scenario]
) -> ExerciseStanding:
    """The standing in `exercise` after `attempts`, of which only those made in it are looked at.

    `scenarios` has every scenario of the exercise, by its id.
    """
    mine = [attempt for attempt in attempts if attempt.exercise == exercise.id]
    return ExerciseStanding(
        exercise,
        tuple(
            _step_standing(exercise, step, number, _at(step, mine), scenarios[step.scenario])
            for number, step in enumerate(exercise.steps, start=1)
        ),
    )


def _at(step: Step, attempts: Iterable[Attempt]) -> list[Attempt]:
    return [each for each in attempts if (each.scenario, each.mode) == (step.scenario, step.mode)]


def _step_standing(
    exercise: Exercise, step: Step, number: int, attempts: list[Attempt], scenario: Scenario
) -> StepStanding:
    finished = [attempt for attempt in attempts if attempt.finished]
    holding = [each for attempt in finished if (each := _taken(attempt, scenario))]
    assessed = step.mode is Mode.ASSESSMENT
    allowed = exercise.attempts_allowed if assessed else None
    taken = sorted(holding, key=lambda each: each.order)[:allowed]
    left = None if allowed is None else allowed - len(taken)
    waiting = [attempt for attempt in attempts if attempt.half_done and left != 0]
    return StepStanding(
        step,
        number,
        tuple(taken),
        max(waiting, key=lambda attempt: attempt.order, default=None),
        len(finished) - len(holding),
        the_one_that_counts(taken, step.mode, exercise.counts, lambda each: each.percent),
        left,
    )


def _taken(attempt: Attempt, scenario: Scenario) -> Taken | None:
    resumed = resume(attempt, scenario)
    holds = not resumed.dropped and resumed.session.ending is not None
    return Taken(attempt, debrief(resumed.session)) if holds else None


_LAST_ZONE = timedelta(hours=12)
"""How far the last time zone to end a day is behind UTC."""


def end_of(day: date) -> datetime:
    """The moment when `day` has ended everywhere on earth; the last there is, for the last day."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    try:
        return midnight + timedelta(days=1) + _LAST_ZONE
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)
