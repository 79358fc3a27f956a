"""Checking packs and scenarios where they stand on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content.check.packs import Checked, check_packs
from coach.content.check.printing import as_json, checked_as_json, lines
from coach.errors import Problem, RequestError, Severity
from tests.content.telling import but_lengths
from tests.factory import (
    decision,
    minimal_pack,
    minimal_scenario,
    reply,
    worded,
    write_overlay,
    write_pack,
    write_toml,
)

OURS = Path(__file__).parents[3] / "scenarios"
ENGLISH = minimal_pack(languages=["en"])


def codes(checked: Checked) -> list[str]:
    return [problem.code for problem in but_lengths(checked)]


@pytest.mark.parametrize("named", [".", "tea", "tea/scenario.toml", "pack.toml"])
def test_a_pack_or_a_scenario_can_be_named(tmp_path: Path, named: str) -> None:
    """The folder or a file in it, all mean the same."""
    write_pack(tmp_path, tea=minimal_scenario(), pack=ENGLISH)
    checked = check_packs([tmp_path / named])
    assert checked.ok
    assert checked.scenarios == 1
    assert [folder.name for folder in checked.states] == ["tea"]
    assert list(checked.states.values()) == [3]


def test_the_scenario_of_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dot means the scenario here, with its pack above it."""
    write_pack(tmp_path, tea=minimal_scenario(topic="sailing"), pack=ENGLISH)
    monkeypatch.chdir(tmp_path / "tea")
    checked = check_packs([Path()])
    assert codes(checked) == ["unknown-topic"]


def test_what_is_named_twice_is_checked_once(tmp_path: Path) -> None:
    """A pack and one of its scenarios, named together, count each scenario and problem once."""
    write_pack(tmp_path, tea=minimal_scenario(topic="sailing"), pack=ENGLISH)
    checked = check_packs([tmp_path / "tea", tmp_path, tmp_path / "tea" / "scenario.toml"])
    assert checked.scenarios == 1
    assert codes(checked) == ["unknown-topic"]


def test_one_broken_scenario_hides_no_other(tmp_path: Path) -> None:
    """All the problems of all the scenarios are told, by file and line."""
    write_pack(
        tmp_path,
        a=worded(
            minimal_scenario(scenes={"ask": decision(), "spare": decision(), "other": decision()})
        ),
        b=minimal_scenario(topic="sailing"),
        c=worded(minimal_scenario()),
        pack=ENGLISH,
    )
    write_toml(tmp_path / "d" / "scenario.toml", "title = ")
    write_toml(tmp_path / "e" / "scenario.toml", b"\xff")
    checked = check_packs([tmp_path])
    told = [(problem.file.parent.name, problem.code) for problem in checked.problems]
    assert told == [
        ("a", "unreachable-scene"),
        ("a", "unreachable-scene"),
        ("b", "unknown-topic"),
        ("d", "wrong-toml"),
        ("e", "wrong-utf8"),
    ]
    assert checked.problems[0].line < checked.problems[1].line  # type: ignore[operator]
    assert list(checked.states.values()) == [3, None, 3, None, None]
    assert (checked.errors, checked.warnings, checked.ok) == (5, 0, False)


def test_scenarios_are_checked_where_the_pack_is_broken(tmp_path: Path) -> None:
    """What pack.toml would say is not asked then."""
    write_pack(tmp_path, tea=minimal_scenario(topic="sailing", endings={}))
    write_toml(tmp_path / "pack.toml", "format = 1")
    told = but_lengths(check_packs([tmp_path]))
    assert "unknown-topic" not in {problem.code for problem in told}
    assert {problem.file.name for problem in told} == {"pack.toml", "scenario.toml"}


def test_a_folder_that_is_no_pack_is_a_problem(tmp_path: Path) -> None:
    """It is told, with what to do."""
    checked = check_packs([tmp_path])
    assert codes(checked) == ["not-a-pack"]
    assert not checked.ok


def test_nothing_there_is_a_request_that_cannot_be_served(tmp_path: Path) -> None:
    """A path that does not exist is refused before anything is checked."""
    with pytest.raises(RequestError, match="nowhere"):
        check_packs([tmp_path, tmp_path / "nowhere"])


def test_every_file_read_is_counted(tmp_path: Path) -> None:
    """Translations and pack.toml count; what is not read does not."""
    write_pack(tmp_path)
    write_toml(tmp_path / "nl.toml", {"title": "Een pakket"})
    write_overlay(tmp_path, "small-favour", {"title": "Een kleine gunst"})
    write_toml(tmp_path / "small-favour" / "notes.toml", "x = 1")
    assert check_packs([tmp_path]).files == (
        tmp_path / "nl.toml",
        tmp_path / "pack.toml",
        tmp_path / "small-favour" / "nl.toml",
        tmp_path / "small-favour" / "scenario.toml",
    )


def test_our_own_scenarios_are_in_order() -> None:
    """The pack that comes with the program has no errors that a check can see."""
    problems = check_packs([OURS]).problems
    errors = [each for each in problems if each.severity is Severity.ERROR]
    assert [line for problem in errors for line in lines(problem)] == []


class TestShow:
    PROBLEM = Problem(
        "dead-end",
        "From `{scene}` no ending can be reached.",
        Path("tea") / "scenario.toml",
        12,
        "scenes.trap",
        values={"scene": "trap"},
        way=("ask: rude", "mend: sulk"),
    )

    def test_as_lines(self) -> None:
        """One line that an editor can follow, then the way, indented."""
        file = Path("tea") / "scenario.toml"
        assert list(lines(self.PROBLEM)) == [
            f"{file}:12: error dead-end: From `trap` no ending can be reached.",
            "    ask: rude",
            "    mend: sulk",
        ]

    def test_a_file_as_a_whole_has_no_line(self) -> None:
        """Then the file's name is followed by the message."""
        problem = Problem("not-a-pack", "No pack.", Path("tea"), severity=Severity.WARNING)
        assert list(lines(problem)) == ["tea: warning not-a-pack: No pack."]

    def test_as_data(self) -> None:
        """A program gets every field, the message filled in."""
        assert as_json(self.PROBLEM) == {
            "file": str(Path("tea") / "scenario.toml"),
            "line": 12,
            "severity": "error",
            "code": "dead-end",
            "where": "scenes.trap",
            "message": "From `trap` no ending can be reached.",
            "way": ["ask: rude", "mend: sulk"],
        }

    def test_a_whole_check_as_data(self, tmp_path: Path) -> None:
        """Whether all is well, what was looked at, and the problems."""
        write_pack(tmp_path, tea=worded(minimal_scenario()), pack=ENGLISH)
        write_toml(tmp_path / "cake" / "scenario.toml", minimal_scenario(start="nowhere"))
        data = checked_as_json(check_packs([tmp_path]))
        assert data["ok"] is False
        assert len(data["files"]) == 3
        assert data["scenarios"] == [
            {"folder": str(tmp_path / "cake"), "states": None, "cut": None},
            {"folder": str(tmp_path / "tea"), "states": 3, "cut": None},
        ]
        assert [problem["code"] for problem in data["problems"]] == ["unknown-scene"]


def test_a_reply_is_named_by_its_id(tmp_path: Path) -> None:
    """Places in a list of routes are counted from one, as people count."""
    plain = reply("plain", goto=[{"when": {"trust": {"ann": 1}}, "to": "good"}, {"to": "bad"}])
    pack = write_pack(tmp_path, tea=minimal_scenario(scenes={"ask": decision(plain)}), pack=ENGLISH)
    assert "scenes.ask.replies.plain.goto.1.when" in {
        p.where for p in but_lengths(check_packs([pack]))
    }
