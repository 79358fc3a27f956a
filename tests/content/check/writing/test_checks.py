"""What is found in the writing: for each code one decision that has just that problem."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from coach.content.check.packs import check_packs
from coach.errors import Problem, Severity
from tests.content.check.banks import ENGLISH, LINES, asked, scenario
from tests.content.telling import line_at
from tests.factory import (
    Data,
    minimal_pack,
    minimal_scenario,
    write_overlay,
    write_pack,
)

ASK = "scenes.ask"
BEST = "scenes.ask.replies.plain"
NICE = "scenes.ask.replies.nice"


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
    "an acronym of the scene": scenario(
        {"nice": "Your garden at UNESCO was a success, we all said."},
        lines=f"{LINES}\nann: UNESCO called.",
    ),
    "a wrong number": with_reply({"reaction": "She looks at the wrong list.\n\nann: My mistake."}),
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
    "said and done": Row(done(asked(), 1), "mixed-form", ASK),
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
    "a verdict told": Row(
        with_reply({"reaction": "That was a mistake, and she goes."}), "verdict-in-reaction", NICE
    ),
    "a verdict spoken": Row(
        with_reply({"reaction": "ann: You should have asked me first."}),
        "verdict-in-reaction",
        NICE,
        says="you should have",
    ),
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


DUTCH = {
    "plain": "Ik zou de blauwe map meenemen en vanavond even lezen.",
    "late": "Volgend jaar lijkt vroeg zat, laten we dan afspreken.",
    "nice": "Jouw tuin was zo’n succes dat iedereen erover sprak.",
    "cold": "Stuur beide brieven terug, dan hoeft niemand te tekenen.",
}


def dutch(**texts: str) -> Data:
    replies = {name: {"say": text} for name, text in (DUTCH | texts).items()}
    return {"scenes": {"ask": {"lines": LINES, "recap": "Ann.", "replies": replies}}}


TRANSLATED = {
    "a shouted word": (dutch(nice="Jouw tuin was een ENORM succes, zei iedereen."), "loud-reply"),
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
    problems = [each for each in check_packs([tmp_path]).problems if each.file == overlay]
    problems = [each for each in problems if each.code != "missing-translation"]
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
    """Lengths are compared in any language; insults are not known in French."""
    told = scenario({"nice": "Your lazy garden was a success that we saw."})
    pack = minimal_pack(languages=["fr"])
    assert check_packs([write_pack(tmp_path, tea=told, pack=pack)]).problems == ()
    long = scenario({"nice": "Your garden was such a success that we all talked. " * 2})
    problems = check_packs([write_pack(tmp_path, tea=long, pack=pack)]).problems
    assert {each.code for each in problems} == {"uneven-replies", "text-too-long"}


class TestFits:
    """Every reply has a near moment in which it would be right."""

    @staticmethod
    def lacking(*places: int) -> Data:
        asking = asked()
        for place in places:
            del asking["replies"][place]["fits"]
        return minimal_scenario(scenes={"ask": asking})

    def test_one_damaging_reply_may_do_without(self, tmp_path: Path) -> None:
        """The professional one never has any; it fits here."""
        assert found(tmp_path, self.lacking(3)) == ()

    def test_any_other_is_told(self, tmp_path: Path) -> None:
        """On its own line, as a warning; the damaging one still may do without."""
        problems = found(tmp_path, self.lacking(1, 2, 3))
        assert [(each.code, each.where, each.severity) for each in problems] == [
            ("missing-fits", f"{ASK}.replies.late", Severity.WARNING),
            ("missing-fits", NICE, Severity.WARNING),
        ]
        assert line_at(problems[0]) == "[[scenes.ask.replies]]"

    def test_a_second_damaging_one_is_told(self, tmp_path: Path) -> None:
        """At most one of a decision is a mere slip."""
        told = self.lacking(1, 3)
        told["scenes"]["ask"]["replies"][1] |= {"grade": "damaging", "goto": "bad"}
        (problem,) = found(tmp_path, told)
        assert (problem.code, problem.where) == ("missing-fits", "scenes.ask.replies.cold")
