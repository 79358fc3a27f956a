"""`coach compare`: two attempts side by side, as lines and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.content.model import Scenario
from coach.journal.store import Journal
from coach.practice.session import Session
from tests.factory import write_overlay, write_pack
from tests.playing import Done, start
from tests.tui.samples import errand


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", errand=errand())


def compare(home: Path, pack: Path, *argv: str) -> Done:
    return start("compare", *argv, home=home, packs=(pack,))


def played(home: Path, pack: Path, *runs: tuple[str, ...]) -> None:
    """Play the errand to its end several times, with these replies."""
    shown = _shown()
    for run in runs:
        typed = "".join(f"{shown[reply]}\n" for reply in run)
        done = start("play", "errand", "--seed", "7", home=home, packs=(pack,), typed=typed)
        assert "The end:" in done.out


def _shown() -> dict[str, int]:
    """The number under which the seed shows each reply."""
    session = Session.begin(Scenario.model_validate({"id": "errand", **errand()}), seed=7)
    return {
        reply.id: number
        for decision in ("ask", "mend", "mail")
        for number, reply in enumerate(session.replies_at(decision), start=1)
    }


BAD = ("rude", "sorry", "chase")
GOOD = ("plain", "chase")


def test_the_two_finished_last(home: Path, pack: Path) -> None:
    """Both replies of every decision in full, what changed, and a sentence on top."""
    played(home, pack, ("shy", "wait"), BAD, GOOD)
    done = compare(home, pack, "errand")
    assert (done.status, done.err) == (0, "")
    blocks = done.out.split("\n\n")
    assert blocks[0] == "An errand"
    assert "practice; 17 percent, 0 of 2 professional; Unanswered." in blocks[1]
    assert "practice; 67 percent, 1 of 2 professional; Unanswered." in blocks[1]
    assert blocks[2] == "Better in 1, the same in 1; 1 decision only the earlier time."
    assert blocks[3].splitlines() == [
        "Decision 1: better.",
        "Ann has time for one question.",
        "Earlier, damaging: Say rude.",
        "Why rude.",
        "Later, professional: Say plain.",
        "Why plain.",
        "The difference: Ask once.",
    ]
    assert blocks[4].splitlines() == [
        "Decision 2: the same reply.",
        "Ann has written.",
        "Both times, tempting: Say chase.",
        "Why chase.",
    ]
    assert "Decision 3: only the earlier time." in blocks[5]


def test_any_two(home: Path, pack: Path) -> None:
    """By a word or a part of an id; the one played earlier always comes first."""
    played(home, pack, ("shy", "wait"), BAD, GOOD)
    ids = [attempt.id for attempt in Journal(home / "journal").attempts("errand")]
    by_words = compare(home, pack, "errand", "last", "first").out
    assert by_words == compare(home, pack, "errand", ids[0], ids[2]).out
    assert by_words == compare(home, pack, "errand", "first").out
    assert "Better in 1, worse in 1." in by_words


def test_as_json(home: Path, pack: Path) -> None:
    """Everything the lines say, for scripts."""
    played(home, pack, BAD, GOOD)
    told = json.loads(compare(home, pack, "errand", "--json").out)
    assert told["scenario"] == "errand"
    assert (told["earlier"]["percent"], told["later"]["percent"]) == (17, 67)
    assert told["tally"] == {"better": 1, "worse": 0, "same": 1, "new": 0, "missed": 1}
    first, *_more = told["decisions"]
    assert (first["decision"], first["change"]) == ("ask", "better")
    assert first["later"] == {
        "reply": "plain",
        "grade": "professional",
        "text": "Say plain.",
        "why": "Why plain.",
    }
    assert told["decisions"][2]["later"] is None


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        pytest.param((), "Play it once more", id="only one is finished"),
        pytest.param(("last", "best"), "Both are the attempt", id="the same twice"),
        pytest.param(("yesterday",), "No attempt is called “yesterday”", id="unknown"),
    ],
)
def test_what_cannot_be_compared(home: Path, pack: Path, argv: tuple[str, ...], told: str) -> None:
    """One line says what to do."""
    played(home, pack, BAD)
    done = compare(home, pack, "errand", *argv)
    assert (done.status, done.out) == (2, "")
    assert told in done.err


def test_in_dutch(home: Path, pack: Path) -> None:
    """The program’s words and the scenario’s."""
    write_overlay(pack, "errand", {"title": "Een boodschap"})
    played(home, pack, BAD, GOOD)
    done = compare(home, pack, "errand", "--lang", "nl")
    assert "Een boodschap" in done.out
    assert "Beter bij 1, hetzelfde bij 1; 1 beslissing alleen de eerdere keer." in done.out
    assert "Eerder, schadelijk: Say rude." in done.out
