"""Playing: the brief, the replies, the coach, going back, the ending."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coach.content.grades import Mode
from coach.tui.library import LibraryScreen
from coach.tui.play import Phase, PlayScreen
from coach.tui.widgets.bars import Key
from coach.world import Start, World
from tests.factory import decision, minimal_scenario, reply, write_pack
from tests.tui.driving import Seat, card, in_order, make_world, numbered, seat
from tests.tui.samples import errand


@pytest.fixture
def small(home: Path, tmp_path: Path) -> World:
    """A newcomer with one small scenario, `errand`."""
    return make_world(home, write_pack(tmp_path / "pack", errand=errand()))


def offered(me: Seat) -> list[str]:
    """The ids of the replies, in the order shown."""
    run = me.play.run
    assert run is not None
    return [each.id for each in run.session.replies]


def given(me: Seat) -> list[str]:
    """The ids of the replies given."""
    run = me.play.run
    assert run is not None
    return [turn.reply.id for turn in run.session.turns]


async def test_the_brief_comes_first(small: World) -> None:
    """Who you are and what you want, before anybody speaks; Enter begins."""
    async with seat(small, "errand") as me:
        await me.opened()
        in_order(
            me.text, "An errand", "chat, e-mail · about 1 minute", "You are Sam.", "You want One"
        )
        assert "Enter begin" in me.text
        assert "What can I do for you?" not in me.text
        assert "Say plain." not in me.text
        await me.press("1", "2", "b", "p")
        assert me.play.phase is Phase.BRIEF
        await me.press("enter")
        await me.sees("In a chat.", "What can I do for you?", "What do you write back?")


async def test_the_scenario_is_read_while_the_brief_is(
    small: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without any key the play is ready to begin, as soon as the first frame is out."""
    monkeypatch.undo()
    async with seat(small, "errand") as me:
        await me.opened()
        await me.sees("q leave, saved")


async def test_enter_before_the_scenario_is_read(small: World) -> None:
    """An impatient Enter is not lost."""
    async with seat(small, "errand") as me:
        me.play.action_advance()
        await me.until("the first decision", lambda: me.play.phase is Phase.DECIDING)
        await me.sees("What can I do for you?", "Say plain.")


async def test_a_number_answers(small: World) -> None:
    """The number before a reply gives that reply."""
    async with seat(small, "errand") as me:
        await me.begin()
        shown = numbered(me.lines)
        assert sorted(text for _n, text in shown) == ["Say plain.", "Say rude.", "Say shy."]
        number, text = shown[1]
        await me.press(str(number))
        await me.sees("You " + text)
        assert given(me) == [text[4:-1]]


async def test_a_number_without_a_reply(small: World) -> None:
    """A number that is not offered does nothing."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.press("4", "9", "0")
        assert me.play.phase is Phase.DECIDING
        assert given(me) == []


async def test_arrows_and_enter_answer(small: World) -> None:
    """Down comes to the first reply, then to the next; Enter gives it; the ends hold."""
    async with seat(small, "errand") as me:
        await me.begin()
        replies = offered(me)
        await me.press("down", "down", "up", "up", "up", "down")
        await me.press("enter")
        assert given(me) == [replies[1]]
        await me.go_on()
        replies = offered(me)
        await me.press("down", "down", "down", "down", "enter")
        assert given(me)[-1] == replies[-1]


async def test_enter_without_a_highlight_chooses_nothing(small: World) -> None:
    """Whoever leans on Enter answers nothing by accident."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.press(*["enter"] * 5, "space")
        assert me.play.phase is Phase.DECIDING
        assert given(me) == []
        await me.answer("plain")
        await me.go_on()
        await me.press("enter", "enter")
        assert given(me) == ["plain"]


async def test_the_mouse_answers(small: World) -> None:
    """A click on a reply gives it."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.click("Say shy.")
        assert given(me) == ["shy"]


async def test_the_highlight_is_spoken(small: World) -> None:
    """One line says in words where the highlight is, anew at every decision."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.sees("3 replies.")
        replies = offered(me)
        for number, reply_id in enumerate(replies, start=1):
            await me.press("down")
            await me.sees(f"Reply {number} of 3: Say {reply_id}.")
        await me.press("enter")
        await me.go_on()
        await me.sees("2 replies.")
        assert "Reply " not in me.text


async def test_four_replies_are_spoken_in_our_own_scenario(world: World) -> None:
    """A long reply is spoken from its beginning, cut to the line."""
    async with seat(world, "first-coffee") as me:
        await me.begin()
        await me.press("down", "down")
        await me.sees("Reply 2 of 4: Then briefly: I plan bus lanes")


async def test_what_follows_an_answer(small: World) -> None:
    """The reaction comes first, then grade, why, the alternative, what it does, the principle."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.answer("rude")
        in_order(
            me.page,
            "What can I do for you?",
            "You Say rude.",
            "Ann Heard rude.",
            "○ A damaging reply.",
            "Why rude.",
            "A professional reply Say plain.",
            "Ask once.",
            "Ask plainly.",
            "Ann trusts you less: 42, was 50.",
        )
        assert "If time were short." in me.page
        assert "Ann waits." not in me.page


async def test_after_a_professional_answer(small: World) -> None:
    """The coach says why it was good and has no alternative to offer."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.answer("plain")
        in_order(me.page, "Heard plain.", "● A professional reply.", "Why plain.", "Ask plainly.")
        assert "Ask once." not in me.page
        assert me.page.count("Say plain.") == 1
        assert "Ann trusts you more: 55, was 50." in me.page


GRADES = {
    "plain": "● A professional reply.",
    "shy": "◕ A workable reply.",
    "rude": "○ A damaging reply.",
}


@pytest.mark.parametrize(("reply_id", "verdict"), GRADES.items(), ids=GRADES)
async def test_a_grade_is_a_word(small: World, reply_id: str, verdict: str) -> None:
    """A moon never stands without its word."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.answer(reply_id)
        assert verdict in me.page


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["in a line", "beside"])
async def test_trust_and_how_it_moved(small: World, size: tuple[int, int]) -> None:
    """Where trust stands can be seen at every decision, and which way it went."""
    async with seat(small, "errand", size=size) as me:
        await me.begin()
        where = "#trust" if size[0] == 80 else "#people"
        assert "50" in me.part(where)
        await me.answer("rude")
        await me.go_on()
        assert "42 ▼ 8 cooler" in me.part(where)
        assert "42" in me.lines
        await me.answer("sorry")
        await me.go_on()
        assert "45 ▲ 3 warmer" in me.part(where)


async def test_wide_shows_people_and_aim(small: World) -> None:
    """Where there is room, who they are and what you want stay in sight."""
    async with seat(small, "errand", size=(140, 40)) as me:
        await me.begin()
        assert "Ann A colleague" in me.part("#people")
        assert "You want One answer" in me.part("#people")
        await me.sees("A colleague")


async def test_the_principle_unfolds(small: World) -> None:
    """P shows the note behind the principle, once; then it opens the handbook."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.answer("shy")
        assert "It saves time." not in me.page
        assert "p" in {key.key for key in me.keys}
        await me.press("p")
        assert me.page.count("It saves time.") == 1
        assert Key("p", "handbook", "screen.principle") in me.keys
        await me.press("p", "escape")
        assert me.page.count("It saves time.") == 1
        await me.go_on()
        await me.sees("I will look.")


async def test_going_back(small: World) -> None:
    """B brings the last decision again with its replies in their order; the score stays."""
    async with seat(small, "errand") as me:
        await me.begin()
        before = offered(me)
        assert "b" not in {key.key for key in me.keys}
        await me.press("b")
        assert offered(me) == before
        await me.answer("rude")
        await me.press("b")
        assert me.play.phase is Phase.DECIDING
        assert offered(me) == before
        assert given(me) == []
        assert "Heard rude." not in me.page
        assert "50" in me.part("#trust")
        await me.answers("plain", "wait")
        await me.look_back()
        in_order(me.page, "Score 50 percent", "After correction 100 percent")


async def test_going_back_from_the_next_decision(small: World) -> None:
    """B also works once one has gone on, and more than once."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.answers("rude", "so")
        assert "decision 3" in me.text
        await me.press("b")
        assert "decision 2" in me.text
        assert sorted(offered(me)) == ["so", "sorry"]
        await me.press("b")
        assert "decision 1" in me.text
        assert given(me) == []


async def test_an_assessment_has_no_coach(small: World) -> None:
    """No note, no grade, no trust, no way back until the end; the debrief has it all."""
    start = Start(card(small, "errand"), mode=Mode.ASSESSMENT, seed=7)
    async with seat(small, start) as me:
        await me.begin()
        await me.answer("rude")
        assert me.play.phase is Phase.DECIDING
        await me.sees("Heard rude.", "Ann waits.")
        await me.press("b", "p")
        assert given(me) == ["rude"]
        assert not {"b", "p"} & {key.key for key in me.keys}
        for word in ("damaging", "Why rude.", "Ask plainly.", "trust", "42", "50", "cooler", "█"):
            assert word not in me.page + me.text, word
        await me.answers("sorry", "wait")
        await me.look_back()
        in_order(me.page, "Answered", "50 percent", "A damaging reply.", "Say plain.", "Why rude.")


async def test_an_assessment_shows_no_trust_beside(small: World) -> None:
    """Nor does the wide screen give it away."""
    start = Start(card(small, "errand"), mode=Mode.ASSESSMENT, seed=7)
    async with seat(small, start, size=(140, 40)) as me:
        await me.begin()
        await me.answer("rude")
        assert "Ann A colleague" in me.part("#people")
        assert not set("█░▼▲") & set(me.lines)


async def test_the_ending(small: World) -> None:
    """The story ends, Enter looks back, and there is no going back any more."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.answers("plain", "wait")
        assert me.play.phase is Phase.ENDED
        in_order(me.page, "Answered", "Ann smiles.", "The relationship is stronger than it was.")
        assert "the end" in me.text
        await me.press("b", "1", "p")
        assert me.play.phase is Phase.ENDED
        await me.look_back()


async def test_two_media(small: World) -> None:
    """Where the medium changes a line says so, and a letter has its head."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.answers("plain")
        in_order(me.page, "In a chat.", "By e-mail.", "From Ann", "Subject Your question", "Dear")
        assert "e-mail · decision 2" in me.text


async def test_leaving(small: World) -> None:
    """Q and Esc lead to the library, from the brief as well."""
    async with seat(small, "errand") as me:
        await me.opened()
        await me.press("escape")
        await me.library_read()
        assert isinstance(me.screen, LibraryScreen)
        await me.press("enter")
        await me.begin()
        await me.press("escape")
        await me.library_read()
        assert isinstance(me.screen, LibraryScreen)


LONG = minimal_scenario(
    title="A long story",
    scenes={
        "ask": decision(
            *(
                reply(f"say-{n}", grade, say=f"Reply {n} begins. {'And goes on. ' * 25}Over {n}.")
                for n, grade in enumerate(("professional", "workable", "tempting", "damaging"))
            ),
            lines="\n\n".join(f"ann: Paragraph {n} has several words to read." for n in range(30)),
        )
    },
    endings={"good": {"outcome": "stronger", "title": "Done", "text": "It is over."}},
)


@pytest.fixture
def long(home: Path, tmp_path: Path) -> World:
    """A newcomer with a scene and replies that are higher than a small terminal."""
    return make_world(home, write_pack(tmp_path / "pack", long=LONG))


async def test_a_long_scene_is_read_before_the_replies(long: World) -> None:
    """Every paragraph passes in front of the reader, and only then do the replies come up."""
    async with seat(long, "long") as me:
        await me.opened()
        await me.read_on(Phase.READING)
        seen = me.text
        for _step in range(30):
            if me.play.phase is Phase.DECIDING:
                break
            assert "Reply 0 begins." not in me.text
            assert "Enter read on" in me.text or "Enter your reply" in me.text
            await me.press("enter")
            seen += me.text
        assert me.play.phase is Phase.DECIDING
        for n in range(30):
            assert f"Paragraph {n} has several words" in seen, n


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
async def test_every_long_reply_can_be_reached(long: World, size: tuple[int, int]) -> None:
    """Moving through replies that do not fit together shows each of them from its beginning."""
    async with seat(long, "long", size=size) as me:
        await me.begin()
        for number in range(1, 5):
            await me.press("down")
            await me.sees(f"Reply {number} of 4:")
            run = me.play.run
            assert run is not None
            beginning = run.session.replies[number - 1].text[:15]
            assert f"{number} {beginning}" in me.text
        await me.press("pageup", "pageup", "home")
        await me.sees("chat · about 1 minute")
        await me.press("end")
        await me.sees("Paragraph 29 has several words")


async def test_the_last_lines_stay_above_the_replies(long: World) -> None:
    """What one answers to can be seen while one chooses."""
    async with seat(long, "long") as me:
        await me.begin()
        await me.sees("Paragraph 29 has several words")


@pytest.mark.parametrize("scenario", ["first-coffee", "intro-to-my-boss", "only-an-hr-address"])
async def test_our_own_replies_fit(world: World, scenario: str) -> None:
    """At 80 by 24 every reply of the first decision comes into sight."""
    async with seat(world, scenario) as me:
        await me.begin()
        seen = numbered(me.lines)
        for number in range(1, len(offered(me)) + 1):
            await me.press("down")
            await me.sees(f"Reply {number} of {len(offered(me))}:")
            seen += numbered(me.lines)
        assert {n for n, _text in seen} == set(range(1, len(offered(me)) + 1))


async def test_our_own_scenario_to_its_end(world: World) -> None:
    """The professional way through leads to the best ending, a full score and the next step."""
    async with seat(world, "first-coffee") as me:
        await me.begin()
        while me.play.phase is Phase.DECIDING:
            run = me.play.run
            assert run is not None
            assert run.session.decision is not None
            await me.answer(run.session.decision.professional.id)
            await me.go_on()
        assert "A whole hour" in me.page
        await me.look_back()
        assert re.search(r"Score 100 percent, (\d) of \1 professional", me.page)


SIZES = [(140, 40), (60, 20), (80, 24), (104, 30), (30, 10), (80, 24)]


async def test_resizing_loses_nothing(small: World) -> None:
    """Whatever the size, the same decision waits with the same highlight and can be answered."""
    async with seat(small, "errand") as me:
        await me.begin()
        await me.answers("rude")
        order, page = offered(me), me.page
        await me.press("down", "down")
        for size in SIZES:
            await me.resize(*size)
            assert me.play.phase is Phase.DECIDING
            assert me.page == page
            assert me.play.answer.replies.highlighted == 1
        await me.sees("Ann waits.", "Reply 2 of 2", "1–2 answer")
        await me.press("enter")
        assert given(me) == ["rude", order[1]]
        page = me.page
        for size in SIZES:
            await me.resize(*size)
            assert me.play.phase is Phase.COACHED
            assert me.page == page
        await me.go_on()
        await me.sees("Two days pass.")


async def test_a_small_terminal_grows(long: World) -> None:
    """Once there is room, a scene still being read can be read on to its replies."""
    async with seat(long, "long") as me:
        await me.opened()
        await me.press("enter")
        await me.resize(120, 60)
        await me.read_on(Phase.DECIDING)
        await me.sees("What do you write back?")
        assert len(numbered(me.lines)) == 4


async def test_the_whole_play_on_a_small_terminal(world: World) -> None:
    """At 60 by 20 everything can still be read and answered to the end."""
    async with seat(world, "first-coffee", size=(60, 20)) as me:
        await me.begin()
        while me.play.phase is Phase.DECIDING:
            await me.press("down", "enter")
            await me.go_on()
        assert isinstance(me.screen, PlayScreen)
        await me.look_back()
