"""The progress screen: read while it says so, walked with the keyboard, told in words."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from coach.content.grades import Mode
from coach.content.library import Library
from coach.journal import store
from coach.journal.everything_played import Gathered, gather
from coach.tui.library import LibraryScreen
from coach.tui.places import PlacesScreen
from coach.tui.play import PlayScreen
from coach.tui.progress import ProgressScreen, Section
from coach.world import World
from tests.factory import (
    long_scenario,
    minimal_pack,
    minimal_scenario,
    write_overlay,
    write_pack,
    write_toml,
)
from tests.journal.runs import keep
from tests.journal.samples import finished
from tests.tui.driving import Seat, make_world, seat


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Two principles: six decisions on the one, one on the other."""
    principles = {
        "ask-plainly": {"rule": "Ask plainly.", "note": "It saves time."},
        "say-thanks": {"rule": "Say thanks.", "note": "It is kind."},
    }
    cake = minimal_scenario(title="A slice of cake", summary="It is sweet.")
    cake["scenes"]["ask"]["principle"] = "say-thanks"
    folder = write_pack(
        tmp_path / "pack",
        pack=minimal_pack(path=["tea", "cake"], principles=principles),
        tea=long_scenario(6) | {"title": "A pot of tea"},
        cake=cake,
    )
    write_overlay(folder, "tea", {"title": "Een pot thee"})
    write_toml(folder / "nl.toml", {"principles": {"ask-plainly": {"rule": "Vraag ronduit."}}})
    return folder


@pytest.fixture
def world(home: Path, pack: Path) -> World:
    """A learner who had tea twice, and corrected something the first time."""
    keep(home, pack, "tea", "rude", None, "plain", *["plain"] * 5)
    keep(home, pack, "tea", *["plain"] * 5, "rude", day=1, mode=Mode.ASSESSMENT)
    return make_world(home, pack)


async def look(me: Seat) -> Gathered:
    """Open progress and wait until it has been read."""
    await me.press("f6")
    await me.until("progress is read", lambda: progress(me).seen is not None)
    await me.pilot.pause()
    seen = progress(me).seen
    assert seen is not None
    return seen


def progress(me: Seat) -> ProgressScreen:
    """The progress screen, in front."""
    assert isinstance(me.screen, ProgressScreen), me.lines
    return me.screen


async def test_the_overview(world: World) -> None:
    """What everything rests on, the last score and how it is counted, on one page."""
    async with seat(world) as me:
        await look(me)
        for text in (
            "This rests on 12 answers in 2 finished runs and 0 half done, on 2 days.",
            "Last: “A pot of tea”, 83 percent, 5 of 6 professional.",
            "How this is counted",
            "pulled towards 50 percent",
        ):
            assert text in me.page, me.page


async def test_the_principles(world: World) -> None:
    """Each with its answers and its figure, or why there is none."""
    async with seat(world) as me:
        await look(me)
        await me.press("right")
        await me.sees("Ask plainly. 6 of 6", "● 5 professional ○ 1 damaging about 70 percent")
        await me.sees("Say thanks. 0 of 1", "no answer yet", "1 of 2")
        assert "Later answers: 83 percent, 6 answers." in me.part("#spoken")
        await me.press("down")
        assert me.part("#spoken").startswith("Say thanks. No answer yet. 0 of 1 decision met.")


async def test_the_scenarios(world: World) -> None:
    """Endings found, scores from first to last, and what was not tried comes last."""
    async with seat(world) as me:
        await look(me)
        await me.press("left")
        await me.sees("A pot of tea endings 2 of 2", "83 → 83 percent 2 finished runs")
        await me.sees("A slice of cake not tried", "It is sweet.")
        assert "A pot of tea. 83 → 83 percent. 2 finished runs." in me.part("#spoken")


async def test_enter_on_a_scenario_plays_it(world: World) -> None:
    """What was not tried is one key away."""
    async with seat(world) as me:
        await look(me)
        await me.press("left", "end")
        await me.sees("Enter play")
        await me.press("enter")
        await me.opened()
        assert me.play.run is not None
        assert me.play.run.card.id == "cake"
        await me.leave()
        assert isinstance(me.screen, LibraryScreen)


async def test_enter_on_a_principle_shows_where_it_was_practised(world: World) -> None:
    """The places with their counts; Enter there plays, Esc leads back to the same principle."""
    async with seat(world) as me:
        await look(me)
        await me.press("right", "enter")
        assert isinstance(me.screen, PlacesScreen)
        await me.sees("● 5 professional ◕ 0 workable ◔ 0 tempting ○ 1 damaging")
        await me.sees("A pot of tea 6 of 6 decisions met")
        await me.sees("83 percent, 6 answers · later 83 percent, 6 answers")
        await me.press("escape", "down", "enter")
        await me.sees("A slice of cake 0 of 1 decision met", "not met yet")
        await me.press("escape")
        assert me.part("#spoken").startswith("Say thanks.")
        await me.press("enter", "enter")
        await me.opened()
        assert isinstance(me.screen, PlayScreen)


async def test_the_keyboard_goes_everywhere(world: World) -> None:
    """Arrows and Tab go round the sections; the highlight is kept in each."""
    async with seat(world) as me:
        await look(me)
        at = []
        for key in ("tab", "down", "right", "right", "shift+tab", "left", "left"):
            await me.press(key)
            at.append((progress(me).section, progress(me)._where()))
        assert at == [
            (Section.PRINCIPLES, "1 of 2"),
            (Section.PRINCIPLES, "2 of 2"),
            (Section.SCENARIOS, "1 of 2"),
            (Section.OVERVIEW, ""),
            (Section.SCENARIOS, "1 of 2"),
            (Section.PRINCIPLES, "2 of 2"),
            (Section.OVERVIEW, ""),
        ]


async def test_enter_reads_on_and_then_goes_to_the_principles(world: World) -> None:
    """The overview has one obvious next key."""
    async with seat(world, size=(80, 16)) as me:
        await look(me)
        await me.sees("Enter read on")
        await me.press("end")
        await me.sees("Enter principles")
        await me.press("enter")
        assert progress(me).section is Section.PRINCIPLES


async def test_the_mouse_opens_sections_and_principles(world: World) -> None:
    """A click does what the keys do."""
    async with seat(world) as me:
        await look(me)
        await me.click("Principles")
        await me.sees("Say thanks.")
        await me.click("no answer yet")
        assert isinstance(me.screen, PlacesScreen)
        await me.click("A slice of cake")
        await me.opened()


async def test_beside_the_list_where_there_is_room(world: World) -> None:
    """A wide screen tells what is under the highlight, run by run."""
    async with seat(world, size=(140, 40)) as me:
        await look(me)
        await me.press("right")
        await me.sees("5 ● professional", "Practised in 6 of 6 A pot of tea")
        await me.press("right")
        for text in ("Endings found: 2 of 2", "83%, 5 of 6", "after correction 100%"):
            assert text in me.part("#aside")
        await me.resize(80, 24)
        await me.until("the list alone", lambda: not me.screen.query_one("#aside").display)
        await me.sees("A pot of tea endings 2 of 2")


async def test_the_screen_says_what_the_command_says(pack: Path, world: World) -> None:
    """There is one set of figures."""
    async with seat(world) as me:
        seen = await look(me)
    library = Library.open([pack], "en")
    assert seen == gather(library, "en", world.journal, world.day)


async def test_how_far_reading_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """While many attempts are being read, a line counts them, and every key is answered."""
    for number in range(200):
        world.journal.save(finished(number, scenario="cake"))
    at_the_last, go_on = Event(), Event()
    read, files = store._read, iter(range(1000))

    def slow(*args: Any) -> Any:
        if next(files) == 201:
            at_the_last.set()
            go_on.wait(60)
        return read(*args)

    async with seat(world) as me:
        monkeypatch.setattr(store, "_read", slow)
        await me.press("f6")
        await me.until("the reading", at_the_last.is_set)
        await me.sees("Reading what you have played: 200 of 202.")
        await me.press("right", "enter", "down", "f2")
        assert progress(me).section is Section.OVERVIEW
        go_on.set()
        await me.until("progress is read", lambda: progress(me).seen is not None)
        await me.sees("202 finished runs")


async def test_leaving_while_it_is_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is waited for, and nothing comes after."""
    reading, go_on = Event(), Event()
    read = store._read

    def slow(*args: Any) -> Any:
        reading.set()
        go_on.wait(60)
        return read(*args)

    async with seat(world) as me:
        monkeypatch.setattr(store, "_read", slow)
        await me.press("f6")
        await me.until("the reading", reading.is_set)
        await me.press("q")
        go_on.set()
        await me.library_read()
        assert isinstance(me.screen, LibraryScreen)


async def test_a_newcomer(home: Path, pack: Path) -> None:
    """Says that there is nothing yet, and Enter begins the first scenario."""
    async with seat(make_world(home, pack)) as me:
        await look(me)
        await me.sees("You have not played anything yet.", "Enter begin the first scenario")
        await me.press("right")
        await me.sees("Ask plainly.", "no answer yet")
        await me.press("left", "enter")
        await me.opened()
        assert me.play.run is not None
        assert me.play.run.card.id == "tea"


async def test_an_empty_pack(home: Path, tmp_path: Path) -> None:
    """Nothing to play and nothing played: no key breaks it."""
    write_toml(tmp_path / "empty" / "pack.toml", minimal_pack(principles={}))
    async with seat(make_world(home, tmp_path / "empty")) as me:
        await look(me)
        for _section in Section:
            await me.press("enter", "down", "end", "pageup", "f3", "f3", "right")
        assert isinstance(me.screen, ProgressScreen)


async def test_a_damaged_file_is_counted_out(world: World) -> None:
    """The figures say that something is missing."""
    write_toml(world.journal.folder / "tea" / "20260101T000000Z-abcdef.toml", "format = ")
    async with seat(world) as me:
        await look(me)
        assert "1 file of the journal cannot be read and is left out." in me.page


async def test_a_scenario_that_is_gone(world: World) -> None:
    """Its runs are still told of; Enter there does nothing."""
    world.journal.save(finished(0, 60, scenario="long-gone"))
    async with seat(world) as me:
        await look(me)
        assert "1 of them is left out" in me.page
        await me.press("left", "down")
        await me.sees("long-gone endings not here any more")
        assert "Enter" not in me.text
        await me.press("enter")
        assert isinstance(me.screen, ProgressScreen)


async def test_it_switches_language(world: World) -> None:
    """Titles, rules and every word; the place in the list stays."""
    async with seat(world) as me:
        await look(me)
        await me.press("right", "f3")
        await me.sees("Voortgang", "Vraag ronduit.", "ongeveer 70 procent")
        await me.press("enter")
        await me.sees("Een pot thee", "6 van de 6 beslissingen gehad")
        await me.press("f3")
        await me.sees("A pot of tea 6 of 6 decisions met", "Ask plainly.")
        await me.press("escape")
        await me.sees("about 70 percent")
        await me.press("f3", "left")
        await me.sees("Dit berust op 12 antwoorden")


async def test_the_palette_opens_it(world: World) -> None:
    """From anywhere, also from a conversation, which is saved."""
    async with seat(world, "cake") as me:
        await me.begin()
        await me.press("ctrl+p")
        await me.type("progress")
        await me.until("the command", lambda: "What your answers tell so far" in me.text)
        await me.press("down", "enter")
        await me.until("progress", lambda: isinstance(me.screen, ProgressScreen))
        await me.until("progress is read", lambda: progress(me).seen is not None)
        await me.press("q")
        await me.library_read()


async def test_awkward_titles_are_text(home: Path, tmp_path: Path) -> None:
    """Brackets in titles and rules arrive as written."""
    title = "He said [/] and [b]left[/b]"
    principles = {"ask-plainly": {"rule": "Ask [/] plainly.", "note": "It saves time."}}
    pack = write_pack(
        tmp_path / "pack",
        pack=minimal_pack(principles=principles),
        tea=long_scenario(6) | {"title": title},
    )
    keep(home, pack, "tea", *["plain"] * 6)
    async with seat(make_world(home, pack), size=(140, 40)) as me:
        await look(me)
        await me.sees(f"“{title}”")
        await me.press("right")
        await me.sees("Ask [/] plainly.", f"6 of 6 {title}")
        await me.press("enter")
        await me.sees(title)
        await me.press("escape", "right")
        await me.sees(f"{title} endings 1 of 2")
