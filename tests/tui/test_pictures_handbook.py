"""Pictures of the handbook and the settings.

After a change that is meant:

    python -m pytest tests/tui/test_pictures_handbook.py --snapshot-update

and look at what git says has changed in tests/tui/__snapshots__.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coach.journal.attempt import TimedMove
from coach.tui.handbook import HandbookScreen
from coach.world import World
from tests.journal.samples import START, finished, half_done
from tests.tui.driving import Seat, make_world
from tests.tui.test_pictures import light, picture

Compare = Callable[..., bool]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A learner who has finished one of our scenarios and begun another."""
    home = tmp_path / "home"
    journal = make_world(home).journal
    met = ("so-mateo", "what-are-you-after", "sugar-street", "the-napkin", "next-evening")
    timed = tuple(TimedMove(decision, "a-reply", START) for decision in met)
    journal.save(finished(1, 83, scenario="first-coffee", timed=timed))
    journal.save(half_done(2, scenario="intro-to-my-boss"))
    return home


async def handbook(me: Seat) -> None:
    """Open the handbook, once it has been read."""
    await me.press("f8")
    screen = me.screen
    assert isinstance(screen, HandbookScreen)
    await me.until("the handbook is read", lambda: screen._read)


async def beside(me: Seat) -> None:
    """A principle that was practised under the highlight."""
    await handbook(me)
    await me.press("down", "down", "down", "down", "down")


async def page(me: Seat) -> None:
    """The page of a principle that was practised."""
    await beside(me)
    await me.press("enter")


async def found(me: Seat) -> None:
    """What typing finds."""
    await handbook(me)
    await me.type("name")


async def settings(me: Seat) -> None:
    """The settings, one of them under the highlight."""
    await me.press("f9", "down", "down", "down")


def at_home(world: World) -> World:
    """The same world with its settings in a place that is the same for everybody."""
    file = Path("/home/robin/.config/coach/settings.toml")
    return replace(world, places=replace(world.places, settings=file))


def test_handbook(snap_compare: Compare, world: World) -> None:
    """The list of principles on a terminal of 80 by 24."""
    assert picture(snap_compare, world, None, handbook)


def test_handbook_wide_and_light(snap_compare: Compare, world: World) -> None:
    """The list, and the page beside it."""
    assert picture(snap_compare, light(world), None, beside, size=(140, 40))


def test_handbook_page(snap_compare: Compare, world: World) -> None:
    """A page of its own where there is no room beside the list."""
    assert picture(snap_compare, world, None, page, size=(80, 40))


def test_handbook_in_dutch(snap_compare: Compare, home: Path) -> None:
    """What typing finds, in Dutch."""
    assert picture(snap_compare, make_world(home, language="nl"), None, found, size=(120, 30))


def test_settings(snap_compare: Compare, world: World) -> None:
    """The settings on a terminal of 80 by 24."""
    assert picture(snap_compare, at_home(world), None, settings)


def test_settings_wide_and_light(snap_compare: Compare, world: World) -> None:
    """The settings in the light theme, with room around them."""
    assert picture(snap_compare, at_home(light(world)), None, settings, size=(120, 30))
