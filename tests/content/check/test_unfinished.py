"""Texts that still say TODO."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content.check.packs import check_packs
from coach.errors import Severity
from tests.content.telling import bent, but_lengths, line_at
from tests.factory import (
    Data,
    minimal_pack,
    minimal_scenario,
    write_exercise_pack,
    write_overlay,
    write_pack,
    write_toml,
)

CODE = "unfinished-text"
ENGLISH = minimal_pack(languages=["en"])


def told(folder: Path) -> list[tuple[str, str]]:
    """The file and the key of every text that is told of."""
    problems = but_lengths(check_packs([folder]))
    return [(each.file.name, each.where) for each in problems if each.code == CODE]


def with_text(place: str, text: str) -> Data:
    return bent(minimal_scenario(), **{place: text})


@pytest.mark.parametrize(
    "place",
    [
        "title",
        "goal",
        "people.ann.about",
        "scenes.ask.lines",
        "scenes.ask.replies.0.say",
        "endings.good.text",
    ],
)
def test_a_text_of_a_scenario(place: str, tmp_path: Path) -> None:
    """It is a warning, on the line of the text."""
    write_pack(tmp_path, tea=with_text(place, "TODO"), pack=ENGLISH)
    (problem,) = (each for each in but_lengths(check_packs([tmp_path])) if each.code == CODE)
    key = place.rpartition(".")[2]
    assert problem.severity is Severity.WARNING
    assert f"`{key}` still says TODO" in problem.text
    assert line_at(problem) == f'{key} = "TODO"'


TODO = ["TODO", " TODO\n", "TODO: something warm", "\nTODO what she says.\n\nann: Yes."]
FINISHED = ["To do.", "todo", "TODOs are there", "TODO_LIST", "A TODO stands in the middle."]


@pytest.mark.parametrize("text", TODO)
def test_what_is_unfinished(text: str, tmp_path: Path) -> None:
    """A text that is the word, or begins with it."""
    write_pack(tmp_path, tea=with_text("scenes.ask.lines", text), pack=ENGLISH)
    assert told(tmp_path) == [("scenario.toml", "scenes.ask.lines")]


@pytest.mark.parametrize("text", FINISHED)
def test_what_is_not(text: str, tmp_path: Path) -> None:
    """Neither other words nor the word somewhere inside a text."""
    write_pack(tmp_path, tea=with_text("scenes.ask.lines", text), pack=ENGLISH)
    assert told(tmp_path) == []


def test_every_other_file_is_read_too(tmp_path: Path) -> None:
    """The pack, exercises, and the translations of all three."""
    note = {"principles": {"ask-plainly": {"note": "TODO"}}}
    write_exercise_pack(tmp_path, welcome="TODO")
    write_toml(tmp_path / "pack.toml", minimal_pack(title="TODO"))
    write_toml(tmp_path / "nl.toml", note)
    write_toml(tmp_path / "exercises" / "start.nl.toml", {"contact": "TODO"})
    replies = {"ask-0": {"replies": {"plain": {"say": "TODO"}}}}
    write_overlay(tmp_path, "tea", {"scenes": replies})
    assert sorted(told(tmp_path)) == [
        ("nl.toml", "principles.ask-plainly.note"),
        ("nl.toml", "scenes.ask-0.replies.plain.say"),
        ("pack.toml", "title"),
        ("start.nl.toml", "contact"),
        ("start.toml", "welcome"),
    ]


def test_what_has_to_name_something_is_an_error_as_before(tmp_path: Path) -> None:
    """The texts beside it are told at once."""
    data = bent(minimal_scenario(), topic="TODO", start="TODO", goal="TODO")
    write_pack(tmp_path, tea=data, pack=ENGLISH)
    assert {(each.code, each.where) for each in but_lengths(check_packs([tmp_path]))} == {
        ("unknown-topic", "topic"),
        ("unknown-scene", "start"),
        (CODE, "goal"),
    }


def test_it_can_be_meant_so(tmp_path: Path) -> None:
    """With a reason above it, in every kind of file; one that excuses nothing is told."""
    allowed = f"# coach: allow {CODE} It is the name of a band."
    write_exercise_pack(tmp_path)
    write_toml(tmp_path / "pack.toml", ENGLISH)
    files = [*tmp_path.glob("*/*.toml"), tmp_path / "pack.toml"]
    assert len(files) == 4
    for file in files:
        text = file.read_text("utf-8")
        file.write_text(text.replace('title = "', f'{allowed}\ntitle = "TODO ', 1), "utf-8")
    assert but_lengths(check_packs([tmp_path])) == ()
    for file in files:
        file.write_text(file.read_text("utf-8").replace("TODO ", ""), "utf-8")
    assert [each.code for each in but_lengths(check_packs([tmp_path]))] == ["exception-unused"] * 4
