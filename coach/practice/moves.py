"""What a learner does in a run, the only thing a journal has to keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol, TypeVar


class Move(NamedTuple):
    """An answer, or the wish to answer anew."""

    decision: str
    reply: str | None
    """The id of the reply; None where the learner went back to this decision."""


class _Moved(Protocol):
    @property
    def decision(self) -> str: ...
    @property
    def reply(self) -> str | None: ...


M = TypeVar("M", bound=_Moved)


def first_answers(moves: Iterable[M]) -> dict[str, M]:
    """Decision to the answer first given to it, in the order they were met."""
    firsts: dict[str, M] = {}
    for move in moves:
        if move.reply is not None:
            firsts.setdefault(move.decision, move)
    return firsts


def final_answers(moves: Iterable[M]) -> dict[str, M]:
    """Decision to the answer last given to it on the way finally taken."""
    way: list[M] = []
    for move in moves:
        if move.reply is not None:
            way.append(move)
        elif way:
            way.pop()
    return {move.decision: move for move in way}
