"""Review as plain lines, and what scripts get of it."""

from __future__ import annotations

import errno
import json
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from coach.journal.store import Journal
from coach.plain.play import Console
from coach.plain.review import review_plainly
from coach.world import ReviewStart, World
from tests.factory import write_overlay, write_toml
from tests.playing import Done, start
from tests.reviewing import PRINCIPLES, Clock, met, review_pack
from tests.tui.driving import make_world


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return review_pack(tmp_path / "pack", "tea", "cake")


@pytest.fixture
def world(home: Path, pack: Path) -> World:
    """Somebody who met every principle in `tea` a fortnight ago; chance is the same each time."""
    world = replace(make_world(home, pack), now=Clock(), random_bytes=bytes)
    met(world.journal)
    return world


def review(world: World, typed: str, *, ahead: bool = False) -> Done:
    """Hold a sitting with `typed` as its input."""
    out, err = StringIO(), StringIO()
    console = Console(StringIO(typed), out, err)
    review_plainly(world, world.library(), ReviewStart(ahead=ahead), console)
    return Done(0, out.getvalue(), err.getvalue())


def blocks(out: str) -> list[str]:
    return out.rstrip().split("\n\n")


def number_of(out: str, ending: str) -> str:
    """Under which number the last question shows the reply of this `ending`."""
    lines = [line for line in out.splitlines() if line.endswith(f"-{ending}.")]
    return lines[-1].partition(".")[0]


def test_a_question_stands_alone(world: World) -> None:
    """Medium, person, situation, question and replies; then the coach, without a reaction."""
    rude = number_of(review(world, "").out, "rude")
    said = blocks(review(world, f"{rude}\n").out)
    assert said[:5] == [
        "3 principles are due.",
        "A sitting takes three minutes. Leave with q when you like.",
        "Question 1. By e-mail.\nAnn: A colleague",
        said[3],
        "What do you write back?",
    ]
    assert said[3].startswith("Of cake and ")
    assert said[7:12] == [
        "You: Say cake-rude.",
        "Coach: A damaging reply.\nWhy cake-rude.",
        "A professional reply: Say cake-good.\nAsk once.",
        said[10],
        "Where yours would fit: If time were short.",
    ]
    assert said[10].startswith("The principle: ")
    assert "Heard" not in "".join(said)


def test_it_ends_with_what_comes_when(world: World) -> None:
    """Each principle that was asked with its grade and its day, then what is still due."""
    out = review(world, "1\n").out
    assert "Comes back " in out
    assert blocks(out)[-1] == "2 principles are due."
    assert "%" not in out
    assert "percent" not in out


def test_all_of_it(world: World) -> None:
    """Once everything is answered, the next day is said; the file holds every answer."""
    out = review(world, "1\n2\n3\n").out
    assert out.count("Question ") == 3
    assert blocks(out)[-1].startswith("Nothing is due; the next is ")
    [kept] = world.journal.read_sittings().sittings
    assert {answer.about.principle for answer in kept.answers} == {*PRINCIPLES}


def test_three_minutes(world: World) -> None:
    """No question is asked once they are over."""
    slow = replace(world, now=Clock(step=timedelta(seconds=50)))
    assert review(slow, "1\n1\n1\n").out.count("Question ") < 3


def test_help_the_principle_and_mistakes(world: World) -> None:
    """The same keys as in a scenario; what is none of the replies is said so."""
    out = review(world, "?\n9\n\np\n1\np\n?\nq\n").out
    assert "A number: that reply." in out
    assert "“9” is none of the replies. Type a number from 1 to 3." in out
    assert "“p” is none of the replies." in out
    assert out.count("What do you write back?") == 3
    assert "It saves time." in out or "It costs nothing." in out or "It cools down." in out
    assert "p: more about the principle that was named last." in out


def test_leaving_at_once(world: World) -> None:
    """Nothing answered, nothing kept, nothing summed up."""
    assert "Comes back" not in review(world, "q\n").out
    assert world.journal.read_sittings() == ((), ())


def test_nothing_is_due(home: Path, pack: Path) -> None:
    """The next day is said, and how to practise all the same; asked for, it is done."""
    world = replace(make_world(home, pack), now=Clock())
    met(world.journal, days_ago=0.5)
    assert blocks(review(world, "").out) == [
        "Nothing is due; the next is tomorrow.",
        "To practise it now, type: coach review --ahead",
    ]
    assert review(world, "1\n", ahead=True).out.count("Question ") == 2


def test_nothing_met(home: Path, pack: Path) -> None:
    """Whoever has played nothing is told what review is."""
    done = start("review", home=home, packs=(pack,))
    assert "There is nothing to review yet." in done.out
    assert "coach play" in done.out
    assert not home.exists()


def test_in_dutch(home: Path, pack: Path) -> None:
    """Every word of the program is Dutch, and the recap where it is translated."""
    write_overlay(pack, "cake", {"scenes": {name: {"recap": "Over taart."} for name in PRINCIPLES}})
    world = replace(make_world(home, pack, language="nl"), now=Clock())
    met(world.journal)
    said = blocks(review(world, "?\n1\n").out)
    assert said[:4] == [
        "3 principes zijn aan de beurt.",
        "Het duurt drie minuten. Stop met q wanneer je wilt.",
        "Vraag 1. Per e-mail.\nAnn: A colleague",
        "Over taart.",
    ]
    assert any("Komt " in each and " terug." in each for each in said)


def test_a_full_disk_is_told_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sitting goes on; it is said when saving fails and when it works again."""
    tries = iter([True, True, False])

    def fsync(_: int) -> None:
        if next(tries, False):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", fsync)
    done = review(world, "1\n1\n1\n")
    told = done.err.splitlines()
    assert len(told) == 2
    assert "the disk is full" in told[0]
    assert "Saving works again" in told[1]
    [kept] = world.journal.read_sittings().sittings
    assert len(kept.answers) == 3


def test_damaged_files_are_told(world: World) -> None:
    """What cannot be read is named on stderr and left as it is."""
    file = write_toml(world.journal.folder / ".reviews" / "y.toml", "format = ")
    done = review(world, "1\n")
    assert str(file) in done.err
    assert file.read_text("utf-8") == "format = "


def test_a_broken_scenario_is_told(world: World, pack: Path) -> None:
    """The question comes from another one."""
    text = (pack / "cake" / "scenario.toml").read_text("utf-8")
    write_toml(pack / "cake" / "scenario.toml", text.replace('why = "', 'wy = "'))
    done = review(world, "q\n")
    assert "cake" in done.err
    assert "Of tea and " in done.out


def test_json(home: Path, pack: Path) -> None:
    """Scripts learn what is due when, and nothing is asked."""
    journal = Journal(home / "journal")
    met(journal)
    done = start("review", "--json", home=home, packs=(pack,))
    data = json.loads(done.out)
    assert data["later"] == []
    assert data["due"][0] == {
        "pack": "tests",
        "principle": "ask-plainly",
        "rule": "Ask plainly.",
        "due": "2026-03-04",
        "last": {
            "at": "2026-03-02T09:00:00+00:00",
            "scenario": "tea",
            "decision": "ask-plainly",
            "grade": "professional",
        },
    }
    assert journal.read_sittings() == ((), ())


def test_the_command_reviews(home: Path, pack: Path) -> None:
    """`coach review` without a terminal asks in plain lines; `coach` says that something is due."""
    met(Journal(home / "journal"))
    assert "3 principles are due. Type: coach review" in start(home=home, packs=(pack,)).out
    done = start("review", home=home, packs=(pack,), typed="1\n1\n1\n")
    assert done.out.count("Comes back ") == 3
    assert "coach review" not in start(home=home, packs=(pack,)).out
    assert start("review", "--ahead", home=home, packs=(pack,), typed="1\n").status == 0
