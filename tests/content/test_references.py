"""What does not agree between the keys of a scenario is told with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coach.content.loading import load_scenario
from tests.content.telling import BRIDGE, GONE, PLAIN, RUDE, Told, problems, put, row
from tests.factory import Data, long_scenario, minimal_scenario, reply, write_pack


def routes(*whens: Data | None) -> list[Data]:
    return [{"to": "good", **({} if when is None else {"when": when})} for when in whens]


# fmt: off
ROWS = [
    row("misspelt-goto", f"{PLAIN}.goto", "god",
        "unknown-target", "scenes.ask.replies.plain.goto", 'goto = "god"', "Did you mean `good`"),
    row("goto-nowhere", f"{PLAIN}.goto", "xyz",
        "unknown-target", "scenes.ask.replies.plain.goto", 'goto = "xyz"',
        "lead to one that is there"),
    row("goto-no-id", f"{PLAIN}.goto", "The End",
        "unknown-target", "scenes.ask.replies.plain.goto", 'goto = "The End"', "write it"),
    row("route-nowhere", f"{PLAIN}.goto", [{"to": "god"}],
        "unknown-target", "scenes.ask.replies.plain.goto.1.to", "goto =", "Did you mean `good`"),
    row("start-is-an-ending", "start", "good",
        "unknown-scene", "start", "start =", "start with"),
    row("misspelt-start", "start", "aks",
        "unknown-scene", "start", "start =", "mean `ask`"),
    row("same-reply-twice", f"{RUDE}.id", "plain",
        "duplicate-id", "scenes.ask.replies.plain.id", 'id = "plain"', "another id"),
    row("scene-and-ending", "scenes.good", BRIDGE,
        "duplicate-id", "endings.good", "[endings.good]", "another id"),
    row("person-called-you", "people.you", {"name": "x", "about": "y"},
        "reserved-id", "people.you", "[people.you]", "another id"),
    row("trust-of-a-stranger", f"{RUDE}.trust", {"anne": 1},
        "unknown-person", "scenes.ask.replies.rude.trust.anne", "anne = 1", "Did you mean `ann`"),
    row("route-asks-for-a-stranger", f"{PLAIN}.goto", routes({"trust": {"bob": 1}}, None),
        "unknown-person", "scenes.ask.replies.plain.goto.1.when.trust.bob", "goto =",
        "add `[people.bob]`"),
    row("route-asks-for-an-unset-flag", f"{PLAIN}.goto", routes({"has": ["late"]}, None),
        "unknown-flag", "scenes.ask.replies.plain.goto.1.when.has.1", "has =", "`sets`"),
    row("route-lacks-an-unset-flag", f"{PLAIN}.goto", routes({"lacks": ["late"]}, None),
        "unknown-flag", "scenes.ask.replies.plain.goto.1.when.lacks.1", "lacks =",
        "remove it here"),
    row("last-route-with-a-when", f"{PLAIN}.goto", routes({}),
        "conditional-last-route", "scenes.ask.replies.plain.goto.1.when", "goto =",
        "add a last route"),
    row("earlier-route-without-when", f"{PLAIN}.goto", routes(None, None),
        "unconditional-route", "scenes.ask.replies.plain.goto.1", "goto =", "move it to the end"),
    row("unknown-principle", "scenes.ask.principle", "ask-planly",
        "unknown-principle", "scenes.ask.principle", "principle =", "Did you mean `ask-plainly`"),
    row("unknown-topic", "topic", "xyz",
        "unknown-topic", "topic", "topic =", "one of pack.toml"),
    row("no-professional-reply", PLAIN, reply("weak", "workable"),
        "no-professional-reply", "scenes.ask.replies", "[[scenes.ask.replies]]",
        "exactly one must be"),
    row("two-professional-replies", RUDE, reply("fine"),
        "two-professional-replies", "scenes.ask.replies.fine.grade", "grade =", "another grade"),
    row("decision-without-principle", "scenes.ask.principle", GONE,
        "missing-key", "scenes.ask.principle", "[scenes.ask]", "needs a `principle`; add it"),
    row("decision-without-recap", "scenes.ask.recap", GONE,
        "missing-key", "scenes.ask.recap", "[scenes.ask]", "needs a `recap`; add it"),
    row("reply-without-words", f"{PLAIN}.say", GONE,
        "missing-key", "scenes.ask.replies.plain", "[[scenes.ask.replies]]", "add what you `say`"),
    row("say-and-do", f"{PLAIN}.do", "You nod.",
        "say-and-do", "scenes.ask.replies.plain.do", "do =", "remove one of the two"),
    row("reply-without-instead", f"{RUDE}.instead", GONE,
        "missing-key", "scenes.ask.replies.rude.instead", "[[scenes.ask.replies]]",
        "needs `instead`; add it"),
    row("scene-without-a-way-on", "scenes.end", {"lines": "Later."},
        "no-way-on", "scenes.end", "[scenes.end]", "give it replies or a `goto`"),
    row("scene-with-two-ways-on", "scenes.ask.goto", "good",
        "two-ways-on", "scenes.ask.goto", "goto =", "remove one of them"),
    row("subject-in-a-chat", "scenes.ask.subject", "Hi",
        "subject-without-e-mail", "scenes.ask.subject", "subject =", "remove it"),
    row("medium-not-used", "media", ["chat", "call"],
        "unused-medium", "media.2", "media =", "leave it out of `media`"),
    row("medium-not-listed", "scenes.ask.medium", "call",
        "unlisted-medium", "scenes.ask.medium", "medium =", "add it there"),
    row("scene-leads-to-itself", "scenes.round", {"lines": "Later.", "goto": "round"},
        "loop-without-decision", "scenes.round.goto", "goto =",
        "round → round. Lead one elsewhere"),
]
# fmt: on


@pytest.mark.parametrize(("at", "value", "told"), ROWS)
def test_each_disagreement_is_told_with_its_place(
    tmp_path: Path, at: str, value: Any, told: Told
) -> None:
    """An author reads which of two keys to mend, on which line, and how."""
    scenario = minimal_scenario()
    put(scenario, at, value)
    write_pack(tmp_path, tea=scenario)
    (problem,) = (each for each in problems(tmp_path / "tea") if each.code == told.code)
    assert problem.file == tmp_path / "tea" / "scenario.toml"
    told.check(problem)


def test_a_loop_of_several_scenes_is_told_once(tmp_path: Path) -> None:
    """Scenes that lead into each other are named in their order."""
    scenario = minimal_scenario()
    for here, there in (("one", "two"), ("two", "three"), ("three", "one")):
        scenario["scenes"][here] = {"lines": "On.", "goto": there}
    write_pack(tmp_path, tea=scenario)
    (problem,) = problems(tmp_path / "tea")
    assert problem.code == "loop-without-decision"
    assert "one → two → three → one" in problem.text


def test_a_long_row_of_scenes_is_no_loop(tmp_path: Path) -> None:
    """Thousands of scenes without replies may lead to each other, two ways included."""
    names = [f"s{n}" for n in range(3000)]
    scenario = minimal_scenario()
    for here, there in zip(names, [*names[1:], "good"], strict=True):
        scenario["scenes"][here] = {"lines": "On.", "goto": [{"to": there}]}
    scenario["scenes"]["ask"]["replies"][0]["goto"] = "s0"
    scenario["scenes"]["ask"]["replies"][1]["goto"] = "s1500"
    write_pack(tmp_path, tea=scenario)
    assert len(load_scenario(tmp_path / "tea", "en").scenes) == 3001


def test_hundreds_of_misspelt_names_are_all_told(tmp_path: Path) -> None:
    """A file in which every way on is wrong is told in full."""
    scenario = long_scenario(400)
    for scene in scenario["scenes"].values():
        scene["replies"][0]["goto"] += "x"
    write_pack(tmp_path, tea=scenario)
    assert len(problems(tmp_path / "tea")) == 400
