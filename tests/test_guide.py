"""What the guide for authors promises: its example holds up, and it says what is so."""

from __future__ import annotations

import os
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest

from coach.commands.parsing.program import program_parser, shared_options
from coach.content.author.explanations import explanations
from coach.content.author.schema import MODELS, schema
from coach.content.check.graph.states import explore
from coach.content.check.packs import check_packs
from coach.content.loading import load_pack, load_scenario
from tests.factory import write_toml
from tests.playing import start

FOLDER = Path(__file__).parent.parent / "scenarios"
GUIDE = (FOLDER / "README.md").read_text("utf-8")
WHOLE = re.compile(r"<!-- ([\w-]+) -->\n```toml\n(.*?)```\n<!-- /\1 -->", re.DOTALL)
FILES = {
    "pack": "pack.toml",
    "pack-nl": "nl.toml",
    "scenario": "until-nine/scenario.toml",
    "scenario-nl": "until-nine/nl.toml",
}
TEXTS = dict(WHOLE.findall(GUIDE))


def _chapter(title: str) -> str:
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", _unfenced(), re.DOTALL | re.M)
    assert found is not None, title
    return found[1]


def _unfenced() -> str:
    return re.sub(r"^```.*?^```$", "", GUIDE, flags=re.DOTALL | re.M)


def _fenced(kind: str, text: str = GUIDE) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", WHOLE.sub("", text), re.DOTALL | re.M)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The example as a reader who copies it has it."""
    folder = tmp_path / "our-pack"
    for name, file in FILES.items():
        write_toml(folder / file, TEXTS[name])
    return folder


class TestExample:
    def test_it_has_no_problems(self, pack: Path) -> None:
        """Not so much as a warning, in either language."""
        assert check_packs([pack]).problems == ()

    @pytest.mark.parametrize("language", ["en", "nl"])
    def test_it_can_be_played_to_every_ending(
        self, language: str, pack: Path, tmp_path: Path
    ) -> None:
        """By the replies in their words, on a shortest way."""
        scenario = load_scenario(pack / "until-nine", language, load_pack(pack, language))
        graph = explore(scenario)
        ways = {state.place: graph.way(number) for number, state in enumerate(graph.states)}
        assert len(scenario.endings) == 3
        for name, ending in scenario.endings.items():
            steps = [step.split(": ") for step in ways[name]]
            replies = [scenario.scenes[scene].reply(reply) for scene, reply in steps]
            says = [reply.text for reply in replies if reply]
            argv = ("play", "until-nine", "--plain", "--new", "--lang", language)
            done = start(*argv, home=tmp_path, packs=(pack,), says=says)
            assert (done.status, done.err) == (0, "")
            assert ending.title in done.out

    @pytest.mark.parametrize("fragment", _fenced("toml"), ids=lambda text: text.split("\n")[0])
    def test_what_the_steps_show_is_in_it(self, fragment: str) -> None:
        """Word for word; other fragments are notes, which TOML reads as nothing."""
        assert any(fragment in text for text in TEXTS.values()) or tomllib.loads(fragment) == {}


MISTAKES = [
    pytest.param("take it! Ten bring", 'take it! "Ten" bring', id="a quote in a text"),
    pytest.param('(Sunday instead\n)"""\n', r"\1", id="a text not closed"),
    pytest.param(r"minutes = 2\n(.*?trust = 55\n)", r"\1minutes = 2\n", id="below a table"),
    pytest.param('"in-the-corridor"', '"in-the-coridor"', id="a name that leads nowhere"),
    pytest.param("balogun: The gym", "balogn: The gym", id="a speaker misspelt"),
    pytest.param("recovery = true\n", "", id="a mark left out"),
]


@pytest.mark.parametrize(("before", "after"), MISTAKES)
def test_a_mistake_is_told_as_the_guide_shows(
    before: str, after: str, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the same words, and on the same line."""
    text, count = re.subn(before, after, TEXTS["scenario"], count=1, flags=re.DOTALL)
    assert count == 1
    write_toml(pack / FILES["scenario"], text)
    monkeypatch.chdir(tmp_path)
    told = start("check", "our-pack", home=tmp_path).out.partition("\n\n")[0]
    assert f"{told.replace(os.sep, '/')}\n" in _fenced("text")


def test_a_pack_that_is_not_in_use_is_told_as_the_guide_shows(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what else the guide says to type there works."""
    monkeypatch.chdir(pack.parent)
    assert start("play", "until-nine", home=tmp_path).err in _fenced("text")
    assert "`coach play our-pack/until-nine`" in GUIDE
    assert start("play", "our-pack/until-nine", home=tmp_path).status == 0


def _commands(text: str = GUIDE) -> list[str]:
    return [line for block in _fenced("sh", text) for line in block.splitlines()]


def _parts(*titles: str) -> str:
    """The chapters with these titles, fenced texts and all."""
    chapters = re.split(r"^## ", GUIDE, flags=re.M)
    return "".join(each for each in chapters if each.startswith(titles))


@pytest.mark.parametrize("command", [each for each in _commands() if each.startswith("coach ")])
def test_every_command_is_understood(command: str) -> None:
    """The program knows each of them with its options."""
    shared, rest = shared_options(shlex.split(command)[1:], 80)
    assert program_parser(80).parse_args(rest, shared).handler


def test_an_afternoon(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed in a new folder works, from the first command to the last."""
    monkeypatch.chdir(tmp_path)
    for command in _commands(_parts("An afternoon", "Other languages", "Sharing a pack")):
        if "--watch" not in command:
            done = start(*shlex.split(command)[1:], home=home)
            assert (done.status, done.err) == (0, ""), command


def test_trying_the_example(pack: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps try out what is there."""
    monkeypatch.chdir(pack.parent)
    (command,) = _commands(_parts("A small scenario"))
    assert "One pan marked the chess table" in start(*shlex.split(command)[1:], home=home).out


HEADINGS = {
    "Pack": "pack.toml",
    "Topic": "A topic",
    "Principle": "A principle",
    "Finding": "A finding",
    "Scenario": "scenario.toml",
    "Person": "A person",
    "Scene": "A scene",
    "Reply": "A reply",
    "Route": "A route",
    "Condition": "A condition",
    "Ending": "An ending",
    "Exercise": "An exercise",
    "Step": "A step",
}
"""Table of the format to the heading that tells its keys."""
ROWS_OF_TEXTS = {
    "PackOverlay": "a pack",
    "TopicOverlay": "a pack",
    "PrincipleOverlay": "a pack",
    "FindingOverlay": "a pack",
    "ScenarioOverlay": "a scenario",
    "PersonOverlay": "a person",
    "SceneOverlay": "a scene",
    "ReplyOverlay": "a reply",
    "EndingOverlay": "an ending",
    "ExerciseOverlay": "an exercise",
}
"""Table of a translation to the row that tells its texts."""
_CHOICES = {"Grade", "Outcome", "Mode", "Counts"}


def _tables() -> dict[str, Any]:
    """Every table of the format, as its schema has it."""
    whole = [schema(kind) for kind in MODELS]
    parts = [part for each in whole for part in each.get("$defs", {}).items()]
    return {**{each["title"]: each for each in whole}, **dict(parts)}


def _rows(title: str) -> dict[str, str]:
    """The first cell of every row below a heading, with the second."""
    rows = re.findall(r"^\| (.*?) \| ?(.*?) ?\|", _chapter(title), re.M)
    return {first.strip("`"): second for first, second in rows if first not in {"key", "of"}}


def test_every_table_of_the_format_is_in_the_guide() -> None:
    """One that is new has to be written about."""
    assert _tables().keys() == {*HEADINGS, *ROWS_OF_TEXTS, *_CHOICES}


@pytest.mark.parametrize("table", HEADINGS)
def test_every_key_is_in_the_guide_and_no_other(table: str) -> None:
    """With whether it is needed wherever its table is."""
    told, described = _rows(HEADINGS[table]), _tables()[table]
    assert told.keys() == described["properties"].keys()
    needed = {key for key, cell in told.items() if cell == "yes"}
    assert needed == {*described.get("required", ())}


@pytest.mark.parametrize("row", sorted(set(ROWS_OF_TEXTS.values())))
def test_every_text_of_a_translation_is_in_the_guide(row: str) -> None:
    """Those and no others."""
    tables = [_tables()[name] for name, each in ROWS_OF_TEXTS.items() if each == row]
    texts = {key for each in tables for key, value in each["properties"].items() if _is_text(value)}
    assert set(re.findall(r"`(\w+)`", _rows("A translation")[row])) == texts


def _is_text(described: dict[str, Any]) -> bool:
    return described.get("type") == "string"


def test_every_choice_is_in_the_guide() -> None:
    """What a grade, an outcome, a role, a medium or a mode may be."""
    parts = _tables()
    media, role = (parts["Scenario"]["properties"][key] for key in ("media", "role"))
    choices = [*media["items"]["enum"], *role["enum"]]
    choices += [each for name in _CHOICES for each in parts[name]["enum"]]
    assert [each for each in choices if f"`{each}`" not in _unfenced()] == []


def test_every_code_in_the_guide_is_one() -> None:
    """Whoever reads of a problem can have it explained."""
    rows = _rows("What the check says")
    codes = [code for cell in rows for code in re.findall(r"[a-z]+(?:-[a-z]+)+", cell)]
    assert len(codes) > 10
    assert [code for code in codes if code not in explanations()] == []


def test_every_link_inside_the_guide_leads_somewhere() -> None:
    """To one of its headings, as code hosts make their names; or to a file that is there."""
    titles = re.findall(r"^#+ (.*)$", _unfenced(), re.M)
    names = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
    for target in re.findall(r"\]\((?!http)(.*?)\)", _unfenced()):
        file, _hash, name = target.partition("#")
        assert (FOLDER / file).exists()
        assert file or name in names, target
