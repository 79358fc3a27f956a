"""Decisions without their scenes: which are asked, in which order, and how many were found."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.model import Reply, Scenario
from coach.content.questions import Place
from coach.practice.blind import BareDecision, BlindTest
from tests.factory import decision, long_scenario, minimal_scenario, reply
from tests.strategies import scenario_of

SEEDS = st.integers(0, 2**32)


def of(*counts: int, seed: int = 1) -> BlindTest:
    """A test over a scenario for each count, with that many decisions of two replies."""
    return BlindTest.of(
        [
            scenario_of({**long_scenario(count), "id": f"story-{number}"})
            for number, count in enumerate(counts)
        ],
        seed=seed,
    )


def with_replies(*counts: int) -> Scenario:
    """A scenario with a decision for each count, with that many replies."""
    weaker = ("workable", "tempting", "damaging")
    scenes = {
        f"of-{count}": decision(
            reply("plain"), *(reply(grade, grade) for grade in weaker[: count - 1])
        )
        for count in counts
    }
    return scenario_of(minimal_scenario(start=f"of-{counts[0]}", scenes=scenes))


def professional(bare: BareDecision) -> Reply:
    return next(each for each in bare.replies if each.grade == "professional")


def other(bare: BareDecision) -> Reply:
    return next(each for each in bare.replies if each.grade != "professional")


def repeats(test: BlindTest) -> int:
    """How often a decision follows one of the same scenario."""
    names = [bare.place.scenario for bare in test.decisions]
    return sum(one == after for one, after in pairwise(names))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), SEEDS)
def test_neighbours_are_from_different_scenarios(counts: list[int], seed: int) -> None:
    """Every decision is asked once; no scenario follows itself unless it has more than the rest."""
    test = of(*counts, seed=seed)
    assert len({bare.place for bare in test.decisions}) == len(test.decisions) == sum(counts)
    assert repeats(test) == max(0, 2 * max(counts) - sum(counts) - 1)


def test_the_seed_mixes() -> None:
    """The same seed gives the same order of decisions and replies, another one another."""
    assert of(5, 5, 5, seed=7) == of(5, 5, 5, seed=7)
    one, two = of(5, 5, 5, seed=7).decisions, of(5, 5, 5, seed=8).decisions
    assert [bare.place for bare in one] != [bare.place for bare in two]
    shown = {bare.place: [each.id for each in bare.replies] for bare in one}
    assert any([each.id for each in bare.replies] != shown[bare.place] for bare in two)


def test_the_professional_reply_is_anywhere() -> None:
    """Where it is shown gives nothing away."""
    places = [bare.replies.index(professional(bare)) for bare in of(20, 20).decisions]
    assert 10 <= sum(places) <= 30


def test_scenes_that_offer_no_choice_are_not_asked() -> None:
    """Neither a scene without replies nor one with a single reply."""
    scenes = {
        "ask": decision(reply("plain", goto="pause"), reply("rude", "damaging", goto="bad")),
        "pause": {"lines": "An hour passes.", "goto": "only"},
        "only": decision(reply("thank")),
    }
    test = BlindTest.of([scenario_of(minimal_scenario(scenes=scenes))], seed=1)
    assert [bare.place for bare in test.decisions] == [Place("small-favour", "ask")]


def test_what_is_found_and_what_guessing_finds() -> None:
    """Guessing finds one in as many as there are replies, summed over what was answered."""
    test = BlindTest.of([with_replies(2, 3, 4)], seed=1)
    assert test.found == ()
    assert test.chance == 0
    while (bare := test.waiting) is not None:
        test = test.choose(professional(bare) if bare.place.decision != "of-3" else other(bare))
    assert {place.decision for place in test.found} == {"of-2", "of-4"}
    assert test.chance == Fraction(13, 12)


def test_only_what_was_answered_counts() -> None:
    """Left after the first of three, the result is about that one."""
    test = BlindTest.of([with_replies(2, 3, 4)], seed=1)
    first = test.decisions[0]
    test = test.choose(professional(first))
    assert test.found == (first.place,)
    assert test.chance == Fraction(1, len(first.replies))


def test_three_thirds_are_one() -> None:
    """What guessing finds is added up exactly."""
    scenes = {
        name: decision(reply("plain"), reply("shy", "workable"), reply("rude", "damaging"))
        for name in ("ask", "thank", "leave")
    }
    test = BlindTest.of([scenario_of(minimal_scenario(scenes=scenes))], seed=1)
    while (bare := test.waiting) is not None:
        test = test.choose(other(bare))
    assert test.chance == 1


def test_what_answers_nothing_is_refused() -> None:
    """A reply of no waiting decision, and any reply after the last."""
    foreign = with_replies(3).scenes["of-3"].replies[1]
    test = of(1)
    with pytest.raises(ValueError, match="workable"):
        test.choose(foreign)
    test = test.choose(other(test.decisions[0]))
    with pytest.raises(ValueError, match="rude"):
        test.choose(other(test.decisions[0]))
