"""Decisions as questions, read without models."""

from __future__ import annotations

from pathlib import Path

from coach.content.grades import Grade
from coach.content.library import Library
from coach.content.loading import load_scenario
from coach.content.questions import Place, PrincipleKey, Question, read_questions
from coach.paths import bundled_packs
from tests.factory import decision, minimal_scenario, reply, write_pack, write_toml


def read(folder: Path) -> dict[Place, Question]:
    return dict(read_questions(Library.open([folder], "en")))


def test_a_decision_is_a_question(tmp_path: Path) -> None:
    """What has to be known to choose a question stands in it, its medium and grades included."""
    ask = decision(reply("plain"), reply("rude", "damaging"), medium="call")
    scenes = {"ask": ask, "later": {"lines": "Later.", "goto": "good"}}
    folder = write_pack(tmp_path, tea=minimal_scenario(scenes=scenes))
    assert read(folder) == {
        Place("tea", "ask"): Question(
            place=Place("tea", "ask"),
            about=PrincipleKey("tests", "ask-plainly"),
            role="asker",
            medium="call",
            grades={"plain": Grade.PROFESSIONAL, "rude": Grade.DAMAGING},
            contested=False,
        )
    }


def test_medium_of_the_scenario(tmp_path: Path) -> None:
    """A scene that names no medium has the first of its scenario; a contested one is marked."""
    scenes = {"ask": decision(contested="Some would write.")}
    folder = write_pack(tmp_path, tea=minimal_scenario(media=["e-mail"], scenes=scenes))
    [question] = read(folder).values()
    assert (question.medium, question.contested) == ("e-mail", True)


def test_only_some_scenarios(tmp_path: Path) -> None:
    """Where only a few scenarios matter, the others are not read."""
    folder = write_pack(tmp_path, tea=minimal_scenario(), cake=minimal_scenario())
    library = Library.open([folder], "en")
    assert [place.scenario for place in read_questions(library, only={"cake"})] == ["cake"]


def test_broken_scenarios_are_passed_over(tmp_path: Path) -> None:
    """One file that cannot be read, or lacks what a decision has, leaves the others as they are."""
    folder = write_pack(tmp_path, tea=minimal_scenario(), cake=minimal_scenario())
    header = (folder / "cake" / "scenario.toml").read_text("utf-8").partition("[people")[0]
    write_toml(folder / "cake" / "scenario.toml", header + "[scenes\n")
    write_toml(folder / "pie" / "scenario.toml", header + "[scenes.ask]\nreplies = 3\n")
    write_toml(folder / "jam" / "scenario.toml", header + "[scenes]\nask = [1]\n")
    assert [place.scenario for place in read(folder)] == ["tea"]


def test_every_decision_of_our_own_scenarios() -> None:
    """The quick look finds what the models find."""
    library = Library.open(bundled_packs(), "en")
    found = read_questions(library)
    for card in library.cards:
        scenario = load_scenario(card.folder, "en")
        scenes = {name: each for name, each in scenario.scenes.items() if each.is_decision}
        here = {place.decision: q for place, q in found.items() if place.scenario == card.id}
        assert here.keys() == scenes.keys()
        for name, scene in scenes.items():
            assert here[name].medium == scenario.medium(scene)
            assert here[name].grades == {each.id: each.grade for each in scene.replies}
