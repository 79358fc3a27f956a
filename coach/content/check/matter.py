"""What can matter about a state, as sets of bits, so that large scenarios are gone through fast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach.content.model import Condition, Reply, Scenario
from coach.content.story import State, ways_out

Matter = int
"""What matters about a state: a set of bits that a `Layout` gives their meaning."""

_SPAN = 101
_LEVELS = (1 << _SPAN) - 2


class Lens(NamedTuple):
    """Shows of a state only what matters."""

    flags: frozenset[str]
    thresholds: tuple[int, ...]
    """For each person of the scenario the levels that matter, as bits; bit 0 is always set."""

    def project(self, state: State) -> State:
        """`state` with the flags that matter, and trust as the highest threshold reached."""
        place, flags, trust = state
        return State(place, flags & self.flags, tuple(map(_reached, self.thresholds, trust)))


def _reached(thresholds: int, level: int) -> int:
    return (thresholds & ((2 << level) - 1)).bit_length() - 1


class Layout:
    """Gives bits their meaning.

    Every flag that some condition of the scenario reads has one. Above those, every person whose
    trust some condition reads has 101: bit b says that it matters whether trust is at least b
    (from 1 to 100; the lowest is unused).
    """

    def __init__(self, scenario: Scenario) -> None:
        conditions = list(_conditions(scenario))
        self._flags = sorted({flag for when in conditions for flag in (*when.has, *when.lacks)})
        self._flag = {flag: 1 << bit for bit, flag in enumerate(self._flags)}
        read = {person for when in conditions for person in (*when.trust, *when.trust_below)}
        self._base = {person: len(self._flags) + n * _SPAN for n, person in enumerate(sorted(read))}
        self._people = tuple(scenario.people)
        self._lenses: dict[Matter, Lens] = {}

    @property
    def is_empty(self) -> bool:
        """Whether no condition reads anything."""
        return not self._flag and not self._base

    def read(self, condition: Condition) -> Matter:
        """What `condition` asks for."""
        matter = 0
        for flag in (*condition.has, *condition.lacks):
            matter |= self._flag[flag]
        for asked in (condition.trust, condition.trust_below):
            for person, level in asked.items():
                matter |= (1 << level & _LEVELS) << self._base[person]
        return matter

    def before(self, reply: Reply, matter: Matter) -> Matter:
        """What matters before `reply` where `matter` does after it.

        A flag that it sets is set either way; where it moves trust by d, whether b is reached
        depends on whether b - d was.
        """
        for flag in reply.sets:
            matter &= ~self._flag.get(flag, 0)
        for person, change in reply.trust.items():
            if (base := self._base.get(person)) is not None:
                levels = matter >> base & _LEVELS
                moved = levels >> change if change > 0 else levels << -change
                matter ^= (levels ^ (moved & _LEVELS)) << base
        return matter

    def lens(self, matter: Matter) -> Lens:
        """The lens that shows what `matter` says."""
        if (lens := self._lenses.get(matter)) is None:
            flags = frozenset(
                self._flags[bit] for bit in _bits(matter & (1 << len(self._flags)) - 1)
            )
            lens = Lens(flags, tuple(self._thresholds(matter, person) for person in self._people))
            self._lenses[matter] = lens
        return lens

    def _thresholds(self, matter: Matter, person: str) -> int:
        base = self._base.get(person)
        return 1 if base is None else matter >> base & _LEVELS | 1


def _conditions(scenario: Scenario) -> Iterator[Condition]:
    for scene in scenario.scenes.values():
        for route in ways_out(scene):
            if route.when:
                yield route.when


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
