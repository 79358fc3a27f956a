"""The review screen, and what the library says of it."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coach.journal.attempt import TimedMove
from coach.settings import Settings
from coach.tui.handbook import HandbookScreen
from coach.tui.library import LibraryScreen
from coach.tui.play import PlayScreen
from coach.tui.review import ReviewScreen, Step
from coach.tui.widgets.bars import Key
from coach.world import ReviewStart, World
from tests.factory import write_overlay, write_toml
from tests.journal.samples import half_done
from tests.reviewing import NOW, PRINCIPLES, Clock, met, review_pack
from tests.tui.driving import Seat, make_world, seat
from tests.tui.dutch import all_dutch

DUE = ReviewStart()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return review_pack(tmp_path / "pack", "tea", "cake")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def learner(home: Path, pack: Path, clock: Clock) -> World:
    """Somebody who met every principle in `tea` a fortnight ago."""
    world = replace(make_world(home, pack), now=clock)
    met(world.journal)
    return world


def step(me: Seat) -> Step | None:
    return me.screen.step if isinstance(me.screen, ReviewScreen) else None


async def asked(me: Seat) -> None:
    """Wait until the journal is read, and read on up to the replies."""
    await me.until("what is due is known", lambda: step(me) not in {None, Step.WAITING})
    while step(me) is Step.READING:
        await me.press("enter")
    assert step(me) is Step.DECIDING, me.lines


async def answer(me: Seat, ending: str) -> None:
    """Give the reply of this `ending` by its number."""
    assert isinstance(me.screen, ReviewScreen)
    assert me.screen.run
    assert me.screen.run.asked
    ids = [each.id for each in me.screen.run.asked.session.replies]
    await me.press(str(next(n for n, each in enumerate(ids, 1) if each.endswith(ending))))


async def on(me: Seat) -> None:
    """Read the note to its end and go on."""
    before = me.screen
    while step(me) is Step.COACHED and me.screen is before:
        await me.press("enter")


async def test_a_whole_sitting(learner: World) -> None:
    """Question, note, next; at the end what comes when, and back to the library."""
    async with seat(learner) as me:
        await me.until("due", lambda: "3 principles are due F7 review" in me.text)
        await me.press("f7")
        await asked(me)
        assert "question 1 · 3 principles are due" in me.text
        assert "By e-mail. Ann A colleague Of cake and " in me.page
        assert "What do you write back?" in me.text
        await answer(me, "rude")
        assert step(me) is Step.COACHED
        for said in ("You", "A damaging reply.", "Why cake-rude.", "Say cake-good.", "Ask once."):
            assert said in me.page
        assert "Heard" not in me.page
        assert "trusts you" not in me.page
        await on(me)
        assert "question 2 · 2 principles are due" in me.text
        for _question in range(2):
            await asked(me)
            await answer(me, "good")
            await on(me)
        assert step(me) is Step.OVER
        await me.sees("Nothing is due; the next is tomorrow.", "A damaging reply. Comes back")
        await me.press("enter")
        await me.library_read()
        assert "due" not in me.part("#found")
    [kept] = learner.journal.read_sittings().sittings
    assert len(kept.answers) == 3


async def test_the_highlight_answers(learner: World) -> None:
    """Arrows move among the replies, and are spoken; Enter answers; a click does as well."""
    async with seat(learner, DUE) as me:
        await asked(me)
        await me.press("down", "down")
        await me.sees("Reply 2 of 3:")
        await me.press("enter")
        await on(me)
        await asked(me)
        await me.click("Say cake-shy.")
        await me.pilot.pause()
        assert step(me) is Step.COACHED
        await me.press("9")
        assert step(me) is Step.COACHED


async def test_the_note_behind_the_principle(learner: World) -> None:
    """The same key as in a conversation unfolds it, then opens the handbook at that place."""
    async with seat(learner, DUE, size=(80, 40)) as me:
        await asked(me)
        await answer(me, "good")
        assert "p" in [key.key for key in me.keys]
        await me.press("p")
        [note] = [each["note"] for each in PRINCIPLES.values() if each["note"] in me.page]
        assert me.page.count(note) == 1
        assert Key("p", "handbook", "screen.principle") in me.keys
        await me.press("p")
        assert isinstance(me.screen, HandbookScreen)
        await me.until("its page", lambda: note in me.page)


async def test_three_minutes(learner: World, clock: Clock) -> None:
    """After three minutes no new question comes; three more are there for who wants them."""
    async with seat(learner, DUE) as me:
        await asked(me)
        clock.now += timedelta(minutes=4)
        await answer(me, "good")
        await on(me)
        assert step(me) is Step.OVER
        await me.sees("The three minutes are over", "2 principles are due.", "a three more minutes")
        await me.press("a")
        await asked(me)
        assert "question 1 · 2 principles are due" in me.text


async def test_nothing_is_due(home: Path, pack: Path) -> None:
    """The day is said; practising ahead is a wish of its own."""
    world = replace(make_world(home, pack), now=Clock())
    met(world.journal, days_ago=0.5)
    async with seat(world) as me:
        assert "due" not in me.part("#found")
        await me.press("f7")
        await me.sees("Nothing is due; the next is tomorrow.", "a practise ahead")
        await me.press("a")
        await asked(me)
        assert "question 1" in me.text
        assert "principles are due" not in me.text
        await me.press("q")
        await me.library_read()


async def test_nothing_met_yet(home: Path, pack: Path) -> None:
    """A newcomer reads what review is, and Enter leads to the library."""
    async with seat(make_world(home, pack)) as me:
        await me.press("f7")
        await me.sees("There is nothing to review yet.")
        assert [key.key for key in me.keys] == ["Enter", "F1"]
        await me.press("a", "p", "b", "1")
        assert step(me) is Step.OVER
        await me.press("enter")
        await me.until("library", lambda: isinstance(me.screen, LibraryScreen))
    assert not (home / "journal").exists()


async def test_the_palette_and_a_click(learner: World) -> None:
    """Review is found by its name, and by the mouse in the library."""
    async with seat(learner) as me:
        await me.until("due", lambda: "F7 review" in me.text)
        await me.click("F7 review")
        await me.pilot.pause()
        await asked(me)
        await me.press("ctrl+p")
        await me.type("review")
        await me.sees("Three minutes of what is due")
        await me.press("enter")
        await me.pilot.pause()
        await asked(me)
        assert len(me.app.screen_stack) == 2


async def test_leaving_keeps_what_was_answered(learner: World) -> None:
    """Whatever is opened next, every answer is on the disk; the same question is not due again."""
    async with seat(learner, DUE) as me:
        await asked(me)
        await answer(me, "good")
        await me.press("q")
        await me.library_read()
        await me.until("due", lambda: "2 principles are due" in me.text)
    [kept] = learner.journal.read_sittings().sittings
    assert len(kept.answers) == 1


async def test_dutch_in_the_middle(learner: World, pack: Path) -> None:
    """F3 says the question, the note and the end in the other language."""
    scenes = {name: {"recap": "Over taart."} for name in PRINCIPLES}
    write_overlay(pack, "cake", {"scenes": scenes})
    async with seat(learner, DUE) as me:
        await asked(me)
        await me.press("f3")
        await me.sees("Herhalen", "vraag 1 · 3 principes zijn aan de beurt", "Over taart.")
        await answer(me, "rude")
        await me.sees("Een schadelijk antwoord.")
        await me.press("f3")
        assert step(me) is Step.COACHED
        await me.sees("A damaging reply.", "question 1")
        while step(me) is not Step.OVER:
            await (answer(me, "good") if step(me) is Step.DECIDING else me.press("enter"))
        await me.press("f3")
        await me.sees("Er is niets aan de beurt; morgen weer.")


async def test_a_translation_that_cannot_be_used(learner: World, pack: Path) -> None:
    """The sitting goes on, and the reason is said."""
    async with seat(learner, DUE) as me:
        await asked(me)
        write_toml(pack / "cake" / "nl.toml", 'title = "Taart"\n[scenes.nowhere]\n')
        await me.press("f3")
        await me.sees("cake/nl.toml:2")
        await me.press("escape")
        await answer(me, "good")
        assert step(me) is Step.COACHED


async def test_trouble_is_told(learner: World, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged file, a broken scenario and a full disk are said, and the sitting goes on."""
    file = write_toml(learner.journal.folder / ".reviews" / "y.toml", "format = ")
    text = (pack / "cake" / "scenario.toml").read_text("utf-8")
    write_toml(pack / "cake" / "scenario.toml", text.replace('why = "', 'wy = "'))

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with seat(learner, DUE) as me:
        await asked(me)
        await me.hears(str(file), "scenario.toml")
        with monkeypatch.context() as disk:
            disk.setattr("os.replace", no_room)
            await answer(me, "good")
            await me.hears("the disk is full")
        await on(me)
        await asked(me)
    assert file.read_text("utf-8") == "format = "


async def test_a_play_from_a_review(learner: World) -> None:
    """The palette opens a scenario from here; the review is let go of."""
    async with seat(learner, DUE) as me:
        await asked(me)
        await answer(me, "good")
        await me.press("ctrl+p")
        await me.type("play: cake")
        await me.sees("Play: Cake")
        await me.press("enter")
        await me.until("the play", lambda: isinstance(me.screen, PlayScreen))
    assert len(learner.journal.read_sittings().sittings) == 1


async def test_a_narrow_terminal_reads_first(learner: World) -> None:
    """Where situation and replies find no room together, Enter brings the replies up."""
    async with seat(learner, DUE, size=(40, 12)) as me:
        await me.until("what is due is known", lambda: step(me) not in {None, Step.WAITING})
        assert step(me) is Step.READING
        assert "Enter your reply" in me.text
        await asked(me)
        await me.resize(100, 40)
        await answer(me, "good")
        assert step(me) is Step.COACHED


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])
async def test_no_english_is_left(home: Path, size: tuple[int, int]) -> None:
    """In a review of our own scenarios everything is Dutch."""
    world = replace(
        make_world(home, language="nl"),
        now=Clock(),
        settings=Settings(motion=False),
    )
    at = NOW - timedelta(days=14)
    timed = (TimedMove("so-mateo", "two-pages", at), TimedMove("next-evening", "page-31", at))
    world.journal.save(half_done(scenario="first-coffee", timed=timed))
    async with seat(world, size=size) as me:
        await me.until("due", lambda: "2 principes zijn aan de beurt F7 herhalen" in me.text)
        await me.press("f7")
        while step(me) is not Step.OVER:
            all_dutch(me, str(step(me)))
            await me.press("1" if step(me) is Step.DECIDING else "enter")
        all_dutch(me, "the end")
