"""Whether a pack has all it means to have."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content.check.packs import check_packs
from coach.errors import Problem, Severity
from tests.content.telling import but_lengths, line_at
from tests.factory import (
    Data,
    decision,
    minimal_pack,
    minimal_scenario,
    reply,
    write_pack,
    write_toml,
)

WARNING = Severity.WARNING


def problems(folder: Path, pack: Data, **scenarios: Data) -> list[Problem]:
    return [*but_lengths(check_packs([write_pack(folder, pack=pack, **scenarios)]))]


def pack(**changes: object) -> Data:
    return minimal_pack(languages=["en"], **changes)


def test_a_scenario_of_the_path_is_there(tmp_path: Path) -> None:
    """A name without a folder is an error at the path."""
    found = problems(tmp_path, pack(path=["tea", "cake"]), tea=minimal_scenario())
    assert [(each.code, each.severity) for each in found] == [("missing-scenario", Severity.ERROR)]
    assert "`cake`" in found[0].text
    assert "path" in line_at(found[0])


def test_a_scenario_that_cannot_be_read_is_not_missing(tmp_path: Path) -> None:
    """What is wrong with it is told, and no coverage is judged."""
    write_pack(tmp_path, pack=pack(path=["tea", "cake"], atoms=["A1"]), tea=minimal_scenario())
    write_toml(tmp_path / "cake" / "scenario.toml", "title =")
    assert [each.code for each in but_lengths(check_packs([tmp_path]))] == ["wrong-toml"]


def test_atoms_that_nothing_covers_and_that_are_not_listed(tmp_path: Path) -> None:
    """The first are told of the pack, the others of the scenario."""
    tea = minimal_scenario(atoms=["A1", "A9"])
    found = problems(tmp_path, pack(atoms=["A1", "A2"]), tea=tea)
    assert [(each.code, each.file.name, each.severity) for each in found] == [
        ("uncovered-atom", "pack.toml", WARNING),
        ("unknown-atom", "scenario.toml", WARNING),
    ]
    assert ["A2" in found[0].text, "A9" in found[1].text] == [True, True]
    assert [line_at(each)[:5] for each in found] == ["atoms", "atoms"]


def test_unknown_atoms_are_told_of_a_scenario_alone(tmp_path: Path) -> None:
    """Its pack is read for that, and not judged."""
    write_pack(tmp_path, pack=pack(atoms=["A1", "A2"]), tea=minimal_scenario(atoms=["A9"]))
    assert [each.code for each in but_lengths(check_packs([tmp_path / "tea"]))] == ["unknown-atom"]


def test_a_pack_without_atoms_is_not_asked_for_any(tmp_path: Path) -> None:
    """Atoms of its scenarios are then its own business."""
    assert problems(tmp_path, pack(), tea=minimal_scenario(atoms=["A9"])) == []


def many(scenarios: int, *, rare: int) -> dict[str, Data]:
    """So many scenarios, of which the last ones also have a decision on `rare`."""
    return {f"story-{n}": _story(rare=n >= scenarios - rare) for n in range(scenarios)}


def _story(*, rare: bool) -> Data:
    first = decision(
        reply("plain", goto="more" if rare else "good"), reply("rude", "damaging", goto="bad")
    )
    second = {"more": decision(principle="rare")} if rare else {}
    return minimal_scenario(scenes={"ask": first, **second})


RULES: Data = {
    "ask-plainly": {"rule": "Ask plainly.", "note": "It saves time."},
    "rare": {"rule": "Be rare.", "note": "It helps."},
}


@pytest.mark.parametrize(
    ("scenarios", "rare", "codes"),
    [
        pytest.param(12, 4, [], id="enough"),
        pytest.param(12, 3, ["thin-principle"], id="three decisions"),
        pytest.param(12, 0, ["thin-principle"], id="none"),
        pytest.param(11, 0, [], id="a small pack"),
    ],
)
def test_a_principle_is_exercised(
    tmp_path: Path, scenarios: int, rare: int, codes: list[str]
) -> None:
    """Four decisions in three scenarios, once there are twelve scenarios."""
    found = problems(tmp_path, pack(principles=RULES), **many(scenarios, rare=rare))
    told = [each for each in found if each.code != "bot-beats-chance"]
    assert [(each.code, each.where) for each in told] == [
        (code, "principles.rare") for code in codes
    ]


def test_four_decisions_in_two_scenarios_are_too_few(tmp_path: Path) -> None:
    """The same story four times is one."""
    stories = many(12, rare=2)
    for story in list(stories.values())[-2:]:
        story["scenes"]["more"]["replies"][0]["goto"] = "last"
        story["scenes"]["last"] = decision(principle="rare")
    found = problems(tmp_path, pack(principles=RULES), **stories)
    (told,) = (each for each in found if each.code == "thin-principle")
    assert "4 decisions in 2 scenarios" in told.text


def test_the_balance_of_a_pack(tmp_path: Path) -> None:
    """How it is spread, for programs."""
    stories = {"tea": minimal_scenario(), "cake": minimal_scenario(role="contact", media=["call"])}
    (whole,) = check_packs([write_pack(tmp_path, pack=pack(), **stories)]).wholes.values()
    assert whole.balance() == {
        "decisions": 2,
        "recovery": 0,
        "contested": 0,
        "roles": {"asker": 1, "contact": 1},
        "topics": {"asking": 2},
        "media": {"chat": 1, "call": 1},
        "outcomes": {"stronger": 2, "broken": 2},
        "principles": {"ask-plainly": {"decisions": 2, "scenarios": 2}},
    }
