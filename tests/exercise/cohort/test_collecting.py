"""Which files of a folder are records or journals, and which records are of one learner."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import RequestError
from coach.exercise.cohort.collecting import Head, attempts_in, beside, find, owner_of, together
from tests import strategies  # noqa: F401 - sets Hypothesis up
from tests.factory import write_toml

FIRST_DAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def handed_in(file: Path, name: str = "Sam", *, day: int = 0, **changes: Any) -> Path:
    """A file with the first lines of a record, written so many days after the first."""
    data = {
        "checksum": f"sha256:{name}{day}",
        "format": 1,
        "name": name,
        "exercise": "start",
        "written": FIRST_DAY + timedelta(days=day),
        "first": "20261102T080000Z-0000aa",
        "rules": {},
        **changes,
    }
    return write_toml(file, {key: value for key, value in data.items() if value is not None})


def attempt(folder: Path, number: int = 0) -> Path:
    """A file that is called as that of an attempt is."""
    return write_toml(folder / f"20261102T08{number:02}00Z-0000aa.toml", "")


def groups(*folders: Path) -> list[list[str]]:
    """The names of the files of the records that were found, those of one learner together."""
    return [[Path(head.file).name for head in heads] for heads in find(folders).records]


def asides(*folders: Path) -> dict[str, str]:
    """The name of each file that was set aside, and why."""
    return {each.file.name: each.code for each in find(folders).set_aside}


def test_records_are_found_in_every_folder_below(tmp_path: Path) -> None:
    """However deep, whatever the file is called."""
    handed_in(tmp_path / "record.toml", "Ann", first="a")
    handed_in(tmp_path / "team" / "2026" / "my own name for it.toml", "Bob", first="b")
    assert groups(tmp_path) == [["record.toml"], ["my own name for it.toml"]]


def test_what_starts_with_a_dot_and_what_is_no_toml_is_passed_by(tmp_path: Path) -> None:
    """Neither counts nor is told of: it is the business of other programs."""
    handed_in(tmp_path / ".record.toml.tmp")
    handed_in(tmp_path / ".record.toml")
    handed_in(tmp_path / ".trash" / "record.toml")
    handed_in(tmp_path / "record.pdf")
    found = find([tmp_path])
    assert (found.records, found.journals, found.set_aside) == ((), (), ())


def test_a_single_file(tmp_path: Path) -> None:
    """A record may be named by itself, whatever its ending; the others are not looked at."""
    handed_in(tmp_path / "other.toml", first="b")
    assert groups(handed_in(tmp_path / "record.txt")) == [["record.txt"]]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Then nothing is reported at all: somebody has mistyped a name."""
    handed_in(tmp_path / "record.toml")
    with pytest.raises(RequestError, match="nowhere"):
        find([tmp_path, tmp_path / "nowhere"])


def test_what_is_named_twice_is_found_once(tmp_path: Path) -> None:
    """A folder with one of its own folders and one of its own files, in any order."""
    record = handed_in(tmp_path / "team" / "record.toml")
    everything = (tmp_path, record.parent, record, tmp_path / "team" / ".." / "team")
    for folders in (everything, everything[::-1]):
        assert groups(*folders) == [["record.toml"]]
        assert asides(*folders) == {}


@pytest.mark.skipif(os.name != "posix", reason="links need a right there")
def test_links_are_followed_and_never_in_circles(tmp_path: Path) -> None:
    """A link to a shared folder is part of the folder; one that leads back adds nothing."""
    handed_in(tmp_path / "shared" / "record.toml")
    (tmp_path / "cohort").mkdir()
    (tmp_path / "cohort" / "team").symlink_to(tmp_path / "shared")
    (tmp_path / "shared" / "again").symlink_to(tmp_path / "cohort")
    (tmp_path / "shared" / "myself").symlink_to(tmp_path / "shared")
    (tmp_path / "cohort" / "lost.toml").symlink_to(tmp_path / "nowhere")
    assert groups(tmp_path / "cohort") == [["record.toml"]]
    assert asides(tmp_path / "cohort") == {"lost.toml": "unreadable-file"}


def test_a_folder_that_may_not_be_read_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it is missing from the report, and that is said."""
    handed_in(tmp_path / "record.toml")
    handed_in(tmp_path / "closed" / "record.toml")
    scandir = os.scandir

    def closed(folder: str) -> Any:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", closed)
    found = find([tmp_path])
    assert [len(heads) for heads in found.records] == [1]
    assert found.set_aside[0].file == tmp_path / "closed"
    assert "Permission denied" in found.set_aside[0].text


WRONG = [
    pytest.param(b"", "foreign", "neither", id="nothing"),
    pytest.param(b"title = 'A list'\n", "foreign", "neither", id="another file"),
    pytest.param(b"\xff\xfe\x00", "damaged", "Line 1 ", id="not UTF-8"),
    pytest.param(b'checksum = "a"\nname = "Zo\xeb"\n', "damaged", "Line 2 ", id="Latin-1"),
    pytest.param(b'checksum = "a"\nexercise = "st', "damaged", "Line 2 ", id="half-written"),
    pytest.param(b"<html>\n<p>Sign in</p>\n", "damaged", "Line 1 ", id="a web page"),
    pytest.param(b'checksum = "a"\nexercise = "b"\n', "damaged", "whose", id="no name, no time"),
    pytest.param(
        b'checksum = "a"\nexercise = "b"\nname = 7\nwritten = 2026-11-02T09:00:00Z\n',
        "damaged",
        "whose",
        id="a name that is a number",
    ),
    pytest.param(
        b'checksum = "a"\nexercise = "b"\nname = "c"\nwritten = 2026-11-02T09:00:00\n',
        "damaged",
        "whose",
        id="a time of no zone",
    ),
]


@pytest.mark.parametrize(("content", "code", "says"), WRONG)
@pytest.mark.parametrize("name", ["record.toml", "20261102T080000Z-0000aa (1).toml"])
def test_what_is_no_record_is_set_aside(
    content: bytes, code: str, says: str, name: str, tmp_path: Path
) -> None:
    """Each with its reason, and the records beside it are found all the same."""
    write_toml(tmp_path / name, content)
    handed_in(tmp_path / "whole.toml")
    found = find([tmp_path])
    assert [(each.file, each.code) for each in found.set_aside] == [(tmp_path / name, code)]
    assert says in found.set_aside[0].text
    assert groups(tmp_path) == [["whole.toml"]]


def test_settings_beside_a_journal_are_passed_by(tmp_path: Path) -> None:
    """They belong to whoever sent their whole folder."""
    write_toml(tmp_path / "settings.toml", 'language = "nl"\n')
    assert find([tmp_path]).set_aside == ()


@pytest.mark.parametrize("folder", ["journal", "Ann", "Ann/journal"])
def test_a_journal_is_told_by_its_attempts(folder: str, tmp_path: Path) -> None:
    """One journal, however many scenarios and attempts are in it."""
    for scenario in ("tea", "cake"):
        for number in range(3):
            attempt(tmp_path / folder / scenario, number)
    assert find([tmp_path]).journals == (tmp_path / folder,)
    assert len(attempts_in(tmp_path / folder)) == 6


@pytest.mark.parametrize("here", [".", "..", "tea", "../tea", "tea/20261102T080000Z-0000aa.toml"])
def test_a_journal_named_from_within(
    here: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever in it somebody stands, its attempts are found."""
    file = attempt(tmp_path / "Ann" / "tea")
    monkeypatch.chdir(file.parent if here in {".", "..", "../tea"} else file.parent.parent)
    (journal,) = find([Path(here)]).journals
    assert [each.name for each in attempts_in(journal)] == [file.name]
    assert owner_of(journal) == "Ann"


def test_the_attempts_of_a_journal_are_files_called_so(tmp_path: Path) -> None:
    """Nothing else that lies about in it, and nothing that was thrown away."""
    kept = attempt(tmp_path / "tea")
    attempt(tmp_path / ".trash")
    write_toml(tmp_path / "tea" / "notes.toml", "")
    assert attempts_in(tmp_path) == [kept]


@pytest.mark.parametrize(
    ("folder", "owner"), [("Ann/journal", "Ann"), ("Ann", "Ann"), ("journal/x", "x")]
)
def test_whose_journal_it_is(folder: str, owner: str, tmp_path: Path) -> None:
    """The folder that was handed in has the name, which is not always that of the journal."""
    (tmp_path / folder).mkdir(parents=True)
    assert owner_of(tmp_path / folder) == owner


def test_a_learner_who_has_set_a_name_goes_by_it(tmp_path: Path) -> None:
    """The folder of somebody's own machine is called after the program, not after them."""
    write_toml(tmp_path / "coach" / "settings.toml", 'name = "Zoë de Wit"\ntheme = 7\n')
    assert owner_of(tmp_path / "coach" / "journal") == "Zoë de Wit"


def test_of_several_records_of_a_learner_the_latest_comes_first(tmp_path: Path) -> None:
    """Whatever the files are called; the others say which one counts."""
    handed_in(tmp_path / "a.toml", "Sam", day=1)
    handed_in(tmp_path / "b.toml", " sam ".strip().upper(), day=3)
    handed_in(tmp_path / "c.toml", "Sam", day=2)
    (heads,) = find([tmp_path]).records
    assert [Path(head.file).name for head in heads] == ["b.toml", "c.toml", "a.toml"]
    aside = beside(heads[1], heads[0])
    assert (aside.code, aside.file.name) == ("older", "c.toml")
    assert heads[0].file in aside.text


def test_the_same_record_twice(tmp_path: Path) -> None:
    """Byte for byte or written anew, under any name of a file: it was made in the same second."""
    handed_in(tmp_path / "a.toml")
    handed_in(tmp_path / "b.toml", extra="")
    (heads,) = find([tmp_path]).records
    assert beside(heads[1], heads[0]).code == "duplicate"


@pytest.mark.parametrize("names", [("Ann", "Zoe"), ("Zoe", "Ann")])
def test_of_the_same_attempts_under_two_names_the_first_handed_in_counts(
    names: tuple[str, str], tmp_path: Path
) -> None:
    """However often the other hands them in, and also where a namesake was there before."""
    own, other = names
    handed_in(tmp_path / "z.toml", own, day=1)
    handed_in(tmp_path / "y.toml", own, day=5)
    handed_in(tmp_path / "a.toml", other, day=2)
    handed_in(tmp_path / "b.toml", other, day=9)
    handed_in(tmp_path / "c.toml", other, day=0, first="20261102T080000Z-0000bb")
    heads = next(heads for heads in find([tmp_path]).records if len(heads) > 1)
    assert [Path(head.file).name for head in heads] == ["y.toml", "z.toml", "b.toml", "a.toml"]
    assert [beside(head, heads[0]).code for head in heads[1:]] == ["older", "copied", "copied"]


def test_two_learners_of_one_name_both_count(tmp_path: Path) -> None:
    """Their attempts tell them apart."""
    handed_in(tmp_path / "a.toml", "Sam", first="a")
    handed_in(tmp_path / "b.toml", "Sam", first="b")
    assert sorted(groups(tmp_path)) == [["a.toml"], ["b.toml"]]


def test_one_learner_in_two_exercises_counts_in_both(tmp_path: Path) -> None:
    """Records of another exercise are never older ones of this."""
    handed_in(tmp_path / "a.toml", exercise="start")
    handed_in(tmp_path / "b.toml", exercise="finish")
    assert sorted(groups(tmp_path)) == [["a.toml"], ["b.toml"]]


def test_records_without_an_attempt_are_told_apart_by_name(tmp_path: Path) -> None:
    """There is nothing else to know them by."""
    handed_in(tmp_path / "a.toml", "Sam", first=None, day=1)
    handed_in(tmp_path / "b.toml", "sam", first=None, day=2)
    handed_in(tmp_path / "c.toml", "Ann", first=None, day=3)
    assert groups(tmp_path) == [["b.toml", "a.toml"], ["c.toml"]]


def test_the_latest_of_a_learner_is_read_before_older_ones_that_begin_otherwise(
    tmp_path: Path,
) -> None:
    """A scenario that changed in between takes the first attempt out of the later record."""
    handed_in(tmp_path / "a.toml", "Sam", day=1, first="a")
    handed_in(tmp_path / "b.toml", "Sam", day=2, first="b")
    handed_in(tmp_path / "c.toml", "Ann", day=3, first="c")
    assert groups(tmp_path) == [["b.toml"], ["a.toml"], ["c.toml"]]


HEADS = st.builds(
    Head,
    st.integers(0, 99).map("{}.toml".format),
    st.sampled_from(["Sam", "SAM", "Ann", ""]),
    st.sampled_from(["start", "finish"]),
    st.sampled_from(["", "a", "b"]),
    st.integers(0, 3).map(lambda day: FIRST_DAY + timedelta(days=day)),
)


@given(st.lists(HEADS, max_size=12, unique_by=lambda head: head.file), st.randoms())
def test_no_record_is_lost_and_their_order_does_not_matter(heads: list[Head], random: Any) -> None:
    """Each is in one group, and whatever order a disk has them in, it is the same group."""
    groups = together(heads)
    assert sorted(head for group in groups for head in group) == sorted(heads)
    assert together(random.sample(heads, len(heads))) == groups
