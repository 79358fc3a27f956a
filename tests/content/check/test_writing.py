"""What is found in the writing: for each code one decision that has just that problem."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from coach.content.check.packs import check_packs
from coach.content.check.rules import RULES
from coach.errors import Problem, Severity
from tests.content.check.banks import ENGLISH, TEXTS, asked, scenario
from tests.content.telling import line_at
from tests.factory import (
    Data,
    decision,
    minimal_pack,
    minimal_scenario,
    reply,
    write_overlay,
    write_pack,
)

ASK = "scenes.ask"
BEST = "scenes.ask.replies.plain"
NICE = "scenes.ask.replies.nice"
WORDS = "one two three four five six seven eight nine ten "


def said(words: int, start: str = "Say") -> str:
    """A reply of so many words that are in no other."""
    return " ".join([start, *(f"{start}{n}" for n in range(words - 1))]) + "."


def of_lengths(plain: int, *others: int) -> Data:
    """A scenario whose replies have so many words, the professional one first."""
    starts = dict(zip(("plain", "late", "nice", "cold"), "abcd", strict=True))
    lengths = (plain, *others)
    return scenario({name: said(n, starts[name]) for name, n in zip(starts, lengths, strict=True)})


def with_reply(changes: Data, place: int = 2) -> Data:
    """A scenario of which one reply is changed."""
    asking = asked()
    asking["replies"][place] |= changes
    return minimal_scenario(scenes={"ask": asking})


def done(scene: Data, place: int) -> Data:
    """`scene` with one reply done and not said."""
    words = scene["replies"][place].pop("say")
    scene["replies"][place]["do"] = words
    return minimal_scenario(scenes={"ask": scene})


CLEAN = {
    "four replies alike": scenario(),
    "the longest, but not alone": of_lengths(14, 10, 10, 14),
    "the longest by less": of_lengths(12, 10, 10, 10),
    "just not uneven": of_lengths(11, 16, 10, 10),
    "short replies, one twice as long": of_lengths(4, 2, 2, 2),
    "a short reply among short ones": of_lengths(3, 4, 4, 5),
    "just not too long": scenario(recap=WORDS * 6, lines="ann: " + WORDS * 12),
    "a speaker is no word": scenario(lines=f"{WORDS * 11}\n\nann: {WORDS}"),
    "exclamation marks in the best reply too": scenario(
        {
            "plain": "I would take the blue folder home tonight, Ann!",
            "nice": "Your garden was such a success that we talked!",
        }
    ),
    "an acronym of the scene": scenario(
        {"nice": "Your garden at UNESCO was a success, we all said."}, lines="ann: UNESCO called."
    ),
    "a wrong number": with_reply({"reaction": "She looks at the wrong list.\n\nann: My mistake."}),
    "a word of the scene that another reply has too": scenario(
        {"nice": "Your folder was such a success that we all talked."}, lines="ann: The folder?"
    ),
    "a word of the scene, and others in another reply": scenario(
        {"nice": "Your garden was such a success that we all talked."},
        lines="ann: The folder is in the garden.",
    ),
    "questions among statements": scenario({"late": "Would next spring be early enough for us?"}),
}


class Row(NamedTuple):
    """A scenario, and the only thing that is wrong with it."""

    scenario: Data
    code: str
    where: str
    severity: Severity = Severity.WARNING
    says: str = ""


ERROR = Severity.ERROR

ROWS = {
    "longest": Row(of_lengths(13, 10, 10, 10), "best-longest", BEST, says="1.30"),
    "longest by far": Row(of_lengths(15, 10, 10, 10), "best-longest", BEST, ERROR, "1.50"),
    "shortest": Row(of_lengths(8, 10, 10, 11), "best-shortest", BEST, says="1.25"),
    "shortest by far": Row(of_lengths(8, 12, 12, 12), "best-shortest", BEST, ERROR, "1.50"),
    "uneven": Row(of_lengths(10, 17, 10, 10), "uneven-lengths", ASK, says="1.70"),
    "very uneven": Row(of_lengths(10, 21, 10, 11), "uneven-lengths", ASK, ERROR, "2.10"),
    "long reply": Row(of_lengths(45, 46, 45, 45), "long-reply", "scenes.ask.replies.late"),
    "long scene": Row(scenario(lines=WORDS * 12 + "more."), "long-scene", f"{ASK}.lines"),
    "long recap": Row(scenario(recap=WORDS * 6 + "more."), "long-recap", f"{ASK}.recap"),
    "long note": Row(
        with_reply({"why": WORDS * 5, "instead": WORDS + "more."}), "long-note", NICE, says="61"
    ),
    "said and done": Row(done(asked(), 1), "mixed-form", ASK),
    "no full stop": Row(
        scenario({"nice": TEXTS["nice"][:-1]}), "mixed-punctuation", ASK, says="1 end"
    ),
    "an exclamation mark": Row(scenario({"nice": TEXTS["nice"][:-1] + "!"}), "loud-reply", NICE),
    "a shouted word": Row(
        scenario({"nice": "Your garden was SUCH a success that we talked."}), "loud-reply", NICE
    ),
    "an insult": Row(
        scenario({"nice": "Your lazy garden was a success that we saw."}), "loud-reply", NICE
    ),
    "all of the above": Row(
        scenario({"nice": "I suppose that all of the above could be sent."}),
        "catch-all-reply",
        NICE,
        ERROR,
    ),
    "a verdict": Row(
        scenario({"nice": "Your garden got the most polite success we saw."}),
        "verdict-in-reply",
        NICE,
        ERROR,
        "polite",
    ),
    "a verdict told": Row(
        with_reply({"reaction": "That was a mistake, and she goes."}), "verdict-in-reaction", NICE
    ),
    "a verdict spoken": Row(
        with_reply({"reaction": "ann: You should have asked me first."}),
        "verdict-in-reaction",
        NICE,
        says="you should have",
    ),
    "a word of the scene": Row(
        scenario(
            lines="ann: Where is the folder? Nobody here has seen it since Leo left for Lyon."
        ),
        "scene-word",
        BEST,
        says="folder",
    ),
    "a word of the title": Row(
        scenario() | {"title": "A folder of hers"}, "title-word", BEST, says="folder"
    ),
    "echo": Row(scenario(lines="ann: Blue. Take it. Read it home."), "scene-echo", BEST),
    "the same": Row(
        scenario({"nice": "Next spring seems early enough, so let us meet there."}),
        "same-replies",
        NICE,
        ERROR,
        "late",
    ),
    "opposites": Row(
        scenario(
            {
                "late": "I did find next spring early enough for us all.",
                "nice": "I didn’t find next spring early enough for us all.",
            }
        ),
        "opposite-replies",
        NICE,
    ),
}


def found(folder: Path, told: Data) -> tuple[Problem, ...]:
    """What is wrong with a scenario in a pack of one language."""
    return check_packs([write_pack(folder, tea=told, pack=ENGLISH)]).problems


@pytest.mark.parametrize("told", CLEAN.values(), ids=CLEAN)
def test_nothing_is_said_where_nothing_is_wrong(tmp_path: Path, told: Data) -> None:
    """Decisions in order are passed over in silence, up to the thresholds."""
    assert [problem.text for problem in found(tmp_path, told)] == []


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_one_thing_wrong_is_told_once(tmp_path: Path, row: Row) -> None:
    """Every problem has its code, place, line and severity, and says what was measured."""
    problems = found(tmp_path, row.scenario)
    assert [(each.code, each.where) for each in problems] == [(row.code, row.where)]
    (problem,) = problems
    assert problem.severity is row.severity
    assert row.says in problem.text
    assert "{" not in problem.text
    assert line_at(problem)


def test_a_stub_is_uneven_too(tmp_path: Path) -> None:
    """Nobody picks two words among ten, and they stand out."""
    told = {each.code: each.where for each in found(tmp_path, scenario({"nice": "Oh, no."}))}
    assert told == {"implausible-reply": NICE, "uneven-lengths": ASK}


def test_a_verdict_may_be_said_to_somebody(tmp_path: Path) -> None:
    """In a reply of three words it is no description of the reply."""
    asking = decision(reply("plain"), reply("rude", "damaging", say="How rude.", goto="bad"))
    assert found(tmp_path, minimal_scenario(scenes={"ask": asking})) == ()


DUTCH = {
    "plain": "Ik zou de blauwe map meenemen en vanavond even lezen.",
    "late": "Volgend jaar lijkt vroeg zat, laten we dan afspreken.",
    "nice": "Jouw tuin was zo’n succes dat iedereen erover sprak.",
    "cold": "Stuur beide brieven terug, dan hoeft niemand te tekenen.",
}


def dutch(**texts: str) -> Data:
    replies = {name: {"say": text} for name, text in (DUTCH | texts).items()}
    return {"scenes": {"ask": {"lines": "ann: Ja?", "recap": "Ann.", "replies": replies}}}


TRANSLATED = {
    "a verdict": (
        dutch(nice="Jouw tuin was een heel beleefd succes, zei men."),
        "verdict-in-reply",
    ),
    "an exclamation mark": (dutch(nice="Jouw tuin was een succes dat iedereen zag!"), "loud-reply"),
    "all of the above": (dutch(nice="Ik denk dat al het bovenstaande kan."), "catch-all-reply"),
    "opposites": (
        dutch(
            late="Ik vind volgend jaar een vroeg moment voor ons.",
            nice="Ik vind volgend jaar geen vroeg moment voor ons.",
        ),
        "opposite-replies",
    ),
}


@pytest.mark.parametrize(("texts", "code"), TRANSLATED.values(), ids=TRANSLATED)
def test_a_translation_is_checked_in_its_own_words(tmp_path: Path, texts: Data, code: str) -> None:
    """What is wrong in a translation is told of its file."""
    write_pack(tmp_path, tea=scenario())
    overlay = write_overlay(tmp_path, "tea", texts)
    problems = [each for each in check_packs([tmp_path]).problems if each.code in RULES]
    assert [(each.code, each.file) for each in problems] == [(code, overlay)]
    assert line_at(problems[0]) == "[scenes.ask.replies.nice]"


def test_a_decision_half_translated_is_not_compared(tmp_path: Path) -> None:
    """That a text is missing is told already; against the original's it says nothing."""
    write_pack(tmp_path, tea=scenario())
    texts = dutch()
    texts["scenes"]["ask"]["replies"]["nice"] = {"why": "Zo."}
    texts["scenes"]["ask"]["replies"]["cold"]["say"] = "Ja!"
    write_overlay(tmp_path, "tea", texts)
    assert {each.code for each in check_packs([tmp_path]).problems} == {"missing-translation"}


def test_a_language_without_words_has_only_what_needs_none(tmp_path: Path) -> None:
    """Lengths are compared in any language; verdicts are not known in French."""
    told = scenario({"nice": "Your garden got the most polite success we saw."})
    pack = minimal_pack(languages=["fr"])
    assert check_packs([write_pack(tmp_path, tea=told, pack=pack)]).problems == ()
    long = of_lengths(13, 10, 10, 10)
    problems = check_packs([write_pack(tmp_path, tea=long, pack=pack)]).problems
    assert [each.code for each in problems] == ["best-longest"]


def test_every_rule_is_tested() -> None:
    """A check of a decision that nobody has tried is not a check."""
    tried = {row.code for row in ROWS.values()} | {"implausible-reply"}
    of_packs = {code for code in RULES if code.startswith("telling-")}
    of_packs |= {"unknown-speaker", "unfinished-text"}  # of more than decisions
    of_packs |= {"bot-beats-chance", "missing-scenario", "uncovered-atom", "unknown-atom"}
    assert tried | of_packs | {"thin-principle"} == set(RULES)
