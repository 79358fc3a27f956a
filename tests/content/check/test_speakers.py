"""Lines of people who are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content.check.packs import check_packs
from coach.errors import Problem, Severity
from tests.content.telling import bent, but_lengths, line_at
from tests.factory import minimal_pack, minimal_scenario, write_overlay, write_pack

ENGLISH = minimal_pack(languages=["en"])
PLACES = [
    "scenes.ask.lines",
    "scenes.ask.replies.0.reaction",
    "endings.good.text",
]


def found(folder: Path, place: str, text: str) -> tuple[Problem, ...]:
    """What is wrong where this is said in the scenario."""
    told = bent(minimal_scenario(), **{place: text})
    return but_lengths(check_packs([write_pack(folder, tea=told, pack=ENGLISH)]))


@pytest.mark.parametrize("place", PLACES)
def test_a_misspelt_speaker_is_told(place: str, tmp_path: Path) -> None:
    """Wherever people speak, with the id that was meant; once, however often."""
    text = "Monday.\n\nanne: Yes?\n\nanne: I am here."
    (problem,) = found(tmp_path, place, text)
    assert (problem.code, problem.severity) == ("unknown-speaker", Severity.WARNING)
    assert "Did you mean `ann`?" in problem.text
    assert line_at(problem).startswith(place.rpartition(".")[2])


def test_a_misspelt_speaker_without_a_blank_line_before(tmp_path: Path) -> None:
    """Else somebody else would say it; in a chat, lines often follow each other so."""
    (problem,) = found(tmp_path, "scenes.ask.lines", "Monday.\nann: Yes?\nanne:I am here.")
    assert "so this goes on with what stands before it. Did you mean `ann`?" in problem.text


def test_somebody_new_has_to_be_added(tmp_path: Path) -> None:
    """Where nobody has an id like it."""
    (problem,) = found(tmp_path, "scenes.ask.lines", "ludovic: Yes?")
    assert "add `[people.ludovic]`" in problem.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ann: Yes?\n\nyou: One question.", id="who is there"),
        pytest.param("10:15. Ann waits.\n\n17: the number of her room.", id="a number"),
        pytest.param("Subject: one more thing.", id="a capital"),
        pytest.param("She wants three\nthings: tea, cake, quiet.", id="a line wrapped"),
        pytest.param("ann: https://example.org\n\nhttps://example.org", id="an address"),
        pytest.param(
            "She asks for\nanna: her own word.", id="a line wrapped at what is like an id"
        ),
        pytest.param("so this is it: tea.", id="several words"),
    ],
)
def test_what_is_meant_to_be_told(text: str, tmp_path: Path) -> None:
    """Not everything with a colon is speech."""
    assert found(tmp_path, "scenes.ask.lines", text) == ()


def test_a_translation_is_read_too(tmp_path: Path) -> None:
    """It has its own lines, and its own mistakes."""
    write_pack(tmp_path, tea=minimal_scenario())
    overlay = write_overlay(tmp_path, "tea", {"endings": {"good": {"text": "anne: Dag."}}})
    problems = [each for each in but_lengths(check_packs([tmp_path])) if each.file == overlay]
    assert [each.where for each in problems if each.code == "unknown-speaker"] == [
        "endings.good.text"
    ]


def test_it_can_be_meant_so(tmp_path: Path) -> None:
    """With a reason above it."""
    folder = write_pack(tmp_path, tea=minimal_scenario(), pack=ENGLISH)
    file = folder / "tea" / "scenario.toml"
    text = file.read_text("utf-8")
    before = 'text = "Ann smiles."'
    allowed = '# coach: allow unknown-speaker It is how she signs.\ntext = "anne: Smiles."'
    assert before in text
    file.write_text(text.replace(before, allowed), "utf-8")
    assert but_lengths(check_packs([folder])) == ()
