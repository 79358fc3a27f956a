"""What stands in the handbook, and what it keeps to itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.grades import Mode
from coach.content.model import Pack, Scenario
from coach.journal.attempt import Attempt
from coach.journal.met_principles import Entry, handbook
from coach.journal.resuming import begin, record
from coach.practice.session import Session
from tests.factory import decision, minimal_pack, minimal_scenario, reply
from tests.strategies import Walk, scenario_of, scenarios, walked, walks
from tests.tui.samples import errand

PACK = Pack.model_validate(
    minimal_pack(
        principles={
            "ask-plainly": {
                "rule": "Ask plainly.",
                "note": "It saves time.",
                "finding": {"text": "A study.", "caution": "A small one.", "source": "Doe 2020"},
            },
            "say-thanks": {"rule": "Say thanks.", "note": "Each time."},
        }
    )
)
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def scenario(name: str, **changes: Any) -> Scenario:
    return scenario_of({**errand(**changes), "id": name})


def attempt(of: Scenario, *replies: str, day: int = 0, mode: Mode = Mode.PRACTICE) -> Attempt:
    """An attempt at `of` with these answers, begun `day` days after the first of all."""
    session = Session.begin(of, seed=7, mode=mode)
    at = START + timedelta(days=day)
    kept = begin(session, pack="tests", now=at, token=f"{day:06x}")
    for number, each in enumerate(replies, start=1):
        session = session.choose(each)
        kept = record(session, kept, now=at + timedelta(minutes=number))
    return kept


def ask_plainly(*attempts: Attempt, told: bool = True, of: list[Scenario] | None = None) -> Entry:
    """What the handbook has under the principle that everything in `errand` exercises."""
    return handbook(PACK, of or [ERRAND, TEA], attempts, lambda _each: told)[0]


ERRAND = scenario("errand")
TEA = scenario_of({**minimal_scenario(title="Tea"), "id": "tea"})


def test_every_principle_in_the_order_of_the_pack() -> None:
    """A newcomer has all of them, and hears where each can be met."""
    entries = handbook(PACK, [ERRAND, TEA], (), lambda _each: True)
    assert [entry.id for entry in entries] == ["ask-plainly", "say-thanks"]
    first, second = entries
    assert (first.example, first.practised) == (None, ())
    assert [each.title for each in first.ahead] == ["An errand", "Tea"]
    assert second.ahead == ()
    assert first.pack == "A pack for tests"


def test_where_it_was_practised() -> None:
    """Decisions are counted once an attempt; the scenario played last comes first."""
    entry = ask_plainly(
        attempt(ERRAND, "rude", "sorry", "wait"),
        attempt(TEA, "plain", day=1),
        attempt(ERRAND, "plain", day=2),
    )
    assert [(each.scenario, each.answers) for each in entry.practised] == [
        ("errand", 4),
        ("tea", 1),
    ]
    assert entry.practised[0].last == START + timedelta(days=2, minutes=1)
    assert entry.ahead == ()


def test_the_example_is_the_freshest_decision_that_counts() -> None:
    """The professional reply stands beside the tempting one, or else beside a worse one."""
    entry = ask_plainly(attempt(TEA, "plain"), attempt(ERRAND, "rude", "sorry", "wait", day=1))
    assert entry.example is not None
    assert (entry.example.title, entry.example.scene.recap) == ("An errand", "Ann has written.")
    assert (entry.example.good.id, entry.example.bad.id) == ("wait", "chase")
    entry = ask_plainly(attempt(TEA, "plain", day=1), attempt(ERRAND, "rude", "sorry"))
    assert entry.example is not None
    assert (entry.example.title, entry.example.bad.id) == ("Tea", "rude")


def test_a_repair_is_an_example_only_where_there_is_no_other() -> None:
    """What everybody meets teaches more."""
    entry = ask_plainly(attempt(ERRAND, "rude", "sorry"))
    assert entry.example is not None
    assert entry.example.scene.recap == "Ann has time for one question."


def test_nothing_before_the_coach_has_spoken() -> None:
    """An assessment under way counts as practice and gives no example."""
    entry = ask_plainly(attempt(ERRAND, "rude", mode=Mode.ASSESSMENT), told=False)
    assert entry.example is None
    assert [each.answers for each in entry.practised] == [1]
    assert [each.title for each in entry.ahead] == ["Tea"]


def test_repairs_are_not_announced() -> None:
    """A scenario in which a principle is met by mistake alone is not named for it."""
    mend = decision(reply("sorry"), reply("so", "tempting"), recovery=True, principle="say-thanks")
    changed = errand()
    changed["scenes"]["mend"] = mend
    entries = handbook(PACK, [scenario_of(changed)], (), lambda _each: True)
    assert entries[1].ahead == ()


def test_answers_that_no_longer_fit() -> None:
    """A decision that the author has taken away is in nobody's way."""
    entry = ask_plainly(attempt(ERRAND, "plain", "wait"), of=[TEA])
    assert entry.practised == ()
    renamed = scenario_of({**errand(), "id": "errand", "start": "mail"})
    assert ask_plainly(attempt(ERRAND, "plain", "wait"), of=[renamed]).practised[0].answers == 2


FOUND = {
    "nothing": "",
    "rule": "PLAINLY",
    "note": "saves time",
    "finding": "study small",
    "source": "doe 2020",
    "id": "ask-plainly",
    "a scenario": "errand",
}


@pytest.mark.parametrize("words", FOUND.values(), ids=FOUND)
def test_words_that_find(words: str) -> None:
    """Every word has to be somewhere, in any order and any case."""
    entry, other = handbook(PACK, [ERRAND, TEA], (), lambda _each: True)
    assert entry.matches(words)
    assert not entry.matches(f"{words} soup")
    assert other.matches(words) is (words == "")


@given(scenarios(), st.lists(walks(), max_size=3), st.booleans())
def test_an_example_was_answered(of: Scenario, ways: list[Walk], told: bool) -> None:
    """Whatever was played: no example but a decision answered, and none before it was told of."""
    attempts = []
    for number, way in enumerate(ways):
        session = walked(Session.begin(of, seed=number), way)
        kept = begin(session, pack="tests", now=START, token=f"{number:06x}")
        attempts.append(record(session, kept, now=START))
    entry = handbook(PACK, [of], attempts, lambda _each: told)[0]
    answered = {move.decision for each in attempts for move in each.moves if move.reply}
    if entry.example is None:
        assert not (told and answered)
    else:
        assert told
        assert entry.example.scene in [of.scenes[name] for name in answered]
        assert entry.example.good.grade.points > entry.example.bad.grade.points
    assert bool(entry.practised) is bool(answered)
