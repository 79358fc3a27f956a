"""Authors' texts are shown as written: brackets, emoji, other scripts and endless words."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.tui.play import Phase
from coach.world import World
from tests.factory import minimal_pack, minimal_scenario, write_pack
from tests.tui.driving import Seat, dense, make_world, page_of, seat
from tests.tui.samples import AWKWARD, awkward

NAMES = {name: f"awkward-{place}" for place, name in enumerate(AWKWARD)}


@pytest.fixture
def world(home: Path, tmp_path: Path) -> World:
    """A newcomer with a scenario for every awkward text."""
    scenarios = {NAMES[name]: awkward(text) for name, text in AWKWARD.items()}
    return make_world(home, write_pack(tmp_path / "pack", **scenarios))


def holds(me: Seat, text: str, *places: str) -> None:
    """Assert that `text` stands after each of these words on the page."""
    page = dense(page_of(me.screen))
    for place in places:
        assert dense(f"{place} {text}") in page, f"{place}:\n{page_of(me.screen)}"


@pytest.mark.parametrize(("name", "text"), AWKWARD.items(), ids=AWKWARD)
async def test_a_play_shows_texts_as_written(world: World, name: str, text: str) -> None:
    """From the brief to the debrief, in every place an author writes."""
    async with seat(world, NAMES[name], size=(80, 40)) as me:
        await me.opened()
        holds(me, text, "title", "brief", "goal")
        await me.begin()
        holds(me, text, "line", "asks")
        seen = dense(me.lines)
        assert dense(f"say {text}") in seen
        assert dense(f"rude {text}") in seen
        await me.press("down")
        await me.answer("rude")
        holds(me, text, "rude", "huh", "Then", "not", "say", "instead", "fits")
        await me.go_on()
        assert me.play.phase is Phase.ENDED
        holds(me, text, "end", "after")
        await me.look_back()
        await me.resize(60, 40)  # yours and the professional reply one below the other
        holds(me, text, "end", "recap", "rude", "not", "instead")


async def test_a_spoken_line_is_as_written(world: World) -> None:
    """The line that says the highlight has no markup either."""
    async with seat(world, NAMES["closing tag"]) as me:
        await me.begin()
        await me.press("down", "up")
        await me.until("the highlight", lambda: "Reply 1 of 2:" in me.text)
        assert "He said [/] and left" in me.text.partition("Reply 1 of 2:")[2]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])
async def test_the_library_shows_texts_as_written(world: World, size: tuple[int, int]) -> None:
    """Titles in the list, and summary and aim of each in the preview."""
    async with seat(world, size=size) as me:
        where = "#preview" if size[0] > 100 else "#summary"
        for name, text in AWKWARD.items():
            if name != "long word":
                assert dense(f"title {text}") in dense(me.lines), name
            preview = dense(me.part(where))
            assert dense(f"summary {text}") in preview
            assert dense(f"goal {text}") in preview
            await me.press("down")


async def test_people_beside_are_as_written(world: World) -> None:
    """Who they are, and what you want, in the column of a wide terminal."""
    async with seat(world, NAMES["closing tag"], size=(140, 40)) as me:
        await me.begin()
        assert dense("about He said [/] and left") in dense(me.lines)
        assert dense("goal He said [/] and left") in dense(me.part("#people"))


async def test_a_pack_is_called_what_it_is_called(home: Path, tmp_path: Path) -> None:
    """The title of a pack and of a topic are text as well."""
    topics = {"asking": {"title": "[b]Asking[/]"}}
    pack = minimal_pack(title="Pack [/] one", topics=topics)
    folder = write_pack(tmp_path / "pack", pack=pack, tea=minimal_scenario())
    async with seat(make_world(home, folder)) as me:
        await me.sees("Pack [/] one", "[b]Asking[/] · chat")
