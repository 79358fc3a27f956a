"""What is found in a scenario's graph: for each code one scenario that has just that problem."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.check.graph.checks import UNPROVED, find_all
from coach.content.check.graph.outlook import NOTHING, Fates
from coach.content.check.graph.states import BUDGET, explore
from coach.content.check.packs import check_packs
from coach.content.model import Scenario
from coach.errors import Problem, Severity
from tests.content.telling import but_lengths, line_at
from tests.factory import (
    Data,
    decision,
    long_scenario,
    minimal_pack,
    minimal_scenario,
    reply,
    write_pack,
)
from tests.strategies import scenarios

LATE = {"has": ["late"]}
PUNCTUAL = {"lacks": ["late"]}


def routes(*ways: Any) -> list[Data]:
    """A goto: pairs of a condition and a place, then the place that needs none."""
    *conditional, last = ways
    return [*({"when": when, "to": to} for when, to in conditional), {"to": last}]


def asking(*replies: Data, **scenes: Data) -> Data:
    """The minimal scenario with these replies to its decision, and more scenes."""
    return minimal_scenario(scenes={"ask": decision(*replies), **scenes})


def endings(*outcomes: str) -> Data:
    """Endings named after their outcome."""
    return {name: {"outcome": name, "title": name.title(), "text": "It ends."} for name in outcomes}


PLAIN = reply("plain")
RUDE = reply("rude", "damaging", goto="bad")
LATECOMER = reply("wait", "tempting", sets=["late"], goto="later")

CLEAN = {
    "the minimal scenario": minimal_scenario(),
    "a flag that is read later": asking(
        reply("plain", goto="later"),
        LATECOMER,
        later={"lines": "Later.", "goto": routes((LATE, "bad"), "good")},
    ),
    "trust that is read later": asking(
        reply("plain", goto="later"),
        reply("press", "tempting", trust={"ann": -10}, goto="later"),
        later={"lines": "Later.", "goto": routes(({"trust_below": {"ann": 45}}, "bad"), "good")},
    ),
    "a mistake that can be mended": asking(
        PLAIN,
        reply("rude", "damaging", goto="mend"),
        mend=decision(recovery=True),
    ),
    "a decision that comes again": asking(
        PLAIN, RUDE, reply("wait", "workable", trust={"ann": -1}, goto="ask")
    ),
    "a scene without replies after a mistake, not marked": asking(
        PLAIN,
        reply("rude", "damaging", goto="later"),
        later={"lines": "Later.", "goto": "bad"},
    ),
}


class Row(NamedTuple):
    """A scenario, and the only thing that is wrong with it."""

    scenario: Data
    code: str
    where: str
    line: str
    """Something that stands on the line told."""
    way: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR


ROWS = {
    "a scene that nothing leads to": Row(
        asking(PLAIN, RUDE, spare=decision()),
        "unreachable-scene",
        "scenes.spare",
        "[scenes.spare]",
    ),
    "an ending that nothing leads to": Row(
        minimal_scenario(endings=minimal_scenario()["endings"] | endings("strained")),
        "ending-never-reached",
        "endings.strained",
        "[endings.strained]",
    ),
    "one ending only": Row(
        minimal_scenario(
            scenes={"ask": decision(PLAIN, reply("rude", "damaging"))},
            endings={"good": minimal_scenario()["endings"]["good"]},
        ),
        "too-few-endings",
        "endings",
        "[endings.good]",
    ),
    "a decision without a way out": Row(
        asking(
            PLAIN,
            RUDE,
            reply("sulk", "tempting", goto="trap"),
            trap=decision(reply("plain", goto="deeper"), recovery=True),
            deeper=decision(reply("plain", goto="trap"), recovery=True),
        ),
        "dead-end",
        "scenes.trap",
        "[scenes.trap]",
        ("ask: sulk",),
    ),
    "a professional reply into a trap": Row(
        asking(
            reply("plain", goto="trap"),
            RUDE,
            reply("go", "workable"),
            trap=decision(reply("plain", goto="trap")),
        ),
        "dead-end",
        "scenes.trap",
        "[scenes.trap]",
        ("ask: plain",),
    ),
    "a condition that never holds": Row(
        asking(
            reply("plain", goto=routes((LATE, "bad"), "good")),
            reply("rude", "damaging", sets=["late"], goto="bad"),
        ),
        "condition-never-holds",
        "scenes.ask.replies.plain.goto.1.when",
        "goto",
        ("ask: plain",),
    ),
    "a condition that contradicts itself": Row(
        asking(
            reply(
                "plain",
                goto=routes(({"trust": {"ann": 60}, "trust_below": {"ann": 60}}, "bad"), "good"),
            ),
            reply("wait", "workable", trust={"ann": 15}, goto="ask"),
            RUDE,
        ),
        "condition-never-holds",
        "scenes.ask.replies.plain.goto.1.when",
        "goto",
        ("ask: plain",),
    ),
    "a condition that always holds": Row(
        asking(reply("plain", goto=routes(({"trust": {"ann": 50}}, "good"), "bad")), RUDE),
        "condition-always-holds",
        "scenes.ask.replies.plain.goto.1.when",
        "goto",
        ("ask: plain",),
    ),
    "a route behind two that take every way": Row(
        asking(
            reply("plain", goto="later"),
            LATECOMER,
            later={"lines": "Later.", "goto": routes((LATE, "bad"), (PUNCTUAL, "good"), "bad")},
        ),
        "route-never-taken",
        "scenes.later.goto.3",
        "goto",
        ("ask: plain",),
    ),
    "a professional reply that ends worse": Row(
        asking(reply("plain", goto="bad"), reply("rude", "damaging", goto="good")),
        "professional-ends-worse",
        "scenes.ask.replies.plain",
        "[[scenes.ask.replies]]",
    ),
    "a professional reply that ends worse in one of two states": Row(
        asking(
            reply("plain", goto="again"),
            reply("wait", "workable", sets=["late"], goto="again"),
            again=decision(
                reply("plain", goto=routes((LATE, "bad"), "good")), RUDE, reply("go", "workable")
            ),
        ),
        "professional-ends-worse",
        "scenes.again.replies.plain",
        "[[scenes.again.replies]]",
        ("ask: wait",),
    ),
    "a recovery that needs no mistake": Row(
        minimal_scenario(scenes={"ask": decision(recovery=True)}),
        "recovery-without-mistake",
        "scenes.ask.recovery",
        "recovery = true",
    ),
    "a recovery that a longer way reaches without a mistake": Row(
        asking(
            reply("plain", goto="more"),
            reply("rude", "damaging", goto="mend"),
            more=decision(PLAIN, RUDE, reply("joke", "workable", goto="mend")),
            mend=decision(recovery=True),
        ),
        "recovery-without-mistake",
        "scenes.mend.recovery",
        "recovery = true",
        ("ask: plain", "more: joke"),
    ),
    "a decision after a mistake that is not marked": Row(
        asking(PLAIN, reply("rude", "damaging", goto="mend"), mend=decision()),
        "recovery-not-marked",
        "scenes.mend",
        "[scenes.mend]",
        ("ask: rude",),
        Severity.WARNING,
    ),
}


def found(folder: Path, scenario: Data, *, budget: int = BUDGET) -> tuple[Problem, ...]:
    """What is wrong with `scenario` in a pack of one language."""
    pack = write_pack(folder, tea=scenario, pack=minimal_pack(languages=["en"]))
    return but_lengths(check_packs([pack], budget=budget))


@pytest.mark.parametrize("scenario", CLEAN.values(), ids=CLEAN)
def test_nothing_is_said_where_nothing_is_wrong(tmp_path: Path, scenario: Data) -> None:
    """A scenario in order is passed over in silence."""
    assert found(tmp_path, scenario) == ()


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_one_thing_wrong_is_told_once(tmp_path: Path, row: Row) -> None:
    """Every problem has its code, place and line, and the shortest way there where that helps."""
    (problem,) = found(tmp_path, row.scenario)
    assert (problem.code, problem.where, problem.way) == (row.code, row.where, row.way)
    assert problem.severity is row.severity
    assert row.line in line_at(problem)
    assert "{" not in problem.text


def test_too_many_states_are_told_and_nothing_unproved(tmp_path: Path) -> None:
    """What was not found among the first states is not called missing; what is proved, is."""
    scenario = long_scenario(30)
    scenario["scenes"]["spare"] = decision()
    scenario["scenes"]["ask-0"]["recovery"] = True
    problems = found(tmp_path, scenario, budget=5)
    assert {problem.code for problem in problems} == {
        "too-many-states",
        "unreachable-scene",
        "recovery-without-mistake",
    }
    (told,) = (problem for problem in problems if problem.code == "too-many-states")
    assert told.severity is Severity.WARNING
    assert told.line is None
    assert "after 5 states" in told.text
    assert "up to answer 4" in told.text
    assert "(ask-4)" in told.text


@given(scenarios(), st.integers(1, 40))
def test_what_few_states_prove_more_do_not_disprove(scenario: Scenario, budget: int) -> None:
    """What is told of a part is so of the whole, and what is not told is called unproved."""
    whole, part = (Fates(explore(scenario, limit)) for limit in (BUDGET, budget))
    true = {(finding.code, finding.path) for finding in find_all(whole)}
    told = {(finding.code, finding.path) for finding in find_all(part)}
    cut_short = ("too-many-states", ())
    assert (cut_short in told) == part.graph.cut_short
    missing = {code for code, _path in true - told}
    assert missing <= ({*UNPROVED} if part.graph.cut_short else set())
    hopeless = {
        ("dead-end", ("scenes", state.place))
        for state, rank in zip(whole.graph.states, whole.sure, strict=True)
        if rank == NOTHING
    }
    assert told - {cut_short} <= true | hopeless


def test_a_mistake_is_not_called_the_only_way_where_ways_are_unknown(tmp_path: Path) -> None:
    """Behind the states that were followed there may be a way without one."""
    scenario = long_scenario(30)
    scenario["scenes"]["ask-0"]["replies"][1]["goto"] = "ask-29"
    assert [problem.code for problem in found(tmp_path, scenario, budget=5)] == ["too-many-states"]
    assert found(tmp_path / "whole", scenario) == ()


def test_a_way_of_very_many_answers_is_cut(tmp_path: Path) -> None:
    """Far into a long scenario only the last hundred answers are told."""
    scenario = long_scenario(150)
    scenario["scenes"]["ask-149"]["replies"][0]["goto"] = routes(
        ({"trust": {"ann": 0}}, "good"), "bad"
    )
    (problem,) = found(tmp_path, scenario)
    assert problem.code == "condition-always-holds"
    assert problem.way[0] == "…"
    assert problem.way[-2:] == ("ask-148: plain", "ask-149: plain")
    assert len(problem.way) == 102


@given(scenarios())
def test_the_checks_hold_in_every_scenario(scenario: Scenario) -> None:
    """Nothing found is said twice, and the codes found are the codes promised."""
    told = list(find_all(Fates(explore(scenario))))
    assert len({(finding.code, finding.path) for finding in told}) == len(told)
    assert {finding.code for finding in told} <= {row.code for row in ROWS.values()}
    for finding in told:
        assert finding.message.format(**finding.values)
