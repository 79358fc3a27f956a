"""Enumerating the states of a scenario."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.check.graph.conditions import forks
from coach.content.check.graph.outlook import NOTHING, Fates
from coach.content.check.graph.relevance import Relevance
from coach.content.check.graph.states import Graph, explore
from coach.content.model import Scenario
from coach.content.story import State, advance, affect, answer, follow, open_story, outset
from coach.content.story import holds as condition_holds
from coach.content.toml.tables import KeyPath
from tests.factory import decision, long_scenario, minimal_scenario, reply
from tests.strategies import scenario_of, scenarios


class Naive:
    """Every state told apart, followed one after the other without leaving anything out."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.answers = {outset(scenario): 0}
        """How many answers the shortest way to a state has."""
        self.after: dict[State, list[State]] = {}
        waiting = deque(self.answers)
        while waiting:
            state = waiting.popleft()
            scene = scenario.scenes.get(state.place)
            cost = int(scene is not None and scene.is_decision)
            self.after[state] = self.following(state)
            for after in self.after[state]:
                if self.answers.get(after, 10**6) > self.answers[state] + cost:
                    self.answers[after] = self.answers[state] + cost
                    waiting.append(after)

    def following(self, state: State) -> list[State]:
        scene = self.scenario.scenes.get(state.place)
        if scene is None:
            return []
        if scene.goto:
            return [advance(self.scenario, state, scene.goto)]
        return [
            advance(self.scenario, affect(self.scenario, state, given), given.goto)
            for given in scene.replies
        ]

    def nearest(self) -> dict[str, int]:
        places: dict[str, int] = {}
        for state, answers in self.answers.items():
            places[state.place] = min(answers, places.get(state.place, answers))
        return places

    def best(self) -> dict[State, int]:
        best = dict.fromkeys(self.after, NOTHING)
        for state in self.after:
            if ending := self.scenario.endings.get(state.place):
                best[state] = ending.outcome.rank
        changed = True
        while changed:
            changed = False
            for state, after in reversed(self.after.items()):
                if (reached := max((best[each] for each in after), default=NOTHING)) > best[state]:
                    best[state], changed = reached, True
        return best

    def forks(self) -> dict[KeyPath, tuple[set[int], set[tuple[int, bool]]]]:
        """For each goto with conditions the routes taken, and which conditions held or failed."""
        found: dict[KeyPath, tuple[set[int], set[tuple[int, bool]]]] = {}
        for state in self.answers:
            scene = self.scenario.scenes.get(state.place)
            if scene is None:
                continue
            bridge: KeyPath = ("scenes", state.place, "goto")
            ways = [(bridge, scene.goto or (), state)]
            ways += [
                (
                    ("scenes", state.place, "replies", n, "goto"),
                    given.goto,
                    affect(self.scenario, state, given),
                )
                for n, given in enumerate(scene.replies)
            ]
            for path, routes, here in ways:
                if len(routes) < 2:
                    continue
                taken, held = found.setdefault(path, (set(), set()))
                taken.add(routes.index(follow(self.scenario, here, routes)))
                held |= {
                    (n, condition_holds(self.scenario, here, route.when))
                    for n, route in enumerate(routes)
                    if route.when
                }
        return found


def numbers(graph: Graph) -> dict[State, int]:
    return {state: number for number, state in enumerate(graph.states)}


def follow_way(scenario: Scenario, way: tuple[str, ...]) -> State:
    state = open_story(scenario).state
    for step in way:
        place, _, reply_id = step.partition(": ")
        given = scenario.scenes[place].reply(reply_id)
        assert state.place == place
        assert given
        state = answer(scenario, state, given).state
    return state


@given(scenarios())
def test_leaving_out_what_cannot_matter_finds_the_same(scenario: Scenario) -> None:
    """Every place, its distance, every fork and every best ending are those of all the states."""
    naive, graph = Naive(scenario), explore(scenario)
    nearest: dict[str, int] = {}
    for number, state in enumerate(graph.states):
        nearest.setdefault(state.place, len(graph.way(number)))
    assert nearest == naive.nearest()
    project, number_of = Relevance(scenario).project, numbers(graph)
    assert {project(state) for state in naive.answers} == number_of.keys()
    sure = Fates(graph).sure
    assert all(sure[number_of[project(state)]] == rank for state, rank in naive.best().items())
    told = naive.forks()
    assert {fork.path for fork in forks(graph)} <= told.keys()
    for fork in forks(graph):
        taken, held = told[fork.path]
        assert {n for n, count in enumerate(fork.taken) if count} == taken
        assert all(((n, True) in held) == bool(fork.held[n]) for n, _ in held)
        assert all(((n, False) in held) == (fork.held[n] < fork.arrivals) for n, _ in held)


@given(scenarios())
def test_a_projection_is_one_of_the_states_it_stands_for(scenario: Scenario) -> None:
    """Projecting twice changes nothing, and states follow each other as their projections do."""
    project = Relevance(scenario).project
    naive = Naive(scenario)
    for state, after in naive.after.items():
        assert project(project(state)) == project(state)
        assert [project(each) for each in naive.following(project(state))] == [
            project(each) for each in after
        ]


@given(scenarios())
def test_a_way_can_be_walked(scenario: Scenario) -> None:
    """The answers of a way, given one after the other, lead to where it says."""
    graph = explore(scenario)
    project = Relevance(scenario).project
    for number, state in enumerate(graph.states):
        scene = graph.scene(number)
        if scene is None or scene.is_decision:
            assert project(follow_way(scenario, graph.way(number))) == state


@given(scenarios(), st.integers(1, 40))
def test_a_budget_is_kept_and_said(scenario: Scenario, budget: int) -> None:
    """With fewer states allowed than there are, the graph says so and holds only true ones."""
    whole, part = explore(scenario), explore(scenario, budget)
    assert set(part.states) <= set(whole.states)
    assert part.cut_short or part.states == whole.states
    assert all(part.scene(number) for number in part.unfollowed)
    if cut := part.cut:
        known, project = {*part.states}, Relevance(scenario).project
        answers = Naive(scenario).answers.items()
        assert all(project(state) in known for state, count in answers if count <= cut.answers)
        assert {*cut.places} <= {state.place for state in part.states} & scenario.scenes.keys()
    fates, true = Fates(part), Fates(whole).sure
    number_of = numbers(whole)
    for number, state in enumerate(part.states):
        assert fates.sure[number] <= true[number_of[state]]
        assert true[number_of[state]] <= fates.hoped[number]


def test_states_that_hold_very_many_flags_count_for_several() -> None:
    """So a long scenario that forgets no flag takes no more memory than others."""
    flags = [f"flag-{n}" for n in range(100)]
    scenario = long_scenario(len(flags))
    for scene, flag in zip(scenario["scenes"].values(), flags, strict=True):
        for each in scene["replies"]:
            each["sets"] = [flag]
    scenario["scenes"]["ask-99"]["replies"][0]["goto"] = [
        {"when": {"has": flags}, "to": "good"},
        {"to": "bad"},
    ]
    whole, part = (explore(scenario_of(scenario), budget) for budget in (1000, 200))
    assert not whole.cut_short
    assert part.cut_short
    assert len(part.states) < len(whole.states) < 200


def test_what_no_condition_reads_tells_no_states_apart() -> None:
    """Flags and trust that nothing asks for leave one state for every decision and ending."""
    assert len(explore(scenario_of(long_scenario(50))).states) == 52


def test_trust_counts_only_as_far_as_a_condition_can_tell() -> None:
    """Where one level is asked for, two states are enough: reached and not reached."""
    route = [{"when": {"trust": {"ann": 30}}, "to": "good"}, {"to": "bad"}]
    ask = decision(
        reply("wait", goto="ask"),
        reply("press", "damaging", trust={"ann": -50}, goto="ask"),
        reply("leave", "tempting", goto=route),
    )
    graph = explore(scenario_of(minimal_scenario(scenes={"ask": ask})))
    assert sorted(state.trust for state in graph.states if state.place == "ask") == [(0,), (30,)]


def test_a_flag_counts_until_it_is_read() -> None:
    """Behind the last condition that asks for it, a flag no longer tells states apart."""
    route = [{"when": {"has": ["late"]}, "to": "on"}, {"to": "on"}]
    scenes = {
        "ask": decision(
            reply("now", goto="link"), reply("wait", "tempting", sets=["late"], goto="link")
        ),
        "link": {"lines": "Later.", "goto": route},
        "on": decision(),
    }
    graph = explore(scenario_of(minimal_scenario(scenes=scenes)))
    places = [state.place for state in graph.states]
    assert (places.count("link"), places.count("on")) == (2, 1)


def test_a_flag_that_is_set_either_way_does_not_count() -> None:
    """Where every reply sets a flag, it makes no difference whether it was set before."""
    route = [{"when": {"has": ["late"]}, "to": "good"}, {"to": "bad"}]
    scenes = {
        "ask": decision(
            reply("now", goto="on"), reply("wait", "tempting", sets=["late"], goto="on")
        ),
        "on": decision(reply("go", sets=["late"], goto=route)),
    }
    graph = explore(scenario_of(minimal_scenario(scenes=scenes)))
    assert [state.place for state in graph.states] == ["ask", "on", "good"]


@pytest.mark.parametrize("scenes", [1, 10, 200])
def test_a_long_row_of_scenes_is_walked_once(scenes: int) -> None:
    """Scenes without replies are states of their own, so many ways into a long row cost one."""
    row = {f"link-{n}": {"lines": "On.", "goto": f"link-{n + 1}"} for n in range(scenes)}
    row[f"link-{scenes - 1}"]["goto"] = "good"
    ask = decision(
        *(reply(f"r{n}", "professional" if n == 0 else "workable", goto="link-0") for n in range(4))
    )
    graph = explore(scenario_of(minimal_scenario(scenes={"ask": ask, **row})))
    assert len(graph.states) == scenes + 2
