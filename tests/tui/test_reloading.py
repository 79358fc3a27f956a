"""Ctrl+R: a scenario that changes on the disk is read again, and one stays where one is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from coach.activities.play import Opened, open_play
from coach.content.grades import Mode
from coach.content.library import Library
from coach.content.story import State
from coach.tui.library import LibraryScreen
from coach.tui.play import Phase
from coach.tui.problems import ProblemsScreen
from coach.world import Start, World
from tests.factory import write_pack
from tests.tui.driving import Seat, card, make_world, seat
from tests.tui.samples import errand
from tests.tui.test_pictures import Compare, picture

READ_AGAIN = "Read again from the disk."


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", errand=errand())


@pytest.fixture
def world(home: Path, pack: Path) -> World:
    return make_world(home, pack)


def change(pack: Path, *pairs: tuple[str, str]) -> None:
    """Put other words into the scenario, as its author does in an editor."""
    file = pack / "errand" / "scenario.toml"
    text = file.read_text("utf-8")
    for before, now in pairs:
        assert before in text
        text = text.replace(before, now)
    file.write_text(text, "utf-8")


def held_up(let_go: Event, opened: list[Path]) -> Callable[..., Opened]:
    """Opens a scenario, and hands it over only when it is let go."""

    def slowly(world: World, library: Library, start: Start) -> Opened:
        try:
            return open_play(world, library, start)
        finally:
            opened.append(start.card.folder)
            let_go.wait(60)

    return slowly


def kept(home: Path) -> dict[Path, bytes]:
    """Every file of the journal."""
    return {file: file.read_bytes() for file in (home / "journal").rglob("*.toml")}


def place(me: Seat) -> str:
    """The scene that is stood at."""
    assert me.play.run
    return me.play.run.session.state.place


async def test_a_decision_is_asked_in_its_new_words(world: World, pack: Path) -> None:
    """The same decision, the replies in the same order, everything as it is now."""
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answers("rude")
        change(pack, ("Say sorry.", "Say how sorry you are."), ("Say rude.", "Say it rudely."))
        await me.press("ctrl+r")
        await me.hears(READ_AGAIN)
        assert (place(me), me.play.phase) == ("mend", Phase.DECIDING)
        assert "Say it rudely." in me.page
        await me.sees("Say how sorry you are.")
        await me.answers("sorry", "wait")
        await me.look_back()


async def test_the_coach_speaks_in_new_words(world: World, pack: Path) -> None:
    """What the coach says of the answer just given is what the file says now."""
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answer("rude")
        change(pack, ("Why rude.", "Ann closes her book."))
        await me.press("ctrl+r")
        assert me.play.phase is Phase.COACHED
        assert "Ann closes her book." in me.page
        assert "Ann waits." not in me.page


async def test_the_brief_before_anything_is_answered(world: World, pack: Path) -> None:
    """The brief is the new one, and the play begins with the new scene."""
    async with seat(world, "errand") as me:
        await me.opened()
        change(pack, ("An errand", "A second errand"), ("Say rude.", "Say it rudely."))
        await me.press("ctrl+r")
        await me.sees("A second errand")
        await me.begin()
        await me.sees("Say it rudely.")


async def test_problems_lie_above_the_conversation(world: World, pack: Path) -> None:
    """They are told with file and line; the conversation goes on, mended or as it was read."""
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answers("rude")
        change(pack, ("Ann waits.", "Ann is waiting."), ('goto = "bad"', 'goto = "baad"'))
        await me.press("ctrl+r")
        await me.sees("1 problem is in the way.", "errand/scenario.toml:", "`baad`", "`bad`?")
        assert isinstance(me.screen, ProblemsScreen)
        await me.press("escape")
        assert place(me) == "mend"
        assert "Ann waits." in me.page
        await me.press("ctrl+r", "ctrl+r")
        assert isinstance(me.screen, ProblemsScreen)
        change(pack, ('goto = "baad"', 'goto = "bad"'))
        await me.press("ctrl+r")
        await me.hears(READ_AGAIN)
        assert place(me) == "mend"
        assert "Ann is waiting." in me.page
        await me.answers("sorry", "wait")


async def test_a_scenario_that_could_not_be_read_at_first(world: World, pack: Path) -> None:
    """Whoever mends it begins to play without leaving."""
    start = Start(card(world, "errand"), seed=7)
    change(pack, ('goto = "bad"', 'goto = "baad"'))
    async with seat(world, start) as me:
        await me.opened()
        await me.sees("`baad`", "^r reload")
        await me.press("ctrl+r")
        await me.opened()
        await me.sees("`baad`")
        change(pack, ('goto = "baad"', 'goto = "bad"'))
        await me.press("ctrl+r")
        await me.begin()
        await me.sees("Say rude.")


@pytest.mark.parametrize("broken", [False, True], ids=["readable", "broken"])
async def test_what_changes_while_it_is_read(
    world: World, pack: Path, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    """A half-done play is gone on with as the scenario is in the end, and only once."""
    async with seat(world) as me:
        await me.press("enter")
        await me.begin()
        await me.answers("rude")
        await me.leave()
        if broken:
            change(pack, ('goto = "bad"', 'goto = "baad"'))
        let_go, opened = Event(), list[Path]()
        monkeypatch.setattr("coach.tui.run.open_play", held_up(let_go, opened))
        await me.press("enter")
        await me.until("it is being read", lambda: opened)
        if broken:
            change(pack, ('goto = "baad"', 'goto = "bad"'))
        change(pack, ("Ann waits.", "Ann is waiting."))
        await me.press("ctrl+r")
        let_go.set()
        await me.opened()
        await me.until("all is read", lambda: not list(me.app.workers))
        assert place(me) == "mend"
        assert "Ann is waiting." in me.page
        await me.read_on(Phase.DECIDING)
        await me.answers("sorry", "wait")
        await me.look_back()
    assert len(world.journal.attempts()) == 1


async def test_answers_that_no_longer_fit(world: World, pack: Path) -> None:
    """One stands at the first decision whose answer is gone, and is told; no file is changed."""
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answers("rude", "sorry")
        change(pack, ("sorry", "so-sorry"))
        await me.press("ctrl+r")
        assert place(me) == "mend"
        assert "This scenario has changed meanwhile. 1 answer no longer fits." in me.page
        await me.answers("so-sorry", "wait")
        await me.look_back()
    [attempt] = world.journal.attempts()
    assert [move.reply for move in attempt.moves] == ["rude", "so-sorry", "wait"]


async def test_an_answer_that_no_longer_fits_before_going_back(world: World, pack: Path) -> None:
    """What was answered after going back is lost with it, and that is told."""
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answers("rude", "sorry")
        await me.press("b", "b")
        await me.answer("plain")
        change(pack, ("sorry", "so-sorry"))
        await me.press("ctrl+r")
        assert (place(me), me.play.phase) == ("mend", Phase.DECIDING)
        assert "This scenario has changed meanwhile. 2 answers no longer fit." in me.page


async def test_what_was_unfolded_stays_unfolded(world: World) -> None:
    """The note behind the principle is there as long as P opens the handbook."""
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answer("rude")
        await me.press("p")
        assert "It saves time." in me.page
        await me.press("ctrl+r")
        await me.sees("p handbook")
        assert "It saves time." in me.page


@pytest.mark.parametrize("mode", Mode)
async def test_what_is_finished_stays_finished(
    world: World, pack: Path, home: Path, mode: Mode
) -> None:
    """A run that the new scenario would not end is looked back on as it was played."""
    async with seat(world, Start(card(world, "errand"), seed=7, mode=mode)) as me:
        await me.begin()
        await me.answers("rude", "sorry", "wait")
        await me.until("the end is kept", lambda: b"finished" in b"".join(kept(home).values()))
        before = kept(home)
        change(pack, ("sorry", "so-sorry"), ("Answered", "Well answered"))
        await me.press("ctrl+r")
        await me.sees("stays here as you played it")
        await me.press("escape")
        assert me.play.phase is Phase.ENDED
        await me.look_back()
        await me.sees("Answered")
    assert kept(home) == before


async def test_a_trial_stays_in_its_scene(world: World, pack: Path, home: Path) -> None:
    """Even where what led to it is no longer there; the key is named, and nothing is kept."""
    state = State("ask", frozenset(), (80,))
    start = Start(card(world, "errand"), seed=7, from_scene="ask", tried=state)
    async with seat(world, start, size=(140, 40)) as me:
        await me.begin()
        await me.answers("rude")
        await me.sees("^r reload")
        newcomer = '[people.ben]\nname = "Ben"\nabout = "New here"\ntrust = 30\n[people.ann]'
        change(
            pack, ("rude", "blunt"), ("Ann waits.", "Ann is waiting."), ("[people.ann]", newcomer)
        )
        await me.press("ctrl+r")
        assert place(me) == "mend"
        await me.sees("Ann is waiting.", "1 answer no longer fits.", "Ben", "tried out, not kept")
        await me.answers("sorry", "wait")
        await me.look_back()
        await me.press("m")
        await me.sees("map")
    assert not kept(home)


async def test_a_trial_looked_back_on_stays_finished(world: World, pack: Path) -> None:
    """At its ending a trial goes on where it can; once it is looked back on, it stays."""
    start = Start(
        card(world, "errand"), seed=7, from_scene="ask", tried=State("ask", frozenset(), (80,))
    )
    async with seat(world, start) as me:
        await me.finish("rude", "sorry", "wait")
        change(pack, ("sorry", "so-sorry"))
        await me.press("ctrl+r")
        await me.sees("stays here as you played it")
        await me.press("escape")
        assert "Practised 1 of 2 professional" in me.page


async def test_looking_back_keeps_its_place(world: World, pack: Path) -> None:
    """The decision in sight stays in sight, with the words that the coach has now."""
    change(pack, ("Why sorry.", "Long. " * 150))
    async with seat(world, "errand") as me:
        await me.finish("rude", "sorry", "wait")
        await me.press("n", "n", "n")
        await me.sees("You were here to repair something", "3 ● A professional reply.")
        change(pack, ("Why wait.", "Ann has time to think."))
        await me.press("ctrl+r")
        await me.sees("2 ● A professional reply.", "Ann is hurt.")
        assert "Ann has time to think." in me.page


@pytest.mark.parametrize("key", ["ctrl+r", "f3"])
async def test_a_scenario_that_is_gone(world: World, pack: Path, key: str) -> None:
    """That is told; what was read is played to its end and kept."""
    async with seat(world, "errand") as me:
        await me.begin()
        shutil.rmtree(pack / "errand")
        await me.press(key)
        await me.until("it is told", lambda: isinstance(me.screen, ProblemsScreen))
        await me.press("escape")
        await me.answers("plain", "wait")
        await me.look_back()
    assert [attempt.finished is not None for attempt in world.journal.attempts()] == [True]


async def test_what_was_left_is_not_read_again(world: World, pack: Path) -> None:
    """Nobody is told what is wrong with a play that the program began with and that was left."""
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answers("rude")
        await me.leave()
        change(pack, ('goto = "bad"', 'goto = "baad"'))
        await me.press("ctrl+r")
        await me.hears(READ_AGAIN)
        assert isinstance(me.screen, LibraryScreen)


async def test_the_library_finds_what_is_new(world: World, pack: Path) -> None:
    """A scenario that was written meanwhile is there; what was highlighted still is."""
    async with seat(world) as me:
        await me.sees("1 of 1")
        write_pack(pack, another=errand() | {"title": "A walk"})
        change(pack, ("An errand", "A second errand"))
        await me.press("ctrl+r")
        await me.sees("A second errand", "A walk", "2 of 2")
        assert isinstance(me.screen, LibraryScreen)


def test_how_problems_look(snap_compare: Compare, home: Path, pack: Path) -> None:
    """What is wrong, above the conversation that it concerns."""

    async def spoil(me: Seat) -> None:
        await me.begin()
        change(pack, ('goto = "bad"', 'goto = "baad"'), ("trust = 50", "trust = 500"))
        await me.press("ctrl+r")
        await me.until("it is told", lambda: isinstance(me.screen, ProblemsScreen))

    assert picture(snap_compare, make_world(home, pack, motion=False), "errand", spoil)
