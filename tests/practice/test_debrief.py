"""What the coach has to say."""

from __future__ import annotations

import pytest
from hypothesis import given

from coach.content.model import Scenario
from coach.practice.debrief import (
    Advice,
    Change,
    Tally,
    advise,
    compare,
    debrief,
    note,
    tally,
)
from coach.practice.scoring import result
from coach.practice.session import Session
from tests.factory import decision, minimal_scenario, reply
from tests.strategies import Walk, scenario_of, scenarios, walked, walks

TEA = scenario_of(
    minimal_scenario(
        scenes={
            "ask": decision(
                reply("plain", goto="thank"),
                reply("hint", "workable", goto="thank"),
                reply("wait", "workable", goto="thank"),
                reply("rude", "damaging", goto="mend"),
            ),
            "mend": decision(
                reply("plain", goto="thank"), reply("rude", "damaging"), recovery=True
            ),
            "thank": decision(contested="Some send flowers."),
        }
    )
)


def run(*reply_ids: str) -> Session:
    session = Session.begin(TEA, seed=0)
    for reply_id in reply_ids:
        session = session.choose(reply_id)
    return session


class TestNote:
    def test_a_professional_reply_has_no_alternative(self) -> None:
        """Its note says why it works and which principle it follows."""
        told = note(TEA.scenes["ask"], TEA.scenes["ask"].replies[0])
        assert (told.alternative, told.instead) == (None, None)
        assert told.principle == "ask-plainly"
        assert not told.recovery

    def test_any_other_reply_has_the_professional_one_beside_it(self) -> None:
        """Worded in full, with what it does differently."""
        told = note(TEA.scenes["ask"], TEA.scenes["ask"].replies[3])
        assert told.alternative is TEA.scenes["ask"].replies[0]
        assert told.instead == "Ask once."

    def test_a_recovery_and_a_contested_decision_say_so(self) -> None:
        """Both stay out of the score, and the note knows it."""
        assert note(TEA.scenes["mend"], TEA.scenes["mend"].replies[0]).recovery
        told = note(TEA.scenes["thank"], TEA.scenes["thank"].replies[1])
        assert told.contested == "Some send flowers."


class TestDebrief:
    def test_every_decision_is_told_in_the_order_met(self) -> None:
        """With the first answer to each, recoveries and contested ones included."""
        told = debrief(run("rude", "plain", "plain"))
        assert [each.decision for each in told.decisions] == ["ask", "mend", "thank"]
        assert [each.note.reply.id for each in told.decisions] == ["rude", "plain", "plain"]
        assert [each.corrected for each in told.decisions] == [None, None, None]

    def test_a_corrected_answer_stands_beside_the_first(self) -> None:
        """What was finally answered is told where it differs."""
        told = debrief(run("rude").back().choose("plain"))
        (only,) = told.decisions
        assert only.note.reply.id == "rude"
        assert only.corrected
        assert only.corrected.id == "plain"

    def test_an_answer_taken_back_and_given_again_is_not_corrected(self) -> None:
        """The same reply twice is one answer."""
        (only,) = debrief(run("hint").back().choose("hint")).decisions
        assert only.corrected is None

    def test_a_decision_left_by_going_back_stays_in_the_debrief(self) -> None:
        """It was met, so it is told, without a correction."""
        told = debrief(run("rude", "plain").back().back())
        assert [each.decision for each in told.decisions] == ["ask", "mend"]
        assert [each.corrected for each in told.decisions] == [None, None]

    def test_the_weakest_is_the_answer_with_the_most_to_gain(self) -> None:
        """Contested decisions are not counted as weak."""
        weakest = debrief(run("hint", "rude")).weakest
        assert weakest
        assert weakest.decision == "ask"
        assert debrief(run("plain", "rude")).weakest is None

    @given(scenarios(), walks())
    def test_a_debrief_of_any_run_agrees_with_its_score(
        self, scenario: Scenario, walk: Walk
    ) -> None:
        """Its decisions are the first answers, and those that count make up the score."""
        session = walked(Session.begin(scenario, seed=0), walk)
        told = debrief(session)
        assert told.result == result(session)
        answers = {each.decision: each.note.reply.id for each in told.decisions}
        assert answers == session.first_answers
        counted = [each for each in told.decisions if not each.note.recovery]
        assert sum(each.note.reply.grade.points for each in counted) == told.result.score.points
        if told.weakest is None:
            assert all(each.note.alternative is None for each in told.decisions)


class TestCompare:
    @pytest.mark.parametrize(
        ("earlier", "later", "changes"),
        [
            pytest.param(["hint"], ["plain"], [Change.BETTER], id="better"),
            pytest.param(["plain"], ["hint"], [Change.WORSE], id="worse"),
            pytest.param(["hint"], ["hint"], [Change.SAME], id="the same reply"),
            pytest.param(["hint"], ["wait"], [Change.EQUAL], id="another of the same grade"),
            pytest.param([], ["plain"], [Change.NEW], id="met now only"),
            pytest.param(["plain"], [], [Change.MISSED], id="met then only"),
            pytest.param(
                ["rude", "plain", "plain"],
                ["plain", "plain"],
                [Change.BETTER, Change.SAME, Change.MISSED],
                id="those of then come last",
            ),
        ],
    )
    def test_two_runs_are_compared_decision_by_decision(
        self, earlier: list[str], later: list[str], changes: list[Change]
    ) -> None:
        """First answers, in the order of the later run."""
        assert [each.change for each in compare(run(*earlier), run(*later))] == changes

    def test_a_decision_that_is_gone_is_left_out(self) -> None:
        """After the author removed a scene, the rest can still be compared."""
        changed = scenario_of(minimal_scenario())
        told = compare(run("rude", "plain"), Session.begin(changed, seed=0).choose("plain"))
        assert [each.decision for each in told] == ["ask"]

    def test_a_reply_that_is_gone_counts_as_not_met(self) -> None:
        """The decision is told as new."""
        changed = scenario_of(minimal_scenario())
        (only,) = compare(run("hint"), Session.begin(changed, seed=0).choose("plain"))
        assert only.change is Change.NEW

    @given(scenarios(), walks())
    def test_a_run_beside_itself_is_all_the_same(self, scenario: Scenario, walk: Walk) -> None:
        """Nothing is better, worse or new."""
        session = walked(Session.begin(scenario, seed=0), walk)
        assert {each.change for each in compare(session, session)} <= {Change.SAME}


class TestTally:
    def test_changes_are_counted(self) -> None:
        """Another reply of the same grade is counted as the same."""
        counted = tally(compare(run("rude", "rude"), run("hint", "plain")))
        assert counted == Tally(better=1, worse=0, same=0, new=1, missed=1)
        assert tally(compare(run("hint"), run("wait"))) == Tally(0, 0, 1, 0, 0)

    @given(scenarios(), walks(), walks())
    def test_every_decision_is_counted_once(
        self, scenario: Scenario, walk: Walk, other: Walk
    ) -> None:
        """Better one way round is worse the other way."""
        begun = Session.begin(scenario, seed=0)
        one, two = walked(begun, walk), walked(begun, other)
        forth, back = tally(compare(one, two)), tally(compare(two, one))
        assert sum(forth) == len(one.first_answers.keys() | two.first_answers.keys())
        assert (forth.better, forth.new, forth.same) == (back.worse, back.missed, back.same)

    @pytest.mark.parametrize(
        ("earlier", "later", "difference"),
        [
            pytest.param("hint", "plain", "Ask once.", id="better, and professional now"),
            pytest.param("plain", "rude", "Ask once.", id="worse, and professional then"),
            pytest.param("rude", "hint", None, id="neither is professional"),
            pytest.param("plain", "plain", None, id="both are"),
        ],
    )
    def test_what_makes_the_difference(
        self, earlier: str, later: str, difference: str | None
    ) -> None:
        """It is what the professional reply does differently from the other one."""
        assert compare(run(earlier), run(later))[0].difference == difference


class TestAdvice:
    PATH = ("tea", "small-favour", "cake", "pie")

    def test_below_the_mark_it_says_again(self) -> None:
        """With the principle that has the most to gain."""
        advice = advise(debrief(run("rude", "rude")), self.PATH, done=())
        assert advice == Advice("ask-plainly", again=True, scenario="cake")

    def test_above_the_mark_it_goes_on(self) -> None:
        """There is no principle to look at when every answer was professional."""
        advice = advise(debrief(run("plain", "plain")), self.PATH, done=())
        assert advice == Advice(None, again=False, scenario="cake")

    @pytest.mark.parametrize(
        ("path", "done", "scenario"),
        [
            pytest.param(PATH, {"cake"}, "pie", id="the next not done"),
            pytest.param(PATH, {"cake", "pie"}, "tea", id="round to the start"),
            pytest.param(PATH, {"tea", "cake", "pie"}, None, id="all done"),
            pytest.param(("tea", "pie"), (), "tea", id="not on the path"),
            pytest.param((), (), None, id="no path"),
        ],
    )
    def test_the_next_scenario_is_the_next_on_the_path(
        self, path: tuple[str, ...], done: set[str], scenario: str | None
    ) -> None:
        """That was not finished, never the one just played."""
        assert advise(debrief(run("plain")), path, done).scenario == scenario

    def test_a_run_without_a_score_is_not_sent_back(self) -> None:
        """Nothing counted is nothing to do better."""
        assert not advise(debrief(run()), self.PATH, ()).again

    def test_the_mark_can_be_set(self) -> None:
        """What is good enough is for the caller to say."""
        finished = debrief(run("hint", "plain"))
        assert advise(finished, (), ()).again
        assert not advise(finished, (), (), good=60).again
