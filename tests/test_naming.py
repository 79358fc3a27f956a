"""Which scenario a command is about: by its name, or by its path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.factory import minimal_scenario, write_pack
from tests.playing import start

COMMANDS = {
    "play": ("play", "NAME", "--plain"),
    "replay": ("replay", "NAME", "--plain"),
    "try": ("play", "NAME", "--plain", "--from", "ask"),
    "show": ("show", "NAME"),
    "map": ("map", "NAME"),
}
LATER = {
    "compare": ("compare", "NAME"),
    "transcript": ("transcript", "NAME"),
    "translate": ("translate", "NAME", "--to", "nl"),
    "blind": ("blind", "NAME"),
}
"""Commands that need more than a scenario, or write, or show nothing of the scenario's head."""


def typed(command: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(name if each == "NAME" else each for each in command)


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack beside the place where the program is started, and not in use."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    return write_pack(tmp_path / "desk" / "our-pack", tea=minimal_scenario(title="Tea for two"))


@pytest.mark.parametrize("path", ["our-pack/tea", "our-pack/tea/scenario.toml", "our-pack/tea/"])
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_path_is_understood(command: tuple[str, ...], path: str, home: Path) -> None:
    """Every command that is about a scenario uses its pack as if it had been named."""
    done = start(*typed(command, path.replace("/", os.sep)), home=home)
    assert done.status == 0
    assert "Tea for two" in done.out


@pytest.mark.parametrize("command", LATER.values(), ids=LATER)
def test_a_path_is_understood_once_it_was_played(command: tuple[str, ...], home: Path) -> None:
    """And so do those that look back, and the one that writes a file."""
    for _time in range(2):
        start("play", "our-pack/tea", "--plain", home=home, says=["", "Say plain.", ""])
    done = start(*typed(command, "our-pack/tea"), home=home)
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize(("here", "path"), [("our-pack", "tea"), ("our-pack/tea", ".")])
def test_a_path_is_understood_inside_the_pack(
    here: str, path: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the path is as short as a name, or shorter."""
    monkeypatch.chdir(here)
    assert "Tea for two" in start("play", path, "--plain", home=home).out


@pytest.mark.parametrize("command", [*COMMANDS.values(), *LATER.values()])
def test_a_name_in_a_pack_close_by(command: tuple[str, ...], home: Path) -> None:
    """What to type is told; that works."""
    argv = typed(command, "tea")
    done = start(*argv, home=home)
    right = f"coach {' '.join(argv)} --pack our-pack"
    assert (done.status, done.out) == (2, "")
    told = f"`tea` is in our-pack, a pack that is not in use. Type: {right}"
    assert done.err == f"coach: {told}\n"
    assert "is not in use" not in start(*right.split()[1:], home=home).err


def test_a_pack_close_by_with_a_space_in_its_name(pack: Path, home: Path) -> None:
    """It is written as it has to be typed."""
    pack.rename("our pack")
    assert start("show", "tea", home=home).err.endswith('--pack "our pack"\n')


def test_a_name_in_the_pack_around(home: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the folder of one scenario, another one of its pack."""
    write_pack(pack, cake=minimal_scenario(title="Cake"))
    monkeypatch.chdir("our-pack/tea")
    done = start("show", "cake", home=home)
    assert done.err.endswith(f"Type: coach show cake --pack {pack}\n")


def test_a_name_that_is_nowhere(home: Path) -> None:
    """It is told as it always was, whatever stands close by."""
    Path("herbs").mkdir()
    Path("pack.toml").touch()
    for name in ("herbs", "our-pack", "\0"):
        done = start("show", name, home=home)
        assert done.status == 2
        assert "is called" in done.err


def test_a_path_that_leads_nowhere(home: Path) -> None:
    """What is typed as a path is told of as one."""
    for path in ("our-pack/cake", "~nobody/tea", "../desk", "our-pack/tea/nl.toml"):
        done = start("play", path, home=home)
        assert (done.status, done.out) == (2, "")
        assert f"There is no scenario at {path}; name the folder" in done.err


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("x" * 300, "No scenario is called", id="long"),
        pytest.param("~who-may-that-be/tea", "There is no scenario at", id="no home"),
    ],
)
@pytest.mark.parametrize("command", [*COMMANDS.values(), *LATER.values()])
def test_a_name_that_no_file_can_have(
    command: tuple[str, ...], name: str, told: str, home: Path
) -> None:
    """It is not found, like any other."""
    done = start(*typed(command, name), home=home)
    assert (done.status, done.out) == (2, "")
    assert told in done.err


@pytest.mark.parametrize("name", ["x" * 300, "~who-may-that-be/tea"], ids=["long", "no home"])
def test_a_path_that_no_file_can_have(name: str, home: Path) -> None:
    """It is told with what is wrong there, like any other."""
    done = start("schema", "--pack", name, home=home)
    assert (done.status, done.out) == (2, "")
    assert "went wrong that should not" not in done.err
    assert name[:50] in done.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root looks anywhere")
def test_a_pack_behind_a_folder_one_may_not_look_into(pack: Path, home: Path) -> None:
    """It is found all the same."""
    closed = pack.parent / "closed"
    closed.mkdir(mode=0)
    try:
        assert "Type: coach show tea --pack our-pack" in start("show", "tea", home=home).err
    finally:
        closed.chmod(0o700)


def test_a_path_in_no_pack(pack: Path, home: Path) -> None:
    """A scenario is played with its topics and principles, and mapped without them."""
    (pack / "pack.toml").unlink()
    assert "it has no pack.toml" in start("play", "our-pack/tea", "--plain", home=home).err
    assert start("map", "our-pack/tea", home=home).status == 0


def test_a_path_that_cannot_be_played(pack: Path, home: Path) -> None:
    """Nobody plays another one of that name by mistake, or one with problems."""
    write_pack(pack, **{"first-coffee": minimal_scenario(), "first-tea": {"title": "First tea"}})
    done = start("play", "our-pack/first-coffee", "--plain", home=home)
    assert (done.status, done.out) == (2, "")
    assert "another pack has a scenario of that name; rename it" in done.err
    done = start("show", "our-pack/first-tea", home=home)
    assert "first-tea cannot be played until this is mended" in done.err


def test_an_attempt_by_path_is_one_by_name(home: Path, pack: Path) -> None:
    """What was played by its path counts for the scenario of that name."""
    start("play", "our-pack/tea", "--plain", home=home, says=["", "Say plain.", ""])
    assert "Finished once." in start("show", "tea", home=home, packs=(pack,)).out
