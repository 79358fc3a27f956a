"""Theme, help, palette and keys: what is the same on every screen."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator
from itertools import cycle
from pathlib import Path

import pytest
from textual.command import CommandPalette

from coach.tui.help import HelpScreen
from coach.tui.library import LibraryScreen
from coach.tui.play import Phase, PlayScreen
from coach.world import World
from tests.factory import minimal_scenario, write_pack
from tests.tui.driving import Seat, make_world, seat
from tests.tui.keys import keys_work
from tests.tui.samples import errand


@pytest.fixture
def world(home: Path, tmp_path: Path) -> World:
    pack = write_pack(
        tmp_path / "pack", errand=errand(), tea=minimal_scenario(title="Tea [/] and [b]cake")
    )
    return make_world(home, pack)


async def to_second(me: Seat) -> None:
    """From the library to a decision from which one can go back."""
    await me.press("enter")
    await me.begin()
    await me.answers("rude")


async def everywhere(me: Seat) -> AsyncIterator[str]:
    """From the library to the end of the debrief, stopping wherever the keys are others."""
    yield "library"
    await me.press("enter")
    await me.opened()
    yield "brief"
    await me.begin()
    yield "first decision"
    await me.answer("rude")
    yield "coach"
    await me.leave()
    yield "library with something half done"
    await me.press("enter")
    await me.opened()
    await me.read_on(Phase.DECIDING)
    yield "second decision"
    await me.answers("sorry", "wait")
    yield "ending"
    await me.look_back()
    yield "debrief"
    await me.press("end")
    yield "end of the debrief"
    await me.leave()
    await me.press("f6")
    await me.until("progress is read", lambda: getattr(me.screen, "seen", None) is not None)
    yield "progress"
    await me.press("right")
    yield "principles"
    await me.press("enter")
    yield "where a principle was practised"
    await me.press("escape", "right")
    yield "scenarios"


async def test_every_key_that_is_shown_works(world: World) -> None:
    """The last line promises nothing: each key is bound to what a click on it does."""
    async with seat(world, size=(140, 40)) as me:
        async for place in everywhere(me):
            keys_work(me, place)
            await me.press("f1")
            keys_work(me, f"help over {place}")
            await me.press("escape")


async def test_keys_can_be_clicked(world: World) -> None:
    """The last line is a row of buttons."""
    async with seat(world) as me:
        await me.click("play")
        await me.opened()
        await me.begin()
        await me.answer("rude")
        await me.click("go back")
        assert me.play.phase is Phase.DECIDING
        await me.click("help")
        assert isinstance(me.screen, HelpScreen)
        await me.click("close")
        await me.click("leave, saved")
        await me.library_read()
        assert isinstance(me.screen, LibraryScreen)


async def test_help_and_palette_open_and_close_everywhere(world: World) -> None:
    """F1 and Ctrl+P open over every page; closing them leads back to the same page."""
    async with seat(world) as me:
        ways = cycle(("escape", "f1", "enter", "q"))
        async for place in everywhere(me):
            before, lines = me.screen, me.lines
            await me.press("f1")
            assert isinstance(me.screen, HelpScreen), place
            assert "How it goes" in me.text
            await me.press(next(ways))
            assert me.screen is before, place
            await me.press("ctrl+p")
            await me.until("the palette", lambda: isinstance(me.screen, CommandPalette))
            await me.press("escape")
            await me.until(f"back on {place}", lambda: me.screen is before)  # noqa: B023
            await me.until(f"{place} as it was", lambda: me.lines == lines)  # noqa: B023


async def test_help_can_be_read_to_its_end(world: World) -> None:
    """The arrows and PgDn scroll it; it names every grade and every key."""
    async with seat(world) as me:
        await me.press("f1")
        first = me.text
        await me.press("down", "down", "up", "pagedown", "pagedown", "pagedown", "pagedown")
        assert "--plain" in me.text
        assert "--plain" not in first
        for text in ("● professional", "○ damaging", "Ctrl+P", "F4", "PgUp"):
            assert text in me.page


async def test_the_theme_is_kept(world: World, home: Path, tmp_path: Path) -> None:
    """F2 turns light into dark and back; the next start has it."""
    async with seat(world) as me:
        assert me.app.current_theme.dark
        await me.press("f2")
        assert not me.app.current_theme.dark
    assert tomllib.loads((home / "settings.toml").read_text())["theme"] == "coach-light"
    async with seat(make_world(home, tmp_path / "pack")) as me:
        assert me.app.theme == "coach-light"
        await me.press("f2")
        assert me.app.theme == "coach-dark"


async def test_any_theme_is_kept(world: World, home: Path, tmp_path: Path) -> None:
    """A theme of Textual, chosen in the palette, holds at the next start."""
    async with seat(world) as me:
        me.app.theme = "nord"
        await me.pilot.pause()
    async with seat(make_world(home, tmp_path / "pack")) as me:
        assert me.app.theme == "nord"


async def test_a_theme_in_the_middle_of_a_play(world: World) -> None:
    """Another theme changes no word."""
    async with seat(world) as me:
        await to_second(me)
        lines = me.lines
        await me.press("f2")
        assert me.lines == lines
        me.app.theme = "ansi-dark"
        await me.pilot.pause()
        assert me.lines == lines


async def test_the_palette_lists_every_scenario(world: World) -> None:
    """Each is there with its title as it is; choosing one plays it."""
    async with seat(world, size=(80, 80)) as me:
        await me.press("ctrl+p")
        await me.sees("Play: An errand", "Play: Tea [/] and [b]cake")
        await me.type("tea")
        await me.until("the search", lambda: "Play: An errand" not in me.text)
        await me.sees("Play: Tea [/] and [b]cake")
        await me.press("enter")
        await me.until("the play", lambda: isinstance(me.screen, PlayScreen))
        await me.opened()
        assert "Tea [/] and [b]cake" in me.text


async def test_the_palette_leads_to_the_library(world: World) -> None:
    """From the middle of a play; what was answered is kept."""
    async with seat(world) as me:
        await to_second(me)
        await me.press("ctrl+p")
        await me.type("library")
        await me.sees("All scenarios")
        await me.press("enter")
        await me.until("the library", lambda: isinstance(me.screen, LibraryScreen))
        await me.library_read()
        await me.sees("◐ half done")


async def test_no_key_breaks_anything(world: World) -> None:
    """Keys that mean nothing here do nothing, on any screen."""
    odd = ("f11", "f12", "tab", "shift+tab", "delete", "insert", "0", "ctrl+a", "ctrl+left")
    async with seat(world) as me:
        async for place in everywhere(me):
            screen, keys = me.screen, me.keys
            await me.press(*odd)
            assert me.screen is screen, place
            if place.startswith("library"):
                await me.press("escape")
            assert me.keys == keys, place
