"""`coach translate` on the command line."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest

from coach.content.check.packs import check_packs
from coach.errors import Problem
from tests.factory import (
    minimal_exercise,
    minimal_pack,
    minimal_scenario,
    worded,
    write_pack,
    write_toml,
)
from tests.playing import start


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack in English that is meant to be in German, too."""
    languages = minimal_pack(languages=["en", "de"])
    two = {name: worded(minimal_scenario(title=f"A {name}")) for name in ("tea", "cake")}
    folder = write_pack(tmp_path / "pack", pack=languages, **two)
    write_toml(folder / "exercises" / "first.toml", minimal_exercise())
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def problems(folder: Path) -> list[Problem]:
    return [*check_packs([folder]).problems]


def test_a_translation_from_beginning_to_end(pack: Path, tmp_path: Path) -> None:
    """Written, translated, outdated, marked, revised; a check says each time what is to do."""
    german = pack / "tea" / "de.toml"
    status, out, err = start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,))
    assert (status, err) == (0, "")
    assert f"{german}: 0 translated, " in out
    assert {problem.code for problem in problems(german)} == {"missing-translation"}

    edit(german, '"A tea"', '"Ein Tee"')
    told = problems(german)
    assert not any("`title`" in p.text for p in told if p.where == "")

    start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,))
    edit(pack / "tea" / "scenario.toml", '"A tea"', '"A pot of tea"')
    (outdated,) = (p for p in problems(german) if p.code == "outdated-translation")
    assert (outdated.where, outdated.severity) == ("title", "warning")
    assert outdated.line == german.read_text("utf-8").split("\n").index('title = "Ein Tee"') + 1

    out = start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,)).out
    assert "1 to revise" in out
    assert "# coach: changed" in german.read_text("utf-8")
    assert [p.code for p in problems(german)].count("outdated-translation") == 1

    edit(german, '"Ein Tee"', '"Eine Kanne Tee"')
    assert "outdated-translation" not in {p.code for p in problems(german)}
    out = start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,)).out
    assert "1 translated" in out
    assert "0 to revise" in out


def test_a_mark_taken_away_is_an_answer(pack: Path, tmp_path: Path) -> None:
    """A title that is the same in both languages, or still right, is not told of."""
    german = pack / "tea" / "de.toml"
    start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,))
    lines = german.read_text("utf-8").split("\n")
    del lines[lines.index('title = "A tea"') - 1]
    german.write_text("\n".join(lines), "utf-8")
    assert "`title`" not in " ".join(p.text for p in problems(german) if p.where == "")


@pytest.mark.parametrize("named", ["path", "pack.toml"])
def test_a_whole_pack(named: str, pack: Path, tmp_path: Path) -> None:
    """Its own texts, every scenario and every exercise."""
    place = pack if named == "path" else pack / "pack.toml"
    status, out, _err = start("translate", str(place), "--to", "de", home=tmp_path)
    files = [pack / "de.toml", pack / "cake" / "de.toml", pack / "tea" / "de.toml"]
    files.append(pack / "exercises" / "first.de.toml")
    assert status == 0
    assert all(f"{file}:" in out for file in files)
    assert {p.code for p in problems(pack)} == {"missing-translation"}
    assert tomllib.loads(files[-1].read_text("utf-8"))["title"] == "A first exercise"


@pytest.mark.parametrize("named", ["first", "path"])
def test_an_exercise(named: str, pack: Path, tmp_path: Path) -> None:
    """By its name, or by its file."""
    name = "first" if named == "first" else str(pack / "exercises" / "first.toml")
    status, _out, _err = start("translate", name, "--to", "de", home=tmp_path, packs=(pack,))
    assert status == 0
    assert (pack / "exercises" / "first.de.toml").exists()


def test_a_language_that_the_pack_does_not_name(pack: Path, tmp_path: Path) -> None:
    """Whatever language; it is said how to put it to use."""
    out = start("translate", "tea", "--to", "pt-br", home=tmp_path, packs=(pack,)).out
    assert (pack / "tea" / "pt-br.toml").exists()
    assert "Add “pt-br” to `languages`" in out
    assert "Add" not in start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,)).out


def test_the_notes_speak_the_language_of_the_author(pack: Path, tmp_path: Path) -> None:
    """They are for whoever translates."""
    start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,), LANG="nl")
    assert (pack / "tea" / "de.toml").read_text("utf-8").startswith("# Vertaal wat")


def test_a_pack_with_schemas_has_them_named(pack: Path, tmp_path: Path) -> None:
    """So that an editor checks the translation."""
    write_toml(pack / ".schema" / "overlay.json", "{}")
    start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,))
    text = (pack / "tea" / "de.toml").read_text("utf-8")
    assert text.startswith("#:schema ../.schema/overlay.json\n")


def test_where_nothing_changes_nothing_is_written(pack: Path, tmp_path: Path) -> None:
    """The second time the file stays as it is, to the moment it was saved."""
    file = pack / "tea" / "de.toml"
    start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,))
    os.utime(file, ns=(1, 1))
    start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,))
    assert file.stat().st_mtime_ns == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def test_who_may_read_a_translation_stays(pack: Path, tmp_path: Path) -> None:
    """A file that colleagues read is still theirs to read."""
    file = write_toml(pack / "tea" / "de.toml", {"title": "Ein Tee"})
    file.chmod(0o664)
    start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,))
    assert stat.S_IMODE(file.stat().st_mode) == 0o664
    assert 'title = "Ein Tee"' in file.read_text("utf-8")


def test_what_stands_on_one_line_is_told(pack: Path, tmp_path: Path) -> None:
    """It cannot be added to, and nothing is lost."""
    mine = 'endings = { good = { title = "Gut" } }\n'
    file = write_toml(pack / "tea" / "de.toml", mine)
    out = start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,)).out
    assert "`endings.good.text`" in out
    assert mine in file.read_text("utf-8")


REFUSED = [
    pytest.param(["tea", "--to", "Deutsch"], "pt-br", id="no code"),
    pytest.param(["tea", "--to", "en"], "`en`", id="the original's language"),
    pytest.param(["xyz", "--to", "de"], "coach list", id="no such scenario"),
    pytest.param(["first-coffee", "--to", "de"], "first-coffee", id="ours"),
    pytest.param(["tea"], "--to", id="no language"),
]


@pytest.mark.parametrize(("argv", "says"), REFUSED)
def test_what_cannot_be_is_refused(argv: list[str], says: str, pack: Path, tmp_path: Path) -> None:
    """In one line, and nothing is written."""
    status, out, err = start("translate", *argv, home=tmp_path, packs=(pack,))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert says in err
    assert sorted(file.name for file in (pack / "tea").iterdir()) == ["scenario.toml"]


def test_a_translation_that_is_no_toml_is_left_alone(pack: Path, tmp_path: Path) -> None:
    """Its line is told; whoever wrote it loses nothing."""
    file = write_toml(pack / "tea" / "de.toml", 'title = "Ein Tee\n')
    status, _out, err = start("translate", "tea", "--to", "de", home=tmp_path, packs=(pack,))
    assert status == 2
    assert f"{file}:1" in err
    assert file.read_text("utf-8") == 'title = "Ein Tee\n'
