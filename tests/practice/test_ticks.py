"""The statements to tick: few, and such that they fit."""

from __future__ import annotations

from typing import Any

import pytest

from coach.practice.ticks import ticks
from tests.factory import decision, minimal_scenario
from tests.strategies import scenario_of

MEDIA = ("e-mail", "chat", "call", "in person")
ROLES = ("asker", "connector", "contact")


def offered(role: str = "asker", **scene: Any) -> list[str]:
    """The ids of what is offered for the one decision of a scenario."""
    scenario = scenario_of(minimal_scenario(role=role, scenes={"ask": decision(**scene)}))
    return [tick.id for tick in ticks(scenario, scenario.scenes["ask"])]


@pytest.mark.parametrize("recovery", [False, True])
@pytest.mark.parametrize("lines", ["Monday.", "ann: What can I do for you?"])
@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("role", ROLES)
def test_there_are_five_to_seven(role: str, medium: str, lines: str, recovery: bool) -> None:
    """Whatever the decision, the list is short and says nothing twice."""
    ids = offered(role, medium=medium, lines=lines, recovery=recovery)
    assert 5 <= len(ids) == len(set(ids)) <= 7


def test_they_fit_the_role() -> None:
    """Who connects others is asked about them; who asks, about the request."""
    assert "one-request" in offered("asker")
    assert "who-it-is" in offered("connector")
    assert "clear-answer" in offered("contact")


def test_they_fit_the_moment() -> None:
    """An e-mail is looked at as a letter, a repair as a repair, an answer as an answer."""
    assert "letter" in offered(medium="e-mail")
    assert "aloud" in offered(medium="call")
    assert "own-part" in offered(recovery=True)
    assert "takes-up" in offered(lines="ann: What can I do for you?")
    assert "takes-up" not in offered(lines="Monday.")
