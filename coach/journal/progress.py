"""How somebody's practice has gone, from the attempts and the scoring keys of the scenarios.

Nothing is played through: an answer counts as long as its decision and its reply are still there.
What feeds a principle is the first answer ever given to each decision, in whichever attempt that
was; answers to a decision that was answered in an earlier attempt are kept apart as later ones,
since whoever repeats a scenario remembers it. In an attempt only the first answer to a decision
is looked at. Practice and assessment count alike: the answer comes before the coach speaks.
Recovery decisions feed principles and stay out of scores; contested ones stay out of both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from coach.content.grades import Grade, Mode
from coach.content.scoring_key import KeyedDecision, ScoringKey
from coach.journal.attempt import Attempt, Summary
from coach.journal.intervals import CHANCE_OUTSIDE, Estimate, bound, estimate, shrunken_mean
from coach.practice.moves import Move, final_answers, first_answers
from coach.practice.scoring import FULL_POINTS, Score

LEAST = 5
"""Answers below which nothing is said about a principle."""


class PrincipleId(NamedTuple):
    """A principle by its name, which is one of its pack."""

    pack: str
    name: str


class Listed(NamedTuple):
    """A scenario at hand."""

    pack: str
    key: ScoringKey | None
    """None where its file cannot be read; then its answers count for nothing."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What there is to practise, in the order of the library."""

    principles: Sequence[PrincipleId]
    scenarios: Mapping[str, Listed]


@dataclass(frozen=True, slots=True)
class Tally:
    """Some answers by their grade."""

    grades: Mapping[Grade, int]

    @classmethod
    def of(cls, grades: Iterable[Grade]) -> Tally:
        """The tally of answers with these grades."""
        counted = Counter(grades)
        return cls({grade: counted[grade] for grade in Grade})

    @property
    def score(self) -> Score:
        """What they are worth together."""
        points = sum(grade.points * number for grade, number in self.grades.items())
        return Score(points, self.answers, self.grades[Grade.PROFESSIONAL])

    @property
    def answers(self) -> int:
        """How many there are."""
        return sum(self.grades.values())


@dataclass(frozen=True, slots=True)
class Place:
    """A scenario where a principle can be practised."""

    scenario: str
    decisions: int
    """How many of its decisions exercise the principle, contested ones left out."""
    first: Tally
    later: Tally


@dataclass(frozen=True, slots=True)
class PrincipleProgress:
    """How the decisions that exercise a principle were answered."""

    id: PrincipleId
    first: Tally
    """The first answer ever given to each decision."""
    later: Tally
    """Answers to decisions that an earlier attempt had answered."""
    estimate: Estimate | None
    """Of the first answers; None below five of them."""
    places: tuple[Place, ...]
    """Every scenario that has such a decision, answered or not, in the order of the library."""

    @property
    def decisions(self) -> int:
        """How many decisions at hand exercise it."""
        return sum(place.decisions for place in self.places)


class Lowest(NamedTuple):
    """The principle with the lowest estimate."""

    principle: PrincipleProgress
    others: float | None
    """The shrunken mean over all other principles with an estimate, 0 to 1; None without any."""
    clearly: bool
    """Whether it lies below that mean by more than chance makes likely."""


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
    days: Mapping[date, int]
    """The answers given on each day with any, in order; the numbers add up to `counts.answers`."""
    scenarios: tuple[ScenarioProgress, ...]
    """Every scenario at hand, tried or not, then those that were tried and are gone."""

    @property
    def not_tried(self) -> tuple[ScenarioProgress, ...]:
        """The scenarios at hand without an attempt."""
        return tuple(each for each in self.scenarios if not each.attempts)


class _Answer(NamedTuple):
    """The first answer of one attempt to one decision. Earlier ones sort first."""

    at: datetime
    attempt: str
    scenario: str
    decision: str
    reply: str


class _Graded(NamedTuple):
    scenario: str
    decision: KeyedDecision
    grade: Grade
    later: bool


def progress(
    attempts: Iterable[Attempt], catalogue: Catalogue, day: Callable[[datetime], date]
) -> Progress:
    """How practice has gone, whatever the order of `attempts`; `day` is the learner's own date."""
    tried = [attempt for attempt in attempts if attempt.timed]
    answers = sorted(answer for attempt in tried for answer in _answers(attempt))
    graded, gone = _grade(answers, catalogue)
    counted = [each for each in graded if not each.decision.contested]
    later = sum(each.later for each in counted)
    principles = _principles(counted, catalogue)
    runs = sorted(_runs(tried, catalogue, day), key=lambda run: (run.finished, run.attempt))
    return Progress(
        attempts=len(tried),
        counts=Counts(len(counted) - later, later, len(graded) - len(counted), gone),
        principles=principles,
        lowest=_lowest(principles),
        runs=tuple(runs),
        days=Counter(day(answer.at) for answer in answers),
        scenarios=tuple(_scenarios(tried, runs, catalogue)),
    )


def _answers(attempt: Attempt) -> Iterable[_Answer]:
    for decision, move in first_answers(attempt.timed).items():
        if move.reply is not None:
            yield _Answer(move.at, attempt.id, attempt.scenario, decision, move.reply)


def _decision(catalogue: Catalogue, scenario: str, decision: str) -> KeyedDecision | None:
    listed = catalogue.scenarios.get(scenario)
    return listed.key.decisions.get(decision) if listed and listed.key else None


def _grade(answers: Sequence[_Answer], catalogue: Catalogue) -> tuple[list[_Graded], int]:
    """The answers that are still understood, in the order given, and how many are not."""
    graded: list[_Graded] = []
    answered: set[tuple[str, str]] = set()
    for answer in answers:
        here = (answer.scenario, answer.decision)
        decision = _decision(catalogue, *here)
        grade = decision.grades.get(answer.reply) if decision else None
        if decision and grade:
            graded.append(_Graded(answer.scenario, decision, grade, later=here in answered))
            answered.add(here)
    return graded, len(answers) - len(graded)


def _principles(counted: Sequence[_Graded], catalogue: Catalogue) -> tuple[PrincipleProgress, ...]:
    given: defaultdict[tuple[PrincipleId, str], list[_Graded]] = defaultdict(list)
    for each in counted:
        pack = catalogue.scenarios[each.scenario].pack
        given[PrincipleId(pack, each.decision.principle), each.scenario].append(each)
    places: defaultdict[PrincipleId, list[Place]] = defaultdict(list)
    for (principle, scenario), decisions in _exercised(catalogue).items():
        here = given[principle, scenario]
        places[principle].append(
            Place(scenario, decisions, _tally(here, False), _tally(here, True))
        )
    return tuple(
        _principle(principle, tuple(places[principle]))
        for principle in dict.fromkeys((*catalogue.principles, *places))
    )


def _exercised(catalogue: Catalogue) -> Counter[tuple[PrincipleId, str]]:
    """How many decisions of each scenario exercise each principle."""
    return Counter(
        (PrincipleId(listed.pack, decision.principle), scenario)
        for scenario, listed in catalogue.scenarios.items()
        for decision in (listed.key.decisions.values() if listed.key else ())
        if not decision.contested
    )


def _tally(graded: Iterable[_Graded], later: bool) -> Tally:
    return Tally.of(each.grade for each in graded if each.later is later)


def _principle(principle: PrincipleId, places: tuple[Place, ...]) -> PrincipleProgress:
    first = Tally.of(grade for place in places for grade in _each(place.first))
    later = Tally.of(grade for place in places for grade in _each(place.later))
    enough = first.answers >= LEAST
    known = estimate(first.score.points, first.answers) if enough else None
    return PrincipleProgress(principle, first, later, known, places)


def _each(tally: Tally) -> Iterable[Grade]:
    return Counter(tally.grades).elements()


def _lowest(principles: Sequence[PrincipleProgress]) -> Lowest | None:
    """The lowest estimate, and whether it is clearly below the others.

    That is said only if it would be by chance in one of twenty journals: the probability left
    outside the bound is shared among all principles that might have been the lowest (Bonferroni).
    """
    judged = [each for each in principles if each.estimate]
    if not judged:
        return None
    lowest = min(judged, key=lambda each: each.estimate.mean if each.estimate else 1.0)
    points = sum(each.first.score.points for each in judged if each is not lowest)
    answers = sum(each.first.answers for each in judged if each is not lowest)
    if not answers:
        return Lowest(lowest, None, clearly=False)
    others = shrunken_mean(points, answers)
    chance = 1 - CHANCE_OUTSIDE / len(judged)
    highest = bound(lowest.first.score.points, lowest.first.answers, chance)
    return Lowest(lowest, others, clearly=highest < others)


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
    first = _score(attempt, first_answers(attempt.moves), catalogue)
    told = attempt.result
    if first is None or (first.percent, first.professional, first.decisions) != told[:3]:
        return None
    return _score(attempt, final_answers(attempt.moves), catalogue)


def _score(attempt: Attempt, answers: Mapping[str, Move], catalogue: Catalogue) -> Score | None:
    points = []
    for name, move in answers.items():
        decision = _decision(catalogue, attempt.scenario, name)
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
