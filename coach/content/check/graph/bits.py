"""What can matter about a state, as sets of bits, so that large scenarios are gone through fast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.content.model import Condition, Reply, Scenario
from coach.content.story import State, ways_out

Matter = int
"""What matters about a state: a set of bits that a `Layout` gives their meaning."""

_SPAN = 101
_LEVELS = (1 << _SPAN) - 2


class Layout:
    """Gives bits their meaning.

    Every flag that some condition of the scenario reads has one. Above those, every person whose
    trust some condition reads has 101: bit b says that it matters whether trust is at least b
    (from 1 to 100; the lowest is unused).
    """

    def __init__(self, scenario: Scenario) -> None:
        conditions = list(_conditions(scenario))
        flags = {flag for when in conditions for flag in (*when.has, *when.lacks)}
        self._flag = {flag: 1 << bit for bit, flag in enumerate(sorted(flags))}
        read = {person for when in conditions for person in (*when.trust, *when.trust_below)}
        self._base = {person: len(flags) + n * _SPAN for n, person in enumerate(sorted(read))}
        self._people = tuple(scenario.people)
        self.trust: Matter = -1 << len(flags)
        """Every bit that is about trust."""

    @property
    def is_empty(self) -> bool:
        """Whether no condition reads anything."""
        return not self._flag and not self._base

    def flags(self, names: Iterable[str]) -> Matter:
        """Those of `names` that some condition reads."""
        matter = 0
        for name in names:
            matter |= self._flag.get(name, 0)
        return matter

    def read(self, condition: Condition) -> Matter:
        """What `condition` asks for."""
        matter = self.flags(condition.has) | self.flags(condition.lacks)
        for asked in (condition.trust, condition.trust_below):
            for person, level in asked.items():
                matter |= (1 << level & _LEVELS) << self._base[person]
        return matter

    def before(self, reply: Reply, matter: Matter) -> Matter:
        """What matters before `reply` where `matter` does after it.

        A flag that it sets is set either way; where it moves trust by d, whether b is reached
        depends on whether b - d was.
        """
        if reply.sets:
            matter &= ~self.flags(reply.sets)
        for person, change in reply.trust.items():
            if (base := self._base.get(person)) is not None:
                levels = matter >> base & _LEVELS
                moved = levels >> change if change > 0 else levels << -change
                matter ^= (levels ^ (moved & _LEVELS)) << base
        return matter

    def project(self, state: State, matter: Matter) -> State:
        """`state` with the flags that matter, and trust as the highest level reached that does.

        Trust is 0 where no level that matters is reached.
        """
        place, flags, trust = state
        if flags:
            known = self._flag
            flags = frozenset([flag for flag in flags if known.get(flag, 0) & matter])
        if self._base:
            levels = zip(self._people, trust, strict=True)
            trust = tuple([self._reached(matter, person, level) for person, level in levels])
        else:
            trust = (0,) * len(trust)
        return State(place, flags, trust)

    def _reached(self, matter: Matter, person: str, level: int) -> int:
        if (base := self._base.get(person)) is None:
            return 0
        reached = matter >> base & _LEVELS & ((2 << level) - 1)
        return max(0, reached.bit_length() - 1)


def _conditions(scenario: Scenario) -> Iterator[Condition]:
    for scene in scenario.scenes.values():
        for route in ways_out(scene):
            if route.when:
                yield route.when
