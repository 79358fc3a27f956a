"""Writing in your own words on the screen: type, tick, read, change one thing, come back."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste

from coach.content.grades import Mode
from coach.tui.debrief import DebriefScreen
from coach.tui.library import LibraryScreen
from coach.tui.ownwords import OwnWordsScreen
from coach.world import Start, World, WriteFor
from tests.factory import minimal_pack, minimal_scenario, write_overlay, write_pack
from tests.tui.driving import Seat, card, dense, in_order, make_world, seat
from tests.tui.samples import AWKWARD, awkward, errand

MESSAGE = "Thank you for it. Could you say more? If not, fine."


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = write_pack(
        tmp_path / "pack",
        pack=minimal_pack(path=["errand", "tea"]),
        errand=errand(),
        tea=minimal_scenario(title="A pot of tea"),
    )
    recap = {"recap": "Ann heeft tijd voor één vraag."}
    write_overlay(folder, "errand", {"title": "Een boodschap", "scenes": {"ask": recap}})
    return folder


@pytest.fixture
def world(home: Path, pack: Path) -> World:
    """A newcomer with two scenarios, `errand` first."""
    return make_world(home, pack)


async def opened(me: Seat) -> OwnWordsScreen:
    """Wait until the situation can be read."""
    await me.until("a sheet", lambda: getattr(me.screen, "writing", None))
    await me.pilot.pause()
    assert isinstance(me.screen, OwnWordsScreen)
    return me.screen


async def to_the_sheet(me: Seat) -> None:
    """From the situation to the sheet."""
    await opened(me)
    while isinstance(me.screen, OwnWordsScreen) and me.screen.step is None:
        await me.press("enter")


async def write(me: Seat, text: str = "") -> None:
    """Play to the debrief, and write `text` for the first decision."""
    await me.finish("plain", "wait")
    await me.press("w")
    await to_the_sheet(me)
    await me.type(text)


async def read_to_the_end(me: Seat, then: str) -> None:
    """Read a page on until its last line, where Enter does what `then` says."""
    while "Enter read on" in me.text:
        await me.press("enter")
    await me.sees(f"Enter {then}")


def kept(home: Path) -> list[dict[str, Any]]:
    """What is in the files, in the order of their names."""
    files = sorted((home / "journal" / ".own-words").rglob("*.toml"))
    return [tomllib.loads(file.read_text("utf-8")) for file in files]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["small", "wide"])
async def test_from_the_debrief_to_both_versions(
    world: World, home: Path, size: tuple[int, int]
) -> None:
    """Every step in order, and at the end back where it began."""
    async with seat(world, "errand", size=size) as me:
        await me.finish("rude", "sorry", "wait")
        await me.press("w")
        await to_the_sheet(me)
        await me.sees("2 Write", "0 words · 40 to 120 suggested", "Ann has time for one question.")
        await me.type(MESSAGE)
        await me.sees("11 words · 40 to 120 suggested", "Could you say more?")
        await me.press("tab")
        await me.sees("Which of these can you see in it?", "[ ] It asks for one thing")
        await me.press("2", "down", "space")
        await me.sees("[✓] It asks for one thing", "[✓] It has words that let the reader say no.")
        await me.sees("Ticked: It has words that let the reader say no.")
        await me.press("enter")
        in_order(
            me.page,
            "Thank you³ for it. Could you¹ say more? If not², fine.",
            "11 words, 1 question mark",
            "1 a request “Could you”",
            "2 words that leave room for a no “If not”",
            "3 words of thanks “Thank you”",
            "did not find them; you may have said it differently: words that offer something;",
            "[✓] It asks for one thing, and I can point at the words. (search: “Could you”)",
            "This is a search for English words",
        )
        await read_to_the_end(me, "two models")
        await me.press("enter")
        in_order(
            me.page,
            "Yours",
            MESSAGE,
            "A professional reply Say plain. Why plain.",
            "Another way, with what it leaves out Say shy. Why shy. Ask once.",
            "Ask plainly.",
        )
        await read_to_the_end(me, "change one thing")
        await me.press("enter")
        in_order(
            me.part("#glance"),
            "Change one thing. The first version is kept as it is. Ask plainly.",
            "You did not tick: Its first two sentences say what it is about.",
        )
        await me.type(" Ann")
        await me.press("tab")
        in_order(me.page, "First 11 words", "Revised 12 words", "never scored.")
        await read_to_the_end(me, "leave")
        await me.press("enter")
        assert isinstance(me.screen, DebriefScreen)
    [words] = kept(home)
    assert (words["decision"], words["step"]) == ("ask", "done")
    assert (words["text"], words["revision"]) == (MESSAGE, f"{MESSAGE} Ann")
    assert words["ticks"] == ["one-request", "way-out"]


async def test_the_decision_at_the_top(world: World) -> None:
    """W in a debrief writes for the decision that stands at the top."""
    async with seat(world, "errand") as me:
        await me.finish("plain", "chase")
        assert "write it" not in me.text
        await me.press("right")
        await me.sees("w write it")
        await me.press("w")
        assert (await opened(me)).writing.decision == "ask"  # type: ignore[union-attr]
        await me.press("q", "home", "w")
        assert (await opened(me)).writing.decision == "mail"  # type: ignore[union-attr]


async def test_a_draft_survives_leaving(world: World, home: Path) -> None:
    """Esc keeps what is typed; whoever comes back goes on with it."""
    async with seat(world, "errand") as me:
        await write(me, "Dear Ann")
        await me.press("escape")
        assert isinstance(me.screen, DebriefScreen)
        await me.press("w")
        await opened(me)
        await me.sees("Enter go on with it")
        await to_the_sheet(me)
        await me.sees("Dear Ann", "2 words")
    assert [words["text"] for words in kept(home)] == ["Dear Ann"]


async def test_a_draft_survives_quitting(world: World, home: Path) -> None:
    """Whatever ends the program, what was typed is there at the next start."""
    async with seat(world, "errand") as me:
        await write(me, "Dear Ann")
        await me.press("ctrl+q")
    assert kept(home)[0]["text"] == "Dear Ann"
    async with seat(world, WriteFor(card(world, "errand"), "ask")) as me:
        await to_the_sheet(me)
        await me.sees("Dear Ann")
        await me.press("escape")
        await me.library_read()


async def test_a_draft_in_the_middle_of_reading(world: World, home: Path) -> None:
    """Whoever left at the models comes back to the models; to begin anew takes a key."""
    async with seat(world, "errand") as me:
        await write(me, "Thanks")
        await me.press("tab", "enter")
        await read_to_the_end(me, "two models")
        await me.press("enter", "q", "w")
        await opened(me)
        await me.press("end", "enter")
        await me.sees("5 Models", "Yours")
        await me.press("q", "w")
        await opened(me)
        await me.press("n")
        await me.sees("0 words")
        await me.type("Anew")
        await me.press("escape")
    assert sorted(words["text"] for words in kept(home)) == ["Anew", "Thanks"]


async def test_the_editor_is_one(world: World) -> None:
    """Enter, arrows, undo and the keys of other screens write; letters go nowhere else."""
    async with seat(world, "errand") as me:
        await write(me, "qbnk 123")
        await me.press("enter", "x", "up", "home", "w")
        screen = await opened(me)
        assert screen.sheet.editor.text == "wqbnk 123\nx"
        await me.press("ctrl+z")
        assert screen.sheet.editor.text == "qbnk 123\nx"
        assert screen.step is not None


async def test_nothing_written(world: World, home: Path) -> None:
    """An empty sheet leads nowhere, says so, and is not kept."""
    async with seat(world, "errand") as me:
        await write(me)
        await me.press("tab")
        await me.sees("Write something first; a line is enough.", "2 Write")
        await me.press("escape")
    assert kept(home) == []


async def test_one_step_back(world: World) -> None:
    """Back from ticking to the sheet; once searched, the first version stays as it is."""
    async with seat(world, "errand") as me:
        await write(me, "Thanks")
        await me.press("tab", "b")
        await me.type("!")
        await me.press("tab", "enter", "b")
        await me.sees("4 Search")
        assert "Thanks¹!" in me.page
        await read_to_the_end(me, "two models")
        await me.press("enter", "b")
        assert "Thanks¹!" in me.page
        await me.press("end", "enter", "end", "enter")
        await me.sees("6 Change")
        await me.press("shift+tab")
        await me.sees("Yours")


async def test_another_decision(world: World) -> None:
    """The arrows lead round all that were met, and to no other."""
    async with seat(world, "errand") as me:
        await me.finish("plain", "wait")
        await me.press("w")
        await opened(me)
        await me.sees("decision 1 of 2")
        await me.press("right")
        await me.sees("decision 2 of 2", "Ann has written.")
        await me.press("right")
        await me.sees("decision 1 of 2")


async def test_a_decision_without_words(home: Path, tmp_path: Path) -> None:
    """What is done in a room cannot be written; another decision is offered, and that is said."""
    tale = {**errand(), "media": ["in person", "e-mail"]}
    for reply in tale["scenes"]["ask"]["replies"]:
        reply["do"] = reply.pop("say")
    world = make_world(home, write_pack(tmp_path / "pack", tale=tale))
    async with seat(world, "tale") as me:
        await me.finish("shy", "wait")
        await me.press("right", "w")
        await opened(me)
        await me.hears("There are no words to find for that decision; here is another one.")
        await me.sees("Ann has written.")


async def test_from_the_library(world: World) -> None:
    """F10 writes for the scenario under the highlight once it was played, and not before."""
    async with seat(world) as me:
        await me.press("f10")
        await me.hears("Play it first; then you can write for it.")
        assert isinstance(me.screen, LibraryScreen)
        await me.press("enter")
        await me.finish("plain", "wait")
        await me.press("q")
        await me.library_read()
        await me.press("f10")
        await opened(me)
        await me.sees("An errand", "in your own words")
        await me.press("q")
        assert isinstance(me.screen, LibraryScreen)


async def test_from_the_palette(world: World) -> None:
    """The palette offers it where there is something to write for."""
    async with seat(world, "errand") as me:
        await me.finish("plain", "wait")
        await me.press("ctrl+p")
        await me.type("write in")
        await me.sees("For a decision you have met")
        await me.press("enter")
        await opened(me)


async def test_half_an_assessment_gives_nothing_away(world: World) -> None:
    """What an assessment keeps to itself until its end is not told here either."""
    async with seat(world, Start(card(world, "errand"), mode=Mode.ASSESSMENT, seed=7)) as me:
        await me.begin()
        await me.answers("plain")
        await me.leave()
        await me.press("f10")
        await me.sees("You have met no decision of “An errand” to write for yet.")
        await me.press("q")
        assert isinstance(me.screen, LibraryScreen)


async def test_what_was_kept_can_be_read_again(world: World) -> None:
    """K shows both versions of what was finished last."""
    async with seat(world, "errand") as me:
        await write(me, "Thanks")
        await me.press("tab", "enter", "end", "enter", "end", "enter")
        await me.type(" Ann")
        await me.press("tab", "q", "w")
        await opened(me)
        await me.sees("k what you kept", "Enter write")
        await me.press("k")
        in_order(me.page, "First", "Revised", "Thanks", "Thanks Ann")


async def test_in_dutch(home: Path, pack: Path) -> None:
    """Everything is said in Dutch, and a Dutch message is looked through in Dutch."""
    async with seat(make_world(home, pack, language="nl"), "errand") as me:
        await me.finish("plain", "wait")
        await me.press("right", "w")
        await opened(me)
        await me.sees("Een boodschap", "in je eigen woorden", "Ann heeft tijd voor één vraag.")
        await to_the_sheet(me)
        await me.type("Dank je wel, het hoeft niet.")
        await me.press("tab")
        await me.sees("Wat hiervan zie je erin?")
        await me.press("enter")
        in_order(me.page, "woorden die ruimte laten voor een nee “het hoeft niet”", "“Dank je wel”")
        assert "Nederlandse woorden" in me.page


async def test_another_language_in_mid_sentence(world: World) -> None:
    """F3 changes what is said around the sheet, and nothing on it."""
    async with seat(world, "errand") as me:
        await write(me, "Thanks")
        await me.press("f3")
        await me.sees("2 Schrijf", "1 woord", "Thanks", "Ann heeft tijd voor één vraag.")
        await me.type("!")
        await me.sees("Thanks!")


async def test_a_resize_in_mid_sentence(world: World) -> None:
    """Any size has the sheet with all that is on it."""
    async with seat(world, "errand") as me:
        await write(me, "Thanks")
        for size in ((140, 40), (60, 20), (80, 24)):
            await me.resize(*size)
            await me.sees("Thanks", "1 word")


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
async def test_no_text_is_read_as_markup(home: Path, tmp_path: Path, text: str) -> None:
    """What authors and learners write is shown as they wrote it, on every page."""
    world = make_world(home, write_pack(tmp_path / "pack", tale=awkward(text)))
    async with seat(world, "tale", size=(120, 40)) as me:
        await me.begin()
        await me.answers("plain")
        me.app.open_own_words(card(world, "tale"))
        screen = await opened(me)
        awkward_text = dense(text)
        assert awkward_text in dense(me.page)
        await to_the_sheet(me)
        screen.sheet.editor.insert(f"mine {text}")
        await me.press("tab", "enter")
        assert f"mine{awkward_text}" in dense(me.page)
        await me.press("end", "enter")
        assert f"mine{awkward_text}" in dense(me.page)
        assert f"say{awkward_text}" in dense(me.page)
        await me.press("end", "enter", "tab")
        assert screen.writing is not None
        assert screen.writing.words.revision == f"mine {text}"


async def test_pasting(world: World) -> None:
    """Pasted text comes without what could not be shown."""
    async with seat(world, "errand") as me:
        await write(me)
        screen = await opened(me)
        screen.sheet.editor.post_message(Paste("One\r\ntwo\x1b[2J\tthree [/]"))
        await me.sees("three [/]")
        assert screen.sheet.editor.text == "One\ntwo[2J    three [/]"


async def test_a_disk_that_refuses(world: World, home: Path) -> None:
    """It is told once, and writing goes on."""
    async with seat(world, "errand") as me:
        await me.finish("plain", "wait")
        (home / "journal" / ".own-words").write_text("", "utf-8")
        await me.press("w")
        await to_the_sheet(me)
        await me.type("Thanks")
        await me.press("tab")
        await me.hears("cannot be saved")
        await me.press("enter")
        assert "Thanks¹" in me.page


async def test_a_damaged_file(world: World, home: Path) -> None:
    """It is named and left alone, and everything else works."""
    damaged = home / "journal" / ".own-words" / "errand" / "old.toml"
    async with seat(world, "errand") as me:
        await me.finish("plain", "wait")
        damaged.parent.mkdir(parents=True)
        damaged.write_text("text =", "utf-8")
        await me.press("w")
        await to_the_sheet(me)
        await me.hears("old.toml")
    assert damaged.read_text("utf-8") == "text ="


async def test_nothing_written_is_lost_with_its_decision(world: World, pack: Path) -> None:
    """Where a play met a decision that is gone by Ctrl+R, what is on the sheet stays there."""
    async with seat(world, "errand") as me:
        await write(me, MESSAGE)
        tale = errand()
        tale["scenes"]["start"] = tale["scenes"].pop("ask")
        write_pack(
            pack, pack=minimal_pack(path=["errand", "tea"]), errand=tale | {"start": "start"}
        )
        await me.press("ctrl+r", "escape")
        assert isinstance(me.screen, OwnWordsScreen)
        assert me.screen.sheet.text == MESSAGE
