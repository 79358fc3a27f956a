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


class Tracer:
    """Follows runs of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._outset = open_story(scenario).state
        self._steps: dict[tuple[State, str], State | None] = {}

    def trace(self, moves: Iterable[Move], mode: Mode) -> Trace:
        """What `moves` come to in a run in `mode`, as far as they hold."""
        state, way, first, held = self._outset, list[tuple[State, str]](), dict[str, str](), True
        for decision, reply in moves:
            if reply is None:
                held = self._can_undo(state, way, decision, mode)
                if not held:
                    break
                state = way.pop()[0]
            else:
                after = self._step(state, reply) if state.place == decision else None
                if after is None:
                    held = False
                    break
                way.append((state, reply))
                first.setdefault(decision, reply)
                state = after
        return Trace(first, {at.place: reply for at, reply in way}, state.place, held)

    def result(self, trace: Trace) -> Result:
        """What a run that was traced is worth."""
        return weigh(self.scenario, trace.first, trace.final)

    def _can_undo(
        self, state: State, way: list[tuple[State, str]], decision: str, mode: Mode
    ) -> bool:
        ended = state.place in self.scenario.endings
        return bool(mode is Mode.PRACTICE and way and not ended and way[-1][0].place == decision)

    def _step(self, state: State, reply_id: str) -> State | None:
        key = (state, reply_id)
        if key not in self._steps:
            scene = self.scenario.scenes.get(state.place)
            reply = scene.reply(reply_id) if scene else None
            self._steps[key] = answer(self.scenario, state, reply).state if reply else None
        return self._steps[key]
