"""What is wrong at one key of a scenario is told with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coach.content.faults import one_line
from coach.content.loading import read_scenario
from tests.content.telling import BRIDGE, GONE, PLAIN, RUDE, Told, bent, problems, put, row
from tests.factory import decision, minimal_scenario, reply, write_overlay, write_pack

LONG = "a" * 61

# fmt: off
ROWS = [
    row("unknown-key", "titel", "x",
        "unknown-key", "titel", "titel =", "Did you mean `title`"),
    row("unlike-any-key", "zzz", "x",
        "unknown-key", "zzz", "zzz =", "remove it. The keys here are"),
    row("key-of-the-program", "id", "x",
        "unknown-key", "id", "id =", "not a key here"),
    row("unknown-key-in-a-reply", f"{RUDE}.reacton", "x",
        "unknown-key", "scenes.ask.replies.rude.reacton", "reacton =", "Did you mean `reaction`"),
    row("missing-key", "goal", GONE,
        "missing-key", "goal", None, "`goal` is missing; add it"),
    row("missing-in-a-table", "people.ann.name", GONE,
        "missing-key", "people.ann.name", "[people.ann]", "add it"),
    row("no-people", "people", GONE,
        "missing-key", "people", None, "as `[people.some-name]`"),
    row("no-endings", "endings", {},
        "missing-key", "endings", "[endings]", "[endings.some-name]"),
    row("number-for-text", "title", 5,
        "wrong-type", "title", "title = 5", "between quotes"),
    row("text-for-number", "minutes", "6",
        "wrong-type", "minutes", "minutes =", "without quotes"),
    row("yes-for-number", "minutes", True,
        "wrong-type", "minutes", "minutes =", "whole number"),
    row("text-for-list", "media", "chat",
        "wrong-type", "media", "media =", "square brackets"),
    row("text-for-yes", "scenes.ask.recovery", "yes",
        "wrong-type", "scenes.ask.recovery", "recovery =", "true or false"),
    row("text-for-table", "people.ann", "x",
        "wrong-type", "people.ann", "ann =", "must be a table"),
    row("number-for-goto", f"{PLAIN}.goto", 5,
        "wrong-type", "scenes.ask.replies.plain.goto", "goto = 5", "name of a scene or an ending"),
    row("too-much", "minutes", 61,
        "out-of-range", "minutes", "minutes = 61", "60 or less"),
    row("too-little", "people.ann.trust", -1,
        "out-of-range", "people.ann.trust", "trust = -1", "0 or more"),
    row("no-choice", "role", "aksed",
        "not-a-choice", "role", "role =", "asker, connector, contact"),
    row("misspelt-choice", f"{PLAIN}.grade", "profesional",
        "not-a-choice", "scenes.ask.replies.plain.grade", "profesional",
        "Did you mean `professional`"),
    row("no-media", "media", [],
        "nothing-given", "media", "media =", "at least one"),
    row("empty-text", "title", " \n",
        "empty-text", "title", "title =", "write its text"),
    row("control-character", "brief", "a\x1b[2Jb",
        "control-character", "brief", "brief =", "\\x1b, which cannot be shown; remove it"),
    row("other-format", "format", 2,
        "unknown-format", "format", "format = 2", "write `format = 1`"),
    row("bad-id", "people.Ann X", {"name": "x", "about": "y"},
        "bad-id", 'people."Ann X"', '[people."Ann X"]', "`ann-x`"),
    row("id-too-long", "start", LONG,
        "unknown-scene", "start", "start =", "write it"),
    row("scene-id-too-long", "scenes." + LONG, BRIDGE,
        "bad-id", "scenes." + LONG, "[scenes.aaaa", "at most 60"),
]
# fmt: on


@pytest.mark.parametrize(("at", "value", "told"), ROWS)
def test_each_problem_of_a_key_is_told_with_its_place(
    tmp_path: Path, at: str, value: Any, told: Told
) -> None:
    """An author reads what is wrong, in which file, on which line, at which key, and what to do."""
    scenario = minimal_scenario()
    put(scenario, at, value)
    write_pack(tmp_path, tea=scenario)
    (problem,) = (each for each in problems(tmp_path / "tea") if each.code == told.code)
    assert problem.file == tmp_path / "tea" / "scenario.toml"
    told.check(problem)


def test_all_problems_of_a_file_come_at_once(tmp_path: Path) -> None:
    """An author mends a file in one round, whatever kinds of problems it has."""
    scenario = bent(
        minimal_scenario(),
        title=5,
        start="aks",
        titel="x",
        people__ann__trust=101,
        scenes__ask__replies__0__goto="god",
        scenes__ask__replies__1__instead=GONE,
        scenes__ask__replies__1__say="",
    )
    write_pack(tmp_path, tea=scenario)
    assert {(each.code, each.where) for each in problems(tmp_path / "tea")} == {
        ("wrong-type", "title"),
        ("unknown-scene", "start"),
        ("unknown-key", "titel"),
        ("out-of-range", "people.ann.trust"),
        ("unknown-target", "scenes.ask.replies.plain.goto"),
        ("missing-key", "scenes.ask.replies.rude.instead"),
        ("empty-text", "scenes.ask.replies.rude.say"),
    }


def test_problems_come_in_the_order_of_the_lines(tmp_path: Path) -> None:
    """Reading down the problems is reading down the file."""
    write_pack(tmp_path, tea=bent(minimal_scenario(), minutes=0, role="x", start="x", title=""))
    lines = [each.line or 0 for each in problems(tmp_path / "tea")]
    assert lines == sorted(lines)
    assert len(lines) == 4


def test_one_wrong_thing_is_told_once(tmp_path: Path) -> None:
    """What follows from a wrong value is not told beside it."""
    write_pack(
        tmp_path,
        media=bent(minimal_scenario(), media=["mail"]),
        grade=bent(minimal_scenario(), scenes__ask__replies__0__grade="best"),
        medium=bent(minimal_scenario(), scenes__ask__medium="mail"),
        replies=bent(minimal_scenario(), scenes__ask__replies=5),
    )
    for name in ("media", "grade", "medium", "replies"):
        assert len(problems(tmp_path / name)) == 1, name


def renamed(at: str, key: str) -> Any:
    """A scenario with the key at this place misspelt as `key`."""
    scenario = minimal_scenario()
    *above, last = (int(step) if step.isdigit() else step for step in at.split("."))
    here: Any = scenario
    for step in above:
        here = here[step]
    here[key] = here.pop(last)
    return scenario


@pytest.mark.parametrize(
    ("at", "key"),
    [
        ("title", "titel"),
        ("people.ann.about", "abuot"),
        ("endings.good.outcome", "outcom"),
        ("scenes.ask.principle", "princple"),
        ("scenes.ask.replies", "repliess"),
        (f"{PLAIN}.say", "sya"),
        (f"{PLAIN}.goto", "gotoo"),
        (f"{RUDE}.instead", "insted"),
    ],
)
def test_a_misspelt_key_is_not_missing_as_well(tmp_path: Path, at: str, key: str) -> None:
    """Of the two ways to say it, the one with the line and the key that was meant is told."""
    write_pack(tmp_path, tea=renamed(at, key))
    (problem,) = problems(tmp_path / "tea")
    assert problem.code == "unknown-key"
    assert f"`{at.rpartition('.')[2]}`" in problem.text


def test_a_key_without_a_likely_misspelling_is_missing(tmp_path: Path) -> None:
    """A key that is unlike it, like a key that is there, or in another table, is told beside it."""
    scenario = bent(minimal_scenario(), goal=GONE, titel="x", people__ann__goal="x", zzz="x")
    del scenario["scenes"]["ask"]["replies"][0]["say"]
    scenario["scenes"]["ask"]["replies"][0]["wyh"] = "x"
    write_pack(tmp_path, tea=scenario)
    assert {(each.code, each.where) for each in problems(tmp_path / "tea")} == {
        ("missing-key", "goal"),
        ("unknown-key", "titel"),
        ("unknown-key", "people.ann.goal"),
        ("unknown-key", "zzz"),
        ("missing-key", "scenes.ask.replies.plain"),
        ("unknown-key", "scenes.ask.replies.plain.wyh"),
    }


ANYTHING: list[Any] = [5, "x", "", True, [], {}, [5], ["x"], [[]], [{}], {"x": 5}, {"x": {}}]


@pytest.mark.parametrize(
    "at",
    [
        "title",
        "media",
        "people",
        "people.ann",
        "scenes",
        "scenes.ask",
        "scenes.ask.medium",
        "scenes.ask.replies",
        "scenes.ask.replies.0",
        "scenes.ask.replies.0.grade",
        "scenes.ask.replies.0.trust",
        "scenes.ask.replies.0.sets",
        "scenes.ask.replies.0.goto",
        "scenes.ask.replies.0.id",
        "endings",
        "endings.good",
        "scenes.ask.principle",
        "topic",
        "start",
        "minutes",
    ],
)
def test_any_value_anywhere_is_told_and_not_raised(tmp_path: Path, at: str) -> None:
    """Whatever stands at a key, a problem says so in our words, if it is one."""
    for value in ANYTHING:
        scenario = minimal_scenario()
        put(scenario, at, value)
        write_pack(tmp_path, tea=scenario)
        write_overlay(tmp_path, "tea", {"people": {"ann": {"about": "x"}}})
        for problem in read_scenario(tmp_path / "tea").problems:
            assert "Input should" not in one_line(problem)
            assert "pydantic" not in one_line(problem)


def test_a_problem_is_one_line(tmp_path: Path) -> None:
    """A problem is shown on one line without control characters, whatever the file holds."""
    scenario = bent(minimal_scenario(), start="a\nb\x1b[2J" + "c" * 100)
    scenario["people"]["new\nline\x07"] = {"name": "x", "about": "y"}
    scenario["scenes"]["two"] = decision(reply("plain", goto="x\u0007\ny"))
    write_pack(tmp_path, tea=scenario)
    for problem in problems(tmp_path / "tea"):
        line = one_line(problem)
        assert line.isprintable()
        assert len(line) < len(str(tmp_path)) + 250
        assert f"scenario.toml:{problem.line}: " in line
