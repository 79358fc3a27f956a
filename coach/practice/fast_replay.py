"""Following the moves of many runs of one scenario, each in a few microseconds.

`Tracer.trace` comes to the same as `replay` and remembers every step it has taken, so that what a
facilitator looks through, thousands of runs of the same few scenarios, is soon all looked up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from coach.content.grades import Mode
from coach.content.model import Scenario
from coach.content.story import State, answer, open_story
from coach.practice.moves import Move
from coach.practice.scoring import Result, weigh


class Trace(NamedTuple):
    """What the moves of a run come to."""

    first: dict[str, str]
    """Decision to the reply first given to it, in the order they were met."""
    final: dict[str, str]
    """Decision to the reply last given to it, on the way finally taken."""
    place: str
    """The scene or the ending where the run stands."""
    held: bool
    """Whether every move fitted; else the rest was left out."""


class _Node:
    """A state that some run has reached, with the ways that runs have gone from there."""

    __slots__ = ("place", "state", "ways")

    def __init__(self, state: State) -> None:
        self.state = state
        self.place = state.place
        self.ways: dict[str, _Node | None] = {}
        """The id of a reply to where it leads; None where there is no such reply."""


class Tracer:
    """Follows runs of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._nodes: dict[State, _Node] = {}
        self._outset = self._node(open_story(scenario).state)

    def trace(self, moves: Iterable[Move], mode: Mode) -> Trace:
        """What `moves` come to in a run in `mode`, as far as they hold."""
        node, first, held = self._outset, dict[str, str](), True
        way: list[tuple[_Node, str]] = []
        for decision, reply in moves:
            if reply is None:
                held = self._can_undo(node, way, decision, mode)
                if not held:
                    break
                node = way.pop()[0]
                continue
            after = self._step(node, reply) if node.place == decision else None
            if after is None:
                held = False
                break
            way.append((node, reply))
            first.setdefault(decision, reply)
            node = after
        return Trace(first, {at.place: reply for at, reply in way}, node.place, held)

    def result(self, trace: Trace) -> Result:
        """What a run that was traced is worth."""
        return weigh(self.scenario, trace.first, trace.final)

    def _can_undo(
        self, node: _Node, way: list[tuple[_Node, str]], decision: str, mode: Mode
    ) -> bool:
        ended = node.place in self.scenario.endings
        return bool(mode is Mode.PRACTICE and way and not ended and way[-1][0].place == decision)

    def _step(self, node: _Node, reply_id: str) -> _Node | None:
        try:
            return node.ways[reply_id]
        except KeyError:
            scene = self.scenario.scenes.get(node.place)
            reply = scene.reply(reply_id) if scene else None
            after = self._node(answer(self.scenario, node.state, reply).state) if reply else None
            node.ways[reply_id] = after
            return after

    def _node(self, state: State) -> _Node:
        return self._nodes.setdefault(state, _Node(state))
