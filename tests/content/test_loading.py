"""Folders become scenarios and packs, and one that is broken leaves the others alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coach.content.loading import load_pack, load_scenario, read_pack, read_scenario
from coach.errors import ContentError
from tests.content.telling import bent, problems
from tests.factory import minimal_pack, minimal_scenario, write_overlay, write_pack, write_toml

TEXTS = [
    "[/]",
    "[pause]",
    "[bold]x[/bold]",
    "\\[x]",
    "{name}",
    "👩🏽‍🏫 emoji",
    "مرحبا بك",
    "x" * 3000,
]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_arrive_as_written(tmp_path: Path, text: str) -> None:
    """Nothing in a text is markup, in the original or a translation."""
    scenario = minimal_scenario(title=text)
    scenario["scenes"]["ask"]["lines"] = f"ann: {text}\n\nannual: {text}"
    write_pack(tmp_path, tea=scenario)
    write_overlay(tmp_path, "tea", {"goal": text})
    loaded = load_scenario(tmp_path / "tea", "nl")
    assert (loaded.title, loaded.goal) == (text, text)
    paragraphs = loaded.paragraphs(loaded.scenes["ask"].lines)
    assert [*map(tuple, paragraphs)] == [("ann", text), (None, f"annual: {text}")]


@pytest.mark.parametrize(
    ("load", "code"),
    [
        pytest.param(lambda folder: load_scenario(folder, "en"), "not-a-scenario", id="scenario"),
        pytest.param(lambda folder: load_pack(folder, "en"), "not-a-pack", id="pack"),
    ],
)
def test_a_folder_without_the_file_is_told(
    tmp_path: Path, load: Callable[[Path], object], code: str
) -> None:
    """A folder that holds something else is named, with the file it should have."""
    with pytest.raises(ContentError, match="cannot be used") as raised:
        load(tmp_path / "elsewhere")
    (problem,) = raised.value.problems
    assert (problem.code, problem.file) == (code, tmp_path / "elsewhere")
    assert "in this folder" in problem.text


@pytest.mark.parametrize("name", ["My Tea", "tea_time", "Tea", "a" * 61])
def test_a_folder_whose_name_is_no_id_is_told(tmp_path: Path, name: str) -> None:
    """A scenario is known by its folder, so the folder's name has to be an id."""
    write_pack(tmp_path, **{name: minimal_scenario()})
    (problem,) = problems(tmp_path / name)
    assert (problem.code, problem.line) == ("bad-id", None)
    assert "lowercase" in problem.text


def test_other_scenarios_are_unaffected(tmp_path: Path) -> None:
    """A broken scenario leaves those beside it playable."""
    write_pack(tmp_path, broken={"title": 5}, whole=minimal_scenario())
    assert problems(tmp_path / "broken")
    assert load_scenario(tmp_path / "whole", "en", load_pack(tmp_path, "en")).id == "whole"


def test_a_pack_is_read_in_a_language(tmp_path: Path) -> None:
    """Topics and principles come in the language asked for, where translated."""
    write_toml(write_pack(tmp_path) / "nl.toml", {"topics": {"asking": {"title": "Vragen"}}})
    assert load_pack(tmp_path, "nl").topics["asking"].title == "Vragen"
    assert load_pack(tmp_path, "nl").title == "A pack for tests"
    assert load_pack(tmp_path, "en").topics["asking"].title == "Asking"


def test_each_problem_of_a_pack_is_told(tmp_path: Path) -> None:
    """A pack and its translation are held to the same standard as a scenario."""
    write_pack(tmp_path, pack=bent(minimal_pack(), id="My Pack", principles={}, topcis={}))
    write_toml(tmp_path / "nl.toml", {"principles": {"ask-planly": {"rule": "Vraag."}}})
    found = {(each.file.name, each.code, each.where) for each in read_pack(tmp_path).problems}
    assert found == {
        ("pack.toml", "bad-id", "id"),
        ("pack.toml", "missing-key", "principles"),
        ("pack.toml", "unknown-key", "topcis"),
        ("nl.toml", "unknown-name", "principles.ask-planly"),
    }


def test_a_whole_reading_holds_every_file(tmp_path: Path) -> None:
    """Original and translations can be looked into after reading."""
    file = write_overlay(write_pack(tmp_path), "small-favour", {"title": "Kleine gunst"})
    source = read_scenario(file.parent, load_pack(tmp_path, "en"))
    assert source.value == load_scenario(file.parent, "en")
    assert source.file is not None
    assert source.file.data["minutes"] == 1
    assert source.overlays["nl"].path == file
    assert source.problems == ()
