"""A run is taken over into its scenario as it is now."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from coach.activities.try_out import state_at
from coach.content.model import Scenario
from coach.practice.moves import Move
from coach.practice.reloading import carry
from coach.practice.session import Session
from tests.factory import Data, decision, minimal_scenario, reply
from tests.strategies import Walk, scenario_of, scenarios, walked, walks

BEN = {"name": "Ben", "about": "Another colleague", "trust": 30}


def story(second: str = "so", **changes: object) -> Data:
    """Two decisions; `second` is the id of the last reply of the first one."""
    ask = decision(reply("plain", goto="more"), reply(second, "damaging", goto="more"))
    more = decision(reply("yes"), reply("no", "damaging", goto="bad"), lines="ann: And then?")
    return minimal_scenario(scenes={"ask": ask, "more": more}, **changes)


def trial(scene: str, answers: Iterable[str] = ()) -> Session:
    """A trial of the story from `scene` on, where Ann's trust is 80."""
    scenario = scenario_of(story())
    state = state_at(scenario, scene, "trust.ann=80")
    session = Session.begin(scenario, seed=7, tried=state, from_scene=scene)
    for answer in answers:
        session = session.choose(answer)
    return session


def test_a_trial_stays_where_it_is_when_its_answers_no_longer_fit() -> None:
    """Whoever renames a reply goes on trying out the scene that is on the screen."""
    carried = carry(trial("ask", ["so"]), scenario_of(story("never-mind")))
    assert carried.dropped == (Move("ask", "so"),)
    assert carried.session.state.place == "more"
    assert carried.session.trust("ann") == 80
    assert not carried.session.can_go_back


def test_a_trial_knows_who_is_new() -> None:
    """Those who were there keep their trust, whatever their order; the others begin with theirs."""
    people = {"ben": BEN, **story()["people"]}
    session = carry(trial("more"), scenario_of(story(people=people))).session
    assert {name: session.trust(name) for name in people} == {"ben": 30, "ann": 80}


def test_a_trial_of_a_scene_that_is_gone_begins_at_the_start() -> None:
    """There is no better place, and its answers are its own from there on."""
    changed = story()
    changed["scenes"]["later"] = changed["scenes"].pop("more")
    for scene in changed["scenes"].values():
        for each in scene["replies"]:
            each["goto"] = "later" if each["goto"] == "more" else each["goto"]
    session = carry(trial("more", ["yes"]), scenario_of(changed)).session
    assert (session.state.place, session.from_scene) == ("ask", "ask")
    assert session.choose("plain").can_go_back


@given(scenarios(), scenarios(), walks(), st.booleans())
def test_any_run_stands_somewhere_in_any_scenario(
    before: Scenario, now: Scenario, walk: Walk, tries: bool
) -> None:
    """Whatever an author has made of it: moves that hold are there, the others are dropped."""
    tried = state_at(before, before.start) if tries else None
    begun = Session.begin(before, seed=1, tried=tried, from_scene=before.start if tries else None)
    session = walked(begun, walk)
    carried = carry(session, now)
    assert carried.session.scenario == now
    assert (carried.session.decision is None) == (carried.session.ending is not None)
    assert (*carried.session.moves, *carried.dropped) == session.moves
