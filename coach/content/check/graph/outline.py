"""The little that following a scenario needs, gathered in one pass over it.

A large scenario does not fit the processor's cache and this does, so every pass after the first
is several times as fast.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coach.content.grades import Grade
from coach.content.model import Scenario, Scene
from coach.content.story import certain

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
