"""Every state a scenario can reach, and the shortest way to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from coach.content.check.graph.relevance import Relevance
from coach.content.grades import Grade
from coach.content.model import Reply, Scenario, Scene
from coach.content.story import State, advance, affect, certain, outset

MISTAKES = frozenset((Grade.TEMPTING, Grade.DAMAGING))
"""The grades of replies that a recovery mends."""


class Stop(NamedTuple):
    """A scene, as far as following it goes."""

    ways: tuple[str | None, ...]
    """Where each reply of a decision leads, or the only way on; None where conditions decide."""
    professional: int | None
    """The place of the professional reply; None where it is not a decision."""
    innocent: tuple[int, ...]
    """The places of the ways that are no mistake."""

    @property
    def is_decision(self) -> bool:
        """Whether the learner answers here."""
        return self.professional is not None


Outline = Mapping[str, Stop]
"""Every scene by its id; what is not here is an ending."""


def outline(scenario: Scenario) -> Outline:
    """The outline of a valid scenario."""
    return {name: _stop(scene) for name, scene in scenario.scenes.items()}


def _stop(scene: Scene) -> Stop:
    if scene.goto:
        return Stop((certain(scene.goto),), None, (0,))
    grades = [reply.grade for reply in scene.replies]
    return Stop(
        tuple([certain(reply.goto) for reply in scene.replies]),
        grades.index(Grade.PROFESSIONAL),
        tuple([place for place, grade in enumerate(grades) if grade not in MISTAKES]),
    )


BUDGET = 200_000
"""How many states are followed unless more are asked for."""

_FLAGS = 16
"""One more state is counted for every so many flags that a state holds, to bound the memory."""

_NAMED = 3

LONGEST_WAY = 100
"""How many answers of a way are told."""

Way = tuple[str, ...]
"""Answers in order, each as `scene: reply`."""

START = 0
"""The number of the state in which a scenario starts."""


class Cut(NamedTuple):
    """Where the following of a scenario was cut short."""

    answers: int
    """Whatever comes of so many answers from the start was followed."""
    places: tuple[str, ...]
    """The decisions whose replies were not followed from every state there, the nearest first."""

    @property
    def named(self) -> tuple[str, ...]:
        """The first three of them, and a sign that there are more."""
        return self.places if len(self.places) <= _NAMED else (*self.places[:_NAMED], "…")


@dataclass(slots=True)
class Graph:
    """The reachable states of a scenario, each with a number.

    States that can never be told apart are one. They are numbered by how many answers lead there,
    so the first of several is one of the nearest.
    """

    scenario: Scenario
    outline: Outline
    states: list[State] = field(default_factory=list)
    after: list[tuple[int, ...]] = field(default_factory=list)
    """The states that follow: one for each reply of a decision, in the order of the file, one for
    another scene, none for an ending and for a decision that was not followed."""
    came_from: list[int] = field(default_factory=list)
    """The state before, on a shortest way; -1 at the start."""
    unfollowed: frozenset[int] = frozenset()
    """Decisions whose replies were not followed, since there were too many states."""

    @property
    def cut_short(self) -> bool:
        """Whether there may be more than is here: what was not found is then not disproved."""
        return bool(self.unfollowed)

    @property
    def cut(self) -> Cut | None:
        """Where it was cut short; None where it was not."""
        if not self.unfollowed:
            return None
        left = sorted(self.unfollowed)
        places = dict.fromkeys(self.states[number].place for number in left)
        return Cut(self._answers(left[0]), tuple(places))

    def _answers(self, number: int) -> int:
        """How many answers lead to a state."""
        count = 0
        while (number := self.came_from[number]) >= 0:
            count += self.outline[self.states[number].place].is_decision
        return count

    def scene(self, number: int) -> Scene | None:
        """The scene where a state stands; None at an ending."""
        return self.scenario.scenes.get(self.states[number].place)

    def innocent(self, number: int) -> list[int]:
        """The states that follow without a tempting or damaging reply."""
        stop, after = self.outline.get(self.states[number].place), self.after[number]
        return [after[place] for place in stop.innocent] if stop and after else []

    def way(self, number: int) -> Way:
        """The fewest answers that lead to a state."""
        return self.way_along(number, self.came_from)

    def way_along(
        self, number: int, came_from: Mapping[int, int] | list[int], *, innocent: bool = False
    ) -> Way:
        """The answers that lead to a state by the states that `came_from` tells.

        Where `innocent`, tempting and damaging replies are passed over. Of more than a hundred
        answers only the last are told, after an `…`.
        """
        steps: list[str] = []
        while (before := came_from[number]) >= 0 and len(steps) <= LONGEST_WAY:
            if self.outline[self.states[before].place].is_decision:
                steps.append(self._step(before, number, innocent=innocent))
            number = before
        if len(steps) > LONGEST_WAY:
            steps[LONGEST_WAY] = "…"
        return tuple(reversed(steps))

    def _step(self, before: int, number: int, *, innocent: bool) -> str:
        place = self.states[before].place
        stop, after = self.outline[place], self.after[before]
        answers = stop.innocent if innocent else range(len(after))
        answer = next(answer for answer in answers if after[answer] == number)
        return step(place, self.scenario.scenes[place].replies[answer])


def step(scene: str, reply: Reply) -> str:
    """One answer, as a way tells it."""
    return f"{scene}: {reply.id}"


def explore(scenario: Scenario, budget: int = BUDGET) -> Graph:
    """The reachable states of a valid scenario.

    From `budget` states on, or fewer where they hold many flags, no more decisions are followed.
    """
    return _Exploration(scenario).run(budget)


class _Exploration:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.outline = outline(scenario)
        self.relevance = Relevance(scenario)
        self.graph = Graph(scenario, self.outline)
        self.known: dict[State, int] = {}
        self.blank: dict[str, int] = {}
        """The number of the only state at a place where nothing matters."""
        self.size = 0
        """How many states there are, with those that are counted for flags."""

    def run(self, budget: int) -> Graph:
        """Breadth first: a state is numbered before every state that takes more answers."""
        graph = self.graph
        self.arrive(outset(self.scenario), -1)
        number = 0
        while number < len(graph.states) and self.size < budget:
            if self.is_decision(number):
                graph.after[number] = self.follow(number)
            number += 1
        rest = range(number, len(graph.states))
        graph.unfollowed = frozenset(number for number in rest if self.is_decision(number))
        return graph

    def is_decision(self, number: int) -> bool:
        stop = self.outline.get(self.graph.states[number].place)
        return stop is not None and stop.is_decision

    def follow(self, number: int) -> tuple[int, ...]:
        """The states that the replies of a decision lead to."""
        state = self.graph.states[number]
        after = []
        for answer, place in enumerate(self.outline[state.place].ways):
            if place is None or (known := self.blank.get(place)) is None:
                known = self.arrive(self.leave(state, answer, place), number)
            after.append(known)
        return tuple(after)

    def leave(self, state: State, answer: int, place: str | None) -> State:
        if place is not None and self.relevance.is_blank(place):
            return self.relevance.blank(place)
        reply = self.scenario.scenes[state.place].replies[answer]
        return advance(self.scenario, affect(self.scenario, state, reply), reply.goto)

    def arrive(self, state: State, came_from: int) -> int:
        """The number of `state`; if it is new, also walk on to where a run comes to rest."""
        graph, scenes = self.graph, self.scenario.scenes
        first, is_new = self.number(state, came_from)
        number = first
        while is_new:
            state = graph.states[number]
            stop = self.outline.get(state.place)
            if stop is None or stop.is_decision:
                break
            before = number
            routes = scenes[state.place].goto or ()
            number, is_new = self.number(advance(self.scenario, state, routes), before)
            graph.after[before] = (number,)
        return first

    def number(self, state: State, came_from: int) -> tuple[int, bool]:
        state = self.relevance.project(state)
        if (number := self.known.get(state)) is not None:
            return number, False
        number = self.known[state] = len(self.graph.states)
        if self.relevance.is_blank(state.place):
            self.blank[state.place] = number
        self.size += 1 + len(state.flags) // _FLAGS
        self.graph.states.append(state)
        self.graph.after.append(())
        self.graph.came_from.append(came_from)
        return number, True
