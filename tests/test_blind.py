"""`coach blind`: a colleague looks for the professional replies without the scenes."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest

from coach.cli import main
from tests.factory import (
    Data,
    decision,
    minimal_pack,
    minimal_scenario,
    reply,
    write_overlay,
    write_pack,
    write_toml,
)
from tests.playing import Done, numbers, start, surroundings

GRADES = {"plain": "professional", "shy": "workable", "vague": "tempting", "rude": "damaging"}


def story(name: str) -> Data:
    """A scenario with the decisions `ask` and `thank`; replies name scenario, scene and kind."""
    scenes = {
        scene: decision(
            *(reply(f"{name}-{scene}-{kind}", grade, goto=after) for kind, grade in GRADES.items()),
            recap="What led here.",
            lines="ann: The words of the scene.",
        )
        for scene, after in (("ask", "thank"), ("thank", "good"))
    }
    scenes["thank"]["replies"][3]["goto"] = "bad"
    return minimal_scenario(title=f"The title of {name}", scenes=scenes)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """`tea` and `cake`, and `hello` for newcomers."""
    return write_pack(
        tmp_path / "pack",
        pack=minimal_pack(welcome="hello"),
        **{name: story(name) for name in ("tea", "cake", "hello")},
    )


def blind(pack: Path, *argv: str, typed: str = "", language: str = "en") -> Done:
    """Ask, with `typed` as the input."""
    home = pack.parent / "home"
    return start("blind", *argv, home=home, packs=(pack,), typed=typed, LANG=language)


class Colleague(StringIO):
    """An input that answers what `screen` asks last with the reply of a `kind`, then leaves."""

    def __init__(self, screen: StringIO, kind: str, answers: int) -> None:
        super().__init__()
        self._screen, self._kind, self._left = screen, kind, answers

    def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]  # as StringIO has it
        self._left -= 1
        shown = numbers(self._screen.getvalue().rpartition("Which reply")[2])
        [number] = [number for text, number in shown.items() if text.endswith(f"-{self._kind}.")]
        return f"{number}\n" if self._left >= 0 else "q\n"


def answered(pack: Path, kind: str, *argv: str, answers: int = 9) -> str:
    """What is printed where so many answers are all the reply of this `kind`."""
    out, err = StringIO(), StringIO()
    environ = surroundings(pack.parent / "home", pack)
    stdin = Colleague(err if "--json" in argv else out, kind, answers)
    assert main(("blind", *argv), stdin=stdin, stdout=out, stderr=err, environ=environ) == 0
    return out.getvalue()


def blocks(out: str) -> list[str]:
    return out.rstrip().split("\n\n")


def test_only_replies_are_shown(pack: Path) -> None:
    """No title, person, situation, scene or medium; a question and the replies, numbered."""
    done = blind(pack, "tea")
    introduction, question, replies, prompt, _result = blocks(done.out)
    assert (done.status, done.err) == (0, "")
    assert introduction.startswith("These are 2 decisions without their scenes")
    assert question == "Decision 1 of 2. Which reply is the professional one?"
    assert re.fullmatch(r"(\d\. Say tea-\w+-\w+\.\n?){4}", replies)
    assert prompt == "Your answer, 1 to 4, or ? for help:"


@pytest.mark.parametrize("kind", GRADES)
def test_nothing_is_told_of_the_answers_or_the_scenes(pack: Path, kind: str) -> None:
    """No grade, reaction, note or scene, between the questions or at the end."""
    out = answered(pack, kind, str(pack))
    for told in ("Heard", "Why", "Ask once.", "hurry", "Ann", "What led", "words of the scene"):
        assert told not in out
    for told in ("workable", "tempting", "damaging", "The principle", "The title"):
        assert told not in out
    between = out.split("Decision 2 of 4.")[0].rpartition("or ? for help:")[2]
    assert between.strip() == ""


def test_all_are_found(pack: Path) -> None:
    """The result counts, compares with guessing, names what was found and says what to do."""
    said = blocks(answered(pack, "plain", str(pack)))
    at = said.index("You found 4 of 4; guessing finds 1 on average.")
    assert said[at + 1] == "Found without the scene:\n  cake: ask, thank\n  tea: ask, thank"
    assert said[at + 2].startswith("These decisions may need no scene. Change what their replies")
    assert said[at + 3] == "What gives a reply away is listed by: coach explain"
    assert said[at + 4].endswith("README.md")
    assert said[at + 5].startswith("One colleague is one reading, and luck finds some as well.")


def test_none_is_found(pack: Path) -> None:
    """Nothing is named and nothing has to be changed; it is still one reading."""
    said = blocks(answered(pack, "shy", str(pack)))
    at = said.index("You found 0 of 4; guessing finds 1 on average.")
    assert said[at + 1].startswith("One colleague is one reading")
    assert len(said) == at + 2


def test_no_more_than_guessing(tmp_path: Path) -> None:
    """As many as chance finds is no reason to change anything."""
    pack = write_pack(tmp_path / "pack", tea=minimal_scenario(scenes=_one_in_two()))
    out = "".join(
        start("blind", "tea", "--seed", "1", home=tmp_path / "home", packs=(pack,), typed=each).out
        for each in ("1\n1\n", "1\n2\n", "2\n1\n", "2\n2\n")
    )
    assert out.count("You found 1 of 2; guessing finds 1 on average.") == 2
    assert out.count("Guessing would find as many, so this shows nothing yet.") == 2
    assert out.count("These decisions may need no scene.") == 1


def _one_in_two() -> Data:
    asking = decision(reply("plain", goto="thank"), reply("rude", "damaging", goto="bad"))
    return {"ask": asking, "thank": decision()}


def test_leaving_early(pack: Path) -> None:
    """The result is about what was answered."""
    said = blocks(answered(pack, "plain", str(pack), answers=1))
    counts = "You answered 1 of 4 decisions.\nYou found 1 of 1; guessing finds 0.25 on average."
    assert counts in said


@pytest.mark.parametrize("typed", ["", "q\n", "?\n", "x\nq\n"], ids=["end", "q", "?", "x"])
def test_leaving_at_once(pack: Path, typed: str) -> None:
    """Without an answer there is no result, and that is said."""
    done = blind(pack, str(pack), typed=typed)
    assert (done.status, done.err) == (0, "")
    assert "You answered no decision, so there is no result." in done.out
    assert "You found" not in done.out


MISTAKES = [
    pytest.param("5", "“5” is none of the replies. Type a number from 1 to 4.", id="too high"),
    pytest.param("0", "“0” is none of the replies.", id="too low"),
    pytest.param("b", "“b” is none of the replies.", id="going back"),
    pytest.param("\x1b[31m", "“\\x1b[31m” is none of the replies.", id="an escape code"),
]


@pytest.mark.parametrize(("typed", "said"), MISTAKES)
def test_what_is_not_understood_is_asked_again(pack: Path, typed: str, said: str) -> None:
    """It counts as no answer; what is possible is said."""
    out = blind(pack, "tea", typed=f"{typed}\n1\nq\n").out
    assert said in out
    assert "You answered 1 of 2 decisions." in out


def test_help_and_reading_again(pack: Path) -> None:
    """`?` explains each key, Enter shows question and replies once more."""
    out = blind(pack, "tea", typed="?\n\nq\n").out
    assert "1 to 4: that reply.\nEnter alone: " in out
    assert "q: stop, and see how many you found so far. Nothing is saved." in out
    assert out.count("Decision 1 of 2. Which reply is the professional one?") == 2


def test_nothing_is_kept(pack: Path) -> None:
    """Neither in the journal nor anywhere else at home."""
    home = pack.parent / "home"
    before = {file: file.read_bytes() for file in pack.rglob("*") if file.is_file()}
    answered(pack, "plain", str(pack))
    blind(pack, "tea", typed="1\nq\n")
    assert not home.exists()
    assert {file: file.read_bytes() for file in pack.rglob("*") if file.is_file()} == before


def test_a_journal_stays_as_it_is(pack: Path) -> None:
    """What is half done is neither gone on with nor changed."""
    home = pack.parent / "home"
    start("play", "tea", home=home, packs=(pack,), says=["Say tea-ask-plain.", "q"])
    before = {file: file.read_bytes() for file in home.rglob("*") if file.is_file()}
    assert before
    answered(pack, "rude", "tea")
    assert {file: file.read_bytes() for file in home.rglob("*") if file.is_file()} == before


def test_a_pack_is_asked_without_its_welcome(pack: Path) -> None:
    """Scenarios alternate; `hello` is asked where it is named."""
    asked = re.findall(r"^1\. Say (\w+)-", blind(pack, str(pack), typed="1\n" * 9).out, re.M)
    assert asked in (["tea", "cake"] * 2, ["cake", "tea"] * 2)
    for name in ("hello", str(pack / "hello")):
        assert "Say hello-ask-plain." in blind(pack, name, typed="1\n" * 9).out


@pytest.mark.parametrize(
    "path",
    [".", "../pack", "../pack/", "pack.toml"],
)
def test_a_pack_by_its_path(path: str, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder or its file, whatever packs are in use."""
    monkeypatch.chdir(pack)
    done = start("blind", path, home=pack.parent / "home")
    assert (done.status, done.err) == (0, "")
    assert "These are 4 decisions" in done.out


@pytest.mark.parametrize("name", ["tea", "title of tea", "te"])
def test_a_scenario_by_name(name: str, pack: Path) -> None:
    """By its name, or part of its name or title, as for playing."""
    out = blind(pack, name, typed="1\n" * 9).out
    assert "Say tea-ask-plain." in out
    assert "cake" not in out


def test_the_order(pack: Path) -> None:
    """A seed fixes it; without one it is another each time."""
    typed = "1\n" * 9
    same = {blind(pack, str(pack), "--seed", "7", typed=typed).out for _time in range(3)}
    other = {blind(pack, str(pack), typed=typed).out for _time in range(9)}
    assert len(same) == 1
    assert len(other) > 1


def test_json(pack: Path) -> None:
    """A script gets the result alone, with the seed that gives the same order."""
    data = json.loads(answered(pack, "plain", "tea", "--json", "--seed", "3"))
    assert data == {
        "seed": 3,
        "decisions": 2,
        "answered": 2,
        "found": [
            {"scenario": "tea", "decision": "ask"},
            {"scenario": "tea", "decision": "thank"},
        ],
        "missed": 0,
        "guessing": 0.5,
    }
    data = json.loads(answered(pack, "rude", str(pack), "--json", answers=3))
    counts = [data[key] for key in ("decisions", "answered", "found", "missed", "guessing")]
    assert counts == [4, 3, [], 3, 0.75]
    assert isinstance(data["seed"], int)


def test_json_asks_on_stderr(pack: Path) -> None:
    """The questions stay out of the data."""
    done = blind(pack, "tea", "--json", typed="1\nq\n")
    assert "Decision 2 of 2. Which reply is the professional one?" in done.err
    assert "You found" not in done.err
    assert json.loads(done.out)["answered"] == 1


def test_in_dutch(pack: Path) -> None:
    """The program's words are Dutch, and so are replies where they are translated."""
    dutch = {"replies": {"tea-ask-shy": {"say": "Zeg eens."}}}
    write_overlay(pack, "tea", {"scenes": {"ask": dutch}})
    done = blind(pack, "tea", "--seed", "1", typed="?\nx\n1\n1\n", language="nl")
    assert done.err == ""
    assert "Zeg eens." in done.out
    said = blocks(done.out)
    assert said[0].startswith("Dit zijn 2 beslissingen zonder de scènes")
    assert said[1] == "Beslissing 1 van 2. Welk antwoord is het professionele?"
    [counts] = [each for each in said if each.startswith("Je hebt er ")]
    assert counts.endswith(" van de 2 gevonden; met gokken vind je er gemiddeld 0,50.")


def test_a_broken_scenario_is_told_and_the_others_are_asked(pack: Path) -> None:
    """With file and line, on stderr."""
    write_toml(pack / "tea" / "scenario.toml", "title = \n")
    write_toml(pack / "cake" / "scenario.toml", _leading_nowhere())
    write_toml(pack / "pie" / "scenario.toml", story("pie"))
    done = blind(pack, str(pack), typed="1\n1\n")
    assert done.status == 0
    assert f"{pack / 'tea' / 'scenario.toml'}:1" in done.err
    assert f"{pack / 'cake' / 'scenario.toml'}:" in done.err
    assert "Say pie-ask-plain." in done.out
    assert "You found" in done.out


def _leading_nowhere() -> Data:
    broken = story("cake")
    broken["scenes"]["ask"]["replies"][0]["goto"] = "nowhere"
    return broken


@pytest.mark.parametrize(("language", "said"), [("en", "two replies"), ("nl", "twee antwoorden")])
def test_a_pack_that_asks_nothing(language: str, said: str, tmp_path: Path) -> None:
    """It ends with 2, and a line that says what to write."""
    silent = minimal_scenario(start="told", scenes={"told": {"lines": "It rains.", "goto": "good"}})
    pack = write_pack(tmp_path / "pack", hush=silent)
    for name in ("hush", str(pack)):
        done = blind(pack, name, language=language)
        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
        assert said in done.err


def test_a_broken_scenario_that_is_named(pack: Path) -> None:
    """It ends with 2, and says where."""
    write_toml(pack / "cake" / "scenario.toml", _leading_nowhere())
    done = blind(pack, "cake")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert f"{pack / 'cake' / 'scenario.toml'}:" in done.err


def test_a_language_that_nothing_has(pack: Path) -> None:
    """Those that there are, are named."""
    done = blind(pack, str(pack), "--lang", "xx")
    assert (done.status, done.out) == (2, "")
    assert "en, nl" in done.err
