"""Ways to a decision."""

from __future__ import annotations

from hypothesis import given

from coach.content.model import Scenario
from coach.content.story import State, answer
from coach.practice.map import way_to
from coach.practice.moves import Move
from coach.practice.session import Session, replay
from tests.practice.test_map import run
from tests.strategies import Walk, scenarios, walked, walks


def test_a_decision_on_the_way_is_come_to_as_it_was() -> None:
    """By the moves before it."""
    session = run("rude", "sorry", "card")
    assert way_to(session, "ask") == ()
    assert way_to(session, "thank") == (Move("ask", "rude"), Move("mend", "sorry"))


def test_another_decision_turns_off_the_way_as_late_as_possible() -> None:
    """By the fewest answers."""
    assert way_to(run("plain", "card"), "mend") == (Move("ask", "rude"),)


def test_a_decision_that_waits_is_come_to_by_everything_so_far() -> None:
    """A run need not be finished."""
    assert way_to(run("rude"), "mend") == (Move("ask", "rude"),)


def test_what_nothing_leads_to() -> None:
    """And what would take too long to find."""
    assert way_to(run("plain", "card"), "nowhere") is None
    assert way_to(run("plain", "card"), "mend", budget=0) is None


@given(scenarios(), walks())
def test_every_decision_that_can_be_come_to_is_come_to(scenario: Scenario, walk: Walk) -> None:
    """The way ends at it, meets it for the first time there, and all of it is given."""
    session = walked(Session.begin(scenario, seed=0), walk)
    for decision in [name for name, scene in scenario.scenes.items() if scene.is_decision]:
        way = way_to(session, decision)
        assert (way is not None) == (decision in _rests(session))
        if way is None:
            continue
        begun = replay(scenario, way, seed=1, from_scene=decision)
        assert begun.dropped == ()
        assert begun.session.state.place == decision
        assert begun.session.given == len(way)
        assert all(move.decision != decision for move in way)


def _rests(session: Session) -> set[str]:
    """Everywhere a conversation can come to rest."""
    scenario = session.scenario
    seen: set[State] = set()
    ahead = [session.opening.state]
    while ahead:
        state = ahead.pop()
        if state in seen:
            continue
        seen.add(state)
        scene = scenario.scenes.get(state.place)
        ahead += [answer(scenario, state, each).state for each in scene.replies] if scene else []
    return {state.place for state in seen}
