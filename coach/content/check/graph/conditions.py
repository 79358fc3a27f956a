"""Conditions that decide nothing and routes that nobody takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coach.content.check.finding import Finding
from coach.content.check.graph.outlook import Fates
from coach.content.check.graph.states import Graph, Way, step
from coach.content.model import Route
from coach.content.story import State, affect, follow, holds
from coach.content.toml.tables import KeyPath
from coach.locale import N_


@dataclass(slots=True)
class Fork:
    """A goto with conditions, and how often each of them decided."""

    place: str
    answer: int | None
    """The place of the reply whose goto it is; None where it is a scene's own."""
    routes: Sequence[Route]
    first: int
    """The number of the nearest state that comes here."""
    arrivals: int = 0
    held: list[int] = field(default_factory=list)
    """For each route in how many arrivals its condition holds."""
    taken: list[int] = field(default_factory=list)
    """For each route how many arrivals take it."""

    @property
    def path(self) -> KeyPath:
        """The way to the goto in the scenario's file."""
        reply = () if self.answer is None else ("replies", self.answer)
        return ("scenes", self.place, *reply, "goto")

    def way(self, graph: Graph) -> Way:
        """The shortest way that comes here."""
        way = graph.way(self.first)
        if self.answer is None:
            return way
        return (*way, step(self.place, graph.scenario.scenes[self.place].replies[self.answer]))


def find_idle_routes(fates: Fates) -> Iterator[Finding]:
    """Conditions that never or always hold, and routes that are never taken for another reason.

    Nothing is said where the graph was cut short, since a state not seen may prove it wrong.
    """
    if not fates.graph.cut_short:
        for fork in forks(fates.graph):
            yield from _idle(fork, fates.graph)


def forks(graph: Graph) -> tuple[Fork, ...]:
    """Every goto with conditions that some way comes to, the nearest first."""
    found: dict[tuple[str, int], Fork] = {}
    for number, state in enumerate(graph.states):
        stop = graph.outline.get(state.place)
        if stop is None or None not in stop.ways:
            continue
        for answer, way in enumerate(stop.ways):
            if way is None:
                fork = found.get((state.place, answer))
                if fork is None:
                    fork = found[state.place, answer] = _fork(graph, number, answer)
                _count(graph, fork, state)
    return tuple(found.values())


def _fork(graph: Graph, number: int, answer: int) -> Fork:
    place = graph.states[number].place
    scene = graph.scenario.scenes[place]
    routes = scene.goto or scene.replies[answer].goto
    nothing = [0] * len(routes)
    return Fork(place, None if scene.goto else answer, routes, number, 0, nothing, [*nothing])


def _count(graph: Graph, fork: Fork, state: State) -> None:
    if fork.answer is not None:
        state = affect(
            graph.scenario, state, graph.scenario.scenes[fork.place].replies[fork.answer]
        )
    fork.arrivals += 1
    fork.taken[fork.routes.index(follow(graph.scenario, state, fork.routes))] += 1
    for n, route in enumerate(fork.routes):
        fork.held[n] += route.when is not None and holds(graph.scenario, state, route.when)


def _idle(fork: Fork, graph: Graph) -> Iterator[Finding]:
    def finding(code: str, message: str, *path: str | int) -> Finding:
        values = {"place": fork.routes[n].to}
        return Finding(code, message, (*fork.path, *path), values, way=fork.way(graph))

    for n, route in enumerate(fork.routes):
        if route.when and not fork.held[n]:
            message = N_("This never holds here, so nobody goes to `{place}`; change or remove it.")
            yield finding("condition-never-holds", message, n, "when")
        elif route.when and fork.held[n] == fork.arrivals:
            message = N_("This always holds here, so nothing below it counts; change or remove it.")
            yield finding("condition-always-holds", message, n, "when")
            return
        elif not fork.taken[n]:
            message = N_(
                "Routes above always come first, so nobody goes to `{place}`; change them."
            )
            yield finding("route-never-taken", message, n)
