"""How each learner of a cohort stands in an exercise, and the cohort as a whole."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coach.content.grades import Mode
from coach.exercise.cohort.item_analysis import ScaleTally
from coach.exercise.record import Rules
from coach.exercise.record_verifying import Followed, Judged
from coach.exercise.standing import end_of


@dataclass(frozen=True, slots=True)
class Learner:
    """How one learner stands in one exercise."""

    name: str
    steps: int
    """How many of the required steps are done."""
    of: int
    done: bool
    passed: bool | None
    """None where the rules that the record names cannot be checked here."""
    percent: int | None
    professional: int
    decisions: int
    attempts: int
    """Finished ones, at all steps."""
    finished: datetime | None
    """When the last required step was done; None where one is not."""
    last: datetime | None
    """When the last attempt was finished."""
    late: bool
    file: str
    """The path of the record or of the journal."""


class ExerciseTally:
    """How a cohort stands in one exercise."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.learners: list[Learner] = []
        self.steps = [0] * len(rules.steps)
        """How many have done each step."""
        self.scored = tuple(step.scenario for step in rules.steps if step.scored)
        self.scale = ScaleTally(len(self.scored))
        """First attempts at the assessments, a scenario's score being an item."""

    def add(
        self, learner: Learner, done: Container[tuple[str, Mode]], runs: Iterable[Followed]
    ) -> None:
        """Count a learner who has `done` these steps, with the attempts made in the exercise."""
        self.learners.append(learner)
        for number, step in enumerate(self.rules.steps):
            self.steps[number] += step.place in done
        firsts = {
            run.attempt.scenario: run.result.score.percent
            for run in runs
            if run.attempt.mode is Mode.ASSESSMENT and not run.earlier
        }
        scores = [firsts.get(name) for name in self.scored]
        if any(score is not None for score in scores):
            self.scale.add([None if score is None else score / 100 for score in scores])


def line_of(
    name: str, rules: Rules, judged: Judged, runs: Iterable[Followed], file: Path
) -> Learner:
    """The line of somebody called `name` whose `runs` are `judged` under `rules`."""
    standing, every = judged.standing, list(runs)
    required = [
        done for done, step in zip(judged.steps, rules.steps, strict=True) if not step.optional
    ]
    finished = judged.settled
    return Learner(
        name=name,
        steps=sum(required),
        of=len(required),
        done=standing.done,
        passed=standing.passed,
        percent=standing.percent,
        professional=standing.professional,
        decisions=standing.decisions,
        attempts=len(every),
        finished=finished,
        last=max((run.attempt.updated for run in every), default=None),
        late=bool(finished and rules.due and finished >= end_of(rules.due)),
        file=str(file),
    )
