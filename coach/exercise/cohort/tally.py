"""What many learners did in one scenario, added up one run at a time; no run is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from coach.content.grades import Mode
from coach.content.model import Scenario, Scene
from coach.exercise.cohort.decision_analysis import DecisionTally, rest_scores
from coach.exercise.cohort.item_analysis import ScaleTally
from coach.exercise.cohort.unavoidable import unavoidable
from coach.exercise.record_verifying import Followed
from coach.practice.scoring import FULL_POINTS

STEP = 10
"""How wide a class of scores is, in percent."""


def class_of(percent: int) -> int:
    """The lower end of the class that a score is in; 100 is in the last."""
    return min(percent, 100 - STEP) // STEP * STEP


class ScenarioTally:
    """First runs of one scenario."""

    def __init__(self, scenario: Scenario, pack: str) -> None:
        self.scenario = scenario
        self.pack = pack
        """The id of the pack that the scenario is in."""
        self.runs = 0
        self.later_runs = 0
        """Runs of learners who had begun the scenario before; they are counted and no more."""
        self.modes: Counter[Mode] = Counter()
        self.scores: Counter[int] = Counter()
        """The lower end of a class of scores to how many runs are in it."""
        self.percents = 0
        """The sum of the scores in percent."""
        self.scored = 0
        """How many runs have a score."""
        self.endings: Counter[str] = Counter()
        self.decisions = {name: _tally(scene) for name, scene in _decisions(scenario).items()}
        self.trunk = unavoidable(scenario)
        """The decisions that every run meets."""
        self._worth = {name: _worth(scene) for name, scene in _decisions(scenario).items()}
        self._counts = {
            name
            for name, scene in _decisions(scenario).items()
            if not scene.recovery and not scene.contested
        }
        self.scale_items = tuple(name for name in self.trunk if name in self._counts)
        """Those of the trunk that count."""
        self.scale = ScaleTally(len(self.scale_items))

    def add(self, run: Followed) -> None:
        """Count a finished run; in full where it is its learner's first."""
        if run.earlier:
            self.later_runs += 1
            return
        self.runs += 1
        self.modes[run.attempt.mode] += 1
        self.endings[run.trace.place] += 1
        self._add_score(run.result.score.percent)
        self._add_answers(run.trace.first)

    def _add_score(self, percent: int | None) -> None:
        if percent is not None:
            self.scored += 1
            self.percents += percent
            self.scores[class_of(percent)] += 1

    def _add_answers(self, answers: Mapping[str, str]) -> None:
        scores = {name: self._worth[name][reply] for name, reply in answers.items()}
        counted = [name for name in answers if name in self._counts]
        rests = dict(zip(counted, rest_scores([scores[each] for each in counted]), strict=True))
        mean = sum(scores[each] for each in counted) / len(counted) if counted else None
        for name, reply in answers.items():
            self.decisions[name].add(reply, scores[name], rests.get(name, mean))
        self.scale.add([scores.get(name) for name in self.scale_items])


def _tally(scene: Scene) -> DecisionTally:
    return DecisionTally([reply.id for reply in scene.replies], scene.professional.id)


def _worth(scene: Scene) -> dict[str, float]:
    return {reply.id: reply.grade.points / FULL_POINTS for reply in scene.replies}


def _decisions(scenario: Scenario) -> dict[str, Scene]:
    return {name: scene for name, scene in scenario.scenes.items() if scene.is_decision}


class PrincipleTally:
    """Answers to the decisions of one principle, over scenarios."""

    def __init__(self) -> None:
        self.answers = 0
        self.points = 0
        self.professional = 0

    @property
    def share(self) -> float:
        """The mean score of the answers, from 0 to 1."""
        return self.points / (FULL_POINTS * self.answers)

    def add(self, points: int) -> None:
        """Count one first answer."""
        self.answers += 1
        self.points += points
        self.professional += points == FULL_POINTS
