"""Taking an exercise as plain lines, from the welcome to the last word on it."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest

from coach.cli import main
from coach.journal.store import Journal
from tests.factory import (
    long_scenario,
    minimal_exercise,
    minimal_scenario,
    write_exercise_pack,
    write_overlay,
    write_pack,
    write_toml,
)
from tests.playing import Done, Terminal, start, surroundings


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_exercise_pack(tmp_path / "pack")


@pytest.fixture
def exercise(pack: Path) -> Path:
    """The file of the exercise `start`."""
    return pack / "exercises" / "start.toml"


PLAIN, RUDE = ["", "Say plain.", "Say plain."], ["", "Say plain.", "Say rude."]
"""A step from its beginning to its end: everything there is to gain, and half of it."""


def onboard(
    *argv: str, home: Path, pack: Path, says: Sequence[str] = (), failed: bool = False
) -> Done:
    """Take an exercise, and expect that it can be served; with 1 where it is done and `failed`."""
    done = start("onboard", *argv, home=home, packs=(pack,), says=says)
    assert done.status == int(failed), done.err
    return done


WELCOME = """\
A first exercise

Welcome. Take your time.

2 steps, about 2 minutes in all.
To pass: 70 percent in the assessment, first answers.
An assessment can be taken again; the best attempt counts.
Questions? Ask Ann.

1. Tea (practice, about 1 minute): next.
2. Cake (assessment, about 1 minute): later.

0 of 2 steps done.

Enter begins step 1, “Tea”, practice; q leaves:

"""


@pytest.mark.parametrize("says", [[], ["q"], [" Q "]], ids=["end of input", "q", "capital"])
def test_it_begins_with_a_welcome(home: Path, pack: Path, says: list[str]) -> None:
    """What it is for, the rules, the steps and what is next; looking leaves nothing behind."""
    out = onboard(home=home, pack=pack, says=says).out
    assert out == WELCOME + "To go on, type: coach onboard start\n\n"
    assert Journal(home / "journal").attempts() == ()


def test_left_twice_and_finished(home: Path, pack: Path) -> None:
    """The input may end in the middle, or the learner leave; nothing is lost by either."""
    out = onboard(home=home, pack=pack, says=["", "Say plain."]).out
    assert out.endswith(
        "The input has ended.\n1 answer is kept.\n\nTo go on, type: coach onboard start\n\n"
    )
    assert "coach play" not in out
    out = onboard(home=home, pack=pack, says=["", "q"]).out
    assert "1. Tea (practice, about 1 minute): half done, 1 answer.\n" in out
    assert "You go on where you left off, after 1 answer." in out
    assert "coach play" not in out
    out = onboard(home=home, pack=pack, says=["", "Say rude.", *PLAIN]).out
    assert "1. Tea (practice, about 1 minute): done.\n" in out
    assert "1 of 2 steps done.\n\nEnter begins step 2, “Cake”, assessment; q leaves:\n" in out
    assert out.endswith(
        "1. Tea (practice, about 1 minute): done.\n"
        "2. Cake (assessment, about 1 minute): done. 100 percent, 2 of 2 professional.\n\n"
        "Passed: 100 percent, 2 of 2 professional. The pass mark is 70.\n\n"
        "To hand in your record, type: coach record start\n\n"
    )


def test_once_passed_there_is_nothing_more_to_ask(home: Path, pack: Path) -> None:
    """It says where you stand and how to hand in, and ends."""
    onboard(home=home, pack=pack, says=[*PLAIN, *PLAIN])
    out = onboard(home=home, pack=pack).out
    assert "Enter begins" not in out
    assert "type: coach record start" in out


def test_below_the_mark_it_says_what_to_practise(home: Path, tmp_path: Path) -> None:
    """The principle with the most to gain, where to practise it, and what is left."""
    pack = write_exercise_pack(tmp_path / "pack", attempts=2)
    out = onboard(home=home, pack=pack, says=[*PLAIN, *RUDE], failed=True).out
    assert (
        "2. Cake (assessment, about 1 minute): next. 50 percent, 1 of 2 professional.\n\n"
        "Not passed yet: 50 percent, 1 of 2 professional. The pass mark is 70.\n\n"
        "Most to gain from this principle:\n"
        "Ask plainly.\n"
        "Practise it in “Tea”, step 1; that can be played as often as you like.\n"
        "Then take “Cake” again: 1 attempt is left.\n\n"
    ) in out
    out = onboard(home=home, pack=pack, says=PLAIN).out
    assert "100 percent, 2 of 2 professional; the best of 2 attempts.\n" in out
    assert "Passed: 100 percent, 2 of 2 professional. The pass mark is 70.\n" in out


def test_when_no_attempt_is_left(home: Path, tmp_path: Path) -> None:
    """Not passed, whom to ask, and still a record to hand in."""
    pack = write_exercise_pack(tmp_path / "pack", counts="first")
    onboard(home=home, pack=pack, says=[*PLAIN, *RUDE], failed=True)
    out = onboard(home=home, pack=pack, says=PLAIN, failed=True).out
    assert "An assessment can be taken once.\n" in out
    assert "Not passed: 50 percent, 1 of 2 professional. The pass mark is 70.\n" in out
    assert "No attempt is left. Ask Ann.\n" in out
    assert "Enter begins" not in out
    assert "type: coach record start" in out


def test_without_a_mark_doing_is_enough(home: Path, tmp_path: Path) -> None:
    """No assessment, no figures."""
    steps = [{"scenario": "tea", "mode": "practice"}]
    pack = write_pack(tmp_path / "pack", tea=minimal_scenario(title="Tea"))
    data = minimal_exercise(steps=steps)
    del data["pass_mark"]
    write_toml(pack / "exercises" / "start.toml", data)
    out = onboard(home=home, pack=pack, says=["", "Say rude."]).out
    assert "You have done it all.\n\nTo hand in your record, type: coach record start\n\n" in out


def test_an_assessment_keeps_everything_to_itself_until_its_end(home: Path, pack: Path) -> None:
    """No trust, no coach, no way back; afterwards each decision is explained."""
    onboard(home=home, pack=pack, says=PLAIN)
    says = ["", "Say rude.", "b", "Say rude."]
    out = onboard(home=home, pack=pack, says=says, failed=True).out
    played, _end, looking_back = out.partition("Enter begins step 2")[2].partition("The end:")
    assert "There is no going back in an assessment." in played
    assert "Say rude." in played
    assert not any(word in played for word in ("Coach", "rust", "principle", "professional"))
    assert "Where yours would fit: If time were short." in looking_back
    assert "coach play" not in looking_back


def test_the_library_is_another_matter(home: Path, pack: Path) -> None:
    """What is played there does not count here, and neither goes on with what the other left."""
    start("play", "tea", home=home, packs=(pack,), says=["Say plain."])
    out = onboard(home=home, pack=pack, says=["", "Say plain."]).out
    assert "1. Tea (practice, about 1 minute): next.\n" in out
    assert "You go on" not in out
    out = start("play", "tea", home=home, packs=(pack,), says=["Say plain."]).out
    assert "after 1 answer" in out
    assert "The end:" in out
    assert "half done" not in start("list", home=home, packs=(pack,)).out
    out = onboard(home=home, pack=pack).out
    assert "1. Tea (practice, about 1 minute): half done, 1 answer.\n" in out
    out = start("play", "tea", home=home, packs=(pack,), says=["q"]).out
    assert "You go on" not in out


def test_two_exercises_are_two_matters(home: Path, pack: Path, exercise: Path) -> None:
    """A scenario that is in both is done in each."""
    write_toml(exercise.with_name("other.toml"), minimal_exercise(title="Another"))
    onboard("start", home=home, pack=pack, says=[*PLAIN, "", "Say plain."])
    out = onboard("other", home=home, pack=pack).out
    assert "0 of 2 steps done." in out
    out = onboard("start", home=home, pack=pack).out
    assert "2. Cake (assessment, about 1 minute): half done, 1 answer.\n" in out


def test_without_a_name_the_one_taken_last_goes_on(home: Path, pack: Path, exercise: Path) -> None:
    """Else the first there is, that of a pack of one's own before ours."""
    write_toml(exercise.with_name("other.toml"), minimal_exercise(title="Another"))
    assert onboard(home=home, pack=pack).out.startswith("Another\n")
    onboard("start", home=home, pack=pack, says=["", "Say plain."])
    assert onboard(home=home, pack=pack).out.startswith("A first exercise\n")


@pytest.mark.parametrize("name", ["start", "star", "first exercise", "A FIRST EXERCISE"])
def test_it_is_found_by_part_of_its_name(home: Path, pack: Path, name: str) -> None:
    """Or of its title, where that is unambiguous."""
    assert onboard(name, home=home, pack=pack).out.startswith("A first exercise\n")


@pytest.mark.parametrize(("folder", "typed"), [("hr", "{}"), ("from hr", '"{}"')])
def test_a_file_from_anywhere(
    home: Path, pack: Path, tmp_path: Path, folder: str, typed: str
) -> None:
    """What HR sent is taken by its path, and each hint names that path ready to be typed."""
    file = write_toml(tmp_path / folder / "mine.toml", minimal_exercise(title="Mine"))
    out = onboard(str(file), home=home, pack=pack, says=[*PLAIN, "", "q"]).out
    assert out.startswith("Mine\n")
    assert out.endswith(f"To go on, type: coach onboard {typed.format(file)}\n\n")
    out = onboard(str(file), home=home, pack=pack, says=PLAIN).out
    assert f"type: coach record {typed.format(file)}\n" in out


REFUSED = [
    pytest.param("strat", " start?", id="misspelt"),
    pytest.param("xyz", "`xyz`", id="unknown"),
    pytest.param("ir", "first-ask", id="several"),
    pytest.param("nowhere.toml", "nowhere.toml: ", id="no such file"),
    pytest.param("broken", "broken.toml:1: ", id="no TOML"),
    pytest.param("foreign", "foreign.toml:7: steps.1.scenario: ", id="unknown scenario"),
]


@pytest.mark.parametrize(("name", "told"), REFUSED)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_cannot_be_taken_is_told_in_one_line(
    *, name: str, told: str, language: str, home: Path, pack: Path, exercise: Path
) -> None:
    """With 2 as the status; what is wrong with one exercise keeps nobody from another."""
    write_toml(exercise.with_name("broken.toml"), "title = ")
    steps = [{"scenario": "tee", "mode": "practice"}, {"scenario": "cake", "mode": "assessment"}]
    write_toml(exercise.with_name("foreign.toml"), minimal_exercise(steps=steps))
    done = start("onboard", name, home=home, packs=(pack,), LANG=language)
    lines = done.err.splitlines()
    assert (done.status, done.out) == (2, "")
    assert told in lines[-1]
    assert "broken.toml:1" in lines[0]
    assert len(lines) == 2
    assert onboard("start", home=home, pack=pack).out.startswith("A first exercise\n")


def test_where_there_is_no_exercise(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how to name a file."""
    monkeypatch.setattr("coach.paths.bundled_packs", lambda _: ())
    pack = write_pack(tmp_path / "pack")
    for argv in (["onboard"], ["onboard", "start"], ["record"]):
        done = start(*argv, home=home, packs=(pack,))
        assert (done.status, done.err.count("\n")) == (2, 1)
        assert "There are no exercises here yet; name the file of one." in done.err


def test_a_scenario_broken_inside(home: Path, pack: Path) -> None:
    """An exercise whose scenario cannot be played says which line of which file to mend."""
    broken = long_scenario(2)
    broken["scenes"]["ask-0"]["replies"][0]["goto"] = "nowhere"
    write_toml(pack / "cake" / "scenario.toml", broken)
    done = start("onboard", home=home, packs=(pack,))
    assert (done.status, done.out) == (2, "")
    assert f"{pack / 'cake' / 'scenario.toml'}:" in done.err


def test_in_dutch(home: Path, pack: Path, exercise: Path) -> None:
    """Every word of the program, and those of the exercise that are translated."""
    write_toml(exercise.with_name("start.nl.toml"), {"title": "Begin", "welcome": "Welkom."})
    write_overlay(pack, "tea", {"title": "Thee"})
    says = [*PLAIN, *RUDE, "q"]
    out = onboard("--lang", "nl", home=home, pack=pack, says=says, failed=True).out
    assert out.startswith("Begin\n\nWelkom.\n\n2 stappen, samen ongeveer 2 minuten.\n")
    for words in (
        "Te halen: 70 procent in de toets, eerste antwoorden.\n",
        "Een toets mag opnieuw; de beste poging telt.\n",
        "Vragen? Ask Ann.\n",
        "1. Thee (oefenen, ongeveer 1 minuut): nu.\n",
        "2. Cake (toets, ongeveer 1 minuut): later.\n",
        "Enter begint stap 1, ‘Thee’, oefenen; q stopt:\n",
        "1. Thee (oefenen, ongeveer 1 minuut): klaar.\n",
        "1 van de 2 stappen klaar.\n",
        "Nog niet gehaald: 50 procent, 1 van de 2 professioneel. De norm is 70.\n",
        "Hier valt het meest te winnen:\nAsk plainly.\n",
        "Oefen dat in ‘Thee’, stap 1; die kun je zo vaak spelen als je wilt.\n",
        "Doe daarna ‘Cake’ opnieuw.\n",
        "Typ om je verslag in te leveren: coach record start\n",
        "Typ om verder te gaan: coach onboard start\n",
    ):
        assert words in out


def test_a_scenario_that_changed(home: Path, pack: Path) -> None:
    """What no longer fits is open again, and what is half done says what it lost."""
    onboard(home=home, pack=pack, says=[*PLAIN, "", "Say plain."])
    changed = {**long_scenario(2), "title": "Changed"}
    changed["scenes"]["ask-0"]["replies"][0]["id"] = "open"
    for name in ("tea", "cake"):
        write_toml(pack / name / "scenario.toml", changed)
    out = onboard(home=home, pack=pack, says=PLAIN).out
    assert (
        "1. Changed (practice, about 1 minute): next. Changed since you took it, so it is open "
        "again.\n"
    ) in out
    out = onboard(home=home, pack=pack, says=["", "q"]).out
    assert "1 answer no longer fits." in out


def test_an_exercise_that_changed(home: Path, pack: Path, exercise: Path) -> None:
    """What was done in the steps that are still there stays done; what was begun goes on."""
    onboard(home=home, pack=pack, says=[*PLAIN, "", "Say plain."])
    steps = minimal_exercise()["steps"]
    write_toml(exercise, minimal_exercise(steps=steps[1:], pass_mark=100))
    out = onboard(home=home, pack=pack, says=["", "Say plain."]).out
    assert "1. Cake (assessment, about 1 minute): half done, 1 answer.\n" in out
    assert "Passed: 100 percent, 2 of 2 professional. The pass mark is 100.\n" in out
    write_toml(exercise, minimal_exercise(steps=[*steps, {**steps[1], "mode": "practice"}]))
    out = onboard(home=home, pack=pack).out
    assert "2 of 3 steps done.\n" in out
    assert "3. Cake (practice, about 1 minute): next.\n" in out


def test_an_optional_step(home: Path, tmp_path: Path) -> None:
    """It is there to be seen, and the exercise is passed without it."""
    steps = [{**minimal_exercise()["steps"][0], "optional": True}, minimal_exercise()["steps"][1]]
    pack = write_exercise_pack(tmp_path / "pack", steps=steps)
    out = onboard(home=home, pack=pack, says=PLAIN).out
    assert "1 step, about 1 minute in all.\n" in out
    assert "1. Tea (practice, about 1 minute, optional): open.\n" in out
    assert "Passed: 100 percent" in out


@pytest.mark.parametrize("typed", ["\nq\n", ""], ids=["answered", "end of input"])
def test_in_a_terminal_it_asks_on_one_line(home: Path, pack: Path, typed: str) -> None:
    """What is typed stands behind the question, and what follows on a line of its own."""
    out = Terminal()
    environ = surroundings(home, pack, COLUMNS="80", TERM="xterm")
    argv = ["onboard", "--plain"]
    status = main(argv, stdin=Terminal(typed), stdout=out, stderr=StringIO(), environ=environ)
    asked, _colon, rest = out.getvalue().partition("q leaves:")
    assert status == 0
    assert rest.startswith(" \nTea\n" if typed else " \n\nTo go on, type")
    assert "\x1b" not in asked + rest
