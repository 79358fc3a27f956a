"""How a scenario moves: what a reply changes and where it leads."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.model import Condition, Ending, Route, Scenario
from coach.content.story import (
    State,
    affect,
    answer,
    certain,
    follow,
    holds,
    open_story,
    outset,
    place,
    ways_out,
)
from coach.errors import ContentError
from tests.factory import Data, decision, minimal_scenario, reply
from tests.strategies import FLAGS, scenario_of, scenarios

TWO_PEOPLE = {
    "ann": {"name": "Ann", "about": "A colleague", "trust": 50},
    "bob": {"name": "Bob", "about": "Her manager", "trust": 20},
}


def story(*replies: Data, people: Data = TWO_PEOPLE, start: str = "ask", **scenes: Any) -> Scenario:
    """A scenario of two people whose decision `ask` has these replies."""
    scenes = {"ask": decision(*replies), **scenes}
    return scenario_of(minimal_scenario(people=people, scenes=scenes, start=start))


def after(scenario: Scenario, *reply_ids: str) -> State:
    """Where these answers lead."""
    state = open_story(scenario).state
    for reply_id in reply_ids:
        given_reply = scenario.scenes[state.place].reply(reply_id)
        assert given_reply
        state = answer(scenario, state, given_reply).state
    return state


def test_a_story_opens_at_its_first_decision() -> None:
    """Everybody trusts as far as the file says, and no flag is set."""
    assert open_story(story()).state == State("ask", frozenset(), (50, 20))


def test_scenes_without_replies_are_walked_through() -> None:
    """They are shown on the way to the first decision, which is shown too."""
    first, second = ({"lines": "Early.", "goto": to} for to in ("second", "ask"))
    passage = open_story(story(start="first", first=first, second=second))
    assert passage.scenes == ("first", "second", "ask")
    assert passage.state.place == "ask"


def test_an_ending_is_not_among_the_scenes_shown() -> None:
    """A passage to an ending holds the scenes before it."""
    scenario = story(reply("plain", goto="later"), later={"lines": "Later.", "goto": "good"})
    state = open_story(scenario).state
    passage = answer(scenario, state, scenario.scenes["ask"].replies[0])
    assert passage.scenes == ("later",)
    assert passage.state.place == "good"


@pytest.mark.parametrize(
    ("changes", "trust"),
    [
        pytest.param([{"ann": 8}], (58, 20), id="up"),
        pytest.param([{"ann": -8}], (42, 20), id="down"),
        pytest.param([{"bob": -30}], (50, 0), id="never below nothing"),
        pytest.param([{"ann": 60}], (100, 20), id="never above a hundred"),
        pytest.param([{"bob": -30}, {"bob": 5}], (50, 5), id="what was lost below nothing is gone"),
        pytest.param([{"ann": 1, "bob": 2}], (51, 22), id="two people at once"),
        pytest.param([{}], (50, 20), id="not at all"),
    ],
)
def test_trust_moves(changes: list[dict[str, int]], trust: tuple[int, ...]) -> None:
    """A reply moves the trust of those it names, within 0 and 100."""
    names = [f"r{n}" for n in range(len(changes))]
    scenario = story(
        *(
            reply(name, "workable", trust=change, goto="ask")
            for name, change in zip(names, changes, strict=True)
        )
    )
    assert after(scenario, *names).trust == trust


def test_flags_stay_set() -> None:
    """A flag once set stays, and setting it again changes nothing."""
    scenario = story(
        reply("late", sets=["late", "rushed"], goto="ask"),
        reply("again", "workable", sets=["late"], goto="ask"),
    )
    assert after(scenario, "late").flags == {"late", "rushed"}
    assert after(scenario, "late", "again") == after(scenario, "late")


STATE = State("ask", frozenset({"late"}), (50, 20))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param({}, True, id="nothing asked"),
        pytest.param({"has": ["late"]}, True, id="a flag that is set"),
        pytest.param({"has": ["late", "warned"]}, False, id="one of two flags"),
        pytest.param({"lacks": ["warned"]}, True, id="a flag that is not set"),
        pytest.param({"lacks": ["warned", "late"]}, False, id="one of two is set"),
        pytest.param({"trust": {"ann": 50}}, True, id="exactly the least trust"),
        pytest.param({"trust": {"ann": 51}}, False, id="just too little"),
        pytest.param({"trust_below": {"ann": 50}}, False, id="exactly the bound"),
        pytest.param({"trust_below": {"ann": 51}}, True, id="just below the bound"),
        pytest.param({"trust": {"ann": 50, "bob": 21}}, False, id="only one trusts enough"),
        pytest.param({"has": ["late"], "trust": {"bob": 21}}, False, id="flag without trust"),
        pytest.param({"trust": {"ann": 40}, "trust_below": {"ann": 60}}, True, id="in between"),
    ],
)
def test_all_that_a_condition_names_has_to_hold(condition: Data, expected: bool) -> None:
    """Flags set and not set, trust reached and not reached, all at once."""
    assert holds(story(), STATE, Condition.model_validate(condition)) is expected


def route(to: str, **when: Any) -> Route:
    return Route(to=to, when=Condition(**when) if when else None)


@pytest.mark.parametrize(
    ("routes", "to"),
    [
        pytest.param([route("good")], "good", id="the only one"),
        pytest.param([route("bad", has=("warned",)), route("good")], "good", id="the last"),
        pytest.param([route("good", has=("late",)), route("bad")], "good", id="the first"),
        pytest.param(
            [route("good", has=("late",)), route("bad", lacks=("warned",)), route("bad")],
            "good",
            id="the first of two that hold",
        ),
    ],
)
def test_the_first_route_that_holds_is_taken(routes: list[Route], to: str) -> None:
    """The order of the file decides."""
    assert follow(story(), STATE, routes).to == to


def test_routes_without_a_way_on_are_refused() -> None:
    """A file whose last route has a condition does not get this far; a model built so says it."""
    with pytest.raises(ValueError, match="condition"):
        follow(story(), STATE, [route("good", has=("warned",))])


def test_conditions_see_what_the_reply_has_changed() -> None:
    """The flags and the trust that a reply leaves behind decide where it leads."""
    scenario = story(
        reply(
            "warn",
            sets=["warned"],
            goto=[{"when": {"has": ["warned"]}, "to": "good"}, {"to": "bad"}],
        ),
        reply(
            "push",
            "tempting",
            trust={"ann": -1},
            goto=[{"when": {"trust": {"ann": 50}}, "to": "good"}, {"to": "bad"}],
        ),
    )
    assert after(scenario, "warn").place == "good"
    assert after(scenario, "push").place == "bad"


def test_a_scene_that_leads_back_to_itself_is_said_to() -> None:
    """A scenario that never gets to a decision raises an error of this program, not for ever."""
    scenario = story(
        start="one", one={"lines": "On.", "goto": "two"}, two={"lines": "On.", "goto": "one"}
    )
    with pytest.raises(ContentError, match="one"):
        open_story(scenario)


def test_a_place_is_a_scene_or_an_ending() -> None:
    """What stands there is found under its id."""
    scenario = story()
    assert place(scenario, outset(scenario)) is scenario.scenes["ask"]
    assert isinstance(place(scenario, after(scenario, "plain")), Ending)


def test_only_routes_without_conditions_are_certain() -> None:
    """Where a goto leads is known beforehand when nothing has to hold."""
    assert certain([route("good")]) == "good"
    assert certain([route("good", has=("late",)), route("good")]) is None


@given(scenarios(), st.data())
def test_a_run_rests_at_decisions_and_endings(scenario: Scenario, data: st.DataObject) -> None:
    """Whatever is answered, trust stays within bounds and flags only grow."""
    passage = open_story(scenario)
    for _ in range(12):
        state = passage.state
        here = place(scenario, state)
        assert all(0 <= level <= 100 for level in state.trust)
        assert state.flags <= set(FLAGS)
        if isinstance(here, Ending):
            assert state.place not in passage.scenes
            return
        assert here.is_decision
        assert passage.scenes[-1] == state.place
        given_reply = data.draw(st.sampled_from(here.replies))
        passage = answer(scenario, state, given_reply)
        assert passage.state.flags >= state.flags | set(given_reply.sets)
        assert passage.state[1:] == affect(scenario, state, given_reply)[1:]


@given(scenarios())
def test_ways_out_are_all_that_a_scene_leads_to(scenario: Scenario) -> None:
    """Every route is told, whatever its condition."""
    for scene in scenario.scenes.values():
        gotos = [scene.goto or (), *(each.goto for each in scene.replies)]
        assert list(ways_out(scene)) == [each for goto in gotos for each in goto]
