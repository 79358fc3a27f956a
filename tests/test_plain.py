"""Plain play: the same practice as lines on any stream."""

from __future__ import annotations

import signal
import sys
import tomllib
from io import StringIO
from pathlib import Path
from typing import IO, Any

import pytest

from coach.cli import main
from coach.errors import NotSaved
from coach.journal.attempt import Attempt
from coach.journal.store import Journal
from tests.factory import (
    Data,
    decision,
    long_scenario,
    minimal_scenario,
    reply,
    write_overlay,
    write_pack,
    write_toml,
)
from tests.playing import Done, Terminal, numbers, process, start, surroundings


def story() -> Data:
    """Three decisions in two media: one counts, one is contested, one repairs a mistake."""
    first = decision(
        reply("plain", goto="mail", trust={"ann": 5}),
        reply("shy", "workable", goto="mail"),
        reply("rude", "damaging", goto="mend", trust={"ann": -8}),
    )
    mend = decision(
        reply("sorry", goto="mail"),
        reply("so", "tempting", goto="mail"),
        lines="Ann waits.",
        recovery=True,
    )
    mail = decision(
        reply("wait", say=None, do="You wait.", goto="good"),
        reply("chase", "tempting", say=None, do="You write once more.", goto="bad"),
        medium="e-mail",
        subject="Your question",
        contested="Some would write.",
        lines="ann: Dear Sam,\n\nann: I will look.\n\nann: Ann\n\nTwo days pass.",
    )
    for each in (mail["replies"][0], mail["replies"][1]):
        del each["say"]
    return minimal_scenario(
        media=["chat", "e-mail"], scenes={"ask": first, "mend": mend, "mail": mail}
    )


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", story=story())


def play(*argv: str, home: Path, pack: Path, typed: str, **environ: str) -> Done:
    """Play `story`, and expect that it can be served."""
    done = start("play", "story", *argv, home=home, packs=(pack,), typed=typed, **environ)
    assert done.status == 0, done.err
    return done


def answers(*wanted: str, home: Path, pack: Path, options: tuple[str, ...] = ()) -> str:
    """What to type to give the replies that say `wanted`, in a fresh attempt with seed 7."""
    typed = ""
    for words in wanted:
        argv = ("play", "story", "--seed", "7", *options)
        out = start(*argv, home=home / "look", packs=(pack,), typed=typed).out
        typed += numbers(out)[words] + "\n"
    return typed


SEEN = """\
A small favour
Chat, e-mail, about 1 minute.

You are Sam. Ann knows the answer.

What you want: One answer

Ann: A colleague. Trust: 50 of 100.

In a chat.

Monday, 09:00.

Ann: What can I do for you?

What do you write back?

"""

AFTER_A_MISTAKE = """\
You: Say rude.

Ann: Heard rude.

Coach: A damaging reply.
Why rude.

A professional reply: Say plain.
Ask once.

The principle: Ask plainly.

Where yours would fit: If time were short.

Ann trusts you less: 42, was 50.

Ann waits.

What do you write?

"""

THE_REST = """\
You: Say sorry.

Ann: Heard sorry.

Coach: A professional reply.
Why sorry.

The principle: Ask plainly.

You were here to repair something, so it is counted apart, as recovery.

By e-mail.
Subject: Your question

Ann: Dear Sam,
I will look.
Ann

Two days pass.

What do you do?

"""

THE_END = """\
You wait.

Ann: Heard wait.

Coach: A professional reply.
Why wait.

The principle: Ask plainly.

Opinions differ here, so it does not count: Some would write.

The end: Answered

Ann smiles.

The relationship is stronger than it was.

Score: 0 percent, 0 of 1 professional.
Recovery: 1 of 1.

Decision 1, damaging.
You: Say rude.

A professional reply: Say plain.

Decision 2, professional; recovery, so it counts apart.
You: Say sorry.

Decision 3, professional; opinions differ, so it does not count.
You wait.

To practise: Ask plainly.

"""


def test_a_whole_play(home: Path, pack: Path) -> None:
    """Every part is there, in words, in the order of the screens."""
    typed = answers("Say rude.", "Say sorry.", "You wait.", home=home, pack=pack)
    status, out, err = start("play", "story", "--seed", "7", home=home, packs=(pack,), typed=typed)
    assert (status, err) == (0, "")
    for part in (SEEN, AFTER_A_MISTAKE, THE_REST, THE_END):
        assert part in out
    assert out.startswith(SEEN)
    assert out.splitlines()[-2] == "Play it again and compare. Type: coach replay story"


def test_a_whole_play_in_dutch(home: Path, pack: Path) -> None:
    """In Dutch, only what is not translated in the pack is English."""
    write_overlay(
        pack, "story", {"scenes": {"ask": {"replies": {"rude": {"say": "Zeg het grof."}}}}}
    )
    typed = answers("Say rude.", "Say sorry.", "You wait.", home=home, pack=pack)
    out = play("--seed", "7", "--lang", "nl", home=home, pack=pack, typed=typed).out
    for words in (
        "In een chat.",
        "Jij: Zeg het grof.",
        "Coach: Een schadelijk antwoord.",
        "Ann vertrouwt je minder: 42, was 50.",
        "Onderwerp: Your question",
        "De band is sterker dan eerst.",
        "Score: 0 procent, 0 van de 1 professioneel.",
        "Typ: coach replay story",
    ):
        assert words in out


def test_the_same_input_gives_the_same_bytes(home: Path, pack: Path) -> None:
    """With a seed, a play is the same each time, whatever was played before."""
    typed = "1\n2\n?\nx\n"
    plays = [play("--plain", "--seed", "7", home=home, pack=pack, typed=typed) for _ in range(3)]
    assert plays[0] == plays[1] == plays[2]


def test_an_assessment_has_no_coach_until_the_end(home: Path, pack: Path) -> None:
    """No grade, no trust and no way back before the end; then everything at once."""
    mode = ("--assessment",)
    typed = answers("Say rude.", "Say sorry.", "You wait.", home=home, pack=pack, options=mode)
    out = play("--seed", "7", *mode, home=home, pack=pack, typed="b\n" + typed).out
    story_told, _end, looking_back = out.partition("The end: Answered")
    assert "There is no going back in an assessment." in story_told
    assert not any(word in story_told for word in ("Coach", "rust", "principle", "professional"))
    for words in ("Why rude.", "Ask once.", "The principle: Ask plainly.", "If time were short."):
        assert words in looking_back


def test_going_back_does_not_mend_the_score(home: Path, pack: Path) -> None:
    """The first answer counts; the corrected path stands beside it."""
    first = answers("Say rude.", home=home, pack=pack)
    good = answers("Say plain.", home=home, pack=pack)
    then = answers("Say plain.", "You wait.", home=home, pack=pack).removeprefix(good)
    out = play("--seed", "7", home=home, pack=pack, typed=f"{first}b\n{good}{then}").out
    assert "You go back. What counts is still your first answer." in out
    assert "Score: 0 percent, 0 of 1 professional." in out
    assert "After correction: 100 percent, 1 of 1 professional." in out
    assert "After going back, professional: Say plain." in out


WRONG = [
    pytest.param("4", "“4” is none of the replies. Type a number from 1 to 3.", id="too high"),
    pytest.param("0", "“0” is none of the replies.", id="too low"),
    pytest.param("hello", "“hello” is none of the replies.", id="a word"),
    pytest.param("\x1b[31m", "“\\x1b[31m” is none of the replies.", id="an escape code"),
    pytest.param("b", "there is nothing to go back to", id="back at the first decision"),
    pytest.param("p", "“p” is none of the replies.", id="no principle named yet"),
    pytest.param("?", "1 to 3: that reply.", id="help"),
]


@pytest.mark.parametrize(("line", "told"), WRONG)
def test_wrong_input_is_asked_again(line: str, told: str, home: Path, pack: Path) -> None:
    """What cannot be done is told with what can, and nothing is lost by it."""
    out = play(home=home, pack=pack, typed=f"{line}\n").out
    assert told in out
    assert out.count("Your answer, 1 to 3, or ? for help:") == 2
    assert "\x1b" not in out


def test_enter_shows_the_replies_once_more(home: Path, pack: Path) -> None:
    """An empty line repeats the question and the replies."""
    out = play(home=home, pack=pack, typed="\n").out
    assert out.count("What do you write back?") == 2
    assert out.count("Say rude.") == 2


def test_a_principle_in_full(home: Path, pack: Path) -> None:
    """`p` tells more about the principle that was named last."""
    assert "It saves time." in play(home=home, pack=pack, typed="1\np\n").out


def test_leaving_and_going_on(home: Path, pack: Path) -> None:
    """A half-done attempt goes on with its answers, and with the replies in the same order."""
    left = play(home=home, pack=pack, typed="1\nq\n").out
    assert left.endswith("1 answer is kept.\nTo go on, type: coach play story\n\n")
    back = play(home=home, pack=pack, typed="").out
    assert "You go on where you left off, after 1 answer." in back
    assert "The input has ended.\n1 answer is kept." in back
    assert numbers(left).items() >= numbers(back).items()


@pytest.mark.parametrize("option", ["--new", "--seed=7", "--assessment"])
def test_starting_over(option: str, home: Path, pack: Path) -> None:
    """These options leave what is half done alone and begin anew."""
    play(home=home, pack=pack, typed="1\n")
    assert "You go on" not in play(option, home=home, pack=pack, typed="").out
    assert "You go on" in play(home=home, pack=pack, typed="").out


def test_without_an_answer_nothing_is_kept(home: Path, pack: Path) -> None:
    """Looking into a scenario leaves no attempt behind."""
    assert "There is no answer to keep yet." in play(home=home, pack=pack, typed="q\n").out
    assert Journal(home / "journal").attempts() == ()


def test_without_a_name_the_half_done_one_is_played(home: Path, tmp_path: Path) -> None:
    """`coach play` goes on where you left off, else with the first you have not finished."""
    pack = write_pack(tmp_path / "pack", cake=minimal_scenario(), story=story())
    play(home=home, pack=pack, typed="1\n")
    out = start("play", home=home, packs=(pack,)).out
    assert "You go on where you left off" in out
    assert out.endswith("coach play story\n\n")


def test_a_scenario_that_changed_says_so(home: Path, pack: Path) -> None:
    """Answers that still fit are kept, and the others are counted."""
    first = answers("Say shy.", "You wait.", home=home, pack=pack)
    play("--seed", "7", home=home, pack=pack, typed=first[:2])
    changed = story()
    changed["scenes"]["ask"]["replies"][1]["trust"] = {"ann": 1}
    write_toml(pack / "story" / "scenario.toml", changed)
    assert "All your answers still hold." in play(home=home, pack=pack, typed="").out
    changed["scenes"]["ask"]["replies"][1]["id"] = "meek"
    write_toml(pack / "story" / "scenario.toml", changed)
    assert "1 answer no longer fits." in play(home=home, pack=pack, typed="").out


def test_replay_puts_this_time_beside_last_time(home: Path, pack: Path) -> None:
    """Decision by decision: better, the same, and what was not met."""
    typed = answers("Say rude.", "Say sorry.", "You wait.", home=home, pack=pack)
    play("--seed", "7", home=home, pack=pack, typed=typed)
    typed = answers("Say plain.", "You wait.", home=home, pack=pack)
    out = start("replay", "story", "--seed", "7", home=home, packs=(pack,), typed=typed).out
    for words in (
        "This time: 100 percent, 1 of 1 professional.\n"
        "Last time: 0 percent, 0 of 1 professional.\n",
        "Decision 1: better.\n"
        "This time, professional: Say plain.\n"
        "Last time, damaging: Say rude.\n",
        "Decision 2: the same reply.\nBoth times, professional: You wait.\n",
        "Decision 3: not met this time.\nLast time, professional: Say sorry.\n",
    ):
        assert words in out


def test_a_first_replay_has_nothing_to_compare_with(home: Path, pack: Path) -> None:
    """A replay without an earlier time is played, and says so."""
    typed = answers("Say plain.", "You wait.", home=home, pack=pack)
    out = start("replay", "story", "--seed", "7", home=home, packs=(pack,), typed=typed).out
    assert "There is no earlier time to compare with yet." in out


def test_text_is_shown_as_written(home: Path, tmp_path: Path) -> None:
    """Brackets, emoji, Arabic and very long words arrive faithfully."""
    odd = f"[/] [pause] [red]x[/red] 👩🏽‍💻 مرحبا {'long' * 60} \\n {{braces}} %s"
    scenes = {"ask": decision(reply("plain", say=odd, why=odd), reply("rude", "damaging"))}
    scenario = minimal_scenario(brief=odd, title=odd, scenes=scenes)
    pack = write_pack(tmp_path / "pack", story=scenario)
    out = play("--seed", "7", home=home, pack=pack, typed="1\n").out
    assert out.count(odd) >= 4


def test_lines_are_wrapped_for_a_terminal_alone(home: Path, tmp_path: Path) -> None:
    """A terminal gets lines of its width and a prompt; a pipe gets whole paragraphs."""
    scenario = minimal_scenario(brief="word " * 60)
    pack = write_pack(tmp_path / "pack", story=scenario)
    out = Terminal()
    environ = surroundings(home, pack, COLUMNS="40", TERM="dumb")
    main(["play", "story"], stdin=StringIO(), stdout=out, stderr=StringIO(), environ=environ)
    assert max(map(len, out.getvalue().splitlines())) <= 40
    assert "word " * 59 in play(home=home, pack=pack, typed="").out


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_plain_play_in_a_terminal_asks_on_one_line(term: str, home: Path, pack: Path) -> None:
    """What is typed stands behind the question, and nothing draws."""
    out = Terminal()
    argv = ["play", "story", *(["--plain"] if term == "xterm" else [])]
    environ = surroundings(home, pack, COLUMNS="80", TERM=term)
    main(argv, stdin=Terminal("1\nq\n"), stdout=out, stderr=StringIO(), environ=environ)
    assert "or ? for help: \nYou: Say " in out.getvalue()
    assert "\x1b" not in out.getvalue()


def test_what_cannot_be_saved_is_told_once(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The play goes on without the disk, and says when it is back."""
    pack = write_pack(tmp_path / "pack", story=long_scenario(4))
    save, refusals = Journal.save, iter([True, True, False, False])

    def refuse(journal: Journal, attempt: Attempt) -> None:
        if next(refusals):
            raise NotSaved("The disk is full.")
        save(journal, attempt)

    monkeypatch.setattr(Journal, "save", refuse)
    done = play(home=home, pack=pack, typed="1\n1\n1\n")
    assert done.err == (
        "coach: The disk is full.\ncoach: Saving works again, and all your answers are kept.\n"
    )
    assert "3 answers are kept." in done.out


def test_a_disk_that_stays_away(home: Path, pack: Path) -> None:
    """Where nothing can be saved, leaving does not claim that it was."""
    write_toml(home / "journal", b"a file where the journal's folder should be")
    done = play(home=home, pack=pack, typed="1\nq\n")
    assert done.err.count("\n") == 1
    assert "Your last answers could not be saved." in done.out


def read_until(stream: IO[bytes], words: str) -> str:
    """What `stream` says up to the line that holds `words`."""
    seen = ""
    while words not in seen:
        line = stream.readline().decode()
        assert line, seen
        seen += line
    return seen


ASKED = "or ? for help:"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_play_goes_on_with_every_answer(home: Path, tmp_path: Path) -> None:
    """Killed between any two answers, a play has kept every answer given."""
    pack = write_pack(tmp_path / "pack", story=long_scenario(4))
    for given in range(3):
        with process("play", "story", home=home, packs=(pack,)) as running:
            stdin, stdout = piped(running.stdin), piped(running.stdout)
            seen = read_until(stdout, ASKED)
            if given:
                assert f"after {given} answer" in seen
            stdin.write(b"1\n")
            stdin.flush()
            read_until(stdout, ASKED)
            running.send_signal(signal.SIGKILL)
            running.communicate()
    kept = Journal(home / "journal").attempts("story")
    assert [len(attempt.moves) for attempt in kept] == [3]


def piped(stream: IO[Any] | None) -> IO[bytes]:
    """A stream that a process was started with."""
    assert stream is not None
    return stream


def test_two_plays_at_once_keep_apart(home: Path, pack: Path) -> None:
    """A second run begins its own attempt while the first one is being played."""
    with process("play", "story", home=home, packs=(pack,)) as first:
        read_until(piped(first.stdout), ASKED)
        piped(first.stdin).write(b"1\n")
        piped(first.stdin).flush()
        read_until(piped(first.stdout), ASKED)
        assert "You go on" not in play(home=home, pack=pack, typed="1\n").out
        first.communicate(b"q\n")
    files = (home / "journal" / "story").glob("*.toml")
    assert [len(tomllib.loads(file.read_text())["moves"]) for file in files] == [1, 1]


def test_the_coach_speaks_at_the_end(home: Path, pack: Path) -> None:
    """So set, a practice run has no notes before its end, and going back as ever."""
    start("settings", "coach", "at the end", home=home)
    good = answers("Say plain.", home=home, pack=pack)
    then = answers("Say plain.", "You wait.", home=home, pack=pack).removeprefix(good)
    bad = answers("Say rude.", home=home, pack=pack)
    out = play("--seed", "7", home=home, pack=pack, typed=f"{bad}b\n{good}{then}").out
    story_told, _end, looking_back = out.partition("The end: Answered")
    assert "You go back. What counts is still your first answer." in story_told
    assert "Ann trusts you less: 42, was 50." in story_told
    assert not any(word in story_told for word in ("Coach", "Why rude.", "professional"))
    for words in ("Why rude.", "Ask once.", "The principle: Ask plainly.", "If time were short."):
        assert words in looking_back
