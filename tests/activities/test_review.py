"""A sitting of review, whatever front end it has."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from coach.activities.review import Reviewing
from coach.content.grades import Grade
from coach.errors import ContentError
from coach.world import World
from tests.factory import write_overlay, write_toml
from tests.reviewing import NOW, PRINCIPLES, Clock, met, review_pack, three_decisions
from tests.tui.driving import make_world


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return review_pack(tmp_path / "pack")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(tmp_path: Path, pack: Path, clock: Clock) -> World:
    """Somebody who met every principle in `tea` a fortnight ago."""
    world = replace(make_world(tmp_path / "home", pack), now=clock)
    met(world.journal)
    return world


def sit(world: World, *, ahead: bool = False) -> Reviewing:
    return Reviewing(world, world.library(), ahead=ahead)


def answer(sitting: Reviewing, ending: str = "good") -> None:
    """Answer the question in hand with the reply of this `ending`."""
    assert sitting.asked is not None
    sitting.answer(f"{sitting.asked.question.place.scenario}-{ending}")


def through(sitting: Reviewing, ending: str = "good") -> list[str]:
    """Answer everything that is asked; the principles and scenarios in the order asked."""
    told = []
    while asked := sitting.advance():
        told.append(f"{asked.about.principle} in {asked.question.place.scenario}")
        answer(sitting, ending)
    return told


def test_every_principle_due_is_asked_once(world: World) -> None:
    """No two questions are about one principle, and none is from where it was met last."""
    told = through(sit(world))
    assert sorted(each.partition(" in ")[0] for each in told) == sorted(PRINCIPLES)
    assert not any(each.endswith("tea") for each in told)


def test_the_same_chance_asks_the_same(world: World, tmp_path: Path, pack: Path) -> None:
    """Which question it is and how its replies are ordered follows from the seed alone."""
    again = replace(make_world(tmp_path / "home", pack), now=Clock())
    first, second = sit(world).advance(), sit(again).advance()
    assert first
    assert second
    assert first.question == second.question
    assert first.session.replies == second.session.replies


def test_nothing_new_after_three_minutes(world: World, clock: Clock) -> None:
    """An answer may take its time; after three minutes no new question comes."""
    sitting = sit(world)
    assert sitting.advance()
    clock.now += timedelta(seconds=170)
    answer(sitting)
    assert sitting.advance()
    clock.now += timedelta(seconds=10)
    answer(sitting)
    assert sitting.due == 1
    assert sitting.advance() is None
    assert sitting.is_over()
    assert len(sitting.sitting.answers) == 2


def test_the_clock_starts_with_the_first_question(world: World, clock: Clock) -> None:
    """Reading the journal of years takes nothing off the three minutes."""
    sitting = sit(world)
    clock.now += timedelta(minutes=9)
    assert sitting.advance()


def test_what_was_answered_comes_back_later(world: World) -> None:
    """Professional answers put it off for longer than damaging ones."""
    well, badly = sit(world), sit(world)
    through(well, "good")
    through(badly, "rude")
    assert well.due == badly.due == 0
    assert min(each.due for each in well.returning()) > max(each.due for each in badly.returning())
    assert {badly.day(each.due) for each in badly.returning()} == {NOW.date() + timedelta(days=1)}


def test_the_next_sitting_knows_this_one(world: World) -> None:
    """Once saved, what was asked is not due again, and next time it comes from elsewhere."""
    first = sit(world)
    told = through(first)
    world.journal.save_sitting(first.sitting)
    second = sit(world)
    assert second.advance() is None
    later = through(sit(world, ahead=True))
    assert len(later) == 3
    assert not set(later) & set(told)


def test_a_review_never_changes_a_score(world: World) -> None:
    """The files of the attempts stay as they are, byte for byte, and so do their figures."""
    folder = world.journal.folder / "tea"
    before = {file: file.read_bytes() for file in folder.iterdir()}
    standings = world.journal.read().standings
    sitting = sit(world)
    through(sitting, "rude")
    world.journal.save_sitting(sitting.sitting)
    assert {file: file.read_bytes() for file in folder.iterdir()} == before
    assert world.journal.read().standings == standings


def test_nothing_is_due_yet(tmp_path: Path, pack: Path) -> None:
    """The day it comes is said; only who wants to practises ahead."""
    world = replace(make_world(tmp_path / "home", pack), now=Clock())
    met(world.journal, days_ago=0.5)
    sitting = sit(world)
    assert sitting.advance() is None
    assert sitting.whats_next() == "Nothing is due; the next is tomorrow."
    assert sit(world, ahead=True).advance() is not None


def test_nothing_was_met_yet(tmp_path: Path, pack: Path) -> None:
    """Whoever has played nothing reads what review is."""
    sitting = sit(make_world(tmp_path / "home", pack))
    assert sitting.advance() is None
    assert "Every principle that you meet in a scenario comes back here" in sitting.whats_next()


def test_an_answer_is_kept_with_what_it_was_about(world: World) -> None:
    """Principle, place, grade and the time in UTC, wherever the learner is."""
    tokyo = timezone(timedelta(hours=9))
    away = replace(world, now=lambda: NOW.astimezone(tokyo))
    sitting = sit(away)
    asked = sitting.advance()
    assert asked
    answer(sitting, "shy")
    [kept] = sitting.sitting.answers
    assert (kept.about, kept.place) == (asked.about, asked.question.place)
    assert (kept.grade, kept.at.isoformat()) == (Grade.WORKABLE, "2026-03-16T09:00:00+00:00")


def test_only_a_waiting_question_can_be_answered(world: World) -> None:
    """A second answer to the same question is a mistake of the program."""
    sitting = sit(world)
    with pytest.raises(ValueError, match="no question waits"):
        sitting.answer("cake-good")
    sitting.advance()
    answer(sitting)
    with pytest.raises(ValueError, match="no question waits"):
        answer(sitting)


def test_a_broken_scenario_is_told_and_another_asked(world: World, pack: Path) -> None:
    """What looks right from afar may not be usable; then the next best question is asked."""
    for name in ("cake", "pie"):
        text = (pack / name / "scenario.toml").read_text("utf-8")
        write_toml(pack / name / "scenario.toml", text.replace('why = "', 'wy = "'))
    sitting = sit(world)
    asked = sitting.advance()
    assert asked
    assert asked.question.place.scenario == "tea"
    assert len(sitting.unusable) == 2


def test_a_pack_that_is_gone(tmp_path: Path, world: World) -> None:
    """Without the pack in which everything was met, nothing can be asked."""
    other = review_pack(tmp_path / "other", "cake")
    text = (other / "pack.toml").read_text("utf-8")
    write_toml(other / "pack.toml", text.replace('id = "tests"', 'id = "others"'))
    elsewhere = replace(world, places=replace(world.places, packs=(other,)))
    assert sit(elsewhere).agenda.schedules == ()


def test_damaged_files_are_told(world: World) -> None:
    """An attempt and a sitting that cannot be read are named, and the rest is asked."""
    write_toml(world.journal.folder / "tea" / "x.toml", "format = ")
    write_toml(world.journal.folder / ".reviews" / "y.toml", "format = ")
    sitting = sit(world)
    assert [problem.file.name for problem in sitting.damaged] == ["x.toml", "y.toml"]
    assert sitting.due == 3


def test_another_language_in_the_middle(world: World, pack: Path) -> None:
    """The question in hand is said again in the other language, answered or not."""
    for scenario in ("cake", "pie"):
        scenes = {name: {"recap": f"Over {scenario}."} for name in PRINCIPLES}
        write_overlay(pack, scenario, {"scenes": scenes})
    sitting = sit(world)
    first = sitting.advance()
    assert first
    sitting.renew(world.speaking("nl"))
    assert sitting.asked
    assert sitting.asked.scene.recap == f"Over {first.question.place.scenario}."
    assert sitting.asked.session.replies[0].id == first.session.replies[0].id
    answer(sitting, "rude")
    sitting.renew(world)
    assert sitting.asked.note
    assert sitting.asked.scene.recap == first.scene.recap


def test_an_answer_that_is_gone_counts_as_it_was_given(world: World, pack: Path) -> None:
    """It is told; the question keeps its note and is not asked twice."""
    sitting = sit(world)
    first = sitting.advance()
    assert first
    answer(sitting)
    file = pack / first.question.place.scenario / "scenario.toml"
    write_toml(file, file.read_text("utf-8").replace("-good", "-fine"))
    with pytest.raises(ContentError, match="no longer there; it counts as you gave it"):
        sitting.renew(world)
    assert sitting.asked
    assert sitting.asked.note


def test_a_decision_that_asks_nothing_any_more(world: World, pack: Path) -> None:
    """It is told as a decision that is gone is; the question in hand stays as it was."""
    sitting = sit(world)
    asked = sitting.advance()
    assert asked
    tale = three_decisions(asked.question.place.scenario, "chat")
    after = tale["scenes"][asked.about.principle]["replies"][0]["goto"]
    tale["scenes"][asked.about.principle] = {"lines": "Nobody asks.", "goto": after}
    write_toml(pack / asked.question.place.scenario / "scenario.toml", tale)
    with pytest.raises(ContentError, match="no longer there; it is not asked any more"):
        sitting.renew(world)
    assert sitting.asked is asked


def test_a_decision_on_another_principle_by_now(world: World, pack: Path) -> None:
    """It says nothing of the principle that is due, and is not asked for it."""
    sitting = sit(world)
    asked = sitting.advance()
    assert asked
    tale = three_decisions(asked.question.place.scenario, "chat")
    others = [name for name in PRINCIPLES if name != asked.about.principle]
    tale["scenes"][asked.about.principle]["principle"] = others[0]
    write_toml(pack / asked.question.place.scenario / "scenario.toml", tale)
    with pytest.raises(ContentError, match="no longer there; it is not asked any more"):
        sitting.renew(world)
