"""`coach map` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from coach.content.model import Scenario
from coach.output import cells
from coach.plain.map import tree
from coach.practice.plan import Chart
from tests.factory import decision, long_scenario, minimal_scenario, reply, write_pack
from tests.playing import start
from tests.strategies import scenario_of, scenarios


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    lost = {**minimal_scenario()["scenes"], "lost": decision(recovery=True)}
    return write_pack(tmp_path / "pack", tea=minimal_scenario(scenes=lost), row=long_scenario(3))


def test_a_map_is_drawn_and_counted(pack: Path, tmp_path: Path) -> None:
    """The tree, what nothing leads to, the figures, and the shortest ways."""
    status, out, err = start("map", "tea", home=tmp_path, packs=(pack,))
    assert (status, err) == (0, "")
    assert "ask · decision, chat" in out
    assert "├─ ● professional: plain → good · ending, stronger: “Answered”" in out
    assert "└─ ○ damaging: rude → bad · ending, broken: “Unanswered”" in out
    assert out.index("Nothing leads here from the start:") < out.index("lost · recovery, chat")
    assert "2 scenes, of which 2 decisions (1 of recovery); 2 endings." in out
    assert "good · stronger · Answered: 1 way\n    ask: plain" in out
    assert "at random            1000  0" in out


def test_a_scenario_is_named_by_its_path_too(pack: Path, tmp_path: Path) -> None:
    """A folder that is in no library is mapped as well, and so is the file in it."""
    for name in (pack / "row", pack / "row" / "scenario.toml"):
        status, out, err = start("map", str(name), home=tmp_path)
        assert (status, err) == (0, "")
        assert "ask-2 · decision, chat" in out


@pytest.mark.parametrize(("option", "begins"), [("--mermaid", "---"), ("--dot", "digraph ")])
def test_a_graph_for_another_program(option: str, begins: str, pack: Path, tmp_path: Path) -> None:
    """Nothing but the graph is printed, so that it can be piped."""
    status, out, err = start("map", "row", option, home=tmp_path, packs=(pack,))
    assert (status, err) == (0, "")
    assert out.startswith(begins)


@pytest.mark.parametrize("option", ["--mermaid", "--dot", "--json", None])
def test_a_map_in_a_file(option: str | None, pack: Path, tmp_path: Path) -> None:
    """Any of them can be written, with what would have been printed; nothing is overwritten."""
    argv = ("map", "row", *filter(None, (option,)))
    printed = start(*argv, home=tmp_path, packs=(pack,)).out
    file = tmp_path / "maps" / "row"
    done = start(*argv, "--out", str(file), home=tmp_path, packs=(pack,))
    assert (done.status, done.out, done.err) == (0, f"Written: {file}\n", "")
    assert file.read_text("utf-8") == printed
    again = start(*argv, "--out", str(file), home=tmp_path, packs=(pack,))
    assert again.status != 0
    assert "is there already" in again.err


def test_one_kind_of_map_at_a_time(pack: Path, tmp_path: Path) -> None:
    """Two graphs are not printed into each other."""
    status, out, err = start("map", "row", "--mermaid", "--dot", home=tmp_path, packs=(pack,))
    assert (status != 0, out) == (True, "")
    assert "not allowed with" in err


def test_a_map_as_json(pack: Path, tmp_path: Path) -> None:
    """Everything that is drawn and counted, as data."""
    told = json.loads(start("map", "row", "--json", home=tmp_path, packs=(pack,)).out)
    assert told["counts"]["states"] == 5
    assert told["endings"]["bad"] == {
        "outcome": "broken",
        "title": "Unanswered",
        "ways": 4,
        "shortest": ["ask-0: plain", "ask-1: plain", "ask-2: rude"],
    }
    assert told["scenes"]["ask-0"]["arrows"][1] == {
        "to": "ask-1", "reply": "rude", "grade": "damaging", "when": None
    }  # fmt: skip
    assert told["players"]["best"]["percents"] == {"100": 1}


def test_a_map_that_is_cut_short_says_where(pack: Path, tmp_path: Path) -> None:
    """After how many states and answers, at which decisions, and what that leaves open."""
    _status, out, _err = start("map", "row", "--states", "2", home=tmp_path, packs=(pack,))
    assert "2 states can be reached" in out
    assert "cut short there. Every conversation was followed up to answer 1," in out
    assert "(ask-1)" in out
    assert "good · stronger · Answered: no way was found" in out
    _status, out, _err = start(
        "map", "row", "--json", "--states", "2", home=tmp_path, packs=(pack,)
    )
    cut = json.loads(out)["counts"]["cut"]
    assert (cut["answers"], cut["scenes"]) == (1, ["ask-1"])
    assert "ending-never-reached" in cut["unproved"]


def test_ways_beyond_counting_are_told_in_powers_of_ten(tmp_path: Path) -> None:
    """Nobody reads a number of thousands of digits, and no program can."""
    pack = write_pack(tmp_path / "pack", row=long_scenario(60))
    _status, out, _err = start("map", "row", home=tmp_path, packs=(pack,))
    assert "good · stronger · Answered: about 10^18 ways" in out
    _status, out, _err = start("map", "row", "--json", home=tmp_path, packs=(pack,))
    assert json.loads(out)["endings"]["good"]["ways"] == "10^18"


def test_a_scenario_that_is_not_there(pack: Path, tmp_path: Path) -> None:
    """A name that is nearly right is told what may be meant."""
    status, _out, err = start("map", "rows", home=tmp_path, packs=(pack,))
    assert status != 0
    assert "Did you mean" in err


@given(scenarios())
def test_a_tree_tells_every_place_once(scenario: Scenario) -> None:
    """Each scene and ending has one place where it is told, whatever leads to it."""
    lines = [line for block in tree(Chart(scenario), None) for line in block]
    told = [line for line in lines if " · " in line]
    for place in (*scenario.scenes, *scenario.endings):
        assert sum(f" {place} · " in f" {line}" for line in told) == 1


def test_a_deep_tree_goes_on_at_the_left() -> None:
    """A long scenario stays within the screen, and within what a program can call."""
    blocks = list(tree(Chart(scenario_of(long_scenario(2_000))), 80))
    assert len(blocks) > 100
    assert max(cells(line) for block in blocks for line in block) <= 80


def test_a_way_that_depends_is_told_with_its_conditions() -> None:
    """Each route of a reply stands below it with what has to hold."""
    when = {"trust": {"ann": 60}, "has": ["late"], "lacks": ["warned"], "trust_below": {"ann": 90}}
    routes = [{"when": when, "to": "good"}, {"to": "bad"}]
    scenario = minimal_scenario(
        scenes={
            "ask": decision(
                reply("plain", goto=routes, sets=["late"]),
                reply("rude", "damaging", sets=["warned"]),
            )
        }
    )
    (lines,) = tree(Chart(scenario_of(scenario)), None)
    assert lines[1:4] == (
        "├─ ● professional: plain →",
        "│  ├─ if has late, lacks warned, trust.ann ≥ 60, trust.ann < 90 → good (below)",
        "│  └─ otherwise → bad · ending, broken: “Unanswered”",
    )


def test_a_line_that_is_too_long_goes_on_within_its_branch() -> None:
    """On a narrow terminal the lines of the tree are not broken."""
    endings = {
        "good": {"outcome": "stronger", "title": "So glad. " * 9, "text": "Ann smiles."},
        "bad": {"outcome": "broken", "title": "Unanswered", "text": "Ann leaves."},
    }
    (lines,) = tree(Chart(scenario_of(minimal_scenario(endings=endings))), 60)
    assert max(map(cells, lines)) <= 60
    assert lines[2].startswith("│    glad. So glad.")
