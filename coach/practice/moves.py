"""What a learner does in a run, the only thing a journal has to keep."""

from __future__ import annotations

from typing import NamedTuple


class Move(NamedTuple):
    """An answer, or the wish to answer anew."""

    decision: str
    reply: str | None
    """The id of the reply; None where the learner went back to this decision."""
