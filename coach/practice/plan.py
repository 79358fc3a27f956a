"""A scenario as its author knows it: every place and every arrow between two, nothing hidden."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from coach.content.model import Condition, Reply, Route, Scenario
from coach.practice.edges import all_lines, in_rows


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
