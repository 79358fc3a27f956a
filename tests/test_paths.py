from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from coach.errors import RequestError
from coach.paths import authors_guide, bundled_packs, places


def installed(tmp_path: Path) -> Path:
    package = tmp_path / "site-packages" / "coach"
    (package / "scenarios").mkdir(parents=True)
    return package


def test_home_moves_everything(tmp_path: Path) -> None:
    """COACH_HOME alone says where journal and settings are, and looking makes no folder."""
    home = tmp_path / "coach-home"
    here = places({"COACH_HOME": str(home)})
    assert here.journal == home / "journal"
    assert here.settings == home / "settings.toml"
    assert not home.exists()


def test_home_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative COACH_HOME means the same folder after a change of directory."""
    monkeypatch.chdir(tmp_path)
    assert places({"COACH_HOME": "here"}).journal == tmp_path / "here" / "journal"


@pytest.mark.parametrize("environ", [{}, {"COACH_HOME": ""}], ids=["unset", "empty"])
def test_system_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]
) -> None:
    """Without COACH_HOME, files are where the system keeps those of every program."""
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda *_, **__: str(tmp_path / "conf"))
    here = places(environ)
    assert here.journal == tmp_path / "data" / "journal"
    assert here.settings == tmp_path / "conf" / "settings.toml"


@pytest.mark.skipif(os.name != "posix", reason="the home folder has another variable")
def test_tilde_is_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` means the home folder, in every variable."""
    monkeypatch.setenv("HOME", str(tmp_path))
    here = places({"COACH_HOME": "~/practice", "COACH_PACKS": "~/packs"})
    assert here.journal == tmp_path / "practice" / "journal"
    assert here.packs[-1] == tmp_path / "packs"


def test_home_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no home folder to be found, one line says what to set."""

    def unknown(_: Any) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "expanduser", unknown)
    with pytest.raises(RequestError, match="Set COACH_HOME to the full path"):
        places({"COACH_HOME": "~/practice"})


def test_added_packs_come_after_ours(tmp_path: Path) -> None:
    """COACH_PACKS and then `--pack` add folders in their order; empty entries mean nothing."""
    package = installed(tmp_path)
    listed = os.pathsep.join([str(tmp_path / "one"), "", str(tmp_path / "two")])
    here = places({"COACH_HOME": str(tmp_path), "COACH_PACKS": listed}, package)
    names = [folder.name for folder in here.adding([str(tmp_path / "three")]).packs]
    assert names == ["scenarios", "one", "two", "three"]


def test_a_pack_named_twice_is_one_pack(tmp_path: Path) -> None:
    """Where a pack stands in several places, none of its scenarios is there twice."""
    listed = os.pathsep.join([str(tmp_path / "one"), str(tmp_path / "two")])
    here = places({"COACH_HOME": str(tmp_path), "COACH_PACKS": listed}, tmp_path / "coach")
    again = here.adding([str(tmp_path / "three"), str(tmp_path / "one" / ".." / "two")])
    assert [folder.name for folder in again.packs] == ["one", "two", "three"]


def test_bundled_pack_when_installed(tmp_path: Path) -> None:
    """An installed program has its pack inside, whatever stands beside it."""
    package = installed(tmp_path)
    (package.parent / "scenarios").mkdir()
    assert bundled_packs(package) == (package / "scenarios",)


def test_bundled_pack_in_a_checkout(tmp_path: Path) -> None:
    """In a checkout the pack stands beside the code."""
    (tmp_path / "coach").mkdir()
    (tmp_path / "scenarios").mkdir()
    assert bundled_packs(tmp_path / "coach") == (tmp_path / "scenarios",)


def test_no_bundled_pack(tmp_path: Path) -> None:
    """A program without its pack still serves those of its user."""
    here = places({"COACH_HOME": str(tmp_path), "COACH_PACKS": str(tmp_path)}, tmp_path / "coach")
    assert here.packs == (tmp_path,)


def test_this_program_has_a_pack() -> None:
    """The program under test comes with its own pack."""
    assert (bundled_packs()[0] / "pack.toml").is_file()


def test_the_guide_for_authors(tmp_path: Path) -> None:
    """It comes with our pack; a program that was packed without it names none."""
    guide = installed(tmp_path) / "scenarios" / "README.md"
    assert authors_guide(tmp_path / "site-packages" / "coach") is None
    guide.touch()
    assert authors_guide(tmp_path / "site-packages" / "coach") == guide
