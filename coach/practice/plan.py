"""A scenario as its author knows it: every place and every arrow between two, nothing hidden."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import chain
from typing import NamedTuple

from coach.content.model import Condition, Reply, Route, Scenario
from coach.content.story import ways_out


class Line(NamedTuple):
    """A way from one place straight to the next."""

    source: str
    target: str


def all_lines(scenario: Scenario) -> frozenset[Line]:
    """Every line that can be come to from the start."""
    lines: set[Line] = set()
    ahead, known = [scenario.start], {scenario.start}
    while ahead:
        place = ahead.pop()
        for target in targets(scenario, place):
            lines.add(Line(place, target))
            if target not in known:
                known.add(target)
                ahead.append(target)
    return frozenset(lines)


def in_rows(scenario: Scenario, lines: frozenset[Line]) -> tuple[str, ...]:
    """Every place, so that lines lead downwards as far as none leads back to where it came from.

    A side way follows what it leaves at once; endings come last, the best first.
    """
    above, below = _above(scenario, lines)
    scenes, endings = _numbers(scenario.scenes), _numbers(scenario.endings)
    rows: dict[str, int] = {}

    def rank(place: str) -> tuple[int, int, int]:
        if ending := scenario.endings.get(place):
            return (1, -ending.outcome.rank, endings[place])
        return (0, -max((rows[each] for each in above[place]), default=0), scenes[place])

    left = {place: len(sources) for place, sources in above.items()}
    free = [(rank(scenario.start), scenario.start)]
    while free:
        _rank, place = heappop(free)
        rows[place] = len(rows)
        for target in below.get(place, ()):
            left[target] -= 1
            if not left[target]:
                heappush(free, (rank(target), target))
    return tuple(rows)


def in_tree(scenario: Scenario, way: Iterable[str]) -> Mapping[str, int]:
    """Every place in its row, with how deep it stands.

    The places of `way` stand at depth 0, in their order. What leaves one stands above the next,
    each place once: behind the first that leads to it.
    """
    roots = dict.fromkeys((*way, scenario.start))
    branches: dict[str, list[str]] = {}
    known, ahead = set(roots), deque(roots)
    while ahead:
        place = ahead.popleft()
        branches[place] = [each for each in targets(scenario, place) if each not in known]
        known.update(branches[place])
        ahead.extend(branches[place])
    return dict(_rows(roots, branches))


def _rows(roots: Iterable[str], branches: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int]]:
    """Every place above what leaves it."""
    waiting = [(root, 0) for root in reversed([*roots])]
    while waiting:
        place, depth = waiting.pop()
        yield place, depth
        waiting.extend((each, depth + 1) for each in reversed(branches[place]))


def targets(scenario: Scenario, place: str) -> Iterable[str]:
    """Where one can go from `place`, in the order of the file; nowhere from an ending."""
    scene = scenario.scenes.get(place)
    return dict.fromkeys(route.to for route in ways_out(scene)) if scene else ()


def _numbers(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _above(
    scenario: Scenario, lines: frozenset[Line]
) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Every place with those that have to stand above it; and those with what is below them."""
    above: dict[str, list[str]] = {scenario.start: []}
    below: dict[str, list[str]] = {}
    for source, target in lines:
        above.setdefault(source, [])
        above.setdefault(target, [])
    for source, target in lines - _rounds(scenario):
        above[target].append(source)
        below.setdefault(source, []).append(target)
    return above, below


def _rounds(scenario: Scenario) -> set[Line]:
    """Lines that lead back to where they come from, as seen from the start."""
    rounds: set[Line] = set()
    done: set[str] = set()
    path = {scenario.start: [*targets(scenario, scenario.start)]}
    while path:
        place = next(reversed(path))
        if not path[place]:
            done.add(place)
            del path[place]
            continue
        target = path[place].pop()
        if target in path:
            rounds.add(Line(place, target))
        elif target not in done:
            path[target] = [*targets(scenario, target)]
    return rounds


class Arrow(NamedTuple):
    """One route from a scene to where it leads."""

    source: str
    target: str
    reply: Reply | None
    """The reply that takes it; None where the scene goes on by itself."""
    when: Condition | None
    """What has to hold; None where nothing has."""
    last: bool
    """Whether it is what is left where the conditions of other routes do not hold."""


@dataclass(frozen=True)
class Chart:
    """The places and arrows of a valid scenario."""

    scenario: Scenario

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Every scene and ending, so that arrows lead downwards as far as they can.

        Those to which no arrow leads from the start come last.
        """
        scenario = self.scenario
        rows = in_rows(scenario, all_lines(scenario))
        return tuple(dict.fromkeys(chain(rows, scenario.scenes, scenario.endings)))

    @cached_property
    def linked(self) -> frozenset[str]:
        """The places to which arrows lead from the start, whatever their conditions."""
        targets = {line.target for line in all_lines(self.scenario)}
        return frozenset((self.scenario.start, *targets))

    def arrows(self, place: str) -> tuple[Arrow, ...]:
        """The arrows that leave a place, in the order of the file; none at an ending."""
        scene = self.scenario.scenes.get(place)
        if scene is None:
            return ()
        own = _arrows(place, None, scene.goto or ())
        replies = (_arrows(place, reply, reply.goto) for reply in scene.replies)
        return (*own, *chain.from_iterable(replies))


def _arrows(source: str, reply: Reply | None, routes: tuple[Route, ...]) -> tuple[Arrow, ...]:
    several = len(routes) > 1
    return tuple(
        Arrow(source, route.to, reply, route.when, last=several and route.when is None)
        for route in routes
    )
