"""The map: the way taken, where others lead, nothing given away, and playing from a decision."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.model import Scenario
from coach.practice.map import draw_map
from coach.practice.session import Session
from coach.tui.debrief import DebriefScreen
from coach.tui.map import MapScreen
from coach.tui.play import Phase
from coach.tui.points import row
from coach.world import World
from tests.factory import write_overlay, write_pack
from tests.strategies import Walk, scenarios, walked, walks
from tests.tui.driving import Seat, dense, in_order, make_world, page_of, seat
from tests.tui.samples import AWKWARD, awkward, errand

SIZES = [pytest.param((80, 24), id="80x24"), pytest.param((140, 40), id="140x40")]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", errand=errand())


@pytest.fixture
def world(home: Path, pack: Path) -> World:
    """A newcomer with an errand to do."""
    return make_world(home, pack)


async def draw(me: Seat, *replies: str) -> None:
    """Play to the debrief and open the map."""
    await me.finish(*replies)
    await open_map(me)


async def open_map(me: Seat) -> None:
    await me.press("m")
    await me.until("the map", lambda: isinstance(me.screen, MapScreen) and me.screen.map)
    await me.pilot.pause()


def here(me: Seat) -> str:
    """The place that is stood at."""
    assert isinstance(me.screen, MapScreen)
    return me.screen.point.place


def number_of(me: Seat, reply: str) -> str:
    """The number under which a reply is shown."""
    assert isinstance(me.screen, MapScreen)
    assert me.screen.map
    shown = me.screen.map.session.replies_at(here(me))
    return str([each.id for each in shown].index(reply) + 1)


@pytest.mark.parametrize("size", SIZES)
async def test_the_map_after_a_first_run(world: World, size: tuple[int, int]) -> None:
    """What was answered with its grade, the ending reached, and marks for all that was not met."""
    async with seat(world, "errand", size=size) as me:
        await draw(me, "plain", "wait")
        await me.sees("map · 1 of 2 endings seen")
        in_order(
            me.text,
            "┃ 1 ● “Say plain.” professional",
            "└ ◌ not met yet recovery",
            "┃ 2 ● “Say wait.” professional",
            "└ □ not seen yet broken",
            "┃ ■ Answered stronger",
        )


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_is_given_away(world: World, size: tuple[int, int]) -> None:
    """No word of a decision or an ending that was not met, wherever one stands."""
    async with seat(world, "errand", size=size) as me:
        await draw(me, "plain", "wait")
        for _row in range(6):
            for secret in ("Ann is hurt", "Ann waits", "Say sorry", "Say so", "Unanswered"):
                assert secret not in me.page
                assert secret not in me.text
            await me.press("down")


async def test_a_decision_shows_its_replies(world: World) -> None:
    """Each with its moon, its grade and where it leads; the one given is marked."""
    async with seat(world, "errand", size=(140, 40)) as me:
        await draw(me, "shy", "chase")
        assert here(me) == "ask"
        assert "Ann has time for one question." in me.page
        for reply in (
            "● professional Say plain. → decision 2: Ann has written.",
            "◕ workable you Say shy. → decision 2: Ann has written.",
            "○ damaging Say rude. → a recovery not met yet",
        ):
            assert reply in me.page


async def test_a_summary_has_a_line_for_each_reply(world: World) -> None:
    """Where there is no room beside the map; space shows everything."""
    async with seat(world, "errand") as me:
        await draw(me, "shy", "chase")
        assert "● professional Say plain. → decision 2" in me.page
        assert "→ decision 2: Ann has written." not in me.page
        await me.press("space")
        assert "→ decision 2: Ann has written." in me.page
        await me.press("q")
        assert isinstance(me.screen, MapScreen)
        assert "→ decision 2: Ann has written." not in me.page


async def test_what_was_met_another_time_is_told(world: World) -> None:
    """Everything met in any run, with the answer then."""
    async with seat(world, "errand") as me:
        await me.finish("rude", "so", "chase")
    async with seat(world, "errand", size=(140, 40)) as me:
        await draw(me, "plain", "wait")
        await me.sees("2 of 2 endings seen", "“Say so.” recovery · tempting", "Unanswered")
        await me.press("down")
        assert here(me) == "mend"
        assert "met another time" in me.page
        assert "◔ tempting you, another time" in me.page


async def test_going_back_is_told(world: World) -> None:
    """The first answer and the one on the way finally taken are told apart."""
    async with seat(world, "errand", size=(140, 40)) as me:
        await me.begin()
        await me.answers("rude")
        await me.press("b")
        await me.go_on()
        await me.answers("plain", "wait")
        await me.look_back()
        await open_map(me)
        assert "○ damaging you, at first" in me.page
        assert "● professional then you" in me.page
        await me.press("down")
        assert "met, and left again by going back" in me.page


async def test_walking(world: World) -> None:
    """Row by row, along the lines, by the number of a reply, and by mouse."""
    async with seat(world, "errand") as me:
        await draw(me, "plain", "wait")
        await me.press("up")
        assert here(me) == "ask"
        await me.press("down", "down")
        assert here(me) == "mail"
        await me.press("right")
        assert here(me) == "good"
        await me.press("right", "left")
        assert here(me) == "mail"
        await me.press("left")
        assert here(me) == "ask"
        await me.press(number_of(me, "rude"))
        assert here(me) == "mend"
        await me.press("left")
        assert here(me) == "ask"
        await me.press("9", "end")
        assert here(me) == "good"
        await me.press("home")
        assert here(me) == "ask"
        await me.click("Say wait.")
        assert here(me) == "mail"


async def test_a_route_that_depends_on_something_says_on_what(home: Path, tmp_path: Path) -> None:
    """On the reply that sets it, by its words where it was met, and on trust by its number."""
    scenario = errand()
    ask, mail = scenario["scenes"]["ask"]["replies"], scenario["scenes"]["mail"]["replies"]
    ask[1]["sets"] = ["shy"]
    mail[0]["goto"] = [
        {"when": {"has": ["shy"], "trust": {"ann": 50}}, "to": "bad"},
        {"when": {"lacks": ["shy"], "trust_below": {"ann": 5}}, "to": "bad"},
        {"to": "good"},
    ]
    world = make_world(home, write_pack(tmp_path / "pack", errand=scenario))
    async with seat(world, "errand", size=(140, 40)) as me:
        await draw(me, "shy", "wait")
        await me.press("down", "down")
        assert "Say wait. → Unanswered after “Say shy.”, Ann’s trust at 50 or more" in me.page


@pytest.mark.parametrize("size", SIZES)
async def test_the_map_in_dutch(home: Path, pack: Path, size: tuple[int, int]) -> None:
    """The program’s words and the scenario’s, also after a change of language."""
    write_overlay(pack, "errand", {"scenes": {"mail": {"replies": {"wait": {"say": "Ik wacht."}}}}})
    async with seat(make_world(home, pack, language="nl"), "errand", size=size) as me:
        await draw(me, "plain", "wait")
        await me.sees("kaart · 1 van 2 eindes gezien", "‘Ik wacht.’", "nog niet tegengekomen")
        await me.press("down", "f3")
        await me.sees("map · 1 of 2 endings seen", "“Say wait.”", "not met yet")
        assert here(me) == "mend"


async def test_a_map_after_a_resize(world: World) -> None:
    """Every size has the map and the point."""
    async with seat(world, "errand") as me:
        await draw(me, "plain", "wait")
        for size in ((140, 40), (60, 20), (80, 24)):
            await me.resize(*size)
            await me.sees("“Say plain.”", "Ann has time for one question.")


async def test_leaving_the_map(world: World) -> None:
    """Back to looking back, from there to the library."""
    async with seat(world, "errand") as me:
        for key in ("q", "escape", "m"):
            if me.screen.query("#map"):
                raise AssertionError("still there")
            if not isinstance(me.screen, DebriefScreen):
                await me.finish("plain", "wait")
            await open_map(me)
            await me.press(key)
            assert isinstance(me.screen, DebriefScreen)


async def test_what_comes_too_late_is_not_shown(world: World) -> None:
    """The journal may have been read only when the map was left again."""
    async with seat(world, "errand") as me:
        await draw(me, "plain", "wait")
        left = me.screen
        assert isinstance(left, MapScreen)
        assert left.map
        await me.press("q")
        left._show(left.map)
        await me.sees("looking back")


async def test_the_palette_offers_the_map(world: World) -> None:
    """By name, as everything."""
    async with seat(world, "errand") as me:
        await me.finish("plain", "wait")
        await me.press("ctrl+p")
        await me.type("map")
        await me.sees("Map")
        await me.press("enter")
        await me.until("the map", lambda: isinstance(me.screen, MapScreen))


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
async def test_text_is_shown_as_it_was_written(home: Path, tmp_path: Path, text: str) -> None:
    """Brackets, wide letters and long words, in the map and beside another attempt."""
    world = make_world(home, write_pack(tmp_path / "pack", awkward=awkward(text)))
    for reply in ("rude", "plain"):
        async with seat(world, "awkward", size=(140, 60)) as me:
            await draw(me, reply)
            for part in (f"recap {text}", f"say {text}", f"rude {text}", f"end {text}"[:40]):
                assert dense(part) in dense(page_of(me.screen))
            if reply == "plain":
                await me.press("q")
                await me.resize(60, 50)
                await me.press("c")
                await me.sees("Enter compare")
                await me.press("enter")
                for part in (f"say {text}", f"rude {text}", f"not {text}", f"instead {text}"):
                    assert dense(part) in dense(page_of(me.screen))


class TestPlayFromHere:
    async def test_a_decision_that_was_met(self, world: World) -> None:
        """It stands there at once, is marked all the way, and comes back to a map of its own."""
        async with seat(world, "errand") as me:
            await draw(me, "plain", "wait")
            await me.press("right", "enter")
            await me.opened()
            await me.read_on(Phase.DECIDING)
            await me.sees("decision 2 · from the map, not scored")
            assert "None of it is scored." in me.page
            await me.press("b")
            assert me.play.run
            assert me.play.run.session.state.place == "mail"
            await me.answers("chase")
            await me.look_back()
            await me.sees("looking back · from the map, not scored")
            in_order(
                me.page,
                "Unanswered",
                "Practised 0 of 1 professional, not scored",
                "2 ◔ A tempting reply.",
                "Try another way from the map",
            )
            assert "percent" not in me.page
            assert "last time" not in me.page
            await me.press("end")
            await me.sees("Enter map")
            await me.press("enter")
            await me.until("the map", lambda: isinstance(me.screen, MapScreen) and me.screen.map)
            await me.sees("2 of 2 endings seen", "“Say plain.”", "“Say chase.”")

    async def test_a_decision_that_was_not_met(self, world: World) -> None:
        """What leads there stands above."""
        async with seat(world, "errand") as me:
            await draw(me, "plain", "wait")
            await me.press("down")
            await me.sees("You can play from here")
            await me.press("enter")
            await me.opened()
            await me.read_on(Phase.DECIDING)
            in_order(me.page, "Say rude.", "None of it is scored.", "Ann waits.")
            await me.answers("sorry", "wait")
            await me.look_back()
            assert "Recovery 1 of 1" in me.page

    async def test_none_of_it_counts(self, world: World) -> None:
        """Neither finished nor half done; the library goes on with the score there was."""
        async with seat(world, "errand") as me:
            await draw(me, "rude", "so", "chase")
            await me.press("enter")
            await me.opened()
            await me.read_on(Phase.DECIDING)
            await me.answers("plain", "wait")
            await me.look_back()
            await open_map(me)
            await me.press("enter")
            await me.opened()
            await me.read_on(Phase.DECIDING)
            await me.answers("plain")
            await me.press("q")
        standing = world.journal.read().standings["errand"]
        assert (standing.attempts, standing.finished, standing.best) == (1, 1, 17)
        assert standing.half_done is None
        [first, *asides] = world.journal.everything("errand")
        assert first.counts
        assert [each.from_scene for each in asides] == ["ask", "ask"]
        async with seat(world, "errand") as me:
            await me.finish("plain", "wait")
            assert "tempting → professional" in me.page

    async def test_what_no_conversation_comes_to(self, home: Path, tmp_path: Path) -> None:
        """It is on the map, for a route names it; it says that nothing leads there."""
        scenario = errand()
        never = [{"when": {"trust": {"ann": 100}}, "to": "mend"}, {"to": "mail"}]
        scenario["scenes"]["ask"]["replies"][2]["goto"] = never
        world = make_world(home, write_pack(tmp_path / "pack", errand=scenario))
        async with seat(world, "errand") as me:
            await draw(me, "plain", "wait")
            await me.press("down")
            assert here(me) == "mend"
            await me.press("enter")
            await me.hears("No conversation was found that leads here.")

    async def test_nothing_to_play(self, world: World) -> None:
        """From an ending Enter does nothing, and no key says it would."""
        async with seat(world, "errand") as me:
            await draw(me, "plain", "wait")
            await me.press("end")
            assert "play from here" not in me.text
            await me.press("enter", "1")
            assert isinstance(me.screen, MapScreen)


@given(scenarios(), walks(), st.integers(1, 140))
def test_a_row_is_never_wider_than_there_is_room(
    scenario: Scenario, walk: Walk, width: int
) -> None:
    """Whatever the scenario, wherever one stands."""
    map_ = draw_map(walked(Session.begin(scenario, seed=0), walk))
    for point in map_.points:
        assert row(map_, point, width).cell_length <= width
