"""When something outside goes wrong: it is said in words, and the play goes on."""

from __future__ import annotations

import asyncio
import errno
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from coach.content.library import Library
from coach.journal.saver import Saver
from coach.journal.store import Journal, Reading
from coach.tui.app import CoachApp, run
from coach.tui.library import LibraryScreen
from coach.tui.play import Phase, PlayScreen
from coach.world import Start, World
from tests.factory import minimal_pack, minimal_scenario, write_pack
from tests.tui.driving import card, make_world, seat, until
from tests.tui.samples import errand


@pytest.fixture
def world(home: Path, tmp_path: Path) -> World:
    return make_world(home, write_pack(tmp_path / "pack", errand=errand()))


async def test_a_file_where_the_journal_should_be(world: World, home: Path) -> None:
    """Nothing can be saved: that is said, and everything else works to the debrief."""
    home.mkdir()
    (home / "journal").write_text("not a folder")
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answer("rude")
        await me.hears("cannot be saved", "You can go on")
        await me.go_on()
        await me.answers("sorry", "wait")
        await me.look_back()
        assert "Score 50 percent" in me.page
        await me.press("q")
        await me.library_read()
        assert isinstance(me.screen, LibraryScreen)
    assert (home / "journal").read_text() == "not a folder"


async def test_a_full_disk_that_is_mended(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said when saving fails and when it works again; leaving saves everything."""
    flushed: list[bool] = []
    flush = Saver.flush

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def watched(saver: Saver[Any], timeout: float | None = None) -> bool:
        flushed.append(flush(saver, timeout))
        return flushed[-1]

    monkeypatch.setattr(Saver, "flush", watched)
    with monkeypatch.context() as disk:
        disk.setattr("os.replace", no_room)
        async with seat(world, "errand") as me:
            await me.begin()
            await me.answer("rude")
            await me.hears("the disk is full", "You can go on")
            await me.go_on()
            disk.undo()
            await me.press("q")
            await me.hears("Saving works again; nothing is lost.")
            me.app.clear_notifications()
            await me.library_read()
            await me.sees("◐ half done")
    assert flushed == [True], "the screen waited for the saver while the saver waited for it"


async def test_leaving_with_a_full_disk(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way out is open all the same."""

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", no_room)
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answer("rude")
        await me.leave()
        assert isinstance(me.screen, LibraryScreen)
        await me.hears("the disk is full")


async def test_settings_that_cannot_be_kept(world: World, home: Path) -> None:
    """The theme changes all the same, and the reason why it is not kept is said."""
    home.mkdir()
    (home / "settings.toml").mkdir()
    async with seat(world) as me:
        await me.press("f2")
        assert me.app.theme == "coach-light"
        await me.hears("settings.toml")
        assert me.app.is_running


async def test_a_pack_that_vanishes(world: World, tmp_path: Path) -> None:
    """A folder moved away while the program runs is told of, and nothing breaks."""
    async with seat(world) as me:
        (tmp_path / "pack").rename(tmp_path / "moved")
        await me.press("enter")
        await me.opened()
        assert me.play.phase is Phase.BROKEN
        assert str(tmp_path / "pack") in me.page.replace(" ", "")
        await me.press("f3")
        await me.press("enter")
        await me.library_read()
        assert isinstance(me.screen, LibraryScreen)


async def test_leaving_before_a_broken_scenario_is_read(world: World, tmp_path: Path) -> None:
    """What is found out after one has left does no harm."""
    async with seat(world) as me:
        broken = errand()
        broken["start"] = "nowhere"
        write_pack(tmp_path / "pack", errand=broken)
        await me.press("enter")
        left = me.play
        left.action_leave()
        await me.library_read()
        await me.until("the play is gone", lambda: not left.is_running)
        assert isinstance(me.screen, LibraryScreen)


async def test_leaving_the_library_before_the_journal_is_read(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long journal is no reason to wait, and what is read too late does no harm."""
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answers("rude")
        let_go = Event()
        read = Journal.read

        def slow(journal: Journal, scenario: str | None = None) -> Reading:
            if scenario is None:
                let_go.wait(60)
            return read(journal, scenario)

        monkeypatch.setattr(Journal, "read", slow)
        await me.press("q")
        await me.until("the library", lambda: isinstance(me.screen, LibraryScreen))
        library = me.screen
        await me.press("enter")
        await me.until("the library is gone", lambda: not library.is_running)
        let_go.set()
        await me.opened()
        await me.until("all is read", lambda: not list(me.app.workers))
        await me.read_on(Phase.DECIDING)
        assert "Ann waits." in me.page


def test_an_unforeseen_error(
    world: World, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It ends the screens without a traceback and is raised once they are gone."""

    async def break_down(pilot: Pilot[Any]) -> None:
        await until(pilot, "the library", lambda: isinstance(pilot.app.screen, LibraryScreen))
        monkeypatch.setattr(PlayScreen, "compose", lambda _: 1 / 0)
        await pilot.press("enter")

    def headless(app: CoachApp) -> None:
        asyncio.run(App.run_async(app, headless=True, size=(80, 24), auto_pilot=break_down))

    monkeypatch.setattr(CoachApp, "run", headless)
    with pytest.raises(ZeroDivisionError):
        run(world)
    told = capfd.readouterr()
    assert "Traceback" not in told.out + told.err
    assert "ZeroDivisionError" not in told.out + told.err


def test_an_orderly_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+Q ends with the status 0."""

    async def leave(pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+q")

    def headless(app: CoachApp) -> None:
        asyncio.run(App.run_async(app, headless=True, size=(80, 24), auto_pilot=leave))

    monkeypatch.setattr(CoachApp, "run", headless)
    assert run(world, None, Library.open(world.places.packs, "en")) == 0


async def test_two_runs_at_the_same_time(world: World, home: Path, tmp_path: Path) -> None:
    """A second run of the same scenario begins an attempt of its own; both are kept."""
    async with seat(world, Start(card(world, "errand"))) as first:
        await first.begin()
        await first.answers("rude")
        second_world = make_world(home, tmp_path / "pack", seed=8)
        async with seat(second_world, Start(card(second_world, "errand"))) as second:
            await second.begin()
            assert "decision 1" in second.text
            await second.answers("plain")
            await second.leave()
        await first.answers("so")
        await first.leave()
    kept = world.journal.attempts("errand")
    assert sorted(len(attempt.moves) for attempt in kept) == [1, 2]


async def test_wrong_settings(home: Path, tmp_path: Path) -> None:
    """A theme that does not exist falls back to ours."""
    home.mkdir()
    (home / "settings.toml").write_text('theme = "no-such-theme"\n')
    pack = write_pack(tmp_path / "pack", pack=minimal_pack(), tea=minimal_scenario())
    async with seat(make_world(home, pack)) as me:
        assert me.app.theme == "coach-dark"
