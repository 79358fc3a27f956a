"""A run taken over into its scenario as it is now: in another language, or changed since."""

from __future__ import annotations

from dataclasses import replace

from coach.content.model import Scenario
from coach.content.story import State, transfer
from coach.practice.session import Replayed, Session


def carry(session: Session, scenario: Scenario) -> Replayed:
    """`session` in `scenario`; moves that no longer hold are dropped, with all that follow.

    A trial stays in the scene where it stands even then, as long as that is there. Raises
    ContentError where scenes of `scenario` lead into each other without a decision.
    """
    if session.tried is None:
        return _begin(session, scenario).replay(session.moves)
    carried = _try_out(session, scenario, session.tried, session.from_scene).replay(session.moves)
    if carried.dropped and session.state.place in scenario.scenes:
        return Replayed(_try_out(session, scenario, session.state), session.moves)
    return carried


def _try_out(
    session: Session, scenario: Scenario, state: State, from_scene: str | None = None
) -> Session:
    tried = transfer(state, session.scenario, scenario)
    begun = _begin(session, scenario, tried)
    rest = from_scene if from_scene in scenario.scenes else begun.state.place
    return replace(begun, from_scene=rest)


def _begin(session: Session, scenario: Scenario, tried: State | None = None) -> Session:
    return Session.begin(
        scenario,
        seed=session.seed,
        mode=session.mode,
        from_scene=session.from_scene,
        tried=tried,
    )
