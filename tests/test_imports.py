"""What a start of the program imports, and what it does without."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.factory import write_pack
from tests.playing import REPOSITORY, surroundings

DRIVER = """
import sys
from coach.cli import main
main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""

HEAVY = ("textual", "rich", "pydantic", "argcomplete", "filelock", "tomli_w", "json", "fsrs")


def imported(*argv: str, home: Path, packs: tuple[Path, ...] = (), typed: str = "") -> set[str]:
    """The top-level modules in use when the program ends."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, *argv],
        cwd=REPOSITORY,
        env={**surroundings(home, *packs), "PYTHONUTF8": "1"},
        input=typed.encode(),
        capture_output=True,
        check=True,
    )
    return set(done.stderr.decode().splitlines()[-1].split())


@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["play", "--help"]], ids=" ".join)
def test_help_imports_nothing_that_is_slow(argv: list[str], tmp_path: Path) -> None:
    """Help and version are there at once."""
    modules = imported(*argv, home=tmp_path)
    assert not modules.intersection((*HEAVY, "dataclasses", "tomllib", "shutil"))


@pytest.mark.parametrize(
    "argv",
    [[], ["list"], ["list", "--json"], ["progress"]],
    ids=["coach", "list", "json", "progress"],
)
def test_a_list_imports_neither_screens_nor_models(argv: list[str], tmp_path: Path) -> None:
    """A list reads headers and attempts, progress scoring keys; neither needs models for that."""
    pack = write_pack(tmp_path / "pack")
    played = imported("play", "small-favour", "--plain", home=tmp_path, packs=(pack,), typed="1\n")
    listed = imported(*argv, home=tmp_path, packs=(pack,))
    assert "pydantic" in played
    assert not listed.intersection({"textual", "rich", "pydantic"})


@pytest.mark.parametrize(
    "argv",
    [
        ["check"],
        ["show", "small-favour"],
        ["play", "small-favour"],
        ["replay", "small-favour"],
        ["onboard", "first-ask"],
        ["record", "first-ask", "--name", "Sam", "--out", "-"],
    ],
    ids=lambda argv: argv[0],
)
def test_no_command_without_a_screen_imports_textual(argv: list[str], tmp_path: Path) -> None:
    """Checking, showing, plain play and handing in never import Textual."""
    pack = write_pack(tmp_path / "pack")
    modules = imported(*argv, home=tmp_path, packs=(pack,), typed="1\n")
    assert not modules.intersection({"textual", "rich"})


@pytest.mark.parametrize(
    "argv", [["list"], ["play", "small-favour"], ["badge", "--help"]], ids=lambda argv: argv[0]
)
def test_only_badges_import_what_signs_them(argv: list[str], tmp_path: Path) -> None:
    """The libraries of an extra are never in the way of those who have no use for them."""
    pack = write_pack(tmp_path / "pack")
    modules = imported(*argv, home=tmp_path, packs=(pack,), typed="1\n")
    assert not modules.intersection({"jwt", "cryptography"})
    key = imported("badge", "key", "--out", str(tmp_path / "keys"), home=tmp_path)
    assert {"jwt", "cryptography"} <= key


def test_only_who_has_played_needs_the_rhythm(tmp_path: Path) -> None:
    """A newcomer’s library, a list and a play import nothing that schedules reviews."""
    pack = write_pack(tmp_path / "pack")
    assert "fsrs" not in imported(home=tmp_path, packs=(pack,))
    played = imported("play", "small-favour", "--plain", home=tmp_path, packs=(pack,), typed="1\n")
    assert "fsrs" not in played
    assert "fsrs" not in imported("list", home=tmp_path, packs=(pack,))
    assert "fsrs" in imported(home=tmp_path, packs=(pack,))
