"""`coach transcript`: which conversation is written down, where to, and with what."""

from __future__ import annotations

from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from coach.cli import main
from tests.factory import minimal_pack, minimal_scenario, write_pack
from tests.playing import Done, start, surroundings
from tests.tui.samples import errand


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(
        tmp_path / "pack",
        pack=minimal_pack(path=["errand", "tea"]),
        errand=errand(),
        tea=minimal_scenario(title="Tea", goal="Tea é"),
    )


def coach(*argv: str, home: Path, pack: Path, typed: str = "") -> Done:
    return start(*argv, home=home, packs=(pack,), typed=typed)


def play(name: str, *options: str, home: Path, pack: Path, typed: str = "1\n1\n1\n") -> None:
    done = coach("play", name, "--seed", "7", *options, home=home, pack=pack, typed=typed)
    assert done.status == 0


def ids(home: Path, scenario: str) -> list[str]:
    return sorted(file.stem for file in (home / "journal" / scenario).glob("*.toml"))


def test_the_one_finished_last(home: Path, pack: Path) -> None:
    """Without a name it is the conversation finished last, as Markdown on the output."""
    play("errand", home=home, pack=pack)
    play("tea", home=home, pack=pack)
    play("errand", home=home, pack=pack, typed="1\n")
    done = coach("transcript", home=home, pack=pack)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("# Tea\n")
    assert "**Coach · 1" in done.out


def test_by_name_and_by_attempt(home: Path, pack: Path) -> None:
    """A scenario by any part of its name; an attempt by the name of its file or its beginning."""
    play("errand", home=home, pack=pack)
    play("tea", home=home, pack=pack)
    [attempt] = ids(home, "errand")
    for name in ("err", attempt, attempt[:-2]):
        assert coach("transcript", name, home=home, pack=pack).out.startswith("# An errand\n")


def test_without_the_coach(home: Path, pack: Path) -> None:
    """`--no-coach` leaves notes and score out; `--coach` is what happens anyway."""
    play("tea", home=home, pack=pack)
    without = coach("transcript", "--no-coach", home=home, pack=pack).out
    assert "Coach" not in without
    assert "percent" not in without
    plain = coach("transcript", home=home, pack=pack).out
    assert coach("transcript", "--coach", home=home, pack=pack).out == plain


def test_into_a_file(home: Path, pack: Path, tmp_path: Path) -> None:
    """`--out` says where it is; a name that ends in .html makes a page of it."""
    play("tea", home=home, pack=pack)
    for name, begin in (("tea.md", "# Tea\n"), ("tea.HTML", "<!DOCTYPE html>\n")):
        file = tmp_path / name
        done = coach("transcript", "--out", str(file), home=home, pack=pack)
        assert done.out == f"Written: {file}\n"
        assert file.read_text("utf-8").startswith(begin)
    html = coach("transcript", "--html", home=home, pack=pack).out
    assert html == (tmp_path / "tea.HTML").read_text("utf-8")


def test_a_page_for_any_encoding(home: Path, pack: Path) -> None:
    """A page sent to an output that knows few characters still shows all of them."""
    play("tea", home=home, pack=pack)
    raw = BytesIO()
    stdout = TextIOWrapper(raw, encoding="cp1252", newline="\n")
    status = main(
        ["transcript", "--html"],
        stdin=StringIO(),
        stdout=stdout,
        stderr=StringIO(),
        environ=surroundings(home, pack),
    )
    assert (status, stdout.closed) == (0, False)
    assert b"Tea &#233;" in raw.getvalue()
    assert raw.getvalue().isascii()


def test_half_done(home: Path, pack: Path) -> None:
    """In practice the notes up to there are there; an assessment keeps them for its end."""
    play("errand", home=home, pack=pack, typed="1\n")
    play("tea", "--assessment", home=home, pack=pack, typed="")
    [practised] = ids(home, "errand")
    out = coach("transcript", practised, home=home, pack=pack).out
    assert "*It is half done: this is as far as it goes.*" in out
    assert "**Coach · 1" in out
    assert "percent" not in out
    play("errand", "--assessment", home=home, pack=pack, typed="1\n")
    [assessed] = [each for each in ids(home, "errand") if each != practised]
    out = coach("transcript", assessed, home=home, pack=pack).out
    assert "half done" in out
    assert "Coach" not in out


def test_a_scenario_that_has_changed(home: Path, pack: Path) -> None:
    """What still fits is written down, and what does not is told of."""
    play("errand", home=home, pack=pack)
    changed = errand()
    changed["scenes"]["mail"]["replies"][0]["id"] = "another"
    changed["scenes"]["mail"]["replies"][1]["id"] = "others"
    write_pack(pack, pack=minimal_pack(), errand=changed)
    out = coach("transcript", "errand", home=home, pack=pack).out
    assert "answer no longer fits and is left out.*" in out
    assert "Say " in out


CANNOT = {
    "nothing finished": ((), "You have finished none yet. Type: coach play"),
    "this one not finished": (("tea",), "You have not finished tea yet. Type: coach play tea"),
    "no such name": (("xyz",), "xyz"),
    "no such attempt": (("20200101T000000Z-abc",), "There is no attempt 20200101T000000Z-abc;"),
}


@pytest.mark.parametrize(("argv", "said"), CANNOT.values(), ids=CANNOT)
def test_what_cannot_be_written_down(
    argv: tuple[str, ...], said: str, home: Path, pack: Path
) -> None:
    """One line says what is missing, and what to do."""
    done = coach("transcript", *argv, home=home, pack=pack)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_where_nothing_can_be_written(home: Path, pack: Path, tmp_path: Path) -> None:
    """A folder that is not there is told by name; nothing else happens."""
    play("tea", home=home, pack=pack)
    file = tmp_path / "nowhere" / "tea.md"
    done = coach("transcript", "--out", str(file), home=home, pack=pack)
    assert (done.status, done.out) == (2, "")
    assert f"{file} cannot be written:" in done.err


def test_an_attempt_of_a_pack_that_is_not_here(home: Path, pack: Path, tmp_path: Path) -> None:
    """It is passed over without a name, and told of when it is asked for."""
    play("errand", home=home, pack=pack)
    other = write_pack(tmp_path / "other", soup=minimal_scenario())
    [attempt] = ids(home, "errand")
    assert "You have finished none yet." in coach("transcript", home=home, pack=other).err
    done = coach("transcript", attempt, home=home, pack=other)
    assert "errand is in no pack here. Add its pack with --pack FOLDER." in done.err


def test_in_dutch(home: Path, pack: Path) -> None:
    """Whatever language it was played in, it is written in the one asked for."""
    play("tea", home=home, pack=pack)
    assert "**Wat je wilt:**" in coach("transcript", "--lang", "nl", home=home, pack=pack).out
