"""Ways to a decision: the moves that lead there, so that it can be practised by itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from coach.content.model import Scenario
from coach.content.story import State, answer
from coach.practice.moves import Move
from coach.practice.session import Session, Turn

BUDGET = 50_000
"""How many states are looked at before a decision is given up."""


def way_to(session: Session, decision: str, budget: int = BUDGET) -> tuple[Move, ...] | None:
    """The moves by which `decision` is come to for the first time; None where nothing leads there.

    They follow the way finally taken in `session` for as long as they can, then turn off it by the
    fewest answers.
    """
    turns = session.turns
    for number, turn in enumerate(turns):
        if turn.decision == decision:
            return _moves(turns[:number])
    states = [*(turn.before for turn in turns), session.state]
    seen: set[State] = set()
    for number, state in reversed(list(enumerate(states))):
        rest = _search(session.scenario, state, decision, seen, budget)
        if rest is not None:
            return (*_moves(turns[:number]), *rest)
    return None


def _moves(turns: Iterable[Turn]) -> tuple[Move, ...]:
    return tuple(Move(turn.decision, turn.reply.id) for turn in turns)


def _search(
    scenario: Scenario, start: State, decision: str, seen: set[State], budget: int
) -> tuple[Move, ...] | None:
    """The fewest answers from `start`. What is in `seen` leads nowhere, and what does not is added.

    Breadth first, so that the first way found is a shortest one.
    """
    ahead: deque[tuple[State, tuple[Move, ...]]] = deque([(start, ())])
    while ahead and len(seen) < budget:
        state, way = ahead.popleft()
        if state.place == decision:
            return way
        if state in seen or state.place not in scenario.scenes:
            continue
        seen.add(state)
        for reply in scenario.scenes[state.place].replies:
            after = answer(scenario, state, reply).state
            ahead.append((after, (*way, Move(state.place, reply.id))))
    return None
