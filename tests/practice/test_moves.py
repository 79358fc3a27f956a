"""What can be told from moves alone is what the session they make tells."""

from __future__ import annotations

from hypothesis import given

from coach.content.model import Scenario
from coach.practice.moves import Move, final_answers, first_answers
from coach.practice.session import Session
from tests.strategies import Walk, scenarios, walked, walks


@given(scenarios(), walks())
def test_answers_are_those_of_the_session(scenario: Scenario, walk: Walk) -> None:
    """First answers and the way finally taken, going back and loops included."""
    session = walked(Session.begin(scenario, seed=7), walk)
    first, final = first_answers(session.moves), final_answers(session.moves)
    assert {name: move.reply for name, move in first.items()} == session.first_answers
    assert {name: move.reply for name, move in final.items()} == session.final_answers
    assert list(first) == list(session.first_answers)


def test_going_back_from_nowhere_changes_nothing() -> None:
    """A journal may hold any moves."""
    assert final_answers([Move("ask", None), Move("ask", "plain")]) == {"ask": Move("ask", "plain")}
