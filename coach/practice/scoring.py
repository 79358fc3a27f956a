"""What a run is worth: a few counts, each shown with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.content.grades import Grade

if TYPE_CHECKING:  # pydantic is slow to import, and progress does without it
    from coach.content.model import Reply, Scenario
    from coach.practice.session import Session

FULL_POINTS = Grade.PROFESSIONAL.points


@dataclass(frozen=True, slots=True)
class Score:
    """Points over some decisions, each worth at most three."""

    points: int
    decisions: int
    professional: int
    """How many of the decisions were answered professionally."""

    @property
    def percent(self) -> int | None:
        """The mean in percent, rounded half up; None where no decision counts."""
        if not self.decisions:
            return None
        return (200 * self.points + FULL_POINTS * self.decisions) // (
            2 * FULL_POINTS * self.decisions
        )


@dataclass(frozen=True, slots=True)
class Result:
    """The three things a finished or half-done run is told by, apart from its ending."""

    score: Score
    """First answers to the decisions met, recovery and contested ones left out."""
    corrected: Score
    """The same decisions by the way finally taken."""
    recovery: Score
    """First answers to recovery decisions."""


def result(session: Session) -> Result:
    """What `session` is worth up to now. Going back never changes `score` for the better."""
    return weigh(session.scenario, session.first_answers, session.final_answers)


def together(scores: Iterable[Score]) -> Score:
    """The score over all decisions of several scores."""
    every = list(scores)
    return Score(
        sum(score.points for score in every),
        sum(score.decisions for score in every),
        sum(score.professional for score in every),
    )


def weigh(scenario: Scenario, first: Mapping[str, str], final: Mapping[str, str]) -> Result:
    """What a run is worth by its first answers, and by those on the way finally taken.

    Both are decisions of `scenario` with the id of the reply given.
    """
    score = _score(_replies(scenario, first, recovery=False))
    again = final != first
    return Result(
        score=score,
        corrected=_score(_replies(scenario, final, recovery=False)) if again else score,
        recovery=_score(_replies(scenario, first, recovery=True)),
    )


def _replies(scenario: Scenario, answers: Mapping[str, str], *, recovery: bool) -> Iterable[Reply]:
    for decision, reply_id in answers.items():
        scene = scenario.scenes[decision]
        reply = scene.reply(reply_id)
        if reply and scene.recovery is recovery and not scene.contested:
            yield reply


def _score(replies: Iterable[Reply]) -> Score:
    points = [reply.grade.points for reply in replies]
    return Score(sum(points), len(points), points.count(FULL_POINTS))
