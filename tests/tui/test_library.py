"""The library: what there is, how far one is, and how to find and open it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from coach.content.grades import Mode
from coach.tui.library import LibraryScreen
from coach.tui.play import PlayScreen
from coach.world import World
from tests.factory import minimal_pack, minimal_scenario, write_pack, write_toml
from tests.journal.samples import finished, half_done
from tests.tui.driving import Seat, dense, make_world, seat
from tests.tui.samples import errand

WELCOME = "Enter begins the first conversation."


def titles(me: Seat) -> list[str]:
    """The scenarios that are listed."""
    assert isinstance(me.screen, LibraryScreen)
    return [card.title for card in me.screen._shown]


def chosen(me: Seat) -> str:
    """The scenario under the highlight."""
    assert isinstance(me.screen, LibraryScreen)
    card = me.screen._current()
    return card.title if card else ""


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Three scenarios, suggested in another order than their names have."""
    return write_pack(
        tmp_path / "pack",
        pack=minimal_pack(path=["tea", "errand", "cake"]),
        cake=minimal_scenario(title="A slice of cake", media=["call"], minutes=12),
        errand=errand(),
        tea=minimal_scenario(title="A pot of tea", summary="It is hot.", goal="A cup"),
    )


async def test_every_scenario_is_listed_in_the_suggested_order(home: Path, three: Path) -> None:
    """Title, topic, medium and minutes of each, the first to play on top."""
    async with seat(make_world(home, three)) as me:
        lines = [line.strip() for line in me.lines.splitlines()]
        at = lines.index("A pot of tea")
        assert lines[at : at + 6] == [
            "A pot of tea",
            "Asking · chat · about 1 minute",
            "An errand",
            "Asking · chat, e-mail · about 1 minute",
            "A slice of cake",
            "Asking · call · about 12 minutes",
        ]
        assert "1 of 3" in me.text


async def test_our_own_scenarios_are_listed(world: World) -> None:
    """The pack that comes with the program is the one shown."""
    async with seat(world) as me:
        cards = world.library().cards
        assert len(cards) >= 3
        assert titles(me) == [card.title for card in cards]
        await me.sees(cards[0].title, cards[0].summary)


async def test_the_first_start_welcomes(home: Path, three: Path) -> None:
    """Whoever has played nothing reads what this is; afterwards the room is for the list."""
    world = make_world(home, three)
    async with seat(world) as me:
        await me.sees(WELCOME)
        await me.press("enter")
        await me.begin()
        await me.answer("plain")
        await me.leave()
        assert WELCOME not in me.text
    async with seat(world) as me:
        assert WELCOME not in me.text


async def test_how_far_one_is(home: Path, three: Path) -> None:
    """Half done, then the last and the best score, as soon as one is back."""
    async with seat(make_world(home, three)) as me:
        await me.press("down", "enter")
        await me.begin()
        await me.answer("rude")
        await me.leave()
        await me.sees("◐ half done", "Enter go on", "^n restart")
        assert chosen(me) == "An errand"
        await me.press("enter")
        await me.opened()
        await me.answers("sorry", "wait")
        await me.leave()
        await me.sees("last 50 best 50")
        assert "half done" not in me.text
        await me.press("enter")
        await me.begin()
        await me.answers("plain", "wait")
        await me.leave()
        await me.sees("last 100 best 100")


async def test_the_last_score_beside_the_best(home: Path, three: Path) -> None:
    """A worse run does not hide a better one."""
    world = make_world(home, three)
    for number, percent in enumerate((80, 40)):
        world.journal.save(finished(number, percent, scenario="cake"))
    async with seat(world) as me:
        await me.sees("last 40 best 80")


async def test_typing_finds(home: Path, three: Path) -> None:
    """Letters narrow the list at once, Backspace widens it, Esc shows all."""
    async with seat(make_world(home, three)) as me:
        await me.type("cake")
        assert titles(me) == ["A slice of cake"]
        assert "Find cake" in me.text
        await me.press(*["backspace"] * 3)
        assert "Find c" in me.text
        assert "A slice of cake" in titles(me)
        await me.press("escape")
        assert len(titles(me)) == 3
        assert "Type to find." in me.text


FINDS = {
    "title": ("ERRAND", ["An errand"]),
    "medium": ("e-mail", ["An errand"]),
    "summary": ("it is hot", ["A pot of tea"]),
    "topic": ("asking", ["A pot of tea", "An errand", "A slice of cake"]),
    "name of the folder": ("cake", ["A slice of cake"]),
    "two words in any order": ("cake call", ["A slice of cake"]),
}


async def test_what_can_be_looked_for(home: Path, three: Path) -> None:
    """Title, topic, medium and summary are searched, whatever the case."""
    async with seat(make_world(home, three)) as me:
        for name, (typed, found) in FINDS.items():
            await me.type(typed)
            assert titles(me) == found, name
            await me.press("escape")


async def test_pasted_text_is_looked_for(home: Path, three: Path) -> None:
    """A name copied from an e-mail finds, line breaks and all."""
    async with seat(make_world(home, three)) as me:
        me.screen.post_message(Paste("slice\nof "))
        await me.until("what was pasted", lambda: titles(me) == ["A slice of cake"])
        await me.sees("Find slice of")


async def test_nothing_found(home: Path, three: Path) -> None:
    """An empty list says so and says the way out; Enter does nothing."""
    async with seat(make_world(home, three)) as me:
        await me.type("xyz")
        assert titles(me) == []
        await me.sees("Nothing matches. Esc shows all again.")
        await me.press("enter", "f4", "ctrl+n", "down", "pagedown")
        assert isinstance(me.screen, LibraryScreen)
        await me.press("escape")
        await me.sees("A pot of tea")


async def test_typed_brackets_are_text(home: Path, three: Path) -> None:
    """What is typed is shown as typed, also where it looks like markup."""
    async with seat(make_world(home, three)) as me:
        await me.press("left_square_bracket", "slash", "right_square_bracket")
        await me.sees("Find [/]")


async def test_enter_plays(home: Path, three: Path) -> None:
    """Enter opens what is under the highlight, in practice."""
    async with seat(make_world(home, three)) as me:
        await me.press("down", "enter")
        await me.opened()
        assert "An errand practice" in me.text


async def test_f4_plays_as_an_assessment(home: Path, three: Path) -> None:
    """F4 opens it as an assessment, and the title says so."""
    async with seat(make_world(home, three)) as me:
        await me.press("f4")
        await me.opened()
        assert me.play.mode is Mode.ASSESSMENT
        assert "A pot of tea assessment" in me.text


async def test_ctrl_r_starts_over(home: Path, three: Path) -> None:
    """What is half done is left alone, and the first decision comes again."""
    async with seat(make_world(home, three)) as me:
        await me.press("down", "enter")
        await me.begin()
        await me.answer("rude")
        await me.leave()
        await me.press("ctrl+n")
        await me.begin()
        assert "decision 1" in me.text
        assert "Say rude." in [text for _n, text in replies(me)]


def replies(me: Seat) -> list[tuple[int, str]]:
    """The replies offered."""
    run = me.play.run
    assert run is not None
    return [(n, reply.text) for n, reply in enumerate(run.session.replies, start=1)]


async def test_a_broken_scenario_does_not_stop_the_others(home: Path, three: Path) -> None:
    """It is listed with the reason, file and line; the others play."""
    write_toml(three / "tea" / "scenario.toml", 'format = 1\ntitle = "Tea\n')
    async with seat(make_world(home, three)) as me:
        await me.sees("tea", "cannot be played", "An errand")
        assert "scenario.toml:2:" in dense(me.lines)
        assert "F4" not in me.text
        await me.press("down", "enter")
        await me.opened()
        assert "An errand practice" in me.text


async def test_enter_on_a_broken_scenario_says_why(home: Path, three: Path) -> None:
    """Nothing breaks: the reason is on the screen, and Enter leads back."""
    write_toml(three / "tea" / "scenario.toml", 'format = 1\ntitle = "Tea\n')
    async with seat(make_world(home, three)) as me:
        await me.press("enter")
        await me.until("the reason", lambda: "scenario.toml:2" in me.text)
        if isinstance(me.screen, PlayScreen):
            await me.opened()
            await me.press("enter")
        await me.library_read()
        assert isinstance(me.screen, LibraryScreen)


async def test_a_fault_below_the_first_lines(home: Path, three: Path) -> None:
    """A scenario that only turns out broken when it is read says why and leads back."""
    broken = minimal_scenario(title="A pot of tea")
    broken["scenes"]["ask"]["replies"][0]["goto"] = "nowhere"
    write_toml(three / "tea" / "scenario.toml", broken)
    async with seat(make_world(home, three)) as me:
        await me.press("enter")
        await me.opened()
        await me.sees("scenario.toml:", "nowhere", "Enter leave")
        await me.press("enter")
        await me.library_read()
        assert isinstance(me.screen, LibraryScreen)


async def test_an_empty_pack(home: Path, tmp_path: Path) -> None:
    """A pack without a scenario opens, and no key breaks it."""
    write_toml(tmp_path / "empty" / "pack.toml", minimal_pack())
    async with seat(make_world(home, tmp_path / "empty")) as me:
        await me.press("enter", "down", "end", "pagedown", "f4", "ctrl+n")
        await me.sees("A pack for tests")


async def test_a_hundred_scenarios(home: Path, tmp_path: Path) -> None:
    """All can be reached with the keys that scroll, and the title counts them."""
    many = {f"play-{n:03}": minimal_scenario(title=f"Number {n}") for n in range(100)}
    pack = write_pack(tmp_path / "pack", **many)
    async with seat(make_world(home, pack)) as me:
        await me.press("end")
        await me.sees("Number 99", "100 of 100")
        await me.press("pageup", "home")
        await me.sees("Number 0", "1 of 100")
        await me.press("pagedown", "down")
        assert chosen(me) == "Number 9"
        await me.type("number 42")
        assert titles(me) == ["Number 42"]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])
async def test_the_preview_follows_the_highlight(
    home: Path, three: Path, size: tuple[int, int]
) -> None:
    """What is under the highlight is described, beside the list or below it."""
    async with seat(make_world(home, three), size=size) as me:
        where = "#preview" if size[0] > 100 else "#summary"
        assert "It is hot." in me.part(where)
        assert "A cup" in me.part(where)
        await me.press("down")
        assert "You need one answer from Ann." in me.part(where)
        await me.press("up")
        assert "It is hot." in me.part(where)
        await me.sees("It is hot.")


async def test_the_mouse_opens(home: Path, three: Path) -> None:
    """A click on a title plays it."""
    async with seat(make_world(home, three)) as me:
        await me.click("A slice of cake")
        await me.opened()
        assert "A slice of cake practice" in me.text


async def test_the_library_after_a_resize(home: Path, three: Path) -> None:
    """The highlight and what was typed outlive any size."""
    async with seat(make_world(home, three)) as me:
        await me.type("a")
        await me.press("down")
        for size in ((140, 40), (60, 20), (80, 24)):
            await me.resize(*size)
            assert chosen(me) == "An errand"
            await me.sees("An errand", "Find a", "Enter play")


async def test_two_hundred_attempts_and_a_damaged_one(home: Path, three: Path) -> None:
    """The figures are those of what can be read, and the file that cannot is named."""
    world = make_world(home, three)
    for number in range(200):
        attempt = finished if number else half_done
        changes = {} if not number else {"percent": 50 + number % 40}
        world.journal.save(attempt(number, scenario="tea", **changes))
    damaged = world.journal.folder / "tea" / "20260301T000000-abcdef.toml"
    write_toml(damaged, "format = 1\nscenario = ")
    async with seat(world) as me:
        await me.hears(damaged.name)
        me.app.clear_notifications()
        await me.sees("◐ half done", "last 89 best 89")
        await me.press("enter")
        await me.opened()
        assert isinstance(me.screen, PlayScreen)
    assert damaged.read_text() == "format = 1\nscenario = "
