"""The lines of a map: every way straight from one place to the next, and what stands above what.

A place is the id of a scene or of an ending. Conditions are not looked at: a line is there where
some reply or route names it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from coach.content.model import Scenario
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
        for target in _targets(scenario, place):
            lines.add(Line(place, target))
            if target not in known:
                known.add(target)
                ahead.append(target)
    return frozenset(lines)


def in_rows(scenario: Scenario, lines: frozenset[Line], way: Sequence[str]) -> tuple[str, ...]:
    """Every place, so that lines lead downwards as far as none leads back to where it came from.

    A side way follows what it leaves at once, the places of `way` come as late as they can and in
    their order, endings last, the best first.
    """
    sources = _sources(scenario, lines)
    waiting = {place: set(above) for place, above in _above(scenario, lines, way).items()}
    stops = {place: number for number, place in reversed(list(enumerate(way)))}
    scenes = {place: number for number, place in enumerate(scenario.scenes)}
    endings = {place: number for number, place in enumerate(scenario.endings)}
    below = _below(lines)
    rows: dict[str, int] = {}

    def rank(place: str) -> tuple[int, int, int]:
        if ending := scenario.endings.get(place):
            return (2, -ending.outcome.rank, endings[place])
        if place in stops:
            return (1, stops[place], 0)
        latest = max((rows.get(each, 0) for each in sources.get(place, ())), default=0)
        return (0, -latest, scenes[place])

    free = [(rank(place), place) for place, above in waiting.items() if not above]
    heapify(free)
    while free:
        _rank, place = heappop(free)
        if place in rows:
            continue
        rows[place] = len(rows)
        for target in below.get(place, ()):
            waiting[target].discard(place)
            if not waiting[target] and target not in rows:
                heappush(free, (rank(target), target))
    return tuple(rows)


def _targets(scenario: Scenario, place: str) -> dict[str, None]:
    scene = scenario.scenes.get(place)
    return dict.fromkeys(route.to for route in ways_out(scene)) if scene else {}


def _sources(scenario: Scenario, lines: frozenset[Line]) -> dict[str, set[str]]:
    sources: dict[str, set[str]] = {scenario.start: set()}
    for source, target in lines:
        sources.setdefault(source, set())
        sources.setdefault(target, set()).add(source)
    return sources


def _below(lines: frozenset[Line]) -> dict[str, list[str]]:
    targets: dict[str, list[str]] = {}
    for source, target in lines:
        targets.setdefault(source, []).append(target)
    return targets


def _above(
    scenario: Scenario, lines: frozenset[Line], way: Sequence[str]
) -> Mapping[str, set[str]]:
    """Each place with those that have to stand above it."""
    return _sources(scenario, lines - _rounds(scenario, way))


def _rounds(scenario: Scenario, way: Sequence[str]) -> set[Line]:
    """Lines that lead back to where they come from, as seen from the start along `way`."""
    rounds: set[Line] = set()
    done: set[str] = set()
    path = {scenario.start: _onward(scenario, scenario.start, way)}
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
            path[target] = _onward(scenario, target, way)
    return rounds


def _onward(scenario: Scenario, place: str, way: Sequence[str]) -> list[str]:
    """Where one can go from `place`; what is on the way stands last and is looked at first."""
    return sorted(_targets(scenario, place), key=lambda target: target in way)
