"""Handing in: the record that is written, where it goes, and how one is checked."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from coach.cli import main
from coach.exercise.record import Record
from tests.factory import minimal_exercise, write_exercise_pack, write_toml
from tests.playing import Done, Terminal, start, surroundings

PLAIN, RUDE = ["", "Say plain.", "Say plain."], ["", "Say plain.", "Say rude."]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_exercise_pack(tmp_path / "pack")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program is started in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def passed(home: Path, pack: Path) -> None:
    """A learner who has passed the exercise."""
    done = start("onboard", home=home, packs=(pack,), says=[*PLAIN, *PLAIN])
    assert "Passed: 100 percent" in done.out


def record(*argv: str, home: Path, pack: Path, **environ: str) -> Done:
    return start("record", *argv, home=home, packs=(pack,), **environ)


def read(file: Path) -> Record:
    return Record.from_toml(file.read_text("utf-8"))


@pytest.mark.usefixtures("passed")
def test_it_is_put_where_one_is(home: Path, pack: Path, here: Path) -> None:
    """The file has a name one can send, says what is in it, and nothing is written over."""
    names = ["record-start-zoe-van-dijk.toml", "record-start-zoe-van-dijk-2.toml"]
    for name in names:
        status, out, err = record("--name", " Zoë  van Dijk ", home=home, pack=pack)
        assert (status, err) == (0, "")
        assert out == (
            "Zoë van Dijk: A first exercise.\n"
            "Passed, 100 percent, 2 of 2 professional; 2 attempts in it.\n"
            f"Written: {here / name}\n"
        )
    assert sorted(each.name for each in here.iterdir()) == sorted(names)
    assert read(here / names[0]).name == "Zoë van Dijk"
    assert read(here / names[0]).standing.passed


@pytest.mark.usefixtures("passed")
def test_where_one_may_not_write(
    home: Path, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is put beside the journal, and that place is told."""
    blocked = write_toml(tmp_path / "blocked", "a file where a folder should be")
    monkeypatch.setattr("coach.paths._here", lambda: blocked)
    status, out, err = record("--name", "Sam", home=home, pack=pack)
    assert (status, err) == (0, "")
    assert f"Written: {home / 'records' / 'record-start-sam.toml'}\n" in out
    assert read(home / "records" / "record-start-sam.toml").name == "Sam"


NAMES = [
    pytest.param([], 'name = "Sam"', "", "Sam", id="settings"),
    pytest.param(["--name", "Ann"], 'name = "Sam"', "", "Ann", id="option before settings"),
    pytest.param([], "", "Kim\n", "Kim", id="asked"),
    pytest.param(["--name", "[b]x[/b] 👩🏽‍💻"], "", "", "[b]x[/b] 👩🏽‍💻", id="brackets and emoji"),
    pytest.param(["--name", "Sam\x1b[2J\udcff"], "", "", "Sam[2J", id="what cannot be shown"),
    pytest.param(["--name", "مرحبا"], "", "", "مرحبا", id="another script"),
]


@pytest.mark.usefixtures("passed")
@pytest.mark.parametrize(("argv", "settings", "typed", "name"), NAMES)
def test_the_name_on_it(
    *, argv: list[str], settings: str, typed: str, name: str, home: Path, pack: Path, here: Path
) -> None:
    """The option's, that of the settings, or what is asked for where somebody can be asked."""
    write_toml(home / "settings.toml", settings)
    out, err = StringIO(), StringIO()
    status = main(
        ["record", *argv],
        stdin=Terminal(typed) if typed else StringIO(),
        stdout=out,
        stderr=err,
        environ=surroundings(home, pack),
    )
    asked = "Your name, as it should stand on the record: " if typed else ""
    assert (status, err.getvalue()) == (0, asked)
    [file] = here.iterdir()
    assert read(file).name == name
    assert out.getvalue().startswith(f"{name}: A first exercise.\n")


@pytest.mark.usefixtures("passed", "here")
@pytest.mark.parametrize("argv", [[], ["--name", " \x1b "]], ids=["none", "nothing in it"])
def test_without_a_name_there_is_no_record(argv: list[str], home: Path, pack: Path) -> None:
    """It says how to give one."""
    status, out, err = record(*argv, home=home, pack=pack)
    assert (status, out) == (2, "")
    assert err == "coach: A record needs a name. Add it: --name NAME\n"
    status, _out, err = record(*argv, home=home, pack=pack, LANG="nl")
    assert err == "coach: Op een verslag staat een naam. Geef hem op: --name NAAM\n"


@pytest.mark.usefixtures("passed")
def test_the_file_one_names(home: Path, pack: Path, tmp_path: Path) -> None:
    """A file, one in folders that are missing, or a folder; what is there stays as it is."""
    file, deep, folder = tmp_path / "mine.toml", tmp_path / "a" / "b.toml", tmp_path / "box"
    folder.mkdir()
    for out, written in (
        (file, file),
        (deep, deep),
        (folder, folder / "record-start-sam.toml"),
    ):
        done = record("--name", "Sam", "--out", str(out), home=home, pack=pack)
        assert done.status == 0, done.err
        assert read(written).name == "Sam"
    before = file.read_bytes()
    done = record("--name", "Ann", "--out", str(file), home=home, pack=pack)
    told = f"{file} is there already, and stays as it is; choose another name."
    assert done == (2, "", f"coach: {told}\n")
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="there are no such permissions")
@pytest.mark.usefixtures("passed")
def test_whoever_gets_it_can_read_it(home: Path, pack: Path, here: Path) -> None:
    """In a shared folder it is readable like any other file that is put there."""
    other = write_toml(here / "other.toml", "")
    out = here / "mine.toml"
    record("--name", "Sam", "--out", str(out), home=home, pack=pack)
    record("--name", "Sam", home=home, pack=pack)
    modes = {each.stat().st_mode for each in here.iterdir()}
    assert modes == {other.stat().st_mode}


@pytest.mark.usefixtures("passed")
@pytest.mark.parametrize("name", ["x" * 300, "pack/pack.toml/record.toml"])
def test_a_file_that_cannot_be(name: str, home: Path, pack: Path, tmp_path: Path) -> None:
    """A name that is too long, or a folder that is a file, is told in one line."""
    status, out, err = record("--name", "S", "--out", str(tmp_path / name), home=home, pack=pack)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "cannot be written" in err


@pytest.mark.usefixtures("passed")
@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_standard_output_holds_it_as_a_file_would(encoding: str, home: Path, pack: Path) -> None:
    """A pipe of any encoding carries a record that holds."""
    raw = BytesIO()
    out = TextIOWrapper(raw, encoding=encoding, newline="\r\n")
    argv = ["record", "--name", "Zoë ☕", "--out", "-"]
    environ = surroundings(home, pack)
    status = main(argv, stdin=StringIO(), stdout=out, stderr=StringIO(), environ=environ)
    assert status == 0
    assert Record.from_toml(raw.getvalue().decode()).name == "Zoë ☕"


@pytest.mark.usefixtures("here")
def test_before_anything_was_answered(home: Path, pack: Path) -> None:
    """There is nothing to hand in yet, and how to begin."""
    done = record("--name", "Sam", home=home, pack=pack)
    told = "There is nothing to hand in yet. To begin, type: coach onboard start"
    assert done == (2, "", f"coach: {told}\n")


@pytest.mark.parametrize(
    ("says", "told"),
    [
        (["", "Say plain."], "Not done yet; 0 attempts in it."),
        (PLAIN, "Not done yet; 1 attempt in it."),
        (
            [*PLAIN, *RUDE],
            "Not passed yet, 50 percent, 1 of 2 professional; 2 attempts in it.",
        ),
    ],
    ids=["half a step", "one step", "not passed"],
)
def test_it_can_be_written_at_any_time(
    says: list[str], told: str, home: Path, pack: Path, here: Path
) -> None:
    """What is missing is said, and such a record holds as well."""
    start("onboard", home=home, packs=(pack,), says=says)
    assert told in record("--name", "Sam", home=home, pack=pack).out
    verified = record("--verify", str(*here.iterdir()), home=home, pack=pack)
    assert verified.status == 0
    assert told in verified.out


@pytest.mark.usefixtures("passed")
def test_a_full_disk(home: Path, pack: Path, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told in one line, and no half of a record is left behind."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    for out in ([], ["--out", str(here / "mine.toml")]):
        status, told, err = record("--name", "Sam", *out, home=home, pack=pack)
        assert (status, told, err.count("\n")) == (2, "", 1)
        assert "cannot be written: No space left on device" in err
    assert list(here.iterdir()) == []


@pytest.fixture
def handed_in(passed: None, home: Path, pack: Path, tmp_path: Path) -> Path:  # noqa: ARG001
    """The record of that learner, at whoever checks it."""
    file = tmp_path / "in" / "sam.toml"
    assert record("--name", "Sam", "--out", str(file), home=home, pack=pack).status == 0
    return file


def test_a_record_that_holds(home: Path, pack: Path, handed_in: Path) -> None:
    """The status is 0, and it says what is in it."""
    done = record("--verify", str(handed_in), home=home, pack=pack)
    assert done == (
        0,
        f"{handed_in}: it holds. Scores and result follow from the moves in it.\n"
        "Sam: A first exercise.\n"
        "Passed, 100 percent, 2 of 2 professional; 2 attempts in it.\n\n",
        "",
    )


def forge(file: Path, **changes: Any) -> Path:
    """A record beside `file` with other values and the checksum that goes with them."""
    forged = replace(read(file), **changes)
    return write_toml(file.with_name("forged.toml"), forged.to_toml())


def forged(file: Path) -> Path:
    """The record with a better result than its moves."""
    standing = read(file).standing
    return forge(file, standing=type(standing)(True, True, 100, 5, 5))


def test_a_changed_record(home: Path, pack: Path, handed_in: Path) -> None:
    """Careless changes break the checksum; the status is 1."""
    text = handed_in.read_text("utf-8").replace("percent = 100", "percent = 90")
    handed_in.write_text(text, "utf-8")
    done = record("--verify", str(handed_in), home=home, pack=pack)
    assert done.status == 1
    assert "this is no record that can be read. The checksum is not that of the rest" in done.out


def test_a_forged_record(home: Path, pack: Path, handed_in: Path) -> None:
    """A checksum that fits does not make a result follow from the moves."""
    file = forged(handed_in)
    done = record("--verify", str(file), home=home, pack=pack)
    assert done.status == 1
    assert done.out.startswith(f"{file}: it does not hold.\nSam: A first exercise.\n")
    assert "The result is not what the attempts come to.\n" in done.out


def test_what_a_forged_record_says_is_shown_as_text(
    home: Path, pack: Path, handed_in: Path
) -> None:
    """It cannot write on the terminal of whoever checks it."""
    file = forge(handed_in, name="Sam\x1b[2J\nPassed", written=read(handed_in).written)
    out = record("--verify", str(file), home=home, pack=pack).out
    assert "\x1b" not in out
    assert "Sam\\x1b[2J Passed: A first exercise.\n" in out


def test_a_record_of_packs_that_are_not_here(home: Path, handed_in: Path) -> None:
    """It cannot be checked in full, which is no contradiction, and says what to add."""
    status, out, _err = start("record", "--verify", str(handed_in), home=home)
    assert status == 1
    assert f"{handed_in}: it cannot be checked in full.\n" in out
    assert "The exercise start is not here; add its pack, or name its file.\n" in out
    assert "the scenario cake is not here; add its pack with --pack.\n" in out


def test_an_exercise_that_is_in_no_pack(home: Path, pack: Path, tmp_path: Path) -> None:
    """Its file goes with the record, and a file that cannot be used is told of."""
    mine = write_toml(tmp_path / "hr" / "mine.toml", minimal_exercise(pass_mark=40))
    start("onboard", str(mine), home=home, packs=(pack,), says=[*PLAIN, *RUDE])
    file = tmp_path / "sam.toml"
    done = record(str(mine), "--name", "Sam", "--out", str(file), home=home, pack=pack)
    assert "Passed, 50 percent" in done.out
    assert record("--verify", str(file), home=home, pack=pack).status == 1
    argv = ["--verify", str(file), "--exercise"]
    assert record(*argv, str(mine), home=home, pack=pack).status == 0
    write_toml(mine, minimal_exercise(pass_mark=90))
    assert "has other rules" in record(*argv, str(mine), home=home, pack=pack).out
    write_toml(mine, "title = ")
    for name in (str(mine), "nowhere.toml"):
        status, out, err = record(*argv, name, home=home, pack=pack)
        assert (status, out) == (2, "")
        assert name in err


def test_several_at_once(home: Path, pack: Path, handed_in: Path, tmp_path: Path) -> None:
    """Each is told of; one that does not hold makes the status 1."""
    other = write_toml(tmp_path / "other.toml", "title = 'no record'")
    broken = write_toml(tmp_path / "broken.toml", b"\xff\x00")
    files = [str(each) for each in (handed_in, forged(handed_in), other, broken, tmp_path)]
    status, out, err = record("--verify", *files, home=home, pack=pack)
    assert (status, err) == (1, "")
    assert sorted(files, key=lambda file: out.index(f"{file}: ")) == files
    assert out.count("this is no record that can be read.") == 3


def test_as_json(home: Path, pack: Path, handed_in: Path, tmp_path: Path) -> None:
    """Programs get the same, with codes that stay."""
    other = write_toml(tmp_path / "other.toml", "title = 'no record'")
    files = [str(each) for each in (handed_in, forged(handed_in), other)]
    status, out, _err = record("--verify", *files, "--json", home=home, pack=pack)
    good, bad, none = json.loads(out)
    assert status == 1
    assert good == {
        "file": files[0],
        "holds": True,
        "name": "Sam",
        "exercise": "start",
        "done": True,
        "passed": True,
        "percent": 100,
        "professional": 2,
        "decisions": 2,
        "doubts": [],
    }
    assert not bad["holds"]
    [doubt] = bad["doubts"]
    assert (doubt["code"], doubt["contradicts"]) == ("other-result", True)
    assert (none["file"], none["holds"]) == (files[2], False)
    assert "`format` is missing" in none["unreadable"]


REFUSED = [
    pytest.param(["--verify", "nowhere.toml"], "nowhere.toml", id="no such file"),
    pytest.param(["--verify", "x" * 300], "x" * 300, id="no possible file"),
    pytest.param(["--verify"], "coach record --help", id="no file"),
    pytest.param(["--exercise", "a.toml"], "`--verify`", id="exercise alone"),
    pytest.param(["xyz"], "`xyz`", id="no such exercise"),
]


@pytest.mark.parametrize(("argv", "told"), REFUSED)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_cannot_be_served(
    argv: list[str], told: str, language: str, home: Path, pack: Path
) -> None:
    """One line that says what to do, and 2."""
    status, out, err = record(*argv, home=home, pack=pack, LANG=language)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert told in err


@pytest.mark.usefixtures("passed", "here")
def test_in_dutch(home: Path, pack: Path) -> None:
    """What is written and what is found are told in Dutch."""
    out = record("--name", "Sam", "--out", "sam.toml", home=home, pack=pack, LANG="nl").out
    assert "Gehaald, 100 procent, 2 van de 2 professioneel; 2 pogingen erin.\n" in out
    assert "Geschreven: sam.toml\n" in out
    out = record("--verify", "sam.toml", home=home, pack=pack, LANG="nl").out
    assert "sam.toml: dit klopt. Scores en uitslag volgen uit de zetten erin.\n" in out
