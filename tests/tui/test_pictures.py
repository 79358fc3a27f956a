"""Pictures of the screens: how they look, for the tests and for the README.

After a change that is meant:

    python -m pytest tests/tui/test_pictures.py --snapshot-update

and look at what git says has changed in tests/tui/__snapshots__.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coach.settings import Settings
from coach.tui.app import CoachApp
from coach.world import Start, World
from tests.journal.samples import finished, half_done
from tests.tui.driving import Seat, card, make_world

Compare = Callable[..., bool]
Walk = Callable[[Seat], Awaitable[object]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A learner who has played two of our scenarios."""
    home = tmp_path / "home"
    journal = make_world(home).journal
    journal.save(finished(0, 60, scenario="first-coffee"))
    journal.save(finished(1, 83, scenario="first-coffee"))
    journal.save(half_done(2, scenario="intro-to-my-boss"))
    return home


def picture(
    snap_compare: Compare,
    world: World,
    scenario: str | None = None,
    walk: Walk | None = None,
    size: tuple[int, int] = (80, 24),
) -> bool:
    """Whether the screen at the end of `walk` looks as it did."""
    start = Start(card(world, scenario), seed=7) if scenario else None
    app = CoachApp(world, start)

    async def go(pilot: Pilot[None]) -> None:
        me = Seat(app, pilot)
        await (me.opened() if scenario else me.library_read())
        if walk:
            await walk(me)
        await pilot.pause()

    return snap_compare(app, terminal_size=size, run_before=go)


def light(world: World) -> World:
    """The same world with our light theme."""
    return replace(world, settings=Settings(theme="coach-light", motion=False))


async def mistake(me: Seat) -> None:
    """An answer that costs something, with the coach's note in sight."""
    await me.begin()
    await me.answer("circle")
    await me.press("end")


async def whole(me: Seat) -> None:
    """A whole play to its debrief, one mistake among the answers."""
    await me.finish("circle", "two-years", "which-street", "may-i-write", "page-31")


async def second(me: Seat) -> None:
    """The second decision, with a reply under the highlight."""
    await me.begin()
    await me.answers("circle")
    await me.press("down", "down")


async def first(me: Seat) -> None:
    """The first decision, with a reply under the highlight."""
    await me.begin()
    await me.press("down")


def test_library(snap_compare: Compare, world: World) -> None:
    """The library on a terminal of 80 by 24."""
    assert picture(snap_compare, world)


def test_library_wide_and_light(snap_compare: Compare, world: World) -> None:
    """The library with its preview, in the light theme."""
    assert picture(snap_compare, light(world), size=(140, 40))


def test_brief(snap_compare: Compare, world: World) -> None:
    """What stands before a conversation."""
    assert picture(snap_compare, world, "first-coffee")


def test_in_person(snap_compare: Compare, world: World) -> None:
    """Speech is speech; the people beside it."""
    assert picture(snap_compare, world, "first-coffee", second, size=(120, 36))


def test_chat(snap_compare: Compare, world: World) -> None:
    """A chat is bubbles."""
    assert picture(snap_compare, world, "intro-to-my-boss", first, size=(100, 36))


def test_email_in_the_light(snap_compare: Compare, world: World) -> None:
    """An e-mail looks like a letter."""
    assert picture(snap_compare, light(world), "only-an-hr-address", first, size=(100, 40))


def test_coach(snap_compare: Compare, world: World) -> None:
    """What the coach says of a mistake."""
    assert picture(snap_compare, world, "first-coffee", mistake, size=(100, 36))


def test_debrief(snap_compare: Compare, world: World) -> None:
    """Yours beside the professional reply."""
    assert picture(snap_compare, world, "first-coffee", whole, size=(100, 36))


def test_dutch(snap_compare: Compare, home: Path) -> None:
    """The same moment in Dutch."""
    assert picture(snap_compare, make_world(home, language="nl"), "first-coffee", second)


def test_help(snap_compare: Compare, world: World) -> None:
    """The page of help."""
    assert picture(snap_compare, world, None, lambda me: me.press("f1"), size=(80, 40))
