"""How the decisions that exercise a principle were answered, and what that lets one say.

What feeds a principle is the first answer ever given to each decision, in whichever attempt that
was; answers to a decision that was answered in an earlier attempt are kept apart as later ones,
since whoever repeats a scenario remembers it. In an attempt only the first answer to a decision
is looked at. Practice and assessment count alike: the answer comes before the coach speaks.
Recovery decisions count, contested ones do not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from coach.content.grades import Grade
from coach.content.scoring_key import KeyedDecision, ScoringKey
from coach.journal.attempt import Attempt
from coach.practice.intervals import agresti_coull, shrunken
from coach.practice.moves import first_answers
from coach.practice.scoring import Score

CHANCE_OUTSIDE = 0.05
"""How probable it is that the truth lies outside an interval, half of it at each end."""

_FULL = Grade.PROFESSIONAL.points


@dataclass(frozen=True, slots=True)
class Estimate:
    """What share of the points somebody would get over many such decisions, 0 to 1."""

    mean: float
    low: float
    high: float
    """Between `low` and `high` it lies with 95 percent certainty."""


def estimate(points: int, answers: int) -> Estimate:
    """The estimate from so many points over so many answers, each worth at most three.

    The mean is the middle of the interval, (Σs + 2) / (n + 4) with s = points / 3. Answers worth a
    part of the points vary less than right ones and wrong ones do, so the interval is rather too
    wide.
    """
    interval = agresti_coull(_share(points, answers), answers, CHANCE_OUTSIDE / 2)
    return Estimate(shrunken_mean(points, answers), *interval)


def shrunken_mean(points: int, answers: int) -> float:
    """(Σs + 2) / (n + 4) with s = points / 3."""
    return shrunken(_share(points, answers), answers)


def upper_bound(points: int, answers: int, chance_above: float) -> float:
    """The share above which the truth lies with no more than `chance_above`."""
    return agresti_coull(_share(points, answers), answers, chance_above).high


def _share(points: int, answers: int) -> float:
    return points / (_FULL * answers) if answers else 0.0


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

    def decision(self, scenario: str, decision: str) -> KeyedDecision | None:
        """How a decision is scored; None where it is not at hand any more."""
        listed = self.scenarios.get(scenario)
        return listed.key.decisions.get(decision) if listed and listed.key else None


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


class Answer(NamedTuple):
    """The first answer of one attempt to one decision. Earlier ones sort first."""

    at: datetime
    attempt: str
    scenario: str
    decision: str
    reply: str


class Graded(NamedTuple):
    """An answer that is still understood."""

    scenario: str
    decision: KeyedDecision
    grade: Grade
    later: bool


def answers_of(attempt: Attempt) -> Iterable[Answer]:
    """The first answer of `attempt` to each decision."""
    for decision, move in first_answers(attempt.timed).items():
        if move.reply is not None:
            yield Answer(move.at, attempt.id, attempt.scenario, decision, move.reply)


def grade(answers: Sequence[Answer], catalogue: Catalogue) -> tuple[list[Graded], int]:
    """The answers that are still understood, in the order given, and how many are not."""
    graded: list[Graded] = []
    answered: set[tuple[str, str]] = set()
    for answer in answers:
        here = (answer.scenario, answer.decision)
        decision = catalogue.decision(*here)
        grade = decision.grades.get(answer.reply) if decision else None
        if decision and grade:
            graded.append(Graded(answer.scenario, decision, grade, later=here in answered))
            answered.add(here)
    return graded, len(answers) - len(graded)


def of_principles(counted: Sequence[Graded], catalogue: Catalogue) -> tuple[PrincipleProgress, ...]:
    """Every principle at hand, from all answers to decisions that are not contested."""
    given: defaultdict[tuple[PrincipleId, str], list[Graded]] = defaultdict(list)
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


def _tally(graded: Iterable[Graded], later: bool) -> Tally:
    return Tally.of(each.grade for each in graded if each.later is later)


def _principle(principle: PrincipleId, places: tuple[Place, ...]) -> PrincipleProgress:
    first = Tally.of(grade for place in places for grade in _each(place.first))
    later = Tally.of(grade for place in places for grade in _each(place.later))
    enough = first.answers >= LEAST
    known = estimate(first.score.points, first.answers) if enough else None
    return PrincipleProgress(principle, first, later, known, places)


def _each(tally: Tally) -> Iterable[Grade]:
    return Counter(tally.grades).elements()


def lowest(principles: Sequence[PrincipleProgress]) -> Lowest | None:
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
    chance = CHANCE_OUTSIDE / len(judged)
    highest = upper_bound(lowest.first.score.points, lowest.first.answers, chance)
    return Lowest(lowest, others, clearly=highest < others)
