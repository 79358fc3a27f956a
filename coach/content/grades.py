"""The scales and choices of the product, free of pydantic so that lists can use them at once."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """How a scenario is played."""

    PRACTICE = "practice"
    """The coach speaks after every decision; going back is allowed."""
    ASSESSMENT = "assessment"
    """No going back, no trust, no coach until the end."""


class Counts(StrEnum):
    """Which attempt at an assessment of an exercise counts."""

    FIRST = "first"
    BEST = "best"


class Grade(StrEnum):
    """How good a reply is, best first."""

    PROFESSIONAL = "professional"
    WORKABLE = "workable"
    TEMPTING = "tempting"
    DAMAGING = "damaging"

    @property
    def points(self) -> int:
        """Three for the professional reply, none for a damaging one."""
        return _POINTS[self]


_POINTS = {grade: 3 - place for place, grade in enumerate(Grade)}


class Outcome(StrEnum):
    """Where an ending leaves the relationship, best first."""

    STRONGER = "stronger"
    STRAINED = "strained"
    BROKEN = "broken"

    @property
    def rank(self) -> int:
        """Two for `stronger`, none for `broken`."""
        return _RANKS[self]


_RANKS = {outcome: 2 - place for place, outcome in enumerate(Outcome)}
