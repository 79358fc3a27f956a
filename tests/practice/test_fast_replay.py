"""Following moves fast comes to the same as playing them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from coach.content.grades import Mode
from coach.content.model import Scenario
from coach.practice.fast_replay import Tracer
from coach.practice.moves import Move
from coach.practice.scoring import result
from coach.practice.session import Session, replay
from tests.factory import long_scenario
from tests.strategies import scenario_of, scenarios, walked, walks

LONG = scenario_of(long_scenario(3))
modes = st.sampled_from(Mode)


def agree(tracer: Tracer, moves: Sequence[Move], mode: Mode) -> None:
    """Assert that tracing `moves` comes to what replaying them does."""
    trace = tracer.trace(moves, mode)
    session, dropped = replay(tracer.scenario, moves, seed=0, mode=mode)
    assert trace.held is (not dropped)
    assert trace.place == session.state.place
    assert list(trace.first.items()) == list(session.first_answers.items())
    assert list(trace.final.items()) == list(session.final_answers.items())
    assert tracer.result(trace) == result(session)


@st.composite
def odd_moves(draw: st.DrawFn, scenario: Scenario) -> list[Move]:
    """Moves of a random walk, with others that may or may not fit put between them."""
    moves = list(walked(Session.begin(scenario, seed=0), draw(walks())).moves)
    decisions = st.sampled_from([*scenario.scenes, *scenario.endings, "gone"])
    replies = st.none() | st.sampled_from(["reply-0", "reply-1", "reply-2", "gone"])
    for move in draw(st.lists(st.builds(Move, decisions, replies), max_size=3)):
        moves.insert(draw(st.integers(0, len(moves))), move)
    return moves


@given(scenarios(), st.lists(st.tuples(walks(), modes), min_size=1, max_size=6))
def test_runs_that_were_played(scenario: Scenario, runs: list[tuple[list[int], Mode]]) -> None:
    """Every run holds, going back included, however many were traced before it."""
    tracer = Tracer(scenario)
    for walk, mode in runs:
        session = walked(Session.begin(scenario, seed=0, mode=mode), walk)
        assert tracer.trace(session.moves, mode).held
        agree(tracer, session.moves, mode)


@given(st.data(), scenarios(), modes)
def test_moves_that_nobody_could_make(data: st.DataObject, scenario: Scenario, mode: Mode) -> None:
    """They are left out from the first that does not fit, as in a replay."""
    tracer = Tracer(scenario)
    for moves in data.draw(st.lists(odd_moves(scenario), min_size=1, max_size=4)):
        agree(tracer, moves, mode)


def test_each_run_begins_anew() -> None:
    """What one run has done is no part of the next."""
    tracer = Tracer(LONG)
    way = [Move("ask-0", "rude"), Move("ask-1", "plain"), Move("ask-2", "plain")]
    whole = tracer.trace(way, Mode.ASSESSMENT)
    assert (whole.place, whole.held) == ("good", True)
    assert tracer.trace(way[:1], Mode.ASSESSMENT).place == "ask-1"
    assert tracer.trace(way, Mode.ASSESSMENT) == whole
    assert tracer.trace([], Mode.ASSESSMENT) == ({}, {}, "ask-0", True)


def test_going_back_is_for_practice() -> None:
    """The first answer counts, the last one is the way taken; an assessment has only first ones."""
    moves = [Move("ask-0", "rude"), Move("ask-0", None), Move("ask-0", "plain")]
    practised = Tracer(LONG).trace(moves, Mode.PRACTICE)
    assert (practised.first, practised.final) == ({"ask-0": "rude"}, {"ask-0": "plain"})
    assessed = Tracer(LONG).trace(moves, Mode.ASSESSMENT)
    assert (assessed.first, assessed.final) == ({"ask-0": "rude"}, {"ask-0": "rude"})
    assert not assessed.held
