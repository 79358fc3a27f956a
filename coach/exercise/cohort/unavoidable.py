"""The trunk of a branching scenario: the decisions that nobody passes by."""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.model import Scenario
from coach.content.story import ways_out


def unavoidable(scenario: Scenario) -> tuple[str, ...]:
    """The decisions that every finished run has met, in the order in which runs come to them.

    Conditions on routes are not looked at, so a decision that no condition lets anybody pass by
    may be left out. Takes as long as looking at each route once.
    """
    way = _way_to_an_ending(scenario)
    places = {name: place for place, name in enumerate(way)}
    furthest, seen, trunk = 0, set(way), []
    for place, name in enumerate(way):
        if furthest <= place and scenario.scenes[name].is_decision:
            trunk.append(name)
        waiting = [name]
        while waiting:
            for to in _ways_on(scenario, waiting.pop()):
                if to in scenario.endings:
                    furthest = len(way)
                elif to in places:
                    furthest = max(furthest, places[to])
                elif to not in seen:
                    seen.add(to)
                    waiting.append(to)
    return tuple(trunk)


def _way_to_an_ending(scenario: Scenario) -> list[str]:
    """The scenes of a way from the start to an ending; none where there is no such way."""
    before: dict[str, str | None] = {scenario.start: None}
    waiting = [scenario.start]
    for name in waiting:
        for to in _ways_on(scenario, name):
            if to in scenario.endings:
                return _back_to_the_start(name, before)
            if to not in before:
                before[to] = name
                waiting.append(to)
    return []


def _back_to_the_start(name: str | None, before: dict[str, str | None]) -> list[str]:
    way = []
    while name is not None:
        way.append(name)
        name = before[name]
    return way[::-1]


def _ways_on(scenario: Scenario, name: str) -> Iterator[str]:
    return (route.to for route in ways_out(scenario.scenes[name]))
