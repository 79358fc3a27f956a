"""`coach write`: a message as lines or JSON, for decisions that were met and no others."""

from __future__ import annotations

import json
import tomllib
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from coach.cli import main
from tests.factory import decision, minimal_scenario, reply, write_pack
from tests.playing import Done, Terminal, start, surroundings

MESSAGE = "Hi Ann,\n\nThank you for asking around. Could you tell me more? No pressure.\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A scenario of three decisions; the one that repairs is reached through a mistake."""
    ask = decision(
        reply("plain", goto="mail"),
        reply("soft", "workable", goto="mail"),
        reply("rude", "damaging", goto="mend"),
    )
    mend = decision(lines="Ann waits.", recap="Ann is hurt.", recovery=True)
    mail = decision(medium="e-mail", subject="Your question", recap="Ann has written.")
    scenes = {"ask": ask, "mend": mend, "mail": mail}
    story = minimal_scenario(media=["chat", "e-mail"], scenes=scenes)
    return write_pack(tmp_path / "pack", story=story, tea=minimal_scenario(title="A pot of tea"))


def play(home: Path, pack: Path, *replies: str, options: tuple[str, ...] = ()) -> None:
    """Give these replies in a fresh attempt at `story`."""
    typed = ""
    for said in replies:
        argv = ("play", "story", "--plain", "--seed", "7", *options)
        out = start(*argv, home=home / "look", packs=(pack,), typed=typed).out
        shown = [line.partition(". ") for line in out.splitlines() if line[:1].isdecimal()]
        typed += {text: number for number, _dot, text in shown}[f"Say {said}."] + "\n"
    start(
        "play", "story", "--plain", "--seed", "7", *options, home=home, packs=(pack,), typed=typed
    )


def write(home: Path, pack: Path, *argv: str, typed: str = MESSAGE, **environ: str) -> Done:
    """Write for `story`."""
    return start("write", "story", *argv, home=home, packs=(pack,), typed=typed, **environ)


def kept(home: Path) -> list[dict[str, Any]]:
    """What is in the files of one's own words, in the order of their names."""
    files = sorted((home / "journal" / ".own-words").rglob("*.toml"))
    return [tomllib.loads(file.read_text("utf-8")) for file in files]


def test_a_message_and_what_is_found_in_it(home: Path, pack: Path) -> None:
    """The situation, the marked message, found and not found, ticks to look for, two models."""
    play(home, pack, "plain")
    done = write(home, pack)
    assert (done.status, done.err) == (0, "")
    for text in (
        "Ann has time for one question.",
        "Hi Ann,\n",
        "Thank you[3] for asking around. Could you tell me[1] more? No pressure[2].",
        "14 words, 1 question mark",
        "[1] a request: “Could you tell me”",
        "did not find them; you may have said it differently: words that offer something;",
        "This is a search for English words, and nothing more.",
        "A professional reply: Say plain.",
        "Another way, with what it leaves out: Say soft.",
        "Ask once.",
        "The principle: Ask plainly.",
    ):
        assert text in done.out, text


def test_nothing_is_praised_or_blamed(home: Path, pack: Path) -> None:
    """No word of judgement about a message or its writer, whatever it says."""
    play(home, pack, "plain")
    for typed in (MESSAGE, "no\n", "Any news??? URGENT\n"):
        out = write(home, pack, typed=typed).out.casefold()
        told = out.partition("found, by the words alone")[2].partition("a professional reply")[0]
        for word in ("polite", "rude", "great", "well done", "should", "wrong", "score", "ready"):
            assert word not in told, word


def test_it_is_kept_and_counts_for_nothing(home: Path, pack: Path) -> None:
    """The journal has the message; what `list` tells is as it was before."""
    play(home, pack, "plain")
    before = start("list", "--json", home=home, packs=(pack,)).out
    done = write(home, pack)
    [words] = kept(home)
    assert words["text"] == MESSAGE.strip()
    assert (words["scenario"], words["decision"], words["language"]) == ("story", "ask", "en")
    assert "never scored" in done.out
    assert start("list", "--json", home=home, packs=(pack,)).out == before


def test_a_full_stop_ends_a_message(home: Path, pack: Path) -> None:
    """What comes after a line with a full stop alone is no part of it."""
    play(home, pack, "plain")
    write(home, pack, typed="\nOne.\n\nTwo.\n.\nThree.\n")
    assert kept(home)[0]["text"] == "One.\n\nTwo."


def test_as_json(home: Path, pack: Path) -> None:
    """One document, with places that can be cut from the text."""
    play(home, pack, "plain")
    done = write(home, pack, "--json")
    data = json.loads(done.out)
    assert data["decision"] == "ask"
    assert data["text"] == MESSAGE.strip()
    for each in data["found"]:
        assert data["text"][each["start"] : each["end"]] == each["text"]
    assert [model["grade"] for model in data["models"]] == ["professional", "workable"]
    assert 5 <= len(data["to_look_for"]) <= 7


def test_in_dutch(home: Path, pack: Path) -> None:
    """A Dutch message is looked through in Dutch, and told in Dutch."""
    play(home, pack, "plain")
    typed = "Dank je wel voor het adres. Zou je willen kijken? Het hoeft niet, hoor.\n"
    done = write(home, pack, typed=typed, LANG="nl_NL.UTF-8")
    assert "woorden van dank: “Dank je wel”" in done.out
    assert "misschien heb je het anders gezegd" in done.out
    assert "Nederlandse woorden" in done.out


def test_only_what_was_met(home: Path, pack: Path) -> None:
    """A decision that was not met is not offered, by any name."""
    play(home, pack, "plain")
    done = write(home, pack, "mend")
    assert (done.status, done.out) == (2, "")
    assert "You have met no decision “mend” in story. Choose one of: ask." in done.err


def test_a_scenario_that_was_not_played(home: Path, pack: Path) -> None:
    """There is nothing to write for before a decision was met, and nothing is kept."""
    done = write(home, pack)
    assert (done.status, done.out) == (2, "")
    assert "Play it first" in done.err
    assert kept(home) == []


@pytest.mark.parametrize(
    ("coach", "options"),
    [
        pytest.param("every", ("--assessment",), id="an assessment"),
        pytest.param("end", (), id="practice with the coach at the end"),
    ],
)
def test_nothing_is_given_away(
    coach: str, options: tuple[str, ...], home: Path, pack: Path
) -> None:
    """Where the coach is silent until the end, so is this."""
    start("settings", "coach", coach, home=home)
    play(home, pack, "plain", options=options)
    assert write(home, pack).status == 2
    play(home, pack, "plain", "plain", options=options)
    assert write(home, pack).status == 0


def test_the_decision_with_the_most_to_gain(home: Path, pack: Path) -> None:
    """Without a name it is the weakest answer; a number or part of a name finds another."""
    play(home, pack, "rude", "plain")
    assert "decision 1 of 2, ask." in write(home, pack).out
    assert "decision 2 of 2, mend." in write(home, pack, "2").out
    assert "decision 2 of 2, mend." in write(home, pack, "me").out


@pytest.mark.parametrize("typed", ["", "\n\n", ".\n", "   \n.\n"])
def test_no_message(home: Path, pack: Path, typed: str) -> None:
    """Nothing written is told, with 2, and nothing is kept."""
    play(home, pack, "plain")
    done = write(home, pack, typed=typed)
    assert done.status == 2
    assert "nothing was written" in done.err
    assert kept(home) == []


def test_a_damaged_file_is_told(home: Path, pack: Path) -> None:
    """The message is looked through all the same."""
    play(home, pack, "plain")
    write(home, pack)
    damaged = home / "journal" / ".own-words" / "story" / "old.toml"
    damaged.write_text("text =", "utf-8")
    done = write(home, pack)
    assert done.status == 0
    assert "old.toml" in done.err


def test_a_file_where_the_folder_should_be(home: Path, pack: Path) -> None:
    """What cannot be kept is told, and the rest is done."""
    play(home, pack, "plain")
    (home / "journal" / ".own-words").write_text("", "utf-8")
    done = write(home, pack)
    assert done.status == 0
    assert "cannot be saved" in done.err
    assert "A professional reply: Say plain." in done.out
    assert "never scored" not in done.out


def at_a_terminal(home: Path, pack: Path, typed: str) -> str:
    """What is written to a terminal that cannot draw."""
    out = Terminal()
    environ = surroundings(home, pack, TERM="dumb")
    argv = ["write", "story", "--plain"]
    assert main(argv, stdin=Terminal(typed), stdout=out, stderr=StringIO(), environ=environ) == 0
    return out.getvalue()


def test_at_a_terminal_ticks_and_a_revision_are_asked_for(home: Path, pack: Path) -> None:
    """Both versions are shown and kept, with what was ticked."""
    play(home, pack, "plain")
    typed = "Thanks. Could you look?\n.\n1 3 99 x\nThanks for asking around.\n.\n"
    out = at_a_terminal(home, pack, typed)
    assert "[x] Its first two sentences say what it is about." in out
    assert "[ ] It asks for one thing" in out
    assert "First, 4 words:\nThanks. Could you look?" in out
    assert "Revised, 4 words:\nThanks for asking around." in out
    assert "Found in the first version alone: a request." in out
    [words] = kept(home)
    assert words["ticks"] == ["purpose", "way-out"]
    assert (words["text"], words["revision"]) == (
        "Thanks. Could you look?",
        "Thanks for asking around.",
    )
    assert words["step"] == "done"


def test_a_revision_may_be_left_out(home: Path, pack: Path) -> None:
    """A full stop alone keeps the first version."""
    play(home, pack, "plain")
    at_a_terminal(home, pack, "Thanks.\n.\n\n.\n")
    [words] = kept(home)
    assert (words["revision"], words["step"]) == ("Thanks.", "done")
