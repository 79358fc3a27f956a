"""What can still matter at each place of a scenario.

Flags that no condition further on reads, and differences in trust that no condition further on
can tell, need not tell states apart. `Relevance.project` leaves them out: two reachable states
with the same projection are answered alike for ever, so enumerating projections finds everything
that enumerating states would.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.content.model import Condition, Reply, Route, Scenario, Scene
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


_NO_FLAGS: frozenset[str] = frozenset()


class _Way(NamedTuple):
    """One way out of a scene: a reply with its routes, or the routes of a scene without any."""

    to: tuple[str, ...]
    read: Matter
    """What its conditions ask for."""
    sets: Matter
    reply: Reply | None
    """None where going this way changes nothing that matters anywhere."""


_Ways = Mapping[str, tuple[_Way, ...]]


class Relevance:
    """What can still matter at each place of one valid scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self._layout = Layout(scenario)
        self._no_trust = (0,) * len(scenario.people)
        self._matter: Mapping[str, Matter] = {}
        if not self._layout.is_empty:
            ways = {name: tuple(self._ways(scene)) for name, scene in scenario.scenes.items()}
            order = _targets_first(scenario.start, ways)
            self._matter = self._read_ahead(order, ways, _set_behind(order, ways))

    def project(self, state: State) -> State:
        """`state` without what can no longer matter."""
        if not (matter := self._matter.get(state.place)):
            return self.blank(state.place)
        return self._layout.project(state, matter)

    def blank(self, place: str) -> State:
        """The projection of every state at a place where nothing matters."""
        return State(place, _NO_FLAGS, self._no_trust)

    def is_blank(self, place: str) -> bool:
        """Whether nothing can matter any more from `place` on."""
        return not self._matter.get(place)

    def _ways(self, scene: Scene) -> Iterator[_Way]:
        if scene.goto:
            yield self._way(scene.goto, None)
        for reply in scene.replies:
            yield self._way(reply.goto, reply)

    def _way(self, routes: Sequence[Route], reply: Reply | None) -> _Way:
        read, sets = 0, self._layout.flags(reply.sets) if reply else 0
        for route in routes:
            if route.when:
                read |= self._layout.read(route.when)
        moves = reply if reply and (sets or reply.trust) else None
        return _Way(tuple([route.to for route in routes]), read, sets, moves)

    def _read_ahead(
        self, order: list[str], ways: _Ways, behind: Mapping[str, Matter]
    ) -> Mapping[str, Matter]:
        """For every place what some condition from there on asks for, without unset flags."""
        ahead: dict[str, Matter] = defaultdict(int)
        before = _before(ways)

        def improve(name: str) -> Iterable[str]:
            matter = 0
            for to, read, _, reply in ways[name]:
                after = read
                for place in to:
                    after |= ahead[place]
                matter |= self._layout.before(reply, after) if reply and after else after
            matter &= behind[name] | self._layout.trust
            if matter == ahead[name]:
                return ()
            ahead[name] = matter
            return before[name]

        _settle([name for name in order if any(way.read for way in ways[name])], improve)
        return ahead


def _set_behind(order: list[str], ways: _Ways) -> Mapping[str, Matter]:
    """For every place the flags that some way there may have set."""
    behind: dict[str, Matter] = defaultdict(int)

    def improve(name: str) -> Iterator[str]:
        for to, _, sets, _ in ways[name]:
            flags = behind[name] | sets
            for place in to:
                if flags | behind[place] != behind[place]:
                    behind[place] |= flags
                    if place in ways:
                        yield place

    _settle(reversed(order), improve)
    return behind


def _settle(order: Iterable[str], improve: Callable[[str], Iterable[str]]) -> None:
    """Improve every scene in `order`, and again those that an improvement says depend on it."""
    waiting = deque(order)
    queued = set(waiting)
    while waiting:
        name = waiting.popleft()
        queued.discard(name)
        for other in improve(name):
            if other not in queued:
                queued.add(other)
                waiting.append(other)


def _before(ways: _Ways) -> dict[str, list[str]]:
    before: dict[str, list[str]] = defaultdict(list)
    for name, out in ways.items():
        for way in out:
            for place in way.to:
                before[place].append(name)
    return before


def _targets_first(start: str, ways: _Ways) -> list[str]:
    """The scenes on ways from the start, each after those it leads to, loops apart."""
    order: list[str] = []
    seen = {start}
    waiting = [(start, _places(ways[start]))]
    while waiting:
        name, places = waiting[-1]
        for place in places:
            if place in ways and place not in seen:
                seen.add(place)
                waiting.append((place, _places(ways[place])))
                break
        else:
            order.append(name)
            waiting.pop()
    return order


def _places(ways: tuple[_Way, ...]) -> Iterator[str]:
    return (place for way in ways for place in way.to)
