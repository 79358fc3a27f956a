"""How sure you are, asked between the choice and the reaction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.content.grades import Mode
from coach.practice.moves import Sureness
from coach.settings import Settings
from coach.tui.play import Phase
from coach.world import Start, World
from tests.factory import write_pack
from tests.tui.driving import Seat, card, make_world, seat
from tests.tui.samples import errand

QUESTION = "How sure? 1 a guess, 2 fairly, 3 sure; Enter skips."


@pytest.fixture
def learner(home: Path, tmp_path: Path) -> World:
    """Somebody who wants to be asked."""
    world = make_world(home, write_pack(tmp_path / "pack", errand=errand()))
    return replace(world, settings=Settings(motion=False, sureness=True))


async def choose(me: Seat, reply: str) -> None:
    """Press the number of a reply."""
    run = me.play.run
    assert run is not None
    ids = [each.id for each in run.session.replies]
    await me.press(str(ids.index(reply) + 1))


def said(world: World) -> list[Sureness | None]:
    """What the journal holds."""
    return [move.sure for attempt in world.journal.attempts() for move in attempt.timed]


@pytest.mark.parametrize(
    ("key", "kept"),
    [("1", Sureness.GUESS), ("2", Sureness.FAIRLY), ("3", Sureness.SURE), ("enter", None)],
)
async def test_one_key_says_it(learner: World, key: str, kept: Sureness | None) -> None:
    """The reaction waits for it; then all is as ever, and the move has it."""
    async with seat(learner, "errand") as me:
        await me.begin()
        assert QUESTION not in me.text
        await choose(me, "rude")
        await me.sees(QUESTION, "1 a guess 2 fairly sure 3 sure Enter skip")
        assert "Heard rude." not in me.page
        await me.press(key)
        assert me.play.phase is Phase.COACHED
        assert "Heard rude." in me.page
        assert ("You were sure of this." in me.page) is (kept is Sureness.SURE)
        await me.leave()
    assert said(learner) == [kept]


async def test_other_keys_say_nothing(learner: World) -> None:
    """A number without a meaning and the arrows leave the question as it is."""
    async with seat(learner, "errand") as me:
        await me.begin()
        await choose(me, "rude")
        await me.press("4", "9", "down", "up", "p")
        await me.sees(QUESTION)
        assert me.play.phase is Phase.DECIDING


async def test_another_choice(learner: World) -> None:
    """B goes back to the replies, and so does a click on another; nothing was answered."""
    async with seat(learner, "errand") as me:
        await me.begin()
        await choose(me, "rude")
        await me.press("b")
        assert QUESTION not in me.text
        assert "1–3 answer" in me.text
        await choose(me, "rude")
        await me.click("Say plain.")
        await me.sees(QUESTION)
        await me.press("2")
        assert [turn.reply.id for turn in me.play.run.session.turns] == ["plain"]  # type: ignore[union-attr]


async def test_leaving_where_it_is_asked(learner: World) -> None:
    """What was chosen counts, without sureness."""
    async with seat(learner, "errand") as me:
        await me.begin()
        await choose(me, "rude")
        await me.leave()
        await me.sees("◐ half done")
    assert said(learner) == [None]


async def test_sure_and_wrong_begins_with_the_situation(learner: World) -> None:
    """First the situation, then the grade; the debrief says it as well."""
    async with seat(learner, "errand", size=(80, 40)) as me:
        await me.begin()
        for reply in ("rude", "sorry", "wait"):
            await choose(me, reply)
            await me.press("3")
            if reply == "rude":
                page = me.page
                situation = "Look once more at the situation. Ann has time for one question."
                assert page.index(situation) < page.index("A damaging reply.")
            else:
                assert me.page.count("You were sure of this.") == 1
            await me.go_on()
        await me.look_back()
        assert me.page.count("You were sure of this.") == 1


async def test_it_is_said_again_after_a_resume(learner: World) -> None:
    """Going on later shows the note as it was."""
    async with seat(learner, "errand") as me:
        await me.begin()
        await choose(me, "rude")
        await me.press("3")
        await me.leave()
    async with seat(learner, Start(card(learner, "errand"))) as me:
        await me.opened()
        assert "You were sure of this." in me.page


async def test_an_assessment_asks_as_well(learner: World) -> None:
    """The coach keeps silent until the debrief."""
    start = Start(card(learner, "errand"), mode=Mode.ASSESSMENT, seed=7)
    async with seat(learner, start, size=(80, 40)) as me:
        await me.begin()
        await choose(me, "plain")
        await me.press("1")
        await me.read_on(Phase.DECIDING)
        await choose(me, "chase")
        await me.press("3")
        assert "You were sure" not in me.page
        await me.look_back()
        assert "You were sure of this." in me.page
    assert said(learner) == [Sureness.GUESS, Sureness.SURE]


async def test_the_question_in_dutch(learner: World) -> None:
    """F3 while it is asked: the replies come again in Dutch, and then the question."""
    async with seat(learner, "errand") as me:
        await me.begin()
        await choose(me, "rude")
        await me.press("f3")
        await me.read_on(Phase.DECIDING)
        await choose(me, "rude")
        await me.sees("Hoe zeker? 1 een gok, 2 vrij zeker, 3 zeker; Enter slaat over.")
        await me.press("3")
        assert "Hier was je zeker van." in me.page


async def test_the_scenario_ends_before_what_is_asked_of(learner: World, tmp_path: Path) -> None:
    """Where the answers lead to an ending by now, it is no longer asked, and nothing is kept."""
    async with seat(learner, "errand") as me:
        await me.begin()
        await choose(me, "plain")
        await me.press("3")
        await me.go_on()
        await choose(me, "chase")
        await me.sees(QUESTION)
        shorter = errand()
        shorter["scenes"]["ask"]["replies"][0]["goto"] = "good"
        write_pack(tmp_path / "pack", errand=shorter)
        await me.press("ctrl+r")
        assert me.play.phase is Phase.ENDED
        await me.sees("Enter look back")
        await me.leave()
    assert said(learner) == [Sureness.SURE]


async def test_the_palette_turns_it_on_and_off(home: Path, tmp_path: Path) -> None:
    """From the next decision on, and kept in the settings."""
    world = make_world(home, write_pack(tmp_path / "pack", errand=errand()))
    async with seat(world) as me:
        for said_then, kept in (("you are asked", "true"), ("you are not asked", "false")):
            await me.press("ctrl+p")
            await me.type("how sure")
            await me.sees("Ask it after each answer")
            await me.press("enter")
            await me.hears(f"From the next decision on {said_then} how sure you are.")
            assert f"sureness = {kept}" in (home / "settings.toml").read_text("utf-8")
