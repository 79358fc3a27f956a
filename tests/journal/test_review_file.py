"""Sittings of review: their files, and what the journal does with those it cannot read."""

from __future__ import annotations

import os
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.grades import Grade
from coach.content.questions import Place, PrincipleKey
from coach.errors import DamagedFile
from coach.journal.review_file import ReviewAnswer, Sitting
from coach.journal.store import Journal
from tests.journal.samples import START, finished, ids, times


def answered(number: int = 0) -> ReviewAnswer:
    return ReviewAnswer(
        about=PrincipleKey("tests", "ask-plainly"),
        place=Place("tea", "ask"),
        reply="plain",
        grade=Grade.PROFESSIONAL,
        at=START + timedelta(minutes=number),
    )


def sitting(number: int = 0, answers: int = 1) -> Sitting:
    begun = Sitting.begin(now=START + timedelta(days=number), token=f"{number:06x}")
    for each in range(answers):
        begun = begun.adding(answered(each))
    return begun


answers = st.builds(
    ReviewAnswer,
    about=st.builds(PrincipleKey, ids, ids),
    place=st.builds(Place, ids, ids),
    reply=ids,
    grade=st.sampled_from(Grade),
    at=times,
)


@given(times, st.lists(answers, max_size=5).map(tuple))
def test_what_is_kept_is_what_was_answered(started: object, given: tuple[ReviewAnswer]) -> None:
    """Every sitting comes back from its file exactly as it was."""
    before = Sitting("20260302T090000Z-abcdef", started, given)  # type: ignore[arg-type]
    assert Sitting.from_data(tomllib.loads(before.to_toml()), before.id) == before


def test_file_is_plain_to_read() -> None:
    """Whoever opens the file finds every answer by name."""
    data = tomllib.loads(sitting(answers=2).to_toml())
    assert data["answers"][0] == {
        "pack": "tests",
        "principle": "ask-plainly",
        "scenario": "tea",
        "decision": "ask",
        "reply": "plain",
        "grade": "professional",
        "at": START,
    }


def test_one_file_a_sitting(tmp_path: Path) -> None:
    """A sitting replaces its earlier version, and disturbs no attempt."""
    journal = Journal(tmp_path / "journal")
    journal.save(finished())
    journal.save_sitting(sitting(answers=1))
    journal.save_sitting(sitting(answers=2))
    journal.save_sitting(sitting(1))
    assert journal.read_sittings() == ((sitting(answers=2), sitting(1)), ())
    assert journal.read() == ((finished(),), ())
    assert len(list((journal.folder / ".reviews").iterdir())) == 2


@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_files_are_private(tmp_path: Path) -> None:
    """Nobody else on the machine reads what a learner answered."""
    journal = Journal(tmp_path / "journal")
    journal.save_sitting(sitting())
    folder = journal.folder / ".reviews"
    [file] = folder.iterdir()
    assert [each.stat().st_mode & 0o777 for each in (folder, file)] == [0o700, 0o600]


def test_nothing_reviewed(tmp_path: Path) -> None:
    """Looking for reviews makes no folder."""
    assert Journal(tmp_path / "journal").read_sittings() == ((), ())
    assert not (tmp_path / "journal").exists()


def test_damaged_file_is_told_and_left(tmp_path: Path) -> None:
    """What cannot be read is told by name and stays as it is; the others are read."""
    journal = Journal(tmp_path)
    journal.save_sitting(sitting())
    damaged = tmp_path / ".reviews" / "x.toml"
    damaged.write_text("format = 1\nstarted = ", "utf-8")
    (tmp_path / ".reviews" / "notes.txt").write_text("mine", "utf-8")
    found, [problem] = journal.read_sittings()
    assert found == (sitting(),)
    assert (problem.file, problem.line) == (damaged, 2)
    assert damaged.read_text("utf-8") == "format = 1\nstarted = "


SOUND = sitting(answers=2).to_toml()
DAMAGE = {
    "another format": (SOUND.replace("format = 1", "format = 2"), "Another version"),
    "no start": (SOUND.replace("started", "begun"), "`started` is missing"),
    "no answers": ("format = 1\nstarted = 2026-11-23T07:10:00Z\n", "`answers` is missing"),
    "unknown grade": (SOUND.replace('"professional"', '"fine"'), "`answers.1.grade`"),
    "elsewhere": (SOUND.replace('"tea"', '"../tea"'), "`answers.1.scenario` should be an id"),
}


@pytest.mark.parametrize(("text", "said"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_named(text: str, said: str) -> None:
    """A file that holds something else says which key it is and what belongs there."""
    with pytest.raises(DamagedFile) as caught:
        Sitting.from_data(tomllib.loads(text), "some-id")
    assert said in str(caught.value)
