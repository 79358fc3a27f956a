"""How long texts may be: just right, and a word too many or too few."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from coach.content.check.packs import check_packs
from coach.errors import Problem, Severity
from tests.content.check.banks import ENGLISH, GRADES, asked, scenario
from tests.content.telling import bent, line_at
from tests.factory import Data, minimal_pack, minimal_scenario, write_overlay, write_pack

ASK = "scenes.ask"
NICE = "scenes.ask.replies.nice"


def words(number: int, start: str = "word") -> str:
    """So many words, a dozen to a line."""
    made = [f"{start}{n}" for n in range(number)]
    return "\n".join(" ".join(made[at : at + 12]) for at in range(0, number, 12))


def found(folder: Path, told: Data, pack: Data = ENGLISH) -> tuple[Problem, ...]:
    """What is wrong with a scenario in its pack."""
    return check_packs([write_pack(folder, tea=told, pack=pack)]).problems


def of_lengths(*lengths: int) -> Data:
    """A scenario whose replies have so many words."""
    return scenario(dict(zip(GRADES, map(words, lengths, "abcd"), strict=True)))


class Limit(NamedTuple):
    """The text at a place, and how many words it may have."""

    place: str
    most: int
    least: int = 1


LIMITS = {
    "brief": Limit("brief", 45),
    "lines": Limit("scenes.ask.lines", 80, 40),
    "lines of another scene": Limit("scenes.later.lines", 80),
    "recap": Limit("scenes.ask.recap", 40),
    "turns": Limit("scenes.ask.turns", 20),
    "why": Limit("scenes.ask.replies.2.why", 25),
    "instead": Limit("scenes.ask.replies.2.instead", 15),
    "fits": Limit("scenes.ask.replies.2.fits", 18),
    "reaction": Limit("scenes.ask.replies.2.reaction", 35, 5),
    "ending": Limit("endings.good.text", 60),
}


def of_length(limit: Limit, number: int) -> Data:
    """A scenario with a text of so many words."""
    told = scenario(turns="Why so.")
    told["scenes"]["later"] = {"lines": "Later.", "goto": "good"}
    told["scenes"]["ask"]["replies"][0]["goto"] = "later"
    return bent(told, **{limit.place: words(number)})


@pytest.mark.parametrize("limit", LIMITS.values(), ids=LIMITS)
def test_a_text_within_its_limits_is_fine(tmp_path: Path, limit: Limit) -> None:
    """Down to the least and up to the most."""
    for number in (limit.least, limit.most):
        assert [each.text for each in found(tmp_path, of_length(limit, number))] == []


@pytest.mark.parametrize("limit", LIMITS.values(), ids=LIMITS)
def test_a_text_outside_its_limits_is_a_warning(tmp_path: Path, limit: Limit) -> None:
    """One word is enough; it is told with both numbers, on the line of the text."""
    sides = [(limit.most + 1, limit.most, "text-too-long")]
    if limit.least > 1:
        sides.append((limit.least - 1, limit.least, "text-too-short"))
    for number, bound, code in sides:
        (problem,) = found(tmp_path, of_length(limit, number))
        assert (problem.code, problem.severity) == (code, Severity.WARNING)
        assert problem.where.replace("nice", "2") == limit.place
        key = limit.place.rpartition(".")[2]
        assert f"`{key}` has {number} words" in problem.text
        assert f"{bound})" in problem.text
        assert line_at(problem).startswith(key)


@pytest.mark.parametrize(
    ("media", "least", "most"), [(["chat"], 4, 16), (["e-mail"], 8, 22), (["in person"], 8, 22)]
)
def test_a_reply_is_shorter_in_a_chat(
    tmp_path: Path, media: list[str], least: int, most: int
) -> None:
    """Four to sixteen words there, elsewhere eight to twenty-two."""
    for number, codes in (
        (least - 1, {"text-too-short"}),
        (least, set()),
        (most, set()),
        (most + 1, {"text-too-long"}),
    ):
        told = of_lengths(*[number] * 4) | {"media": media}
        problems = found(tmp_path, told)
        assert {each.code for each in problems} == codes
        assert len(problems) == 4 * len(codes)


@pytest.mark.parametrize(
    ("lengths", "told"), [((8, 12, 8, 8), []), ((8, 13, 8, 8), ["1.62"]), ((4, 4, 6, 7), ["1.75"])]
)
def test_replies_are_about_as_long(
    tmp_path: Path, lengths: tuple[int, ...], told: list[str]
) -> None:
    """The longest has at most one and a half times the words of the shortest."""
    problems = found(tmp_path, of_lengths(*lengths))
    assert [(each.code, each.where) for each in problems] == [("uneven-replies", ASK) for _ in told]
    assert all(factor in each.text for factor, each in zip(told, problems, strict=True))


def test_the_name_before_a_speech_is_no_word(tmp_path: Path) -> None:
    """It is shown as who speaks, so eighty words of speech are eighty."""
    told = f"ann: {words(50)}\n\nann: {words(30)}"
    assert found(tmp_path, scenario(lines=told)) == ()
    few = f"ann: {words(20)}\n\nann: {words(19)}"
    assert [each.code for each in found(tmp_path, scenario(lines=few))] == ["text-too-short"]


def test_a_translation_has_the_same_limits(tmp_path: Path) -> None:
    """Each text is told in the file it stands in."""
    write_pack(tmp_path, pack=minimal_pack(), tea=scenario())
    replies = {name: {"say": words(10, name), "reaction": words(4)} for name in GRADES}
    scenes = {"ask": {"lines": words(81), "recap": words(40), "replies": replies}}
    overlay = write_overlay(tmp_path, "tea", {"brief": words(46), "scenes": scenes})
    problems = [each for each in check_packs([tmp_path]).problems if each.file == overlay]
    told = [(each.code, each.where) for each in problems if each.code != "missing-translation"]
    assert told == [
        ("text-too-long", "brief"),
        ("text-too-long", "scenes.ask.lines"),
        *[("text-too-short", f"scenes.ask.replies.{name}.reaction") for name in GRADES],
    ]


def test_a_script_without_spaces_is_measured_too(tmp_path: Path) -> None:
    """Two characters of Japanese are a word: 32 of them in a chat fit, 34 do not."""
    fits = {name: mark * 32 for name, mark in zip(GRADES, "春夏秋冬", strict=True)}
    assert found(tmp_path, scenario(fits), minimal_pack(languages=["ja"])) == ()
    long = {name: mark * 34 for name, mark in zip(GRADES, "春夏秋冬", strict=True)}
    problems = found(tmp_path, scenario(long), minimal_pack(languages=["ja"]))
    assert {each.code for each in problems} == {"text-too-long"}


def test_the_welcome_may_have_short_lines(tmp_path: Path) -> None:
    """It shows in ninety seconds what this is; what is too long is too long there, too."""
    pack = {**ENGLISH, "welcome": "tea"}
    assert found(tmp_path, scenario(lines="ann: Could you help my friend?"), pack) == ()
    assert [each.code for each in found(tmp_path, scenario(lines=words(81)), pack)] == [
        "text-too-long"
    ]


class TestReadingLoad:
    def test_from_one_choice_to_the_next(self, tmp_path: Path) -> None:
        """Scenes without replies lie in between, so texts that are fine alone may be too much."""
        told = _row(2, between=3)
        problems = found(tmp_path, told)
        assert [(each.code, each.where) for each in problems] == [
            ("reading-load", "title"),
            ("reading-load", "scenes.ask-0"),
        ]
        assert "After the reply" in problems[1].text
        assert "(at most 300)" in problems[1].text
        assert "on average (at most 220)" in problems[0].text
        assert line_at(problems[1]) == "[scenes.ask-0]"
        assert found(tmp_path / "less", _row(2, minutes=1)) == ()

    def test_a_whole_run(self, tmp_path: Path) -> None:
        """However little lies between two choices."""
        assert found(tmp_path / "some", _row(10, minutes=5)) == ()
        (problem,) = found(tmp_path / "more", _row(18, minutes=10))
        assert (problem.code, problem.where) == ("reading-load", "title")
        assert "A whole run can take" in problem.text
        assert "(at most 1700)" in problem.text

    def test_a_translation_is_read_by_itself(self, tmp_path: Path) -> None:
        """What is short in one language may be long in another."""
        write_pack(tmp_path, pack=minimal_pack(), tea=_row(2, between=1))
        scenes = {name: {"lines": words(140)} for name in ("ask-1", "then-0-0")}
        overlay = write_overlay(tmp_path, "tea", {"scenes": scenes})
        problems = [each for each in check_packs([tmp_path]).problems if "load" in each.code]
        assert {each.file for each in problems} == {overlay}

    def test_what_never_ends_is_measured_all_the_same(self, tmp_path: Path) -> None:
        """Ways that go round and round are left after a while."""
        told = _row(1)
        for reply in told["scenes"]["ask-0"]["replies"][1:]:
            reply["goto"] = "ask-0"
        assert "reading-load" in {each.code for each in found(tmp_path, told)}


def _row(decisions: int, *, between: int = 0, minutes: int = 2) -> Data:
    """So many decisions in a row, with scenes without replies between them.

    Every reply leads on, so every run meets all of them.
    """
    scenes: Data = {}
    for n in range(decisions):
        then = [*(f"then-{n}-{m}" for m in range(between)), f"ask-{n + 1}"]
        if n == decisions - 1:
            then = ["good"]
        scenes[f"ask-{n}"] = asked()
        for reply in scenes[f"ask-{n}"]["replies"]:
            reply["goto"] = then[0]
        for name, after in pairwise(then):
            scenes[name] = {"lines": words(75), "goto": after}
    scenes[f"ask-{decisions - 1}"]["replies"][3]["goto"] = "bad"
    return minimal_scenario(start="ask-0", scenes=scenes, minutes=minutes)


class TestMinutes:
    @pytest.mark.parametrize(
        ("decisions", "right", "wrong"),
        [(1, [1], [2, 60]), (10, [5, 6], [3, 7]), (4, [2], [1, 3])],
    )
    def test_minutes_are_what_reading_takes(
        self, decisions: int, right: list[int], wrong: list[int], tmp_path: Path
    ) -> None:
        """A quarter more or less, or the nearest whole minute; never less than one."""
        for minutes in right:
            assert found(tmp_path, _row(decisions, minutes=minutes)) == ()
        for minutes in wrong:
            (problem,) = found(tmp_path, _row(decisions, minutes=minutes))
            assert (problem.code, problem.severity) == ("wrong-minutes", Severity.WARNING)
            assert problem.where == "minutes"
            assert f"`minutes` is {minutes}" in problem.text
            advised = int(problem.text.rpartition("minutes = ")[2].rstrip("`."))
            assert found(tmp_path, _row(decisions, minutes=advised)) == ()

    def test_only_the_original_counts(self, tmp_path: Path) -> None:
        """A translation has no minutes of its own."""
        write_pack(tmp_path, pack=minimal_pack(), tea=scenario())
        write_overlay(tmp_path, "tea", {"brief": words(45)})
        codes = {each.code for each in check_packs([tmp_path]).problems}
        assert codes == {"missing-translation"}
