"""What the coach has to say: after one answer, after a run, and about two runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from coach.content.grades import Grade
from coach.content.model import Reply, Scenario, Scene
from coach.practice.moves import Move, first_answers
from coach.practice.scoring import Result, result
from coach.practice.session import Session


@dataclass(frozen=True, slots=True)
class Note:
    """What the coach says about one answer. Shown in the order of its fields."""

    reply: Reply
    """Its grade comes first, in words, then its `why`."""
    alternative: Reply | None
    """The professional reply, worded in full; None where it was the one given."""
    instead: str | None
    """What the alternative does differently."""
    principle: str
    """The id of the principle the decision exercises."""
    turns: str | None
    """Why the principle's rule turns here; None where the rule holds."""
    contested: str | None
    """Why practice differs here; such a decision stays out of the score."""
    recovery: bool
    """Whether the decision existed only because of an earlier mistake."""


def note(scene: Scene, reply: Reply) -> Note:
    """The coach's note on `reply`, one of the replies of the decision `scene`."""
    good = reply.grade is Grade.PROFESSIONAL
    return Note(
        reply=reply,
        alternative=None if good else scene.professional,
        instead=None if good else reply.instead,
        principle=scene.principle or "",
        turns=scene.turns,
        contested=scene.contested,
        recovery=scene.recovery,
    )


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One decision of a run, seen from its end."""

    decision: str
    scene: Scene
    note: Note
    """About the first answer, the one that counts."""
    corrected: Reply | None
    """The reply on the way finally taken, where it differs from the first answer."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """A run seen from its end."""

    session: Session
    result: Result
    decisions: tuple[Reviewed, ...]
    """Every decision met, in the order of first answers."""

    @property
    def counted(self) -> tuple[Reviewed, ...]:
        """The decisions that the score is over: neither recovery nor contested."""
        return tuple(
            each for each in self.decisions if not each.scene.recovery and not each.scene.contested
        )

    @property
    def weakest(self) -> Reviewed | None:
        """The decision with the most to gain; None where all were professional."""
        missed = [
            each for each in self.decisions if each.note.alternative and not each.scene.contested
        ]
        return min(missed, key=lambda each: each.note.reply.grade.points, default=None)


def debrief(session: Session) -> Debrief:
    """`session`, finished or not, decision by decision."""
    final = session.final_answers
    return Debrief(
        session,
        result(session),
        tuple(
            _review(session.scenario, first, final.get(decision))
            for decision, first in first_answers(session.moves[session.given :]).items()
        ),
    )


def _review(scenario: Scenario, first: Move, final: str | None) -> Reviewed:
    scene = scenario.scenes[first.decision]
    given = _given(scene, first.reply)
    if given is None:
        raise KeyError(first.reply)
    corrected = scene.reply(final) if final and final != first.reply else None
    return Reviewed(first.decision, scene, note(scene, given), corrected)


class Change(StrEnum):
    """How an answer of a later run compares with the same decision earlier."""

    BETTER = "better"
    SAME = "same"
    """The same reply."""
    EQUAL = "equal"
    """Another reply of the same grade."""
    WORSE = "worse"
    NEW = "new"
    """The earlier run did not come by here."""
    MISSED = "missed"
    """The later run did not come by here."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One decision in two runs, first answers. At least one of the replies is not None."""

    decision: str
    scene: Scene
    earlier: Reply | None
    later: Reply | None

    @property
    def change(self) -> Change:
        """What became of it."""
        if self.earlier is None:
            return Change.NEW
        if self.later is None:
            return Change.MISSED
        if self.earlier.id == self.later.id:
            return Change.SAME
        gain = self.later.grade.points - self.earlier.grade.points
        return Change.BETTER if gain > 0 else Change.WORSE if gain < 0 else Change.EQUAL

    @property
    def difference(self) -> str | None:
        """What the professional one of two replies does differently; None where neither is that."""
        if self.earlier is None or self.later is None:
            return None
        grades = {self.earlier.grade, self.later.grade}
        return self.earlier.instead or self.later.instead if Grade.PROFESSIONAL in grades else None


def compare(earlier: Session, later: Session) -> tuple[Compared, ...]:
    """Two runs of one scenario, decision by decision, in the order of the later run.

    Decisions that only the earlier run met come last. Texts are those of the later run's language.
    """
    before, now = earlier.first_answers, later.first_answers
    scenes = later.scenario.scenes
    return tuple(
        Compared(
            decision,
            scenes[decision],
            _given(scenes[decision], before.get(decision)),
            _given(scenes[decision], now.get(decision)),
        )
        for decision in {**now, **before}
        if decision in scenes
    )


class Tally(NamedTuple):
    """How many decisions of two runs changed in which way."""

    better: int
    worse: int
    same: int
    """The same reply, or another of the same grade."""
    new: int
    """Met by the later run only."""
    missed: int
    """Met by the earlier run only."""


def tally(compared: Iterable[Compared]) -> Tally:
    """The decisions of `compared`, counted."""
    changes = Counter(each.change for each in compared)
    return Tally(
        better=changes[Change.BETTER],
        worse=changes[Change.WORSE],
        same=changes[Change.SAME] + changes[Change.EQUAL],
        new=changes[Change.NEW],
        missed=changes[Change.MISSED],
    )


def _given(scene: Scene, reply_id: str | None) -> Reply | None:
    return scene.reply(reply_id) if reply_id else None


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do next."""

    principle: str | None
    """The principle of the decision with the most to gain."""
    again: bool
    """Whether playing this scenario again is the better next step."""
    scenario: str | None
    """The next scenario on the suggested path that was not finished yet."""


def advise(finished: Debrief, path: Sequence[str], done: Container[str], good: int = 80) -> Advice:
    """What to do after `finished`: again below `good` percent, else on along `path`."""
    weakest = finished.weakest
    percent = finished.result.score.percent
    return Advice(
        principle=weakest.note.principle if weakest else None,
        again=percent is not None and percent < good,
        scenario=next((name for name in _from(path, finished) if name not in done), None),
    )


def _from(path: Sequence[str], finished: Debrief) -> Sequence[str]:
    here = finished.session.scenario.id
    start = path.index(here) + 1 if here in path else 0
    return [name for name in (*path[start:], *path[:start]) if name != here]
