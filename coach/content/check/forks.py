"""Conditions that decide nothing and routes that nobody takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coach.content.check.fates import Fates
from coach.content.check.finding import Finding
from coach.content.check.graph import Graph, Way, step
from coach.content.model import Route
from coach.content.story import State, affect, certain, follow, holds
from coach.content.tables import KeyPath
from coach.locale import N_


@dataclass(slots=True)
class Fork:
    """A goto with conditions, and how often each of them decided."""

    path: KeyPath
    routes: Sequence[Route]
    way: Way
    """The shortest way that comes here."""
    arrivals: int = 0
    held: list[int] = field(default_factory=list)
    """For each route in how many arrivals its condition holds."""
    taken: list[int] = field(default_factory=list)
    """For each route how many arrivals take it."""


def find_idle_routes(fates: Fates) -> Iterator[Finding]:
    """Conditions that never or always hold, and routes that are never taken for another reason.

    Nothing is said where the graph was cut short, since a state not seen may prove it wrong.
    """
    if not fates.graph.cut_short:
        for fork in forks(fates.graph):
            yield from _idle(fork)


def forks(graph: Graph) -> tuple[Fork, ...]:
    """Every goto with conditions that some way comes to, the nearest first."""
    found: dict[KeyPath, Fork] = {}
    for number, path, routes, state in _arrivals(graph):
        if (fork := found.get(path)) is None:
            fork = found[path] = Fork(path, routes, _way(graph, number, path))
            fork.held, fork.taken = [0] * len(routes), [0] * len(routes)
        _count(graph, fork, state)
    return tuple(found.values())


def _arrivals(graph: Graph) -> Iterator[tuple[int, KeyPath, Sequence[Route], State]]:
    for number, state in enumerate(graph.states):
        scene = graph.scene(number)
        if scene is None:
            continue
        if scene.goto and not certain(scene.goto):
            yield number, ("scenes", state.place, "goto"), scene.goto, state
        for n, reply in enumerate(scene.replies):
            if not certain(reply.goto):
                path = ("scenes", state.place, "replies", n, "goto")
                yield number, path, reply.goto, affect(graph.scenario, state, reply)


def _way(graph: Graph, number: int, path: KeyPath) -> Way:
    scene = graph.scene(number)
    if scene is None or "replies" not in path[2:3]:
        return graph.way(number)
    return (*graph.way(number), step(str(path[1]), scene.replies[int(path[3])]))


def _count(graph: Graph, fork: Fork, state: State) -> None:
    fork.arrivals += 1
    fork.taken[fork.routes.index(follow(graph.scenario, state, fork.routes))] += 1
    for n, route in enumerate(fork.routes):
        fork.held[n] += route.when is not None and holds(graph.scenario, state, route.when)


def _idle(fork: Fork) -> Iterator[Finding]:
    for n, route in enumerate(fork.routes):
        path, values = (*fork.path, n), {"place": route.to}
        if route.when and not fork.held[n]:
            message = N_("This never holds here, so nobody goes to `{place}`; change or remove it.")
            yield Finding("condition-never-holds", message, (*path, "when"), values, way=fork.way)
        elif route.when and fork.held[n] == fork.arrivals:
            message = N_("This always holds here, so nothing below it counts; change or remove it.")
            yield Finding("condition-always-holds", message, (*path, "when"), way=fork.way)
            return
        elif not fork.taken[n]:
            message = N_(
                "Routes above always come first, so nobody goes to `{place}`; change them."
            )
            yield Finding("route-never-taken", message, path, values, way=fork.way)
