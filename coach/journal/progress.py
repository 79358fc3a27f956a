"""How somebody's practice has gone, from the attempts and the scoring keys of the scenarios.

Nothing is played through: an answer counts as long as its decision and its reply are still there.
Recovery decisions feed principles and stay out of scores; contested ones stay out of both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from coach.content.grades import Mode
from coach.journal.attempt import Attempt, Summary, TimedMove
from coach.journal.mastery import (
    Catalogue,
    Lowest,
    PrincipleProgress,
    answers_of,
    grade,
    lowest,
    of_principles,
)
from coach.practice.moves import final_answers, first_answers
from coach.practice.scoring import FULL_POINTS, Score


@dataclass(frozen=True, slots=True)
class Run:
    """A finished attempt."""

    attempt: str
    scenario: str
    mode: Mode
    finished: datetime
    day: date
    """The learner's own date then."""
    result: Summary
    """As it was told at the end, over first answers."""
    again: bool
    """Whether another attempt at the scenario had been begun before this one."""
    corrected: Score | None
    """By the way finally taken. None where the scenario has changed, so that nobody can tell."""


@dataclass(frozen=True, slots=True)
class ScenarioProgress:
    """What was done in one scenario."""

    id: str
    pack: str | None
    """None where the scenario is not at hand any more."""
    attempts: int
    half_done: int
    runs: tuple[Run, ...]
    """In the order they were finished."""
    endings: tuple[str, ...]
    """The ids of its endings, worst outcome last; empty where its file cannot be read."""
    found: frozenset[str]
    """Those of them that were reached."""


class Counts(NamedTuple):
    """Every first answer of an attempt, by what became of it."""

    first: int
    """The first ever to its decision."""
    later: int
    """To a decision that an earlier attempt had answered."""
    contested: int
    """To a contested decision, which counts for nothing."""
    gone: int
    """Its decision or its reply is not at hand any more."""

    @property
    def answers(self) -> int:
        """All of them."""
        return sum(self)


@dataclass(frozen=True, slots=True)
class Progress:
    """How somebody's practice has gone up to now."""

    attempts: int
    """With an answer or more."""
    counts: Counts
    principles: tuple[PrincipleProgress, ...]
    """Every principle at hand, practised or not."""
    lowest: Lowest | None
    """None while no principle has five answers."""
    runs: tuple[Run, ...]
    """In the order they were finished."""
    days: int
    """On how many of the learner's days an answer was given."""
    scenarios: tuple[ScenarioProgress, ...]
    """Every scenario at hand, tried or not, then those that were tried and are gone."""

    @property
    def not_tried(self) -> tuple[ScenarioProgress, ...]:
        """The scenarios at hand without an attempt."""
        return tuple(each for each in self.scenarios if not each.attempts)


def progress(
    attempts: Iterable[Attempt], catalogue: Catalogue, day: Callable[[datetime], date]
) -> Progress:
    """How practice has gone, whatever the order of `attempts`; `day` is the learner's own date."""
    tried = [attempt for attempt in attempts if attempt.timed]
    answers = sorted(answer for attempt in tried for answer in answers_of(attempt))
    graded, gone = grade(answers, catalogue)
    counted = [each for each in graded if not each.decision.contested]
    later = sum(each.later for each in counted)
    principles = of_principles(counted, catalogue)
    runs = sorted(_runs(tried, catalogue, day), key=lambda run: (run.finished, run.attempt))
    return Progress(
        attempts=len(tried),
        counts=Counts(len(counted) - later, later, len(graded) - len(counted), gone),
        principles=principles,
        lowest=lowest(principles),
        runs=tuple(runs),
        days=len({day(answer.at) for answer in answers}),
        scenarios=tuple(_scenarios(tried, runs, catalogue)),
    )


def _runs(
    tried: Sequence[Attempt], catalogue: Catalogue, day: Callable[[datetime], date]
) -> Iterable[Run]:
    firsts: dict[str, tuple[datetime, str]] = {}
    for each in tried:
        begun = _begun(each)
        firsts[each.scenario] = min(begun, firsts.get(each.scenario, begun))
    for each in tried:
        if each.finished is not None:
            yield Run(
                attempt=each.id,
                scenario=each.scenario,
                mode=each.mode,
                finished=each.finished,
                day=day(each.finished),
                result=each.result,
                again=_begun(each) > firsts[each.scenario],
                corrected=_corrected(each, catalogue),
            )


def _begun(attempt: Attempt) -> tuple[datetime, str]:
    return (min(move.at for move in attempt.timed), attempt.id)


def _corrected(attempt: Attempt, catalogue: Catalogue) -> Score | None:
    """The score after correction, as long as first answers still make the score that was told."""
    first = _score(attempt, first_answers(attempt.timed), catalogue)
    told = attempt.result
    if first is None or (first.percent, first.professional, first.decisions) != told[:3]:
        return None
    return _score(attempt, final_answers(attempt.timed), catalogue)


def _score(
    attempt: Attempt, answers: Mapping[str, TimedMove], catalogue: Catalogue
) -> Score | None:
    points = []
    for name, move in answers.items():
        decision = catalogue.decision(attempt.scenario, name)
        grade = decision.grades.get(move.reply or "") if decision else None
        if decision is None or grade is None:
            return None
        if not decision.recovery and not decision.contested:
            points.append(grade.points)
    return Score(sum(points), len(points), points.count(FULL_POINTS))


def _scenarios(
    tried: Iterable[Attempt], runs: Iterable[Run], catalogue: Catalogue
) -> Iterable[ScenarioProgress]:
    attempts = Counter(attempt.scenario for attempt in tried)
    finished: defaultdict[str, list[Run]] = defaultdict(list)
    for run in runs:
        finished[run.scenario].append(run)
    for scenario in dict.fromkeys((*catalogue.scenarios, *sorted(attempts))):
        listed = catalogue.scenarios.get(scenario)
        endings = listed.key.endings if listed and listed.key else {}
        here = finished[scenario]
        reached = {run.result.ending for run in here if run.result.ending}
        yield ScenarioProgress(
            id=scenario,
            pack=listed.pack if listed else None,
            attempts=attempts[scenario],
            half_done=attempts[scenario] - len(here),
            runs=tuple(here),
            endings=tuple(sorted(endings, key=lambda name: -endings[name].rank)),
            found=frozenset(reached & set(endings)),
        )
