"""How a scenario moves: what a reply changes and where it leads.

Playing, replaying and checking all go through these functions; no other place knows the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.content.model import Condition, Ending, Reply, Route, Scenario, Scene
from coach.errors import ContentError
from coach.locale import N_


class State(NamedTuple):
    """Where a run stands. Hashable, so that states can be told apart and counted."""

    place: str
    """The id of a scene or of an ending; a run rests at decisions and endings only."""
    flags: frozenset[str]
    trust: tuple[int, ...]
    """In the order of the scenario's people, each 0 to 100."""


class Passage(NamedTuple):
    """What is shown between two answers: scenes in order, and the state they lead to."""

    scenes: tuple[str, ...]
    """Every scene entered, the decision itself included, an ending left out."""
    state: State


def open_story(scenario: Scenario, state: State | None = None) -> Passage:
    """The scenes up to the first decision, from `state` on where it is given.

    Raises ContentError where scenes lead into each other without a decision.
    """
    return _walk(scenario, state or outset(scenario))


def answer(scenario: Scenario, state: State, reply: Reply) -> Passage:
    """What follows `reply`, given at the decision where `state` stands.

    Raises ContentError where scenes lead into each other without a decision.
    """
    return _walk(scenario, advance(scenario, affect(scenario, state, reply), reply.goto))


def _walk(scenario: Scenario, state: State) -> Passage:
    scenes: dict[str, None] = {}
    while (scene := scenario.scenes.get(state.place)) is not None:
        if state.place in scenes:
            raise ContentError(
                N_("{scenario}: the scene {scene} leads back to itself without a decision."),
                (),
                scenario=scenario.id,
                scene=state.place,
            )
        scenes[state.place] = None
        if scene.goto is None:
            break
        state = advance(scenario, state, scene.goto)
    return Passage(tuple(scenes), state)


def outset(scenario: Scenario) -> State:
    """The state in which the first scene is entered."""
    trust = tuple(person.trust for person in scenario.people.values())
    return State(scenario.start, frozenset(), trust)


def transfer(state: State, before: Scenario, now: Scenario) -> State:
    """`state` of the scenario `before` in `now`, which it has become since.

    Who is new there trusts as at the start; where a place is gone, a run stands at the start.
    """
    levels = dict(zip(before.people, state.trust, strict=True))
    trust = tuple(levels.get(name, person.trust) for name, person in now.people.items())
    return State(state.place if state.place in now.scenes else now.start, state.flags, trust)


def affect(scenario: Scenario, state: State, reply: Reply) -> State:
    """`state` with the flags and trust that `reply` leaves behind, still at its decision."""
    place, flags, trust = state
    if reply.sets:
        flags = flags.union(reply.sets)
    if changes := reply.trust:
        trust = tuple(
            min(100, max(0, level + changes.get(person, 0)))
            for person, level in zip(scenario.people, trust, strict=True)
        )
    return State(place, flags, trust)


def advance(scenario: Scenario, state: State, routes: Sequence[Route]) -> State:
    """`state` moved along the first of `routes` whose condition holds."""
    return State(follow(scenario, state, routes).to, state.flags, state.trust)


def follow(scenario: Scenario, state: State, routes: Sequence[Route]) -> Route:
    """The route that is taken: the first whose condition holds; the last one has none.

    Raises ValueError where no condition holds, which cannot happen in a valid scenario.
    """
    for route in routes:
        if route.when is None or holds(scenario, state, route.when):
            return route
    raise ValueError("the last route has a condition")


def ways_out(scene: Scene) -> Iterator[Route]:
    """Every route that leaves `scene`, whatever its condition."""
    yield from scene.goto or ()
    for reply in scene.replies:
        yield from reply.goto


def certain(routes: Sequence[Route]) -> str | None:
    """Where `routes` lead whatever the state; None where that depends on it."""
    return routes[0].to if routes[0].when is None else None


def holds(scenario: Scenario, state: State, condition: Condition) -> bool:
    """Whether everything that `condition` names is so."""
    if not state.flags.issuperset(condition.has) or not state.flags.isdisjoint(condition.lacks):
        return False
    if not condition.trust and not condition.trust_below:
        return True
    levels = dict(zip(scenario.people, state.trust, strict=True))
    return all(levels[person] >= least for person, least in condition.trust.items()) and all(
        levels[person] < bound for person, bound in condition.trust_below.items()
    )


def place(scenario: Scenario, state: State) -> Scene | Ending:
    """The scene or the ending where `state` stands."""
    return scenario.scenes.get(state.place) or scenario.endings[state.place]
