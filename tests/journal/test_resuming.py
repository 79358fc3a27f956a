from __future__ import annotations

from datetime import timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from coach.content.grades import Mode, Outcome
from coach.content.model import Scenario
from coach.journal.attempt import Attempt
from coach.journal.resuming import begin, look_back, record, resume
from coach.practice.moves import Move
from coach.practice.session import Session, replay
from tests.factory import decision, long_scenario, minimal_scenario, reply
from tests.journal.samples import START
from tests.strategies import Walk, scenario_of, scenarios, walked, walks

LONG = scenario_of(long_scenario(3))
MINUTE = timedelta(minutes=1)


def begun(session: Session) -> Attempt:
    return begin(session, pack="tests", now=START, token="a1b2c3")


@given(scenarios(), walks(), st.sampled_from(Mode), st.integers(0, 2**32 - 1))
def test_resumed_run_is_the_run(scenario: Scenario, walk: Walk, mode: Mode, seed: int) -> None:
    """A run that was kept in a file goes on exactly where it was left, replies in their order."""
    session = walked(Session.begin(scenario, seed=seed, mode=mode), walk)
    attempt = record(session, begun(Session.begin(scenario, seed=seed, mode=mode)), now=START)
    read = Attempt.from_toml(attempt.to_toml(), attempt.id)
    assert resume(read, scenario) == (session, (), False)


def test_fresh_attempt() -> None:
    """A run that has just begun has nothing to go on with yet."""
    attempt = begun(Session.begin(LONG, seed=3, mode=Mode.ASSESSMENT))
    assert (attempt.id, attempt.seed, attempt.mode) == ("20261123T071000Z-a1b2c3", 3, "assessment")
    assert attempt.result.percent is None
    assert not attempt.half_done


def test_each_move_keeps_its_own_time() -> None:
    """How long a learner took for each answer can be told later, in UTC."""
    session = Session.begin(LONG, seed=3)
    attempt = begun(session)
    for minute, walk in enumerate((("ask-0", "plain"), ("ask-1", "rude")), 1):
        session = session.choose(walk[1])
        now = (START + minute * MINUTE).astimezone(timezone(timedelta(hours=-8)))
        attempt = record(session, attempt, now=now)
    attempt = record(session.back(), attempt, now=START + 9 * MINUTE)
    times = [(each.move, each.at - START) for each in attempt.timed]
    assert times == [
        (Move("ask-0", "plain"), MINUTE),
        (Move("ask-1", "rude"), 2 * MINUTE),
        (Move("ask-1", None), 9 * MINUTE),
    ]
    assert (attempt.started, attempt.updated) == (START, START + 9 * MINUTE)
    assert attempt.half_done


def test_finished_attempt_has_its_ending() -> None:
    """Reaching an ending is kept with its outcome and the figures a list shows."""
    session = Session.begin(scenario_of(minimal_scenario()), seed=1)
    attempt = record(session.choose("rude"), begun(session), now=START + MINUTE)
    assert attempt.finished == START + MINUTE
    assert attempt.result == (0, 0, 1, 0, 0, "bad", Outcome.BROKEN)
    later = record(session.choose("rude"), attempt, now=START + 2 * MINUTE)
    assert later.finished == START + MINUTE


def test_changed_wording_is_no_change() -> None:
    """New words in a scenario leave a half-done run as it was."""
    session = Session.begin(scenario_of(minimal_scenario()), seed=1)
    reworded = scenario_of(minimal_scenario(title="Another title"))
    assert not resume(begun(session), reworded).changed


def test_changed_scenario_drops_what_no_longer_fits() -> None:
    """Where a reply is gone, the run goes on before it, and what was lost is told."""
    session = walked(Session.begin(LONG, seed=3), [0])
    session = session.choose("rude").choose("plain")
    attempt = record(session, begun(Session.begin(LONG, seed=3)), now=START)
    data = long_scenario(3)
    data["scenes"]["ask-1"] = decision(
        reply("plain", goto="ask-2"), reply("blunt", "damaging", goto="ask-2")
    )
    resumed = resume(attempt, scenario_of(data))
    assert resumed.session.state.place == "ask-1"
    assert resumed.dropped == (Move("ask-1", "rude"), Move("ask-2", "plain"))
    assert resumed.changed


def test_dropped_moves_leave_the_attempt_with_the_next_one() -> None:
    """After a changed scenario the file holds the moves of the run that goes on, with old times."""
    session = Session.begin(LONG, seed=3).choose("rude").choose("rude")
    attempt = record(session, begun(Session.begin(LONG, seed=3)), now=START)
    other = session.back().back().choose("rude").choose("plain")
    again = Session.begin(LONG, seed=3).choose("rude").choose("plain")
    kept = record(again, attempt, now=START + MINUTE)
    assert [(each.reply, each.at - START) for each in kept.timed] == [
        ("rude", timedelta(0)),
        ("plain", MINUTE),
    ]
    assert record(other, attempt, now=START).moves == other.moves


def test_changed_ways_on_are_told_even_if_all_moves_hold() -> None:
    """A scenario whose routes changed is told as changed though no answer is lost."""
    session = Session.begin(LONG, seed=3).choose("plain")
    attempt = record(session, begun(Session.begin(LONG, seed=3)), now=START)
    data = long_scenario(3)
    data["endings"]["good"]["outcome"] = "strained"
    resumed = resume(attempt, scenario_of(data))
    assert (resumed.dropped, resumed.changed) == ((), True)


@given(scenarios(), walks(), walks(), st.data())
def test_a_run_from_the_map_is_kept_without_a_score(
    scenario: Scenario, walk: Walk, more: Walk, data: st.DataObject
) -> None:
    """What was given is kept as well, so that it can be rebuilt; it is marked, and has no score."""
    turns = walked(Session.begin(scenario, seed=1), walk).turns
    cut = data.draw(st.integers(0, max(0, len(turns) - 1)))
    moves = [Move(turn.decision, turn.reply.id) for turn in turns[:cut]]
    place = replay(scenario, moves, seed=1).session.state.place
    session = replay(scenario, moves, seed=1, from_scene=place).session
    attempt = begun(session)
    played = walked(session, more)
    attempt = record(played, attempt, now=START + MINUTE)
    assert (attempt.from_scene, attempt.counts) == (place, False)
    assert attempt.result.percent is None
    assert not attempt.half_done
    again = Attempt.from_toml(attempt.to_toml(), attempt.id)
    assert again == attempt
    assert resume(again, scenario).session == played


def test_a_look_back_has_the_attempt_beside_its_session() -> None:
    """As far as the attempt still holds."""
    session = Session.begin(LONG, seed=3).choose("plain")
    attempt = record(session, begun(Session.begin(LONG, seed=3)), now=START)
    assert look_back(attempt, LONG) == (attempt, session)
