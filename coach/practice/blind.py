"""Decisions without their scenes, of which somebody looks for the professional reply.

Where it is found, the decision does not test how its scene is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import NamedTuple, Self

from coach.content.grades import Grade
from coach.content.model import Reply, Scenario
from coach.content.questions import Place
from coach.practice.session import Session, lot


class BareDecision(NamedTuple):
    """A decision without its scene."""

    place: Place
    replies: tuple[Reply, ...]
    """In the order shown; at least two."""


@dataclass(frozen=True, slots=True)
class BlindTest:
    """Bare decisions asked one after the other, a value."""

    decisions: tuple[BareDecision, ...]
    """In the order asked."""
    answers: tuple[Reply, ...] = ()
    """To the first of the decisions, in the same order."""

    @classmethod
    def of(cls, scenarios: Iterable[Scenario], *, seed: int) -> Self:
        """Every decision of `scenarios`. `seed` mixes them, and the replies of each.

        Neighbours are from different scenarios where possible: the replies of one scenario, seen
        together, tell its story.
        """
        piles = (_pile(scenario, seed) for scenario in scenarios)
        return cls(tuple(_taking_turns(pile for pile in piles if pile)))

    @property
    def waiting(self) -> BareDecision | None:
        """The decision that waits for an answer; None after the last."""
        return next(iter(self.decisions[len(self.answers) :]), None)

    def choose(self, reply: Reply) -> Self:
        """The test after answering the waiting decision with `reply`.

        Raises ValueError where nothing waits or the decision has no such reply.
        """
        if self.waiting is None or reply not in self.waiting.replies:
            raise ValueError(f"{reply.id!r} answers nothing here")
        return replace(self, answers=(*self.answers, reply))

    @property
    def found(self) -> tuple[Place, ...]:
        """The decisions that were answered with their professional reply, in the order asked."""
        answered = zip(self.decisions, self.answers, strict=False)
        return tuple(bare.place for bare, reply in answered if reply.grade is Grade.PROFESSIONAL)

    @property
    def chance(self) -> Fraction:
        """How many of the answered decisions guessing finds on average."""
        answered = self.decisions[: len(self.answers)]
        return sum((Fraction(1, len(bare.replies)) for bare in answered), Fraction(0))


_Pile = list[tuple[bytes, BareDecision]]
"""Decisions of one scenario with the lots they drew, the lowest first."""


def _pile(scenario: Scenario, seed: int) -> _Pile:
    names = [name for name, scene in scenario.scenes.items() if len(scene.replies) > 1]
    bare = {
        lot(seed, scenario.id, name): BareDecision(
            Place(scenario.id, name), Session.at(scenario, name, seed=seed).replies
        )
        for name in names
    }
    return sorted(bare.items())


def _taking_turns(piles: Iterable[_Pile]) -> Iterator[BareDecision]:
    """Take from the largest pile, but never twice running from one while another is left."""
    waiting = [(-len(pile), pile) for pile in piles]
    heapify(waiting)
    resting: _Pile = []
    while waiting:
        _size, pile = heappop(waiting)
        yield pile.pop(0)[1]
        if resting:
            heappush(waiting, (-len(resting), resting))
        resting = pile
    yield from (bare for _lot, bare in resting)
