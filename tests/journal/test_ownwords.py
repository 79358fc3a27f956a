"""Messages in a learner's own words as files: kept apart, whole, and left alone when damaged."""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import NotSaved
from coach.journal.drawer import FOLDER, Drawer
from coach.journal.ownwords import OwnWords, Step, clean
from coach.journal.store import Journal
from tests import strategies as _profile  # noqa: F401 - sets Hypothesis to judge what holds
from tests.journal.samples import START, finished, ids, texts, times

posix = pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")


def written(**changes: Any) -> OwnWords:
    """A draft for the decision `ask` of `small-favour`."""
    values: dict[str, Any] = {
        "id": "20261123T071000Z-000000",
        "scenario": "small-favour",
        "pack": "tests",
        "decision": "ask",
        "language": "en",
        "started": START,
        "updated": START,
        "text": "Dear Ann,\n\nThank you.",
    }
    return OwnWords(**{**values, **changes})


@pytest.fixture
def drawer(tmp_path: Path) -> Drawer:
    return Drawer(tmp_path / "journal")


messages = st.text().map(clean)


@given(
    st.builds(
        OwnWords,
        id=st.just("20261123T071000Z-000000"),
        scenario=ids,
        pack=ids,
        decision=ids,
        language=texts,
        started=times,
        updated=times,
        step=st.sampled_from(Step),
        text=messages,
        ticks=st.lists(ids, max_size=7).map(tuple),
        revision=st.none() | messages,
    )
)
def test_a_message_survives_its_file(words: OwnWords) -> None:
    """Whatever was written is read again as it was."""
    assert OwnWords.from_data(tomllib.loads(words.to_toml()), words.id) == words


@given(st.text(st.characters()))
def test_any_text_can_be_kept(text: str) -> None:
    """What cannot be shown is left out, once, and all the rest stays."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.encode().decode() == cleaned
    assert not set("\x1b\r\x00\t\u2028").intersection(cleaned)


def test_a_message_is_a_readable_file(drawer: Drawer) -> None:
    """A line of the message is a line of the file."""
    drawer.save(written())
    [path] = (drawer.folder / "small-favour").iterdir()
    assert "\nThank you." in path.read_text("utf-8")


@posix
def test_a_message_is_private(drawer: Drawer) -> None:
    """Nobody else on the computer reads it."""
    drawer.save(written())
    assert drawer.path(written()).stat().st_mode & 0o777 == 0o600


def test_the_journal_passes_messages_over(drawer: Drawer) -> None:
    """Attempts, standings and what is finished are as they would be without them."""
    journal = Journal(drawer.folder.parent)
    journal.save(finished())
    drawer.save(written())
    drawer.save(written(scenario="never-played"))
    assert journal.read() == ((finished(),), ())
    assert set(journal.read().standings) == {"small-favour"}
    assert not journal.has_finished("never-played")


def test_messages_are_read_in_the_order_they_were_written_at(drawer: Drawer) -> None:
    """The last one is the one to go on with."""
    later = written(id="20261123T071000Z-000001", updated=START.replace(hour=9))
    drawer.save(later)
    drawer.save(written())
    assert drawer.read("small-favour") == ((written(), later), ())
    assert drawer.read("another") == ((), ())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"text = ", "not a value", id="not TOML"),
        pytest.param(b"\xff", "UTF-8", id="not UTF-8"),
        pytest.param(b"format = 2", "Another version", id="another version"),
        pytest.param(b"format = 1", "`scenario` is missing", id="empty"),
        pytest.param(written().to_toml().replace("small", "large").encode(), "large", id="moved"),
        pytest.param(
            written().to_toml().replace("ticks = []", "ticks = [1]").encode(), "ids", id="ticks"
        ),
    ],
)
def test_damaged_files_are_told_and_left_alone(drawer: Drawer, content: bytes, told: str) -> None:
    """Everything else is read, and the file stays as it is."""
    drawer.save(written())
    damaged = drawer.folder / "small-favour" / "damaged.toml"
    damaged.write_bytes(content)
    kept = drawer.read("small-favour")
    assert kept.words == (written(),)
    [problem] = kept.damaged
    assert problem.file == damaged
    assert told in problem.text
    assert damaged.read_bytes() == content


def test_two_runs_do_not_overwrite_each_other(drawer: Drawer) -> None:
    """Who saves second saves beside the other, and goes on doing so."""
    drawer.save(written())
    other = Drawer(drawer.folder.parent)
    [there] = other.read("small-favour").words
    other.save(replace(there, text="From the other window."))
    drawer.save(written(text="From this window."))
    drawer.save(written(text="From this window, again."))
    texts = {words.text for words in drawer.read("small-favour").words}
    assert texts == {"From the other window.", "From this window, again."}


def test_a_full_disk_keeps_the_earlier_version(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved before is still there."""
    drawer.save(written())

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(NotSaved, match="full"):
        drawer.save(written(text="More."))
    monkeypatch.undo()
    assert Drawer(drawer.folder.parent).read("small-favour").words == (written(),)


def test_the_folder_is_hidden_from_lists_of_scenarios() -> None:
    """Whoever reads the folders of a journal passes over what begins with a full stop."""
    assert FOLDER.startswith(".")
