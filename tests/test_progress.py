"""`coach progress`: the figures as lines and as data, from a real journal."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from coach.cli import main
from coach.content.grades import Mode
from tests.factory import (
    decision,
    long_scenario,
    minimal_pack,
    minimal_scenario,
    reply,
    write_overlay,
    write_pack,
    write_toml,
)
from tests.journal.runs import keep
from tests.playing import Done, Terminal, start, surroundings


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Six decisions in a row, a scenario that nobody plays, and one where opinions differ."""
    differ = decision(
        reply("plain"), reply("rude", "damaging", goto="bad"), contested="It depends."
    )
    folder = write_pack(
        tmp_path / "pack",
        pack=minimal_pack(path=["tea", "cake"]),
        tea=long_scenario(6) | {"title": "A pot of tea"},
        cake=minimal_scenario(title="A slice of cake"),
        pie=minimal_scenario(title="A pie", scenes={"ask": differ}),
    )
    write_overlay(folder, "tea", {"title": "Een pot thee"})
    write_toml(folder / "nl.toml", {"principles": {"ask-plainly": {"rule": "Vraag ronduit."}}})
    return folder


@pytest.fixture
def home(tmp_path: Path, pack: Path) -> Path:
    """Tea twice, the second time better; a pie; and a cup of tea half done."""
    home = tmp_path / "home"
    keep(home, pack, "tea", "rude", None, "plain", *["plain"] * 5)
    keep(home, pack, "tea", *["plain"] * 5, "rude", day=1, mode=Mode.ASSESSMENT)
    keep(home, pack, "pie", "rude", day=2)
    keep(home, pack, "tea", "plain", day=9)
    return home


def told(home: Path, pack: Path, *more: str, **environ: str) -> Done:
    """What the command prints."""
    return start("progress", *more, home=home, packs=(pack,), **environ)


def data(home: Path, pack: Path) -> Any:
    """What the command prints for programs, our own pack left out."""
    seen = json.loads(told(home, pack, "--json").out)
    for key in ("principles", "scenarios"):
        seen[key] = [each for each in seen[key] if each["pack"] == "tests"]
    return seen


def test_every_figure_for_programs(home: Path, pack: Path) -> None:
    """First answers, later ones and what is left out add up to all answers."""
    seen = data(home, pack)
    assert seen["answers"] == {"all": 14, "first": 6, "later": 7, "contested": 1, "gone": 0}
    assert (seen["attempts"], seen["finished"]) == (4, 3)
    (principle,) = seen["principles"]
    assert principle["rule"] == "Ask plainly."
    assert principle["first"] == {
        "answers": 6,
        "percent": 83,
        "professional": 5,
        "workable": 0,
        "tempting": 0,
        "damaging": 1,
    }
    assert principle["estimate"]["mean"] == 0.7
    assert principle["decisions"] == 7
    assert [(each["scenario"], each["first"]["answers"]) for each in principle["places"]] == [
        ("tea", 6),
        ("cake", 0),
    ]


def test_runs_for_programs(home: Path, pack: Path) -> None:
    """First answers and after correction apart, the mode and whether it was again."""
    runs = [
        (run["scenario"], run["mode"], run["again"], run["percent"], run["corrected"]["percent"])
        for run in data(home, pack)["runs"]
    ]
    assert runs == [
        ("tea", "practice", False, 83, 100),
        ("tea", "assessment", True, 83, 83),
        ("pie", "practice", False, None, None),
    ]


def test_endings_and_what_was_not_tried_for_programs(home: Path, pack: Path) -> None:
    """The endings that there are beside those that were found."""
    assert data(home, pack)["scenarios"] == [
        {
            "name": name,
            "pack": "tests",
            "attempts": attempts,
            "half_done": half_done,
            "finished": attempts - half_done,
            "endings": ["good", "bad"],
            "found": found,
        }
        for name, attempts, half_done, found in (
            ("tea", 3, 1, ["bad", "good"]),
            ("cake", 0, 0, []),
            ("pie", 1, 0, ["bad"]),
        )
    ]


def test_days_practised_for_programs(home: Path, pack: Path) -> None:
    """How many there were."""
    assert data(home, pack)["days"] == 4


def test_lines(home: Path, pack: Path) -> None:
    """The same figures in words, each with what it rests on."""
    done = told(home, pack)
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert "This rests on 14 answers in 3 finished runs and 1 half done, on 4 days." in lines
    at = lines.index("Ask plainly.")
    assert lines[at + 1 : at + 4] == [
        "  about 70 percent; 6 of 7 decisions met",
        "  ● 5 professional   ○ 1 damaging",
        "  Later answers: 86 percent, 7 answers",
    ]
    words = [" ".join(line.split()) for line in lines]
    assert any(line.endswith("A pot of tea practice 83%, 5 of 6 100%") for line in words)
    assert any(line.endswith("A pot of tea assessment, again 83%, 5 of 6") for line in words)
    assert any(line.startswith("A pot of tea 2 83 → 83 2 of 2") for line in words)
    assert "A slice of cake. Type: coach play cake" in lines


def test_lines_fit_a_narrow_terminal(home: Path, pack: Path) -> None:
    """In 60 cells nothing is wider, and nothing is missing."""
    screen = Terminal()
    environ = surroundings(home, pack, COLUMNS="60")
    assert main(["progress"], stdin=StringIO(), stdout=screen, environ=environ) == 0
    lines = screen.getvalue().splitlines()
    assert max(map(len, lines)) <= 60
    assert "83%, 5 of" in screen.getvalue()


def test_dutch(home: Path, pack: Path) -> None:
    """The program's words, the titles and the rules."""
    out = told(home, pack, "--lang", "nl").out
    assert "Vraag ronduit." in out
    assert "Een pot thee" in out
    assert "6 van de 7 beslissingen gehad" in out


def test_a_newcomer_is_told_what_there_is(tmp_path: Path, pack: Path) -> None:
    """Nothing played is no error, and nothing is written."""
    home = tmp_path / "nobody"
    done = told(home, pack)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("You have not played anything yet.\n")
    assert "A pot of tea. Type: coach play tea" in done.out
    assert not home.exists()


def test_a_damaged_file_is_named_and_the_rest_is_counted(home: Path, pack: Path) -> None:
    """It is told on stderr and left alone."""
    damaged = write_toml(home / "journal" / "tea" / "20260101T000000Z-abcdef.toml", "format = ")
    done = told(home, pack)
    assert done.status == 0
    assert damaged.name in done.err
    assert "14 answers" in done.out


def test_a_scenario_that_changed_counts_as_far_as_it_is_there(home: Path, pack: Path) -> None:
    """Answers to a decision that was taken out are left out, and that is said."""
    write_toml(pack / "tea" / "scenario.toml", long_scenario(5) | {"title": "A pot of tea"})
    out = told(home, pack).out
    assert "2 of them are left out: their decisions or replies are not here any more." in out
    assert "the scenario has changed" in out


def test_a_broken_scenario_leaves_the_others(home: Path, pack: Path) -> None:
    """What it says is wrong is told, and its runs are still there."""
    write_toml(pack / "pie" / "scenario.toml", "format = ")
    done = told(home, pack)
    assert done.status == 0
    assert "scenario.toml" in done.err
    assert "3 finished runs" in done.out
