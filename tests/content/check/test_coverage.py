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
    minimal_exercise,
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
        pytest.param(12, 6, [], id="enough"),
        pytest.param(12, 5, ["thin-principle"], id="five decisions"),
        pytest.param(12, 0, ["thin-principle"], id="none"),
        pytest.param(11, 0, [], id="a small pack"),
    ],
)
def test_a_principle_is_exercised(
    tmp_path: Path, scenarios: int, rare: int, codes: list[str]
) -> None:
    """Six decisions in three scenarios, once there are twelve scenarios."""
    found = problems(tmp_path, pack(principles=RULES), **many(scenarios, rare=rare))
    told = [each for each in found if each.code != "bot-beats-chance"]
    assert [(each.code, each.where) for each in told] == [
        (code, "principles.rare") for code in codes
    ]


def test_six_decisions_in_two_scenarios_are_too_few(tmp_path: Path) -> None:
    """The same story three times is one; a recovery counts like any other decision."""
    stories = many(12, rare=2)
    for story in list(stories.values())[-2:]:
        story["scenes"]["more"]["replies"][0]["goto"] = "last"
        story["scenes"]["more"]["replies"][1]["goto"] = "mend"
        story["scenes"]["last"] = decision(principle="rare")
        story["scenes"]["mend"] = decision(principle="rare", recovery=True)
    found = problems(tmp_path, pack(principles=RULES), **stories)
    (told,) = (each for each in found if each.code == "thin-principle")
    assert "6 decisions in 2 scenarios" in told.text


def test_the_welcome_practises_nothing(tmp_path: Path) -> None:
    """What is met there is never asked again."""
    stories = many(13, rare=6)
    enough = problems(tmp_path / "a", pack(principles=RULES), **stories)
    welcoming = pack(principles=RULES, welcome="story-12")
    thin = problems(tmp_path / "b", welcoming, **stories)
    assert "thin-principle" not in {each.code for each in enough}
    assert [each.where for each in thin if each.code == "thin-principle"] == ["principles.rare"]


class TestWelcome:
    def test_it_has_to_be_there(self, tmp_path: Path) -> None:
        """As every name does."""
        (told,) = problems(tmp_path, pack(welcome="hello"), tea=minimal_scenario())
        assert (told.code, told.severity) == ("missing-scenario", Severity.ERROR)
        assert "`hello`" in told.text
        assert line_at(told) == 'welcome = "hello"'

    def test_it_is_in_no_list(self, tmp_path: Path) -> None:
        """Neither the path nor an exercise may name it; each is told in its own file."""
        file = write_toml(tmp_path / "exercises" / "first.toml", minimal_exercise())
        two = {"tea": minimal_scenario(), "cake": minimal_scenario()}
        found = problems(tmp_path, pack(welcome="tea", path=["cake", "tea"]), **two)
        assert [(each.code, each.file, each.severity) for each in found] == [
            ("listed-welcome", file, Severity.ERROR),
            ("listed-welcome", tmp_path / "pack.toml", Severity.ERROR),
        ]
        assert found[0].where == "steps.1.scenario"
        assert found[1].where == "path.2"

    def test_it_needs_no_recap(self, tmp_path: Path) -> None:
        """It is never asked again; every other decision is."""
        tea = minimal_scenario()
        del tea["scenes"]["ask"]["recap"]
        assert problems(tmp_path / "a", pack(welcome="tea"), tea=tea) == []
        (told,) = problems(tmp_path / "b", pack(), tea=tea)
        assert (told.code, told.where) == ("missing-key", "scenes.ask.recap")

    def test_its_translation_needs_none_either(self, tmp_path: Path) -> None:
        """And is checked all the same."""
        tea = minimal_scenario()
        del tea["scenes"]["ask"]["recap"]
        replies = {name: {"say": f"Dat is {name} OVERAL."} for name in ("plain", "rude")}
        scenes = {"ask": {"lines": "ann: Ja?", "replies": replies}}
        overlay = write_toml(tmp_path / "tea" / "nl.toml", {"scenes": scenes})
        found = problems(tmp_path, minimal_pack(welcome="tea"), tea=tea)
        assert {each.file for each in found if each.code == "loud-reply"} == {overlay}


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
