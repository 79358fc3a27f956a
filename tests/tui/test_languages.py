"""Two languages, switched at any moment, and no English left in the Dutch one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from coach.content.grades import Mode
from coach.tui.play import Phase
from coach.world import Start, World
from tests.factory import Data, write_overlay, write_pack, write_toml
from tests.tui.driving import Seat, card, make_world, seat
from tests.tui.dutch import all_dutch
from tests.tui.samples import errand


def overlay() -> Data:
    """The errand in Dutch."""
    replies = {"plain": "duidelijk", "shy": "verlegen", "rude": "bot", "sorry": "sorry"}
    return {
        "title": "Een boodschap",
        "summary": "Je wilt een antwoord van Ann.",
        "goal": "Eén antwoord",
        "brief": "Je bent Sam. Ann weet het.",
        "scenes": {
            "ask": {
                "lines": "Maandag.\n\nann: Wat kan ik voor je doen?",
                "recap": "Ann heeft tijd.",
                "replies": {
                    name: {"say": f"Zeg {word}.", "why": f"Waarom {word}."}
                    for name, word in replies.items()
                    if name != "sorry"
                },
            },
            "mend": {"lines": "Ann wacht.", "replies": {"sorry": {"say": "Zeg sorry."}}},
        },
        "endings": {"good": {"title": "Beantwoord", "text": "Ann lacht."}},
    }


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = write_pack(tmp_path / "pack", errand=errand())
    write_overlay(folder, "errand", overlay())
    return folder


def offered(me: Seat) -> list[str]:
    """The ids of the replies, in the order shown."""
    run = me.play.run
    assert run is not None
    return [each.id for each in run.session.replies]


async def test_the_library_switches(home: Path, pack: Path) -> None:
    """F3 says everything in the other language; what was typed and chosen stays."""
    async with seat(make_world(home, pack)) as me:
        await me.press("f3")
        await me.sees("Een boodschap", "Eén antwoord", "ongeveer 1 minuut", "Enter spelen")
        await me.press("f3")
        await me.sees("An errand", "One answer", "about 1 minute", "Enter play")


async def test_the_brief_switches(home: Path, pack: Path) -> None:
    """Before the first answer as well."""
    async with seat(make_world(home, pack), "errand") as me:
        await me.opened()
        await me.press("f3")
        await me.sees("Een boodschap", "Je bent Sam.")
        await me.read_on(Phase.DECIDING)
        await me.sees("Wat kan ik voor je doen?", "Zeg bot.")


async def test_a_decision_switches(home: Path, pack: Path) -> None:
    """The same decision, the replies in the same order, what was said in the new language."""
    async with seat(make_world(home, pack), "errand") as me:
        await me.begin()
        await me.answers("rude")
        order = offered(me)
        await me.press("f3")
        assert me.play.phase in {Phase.DECIDING, Phase.READING}
        await me.read_on(Phase.DECIDING)
        await me.sees("Ann wacht.", "Zeg sorry.")
        assert offered(me) == order
        assert "Zeg bot." in me.page
        assert "Say rude." not in me.page
        await me.answers("sorry", "wait")
        assert "Ann lacht." in me.page


async def test_the_coach_switches(home: Path, pack: Path) -> None:
    """While the coach speaks it is the coach who goes on, in the new language."""
    async with seat(make_world(home, pack), "errand") as me:
        await me.begin()
        await me.answer("rude")
        await me.press("f3")
        assert me.play.phase is Phase.COACHED
        assert "Waarom bot." in me.page
        assert "Zeg duidelijk." in me.page
        assert "Why rude." not in me.page
        assert "Ann wacht." not in me.page
        await me.press("p")
        assert "It saves time." in me.page
        await me.go_on()
        await me.sees("Ann wacht.")


async def test_the_ending_and_the_debrief_switch(home: Path, pack: Path) -> None:
    """To the last page."""
    async with seat(make_world(home, pack), "errand") as me:
        await me.begin()
        await me.answers("rude", "sorry", "wait")
        await me.press("f3")
        assert "Ann lacht." in me.page
        await me.press("f3")
        assert "Ann smiles." in me.page
        await me.look_back()
        await me.press("f3")
        assert "Beantwoord" in me.page
        assert "Waarom bot." in me.page


async def test_an_assessment_switches(home: Path, pack: Path) -> None:
    """Another language gives nothing away either."""
    world = make_world(home, pack)
    start = Start(card(world, "errand"), mode=Mode.ASSESSMENT, seed=7)
    async with seat(world, start) as me:
        await me.begin()
        await me.answer("rude")
        await me.press("f3")
        assert "Zeg bot." in me.page
        assert "Waarom bot." not in me.page
        assert "vertrouw" not in me.page + me.text


async def test_the_language_is_kept(home: Path, pack: Path) -> None:
    """The next start speaks it; everything else in the settings stays."""
    write_toml(home / "settings.toml", "# mine\nmotion = false\n")
    async with seat(make_world(home, pack)) as me:
        await me.press("f3")
        await me.sees("Een boodschap")
    text = (home / "settings.toml").read_text("utf-8")
    assert tomllib.loads(text) == {"motion": False, "language": "nl"}
    assert text.startswith("# mine\n")


async def test_a_translation_that_cannot_be_used(home: Path, pack: Path) -> None:
    """The play goes on, and the reason is said."""
    async with seat(make_world(home, pack), "errand") as me:
        await me.begin()
        write_toml(pack / "errand" / "nl.toml", 'title = "Een boodschap"\n[scenes.nowhere]\n')
        await me.press("f3")
        await me.sees("Er staat 1 probleem in de weg.", "errand/nl.toml:2")
        await me.press("escape")
        assert me.play.phase is Phase.DECIDING
        await me.answers("plain", "wait")
        await me.look_back()


async def test_a_language_of_the_pack_alone(home: Path, pack: Path) -> None:
    """A pack may speak what the program does not; F3 then leads to a language of the program."""
    write_toml(
        pack / "pack.toml",
        (pack / "pack.toml").read_text().replace('"nl",', '"nl",\n    "fr",'),
    )
    write_overlay(pack, "errand", {"title": "Une course"}, "fr")
    async with seat(make_world(home, pack, language="fr")) as me:
        await me.sees("Une course", "Enter play")
        await me.press("f3")
        await me.sees("An errand")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])
async def test_no_english_is_left(home: Path, size: tuple[int, int]) -> None:
    """From the library through a whole play, with the help and the palette, all is Dutch."""
    async with seat(make_world(home, language="nl"), size=size) as me:
        all_dutch(me, "library")
        await me.type("zzz")
        all_dutch(me, "nothing found")
        await me.press("escape", "f1")
        all_dutch(me, "help")
        await me.press("escape", "ctrl+p")
        await me.pilot.pause()
        all_dutch(me, "palette")
        await me.press("escape", "enter")
        await me.opened()
        all_dutch(me, "brief")
        await me.begin()
        all_dutch(me, "decision")
        replies = ["two-pages", "two-years", "his-card"]
        for reply in replies:
            await me.answer(reply)
            all_dutch(me, f"coach on {reply}")
            await me.press("p")
            all_dutch(me, f"principle of {reply}")
            await me.go_on()
            all_dutch(me, f"decision after {reply}")
        while me.play.phase is Phase.DECIDING:
            await me.press("down")
            all_dutch(me, "reply under the highlight")
            await me.press("enter")
            await me.go_on()
        all_dutch(me, "ending")
        await me.look_back()
        all_dutch(me, "debrief")
        await me.press("q")
        await me.library_read()
        all_dutch(me, "library after a play")


async def test_the_english_walk_finds_english(world: World) -> None:
    """The list of English words is one that shows: on the English screen it is found."""
    async with seat(world) as me:
        with pytest.raises(AssertionError):
            all_dutch(me, "library")
