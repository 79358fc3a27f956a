"""Replies that would be right nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.check.finding import Finding
from coach.content.grades import Grade
from coach.content.model import Scenario, Scene
from coach.errors import Severity
from coach.locale import N_


def find_missing_fits(scenario: Scenario) -> Iterator[Finding]:
    """Find replies without `fits`: each needs one but the professional one, and one damaging one.

    A reply that no near moment asks for is one that nobody picks. The rule is ours.
    """
    for name, scene in scenario.scenes.items():
        for place in _lacking(scene) if scene.replies else ():
            path = ("scenes", name, "replies", place)
            yield Finding("missing-fits", _MISSING, path, severity=Severity.WARNING)


def _lacking(scene: Scene) -> list[int]:
    """The places of the replies that need `fits` and have none."""
    replies = enumerate(scene.replies)
    places = [n for n, each in replies if each.grade is not Grade.PROFESSIONAL and not each.fits]
    damaging = [n for n in places if scene.replies[n].grade is Grade.DAMAGING]
    return [n for n in places if n not in damaging[:1]]


_MISSING = N_(
    "This reply has no `fits`. Describe the near moment in which it would be the professional one; "
    "only one damaging reply of a decision may do without."
)
