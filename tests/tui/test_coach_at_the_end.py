"""Practice with the coach at the end: no note after an answer, all of them in the debrief."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.settings import AT_THE_END
from coach.tui.play import Phase
from coach.world import World
from tests.factory import write_pack
from tests.tui.driving import in_order, make_world, seat
from tests.tui.samples import errand


@pytest.fixture
def world(home: Path, tmp_path: Path) -> World:
    world = make_world(home, write_pack(tmp_path / "pack", errand=errand()))
    return replace(world, settings=replace(world.settings, coach=AT_THE_END))


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])
async def test_the_conversation_goes_on_at_once(world: World, size: tuple[int, int]) -> None:
    """After an answer comes the reaction and the next decision; trust is there as ever."""
    async with seat(world, "errand", size=size) as me:
        await me.begin()
        await me.answer("rude")
        assert me.play.phase is Phase.DECIDING
        in_order(me.page, "Say rude.", "Heard rude.", "Ann waits.")
        assert "Why rude." not in me.page
        assert "damaging" not in me.page
        assert "42" in me.text
        await me.press("p")
        assert "It saves time." not in me.page


async def test_going_back_is_allowed(world: World) -> None:
    """It is still practice: another answer may be tried, and the first one counts."""
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answer("rude")
        assert "b go back" in me.text
        await me.press("b")
        await me.answers("plain", "wait")
        assert "Why" not in me.page
        await me.look_back()
        in_order(me.page, "Score 50 percent, 1 of 2 professional", "Why rude.", "Ask plainly.")


async def test_a_resume_keeps_quiet(world: World) -> None:
    """What was answered before a break stands there without notes, too."""
    async with seat(world, "errand") as me:
        await me.begin()
        await me.answer("rude")
        await me.leave()
        await me.press("enter")
        await me.opened()
        assert "Say rude." in me.page
        assert "Why rude." not in me.page


async def test_a_new_setting_holds_from_the_next_run(world: World) -> None:
    """A run that has begun goes on as it began; the next one is coached."""
    async with seat(world, "errand") as me:
        await me.begin()
        me.app.set("coach", "after every decision")
        await me.answer("rude")
        assert "Why rude." not in me.page
        await me.leave()
        await me.press("ctrl+n")
        await me.begin()
        await me.answer("rude")
        assert "Why rude." in me.page
