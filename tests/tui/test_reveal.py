"""Paragraphs that arrive one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.tui.play import Phase
from coach.tui.widgets.page import Page
from coach.world import World
from tests.factory import decision, minimal_scenario, reply, write_pack
from tests.tui.driving import Seat, make_world, seat

TOLD = [f"Part {n}." for n in range(1, 5)]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A scenario with a reaction of several paragraphs."""
    replies = (
        reply("plain", reaction="\n\n".join(TOLD), goto="again"),
        reply("rude", "damaging", goto="again"),
    )
    again = decision(reply("plain"), reply("rude", "damaging", goto="bad"), lines="Later.")
    scenes = {"ask": decision(*replies), "again": again}
    return write_pack(tmp_path / "pack", tea=minimal_scenario(scenes=scenes))


@pytest.fixture
def moving(home: Path, pack: Path) -> World:
    """A user who has not turned motion off."""
    return make_world(home, pack, motion=True)


@pytest.fixture
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing arrives by itself: the next paragraph is a day away."""
    monkeypatch.setattr("coach.tui.widgets.page.REVEAL_SECONDS", 86_400)


def arrived(me: Seat) -> list[str]:
    """The paragraphs of the reaction that can be seen."""
    return [text for text in TOLD if text in me.text]


async def tick(me: Seat) -> None:
    """Let the time between two paragraphs pass."""
    timer = me.screen.query_one(Page)._timer
    assert timer is not None
    await timer._tick(next_timer=0, count=1)
    await me.pilot.pause()


@pytest.mark.usefixtures("standing_clock")
async def test_a_reaction_arrives_paragraph_by_paragraph(moving: World) -> None:
    """Your reply first, then the reaction, and the coach only once all of it is there."""
    async with seat(moving, "tea") as me:
        await me.begin()
        await me.answer("plain")
        for count in range(len(TOLD)):
            assert arrived(me) == TOLD[:count]
            assert "A professional reply." not in me.text
            await tick(me)
        assert arrived(me) == TOLD
        assert "A professional reply." in me.text


@pytest.mark.usefixtures("standing_clock")
@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_key_completes_it(moving: World, key: str) -> None:
    """Nobody has to wait; the same key then goes on."""
    async with seat(moving, "tea") as me:
        await me.begin()
        await me.answer("plain")
        assert arrived(me) == []
        await me.press(key)
        assert me.play.phase is Phase.COACHED
        assert arrived(me) == TOLD
        assert "A professional reply." in me.text
        await me.press(key)
        assert me.play.phase is not Phase.COACHED


@pytest.mark.usefixtures("standing_clock")
@pytest.mark.parametrize("key", ["1", "x", "down", "pagedown", "p"])
async def test_any_other_key_completes_it_too(moving: World, key: str) -> None:
    """Whatever is pressed, the reaction is there."""
    async with seat(moving, "tea") as me:
        await me.begin()
        await me.answer("plain")
        await me.press(key)
        assert not me.screen.query_one(Page).revealing
        assert me.play.phase is Phase.COACHED
        assert all(text in me.page for text in [*TOLD, "A professional reply."])


@pytest.mark.usefixtures("standing_clock")
async def test_going_back_in_the_middle_of_a_reaction(moving: World) -> None:
    """B works at once, and nothing arrives later."""
    async with seat(moving, "tea") as me:
        await me.begin()
        await me.answer("plain")
        await tick(me)
        await me.press("b")
        assert me.play.phase is Phase.DECIDING
        assert "Part 1." not in me.page
        assert me.screen.query_one(Page)._timer is None


@pytest.mark.usefixtures("standing_clock")
async def test_resizing_in_the_middle_of_a_reaction(moving: World) -> None:
    """What has arrived stays, what has not arrives."""
    async with seat(moving, "tea") as me:
        await me.begin()
        await me.answer("plain")
        await tick(me)
        await me.resize(120, 30)
        assert arrived(me) == TOLD[:1]
        await me.press("enter")
        assert arrived(me) == TOLD


async def test_it_arrives_by_itself(moving: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any key everything is there in the end."""
    monkeypatch.setattr("coach.tui.widgets.page.REVEAL_SECONDS", 0.001)
    async with seat(moving, "tea") as me:
        await me.begin()
        await me.answer("plain")
        await me.until("the whole reaction", lambda: arrived(me) == TOLD)
        await me.until("the coach", lambda: "A professional reply." in me.text)


@pytest.mark.usefixtures("standing_clock")
async def test_motion_is_off_where_textual_is_told_so(
    moving: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has turned animations off for every program of the kind gets none here."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    async with seat(moving, "tea") as me:
        await me.begin()
        await me.answer("plain")
        assert arrived(me) == TOLD


@pytest.mark.usefixtures("standing_clock")
async def test_motion_can_be_off(home: Path, pack: Path) -> None:
    """Then everything is there at once."""
    async with seat(make_world(home, pack, motion=False), "tea") as me:
        await me.begin()
        await me.answer("plain")
        assert arrived(me) == TOLD
        assert "A professional reply." in me.text
