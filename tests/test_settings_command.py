"""`coach settings`: what is set, and setting it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.factory import write_pack, write_toml
from tests.playing import Done, start


def settings(home: Path, *argv: str) -> Done:
    return start("settings", *argv, home=home)


def held(home: Path) -> dict[str, object]:
    return tomllib.loads((home / "settings.toml").read_text("utf-8"))


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    """Each setting with what it is, a sentence, and at the end the file; nothing is written."""
    done = settings(tmp_path)
    assert (done.status, done.err) == (0, "")
    for text in (
        "name: not set\nStands on a record that you hand in.\n",
        "coach: after every decision\n",
        "motion: on\n",
        f"Kept in {tmp_path / 'settings.toml'}\n",
    ):
        assert text in done.out
    assert not (tmp_path / "settings.toml").exists()


SET = {
    "a name of several words": (("name", "Ann", "Ó", "Baoill"), {"name": "Ann Ó Baoill"}),
    "in full": (("coach", "at the end"), {"coach": "at the end"}),
    "without quotes": (("coach", "at", "the", "end"), {"coach": "at the end"}),
    "by a part": (("coach", "every"), {"coach": "after every decision"}),
    "off": (("motion", "off"), {"motion": False}),
    "a capital": (("motion", "TRUE"), {"motion": True}),
    "no": (("motion", "no"), {"motion": False}),
    "language": (("language", "nl"), {"language": "nl"}),
    "any theme": (("theme", "nord"), {"theme": "nord"}),
}


@pytest.mark.parametrize(("argv", "expected"), SET.values(), ids=SET)
def test_setting_something(tmp_path: Path, argv: tuple[str, ...], expected: object) -> None:
    """A value is kept, and shown as it is now."""
    done = settings(tmp_path, *argv)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"{argv[0]}: ")
    assert held(tmp_path) == expected


def test_dutch_words_for_a_value(tmp_path: Path) -> None:
    """What the screen calls a value can be typed."""
    done = settings(tmp_path, "coach", "aan het eind", "--lang", "nl")
    assert done.out.startswith("coach: aan het eind\n")
    assert held(tmp_path) == {"coach": "at the end"}
    settings(tmp_path, "motion", "uit", "--lang", "nl")
    assert held(tmp_path) == {"coach": "at the end", "motion": False}


WRONG = {
    "no setting": (("volume", "11"), "There is no setting `volume`. The settings are name, "),
    "misspelt": (("moton",), "There is no setting `moton`. Did you mean `motion`?"),
    "a part of both": (("coach", "e"), '`coach` must be "after every decision" or "at the end".'),
    "no switch": (("motion", "o"), "`motion` must be true or false"),
    "no code": (("language", "Dutch"), "`language` must be the code of a language"),
    "a blank name": (("name", " "), "`name` must be your name"),
    "both": (("name", "Ann", "--default"), "Give a value or --default, not both."),
    "what to give up": (("--default",), "Name the setting to give up"),
}


@pytest.mark.parametrize(("argv", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_set(tmp_path: Path, argv: tuple[str, ...], said: str) -> None:
    """One line says what would do; nothing is written."""
    done = settings(tmp_path, *argv)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert not (tmp_path / "settings.toml").exists()


def test_giving_a_setting_up(tmp_path: Path) -> None:
    """`--default` takes the line away."""
    settings(tmp_path, "coach", "end")
    done = settings(tmp_path, "coach", "--default")
    assert done.out.startswith("coach: after every decision\n")
    assert held(tmp_path) == {}


def test_settings_as_json(tmp_path: Path) -> None:
    """A script reads the values and the file."""
    settings(tmp_path, "name", "Ann")
    data = json.loads(settings(tmp_path, "--json").out)
    assert data["file"] == str(tmp_path / "settings.toml")
    values = {key: each["value"] for key, each in data["settings"].items()}
    assert values["name"] == "Ann"
    assert values["language"] is None
    assert values["coach"] == "after every decision"
    assert values["motion"] is True
    assert [*json.loads(settings(tmp_path, "name", "--json").out)["settings"]] == ["name"]


def test_a_wrong_line_is_told_and_the_others_hold(tmp_path: Path) -> None:
    """Each wrong line is told of by itself, at every start."""
    (tmp_path / "settings.toml").write_text('coach = 3\nname = "Ann"\nvolume = 1\n')
    done = settings(tmp_path)
    assert done.status == 0
    assert "settings.toml:1: coach: `coach` must be" in done.err
    assert "settings.toml:3: volume: There is no setting" in done.err
    assert "name: Ann\n" in done.out
    assert "coach: after every decision\n" in done.out


def line_told(done: Done) -> str:
    """The line that is to be written."""
    assert (done.status, done.out) == (2, "")
    return done.err.rstrip("\n").partition(": packs = ")[2]


def test_packs_are_written_by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is told in full, and the file, which may have to be made; it then holds."""
    monkeypatch.chdir(tmp_path)
    home, pack = tmp_path / "home", write_pack(tmp_path / "our pack")
    file = home / "settings.toml"
    done = settings(home, "packs", "our pack")
    assert f"Make the file {file}" in done.err
    assert not home.exists()
    write_toml(file, f"# Mine.\npacks = {line_told(done)}\n")
    assert held(home) == {"packs": [str(pack)]}
    assert "small-favour" in start("list", home=home).out


def test_packs_are_added_to_those_that_are_there(tmp_path: Path) -> None:
    """The line has those too, as they are written there, and none twice."""
    write_toml(tmp_path / "settings.toml", 'name = "Ann"\n')
    done = settings(tmp_path, "packs", "~/one")
    assert "Write this line into" in done.err
    assert line_told(done) == '["~/one"]'
    write_toml(tmp_path / "settings.toml", 'packs = ["~/one"]\n')
    done = settings(tmp_path, "packs", "~/two", "~/one")
    assert "Make this its line in" in done.err
    assert line_told(done) == '["~/one", "~/two"]'
    assert "take that out" in settings(tmp_path, "packs", "--default").err
    assert held(tmp_path) == {"packs": ["~/one"]}
