"""Pictures of writing in your own words: how it looks, for the tests and for the README."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from textual.pilot import Pilot

from coach.settings import Settings
from coach.tui.app import CoachApp
from coach.tui.ownwords import OwnWordsScreen
from coach.world import Start, World
from tests.tui.driving import Seat, card, make_world

Compare = Callable[..., bool]
Walk = Callable[[Seat], Awaitable[object]]

LETTER = """\
Dear Lena,

Thank you for asking around. Two letters of mine have been in that portal since May, so a reader \
with a name changes a lot. Mine goes to Ms Ammann on Friday.

Could you tell me what she reads first? If you’d rather not, that is fine too.

Kofi"""
BRIEF = """\
Beste Lena,

Dank je wel voor het adres. Vrijdag gaat mijn brief naar mevrouw Ammann, en ik vertel je hoe het \
afloopt.

Zou je me willen zeggen wat zij het eerst leest? Het hoeft niet, hoor.

Groet, Kofi"""
STEPS = 30


def picture(
    snap_compare: Compare, world: World, text: str, walk: Walk, size: tuple[int, int] = (80, 24)
) -> bool:
    """Whether the screen looks as it did at the end of `walk`, from a sheet with `text` on it."""
    app = CoachApp(world)

    async def go(pilot: Pilot[None]) -> None:
        me = Seat(app, pilot)
        await me.library_read()
        app.open_play(Start(card(world, "only-an-hr-address"), seed=7))
        await me.begin()
        await me.answer("you-pass-his-door")
        app.open_own_words(card(world, "only-an-hr-address"), "her-answer")
        await me.until("a sheet", lambda: getattr(me.screen, "writing", None))
        await come_to(me, "write")
        screen = me.screen
        assert isinstance(screen, OwnWordsScreen)
        screen.sheet.editor.insert(text)
        await pilot.pause()
        await walk(me)
        await pilot.pause()

    return snap_compare(app, terminal_size=size, run_before=go)


async def come_to(me: Seat, step: str) -> None:
    """Go on until the message has come to `step`."""
    for _step in range(STEPS):
        screen = me.screen
        assert isinstance(screen, OwnWordsScreen)
        if screen.step == step:
            return
        await me.press("tab" if screen.step in {"write", "revise"} else "enter")
    raise AssertionError(step)


async def sheet(me: Seat) -> None:
    """The sheet with the message on it."""
    await come_to(me, "write")


async def ticking(me: Seat) -> None:
    """Three statements ticked, a fourth under the highlight."""
    await come_to(me, "tick")
    await me.press("1", "3", "4", "down")


async def searched(me: Seat) -> None:
    """What was found in it."""
    await ticking(me)
    await come_to(me, "search")


async def revised(me: Seat) -> None:
    """Both versions, after one sentence was taken out."""
    await come_to(me, "revise")
    screen = me.screen
    assert isinstance(screen, OwnWordsScreen)
    screen.sheet.editor.text = LETTER.replace(" If you’d rather not, that is fine too.", "")
    await come_to(me, "done")


def light(world: World) -> World:
    """The same world with our light theme."""
    return replace(world, settings=Settings(theme="coach-light", motion=False))


def test_sheet(snap_compare: Compare, world: World) -> None:
    """A sheet below the situation, on a terminal of 80 by 24."""
    assert picture(snap_compare, world, LETTER, sheet)


def test_sheet_wide_and_light(snap_compare: Compare, world: World) -> None:
    """A sheet beside the situation, in the light theme."""
    assert picture(snap_compare, light(world), LETTER, sheet, size=(140, 40))


def test_ticks_in_dutch(snap_compare: Compare, world: World) -> None:
    """What can be seen in a message, in Dutch."""
    dutch = make_world(world.places.journal.parent, language="nl")
    assert picture(snap_compare, dutch, BRIEF, ticking)


def test_search(snap_compare: Compare, world: World) -> None:
    """What a plain search finds, with the words marked."""
    assert picture(snap_compare, world, LETTER, searched, size=(100, 44))


def test_both(snap_compare: Compare, world: World) -> None:
    """Both versions side by side."""
    assert picture(snap_compare, world, LETTER, revised, size=(100, 36))
