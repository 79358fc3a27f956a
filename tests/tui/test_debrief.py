"""Looking back: yours beside the professional reply, what it came to, and what next."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.tui.debrief import DebriefScreen
from coach.tui.library import LibraryScreen
from coach.world import Start, World
from tests.factory import minimal_pack, minimal_scenario, write_pack
from tests.tui.driving import card, in_order, make_world, page_of, seat
from tests.tui.samples import errand


@pytest.fixture
def world(home: Path, tmp_path: Path) -> World:
    """A newcomer with two scenarios, `errand` first."""
    pack = write_pack(
        tmp_path / "pack",
        pack=minimal_pack(path=["errand", "tea"]),
        errand=errand(),
        tea=minimal_scenario(title="A pot of tea"),
    )
    return make_world(home, pack)


async def test_what_a_debrief_holds(world: World) -> None:
    """The ending, the score with its count, recovery apart, every decision, what next."""
    async with seat(world, "errand") as me:
        await me.finish("rude", "sorry", "chase")
        in_order(
            me.page,
            "Unanswered",
            "The relationship is broken.",
            "Score 17 percent, 0 of 2 professional",
            "Recovery 1 of 1",
            "1 ○ A damaging reply.",
            "Ann has time for one question.",
            "Why rude.",
            "Ask once.",
            "Ask plainly.",
            "2 ● A professional reply. recovery",
            "Ann is hurt.",
            "3 ◔ A tempting reply.",
            "Ann has written.",
            "Most to gain from this principle:",
            "Ask plainly.",
            "Play it once more",
        )


@pytest.mark.parametrize("width", [80, 140])
async def test_yours_stands_beside_the_professional_reply(world: World, width: int) -> None:
    """In one line where there is room."""
    async with seat(world, "errand", size=(width, 30)) as me:
        await me.finish("rude", "sorry", "wait")
        lines = page_of(me.screen).splitlines()
        at = next(n for n, line in enumerate(lines) if "A professional reply" in line)
        assert "You" in lines[at]
        assert "Say rude." in lines[at + 1]
        assert "Say plain." in lines[at + 1]


async def test_a_narrow_terminal_has_them_one_below_the_other(world: World) -> None:
    """Nothing is lost where there is no room beside."""
    async with seat(world, "errand", size=(50, 20)) as me:
        await me.finish("rude", "sorry", "wait")
        in_order(me.page, "You Say rude.", "A professional reply Say plain.")


async def test_this_time_beside_last_time(world: World) -> None:
    """A second run is told beside the first, decision by decision."""
    async with seat(world, "errand") as me:
        await me.finish("rude", "sorry", "chase")
    async with seat(world, Start(card(world, "errand"), seed=8)) as me:
        await me.finish("shy", "chase")
        in_order(
            me.page,
            "Beside the last time",
            "Better in 1, the same in 1; 1 decision only the earlier time.",
            "1 damaging → workable better",
            "2 tempting → tempting the same reply",
            "3 professional → – not met this time",
        )


async def test_a_first_run_has_nothing_beside_it(world: World) -> None:
    """Without an earlier run there is no empty comparison."""
    async with seat(world, "errand") as me:
        await me.finish("plain", "wait")
        assert "last time" not in me.page


async def test_a_good_run_leads_on(world: World) -> None:
    """The next scenario is offered, and Enter opens it."""
    async with seat(world) as me:
        await me.press("enter")
        await me.finish("plain", "wait")
        assert "Then go on to “A pot of tea”." in me.page
        await me.press("end")
        await me.sees("Enter next scenario")
        await me.press("enter")
        await me.opened()
        assert "A pot of tea practice" in me.text


async def test_a_weak_run_is_played_again(world: World) -> None:
    """Enter at the end begins the same scenario afresh."""
    async with seat(world) as me:
        await me.press("enter")
        await me.finish("rude", "sorry", "chase")
        await me.press("end")
        await me.sees("Enter play again")
        await me.press("enter")
        await me.begin()
        assert "An errand" in me.text
        assert "decision 1" in me.text


async def test_everything_finished(world: World) -> None:
    """At the end of the path it says so, and Enter leads to the library."""
    async with seat(world) as me:
        await me.press("enter")
        await me.finish("plain", "wait")
        await me.press("end", "enter")
        await me.finish("plain")
        assert "You have finished every scenario here." in me.page
        await me.press("end", "enter")
        await me.library_read()
        assert isinstance(me.screen, LibraryScreen)


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_back_to_the_library(world: World, key: str) -> None:
    """The scenario just played is under the highlight, with its score."""
    async with seat(world, "errand") as me:
        await me.finish("plain", "wait")
        await me.press(key)
        await me.library_read()
        await me.sees("last 100 best 100")


async def test_reading_on_reaches_the_end(world: World) -> None:
    """Enter alone shows everything; decisions can be gone through one by one."""
    async with seat(world, "errand") as me:
        await me.finish("rude", "so", "chase")
        assert "Enter read on" in me.text
        seen = me.text
        while "Enter read on" in me.text:
            await me.press("enter")
            seen += me.text
        for text in ("Why rude.", "Why so.", "Why chase.", "Most to gain"):
            assert text in seen, text
        assert isinstance(me.screen, DebriefScreen)
        await me.press("home", "right")
        assert "1 ○ A damaging reply." in me.text
        await me.press("n")
        assert "1 ○ A damaging reply." not in me.text
        await me.press("left")
        assert "1 ○ A damaging reply." in me.text


async def test_a_debrief_after_a_resize(world: World) -> None:
    """Any size has all of it."""
    async with seat(world, "errand") as me:
        await me.finish("rude", "so", "chase")
        for size in ((140, 40), (60, 20), (80, 24)):
            await me.resize(*size)
            in_order(me.page, "Say rude.", "Say plain.", "Why so.", "Why chase.", "Next")


async def test_r_plays_again(world: World) -> None:
    """R begins the same scenario from its brief at any time."""
    async with seat(world, "errand") as me:
        await me.finish("plain", "wait")
        await me.press("r")
        await me.begin()
        assert "decision 1" in me.text
