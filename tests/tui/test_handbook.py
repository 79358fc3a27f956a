"""The handbook on the screen: found by typing, read beside the list or after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.tui.debrief import DebriefScreen
from coach.tui.handbook import HandbookScreen
from coach.tui.library import LibraryScreen
from coach.tui.play import Phase
from coach.world import World
from tests.exchange.samples import MARKUP
from tests.factory import minimal_pack, minimal_scenario, write_pack
from tests.tui.driving import Seat, dense, in_order, make_world, page_of, seat
from tests.tui.keys import keys_work
from tests.tui.samples import awkward, errand

PRINCIPLES = {
    "ask-plainly": {
        "rule": "Ask plainly.",
        "note": "It saves time.",
        "finding": {"text": "A study.", "caution": "A small one.", "source": "Doe 2020"},
    },
    "say-thanks": {"rule": "Say thanks.", "note": "Each time."},
}

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])


@pytest.fixture
def world(home: Path, tmp_path: Path) -> World:
    pack = write_pack(
        tmp_path / "pack",
        pack=minimal_pack(path=["errand", "tea"], principles=PRINCIPLES),
        errand=errand(),
        tea=minimal_scenario(title="A pot of tea"),
    )
    return make_world(home, pack)


async def look_up(me: Seat, key: str = "f8") -> HandbookScreen:
    """Open the handbook and wait until it has been read."""
    await me.press(key)
    screen = me.screen
    assert isinstance(screen, HandbookScreen)
    await me.until("the handbook is read", lambda: screen._read)
    await me.pilot.pause()
    return screen


@SIZES
async def test_a_newcomer(world: World, size: tuple[int, int]) -> None:
    """Every principle can be read; of the scenarios, only the titles are told."""
    async with seat(world, size=size) as me:
        await look_up(me)
        await me.sees("Ask plainly.", "not met yet", "Say thanks.", "1 of 2")
        keys_work(me, "handbook")
        await me.press("enter")
        in_order(
            me.page,
            "Ask plainly.",
            "It saves time.",
            "Research A study. Its limits A small one. Doe 2020",
            "Meet it in “An errand” “A pot of tea”",
        )
        keys_work(me, "page")
        assert "For example" not in me.page
        assert "Say plain" not in me.page


@SIZES
async def test_after_a_play(world: World, size: tuple[int, int]) -> None:
    """A good and a bad example side by side, and where it was practised."""
    async with seat(world, "tea", size=size) as me:
        await me.begin()
        await me.answers("plain")
        await look_up(me)
        await me.sees("1 answer in 1 scenario")
        await me.press("enter")
        in_order(
            me.page,
            "For example in “A pot of tea” Ann has time for one question.",
            "● A professional reply.",
            "○ A damaging reply.",
            "Say plain.",
            "Say rude.",
            "Why plain.",
            "Practised in A pot of tea: 1 answer, last on 2 March 2026.",
            "Meet it in “An errand”",
        )


async def test_typing_finds(world: World) -> None:
    """Letters narrow the list, Backspace widens it, Esc shows all, Esc once more leaves."""
    async with seat(world) as me:
        await look_up(me)
        await me.type("each time")
        await me.sees("Find each time▏", "1 of 1", "Say thanks.")
        assert "Ask plainly." not in me.text
        await me.type("x")
        await me.sees("Nothing matches. Esc shows all again.")
        await me.press("backspace")
        await me.sees("Say thanks.")
        await me.press("escape")
        await me.sees("Ask plainly.", "Type to find.")
        await me.press("escape")
        assert isinstance(me.screen, LibraryScreen)


async def test_from_the_list_to_a_page_and_back(world: World) -> None:
    """On a narrow terminal the page takes the place of the list; Esc and ← lead back."""
    async with seat(world) as me:
        await look_up(me)
        for back in ("escape", "left"):
            await me.press("down", "enter")
            await me.sees("Each time.")
            assert "Ask plainly." not in me.text
            await me.press(back)
            await me.sees("Ask plainly.", "2 of 2")
        await me.click("Ask plainly.")
        await me.sees("It saves time.")
        await me.type("thanks")
        await me.sees("Find thanks▏", "1 of 1")
        await me.press("f8")
        assert isinstance(me.screen, LibraryScreen)


async def test_beside_the_list(world: World) -> None:
    """On a wide terminal the page follows the highlight; growing and shrinking keep the place."""
    async with seat(world, size=(140, 40)) as me:
        await look_up(me)
        await me.sees("It saves time.")
        await me.press("down")
        await me.sees("Each time.")
        await me.resize(80, 24)
        await me.until("the list alone", lambda: "Each time." not in me.text)
        await me.press("enter")
        await me.sees("Each time.")
        await me.resize(140, 40)
        await me.sees("Each time.", "Ask plainly.")
        await me.press("home")
        await me.sees("It saves time.")
        await me.press("end", "pagedown", "pageup")
        await me.sees("Each time.")


@SIZES
async def test_from_the_coachs_note(world: World, size: tuple[int, int]) -> None:
    """`p` unfolds the note, `p` again opens its page; Esc leads back to the same place."""
    async with seat(world, "errand", size=size) as me:
        await me.begin()
        await me.answer("rude")
        below = me.screen
        await me.press("p")
        await me.sees("p handbook", "q leave, saved")
        await look_up(me, "p")
        await me.sees("It saves time.")
        in_order(me.page, "For example in “An errand”", "Say plain.", "Say rude.")
        await me.press("escape")
        assert me.screen is below
        assert me.play.phase is Phase.COACHED
        await me.answers()
        await me.go_on()


async def test_from_the_debrief(world: World) -> None:
    """`p` opens the page of the decision in sight."""
    changed = errand()
    changed["scenes"]["mail"]["principle"] = "say-thanks"
    write_pack(world.places.packs[0], pack=minimal_pack(principles=PRINCIPLES), errand=changed)
    async with seat(world, "errand") as me:
        await me.finish("rude", "sorry", "wait")
        await look_up(me, "p")
        await me.sees("It saves time.")
        await me.press("escape")
        assert isinstance(me.screen, DebriefScreen)
        await me.press("right", "right", "right")
        await look_up(me, "p")
        await me.sees("Each time.")


async def test_an_assessment_gives_nothing_away(world: World) -> None:
    """Nobody looks an answer up in the middle of one."""
    async with seat(world) as me:
        await me.press("f4")
        await me.begin()
        await me.answer("rude")
        await look_up(me)
        await me.press("enter")
        assert "An errand: 1 answer" in me.page
        assert "For example" not in me.page


async def test_in_the_other_language(world: World) -> None:
    """F3 says it all in Dutch; the same principle stays open."""
    async with seat(world, size=(140, 40)) as me:
        await look_up(me)
        await me.press("down", "f3")
        await me.sees("Handboek", "nog niet tegengekomen", "2 van 2", "Each time.")
        await me.press("up")
        await me.sees("Je komt het tegen in", "Onderzoek")


async def test_from_the_palette(world: World) -> None:
    """It is found by its name."""
    async with seat(world) as me:
        await me.press("ctrl+p")
        await me.type("handbook")
        await me.sees("Every principle, and where you met it")
        await me.press("enter")
        await me.until("the handbook", lambda: isinstance(me.screen, HandbookScreen))


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP)
async def test_text_is_shown_as_written(text: str, home: Path, tmp_path: Path) -> None:
    """Whatever an author writes, and whatever is pasted to find it."""
    principles = {"ask-plainly": {"rule": f"rule {text}", "note": f"note {text}"}}
    pack = write_pack(
        tmp_path / "pack", pack=minimal_pack(principles=principles), odd=awkward(text)
    )
    async with seat(make_world(home, pack), "odd", size=(60, 24)) as me:
        await me.begin()
        await me.answers("rude")
        screen = await look_up(me)
        await me.press("enter")
        parts = [
            dense(f"{part} {text}") for part in ("rule", "note", "recap", "not", "why", "title")
        ]
        await me.until(  # the page is set once it has been given its width
            "all of it on the page",
            lambda: all(part in dense(page_of(me.screen)) for part in parts),
        )
        screen._look_for(text)
        assert len(screen._shown) == 1


async def test_our_own_handbook(home: Path) -> None:
    """Every principle of our pack has its page, in both languages."""
    for language, first in (("en", "Ask on your own behalf"), ("nl", "Vraag voor jezelf")):
        async with seat(make_world(home, language=language), size=(140, 40)) as me:
            screen = await look_up(me)
            assert len(screen._shown) == 14
            await me.sees(first)
            for entry in screen._shown:
                assert entry.principle.rule in me.page
                await me.press("down")
