"""Pictures of review.

After a change that is meant:

    python -m pytest tests/tui/test_pictures_review.py --snapshot-update
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coach.journal.attempt import TimedMove
from coach.tui.app import CoachApp
from coach.tui.review import ReviewScreen, Step
from coach.world import ReviewStart, World
from tests.journal.samples import half_done
from tests.reviewing import NOW, Clock
from tests.tui.driving import Seat, make_world

Compare = Callable[..., bool]
Walk = Callable[[Seat], Awaitable[object]]

ANSWERS = {
    "so-mateo": "two-pages",
    "what-are-you-after": "two-years",
    "sugar-street": "which-street",
    "the-napkin": "may-i-write",
    "next-evening": "page-31",
}


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Somebody who had coffee with Hanneke a fortnight ago."""
    world = replace(make_world(tmp_path / "home"), now=Clock(), random_bytes=bytes)
    at = NOW - timedelta(days=14)
    timed = tuple(TimedMove(decision, reply, at) for decision, reply in ANSWERS.items())
    world.journal.save(half_done(scenario="first-coffee", pack="etiquette", timed=timed))
    return world


def picture(
    snap_compare: Compare,
    world: World,
    walk: Walk,
    *,
    size: tuple[int, int] = (80, 24),
    library: bool = False,
) -> bool:
    """Whether the screen at the end of `walk` looks as it did."""
    app = CoachApp(world, None if library else ReviewStart())

    async def go(pilot: Pilot[None]) -> None:
        me = Seat(app, pilot)
        await (me.library_read() if library else asked(me))
        await walk(me)
        await pilot.pause()

    return snap_compare(app, terminal_size=size, run_before=go)


def step(me: Seat) -> Step:
    assert isinstance(me.screen, ReviewScreen)
    return me.screen.step


async def asked(me: Seat) -> None:
    """The first question, with its replies."""
    await me.until("what is due is known", lambda: step(me) is not Step.WAITING)
    while step(me) is Step.READING:
        await me.press("enter")


async def over(me: Seat) -> None:
    """The end of a sitting in which the first replies shown were given."""
    while step(me) is not Step.OVER:
        await me.press("1" if step(me) is Step.DECIDING else "enter")


def test_the_library_says_what_is_due(snap_compare: Compare, world: World) -> None:
    """Quietly, in the line where one looks for a scenario."""
    assert picture(snap_compare, world, lambda me: me.pilot.pause(), library=True)


def test_a_question(snap_compare: Compare, world: World) -> None:
    """A situation that stands alone, and its replies."""
    assert picture(snap_compare, world, lambda me: me.press("down"), size=(100, 36))


def test_what_comes_when(snap_compare: Compare, world: World) -> None:
    """The end of a sitting."""
    assert picture(snap_compare, world, over)
