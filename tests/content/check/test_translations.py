"""Texts that a translation leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content.check.packs import Checked, check_packs
from coach.errors import Severity
from tests.content.telling import but_lengths, line_at
from tests.factory import (
    Data,
    minimal_pack,
    minimal_scenario,
    write_overlay,
    write_pack,
    write_toml,
)

REPLIES: Data = {
    "plain": {"say": "Ja.", "why": "Zo.", "reaction": "ann: Goed."},
    "rude": {
        "say": "Nee.",
        "why": "Zo.",
        "instead": "Vraag het.",
        "fits": "Als er haast was.",
        "reaction": "ann: O.",
    },
}
DUTCH: Data = {
    "title": "Een kleine gunst",
    "summary": "Je hebt één antwoord van Ann nodig.",
    "goal": "Eén antwoord",
    "brief": "Je bent Sam. Ann weet het.",
    "people": {"ann": {"about": "Een collega"}},
    "scenes": {"ask": {"lines": "ann: Ja?", "recap": "Ann heeft even tijd.", "replies": REPLIES}},
    "endings": {
        "good": {"title": "Beantwoord", "text": "Ann lacht."},
        "bad": {"title": "Onbeantwoord", "text": "Ann gaat weg."},
    },
}
PACK_DUTCH: Data = {
    "title": "Een pakket",
    "topics": {"asking": {"title": "Vragen"}},
    "principles": {"ask-plainly": {"rule": "Vraag gewoon.", "note": "Dat scheelt tijd."}},
}


def codes(checked: Checked) -> list[str]:
    return [problem.code for problem in but_lengths(checked)]


def dutch_pack(folder: Path, texts: Data = DUTCH, pack_texts: Data = PACK_DUTCH) -> Path:
    write_pack(folder)
    write_toml(folder / "nl.toml", pack_texts)
    write_overlay(folder, "small-favour", texts)
    return folder


def without(data: Data, *path: str) -> Data:
    """`data` with the key at `path` left out; `data` itself stays."""
    key, *inside = path
    if not inside:
        return {name: value for name, value in data.items() if name != key}
    return {**data, key: without(data[key], *inside)}


def test_a_whole_translation_is_passed_over(tmp_path: Path) -> None:
    """Names of people may stay as they are."""
    assert but_lengths(check_packs([dutch_pack(tmp_path)])) == ()


def test_a_missing_file_is_one_warning(tmp_path: Path) -> None:
    """However many texts it would hold."""
    pack = dutch_pack(tmp_path)
    (pack / "small-favour" / "nl.toml").unlink()
    (problem,) = but_lengths(check_packs([pack]))
    assert (problem.code, problem.severity) == ("missing-translation", Severity.WARNING)
    assert problem.file == pack / "small-favour" / "nl.toml"
    assert "`nl`" in problem.text


@pytest.mark.parametrize(
    ("path", "where", "says"),
    [
        pytest.param(("title",), "", "`title`", id="a text of the header"),
        pytest.param(("people", "ann", "about"), "people.ann", "`about`", id="a person"),
        pytest.param(("scenes", "ask", "lines"), "scenes.ask", "`lines`", id="a scene"),
        pytest.param(
            ("scenes", "ask", "replies", "rude", "instead"),
            "scenes.ask",
            "`replies.rude.instead`",
            id="a reply",
        ),
        pytest.param(
            ("scenes", "ask", "replies"),
            "scenes.ask",
            "`replies.plain.say`, `replies.plain.why`",
            id="all replies of a scene",
        ),
        pytest.param(("endings", "bad"), "endings.bad", "`title`, `text`", id="an ending"),
    ],
)
def test_a_text_left_out_is_told_where_it_belongs(
    tmp_path: Path, path: tuple[str, ...], where: str, says: str
) -> None:
    """One warning for each scene, person or ending, naming the keys."""
    (problem,) = but_lengths(check_packs([dutch_pack(tmp_path, without(DUTCH, *path))]))
    assert (problem.code, problem.where) == ("missing-translation", where)
    assert problem.severity is Severity.WARNING
    assert says in problem.text
    if problem.line:
        assert where.split(".", maxsplit=1)[0] in line_at(problem)


def test_several_texts_of_one_scene_are_one_warning(tmp_path: Path) -> None:
    """Grouped, so that a half-done scene is one line."""
    texts = without(without(DUTCH, "scenes", "ask", "lines"), "scenes", "ask", "recap")
    (problem,) = but_lengths(check_packs([dutch_pack(tmp_path, texts)]))
    assert "`lines`, `recap`" in problem.text


def test_a_pack_is_translated_too(tmp_path: Path) -> None:
    """Topics and principles have a translation beside pack.toml."""
    texts = without(PACK_DUTCH, "principles", "ask-plainly", "note")
    (problem,) = but_lengths(check_packs([dutch_pack(tmp_path, pack_texts=texts)]))
    assert problem.where == "principles.ask-plainly"
    assert problem.file == tmp_path / "nl.toml"


def test_the_finding_behind_a_principle_is_translated(tmp_path: Path) -> None:
    """Its source, a reference to a work, may stay as it is."""
    pack = dutch_pack(tmp_path)
    finding = {"text": "Found.", "caution": "Few.", "source": "Somebody 2008"}
    principle = {"rule": "Ask plainly.", "note": "It saves time.", "finding": finding}
    write_toml(pack / "pack.toml", minimal_pack(principles={"ask-plainly": principle}))
    (problem,) = but_lengths(check_packs([pack]))
    assert problem.text.count("`") == 4
    assert "`finding.text`, `finding.caution`" in problem.text


def test_a_translation_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    """What is wrong with it is told instead."""
    pack = dutch_pack(tmp_path)
    write_toml(pack / "small-favour" / "nl.toml", "title =")
    assert codes(check_packs([pack])) == ["wrong-toml"]


def test_a_scenario_on_its_own_has_the_translations_beside_it(tmp_path: Path) -> None:
    """Without a pack around it, a language is asked for once there is a file for it."""
    write_toml(tmp_path / "tea" / "scenario.toml", minimal_scenario())
    assert but_lengths(check_packs([tmp_path / "tea"])) == ()
    write_toml(tmp_path / "tea" / "nl.toml", without(DUTCH, "goal"))
    assert codes(check_packs([tmp_path / "tea"])) == ["missing-translation"]
