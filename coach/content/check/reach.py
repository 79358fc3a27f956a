"""Scenes and endings that nobody sees, and ways that end nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.check.fates import NOTHING, Fates
from coach.content.check.finding import Finding
from coach.content.check.graph import START
from coach.content.model import Scenario
from coach.content.story import ways_out
from coach.errors import Severity
from coach.locale import N_


def find_unreached(fates: Fates) -> Iterator[Finding]:
    """Scenes and endings that no way comes to.

    Where the graph was cut short, only those to which not even a condition's route leads.
    """
    graph = fates.graph
    scenario = graph.scenario
    seen = {state.place for state in graph.states}
    if graph.cut_short:
        seen |= linked(scenario)
    for name in scenario.scenes.keys() - seen:
        message = N_("No way comes to the scene `{scene}`; lead a goto there or remove it.")
        yield Finding("unreachable-scene", message, ("scenes", name), {"scene": name})
    for name in scenario.endings.keys() - seen:
        message = N_("No way comes to the ending `{ending}`; lead a goto there or remove it.")
        yield Finding("ending-never-reached", message, ("endings", name), {"ending": name})


def linked(scenario: Scenario) -> set[str]:
    """Every place that routes lead to from the start, whatever their conditions."""
    seen: set[str] = set()
    waiting = [scenario.start]
    while waiting:
        if (name := waiting.pop()) not in seen:
            seen.add(name)
            if scene := scenario.scenes.get(name):
                waiting.extend(route.to for route in ways_out(scene))
    return seen


def find_too_few_endings(fates: Fates) -> Iterator[Finding]:
    """A scenario that ends the same however it is played."""
    if len(fates.graph.scenario.endings) < 2:
        message = N_("A scenario needs at least two endings; add one with another outcome.")
        yield Finding("too-few-endings", message, ("endings",))


def find_dead_ends(fates: Fates) -> Iterator[Finding]:
    """Scenes from which no ending can be reached, each where a way first gets there."""
    graph, told = fates.graph, set()
    for number, state in enumerate(graph.states):
        if state.place not in told and _enters_dead_end(fates, number):
            told.add(state.place)
            yield Finding(
                "dead-end",
                N_("From `{scene}` no ending can be reached; lead a goto from here to one."),
                ("scenes", state.place),
                {"scene": state.place},
                way=graph.way(number),
            )


def _enters_dead_end(fates: Fates, number: int) -> bool:
    if fates.hoped[number] != NOTHING:
        return False
    return number == START or fates.hoped[fates.graph.came_from[number]] != NOTHING


def find_too_many_states(fates: Fates) -> Iterator[Finding]:
    """A graph that was cut short, and what is unproved because of it."""
    if fates.graph.cut_short:
        yield Finding(
            "too-many-states",
            N_(
                "Only {count} states were followed. Whether everything can be reached, and "
                "whether every condition can hold, is not proved; use fewer flags or people."
            ),
            values={"count": len(fates.graph.states)},
            severity=Severity.WARNING,
        )
