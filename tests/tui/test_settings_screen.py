"""The settings on the screen: each change holds at once and is kept."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from coach.tui.library import LibraryScreen
from coach.tui.settings_screen import SettingsScreen
from coach.world import World
from tests.factory import write_pack, write_toml
from tests.tui.driving import Seat, dense, make_world, seat
from tests.tui.keys import keys_work
from tests.tui.samples import AWKWARD, errand


@pytest.fixture
def world(home: Path, tmp_path: Path) -> World:
    return make_world(home, write_pack(tmp_path / "pack", errand=errand()))


def held(home: Path) -> dict[str, object]:
    return tomllib.loads((home / "settings.toml").read_text("utf-8"))


async def to(me: Seat, key: str) -> SettingsScreen:
    """Open the settings and go down to one."""
    await me.press("f9")
    screen = me.screen
    assert isinstance(screen, SettingsScreen)
    while screen.key != key:
        await me.press("down")
    return screen


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])
async def test_what_can_be_seen(world: World, home: Path, size: tuple[int, int]) -> None:
    """Every setting, what it is, what it does, and the file."""
    async with seat(world, size=size) as me:
        await me.press("f9")
        await me.sees(
            "Your name not set Stands on a record that you hand in.",
            "Language ‹ English ›",
            "Theme ‹ coach-dark ›",
            "The coach speaks ‹ after every decision ›",
            "Motion ‹ off ›",
        )
        assert dense(f"Kept in {home / 'settings.toml'}") in dense(me.lines)
        keys_work(me, "settings")
        await me.press("q")
        assert isinstance(me.screen, LibraryScreen)


async def test_a_choice_is_changed_with_the_arrows(world: World, home: Path) -> None:
    """Right and Enter take the next, left the one before; it is said in words."""
    async with seat(world) as me:
        await to(me, "coach")
        await me.press("right")
        await me.sees("‹ at the end ›", "The coach speaks: at the end")
        assert held(home) == {"coach": "at the end"}
        assert me.app.world.settings.coach == "at the end"
        await me.press("left")
        assert held(home) == {"coach": "after every decision"}
        await me.press("enter")
        assert held(home) == {"coach": "at the end"}


async def test_motion(world: World, home: Path) -> None:
    """A switch is on or off."""
    async with seat(world) as me:
        await to(me, "motion")
        await me.press("left")
        await me.sees("Motion ‹ on ›")
        assert held(home) == {"motion": True}
        assert me.app.motion


async def test_the_theme_is_seen_at_once(world: World, home: Path) -> None:
    """Ours come first; every other follows."""
    async with seat(world) as me:
        await to(me, "theme")
        await me.press("right")
        assert me.app.theme == "coach-light"
        assert held(home) == {"theme": "coach-light"}
        await me.press("right")
        assert not me.app.theme.startswith("coach")
        await me.press("left", "left")
        assert me.app.theme == "coach-dark"
        await me.press("f2")
        await me.sees("‹ coach-light ›")


async def test_the_language_is_heard_at_once(world: World, home: Path) -> None:
    """The settings themselves, and what lies below them."""
    async with seat(world) as me:
        await to(me, "language")
        await me.press("right")
        await me.sees("Instellingen", "Taal ‹ Nederlands ›", "Je naam niet ingesteld")
        assert held(home) == {"language": "nl"}
        await me.press("q")
        await me.sees("Enter spelen")


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
async def test_any_name(world: World, home: Path, text: str) -> None:
    """A name is shown and kept as it was written."""
    async with seat(world) as me:
        screen = await to(me, "name")
        await me.press("enter")
        screen.new.value = text
        await me.press("enter")
        if len(text) > 80:
            await me.hears("`name` must be your name between quotes")
            return
        assert held(home) == {"name": text}
        assert not screen.writing
        await me.sees(f"Your name: {text}")


async def test_a_name_is_written_and_given_up(world: World, home: Path) -> None:
    """Letters go into the name; Esc leaves it as it was; nothing written gives it up."""
    async with seat(world) as me:
        screen = await to(me, "name")
        await me.press("enter")
        await me.type("Quinn q")
        keys_work(me, "writing")
        await me.press("enter")
        await me.sees("Your name Quinn q")
        await me.press("enter", "x", "escape")
        assert held(home) == {"name": "Quinn q"}
        assert me.screen is screen
        await me.press("enter", "delete", "enter")
        assert held(home) == {}
        await me.sees("Your name not set")


async def test_a_click_changes(world: World, home: Path) -> None:
    """The mouse does what Enter does."""
    async with seat(world) as me:
        await me.press("f9")
        await me.click("In a practice run")
        await me.sees("‹ at the end ›")
        assert held(home) == {"coach": "at the end"}


async def test_a_wrong_line_is_shown(world: World, home: Path) -> None:
    """What the file says wrongly stands beside its name; the rest can be set."""
    write_toml(home / "settings.toml", 'coach = "never"\n')
    async with seat(world, size=(140, 40)) as me:
        await to(me, "coach")
        await me.sees("1: coach: `coach` must be")
        await me.press("right")
        assert held(home) == {"coach": "at the end"}
        assert "must be" not in me.text


async def test_a_file_that_cannot_be_changed(world: World, home: Path) -> None:
    """The change holds until the program ends, and the reason is told."""
    write_toml(home / "settings.toml", "coach = ")
    async with seat(world) as me:
        await to(me, "coach")
        await me.press("right")
        await me.hears("is not changed, as it cannot be read")
        assert me.app.world.settings.coach == "at the end"
    assert (home / "settings.toml").read_text() == "coach = "


async def test_from_the_palette_over_a_conversation(world: World) -> None:
    """Settings open over anything and lead back to it."""
    async with seat(world, "errand") as me:
        await me.begin()
        below = me.screen
        await me.press("ctrl+p")
        await me.type("settings")
        await me.sees("Everything that can be set")
        await me.press("enter")
        await me.until("the settings", lambda: isinstance(me.screen, SettingsScreen))
        await me.press("f9")
        assert me.screen is below


async def test_a_theme_that_is_not_there(world: World) -> None:
    """It is told by its name, and the program is to be read all the same."""
    unknown = replace(world, settings=replace(world.settings, theme="[/] sepia"))
    async with seat(unknown) as me:
        await me.hears("There is no theme “[/] sepia”. F9 shows those that there are.")
        assert me.app.theme == "coach-dark"
