"""What a learner does in a run, the only thing a journal has to keep."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Sureness(StrEnum):
    """How sure a learner was of an answer, least sure first. It never touches a score."""

    GUESS = "guess"
    FAIRLY = "fairly"
    SURE = "sure"


class Move(NamedTuple):
    """An answer, or the wish to answer anew."""

    decision: str
    reply: str | None
    """The id of the reply; None where the learner went back to this decision."""
    sure: Sureness | None = None
    """None where the learner did not say."""
