"""What a run is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.grades import Grade
from coach.content.model import Scenario
from coach.practice.scoring import Score, result
from coach.practice.session import Session
from tests.factory import Data, decision, minimal_scenario, reply
from tests.strategies import Walk, scenario_of, scenarios, walked, walks


def every_grade(**changes: str | bool) -> Data:
    """A decision with a reply of every grade, named after it, that comes again."""
    return decision(*(reply(grade, grade, goto="ask") for grade in Grade), **changes)


def asked(*names: str, goto: str = "good", **changes: str | bool) -> Session:
    """A run of one decision a name in a row, each answered by the reply of that grade."""
    scenes = {}
    for n, _ in enumerate(names):
        after = f"ask-{n + 1}" if n + 1 < len(names) else goto
        scenes[f"ask-{n}"] = decision(*(reply(g, g, goto=after) for g in Grade), **changes)
    session = Session.begin(scenario_of(minimal_scenario(start="ask-0", scenes=scenes)), seed=0)
    for name in names:
        session = session.choose(name)
    return session


@pytest.mark.parametrize(
    ("answers", "percent", "professional"),
    [
        pytest.param(["professional"], 100, 1, id="professional"),
        pytest.param(["workable"], 67, 0, id="workable"),
        pytest.param(["tempting"], 33, 0, id="tempting"),
        pytest.param(["damaging"], 0, 0, id="damaging"),
        pytest.param(["professional", "damaging"], 50, 1, id="the mean of two"),
        pytest.param(["tempting", "damaging"], 17, 0, id="a sixth, rounded up"),
        pytest.param(["tempting", *["damaging"] * 7], 4, 0, id="4.17, rounded down"),
        pytest.param(["workable", *["damaging"] * 3, "tempting"], 20, 0, id="exactly"),
    ],
)
def test_a_score_is_the_mean_over_the_decisions(
    answers: list[str], percent: int, professional: int
) -> None:
    """In percent, with how many decisions it rests on and how many were professional."""
    score = result(asked(*answers)).score
    assert (score.percent, score.professional) == (percent, professional)
    assert score.decisions == len(answers)


def test_half_a_percent_is_rounded_up() -> None:
    """One point of eight decisions' twenty-four is 4.17; three of 24 are 12.5, told as 13."""
    assert Score(points=3, decisions=8, professional=1).percent == 13


def test_before_the_first_answer_there_is_no_score() -> None:
    """Nothing answered is not nothing scored."""
    session = Session.begin(scenario_of(minimal_scenario()), seed=0)
    assert result(session).score == Score(0, 0, 0)
    assert result(session).score.percent is None


def test_going_back_is_told_apart() -> None:
    """The first answer counts; what was made of it is the score after correction."""
    session = Session.begin(scenario_of(minimal_scenario(scenes={"ask": every_grade()})), seed=0)
    told = result(session.choose("damaging").back().choose("professional"))
    assert (told.score.percent, told.corrected.percent) == (0, 100)


def test_recovery_decisions_are_told_apart() -> None:
    """They count neither in the score nor in that after correction."""
    told = result(asked("workable", "professional", recovery=True))
    assert told.score.decisions == told.corrected.decisions == 0
    assert told.recovery == Score(points=5, decisions=2, professional=1)


def test_contested_decisions_count_nowhere() -> None:
    """Where practice differs from the rule, no answer is worth points."""
    told = result(asked("professional", contested="Many offices see this differently."))
    assert {told.score, told.corrected, told.recovery} == {Score(0, 0, 0)}


@given(scenarios(), walks())
def test_scores_stay_within_bounds(scenario: Scenario, walk: Walk) -> None:
    """Between 0 and 100, over no more decisions than there are."""
    told = result(walked(Session.begin(scenario, seed=0), walk))
    for score in (told.score, told.corrected, told.recovery):
        assert score.percent is None or 0 <= score.percent <= 100
        assert 0 <= score.professional <= score.decisions <= len(scenario.scenes)
        assert (score.percent == 100) == (score.decisions == score.professional > 0)
    assert told.corrected.decisions <= told.score.decisions


@given(scenarios(), walks(), st.integers(0, 2))
def test_going_back_never_improves_the_score(scenario: Scenario, walk: Walk, pick: int) -> None:
    """Taking an answer back, and giving another, leaves the score of the first answers as it is."""
    session = walked(Session.begin(scenario, seed=0), walk)
    if session.can_go_back:
        before, back = result(session), session.back()
        assert result(back).score == before.score
        assert result(back).recovery == before.recovery
        assert result(walked(back, [pick])).score == before.score


@given(scenarios(), walks())
def test_answering_professionally_throughout_is_worth_everything(
    scenario: Scenario, walk: Walk
) -> None:
    """From wherever a run stands, professional answers lose no more points."""
    session = Session.begin(scenario, seed=0)
    for _ in walk:
        if session.decision:
            session = session.choose(session.decision.professional.id)
    assert result(session).score.percent in (100, None)
