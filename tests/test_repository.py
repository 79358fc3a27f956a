"""What the repository promises to whoever opens it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from coach.content.author.schema import MODELS, schema
from coach.content.check.packs import check_packs

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def _block(name: str) -> str:
    marked = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```\n<!-- /{name} -->", README, re.DOTALL)
    assert marked is not None, name
    return marked[1]


def test_the_scenario_of_the_readme_has_no_problems(tmp_path: Path) -> None:
    """Whoever copies the README's scenario has one to which the checks only miss a translation."""
    shutil.copy(ROOT / "scenarios" / "pack.toml", tmp_path)
    folder = tmp_path / "a-seat-at-lunch"
    folder.mkdir()
    (folder / "scenario.toml").write_text(_block("scenario"), "utf-8")
    assert {each.code for each in check_packs([folder]).problems} == {"missing-translation"}


def test_the_exercise_of_the_readme_has_no_problems(tmp_path: Path) -> None:
    """Whoever copies the README's exercise can send it."""
    file = tmp_path / "welcome.toml"
    file.write_text(_block("exercise"), "utf-8")
    scenarios = {folder.parent.name for folder in (ROOT / "scenarios").glob("*/scenario.toml")}
    assert check_packs([file], elsewhere=scenarios).problems == ()


@pytest.mark.parametrize("picture", re.findall(r"!\[.*?\]\((.*?)\)", README))
def test_every_picture_of_the_readme_is_there(picture: str) -> None:
    """The README shows pictures that the tests keep true."""
    assert (ROOT / picture).is_file()


@pytest.mark.parametrize("kind", MODELS)
def test_the_schema_beside_the_scenarios_is_that_of_the_program(kind: str) -> None:
    """An editor that follows a `#:schema` line checks what the program checks."""
    file = ROOT / "scenarios" / ".schema" / f"{kind}.json"
    assert json.loads(file.read_text("utf-8")) == schema(kind), "coach schema --pack scenarios"


@pytest.mark.parametrize("file", sorted((ROOT / "scenarios").rglob("*.toml")), ids=str)
def test_every_file_of_the_pack_names_its_schema(file: Path) -> None:
    """Opened in an editor, every file of our pack is completed and checked."""
    named = re.match(r"#:schema (\S+)\n", file.read_text("utf-8"))
    assert named is not None
    assert (file.parent / named[1]).is_file()
