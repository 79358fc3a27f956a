"""Scenes and endings that nobody sees, and ways that end nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.check.finding import Finding
from coach.content.check.graph.outlook import NOTHING, Fates
from coach.content.check.graph.states import START
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
    """A graph that was cut short: after how many states and answers, and what is unproved by it."""
    if cut := fates.graph.cut:
        count, scenes = len(fates.graph.states), ", ".join(cut.named)
        values = {"count": count, "answers": cut.answers, "scenes": scenes}
        yield Finding("too-many-states", _CUT_SHORT, values=values, severity=Severity.WARNING)


_CUT_SHORT = N_(
    "Cut short after {count} states: every conversation was followed up to answer {answers}, but "
    "not all go on from there ({scenes}). It is not proved that every scene, ending, route and "
    "condition is of use, that an ending is always in reach, that no professional reply ends "
    "worse than another, or that every `recovery` is marked right. Use fewer flags or people, or "
    "follow more with --states."
)
