"""Leaving and coming back: the same moment, the same order, whatever changed in the meantime."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.tui.library import LibraryScreen
from coach.tui.play import Phase, PlayScreen
from tests.factory import decision, reply, write_pack
from tests.tui.driving import Seat, make_world, seat
from tests.tui.samples import errand


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", errand=errand())


def offered(me: Seat) -> list[str]:
    """The ids of the replies, in the order shown."""
    run = me.play.run
    assert run is not None
    return [each.id for each in run.session.replies]


async def open_errand(me: Seat) -> None:
    """Open the only scenario from the library."""
    await me.library_read()
    await me.press("enter")
    await me.opened()


async def test_it_goes_on_at_the_same_decision(home: Path, pack: Path) -> None:
    """The story so far is there, the replies have their order, and a line says what happens."""
    world = make_world(home, pack)
    async with seat(world) as me:
        await open_errand(me)
        await me.begin()
        await me.answers("rude")
        order, page = offered(me), me.page
        await me.leave()
        await open_errand(me)
        assert offered(me) == order
        assert page in me.page.replace("You go on where you left off, after 1 answer. ", "")
        assert "You go on where you left off, after 1 answer." in me.page + me.text
        assert "decision 2" in me.text


async def test_it_goes_on_in_another_run(home: Path, pack: Path) -> None:
    """The next start of the program goes on just the same, going back included."""
    async with seat(make_world(home, pack)) as me:
        await open_errand(me)
        await me.begin()
        await me.answers("rude")
        order = offered(me)
        await me.leave()
    async with seat(make_world(home, pack)) as me:
        await open_errand(me)
        assert offered(me) == order
        await me.press("b")
        assert "decision 1" in me.text
        await me.answers("plain", "wait")
        await me.look_back()
        assert "After correction" in me.page


async def test_leaving_while_the_coach_speaks(home: Path, pack: Path) -> None:
    """The answer was given; what waits is the next decision."""
    async with seat(make_world(home, pack)) as me:
        await open_errand(me)
        await me.begin()
        await me.answer("shy")
        await me.leave()
        await open_errand(me)
        await me.read_on(Phase.DECIDING)
        assert sorted(offered(me)) == ["chase", "wait"]


async def test_quitting_in_the_middle(home: Path, pack: Path) -> None:
    """Ctrl+Q loses nothing either."""
    async with seat(make_world(home, pack)) as me:
        await open_errand(me)
        await me.begin()
        await me.answers("rude")
        run = me.play.run
        assert run is not None
        await me.press("ctrl+q")
    run.close()  # as the end of the process does
    async with seat(make_world(home, pack)) as me:
        await me.sees("◐ half done")
        await open_errand(me)
        assert sorted(offered(me)) == ["so", "sorry"]


async def test_an_assessment_goes_on_as_one(home: Path, pack: Path) -> None:
    """What was begun as an assessment has no coach afterwards either."""
    async with seat(make_world(home, pack)) as me:
        await me.press("f4")
        await me.begin()
        await me.answer("rude")
        await me.leave()
        await open_errand(me)
        assert "assessment" in me.text
        assert "damaging" not in me.page
        assert "b" not in {key.key for key in me.keys}


async def test_nothing_answered_is_nothing_kept(home: Path, pack: Path) -> None:
    """Who only looked is still a newcomer."""
    async with seat(make_world(home, pack)) as me:
        await open_errand(me)
        await me.begin()
        await me.leave()
        await me.sees("Enter begins the first conversation.")
        assert not list(home.rglob("*.toml"))


async def test_a_changed_scenario_that_still_holds(home: Path, pack: Path) -> None:
    """Everything answered is there, and the learner is told of the change."""
    async with seat(make_world(home, pack)) as me:
        await open_errand(me)
        await me.begin()
        await me.answers("plain")
        await me.leave()
        changed = errand()
        changed["scenes"]["mail"]["replies"].append(reply("new", "workable"))
        write_pack(pack, errand=changed)
        await open_errand(me)
        assert "All your answers still hold." in me.page + me.text
        assert sorted(offered(me)) == ["chase", "new", "wait"]


async def test_a_changed_scenario_that_no_longer_holds(home: Path, pack: Path) -> None:
    """It goes on as far as the answers fit and says how many do not."""
    async with seat(make_world(home, pack)) as me:
        await open_errand(me)
        await me.begin()
        await me.answers("rude", "so")
        await me.leave()
        changed = errand()
        changed["scenes"]["mend"] = decision(
            reply("sorry", goto="mail"),
            reply("well", "tempting", goto="mail"),
            lines="Ann waits.",
            recovery=True,
        )
        write_pack(pack, errand=changed)
        await open_errand(me)
        assert "1 answer no longer fits." in me.page + me.text
        assert sorted(offered(me)) == ["sorry", "well"]
        await me.answers("sorry", "wait")
        await me.look_back()


async def test_a_scenario_that_became_broken(home: Path, pack: Path) -> None:
    """The reason is on the screen; the attempt is left alone and goes on once it is mended."""
    async with seat(make_world(home, pack)) as me:
        await open_errand(me)
        await me.begin()
        await me.answers("rude")
        await me.leave()
        broken = errand()
        broken["scenes"]["mend"]["replies"][0]["goto"] = "nowhere"
        write_pack(pack, errand=broken)
        await open_errand(me)
        await me.sees("nowhere")
        await me.press("enter")
        await me.library_read()
        assert isinstance(me.screen, LibraryScreen)
        write_pack(pack, errand=errand())
        await open_errand(me)
        assert sorted(offered(me)) == ["so", "sorry"]


async def test_the_same_scenario_from_the_palette(home: Path, pack: Path) -> None:
    """Whoever opens what is being played goes on with it and does not begin another attempt."""
    async with seat(make_world(home, pack)) as me:
        await open_errand(me)
        await me.begin()
        await me.answers("rude")
        left = me.play
        await me.press("ctrl+p")
        await me.pilot.pause()
        await me.type("errand")
        await me.press("down", "enter")
        await me.until(
            "another play",
            lambda: isinstance(me.screen, PlayScreen) and me.screen is not left,
        )
        await me.opened()
        await me.read_on(Phase.DECIDING)
        assert sorted(offered(me)) == ["so", "sorry"]
