from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.faults import one_line
from coach.errors import DamagedFile, NotSaved, Severity
from coach.settings import (
    AT_THE_END,
    MOMENTS,
    SETTINGS,
    Settings,
    read_settings,
    write_settings,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.toml"


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_defaults_where_nothing_is_set(path: Path) -> None:
    """Without a settings file everything has its default, and nothing is complained about."""
    assert read_settings(path) == (Settings(None, None, True), ())


def test_what_is_set_holds(path: Path) -> None:
    """Every setting can be given in the file."""
    switches = 'motion = false\ntheme = "nord"\nlanguage = "pt-br"\n'
    more = 'name = "Ann Ó"\ncoach = "at the end"\npacks = ["our-pack", "~/theirs"]\n'
    write(path, switches + more)
    expected = Settings(
        language="pt-br",
        theme="nord",
        motion=False,
        name="Ann Ó",
        coach=AT_THE_END,
        packs=("our-pack", "~/theirs"),
    )
    assert read_settings(path) == (expected, ())


def test_byte_order_mark(path: Path) -> None:
    """A file saved by an editor of Windows is read like any other."""
    write(path, b'\xef\xbb\xbftheme = "nord"\r\n')
    assert read_settings(path).settings.theme == "nord"


WRONG = {
    "language": ('language = "Dutch"', "`language` must be the code of a language between quotes"),
    "language is a number": ("language = 1", "`language` must be the code of a language"),
    "theme": ('theme = " "', "`theme` must be the name of a theme"),
    "name": ('name = " "', "`name` must be your name between quotes"),
    "name is long": (f'name = "{"x" * 81}"', "in one line of at most 80 characters"),
    "name of two lines": ('name = "Ann\\nBob"', "in one line of at most 80 characters"),
    "coach": ('coach = "never"', '`coach` must be "after every decision" or "at the end".'),
    "coach is a list": ('coach = ["at the end"]', '`coach` must be "after every decision" or'),
    "motion": ('motion = "no"', "`motion` must be true or false, without quotes"),
    "motion is a number": ("motion = 1", "`motion` must be true or false, without quotes"),
    "misspelt": ("moton = true", "There is no setting `moton`. Did you mean `motion`?"),
    "unknown": (
        "volume = 11",
        "There is no setting `volume`. The settings are name, language, theme",
    ),
    "name is a number": ("name = 7", "`name` must be your name between quotes"),
    "packs is text": ('packs = "~/our-pack"', "`packs` must be a list of folders, each between"),
    "packs holds a number": ('packs = ["~/our-pack", 7]', "`packs` must be a list of folders"),
    "packs holds a blank": ('packs = [""]', "`packs` must be a list of folders"),
    "table": ("[theme]", "`theme` must be the name of a theme"),
}


@pytest.mark.parametrize(("line", "said"), WRONG.values(), ids=WRONG)
def test_wrong_line_alone_is_passed_over(path: Path, line: str, said: str) -> None:
    """One wrong line is told with its file and line; the others hold."""
    good = [('theme = "nord"', "theme"), ("motion = false", "motion")]
    kept = [text for text, key in good if key not in line.partition(" ")[0]]
    write(path, "\n".join([*kept, line, ""]))
    settings, [problem] = read_settings(path)
    assert one_line(problem).startswith(f"{path}:{len(kept) + 1}: ")
    assert said in problem.text
    assert problem.severity is Severity.WARNING
    assert settings.theme == ("nord" if good[0][0] in kept else None)
    assert settings.motion is (good[1][0] not in kept)
    assert settings.language is None


def test_every_problem_is_told(path: Path) -> None:
    """Several wrong lines are told together, in their order."""
    write(path, 'motion = 1\nx = 1\nlanguage = ""\n')
    assert [problem.line for problem in read_settings(path).problems] == [1, 2, 3]


UNREADABLE = {"not TOML": b"theme = nord", "not UTF-8": b"theme = '\xff'"}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_file(path: Path, content: bytes) -> None:
    """A file that cannot be read is told of and left alone; the defaults hold."""
    write(path, content)
    settings, [problem] = read_settings(path)
    assert settings == Settings()
    assert (problem.file, problem.line) == (path, 1)
    with pytest.raises(DamagedFile, match=r"is not changed, as it cannot be read\. Line 1: "):
        write_settings(path, theme="nord")
    assert path.read_bytes() == content


def test_folder_where_the_file_should_be(path: Path) -> None:
    """A folder of that name is told of, when reading and when writing."""
    path.mkdir(parents=True)
    settings, [problem] = read_settings(path)
    assert settings == Settings()
    assert "folder" in problem.text
    with pytest.raises(DamagedFile, match="folder"):
        write_settings(path, theme="nord")


def test_first_setting_makes_an_explained_file(path: Path) -> None:
    """The file made for the first setting explains every other one, and takes them as they are."""
    write_settings(path, theme="nord")
    assert read_settings(path) == (Settings(theme="nord"), ())
    text = path.read_text("utf-8")
    set_by_hand = text.replace("# language", "language").replace(
        "# motion = true", "motion = false"
    )
    write(path, set_by_hand)
    assert read_settings(path) == (Settings("en", "nord", motion=False), ())
    write(path, text.replace("# name", "name").replace("# packs", "packs"))
    expected = Settings(theme="nord", name="Robin de Vries", packs=("~/our-pack",))
    assert read_settings(path) == (expected, ())


def test_nothing_to_write_makes_no_file(path: Path) -> None:
    """Giving up what was never set leaves no trace."""
    write_settings(path)
    assert not path.exists()


def test_comments_and_foreign_lines_stay(path: Path) -> None:
    """A change in the program leaves what a user wrote into the file."""
    write(path, '# mine\ntheme = "nord"  # calm\nvolume = 11\n')
    write_settings(path, theme="gruvbox", motion=False)
    expected = '# mine\ntheme = "gruvbox"  # calm\nvolume = 11\nmotion = false\n'
    assert path.read_text() == expected


def test_setting_given_up(path: Path) -> None:
    """A setting that is given up has its default again."""
    write(path, 'language = "nl"\nmotion = false\n')
    write_settings(path, language=None)
    assert read_settings(path).settings == Settings(motion=False)


def test_table_in_place_of_a_setting(path: Path) -> None:
    """A table that has the name of a setting is told of, not overwritten."""
    write(path, "[theme]\nx = 1\n")
    with pytest.raises(DamagedFile, match="`theme` stands there as a table"):
        write_settings(path, theme="nord")
    assert path.read_text() == "[theme]\nx = 1\n"


def test_name_of_no_setting(path: Path) -> None:
    """The program itself cannot set what is no setting."""
    with pytest.raises(KeyError):
        write_settings(path, volume="11")


def test_full_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be saved is told of, and the file is as it was."""

    def full(_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    write(path, 'theme = "nord"\n')
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved, match="the disk is full"):
        write_settings(path, theme="gruvbox")
    assert path.read_text() == 'theme = "nord"\n'


changes = st.fixed_dictionaries(
    {},
    optional={
        "language": st.sampled_from(["en", "nl", None]),
        "theme": st.none() | st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip),
        "motion": st.booleans(),
        "name": st.sampled_from(["Ann", '# [x] = "y" \'', "東京 👩‍👩‍👧", None]),
        "coach": st.sampled_from([*MOMENTS, None]),
    },
)


@given(st.lists(changes, max_size=4))
def test_last_change_holds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, str | bool | None]]
) -> None:
    """After any changes, each setting is what it was last set to."""
    path = tmp_path_factory.mktemp("home") / "settings.toml"
    expected: dict[str, Any] = {}
    for step in steps:
        write_settings(path, **step)
        expected |= step
    if expected.get("coach", "") is None:
        del expected["coach"]
    assert read_settings(path) == (Settings(**expected), ())


comments = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12).map("# {}".format)
own_lines = st.sampled_from(["", "volume = 11", "words = [1, 2]", "size = 3  # mine"])


@given(
    st.lists(comments | own_lines, max_size=8, unique=True),
    st.sampled_from([*SETTINGS]),
    st.sampled_from([key for key, each in SETTINGS.items() if not each.by_hand]),
)
def test_every_other_line_stays(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], set_before: str, key: str
) -> None:
    """Setting something touches the line of that setting alone, wherever it stands."""
    path = tmp_path_factory.mktemp("home") / "settings.toml"
    given_before = f"{set_before} = {SETTINGS[set_before].example}"
    write(path, "\n".join([*lines, given_before, ""]))
    before = path.read_text("utf-8").splitlines()
    value = SETTINGS[key].choices[-1] if SETTINGS[key].choices else "nl"
    write_settings(path, **{key: value})
    after = path.read_text("utf-8").splitlines()
    kept = [line for line in before if not line.startswith(f"{key} =")]
    assert [line for line in after if not line.startswith(f"{key} =")] == kept
    assert getattr(read_settings(path).settings, key) == value


@pytest.mark.parametrize("key", SETTINGS)
def test_the_example_of_a_setting_is_right(path: Path, key: str) -> None:
    """Whoever takes the # away from a line of a fresh file has set it without a mistake."""
    write_settings(path, theme="nord")
    write(path, path.read_text("utf-8").replace(f"# {key} =", f"{key} =", 1))
    if key != "theme":
        assert read_settings(path).problems == ()
