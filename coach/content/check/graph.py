"""Every state a scenario can reach, and the shortest way to each."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from coach.content.check.relevance import Relevance
from coach.content.grades import Grade
from coach.content.model import Reply, Scenario, Scene
from coach.content.story import State, advance, affect, certain, outset

BUDGET = 200_000
"""How many states are followed unless more are asked for."""

LONGEST_WAY = 100
"""How many answers of a way are told."""

Way = tuple[str, ...]
"""Answers in order, each as `scene: reply`."""

START = 0
"""The number of the state in which a scenario starts."""


@dataclass(slots=True)
class Graph:
    """The reachable states of a scenario, each with a number.

    States that can never be told apart are one. They are numbered by how many answers lead there,
    so the first of several is one of the nearest.
    """

    scenario: Scenario
    states: list[State] = field(default_factory=list)
    after: list[tuple[int, ...]] = field(default_factory=list)
    """The states that follow: one for each reply of a decision, in the order of the file, one for
    another scene, none for an ending."""
    came_from: list[int] = field(default_factory=list)
    """The state before, on a shortest way; -1 at the start."""
    unfollowed: frozenset[int] = frozenset()
    """Decisions whose replies were not followed, since there were too many states."""

    @property
    def cut_short(self) -> bool:
        """Whether there may be more than is here: what was not found is then not disproved."""
        return bool(self.unfollowed)

    def scene(self, number: int) -> Scene | None:
        """The scene where a state stands; None at an ending."""
        return self.scenario.scenes.get(self.states[number].place)

    def answered(self, number: int) -> Iterator[tuple[Reply, int]]:
        """What each reply leads to at a decision; nothing elsewhere and where not followed."""
        scene = self.scene(number)
        return zip(scene.replies if scene else (), self.after[number], strict=False)

    def way(
        self,
        number: int,
        came_from: Mapping[int, int] | None = None,
        without: Container[Grade] = (),
    ) -> Way:
        """The answers that lead to a state: the fewest, unless `came_from` knows another way.

        Of replies that lead to the same state, none has a grade in `without`. Of more than a
        hundred answers only the last are told, after an `…`.
        """
        steps: list[str] = []
        parents = self.came_from if came_from is None else came_from
        while (before := parents[number]) >= 0:
            if len(steps) == LONGEST_WAY:
                steps.append("…")
                break
            for reply, after in self.answered(before):
                if after == number and reply.grade not in without:
                    steps.append(step(self.states[before].place, reply))
                    break
            number = before
        return tuple(reversed(steps))


def step(scene: str, reply: Reply) -> str:
    """One answer, as a way tells it."""
    return f"{scene}: {reply.id}"


def explore(scenario: Scenario, budget: int = BUDGET) -> Graph:
    """The reachable states of a valid scenario.

    From `budget` states on, no more decisions are followed.
    """
    return _Exploration(scenario).run(budget)


class _Exploration:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.graph = Graph(scenario)
        self.known: dict[State, int] = {}
        self.relevance = Relevance(scenario)

    def run(self, budget: int) -> Graph:
        """Breadth first: a state is numbered before every state that takes more answers."""
        graph, scenes = self.graph, self.scenario.scenes
        self.arrive(outset(self.scenario), -1)
        number = 0
        while number < len(graph.states) < budget:
            state = graph.states[number]
            if (scene := scenes.get(state.place)) is not None and scene.replies:
                graph.after[number] = tuple(
                    self.arrive(self.leave(state, reply), number) for reply in scene.replies
                )
            number += 1
        graph.unfollowed = frozenset(
            n for n in range(number, len(graph.states)) if self.is_decision(n)
        )
        return graph

    def leave(self, state: State, reply: Reply) -> State:
        place = certain(reply.goto)
        if place is not None and self.relevance.is_blank(place):
            return self.relevance.blank(place)
        return advance(self.scenario, affect(self.scenario, state, reply), reply.goto)

    def is_decision(self, number: int) -> bool:
        scene = self.graph.scene(number)
        return scene is not None and scene.is_decision

    def arrive(self, state: State, came_from: int) -> int:
        """The number of `state`; if it is new, also walk on to where a run comes to rest."""
        graph, scenes = self.graph, self.scenario.scenes
        first, is_new = self.number(state, came_from)
        number = first
        while is_new:
            state = graph.states[number]
            scene = scenes.get(state.place)
            if scene is None or scene.goto is None:
                break
            before = number
            number, is_new = self.number(advance(self.scenario, state, scene.goto), before)
            graph.after[before] = (number,)
        return first

    def number(self, state: State, came_from: int) -> tuple[int, bool]:
        state = self.relevance.project(state)
        if (number := self.known.get(state)) is not None:
            return number, False
        number = self.known[state] = len(self.graph.states)
        self.graph.states.append(state)
        self.graph.after.append(())
        self.graph.came_from.append(came_from)
        return number, True
