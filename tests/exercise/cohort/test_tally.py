"""Adding up runs of one scenario, and which of its decisions nobody passes by."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.grades import Mode
from coach.content.model import Scenario
from coach.content.story import ways_out
from coach.exercise.cohort.tally import PrincipleTally, ScenarioTally
from coach.exercise.cohort.unavoidable import unavoidable
from coach.exercise.record_verifying import Followed, Verifier
from coach.journal.resuming import begin, record
from coach.practice.fast_replay import Tracer
from coach.practice.session import Session
from tests.exercise.plainly import close
from tests.factory import Data, decision, long_scenario, minimal_scenario, reply
from tests.journal.samples import START
from tests.strategies import Walk, scenario_of, scenarios, walked, walks
from tests.tui.samples import errand

ERRAND = scenario_of(errand())
"""`ask`, where the rude reply leads to `mend`; both lead to `mail`, and that to an ending."""


def run(session: Session, *replies: str, earlier: int = 0) -> Followed:
    """`session` after these replies, as a report gets it."""
    for each in replies:
        session = session.choose(each)
    attempt = begin(session, pack="tests", now=START, token="0000aa")
    verifier = Verifier({session.scenario.id: Tracer(session.scenario)}, {})
    followed = verifier.follow(record(session, attempt, now=START), earlier)
    assert isinstance(followed, Followed), followed
    return followed


def on_an_errand(*replies: str, mode: Mode = Mode.ASSESSMENT, earlier: int = 0) -> Followed:
    """A run of the errand."""
    return run(Session.begin(ERRAND, seed=7, mode=mode), *replies, earlier=earlier)


def added(scenario: Scenario, runs: Iterable[Followed]) -> ScenarioTally:
    tally = ScenarioTally(scenario, "tests")
    for each in runs:
        tally.add(each)
    return tally


def test_only_first_runs_are_analysed() -> None:
    """Whoever plays a scenario again knows it; such a run is counted and nothing else."""
    later = on_an_errand("rude", "so", "chase", earlier=1)
    tally = added(ERRAND, [on_an_errand("plain", "wait"), later, later])
    assert (tally.runs, tally.later_runs, tally.scored, tally.percents) == (1, 2, 1, 100)
    assert tally.decisions["ask"].figures().n == 1
    assert tally.decisions["mend"].figures().n == 0
    assert (tally.endings, tally.scale.figures().seen) == ({"good": 1}, 1)


def test_runs_of_both_modes_are_counted_apart() -> None:
    """They are analysed together; how many there are of each is told."""
    practised = on_an_errand("plain", "wait", mode=Mode.PRACTICE)
    tally = added(ERRAND, [practised, on_an_errand("plain", "wait"), practised])
    assert tally.modes == {Mode.PRACTICE: 2, Mode.ASSESSMENT: 1}


def test_a_branch_is_about_those_who_reached_it() -> None:
    """And a recovery decision is held against the decisions that count, not the other way round."""
    runs = [
        on_an_errand("plain", "wait"),
        on_an_errand("rude", "sorry", "wait"),
        on_an_errand("rude", "so", "chase"),
    ]
    tally = added(ERRAND, runs)
    ask, mend, mail = (tally.decisions[name].figures() for name in ("ask", "mend", "mail"))
    assert (ask.n, mend.n, mail.n) == (3, 2, 3)
    assert close(mend.replies[0].rest_mean, (0 + 1) / 2)
    assert close(mend.replies[1].rest_mean, (0 + 1 / 3) / 2)
    assert close(ask.replies[2].rest_mean, (1 + 1 / 3) / 2)
    assert tally.scale_items == ("ask", "mail")
    assert tally.scale.figures().complete == 3


def test_first_answers_count_where_somebody_went_back() -> None:
    """As they do for the score."""
    session = Session.begin(ERRAND, seed=7, mode=Mode.PRACTICE).choose("shy").back()
    tally = added(ERRAND, [run(session, "plain", "wait")])
    assert [each.count for each in tally.decisions["ask"].figures().replies] == [0, 1, 0]


def test_a_scenario_without_a_decision_that_counts() -> None:
    """Its runs and endings are counted; there is no score to add up, and nothing to divide."""
    scene = decision(contested="Some say otherwise.")
    scenario = scenario_of(minimal_scenario(scenes={"ask": scene}))
    tally = added(scenario, [run(Session.begin(scenario, seed=1), "plain")])
    assert (tally.runs, tally.scored, sum(tally.scores.values())) == (1, 0, 0)
    assert (tally.trunk, tally.scale_items) == (("ask",), ())
    assert tally.decisions["ask"].figures().paired == 0
    assert tally.scale.figures().alpha is None


@pytest.mark.parametrize(
    ("replies", "low"),
    [
        pytest.param(("plain", "wait"), 90, id="100 is in the last class"),
        pytest.param(("shy", "chase"), 50, id="50"),
        pytest.param(("rude", "sorry", "chase"), 10, id="17"),
    ],
)
def test_a_score_is_in_its_class(replies: tuple[str, ...], low: int) -> None:
    """A class has its lower end in it."""
    assert added(ERRAND, [on_an_errand(*replies)]).scores == {low: 1}


@st.composite
def cohorts(draw: st.DrawFn) -> tuple[Scenario, list[Followed]]:
    """A random scenario and the runs of it that came to an ending."""
    scenario = draw(scenarios())
    runs = []
    for walk in draw(st.lists(walks(), max_size=8)):
        session = walked(Session.begin(scenario, seed=7, mode=draw(st.sampled_from(Mode))), walk)
        if session.ending:
            runs.append(run(session, earlier=draw(st.sampled_from((0, 0, 1)))))
    return scenario, runs


@given(cohorts())
def test_everything_adds_up(cohort: tuple[Scenario, list[Followed]]) -> None:
    """Endings, modes, classes of scores and answers: each first run is in each of them once."""
    scenario, runs = cohort
    tally = added(scenario, runs)
    firsts = [each for each in runs if not each.earlier]
    percents = [score for each in firsts if (score := each.result.score.percent) is not None]
    assert (tally.runs, tally.later_runs) == (len(firsts), len(runs) - len(firsts))
    assert sum(tally.endings.values()) == sum(tally.modes.values()) == len(firsts)
    assert (sum(tally.scores.values()), tally.percents) == (len(percents), sum(percents))
    for name, answers in tally.decisions.items():
        figures = answers.figures()
        assert figures.n == sum(name in each.trace.first for each in firsts)
        assert sum(each.count for each in figures.replies) == figures.n
        assert figures.n == len(firsts) or name not in tally.trunk
    scale = tally.scale.figures()
    assert scale.seen == scale.complete == len(firsts)


def scenario_with(**gotos: str) -> Scenario:
    """Scenes that lead to the places named, with a reply for each; one alone has none."""
    scenes: dict[str, Data] = {}
    grades = ("professional", "damaging", "tempting")
    for name, places in gotos.items():
        ways = places.split()
        made = [reply(f"to-{to}", grade, goto=to) for to, grade in zip(ways, grades, strict=False)]
        scenes[name] = decision(*made) if len(ways) > 1 else {"lines": "Then.", "goto": ways[0]}
    return scenario_of(minimal_scenario(start=next(iter(gotos)), scenes=scenes))


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        pytest.param(scenario_with(a="good bad"), "a", id="one"),
        pytest.param(scenario_with(a="b bad", b="good bad"), "a", id="one may leave at once"),
        pytest.param(scenario_with(a="b c", b="d bad", c="d d", d="good good"), "a", id="or later"),
        pytest.param(scenario_with(a="b c", b="d d", c="d d", d="good bad"), "a d", id="a diamond"),
        pytest.param(scenario_with(a="b c", b="c c", c="good bad"), "a c", id="a detour"),
        pytest.param(scenario_with(a="link b", link="b", b="good bad"), "a b", id="a link"),
        pytest.param(scenario_with(a="b a", b="good a"), "a b", id="round and round"),
        pytest.param(
            scenario_with(a="b c", b="a d", c="a e", d="good e", e="d bad"), "a", id="crossing"
        ),
        pytest.param(
            scenario_with(a="x b", x="y y", y="a c", b="c c", c="good bad"), "a c", id="back"
        ),
        pytest.param(scenario_with(a="b b", b="a a"), "", id="no end"),
        pytest.param(ERRAND, "ask mail", id="recovery"),
    ],
)
def test_which_decisions_nobody_passes_by(scenario: Scenario, expected: str) -> None:
    """Small scenarios of every shape."""
    assert unavoidable(scenario) == tuple(expected.split())


def ends_without(scenario: Scenario, left_out: str) -> bool:
    """Whether an ending can be reached past the scene `left_out`, or at all where it is empty."""
    waiting, seen = [scenario.start], {left_out}
    while waiting:
        place = waiting.pop()
        if place in scenario.endings:
            return True
        if place not in seen:
            seen.add(place)
            waiting += [route.to for route in ways_out(scenario.scenes[place])]
    return False


@given(scenarios())
def test_leaving_out_an_unavoidable_decision_leaves_no_way(scenario: Scenario) -> None:
    """And leaving out any other one leaves some: tried scene by scene."""
    decisions = {name for name, scene in scenario.scenes.items() if scene.is_decision}
    needed = {name for name in decisions if not ends_without(scenario, name)}
    assert set(unavoidable(scenario)) == (needed if ends_without(scenario, "") else set())


@given(scenarios(), walks())
def test_every_run_meets_what_is_unavoidable(scenario: Scenario, walk: Walk) -> None:
    """Whatever somebody answers on the way to an ending, in the order of the trunk."""
    session = walked(Session.begin(scenario, seed=7), walk)
    trunk = unavoidable(scenario)
    if session.ending:
        met = [name for name in session.first_answers if name in trunk]
        assert tuple(met) == trunk


def test_a_very_long_scenario() -> None:
    """Ten thousand decisions, none of which can be passed by before the last."""
    scenario = scenario_of(long_scenario(10_000))
    assert len(unavoidable(scenario)) == 10_000


def test_answers_to_a_principle() -> None:
    """Points and professional answers are counted apart."""
    tally = PrincipleTally()
    for points in (3, 2, 0, 3):
        tally.add(points)
    assert (tally.answers, tally.points, tally.professional) == (4, 8, 2)
