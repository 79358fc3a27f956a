"""What can still become of a run."""

from __future__ import annotations

from hypothesis import given

from coach.content.check.graph.checks import CHECKS, find_all
from coach.content.check.graph.outlook import NOTHING, Fates
from coach.content.check.graph.states import explore
from coach.content.grades import Grade, Outcome
from coach.content.model import Scenario
from tests.factory import decision, minimal_scenario, reply
from tests.strategies import scenario_of, scenarios

MISTAKES = {Grade.TEMPTING, Grade.DAMAGING}


@given(scenarios())
def test_without_dead_ends_a_professional_way_ends_as_well_as_any(scenario: Scenario) -> None:
    """Where no professional reply is told to end worse, answering well never costs an ending."""
    fates = Fates(explore(scenario))
    told = {finding.code for finding in find_all(fates)}
    if not told & {"professional-ends-worse", "dead-end"}:
        for number in range(len(fates.graph.states)):
            scene, after = fates.graph.scene(number), fates.graph.after[number]
            if scene and scene.is_decision:
                best = after[scene.replies.index(scene.professional)]
                assert fates.sure[best] == fates.sure[number]


@given(scenarios())
def test_a_state_is_as_good_as_the_best_after_it(scenario: Scenario) -> None:
    """Before an ending stands the best of what its replies can still lead to, loops or not."""
    fates = Fates(explore(scenario))
    for number, after in enumerate(fates.graph.after):
        ending = scenario.endings.get(fates.graph.states[number].place)
        best = max((fates.sure[each] for each in after), default=NOTHING)
        assert fates.sure[number] == (ending.outcome.rank if ending else best)


@given(scenarios())
def test_the_innocent_made_no_mistake(scenario: Scenario) -> None:
    """The way told to them has neither a tempting nor a damaging reply in it."""
    fates = Fates(explore(scenario))
    for number in fates.innocent:
        for answered in fates.innocent_way(number):
            scene, _, reply_id = answered.partition(": ")
            given_reply = scenario.scenes[scene].reply(reply_id)
            assert given_reply
            assert given_reply.grade not in MISTAKES


def test_an_innocent_way_names_the_innocent_of_two_replies() -> None:
    """Where a mistake and a fair reply lead to the same place, the fair one is told."""
    ask = decision(reply("rude", "damaging"), reply("plain"), reply("go", "workable"))
    fates = Fates(explore(scenario_of(minimal_scenario(scenes={"ask": ask}))))
    assert [fates.innocent_way(number) for number in fates.innocent] == [(), ("ask: plain",)]


def test_checks_are_one_list() -> None:
    """A check more is a function more in the list; each works alone on a scenario in order."""
    fates = Fates(explore(scenario_of(minimal_scenario())))
    assert [list(check(fates)) for check in CHECKS] == [[] for _ in CHECKS]
    assert fates.sure[0] == Outcome.STRONGER.rank
