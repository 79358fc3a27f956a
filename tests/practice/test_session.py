"""One run of a scenario, a value."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.grades import Mode
from coach.content.model import Scenario
from coach.practice.moves import Move
from coach.practice.reloading import carry
from coach.practice.session import Replayed, Session, TrustChange, replay
from tests.factory import decision, minimal_scenario, reply
from tests.strategies import Walk, scenario_of, scenarios, walked, walks

modes = st.sampled_from(Mode)


def two_decisions(**changes: Any) -> Scenario:
    """`ask`, then `thank`; being rude moves Ann's trust and leads on as well."""
    return scenario_of(
        minimal_scenario(
            scenes={
                "ask": decision(
                    reply("plain", goto="thank"),
                    reply("rude", "damaging", trust={"ann": -8}, sets=["pressed"], goto="thank"),
                ),
                "thank": decision(),
            },
            **changes,
        )
    )


def begun(**options: Any) -> Session:
    return Session.begin(two_decisions(), **{"seed": 1, **options})


class TestAnswering:
    def test_a_fresh_run_waits_at_the_first_decision(self) -> None:
        """Nothing was done yet, and there is something to answer."""
        session = begun()
        assert session.decision is session.scenario.scenes["ask"]
        assert session.ending is None
        assert {each.id for each in session.replies} == {"plain", "rude"}
        assert session.moves == ()
        assert session.passage.scenes == ("ask",)

    def test_an_answer_leads_on(self) -> None:
        """The session after it waits at the next decision; the one before is as it was."""
        before = begun()
        session = before.choose("rude")
        assert session.state.place == "thank"
        assert session.moves == (Move("ask", "rude"),)
        assert session.turns[0].before == before.state
        assert session.passage.scenes == ("thank",)
        assert before.moves == ()

    def test_trust_is_told_with_how_it_moved(self) -> None:
        """Only people whose trust moved are told."""
        session = begun().choose("rude")
        assert session.trust("ann") == 42
        assert session.turns[0].trust_changes(session.scenario) == (TrustChange("ann", 50, 42),)
        assert begun().choose("plain").turns[0].trust_changes(session.scenario) == ()

    def test_an_ending_ends_it(self) -> None:
        """At an ending nothing waits and nothing can be answered."""
        session = begun().choose("plain").choose("rude")
        assert session.ending is session.scenario.endings["bad"]
        assert session.decision is None
        assert session.replies == ()
        with pytest.raises(ValueError, match="bad"):
            session.choose("plain")

    @pytest.mark.parametrize("unknown", ["", "bluff", "Plain"])
    def test_a_reply_that_is_not_there_is_refused(self, unknown: str) -> None:
        """Only the ids of the waiting decision's replies answer it."""
        with pytest.raises(ValueError, match="ask"):
            begun().choose(unknown)


class TestGoingBack:
    def test_the_decision_waits_again(self) -> None:
        """Trust and flags are those from before the answer; the move is kept."""
        session = begun().choose("rude").back()
        assert session.state == begun().state
        assert session.moves == (Move("ask", "rude"), Move("ask", None))
        assert session.turns == ()

    def test_the_first_answer_stays_the_one_that_counts(self) -> None:
        """The way finally taken is told beside it."""
        session = begun().choose("rude").back().choose("plain")
        assert session.first_answers == {"ask": "rude"}
        assert session.final_answers == {"ask": "plain"}

    def test_a_decision_first_met_after_going_back_is_a_first(self) -> None:
        """Having corrected one decision, the next one is answered for the first time."""
        session = begun().choose("rude").back().choose("plain").choose("plain")
        firsts, finals = session.first_answers, session.final_answers
        assert [*firsts] == [*finals]
        assert [firsts[each] == finals[each] for each in finals] == [False, True]

    @pytest.mark.parametrize(
        "session",
        [
            pytest.param(begun(), id="before the first answer"),
            pytest.param(begun().choose("plain").choose("plain"), id="at an ending"),
            pytest.param(begun(mode=Mode.ASSESSMENT).choose("plain"), id="in an assessment"),
        ],
    )
    def test_it_is_not_always_allowed(self, session: Session) -> None:
        """Where it is not, asking for it is refused."""
        assert not session.can_go_back
        with pytest.raises(ValueError, match="back"):
            session.back()


class TestFromAScene:
    WAY = (Move("ask", "rude"),)

    def begun(self) -> Session:
        return replay(two_decisions(), self.WAY, seed=1, from_scene="thank").session

    def test_what_leads_there_is_given(self) -> None:
        """It stands at its decision with the trust and flags of the way, and without an answer."""
        session = self.begun()
        assert session.state == begun().choose("rude").state
        assert (session.given, session.first_answers, session.final_answers) == (1, {}, {})

    def test_only_its_own_answers_are_answers(self) -> None:
        """They are first answers of this run, going back to the first of them included."""
        session = self.begun().choose("rude")
        assert session.first_answers == {"thank": "rude"}
        mended = self.begun().choose("plain")
        assert mended.final_answers == {"thank": "plain"}

    def test_what_was_given_is_not_taken_back(self) -> None:
        """Going back ends at the decision it was begun at."""
        assert not self.begun().can_go_back
        assert begun().choose("rude").can_go_back

    @given(scenarios(), walks(), walks(), st.data())
    def test_it_is_what_its_moves_make_it(
        self, scenario: Scenario, walk: Walk, more: Walk, data: st.DataObject
    ) -> None:
        """Rebuilt from its moves it is equal in everything, in another language as well."""
        turns = walked(Session.begin(scenario, seed=1), walk).turns
        cut = data.draw(st.integers(0, len(turns)))
        moves = [Move(turn.decision, turn.reply.id) for turn in turns[:cut]]
        begun = replay(scenario, moves, seed=1).session
        session = walked(
            replay(scenario, moves, seed=1, from_scene=begun.state.place).session, more
        )
        rebuilt = replay(scenario, session.moves, seed=1, from_scene=session.from_scene)
        assert rebuilt == carry(session, scenario) == Replayed(session, ())
        assert session.given <= cut
        assert session.moves[: session.given] == tuple(moves[: session.given])


class TestOrder:
    @given(scenarios(), st.integers())
    def test_the_same_seed_shows_the_same_order(self, scenario: Scenario, seed: int) -> None:
        """In another session, in another mode and after a resume."""
        one = Session.begin(scenario, seed=seed)
        other = Session.begin(scenario, seed=seed, mode=Mode.ASSESSMENT)
        for name, scene in scenario.scenes.items():
            assert one.replies_at(name) == other.replies_at(name)
            assert sorted(each.id for each in one.replies_at(name)) == sorted(
                each.id for each in scene.replies
            )

    def test_moving_replies_in_the_file_does_not_move_them_on_the_screen(self) -> None:
        """The order depends on ids alone, so an author may sort a file in mid-attempt."""
        replies = [reply("plain"), reply("rude", "damaging"), reply("wait", "workable")]
        shown = [
            [each.id for each in Session.begin(scenario, seed=7).replies]
            for order in (replies, replies[::-1])
            for scenario in [scenario_of(minimal_scenario(scenes={"ask": decision(*order)}))]
        ]
        assert shown[0] == shown[1]

    def test_every_order_is_about_equally_likely(self) -> None:
        """Over 2,400 seeds each of three replies' six orders comes 400 times, give or take."""
        replies = [reply("plain"), reply("rude", "damaging"), reply("wait", "workable")]
        scenario = scenario_of(minimal_scenario(scenes={"ask": decision(*replies)}))
        orders = Counter(
            tuple(each.id for each in Session.begin(scenario, seed=seed).replies)
            for seed in range(2400)
        )
        assert len(orders) == 6
        assert all(320 < count < 480 for count in orders.values())

    def test_decisions_are_shuffled_apart(self) -> None:
        """The order of one decision does not tell that of another."""
        scenario = two_decisions()
        pairs = Counter(
            (session.replies_at("ask")[0].id, session.replies_at("thank")[0].id)
            for session in (Session.begin(scenario, seed=seed) for seed in range(400))
        )
        assert len(pairs) == 4


class TestAskingOne:
    @given(scenarios(), st.integers(), st.data())
    def test_any_decision_can_be_asked_alone(
        self, scenario: Scenario, seed: int, data: st.DataObject
    ) -> None:
        """It waits for an answer, with its replies in the order a run of that seed shows them."""
        decisions = [name for name, scene in scenario.scenes.items() if scene.is_decision]
        decision = data.draw(st.sampled_from(decisions))
        alone = Session.at(scenario, decision, seed=seed)
        assert alone.decision is scenario.scenes[decision]
        assert alone.replies == Session.begin(scenario, seed=seed).replies_at(decision)
        for each in alone.replies:
            assert alone.choose(each.id).turns[-1].reply is each


class TestReplay:
    @given(scenarios(), walks(), st.integers(), modes)
    def test_a_session_is_what_its_moves_make_it(
        self, scenario: Scenario, walk: Walk, seed: int, mode: Mode
    ) -> None:
        """Rebuilt from its moves it is equal in everything, going back included."""
        session = walked(Session.begin(scenario, seed=seed, mode=mode), walk)
        rebuilt = replay(scenario, session.moves, seed=seed, mode=mode)
        assert rebuilt.session == session
        assert rebuilt.dropped == ()

    @given(scenarios(), walks())
    def test_a_walk_never_raises_and_always_stands_somewhere(
        self, scenario: Scenario, walk: Walk
    ) -> None:
        """After every move there is a decision with replies or an ending, never both."""
        session = Session.begin(scenario, seed=0)
        for pick in walk:
            assert (session.decision is None) != (session.ending is None)
            assert bool(session.replies) == (session.decision is not None)
            assert all(0 <= session.trust(person) <= 100 for person in scenario.people)
            session = walked(session, [pick])

    @given(scenarios(), walks(), st.data())
    def test_moves_that_no_longer_hold_are_dropped_from_there_on(
        self, scenario: Scenario, walk: Walk, data: st.DataObject
    ) -> None:
        """What was done before them stands, and nothing after them is guessed."""
        moves = walked(Session.begin(scenario, seed=0), walk).moves
        cut = data.draw(st.integers(0, len(moves)))
        wrong = (Move("gone", "reply-0"), *moves[cut:])
        rebuilt = replay(scenario, (*moves[:cut], *wrong), seed=0)
        assert rebuilt.session.moves == moves[:cut]
        assert rebuilt.dropped == wrong

    @pytest.mark.parametrize(
        "moves",
        [
            pytest.param([Move("ask", "gone")], id="a reply that was removed"),
            pytest.param([Move("thank", "plain")], id="a decision that does not wait"),
            pytest.param([Move("ask", None)], id="back from the start"),
            pytest.param([Move("ask", "plain"), Move("thank", None)], id="back from elsewhere"),
            pytest.param(
                [Move("ask", "plain"), Move("thank", "plain"), Move("thank", None)],
                id="back from an ending",
            ),
            pytest.param(
                [Move("ask", "plain"), Move("thank", "plain"), Move("good", "plain")],
                id="an answer to an ending",
            ),
        ],
    )
    def test_a_move_that_does_not_fit_is_dropped(self, moves: list[Move]) -> None:
        """Everything before it holds."""
        rebuilt = replay(two_decisions(), moves, seed=1)
        assert rebuilt.dropped == (moves[-1],)
        assert rebuilt.session.moves == tuple(moves[:-1])

    def test_an_assessment_drops_going_back(self) -> None:
        """Nobody gets a better answer into an assessment by writing it into the file."""
        moves = begun().choose("rude").back().choose("plain").moves
        rebuilt = replay(two_decisions(), moves, seed=1, mode=Mode.ASSESSMENT)
        assert rebuilt.session.moves == moves[:1]

    def test_another_language_is_the_same_run(self) -> None:
        """Order, moves and place are those from before; the texts are the other's."""
        session = begun().choose("rude")
        dutch = carry(session, two_decisions(title="Een kleine gunst", language="nl")).session
        assert dutch.scenario.language == "nl"
        assert (dutch.moves, dutch.state) == (session.moves, session.state)
        assert [each.id for each in dutch.replies] == [each.id for each in session.replies]
