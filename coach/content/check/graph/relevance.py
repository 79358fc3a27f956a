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

from coach.content.check.graph.bits import Layout, Matter
from coach.content.model import Reply, Route, Scenario, Scene
from coach.content.story import State

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
