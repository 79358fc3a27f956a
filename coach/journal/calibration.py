"""How often somebody is right who says how sure they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from coach.content.grades import Grade
from coach.content.questions import Questions
from coach.intervals import wilson
from coach.journal.attempt import Attempt
from coach.journal.review import first_answers
from coach.journal.sitting import Sitting
from coach.practice.moves import Sureness

ENOUGH = 20
"""Ratings from which figures say anything."""


class Weighed(NamedTuple):
    """An answer of which the learner has said how sure it is."""

    sure: Sureness
    professional: bool


class Level(NamedTuple):
    """The answers given with one degree of sureness."""

    sure: Sureness
    answers: int
    """At least one."""
    professional: int

    @property
    def percent(self) -> int:
        """The share of professional answers, in percent, rounded half up."""
        return (200 * self.professional + self.answers) // (2 * self.answers)

    @property
    def interval(self) -> tuple[int, int]:
        """Where the share would lie with many more answers, in percent, 95 times of 100."""
        low, high = wilson(self.professional / self.answers, self.answers) or (0.0, 1.0)
        return round(100 * low), round(100 * high)


class Calibration(NamedTuple):
    """Sureness and being right, side by side."""

    ratings: int
    levels: tuple[Level, ...]
    """Least sure first; those without an answer are left out."""

    @property
    def is_enough(self) -> bool:
        """Whether there are ratings enough to say anything."""
        return self.ratings >= ENOUGH


def weighed(
    attempts: Iterable[Attempt], sittings: Iterable[Sitting], questions: Questions
) -> Iterator[Weighed]:
    """Every first answer with a rating: in runs, as far as `questions` know it, and in reviews."""
    for attempt in attempts:
        for _question, review in first_answers(attempt, questions):
            yield from _weighed(review.sure, review.grade)
    for sitting in sittings:
        for answer in sitting.answers:
            yield from _weighed(answer.sure, answer.grade)


def _weighed(sure: Sureness | None, grade: Grade) -> Iterator[Weighed]:
    if sure is not None:
        yield Weighed(sure, grade is Grade.PROFESSIONAL)


def calibration(answers: Iterable[Weighed]) -> Calibration:
    """The figures over `answers`, in any order."""
    every = list(answers)
    return Calibration(len(every), tuple(_levels(every)))


def _levels(answers: list[Weighed]) -> Iterator[Level]:
    for sure in Sureness:
        right = [each.professional for each in answers if each.sure is sure]
        if right:
            yield Level(sure, len(right), sum(right))


def calibration_data(of: Calibration) -> dict[str, Any]:
    """The figures for a script; without levels until there are ratings enough."""
    levels = [
        {
            "sure": level.sure.value,
            "answers": level.answers,
            "professional": level.professional,
            "percent": level.percent,
            "interval": list(level.interval),
        }
        for level in of.levels
    ]
    return {"ratings": of.ratings, "enough": ENOUGH, "levels": levels if of.is_enough else []}
