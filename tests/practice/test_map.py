"""A scenario as a map."""

from __future__ import annotations

import pytest
from hypothesis import given

from coach.content.model import Scenario
from coach.content.story import ways_out
from coach.practice.map import Kind, Map, draw_map
from coach.practice.plan import Line
from coach.practice.session import Session
from tests.factory import decision, minimal_scenario, reply
from tests.strategies import Walk, scenario_of, scenarios, walked, walks

ERRAND = scenario_of(
    minimal_scenario(
        scenes={
            "ask": decision(
                reply("plain", goto="thank"), reply("rude", "damaging", goto="sulk", sets=["rude"])
            ),
            "sulk": {"lines": "Ann sulks.", "goto": "mend"},
            "mend": decision(
                reply("sorry", goto="thank"),
                reply(
                    "so",
                    "tempting",
                    goto=[{"when": {"has": ["rude"]}, "to": "bad"}, {"to": "thank"}],
                ),
                recovery=True,
            ),
            "thank": decision(
                reply("card"),
                reply(
                    "none",
                    "workable",
                    goto=[{"when": {"has": ["rude"]}, "to": "bad"}, {"to": "good"}],
                ),
            ),
        }
    )
)


def run(*reply_ids: str) -> Session:
    session = Session.begin(ERRAND, seed=0)
    for reply_id in reply_ids:
        session = session.choose(reply_id)
    return session


def reachable(scenario: Scenario) -> set[str]:
    places, ahead = {scenario.start}, [scenario.start]
    while ahead:
        scene = scenario.scenes.get(ahead.pop())
        found = {route.to for route in ways_out(scene)} - places if scene else set()
        places |= found
        ahead += found
    return places


def test_every_point_has_a_kind_and_a_row() -> None:
    """What leaves the way taken stands below it, further in; then the way goes on."""
    drawn = draw_map(run("plain", "card"))
    assert [(point.place, point.depth, point.kind) for point in drawn.points] == [
        ("ask", 0, Kind.DECISION),
        ("sulk", 1, Kind.PASSAGE),
        ("mend", 2, Kind.RECOVERY),
        ("thank", 0, Kind.DECISION),
        ("bad", 1, Kind.ENDING),
        ("good", 0, Kind.ENDING),
    ]
    assert drawn.way == ("ask", "thank", "good")
    assert [point.number for point in drawn.points] == [1, None, None, 2, None, None]


def test_only_what_was_met_is_told_as_met() -> None:
    """What another run met is known as well, and so is what was left by going back."""
    assert _met(draw_map(run("plain", "card"))) == {"ask", "thank", "good"}
    everything = {"ask", "sulk", "mend", "thank", "good", "bad"}
    assert _met(draw_map(run("plain", "card"), [run("rude", "so")])) == everything
    back = draw_map(run("rude").back().choose("plain").choose("card"))
    assert _met(back) == {"ask", "sulk", "mend", "thank", "good"}
    assert not back.point("mend").on_way


def _met(drawn: Map) -> set[str]:
    return {point.place for point in drawn.points if point.met}


def test_an_answer_is_that_of_the_way_finally_taken() -> None:
    """Where the run did not come by, it is the last answer of any other."""
    drawn = draw_map(run("rude").back().choose("plain").choose("card"), [run("rude", "so")])
    answers = {point.place: point.answer.id for point in drawn.points if point.answer}
    assert answers == {"ask": "plain", "mend": "so", "thank": "card"}


def test_a_reply_leads_where_this_run_would_have_gone() -> None:
    """Where the run comes by, conditions are decided; elsewhere all routes are told."""
    drawn = draw_map(run("rude", "sorry", "card"))
    none = ERRAND.scenes["thank"].reply("none")
    assert none
    assert [route.to for route in drawn.routes("thank", none)] == ["bad"]
    assert [route.to for route in draw_map(run("plain", "card")).routes("thank", none)] == ["good"]
    so = ERRAND.scenes["mend"].reply("so")
    assert so
    assert [route.to for route in draw_map(run("plain", "card")).routes("mend", so)] == [
        "bad",
        "thank",
    ]


@pytest.mark.parametrize(
    ("place", "onward", "before"),
    [
        pytest.param("ask", "thank", None, id="the answer"),
        pytest.param("sulk", "mend", "ask", id="the only line"),
        pytest.param("mend", "thank", "sulk", id="the nearest of several"),
        pytest.param("thank", "good", "ask", id="the line taken rather than another"),
        pytest.param("bad", None, "thank", id="an ending"),
    ],
)
def test_lines_can_be_followed(place: str, onward: str | None, before: str | None) -> None:
    """On along the answer or the line taken, and back the same way."""
    drawn = draw_map(run("plain", "card"))
    assert drawn.onward(drawn.point(place)) == onward
    assert drawn.before(drawn.point(place)) == before


def test_a_place_that_is_not_there() -> None:
    """Nobody stands at it by mistake."""
    with pytest.raises(KeyError):
        draw_map(run()).row("nowhere")


@given(scenarios(), walks(), walks())
def test_everything_reachable_is_on_the_map_once(
    scenario: Scenario, walk: Walk, other: Walk
) -> None:
    """Scenes, endings and every line between them; the way taken is made of such lines."""
    begun = Session.begin(scenario, seed=0)
    session = walked(begun, walk)
    drawn = draw_map(session, [walked(begun, other)])
    places = [point.place for point in drawn.points]
    assert sorted(places) == sorted(reachable(scenario))
    assert drawn.lines == {
        Line(place, route.to)
        for place in places
        if place in scenario.scenes
        for route in ways_out(scenario.scenes[place])
    }
    assert drawn.taken <= drawn.lines
    assert drawn.way[0] == scenario.start
    assert drawn.way[-1] == session.state.place
    assert all(drawn.point(place).met and drawn.point(place).on_way for place in drawn.way)
    answered = {point.place for point in drawn.points if point.answer}
    assert answered >= set(session.final_answers)


@given(scenarios(), walks())
def test_every_row_stands_below_what_leads_to_it(scenario: Scenario, walk: Walk) -> None:
    """The nearest row above that is less deep leads to it; the way taken is not deep at all."""
    drawn = draw_map(walked(Session.begin(scenario, seed=0), walk))
    above: list[str] = []
    for point in drawn.points:
        if point.depth:
            assert Line(above[point.depth - 1], point.place) in drawn.lines
        above[point.depth :] = [point.place]
    left = [point.place for point in drawn.points if not point.depth]
    assert left == list(dict.fromkeys(drawn.way))
