"""`coach export --twee` and `coach import` on the command line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from coach.content.check.packs import check_packs
from tests.factory import Data, write_overlay, write_pack
from tests.playing import start

STORY = ":: Start\n[[Ask plainly->Well]]\n[[Walk out->Badly]]\n\n:: Well\nGood.\n\n:: Badly\nBad.\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with one scenario and its translation."""
    folder = write_pack(tmp_path / "own")
    write_overlay(folder, "small-favour", {"title": "Kleine gunst"})
    return folder


def data_of(file: Path) -> Data:
    return tomllib.loads(file.read_text("utf-8"))


def test_there_and_back(pack: Path, tmp_path: Path) -> None:
    """The same scenario under another name; what stays behind is told; it can be played."""
    out = tmp_path / "favour.twee"
    done = start(
        "export", "small-favour", "--twee", "--out", str(out), home=tmp_path, packs=(pack,)
    )
    assert (done.status, done.err) == (0, "")
    assert f"Written: {out}" in done.out
    assert "the translations: nl." in done.out
    argv = ("import", str(out), "--pack", str(pack), "--name", "favour-again")
    done = start(*argv, home=tmp_path)
    assert (done.status, done.err) == (0, "")
    again = pack / "favour-again" / "scenario.toml"
    assert data_of(again) == data_of(pack / "small-favour" / "scenario.toml")
    assert f"coach play favour-again --pack {pack}" in done.out
    played = start("play", "favour-again", "--plain", home=tmp_path, packs=(pack,), typed="1\n")
    assert played.status == 0


def test_notes_of_the_author_are_told_of(pack: Path, tmp_path: Path) -> None:
    """Twee has no place for what stands behind #."""
    file = pack / "small-favour" / "scenario.toml"
    out = tmp_path / "one.twee"
    argv = ("export", "small-favour", "--twee", "--out")
    assert "behind #" not in start(*argv, str(out), home=tmp_path, packs=(pack,)).out
    file.write_text(file.read_text("utf-8") + "\n# To do: a third reply.\n", "utf-8")
    out = tmp_path / "two.twee"
    assert "behind #" in start(*argv, str(out), home=tmp_path, packs=(pack,)).out


def test_without_a_file_it_is_printed(pack: Path, tmp_path: Path) -> None:
    """Twee alone on the output; what is to be said stands on the other stream."""
    done = start("export", "small-favour", "--twee", home=tmp_path, packs=(pack,))
    assert done.status == 0
    assert done.out.startswith(":: StoryTitle\nA small favour\n")
    assert "Not in it, the translations: nl." in done.err


def test_nothing_is_overwritten(pack: Path, tmp_path: Path) -> None:
    """Neither a file nor a scenario that is there."""
    out = tmp_path / "favour.twee"
    export = ("export", "small-favour", "--twee", "--out", str(out))
    start(*export, home=tmp_path, packs=(pack,))
    written = out.read_text("utf-8")
    out.write_text(f"Mine.\n{written}", "utf-8")
    done = start(*export, home=tmp_path, packs=(pack,))
    assert (done.status, out.read_text("utf-8")) == (2, f"Mine.\n{written}")
    assert "is there already" in done.err
    before = (pack / "small-favour" / "scenario.toml").read_bytes()
    done = start("import", str(out), "--pack", str(pack), home=tmp_path)
    assert done.status == 2
    assert "small-favour" in done.err
    assert (pack / "small-favour" / "scenario.toml").read_bytes() == before


def test_a_story_from_elsewhere(pack: Path, tmp_path: Path) -> None:
    """Named after its file; it has no errors, and what is to be written is told, then checked."""
    file = tmp_path / "Two Doors.twee"
    file.write_text(STORY, "utf-8")
    done = start("import", str(file), "--pack", str(pack), home=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert "where the file says TODO" in done.out
    assert data_of(pack / "two-doors" / "scenario.toml")["title"] == "Two Doors"
    problems = [each for each in check_packs([pack]).problems if "two-doors" in str(each.file)]
    assert [each for each in problems if each.severity == "error"] == []
    unfinished = [each for each in problems if each.code == "unfinished-text"]
    text = (pack / "two-doors" / "scenario.toml").read_text("utf-8")
    assert len(unfinished) == text.count("TODO") > 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "cannot be read"),
        (b":: One\n\xff", ":2: This is not UTF-8"),
        (b":: One\n[[Two]]\n", ":2: This leads to"),
        (b"<html>", "has no passages"),
    ],
)
def test_a_file_that_is_no_story(
    content: bytes | None, told: str, pack: Path, tmp_path: Path
) -> None:
    """One line says where and what to do, and nothing is written."""
    file = tmp_path / "story.twee"
    if content is not None:
        file.write_bytes(content)
    done = start("import", str(file), "--pack", str(pack), home=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert told in done.err
    assert sorted(each.name for each in pack.iterdir()) == ["pack.toml", "small-favour"]


def test_a_pack_has_to_be_named(tmp_path: Path) -> None:
    """Importing never guesses where a scenario goes."""
    file = tmp_path / "story.twee"
    file.write_text(STORY, "utf-8")
    done = start("import", str(file), home=tmp_path)
    assert done.status == 2
    assert "--pack" in done.err
