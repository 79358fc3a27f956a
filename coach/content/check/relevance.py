"""What can still matter at each place of a scenario.

Flags that no condition further on reads, and differences in trust that no condition further on
can tell, need not tell states apart. `Relevance.project` leaves them out: two states with the
same projection are answered alike for ever, so enumerating projections finds everything that
enumerating states would.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from coach.content.check.matter import Layout, Matter
from coach.content.model import Route, Scenario, Scene
from coach.content.story import State, ways_out

_NO_FLAGS: frozenset[str] = frozenset()


class Relevance:
    """What can still matter at each place of one valid scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._layout = Layout(scenario)
        self._no_trust = (0,) * len(scenario.people)
        self._matter: dict[str, Matter] = {}
        if not self._layout.is_empty:
            self._settle()

    def project(self, state: State) -> State:
        """`state` without what can no longer matter.

        Trust becomes the highest level that matters and is reached, 0 where none is.
        """
        if not (matter := self._matter.get(state.place)):
            return self.blank(state.place)
        return self._layout.lens(matter).project(state)

    def blank(self, place: str) -> State:
        """The projection of every state at a place where nothing matters."""
        return State(place, _NO_FLAGS, self._no_trust)

    def is_blank(self, place: str) -> bool:
        """Whether nothing can matter any more from `place` on."""
        return not self._matter.get(place)

    def _settle(self) -> None:
        """Let what matters at a place matter at every place before it, until nothing changes."""
        scenes, before = self._scenario.scenes, self._before()
        waiting = deque(_targets_first(self._scenario))
        queued = set(waiting)
        while waiting:
            name = waiting.popleft()
            queued.discard(name)
            matter = self._at(scenes[name])
            if matter != self._matter.get(name, 0):
                self._matter[name] = matter
                late = before[name] - queued
                waiting.extend(late)
                queued |= late

    def _before(self) -> dict[str, set[str]]:
        before: dict[str, set[str]] = defaultdict(set)
        for name, scene in self._scenario.scenes.items():
            for route in ways_out(scene):
                before[route.to].add(name)
        return before

    def _at(self, scene: Scene) -> Matter:
        matter = self._ahead(scene.goto or ())
        for reply in scene.replies:
            matter |= self._layout.before(reply, self._ahead(reply.goto))
        return matter

    def _ahead(self, routes: Sequence[Route]) -> Matter:
        matter = 0
        for route in routes:
            matter |= self._matter.get(route.to, 0)
            if route.when:
                matter |= self._layout.read(route.when)
        return matter


def _targets_first(scenario: Scenario) -> list[str]:
    """The scenes on ways from the start, each after those it leads to, loops apart."""
    scenes = scenario.scenes
    order: list[str] = []
    seen = {scenario.start}
    waiting = [(scenario.start, ways_out(scenes[scenario.start]))]
    while waiting:
        name, routes = waiting[-1]
        if (after := _next(routes, scenario, seen)) is None:
            order.append(name)
            waiting.pop()
        else:
            seen.add(after)
            waiting.append((after, ways_out(scenes[after])))
    return order


def _next(routes: Iterator[Route], scenario: Scenario, seen: set[str]) -> str | None:
    places = (route.to for route in routes)
    return next((place for place in places if place in scenario.scenes and place not in seen), None)
