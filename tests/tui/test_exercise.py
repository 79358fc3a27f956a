"""Taking an exercise on the screen, from the list of them to the record that is handed in."""

from __future__ import annotations

import errno
import tomllib
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from coach.activities import exercise as taking
from coach.activities.exercise import Taking
from coach.activities.records import know
from coach.content.grades import Mode
from coach.content.loading import load_scenario
from coach.exercise.record import Record
from coach.practice.session import Session
from coach.settings import Settings
from coach.tui.debrief import DebriefScreen
from coach.tui.exercise import ExerciseScreen
from coach.tui.exercises import ExercisesScreen
from coach.tui.handing_in import NameDialog
from coach.tui.help import HelpScreen
from coach.tui.library import LibraryScreen
from coach.tui.play import Phase, PlayScreen
from coach.tui.widgets.page import Page
from coach.world import World
from tests.factory import (
    Data,
    long_scenario,
    minimal_exercise,
    write_exercise_pack,
    write_overlay,
    write_pack,
    write_toml,
)
from tests.journal.samples import played
from tests.tui.driving import Seat, card, dense, make_world, page_of, seat
from tests.tui.dutch import all_dutch
from tests.tui.keys import keys_work
from tests.tui.samples import AWKWARD

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Two exercises: `start`, and `again` of the same scenarios."""
    folder = write_exercise_pack(tmp_path / "pack")
    write_toml(folder / "exercises" / "again.toml", minimal_exercise(title="Once more"))
    return folder


@pytest.fixture
def exercise(pack: Path) -> Path:
    """The file of the exercise `start`."""
    return pack / "exercises" / "start.toml"


@pytest.fixture
def world(home: Path, pack: Path) -> World:
    return make_world(home, pack)


def records(world: World) -> list[Record]:
    """What was handed in, where the program was started."""
    files = sorted(world.places.here.glob("*.toml"))
    return [Record.from_toml(file.read_text("utf-8")) for file in files]


async def to_exercise(me: Seat) -> None:
    """From the library to the exercise `start`."""
    await me.press("f5", "down", "enter")
    await me.exercise_read()


def keep(world: World, scenario: str, *replies: str, mode: Mode, number: int = 0) -> None:
    """Have a step of the exercise `start` in the journal, played some minutes after the first."""
    folder = card(world, scenario).folder
    session = Session.begin(load_scenario(folder, world.language), seed=7, mode=mode)
    for each in replies:
        session = session.choose(each)
    world.journal.save(played(session, number, exercise="start"))


def passed(world: World) -> World:
    """The same world after its learner has passed the exercise `start`."""
    keep(world, "tea", "plain", "plain", mode=Mode.PRACTICE)
    keep(world, "cake", "plain", "plain", mode=Mode.ASSESSMENT, number=1)
    return world


async def called(me: Seat, name: str) -> None:
    """Type a name into the dialog that asks for it, and go on."""
    await me.until("the dialog", lambda: isinstance(me.screen, NameDialog))
    me.screen.query_one(Input).value = name
    await me.press("enter")


@SIZES
async def test_from_the_library_to_the_record(world: World, size: tuple[int, int]) -> None:
    """Choose it, do a step in two goes, pass, and hand in a record that holds."""
    async with seat(world, size=size) as me:
        await me.press("f5")
        await me.sees("Once more", "A first exercise", "Two conversations.", "Enter open")
        await me.press("down", "enter")
        await me.exercise_read()
        await me.sees("Welcome. Take your time.", "2 steps, about 2 minutes in all.")
        await me.sees("1 ▸ Tea next", "2 · Cake later", "0 of 2 steps", "Enter take step 1")
        await me.take("plain")
        await me.press("q")
        await me.exercise_read()
        await me.sees("0 of 2 steps done.", "1 ◐ Tea half done, 1 answer", "Enter go on")
        await me.press("enter")
        await me.opened()
        assert "You go on where you left off, after 1 answer." in me.page
        await me.read_on(Phase.DECIDING)
        await me.answers("rude")
        await me.look_back()
        assert "Then go on with the exercise." in me.page
        await me.press("end")
        await me.sees("Enter the exercise")
        await me.press("enter")
        await me.exercise_read()
        await me.sees("1 of 2 steps done.", "1 ✓ Tea done", "2 ▸ Cake next", "Enter take step 2")
        await me.take_whole("plain", "plain")
        await me.sees("Passed: 100 percent, 2 of 2 professional. The pass mark is 70.")
        await me.sees("2 ✓ Cake done", "100 percent, 2 of 2 professional.", "Enter hand in")
        await me.press("w")
        await me.sees("The record holds the name you type here", "nothing is sent")
        await me.type("Sam")
        await me.sees("Sam")
        await me.press("enter")
        await me.hears("Your record is in", "record-start-sam.toml", "Send that file")
        assert isinstance(me.screen, ExerciseScreen)
    [record] = records(world)
    assert (record.name, record.standing.passed, len(record.entries)) == ("Sam", True, 2)
    assert know(world, world.library()).verifier.verify(record).holds
    settings = tomllib.loads(world.places.settings.read_text("utf-8"))
    assert settings["name"] == "Sam"


async def test_the_only_exercise_opens_at_once(world: World, pack: Path) -> None:
    """Where there is nothing to choose, nobody is asked."""
    (pack / "exercises" / "again.toml").unlink()
    async with seat(world) as me:
        await me.press("f5")
        await me.exercise_read()
        await me.sees("A first exercise", "Welcome.")
        await me.press("q")
        await me.library_read()


async def test_without_an_exercise(home: Path, tmp_path: Path) -> None:
    """It says how to take one from a file, and leads back."""
    async with seat(make_world(home, write_pack(tmp_path / "bare"))) as me:
        await me.press("f5")
        await me.sees("No pack here has an exercise.", "coach onboard FILE")
        keys_work(me, "no exercises")
        await me.press("enter", "down", "up", "f3")
        all_dutch(me, "no exercises")
        await me.press("q")
        await me.library_read()


async def test_begun_from_the_shell(world: World) -> None:
    """It is what opens first, and what everything leads back to."""
    async with seat(world, exercise="start") as me:
        await me.take_whole("plain", "plain")
        base = me.screen
        assert me.app.screen_stack == [base]
        await me.press("q")
        await me.library_read()
        await me.press("f5")  # it is under way, so nobody is asked which one is meant
        await me.exercise_read()
        assert me.screen is base
        await me.press("1")
        await me.opened()
        await me.press("q")
        await me.exercise_read()
        assert me.screen is base


async def test_a_failed_assessment_comes_again(home: Path, pack: Path, exercise: Path) -> None:
    """What to practise, what is left, and when nothing is left, whom to ask."""
    write_toml(exercise, minimal_exercise(attempts=2))
    async with seat(make_world(home, pack), exercise="start") as me:
        await me.take_whole("plain", "plain")
        await me.take_whole("plain", "rude")
        await me.sees("Not passed yet: 50 percent", "not yet passed")
        await me.sees("Most to gain from this principle: Ask plainly.")
        await me.sees("Practise it in “Tea”, step 1", "again: 1 attempt is left.")
        await me.sees("2 ▸ Cake next", "50 percent, 1 of 2 professional.", "w hand in")
        await me.take_whole("rude", "rude")
        await me.sees("Not passed: 50 percent", "not passed", "No attempt is left. Ask Ann.")
        await me.sees("50 percent, 1 of 2 professional; the best of 2 attempts.")
        await me.press("2")
        await me.hears("No attempt is left for this step.")
        assert isinstance(me.screen, ExerciseScreen)
        await me.press("enter")
        await called(me, "Sam")
        await me.hears("Your record is in")
    [record] = records(me.app.world)
    assert not record.standing.passed


async def test_a_locked_step_says_why(world: World) -> None:
    """Its number does nothing else, and neither do numbers of no step."""
    async with seat(world, exercise="start") as me:
        await me.press("2")
        await me.hears("This step opens when those before it are done.")
        await me.press("3", "9", "0")
        assert isinstance(me.screen, ExerciseScreen)
        await me.press("1")
        assert isinstance(me.screen, PlayScreen)


async def test_an_assessment_keeps_to_itself(world: World) -> None:
    """No trust, no coach and no way back until the debrief."""
    async with seat(world, exercise="start", size=(140, 40)) as me:
        await me.take_whole("plain", "plain")
        await me.take("rude")
        assert "assessment" in me.text
        assert "trust" not in me.text
        assert "damaging" not in me.page
        assert "b" not in {key.key for key in me.keys}
        before = me.page
        await me.press("b")
        assert me.page == before


async def test_the_library_is_another_matter(world: World) -> None:
    """Neither goes on with what the other has begun."""
    async with seat(world) as me:
        await me.press("enter")
        await me.begin()
        await me.answers("plain")
        await me.leave()
        await to_exercise(me)
        await me.sees("1 ▸ Tea next")
        await me.take("rude")
        await me.press("q")
        await me.exercise_read()
        await me.sees("1 ◐ Tea half done, 1 answer")
        await me.press("q")
        await me.library_read()
        await me.press("enter")
        await me.opened()
        assert "Say plain." in me.page
        assert "Say rude." not in me.page


async def test_esc_writes_nothing(world: World) -> None:
    """Who would rather not hand in is back where they were."""
    async with seat(passed(world), exercise="start") as me:
        lines = me.lines
        await me.press("w")
        await me.type("Sam")
        await me.press("escape")
        assert isinstance(me.screen, ExerciseScreen)
        assert me.lines == lines
    assert records(world) == []
    assert not world.places.settings.exists()


async def test_there_is_nothing_to_hand_in_before_it_is_done(world: World) -> None:
    """`w` means nothing yet."""
    async with seat(world, exercise="start") as me:
        await me.press("w")
        assert isinstance(me.screen, ExerciseScreen)


async def test_a_record_needs_a_name(world: World) -> None:
    """Enter without one says so and asks on."""
    async with seat(passed(world), exercise="start") as me:
        await me.press("enter")
        await called(me, "  ")
        await me.hears("A record needs a name.")
        assert isinstance(me.screen, NameDialog)
    assert records(world) == []


async def test_the_name_is_remembered(world: World) -> None:
    """The second record has it filled in, and is written beside the first."""
    async with seat(passed(world), exercise="start") as me:
        await me.press("w")
        await called(me, "Zoë van Dijk")
        await me.hears("record-start-zoe-van-dijk.toml")
        await me.press("w", "enter")
        await me.hears("record-start-zoe-van-dijk-2.toml")
    assert [record.name for record in records(world)] == ["Zoë van Dijk"] * 2


@pytest.mark.parametrize("name", ["[b]x[/b] [/]", "👩🏽‍💻", "东京", "$accent {name} %s", "x" * 80])
async def test_any_name_is_written_as_it_is(world: World, name: str) -> None:
    """What is told, what is asked and what is kept show no trace of markup."""
    named = replace(passed(world), settings=Settings(name=name))
    async with seat(named, exercise="start") as me:
        await me.press("w")
        assert me.screen.query_one(Input).value == name
        await me.press("enter")
        await me.hears("Your record is in")
    [record] = records(world)
    assert record.name == name
    assert tomllib.loads(world.places.settings.read_text("utf-8"))["name"] == name


async def test_a_full_disk(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """That nothing was written is said; once there is room, it works."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with seat(passed(world), exercise="start") as me:
        with monkeypatch.context() as disk:
            disk.setattr("os.fsync", full)
            await me.press("w")
            await called(me, "Sam")
            await me.hears("cannot be written: No space left on device")
            assert "Your record" not in me.told
        assert isinstance(me.screen, ExerciseScreen)
        await me.press("w")
        await called(me, "Sam")
        await me.hears("Your record is in")
    assert [record.name for record in records(world)] == ["Sam"]


async def test_where_one_may_not_write(world: World, tmp_path: Path) -> None:
    """The record is put beside the journal, and that is told."""
    blocked = write_toml(tmp_path / "blocked", "a file where a folder should be")
    places = replace(world.places, here=blocked)
    async with seat(replace(passed(world), places=places), exercise="start") as me:
        await me.press("w")
        await called(me, "Sam")
        await me.hears(str(world.places.journal.parent / "records" / "record-start-sam.toml"))


OVERLAYS: dict[str, Data] = {
    "start": {
        "title": "Een begin",
        "summary": "Twee gesprekken.",
        "welcome": "Welkom. Neem de tijd.",
        "contact": "Vraag het Ann.",
    },
    "again": {"title": "Nog eens", "summary": "Twee gesprekken."},
}


def in_dutch(title: str) -> Data:
    """A translation of every text of `long_scenario`."""
    scene: Data = {
        "recap": "Ann heeft tijd.",
        "lines": "Maandag.\n\nann: Wat kan ik doen?",
        "replies": {
            name: {"say": f"Zeg {word}.", "why": f"Waarom {word}.", "reaction": f"ann: Hm, {word}."}
            for name, word in (("plain", "duidelijk"), ("rude", "bot"))
        },
    }
    scene["replies"]["rude"] |= {"instead": "Vraag het.", "fits": "Als er haast was."}
    return {
        "title": title,
        "summary": "Ann weet het.",
        "goal": "Een antwoord",
        "brief": "Je bent Sam.",
        "people": {"ann": {"about": "Een collega"}},
        "scenes": {"ask-0": scene, "ask-1": scene},
        "endings": {
            "good": {"title": "Beantwoord", "text": "Ann lacht."},
            "bad": {"title": "Onbeantwoord", "text": "Ann gaat weg."},
        },
    }


@pytest.fixture
def dutch_too(pack: Path) -> None:
    for name, texts in OVERLAYS.items():
        write_toml(pack / "exercises" / f"{name}.nl.toml", texts)
    for name, title in (("tea", "Thee"), ("cake", "Taart")):
        write_overlay(pack, name, in_dutch(title))


def said(me: Seat) -> str:
    """What the screen has to say, whatever of it is in sight."""
    return me.page if me.screen.query(Page) else me.text


async def everywhere(me: Seat) -> AsyncIterator[str]:
    """From the list of exercises to the dialog, stopping wherever something else is said."""
    await me.press("f5")
    await me.until("the exercises", lambda: isinstance(me.screen, ExercisesScreen))
    yield "list"
    await me.press("down", "enter")
    await me.exercise_read()
    yield "fresh exercise"
    await me.take("plain")
    yield "step"
    await me.press("q")
    await me.exercise_read()
    yield "exercise half done"
    await me.press("enter")
    await me.finish("plain")
    yield "debrief"
    await me.press("end")
    yield "end of the debrief"
    await me.press("q")
    await me.exercise_read()
    yield "one step done"
    await me.take_whole("plain", "rude")
    yield "not passed yet"
    await me.take_whole("plain", "plain")
    yield "passed"
    await me.press("w")
    yield "dialog"


@SIZES
@pytest.mark.usefixtures("dutch_too")
async def test_the_language_changes_everywhere(world: World, size: tuple[int, int]) -> None:
    """F3 says everything in Dutch, wherever it is pressed, and everything in English again."""
    async with seat(world, size=size) as me:
        async for place in everywhere(me):
            screen, before = me.screen, said(me)
            await me.press("f3")
            await me.until(f"{place} in Dutch", lambda: not list(me.app.workers))
            all_dutch(me, place)
            assert me.screen is screen, place
            await me.press("f3")
            await me.until(f"{place} as it was", lambda: said(me) == before)  # noqa: B023


@pytest.mark.usefixtures("dutch_too")
async def test_all_of_it_in_dutch(home: Path, pack: Path) -> None:
    """Notifications and reasons included, no English is left; the way out is always in sight."""
    async with seat(make_world(home, pack, language="nl")) as me:
        async for place in everywhere(me):
            all_dutch(me, place)
            out = [key for key in me.keys if key.key in {"q", "Esc"}]
            assert [key for key in out if f"{key.key} {key.words}" in me.text], place
            if place == "fresh exercise":
                await me.press("2")
                all_dutch(me, "locked step")
        await called(me, " ")
        all_dutch(me, "without a name")
        await called(me, "Sam")
        await me.hears("Je verslag staat in")
        all_dutch(me, "handed in")


async def test_the_record_is_in_the_language_in_use(world: World, dutch_too: None) -> None:
    """Even where it is changed while the name is asked."""
    del dutch_too
    async with seat(passed(world), exercise="start") as me:
        await me.press("f3")
        await me.exercise_read()
        await me.press("w")
        await called(me, "Sam")
        await me.hears("Je verslag staat in")
    [record] = records(world)
    assert record.rules.title == "Een begin"


async def test_every_key_that_is_shown_works(world: World) -> None:
    """The last line promises nothing that is not so."""
    async with seat(world, size=(140, 40)) as me:
        async for place in everywhere(me):
            keys_work(me, place)


async def test_keys_can_be_clicked(world: World) -> None:
    """The mouse comes all the way, too."""
    async with seat(world) as me:
        await me.press("f5")
        await me.click("A first exercise")
        await me.exercise_read()
        await me.click("take step 1")
        await me.opened()
        await me.click("leave, saved")
        await me.exercise_read()
        await me.take_whole("plain", "plain")
        await me.take_whole("plain", "plain")
        await me.click("hand in")
        await me.click("rather not")
        assert isinstance(me.screen, ExerciseScreen)
        await me.click("hand in")
        await me.type("Sam")
        await me.click("write the record")
        await me.hears("Your record is in")
        await me.click("library")
        await me.library_read()
    assert len(records(world)) == 1


async def test_help_and_palette_open_over_it(world: World) -> None:
    """They close to the same page, and the palette knows the exercises."""
    async with seat(world, exercise="start") as me:
        lines = me.lines
        await me.press("f1")
        assert isinstance(me.screen, HelpScreen)
        await me.press("escape")
        assert me.lines == lines
        await me.press("ctrl+p")
        await me.until("the palette", lambda: isinstance(me.screen, CommandPalette))
        await me.type("exercises")
        await me.sees("Scenarios in an order, with a record")
        await me.press("enter")
        await me.until("the exercises", lambda: isinstance(me.screen, ExercisesScreen))


async def test_the_palette_in_the_middle_of_a_step(world: World) -> None:
    """Leaving a step by another door saves it as well."""
    async with seat(world, exercise="start") as me:
        await me.take("plain")
        me.app.open_exercises()
        await me.until("the exercises", lambda: isinstance(me.screen, ExercisesScreen))
        await me.press("down", "enter")
        await me.exercise_read()
        await me.sees("1 ◐ Tea half done, 1 answer")


async def test_a_theme_changes_no_word(world: World) -> None:
    """Light or dark, on the page and in the dialog."""
    async with seat(passed(world), exercise="start") as me:
        for key in ("f2", "w", "f2"):
            lines = me.lines
            await me.press(key)
            assert key == "w" or me.lines == lines
    assert records(world) == []


async def test_another_size(world: World) -> None:
    """The page is set anew; every word of it is still there."""
    async with seat(passed(world), exercise="start") as me:
        whole = dense(page_of(me.screen))
        for width, height in ((140, 40), (60, 18), (80, 24)):
            await me.resize(width, height)
            assert dense(page_of(me.screen)) == whole
        await me.press("pagedown", "end", "down", "home")


@pytest.mark.parametrize(("name", "text"), AWKWARD.items(), ids=AWKWARD)
async def test_texts_are_shown_as_written(
    world: World, exercise: Path, name: str, text: str
) -> None:
    """In the list and on the page, in every place an author writes."""
    del name
    texts = {key: f"{key} {text}" for key in ("title", "summary", "welcome", "contact")}
    write_toml(exercise, minimal_exercise(**texts))
    async with seat(world) as me:
        await me.press("f5")
        assert dense(f"title {text}") in dense(me.text)
        assert dense(f"summary {text}") in dense(me.text)
        await me.press("down", "enter")
        await me.exercise_read()
        page = dense(page_of(me.screen))
        for key in ("title", "welcome", "contact"):
            assert dense(f"{key} {text}") in page, page_of(me.screen)


async def test_a_broken_exercise_in_the_list(world: World, exercise: Path) -> None:
    """It says what is wrong with it, cannot be opened, and keeps nobody from the others."""
    write_toml(exercise, "title = ")
    async with seat(world) as me:
        await me.press("f5")
        await me.sees("Cannot be taken.")
        assert "start.toml:1" in dense(me.text)
        await me.hears("start.toml:1")
        await me.press("down", "enter")
        assert isinstance(me.screen, ExercisesScreen)
        await me.press("up", "enter")
        await me.exercise_read()
        assert "Once more" in me.page


@pytest.mark.parametrize("key", ["enter", "q"])
async def test_an_exercise_broken_inside(world: World, exercise: Path, key: str) -> None:
    """Its page shows every problem with its line, and leads back."""
    steps = [{"scenario": "tee", "mode": "practice"}, {"scenario": "tea", "mode": "exam"}]
    write_toml(exercise, minimal_exercise(steps=steps))
    async with seat(world) as me:
        await to_exercise(me)
        await me.sees("2 problems are in the way.", "start.toml:7", "Did you mean `tea`?", "`exam`")
        keys_work(me, "broken exercise")
        await me.press("1", "w", "f3")
        await me.exercise_read()
        await me.sees("Geen scenario heet `tee`.", "Bedoelde je `tea`?", "Enter bibliotheek")
        await me.press(key)
        await me.library_read()
        assert isinstance(me.screen, LibraryScreen)


async def test_an_exercise_that_vanishes(world: World, exercise: Path) -> None:
    """What is being played is played to its end and kept; that it is gone is told."""
    async with seat(world, exercise="start") as me:
        exercise.unlink()
        await me.take("plain", "plain")
        await me.look_back()
        await me.press("q")
        await me.exercise_read()
        await me.sees("1 problem is in the way.", "There is no such file")
        await me.press("enter")
        await me.library_read()
    [attempt] = world.journal.attempts()
    assert (attempt.exercise, attempt.finished is not None) == ("start", True)
    write_toml(exercise, minimal_exercise())
    async with seat(world, exercise="start") as me:
        await me.sees("1 of 2 steps done.")


async def test_an_exercise_that_changes_under_a_step(world: World, exercise: Path) -> None:
    """The step is finished as it was begun; then the new rules hold."""
    async with seat(world, exercise="start") as me:
        await me.take("plain")
        steps = [{"scenario": "cake", "mode": "practice"}, *minimal_exercise()["steps"]]
        write_toml(exercise, minimal_exercise(title="Changed", steps=steps))
        await me.answers("rude")
        await me.look_back()
        await me.press("q")
        await me.exercise_read()
        await me.sees("Changed", "1 ▸ Cake next", "2 ✓ Tea done", "3 · Cake later")
        await me.sees("1 of 3 steps done.")


async def test_a_scenario_whose_half_done_attempt_now_ends(world: World, pack: Path) -> None:
    """Where the moves now lead to an ending, the step is done, not half done for ever."""
    async with seat(world, exercise="start") as me:
        await me.take("plain")
        await me.press("q")
        await me.exercise_read()
        shorter = long_scenario(1)
        write_toml(pack / "tea" / "scenario.toml", {**shorter, "title": "Tea"})
        await me.press("enter")
        await me.opened()
        await me.look_back()
        await me.press("q")
        await me.exercise_read()
        await me.sees("1 ✓ Tea done", "2 ▸ Cake next")


async def test_two_terminals_at_once(home: Path, pack: Path, exercise: Path) -> None:
    """The same assessment, allowed once: the one finished first counts, and the record holds."""
    write_toml(exercise, minimal_exercise(attempts=1))
    world = make_world(home, pack)
    async with seat(world, exercise="start") as one:
        await one.take_whole("plain", "plain")
        await one.take("rude")
        async with seat(make_world(home, pack, seed=8), exercise="start") as two:
            await two.sees("2 ◐ Cake half done, 1 answer")
            await two.take_whole("plain", "plain")
            await two.sees("Passed: 100 percent")
        await one.answers("rude")
        await one.look_back()
        await one.press("q")
        await one.exercise_read()
        await one.sees("Passed: 100 percent", "2 ✓ Cake done")
        await one.press("w")
        await called(one, "Sam")
        await one.hears("Your record is in")
    [record] = records(world)
    assert len(record.entries) == 2
    assert know(world, world.library()).verifier.verify(record).holds


class Held:
    """The next reading of an exercise waits until it is let go of."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.let_go, self.read = Event(), Event()
        self._open = taking.open_exercise
        self._first = True
        monkeypatch.setattr(taking, "open_exercise", self._held)

    def _held(self, *args: Any) -> Taking:
        first, self._first = self._first, False
        found = self._open(*args)
        if first:
            self.let_go.wait(60)
            self.read.set()
        return found

    async def finish(self, me: Seat) -> None:
        """Let go, and let everything that follows from it happen."""
        self.let_go.set()
        await me.until("the exercise is read", self.read.is_set)
        for _ in range(20):
            await me.pilot.pause()


async def test_keys_before_it_is_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter in haste does not begin once more the step that was just done."""
    async with seat(world, exercise="start") as me:
        await me.take("plain", "plain")
        await me.look_back()
        assert isinstance(me.screen, DebriefScreen)
        reading = Held(monkeypatch)
        await me.press("q", "enter", "1", "w")
        assert isinstance(me.screen, ExerciseScreen)
        await reading.finish(me)
        await me.exercise_read()
        await me.sees("2 ▸ Cake next")
        await me.press("enter")
        assert me.play.card.id == "cake"


async def test_leaving_before_it_is_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read too late does no harm."""
    async with seat(world) as me:
        reading = Held(monkeypatch)
        await me.press("f5", "enter")
        left = me.screen
        assert isinstance(left, ExerciseScreen)
        await me.press("q")
        await me.until("the exercise is gone", lambda: not left.is_running)
        await reading.finish(me)
        await me.library_read()
        assert left.taking is None


@pytest.mark.usefixtures("dutch_too")
async def test_another_language_before_it_is_read(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for last is what stays, whichever is read first."""
    async with seat(world) as me:
        reading = Held(monkeypatch)
        await me.press("f5", "down", "enter", "f3")
        await me.sees("Een begin", "Welkom.")
        await reading.finish(me)
        assert "Welkom. Neem de tijd." in me.page
        assert "Welcome." not in me.page


async def test_many_steps(world: World, exercise: Path, pack: Path) -> None:
    """Nine of them have a key; the others come in their turn."""
    names = [f"step-{n}" for n in range(12)]
    for name in names:
        write_toml(pack / name / "scenario.toml", long_scenario(1))
    steps = [{"scenario": name, "mode": "practice"} for name in names]
    many = minimal_exercise(steps=[*steps, {"scenario": "cake", "mode": "assessment"}])
    write_toml(exercise, many)
    world = make_world(world.places.journal.parent, pack)
    for number, name in enumerate(names[:10]):
        keep(world, name, "plain", mode=Mode.PRACTICE, number=number)
    async with seat(world, exercise="start") as me:
        await me.sees("10 of 13 steps done.", "Enter take step 11", "1–9 any step")
