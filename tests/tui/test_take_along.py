"""`t` in the debrief: the conversation as a page of HTML, and where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.world import World
from tests.factory import write_pack
from tests.tui.driving import Seat, make_world, seat
from tests.tui.samples import errand


@pytest.fixture
def world(home: Path, tmp_path: Path) -> World:
    return make_world(home, write_pack(tmp_path / "pack", errand=errand()))


@pytest.fixture
def here(world: World) -> Path:
    """The folder that the program was started in."""
    world.places.here.mkdir(parents=True)
    return world.places.here


async def take(me: Seat) -> None:
    await me.finish("rude", "sorry", "chase")
    await me.press("t")


async def test_a_page_in_the_folder_in_use(world: World, here: Path) -> None:
    """Named after the scenario and the attempt; a second time it is the same file."""
    async with seat(world, "errand") as me:
        await take(me)
        await me.hears(f"Written: {here}")
        await me.press("t")
        await me.until("both told", lambda: me.told.count("Written:") == 2)
    [page] = here.iterdir()
    assert page.name.startswith("errand-20260302T")
    text = page.read_text("utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    for words in ("Say rude.", "Why rude.", "17 percent, 0 of 2 professional"):
        assert words in text


async def test_a_folder_that_cannot_be_written(
    world: World, here: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it stands beside the journal."""
    write = Path.write_text

    def refuse(path: Path, *content: str, **more: str) -> int:
        if path.parent == here:
            raise PermissionError(13, "Permission denied")
        return write(path, *content, **more)

    monkeypatch.setattr(Path, "write_text", refuse)
    async with seat(world, "errand") as me:
        await take(me)
        await me.hears(f"Written: {home}")
    assert len(list(home.glob("errand-*.html"))) == 1


async def test_where_nothing_can_be_written(
    world: World, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and the debrief is as it was."""

    def refuse(path: Path, *_content: str, **_more: str) -> int:
        raise PermissionError(13, f"Permission denied at {path.name}")

    async with seat(world, "errand") as me:
        await me.finish("rude", "sorry", "chase")
        monkeypatch.setattr(Path, "write_text", refuse)
        await me.press("t")
        await me.hears("cannot be written: Permission denied")
        assert "Unanswered" in me.page
    assert list(here.iterdir()) == []


async def test_in_the_language_of_the_moment(world: World, here: Path) -> None:
    """After F3 the page is in that language."""
    async with seat(world, "errand") as me:
        await me.finish("rude", "sorry", "chase")
        await me.press("f3", "t")
        await me.hears(f"Geschreven: {here}")
    [page] = here.iterdir()
    assert "Een schadelijk antwoord." in page.read_text("utf-8")
