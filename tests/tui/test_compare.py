"""Two attempts side by side on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.tui.attempts import AttemptsScreen
from coach.tui.compare import CompareScreen
from coach.tui.debrief import DebriefScreen
from coach.world import Start, World
from tests.factory import write_pack
from tests.tui.driving import STEPS, Seat, card, in_order, make_world, page_of, seat
from tests.tui.samples import errand
from tests.tui.test_map import SIZES


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", errand=errand())


@pytest.fixture
def world(home: Path, pack: Path) -> World:
    """A newcomer with an errand to do."""
    return make_world(home, pack)


async def choose(me: Seat) -> None:
    """Open the list of attempts."""
    await me.press("c")
    await me.until(
        "the attempts",
        lambda: isinstance(me.screen, AttemptsScreen) and me.screen.shown is not None,
    )
    await me.pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_any_earlier_attempt(world: World, size: tuple[int, int]) -> None:
    """Chosen from a list, the latest first; both replies in full, and what changed."""
    for replies in (("rude", "sorry", "chase"), ("shy", "wait")):
        async with seat(world, "errand", size=size) as me:
            await me.finish(*replies)
    async with seat(world, "errand", size=size) as me:
        await me.finish("plain", "chase")
        await choose(me)
        in_order(
            me.text,
            "83 percent, 1 of 2 professional",
            "practice · Answered · stronger",
            "17 percent, 0 of 2 professional",
            "practice · Unanswered · broken",
        )
        await me.press("down", "enter")
        assert isinstance(me.screen, CompareScreen)
        in_order(
            me.page,
            "Earlier Later: this time",
            "17 percent, 0 of 2 professional 67 percent, 1 of 2 professional",
            "Better in 1, the same in 1; 1 decision only the earlier time.",
            "1 better",
            "Ann has time for one question.",
            "Earlier ○ damaging Later ● professional",
            "Say rude. Say plain.",
            "Why rude. Why plain.",
            "The difference Ask once.",
            "2 the same reply",
            "Both times ◔ tempting",
            "3 only the earlier time recovery",
            "Earlier ● professional Later not met",
        )
        await me.press("q")
        assert isinstance(me.screen, DebriefScreen)


async def test_the_only_attempt(world: World) -> None:
    """There is nothing to choose, and it says so."""
    async with seat(world, "errand") as me:
        await me.finish("plain", "wait")
        await choose(me)
        await me.sees("This is the only attempt so far.")
        await me.press("enter")
        assert isinstance(me.screen, AttemptsScreen)
        await me.press("escape")
        assert isinstance(me.screen, DebriefScreen)


async def test_half_an_attempt_and_one_from_the_map(world: World) -> None:
    """They are told apart, and can be compared as far as they go."""
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answers("rude")
        await me.press("q")
    async with seat(world, "errand") as me:
        await me.finish("plain", "wait")
        await me.press("m")
        await me.sees("endings seen")
        await me.press("enter")
        await me.finish("shy", "chase")
    async with seat(world, "errand") as me:
        await me.finish("plain", "chase")
        await choose(me)
        in_order(
            me.text,
            "not scored from the map, not scored · Unanswered · broken",
            "100 percent, 2 of 2 professional",
            "practice · not finished",
        )
        await me.press("enter")
        in_order(me.page, "not scored", "1 better", "2 the same reply")


@pytest.mark.parametrize("size", SIZES)
async def test_a_replay_ends_with_the_comparison(world: World, size: tuple[int, int]) -> None:
    """From the ending to this time beside the last time, and from there to looking back."""
    async with seat(world, "errand", size=size) as me:
        await me.finish("rude", "sorry", "chase")
    async with seat(world, Start(card(world, "errand"), seed=8, again=True), size=size) as me:
        await me.begin()
        await me.answers("shy", "chase")
        for _step in range(STEPS):
            if isinstance(me.screen, CompareScreen):
                break
            await me.press("enter")
        assert isinstance(me.screen, CompareScreen)
        in_order(me.page, "Better in 1", "1 better", "2 the same reply")
        for _step in range(STEPS):
            if isinstance(me.screen, DebriefScreen):
                break
            await me.press("enter")
        await me.sees("looking back")


async def test_a_first_time_is_not_compared(world: World) -> None:
    """A replay of what was never finished ends with looking back."""
    async with seat(world, Start(card(world, "errand"), seed=8, again=True)) as me:
        await me.finish("plain", "wait")
        assert isinstance(me.screen, DebriefScreen)


async def test_from_decision_to_decision(world: World) -> None:
    """The arrows bring the next one to the top."""
    async with seat(world, "errand") as me:
        await me.finish("rude", "sorry", "chase")
    async with seat(world, "errand") as me:
        await me.finish("plain", "wait")
        await choose(me)
        await me.press("enter", "right")
        assert me.text.index("1 better") < me.text.index("Say rude.")
        await me.press("right")
        assert "1 better" not in me.text
        await me.press("left")
        assert "1 better" in me.text


@pytest.mark.parametrize("size", SIZES)
async def test_comparing_in_dutch(home: Path, pack: Path, size: tuple[int, int]) -> None:
    """Also after a change of language, in the list and on the page."""
    world = make_world(home, pack, language="nl")
    async with seat(world, "errand", size=size) as me:
        await me.finish("rude", "sorry", "chase")
    async with seat(world, "errand", size=size) as me:
        await me.finish("plain", "chase")
        await choose(me)
        await me.sees("17 procent", "vergelijken met")
        await me.press("f3")
        await me.sees("17 percent", "compare with")
        await me.press("enter")
        assert "Better in 1" in me.page
        await me.press("f3")
        await me.sees("twee pogingen")
        in_order(me.page, "Eerder", "Later: deze keer", "Beter bij 1", "beter", "Het verschil")


async def test_a_narrow_terminal_has_them_one_below_the_other(world: World) -> None:
    """Nothing is lost where there is no room beside."""
    async with seat(world, "errand", size=(50, 20)) as me:
        await me.finish("rude", "sorry", "chase")
    async with seat(world, "errand", size=(50, 20)) as me:
        await me.finish("plain", "chase")
        await choose(me)
        await me.press("enter")
        assert "Say rude." in page_of(me.screen)
        in_order(me.page, "Earlier ○ damaging", "Say rude.", "Later ● professional", "Say plain.")
