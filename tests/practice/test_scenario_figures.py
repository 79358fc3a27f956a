"""A scenario in figures, and players who do not read."""

from __future__ import annotations

from itertools import product

from hypothesis import given

from coach.content.model import Scenario
from coach.content.story import answer, open_story
from coach.practice.plan import Chart
from coach.practice.scenario_figures import Survey
from coach.practice.scoring import result
from coach.practice.session import Session
from coach.practice.simple_players import Player, try_players
from tests.factory import decision, long_scenario, minimal_scenario, reply
from tests.strategies import scenario_of, scenarios


def test_ways_are_counted_one_by_one() -> None:
    """In a row of decisions with two replies each, every way but the last reply's doubles."""
    scenario = scenario_of(long_scenario(4))
    survey = Survey.of(scenario)
    ends = [ways[-1] for ways in product(("good", "bad"), repeat=4)]
    assert survey.ways == {"good": ends.count("good"), "bad": ends.count("bad")}
    assert (survey.decisions, survey.recoveries) == (4, 0)


def test_ways_that_come_round_have_no_end() -> None:
    """One can say it again and again; the ending before the circle has one way."""
    scenes = {
        "ask": decision(reply("plain", goto="again"), reply("rude", "damaging", goto="bad")),
        "again": decision(reply("plain"), reply("rude", "damaging", goto="again")),
    }
    survey = Survey.of(scenario_of(minimal_scenario(scenes=scenes)))
    assert survey.ways == {"good": None, "bad": 1}


@given(scenarios())
def test_the_shortest_way_leads_there(scenario: Scenario) -> None:
    """Who gives the answers of a way comes to its ending."""
    for ending, way in Survey.of(scenario).shortest.items():
        state = open_story(scenario).state
        for step in way:
            decision_id, reply_id = step.split(": ")
            assert state.place == decision_id
            given_reply = scenario.scenes[decision_id].reply(reply_id)
            assert given_reply is not None
            state = answer(scenario, state, given_reply).state
        assert state.place == ending


@given(scenarios())
def test_players_are_the_same_each_time(scenario: Scenario) -> None:
    """Every run ends or is given up, and a second look finds the same figures."""
    tried = try_players(scenario, runs=5)
    assert tried == try_players(scenario, runs=5)
    for each in tried:
        assert 0 <= each.unended <= each.runs
        assert sum(each.tens()) == sum(each.percents.values()) <= each.runs
        assert all(0 <= percent <= 100 for percent in each.percents)


@given(scenarios())
def test_the_best_player_scores_as_a_session_does(scenario: Scenario) -> None:
    """The figures are those a learner would get."""
    *_others, best = try_players(scenario, runs=1)
    session = Session.begin(scenario, seed=0)
    if not best.unended:
        while session.decision is not None:
            session = session.choose(session.decision.professional.id)
        percent = result(session).score.percent
        assert dict(best.percents) == ({} if percent is None else {percent: 1})
        assert dict(best.endings) == {session.state.place: 1}


def test_a_longest_reply_is_found_by_its_length() -> None:
    """Who always takes the longest reply says so here, too."""
    long = decision(reply("plain"), reply("rude", "damaging", say="So long. " * 9, goto="bad"))
    tried = try_players(scenario_of(minimal_scenario(scenes={"ask": long})))
    found = {each.player: (each.percentile(50), dict(each.endings)) for each in tried}
    assert found[Player.LONGEST] == (0, {"bad": 1})
    assert found[Player.BEST] == (100, {"good": 1})
    assert tried[0].runs == sum(tried[0].endings.values()) == 1_000


@given(scenarios())
def test_a_chart_has_every_place_once(scenario: Scenario) -> None:
    """Places to which nothing leads are there, too."""
    places = Chart(scenario).places
    assert sorted(places) == sorted([*scenario.scenes, *scenario.endings])
