"""`coach handbook`: the principles as lines, and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exchange.samples import MARKUP
from tests.factory import minimal_pack, minimal_scenario, write_pack
from tests.playing import Done, start
from tests.tui.samples import awkward, errand

PRINCIPLES = {
    "ask-plainly": {
        "rule": "Ask plainly.",
        "note": "It saves time.",
        "finding": {"text": "A study.", "caution": "A small one.", "source": "Doe 2020"},
    },
    "say-thanks": {"rule": "Say thanks.", "note": "Each time."},
}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(
        tmp_path / "pack",
        pack=minimal_pack(path=["errand", "tea"], principles=PRINCIPLES),
        errand=errand(),
        tea=minimal_scenario(title="Tea"),
    )


def handbook(*words: str, home: Path, pack: Path) -> Done:
    return start("handbook", "--pack", str(pack), *words, home=home)


def play(name: str, *options: str, home: Path, pack: Path, typed: str) -> None:
    start("play", name, "--seed", "7", *options, home=home, packs=(pack,), typed=typed)


def test_the_list(home: Path, pack: Path) -> None:
    """Each rule with how often it was met, under the title of its pack; ours are there too."""
    done = handbook(home=home, pack=pack)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("On good terms\n\nAsk on your own behalf")
    assert "A pack for tests\n\nAsk plainly.\nnot met yet\n\nSay thanks.\nnot met yet\n" in done.out
    play("tea", home=home, pack=pack, typed="1\n")
    assert "Ask plainly.\n1 answer in 1 scenario\n" in handbook(home=home, pack=pack).out


def test_one_in_full_before_it_was_met(home: Path, pack: Path) -> None:
    """The rule, the note, the research with its limits; of the scenarios their titles alone."""
    done = handbook("ask-plainly", home=home, pack=pack)
    assert done.out == (
        "Ask plainly.\n"
        "It saves time.\n\n"
        "Research: A study.\nIts limits: A small one.\nSource: Doe 2020\n\n"
        "Meet it in “An errand”, “Tea”.\n\n"
    )


def test_one_in_full_after_it_was_met(home: Path, pack: Path) -> None:
    """A good and a bad example of what was met, and where it was practised."""
    play("tea", home=home, pack=pack, typed="1\n")
    out = handbook("ask-plainly", home=home, pack=pack).out
    assert "For example, in “Tea”: Ann has time for one question.\n" in out
    assert "A professional reply: Say plain.\nWhy plain.\n" in out
    assert "Rather not, damaging: Say rude.\nWhy rude.\n" in out
    assert "Practised in:\nTea: 1 answer, last on " in out
    assert "Meet it in “An errand”.\n" in out


def test_an_assessment_under_way_gives_nothing_away(home: Path, pack: Path) -> None:
    """Nor does a practice run whose coach waits for the end."""
    play("errand", "--assessment", home=home, pack=pack, typed="1\n")
    start("settings", "coach", "end", home=home)
    play("tea", home=home, pack=pack, typed="")
    out = handbook("ask-plainly", home=home, pack=pack).out
    assert "An errand: 1 answer" in out
    assert "For example" not in out
    assert "Say " not in out


def test_nothing_matches(home: Path, pack: Path) -> None:
    """An honest no, and how to see all of them."""
    done = handbook("soup", home=home, pack=pack)
    assert (done.status, done.out) == (1, "")
    assert done.err == "coach: No principle matches “soup”. All of them: coach handbook\n"


def test_as_json(home: Path, pack: Path) -> None:
    """A script gets everything, examples under the same rule; no match is an empty list."""
    play("tea", home=home, pack=pack, typed="1\n")
    [entry] = json.loads(handbook("ask-plainly", "--json", home=home, pack=pack).out)
    assert entry["rule"] == "Ask plainly."
    assert entry["finding"]["source"] == "Doe 2020"
    assert entry["example"]["bad"] == {"text": "Say rude.", "grade": "damaging", "why": "Why rude."}
    assert [each["scenario"] for each in entry["practised"]] == ["tea"]
    assert entry["ahead"] == [{"scenario": "errand", "title": "An errand"}]
    none = handbook("soup", "--json", home=home, pack=pack)
    assert (none.status, json.loads(none.out)) == (1, [])


def test_in_dutch(home: Path, pack: Path) -> None:
    """The program's words are Dutch; a pack without Dutch keeps its own."""
    play("tea", home=home, pack=pack, typed="1\n")
    out = handbook("ask-plainly", "--lang", "nl", home=home, pack=pack).out
    assert "Bijvoorbeeld in ‘Tea’:" in out
    assert "Liever niet, schadelijk: Say rude." in out
    assert "Je komt het tegen in ‘An errand’." in out


def test_a_scenario_that_cannot_be_read(home: Path, pack: Path) -> None:
    """It is left out, and everything else is there."""
    (pack / "tea" / "scenario.toml").write_text('format = 1\ntitle = "Tea"\n')
    done = handbook("ask-plainly", home=home, pack=pack)
    assert done.status == 0
    assert "Meet it in “An errand”." in done.out


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP)
def test_text_is_shown_as_written(text: str, home: Path, tmp_path: Path) -> None:
    """Whatever an author writes."""
    principles = {"ask-plainly": {"rule": f"rule {text}", "note": f"note {text}"}}
    pack = write_pack(
        tmp_path / "pack", pack=minimal_pack(principles=principles), odd=awkward(text)
    )
    play("odd", home=home, pack=pack, typed="1\n")
    out = handbook("rule", home=home, pack=pack).out
    for part in ("rule", "note", "recap", "say", "rude", "why", "not"):
        assert f"{part} {text}" in out
