"""Mirror pairs: decisions that offer nearly the same, and another reply is best."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coach.content.check.packs import check_packs
from coach.errors import Problem, Severity
from tests.content.check.banks import ENGLISH, TEXTS, asked
from tests.content.telling import but_lengths, line_at
from tests.factory import (
    Data,
    minimal_exercise,
    minimal_pack,
    minimal_scenario,
    write_overlay,
    write_pack,
    write_toml,
)

ERROR, WARNING = Severity.ERROR, Severity.WARNING


def problems(folder: Path, pack: Data = ENGLISH, **scenarios: Data) -> tuple[Problem, ...]:
    return but_lengths(check_packs([write_pack(folder, pack=pack, **scenarios)]))


def told(found: tuple[Problem, ...]) -> list[tuple[str, Severity]]:
    return [(each.code, each.severity) for each in found]


def decision_of(mirror: str | None, best: str = "plain", **texts: str) -> Data:
    """A decision of which this reply is best."""
    made = asked(texts, **({"mirror": mirror} if mirror else {}))
    for reply in made["replies"]:
        if reply["id"] in {"plain", best}:
            reply["grade"] = "professional" if reply["id"] == best else "workable"
            reply |= {"goto": "good", "instead": "Ask once.", "fits": "If it were late."}
    return made


def story(mirror: str | None, best: str = "plain", **texts: str) -> Data:
    return minimal_scenario(scenes={"ask": decision_of(mirror, best, **texts)})


TEA = story("cake/ask")
CAKE = story("tea/ask", "late")


def test_a_pair_is_passed_over(tmp_path: Path) -> None:
    """The same replies in two scenarios, and another one is best."""
    assert problems(tmp_path, tea=TEA, cake=CAKE) == ()


def test_a_pair_may_be_in_one_scenario(tmp_path: Path) -> None:
    """The partner is named in full there, too."""
    both = {"ask": decision_of("tea/more"), "more": decision_of("tea/ask", "late")}
    for reply in both["ask"]["replies"]:
        reply["goto"] = "more"
    assert problems(tmp_path, tea=minimal_scenario(scenes=both)) == ()


@pytest.mark.parametrize(
    ("mirror", "says"),
    [
        pytest.param("cake/aks", "Did you mean `cake/ask`?", id="misspelt"),
        pytest.param("bread/crumb", "scenario/scene", id="nowhere"),
        pytest.param("cake/later", "no other decision `cake/later`", id="no decision"),
        pytest.param("tea/ask", "no other decision `tea/ask`", id="itself"),
    ],
)
def test_a_partner_is_another_decision_of_the_pack(tmp_path: Path, mirror: str, says: str) -> None:
    """Else it is an error, on the line that names it."""
    cake = story(None)
    cake["scenes"]["later"] = {"lines": "Later.", "goto": "good"}
    cake["scenes"]["ask"]["replies"][0]["goto"] = "later"
    (problem,) = problems(tmp_path, tea=story(mirror), cake=cake)
    assert (problem.code, problem.severity) == ("unknown-mirror", ERROR)
    assert (problem.file.parent.name, problem.where) == ("tea", "scenes.ask.mirror")
    assert says in problem.text
    assert line_at(problem) == f'mirror = "{mirror}"'


def test_what_cannot_name_a_decision_says_how(tmp_path: Path) -> None:
    """The scene alone is not enough."""
    (problem,) = problems(tmp_path, tea=story("ask"))
    assert (problem.code, problem.where) == ("wrong-value", "scenes.ask.mirror")
    assert "`scenario/scene`" in problem.text


def test_a_scene_without_replies_has_no_mirror(tmp_path: Path) -> None:
    """There is nothing to compare."""
    tea = story(None)
    tea["scenes"]["later"] = {"lines": "Later.", "goto": "good", "mirror": "tea/ask"}
    tea["scenes"]["ask"]["replies"][0]["goto"] = "later"
    (problem,) = problems(tmp_path, tea=tea)
    assert (problem.code, problem.where) == ("unknown-mirror", "scenes.later.mirror")


@pytest.mark.parametrize("back", [None, "bread/ask"])
def test_partners_name_each_other(tmp_path: Path, back: str | None) -> None:
    """Who names somebody that names nobody, or a third, is told what to write there."""
    bread = story("cake/ask", "late")
    found = problems(tmp_path, tea=TEA, cake=story(back, "late"), bread=bread)
    broken = [each for each in found if each.file.parent.name == "tea"]
    assert told((*broken,)) == [("one-sided-mirror", ERROR)]
    assert 'mirror = "tea/ask"' in broken[0].text


def test_of_a_scenario_that_cannot_be_read_nothing_is_said(tmp_path: Path) -> None:
    """It may well be in order."""
    write_toml(tmp_path / "cake" / "scenario.toml", "title =")
    assert told(problems(tmp_path, tea=TEA)) == [("wrong-toml", ERROR)]


NEAR = {
    "plain": "I would take the green folder home and read it.",
    "late": "Next spring seems early enough, so let them meet then.",
}
"""One word of ten is another one."""
FAR = {
    "plain": "Before Ann comes back somebody has to look at this.",
    "nice": "On Sundays there is nobody here but me and two cats.",
    "cold": "Where would we be if all of them asked at once?",
}


def test_replies_may_differ_by_a_word(tmp_path: Path) -> None:
    """Another name or another thing in them is fine."""
    assert problems(tmp_path, tea=TEA, cake=story("tea/ask", "late", **NEAR)) == ()


def test_a_pair_shares_two_replies(tmp_path: Path) -> None:
    """With one alone there is nothing to compare; it is told once for the pair, with numbers."""
    (problem,) = problems(tmp_path, tea=TEA, cake=story("tea/ask", "late", **FAR))
    assert told((problem,)) == [("unlike-mirror", WARNING)]
    assert (problem.file.parent.name, problem.where) == ("cake", "scenes.ask")
    assert "`tea/ask` share 1 replies (at least 2, with 75%" in problem.text
    two = {name: FAR[name] for name in ("plain", "nice")}
    assert problems(tmp_path, tea=TEA, cake=story("tea/ask", "late", **two)) == ()


def test_in_a_pair_another_reply_is_best(tmp_path: Path) -> None:
    """Nearly the same words are the same reply, whatever its id."""
    (problem,) = problems(tmp_path, tea=TEA, cake=story("tea/ask", **NEAR))
    assert told((problem,)) == [("same-best-reply", WARNING)]
    assert "`tea/ask`" in problem.text


def test_every_language_is_compared(tmp_path: Path) -> None:
    """Two replies that are alike in English may have drifted apart in Dutch."""
    write_pack(tmp_path, tea=TEA, cake=CAKE)
    same = {name: {"say": f"Dit is {name}, en wel zoals het ook daar staat."} for name in TEXTS}
    other = {name: {"say": f"Wat {name} hier doet, weet verder geen mens."} for name in TEXTS}
    overlays = {
        name: write_overlay(
            tmp_path,
            name,
            {"scenes": {"ask": {"lines": "ann: Ja?", "recap": "Zo.", "replies": replies}}},
        )
        for name, replies in (("tea", same), ("cake", other))
    }
    found = problems(tmp_path, minimal_pack(), tea=TEA, cake=CAKE)
    (problem,) = (each for each in found if "mirror" in each.code)
    assert (problem.code, problem.file) == ("unlike-mirror", overlays["cake"])
    assert line_at(problem) == "[scenes.ask]"


def test_a_script_without_spaces_is_compared_by_its_characters(tmp_path: Path) -> None:
    """There a sentence is one word."""
    tea = dict(
        zip(TEXTS, ("明天可以问您吗", "请您先看一下", "谢谢您的帮助", "我等您的回信"), strict=True)
    )
    cake = {name: text.replace("您", "你") for name, text in tea.items()}
    pack = minimal_pack(languages=["zh"])
    mirrors = {"tea": story("cake/ask", **tea), "cake": story("tea/ask", "late", **cake)}
    assert problems(tmp_path, pack, **mirrors) == ()


def steps(**modes: str) -> list[dict[str, Any]]:
    return [{"scenario": name, "mode": mode} for name, mode in modes.items()]


class TestAssessments:
    @staticmethod
    def found(folder: Path, asked_for: list[dict[str, Any]], **scenarios: Data) -> list[Problem]:
        both = {"tea": TEA, "cake": CAKE, **scenarios}
        exercise = minimal_exercise(steps=asked_for, pass_mark=50)
        write_toml(folder / "exercises" / "first.toml", exercise)
        return [*problems(folder, **both)]

    def test_no_exercise_assesses_both(self, tmp_path: Path) -> None:
        """Who has answered one knows the other; it is told at the later step."""
        asked_for = steps(tea="assessment", cake="assessment")
        (problem,) = self.found(tmp_path, asked_for)
        assert told((problem,)) == [("mirror-in-assessment", WARNING)]
        assert problem.file.name == "first.toml"
        assert problem.where == "steps.2.scenario"
        assert "`cake/ask` and `tea/ask`" in problem.text

    def test_practising_one_of_them_is_fine(self, tmp_path: Path) -> None:
        """That is what a pair is for."""
        assert self.found(tmp_path, steps(tea="practice", cake="assessment")) == []

    def test_a_pair_within_one_scenario_counts_too(self, tmp_path: Path) -> None:
        """It is assessed as a whole."""
        both = {"ask": decision_of("tea/more"), "more": decision_of("tea/ask", "late")}
        for reply in both["ask"]["replies"]:
            reply["goto"] = "more"
        tea = minimal_scenario(scenes=both)
        (problem,) = self.found(tmp_path, steps(tea="assessment"), tea=tea, cake=story(None))
        assert problem.code == "mirror-in-assessment"

    def test_two_exercises_may_share_a_pair(self, tmp_path: Path) -> None:
        """Each of them asks for one."""
        second = minimal_exercise(steps=steps(cake="assessment"))
        write_toml(tmp_path / "exercises" / "second.toml", second)
        assert self.found(tmp_path, steps(tea="assessment")) == []

    def test_an_exercise_that_was_named_first_is_looked_at(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whatever way its file was named."""
        self.found(tmp_path, steps(tea="assessment", cake="assessment"))
        monkeypatch.chdir(tmp_path)
        checked = check_packs([Path("exercises") / "first.toml", tmp_path])
        assert told(but_lengths(checked)) == [("mirror-in-assessment", WARNING)]
