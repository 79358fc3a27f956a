"""`coach play --from`: trying a scenario out in the middle, as lines and on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.activities.try_out import state_at
from coach.content.model import Scenario
from coach.content.story import State, open_story
from coach.practice.reloading import carry
from coach.practice.session import Replayed, Session
from coach.tui.map import MapScreen
from coach.world import Start
from tests.factory import Data, decision, minimal_scenario, reply, write_pack
from tests.playing import Done, start
from tests.strategies import scenarios
from tests.tui.driving import card, make_world, seat


def story() -> Data:
    """A decision, then a scene whose way on depends on trust and on a flag."""
    by_state = [
        {"when": {"trust": {"ann": 80}}, "to": "thanks"},
        {"when": {"has": ["late"]}, "to": "mend"},
        {"to": "bad"},
    ]
    ask = decision(
        reply("plain", goto="pause"), reply("rude", "damaging", goto="pause", sets=["late"])
    )
    sorry = decision(reply("sorry"), reply("so", "damaging", goto="bad"), recovery=True)
    thank = decision(reply("thank"), reply("nod", "workable", goto="thanks"), lines="Ann waits.")
    pause = {"lines": "An hour passes.", "goto": by_state}
    scenes = {"ask": ask, "pause": pause, "mend": sorry, "thanks": thank}
    return minimal_scenario(scenes=scenes)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", tea=story())


def tried(pack: Path, *options: str, says: list[str] | None = None) -> Done:
    """Try out the tea."""
    home = pack.parent / "home"
    return start("play", "tea", "--plain", *options, home=home, packs=(pack,), says=says or ["q"])


def kept(pack: Path) -> list[Path]:
    """Everything this user has on the disk."""
    return [file for file in (pack.parent / "home").rglob("*") if file.is_file()]


@pytest.mark.parametrize(
    ("state", "reply_shown"),
    [
        pytest.param("trust.ann=80", "Say thank.", id="trust"),
        pytest.param("has=late", "Say sorry.", id="flag"),
        pytest.param(" trust.ann = 79 , has=late ", "Say sorry.", id="both"),
    ],
)
def test_conditions_are_judged_by_the_state_that_is_given(
    pack: Path, state: str, reply_shown: str
) -> None:
    """The scene is shown, and what follows is what follows in that state."""
    status, out, err = tried(pack, "--from", "pause", "--with", state)
    assert (status, err) == (0, "")
    assert "You try it out from here. Nothing of it is scored or kept." in out
    assert out.index("An hour passes.") < out.index(reply_shown)
    assert "You only tried it out; nothing of it is kept." in out


def test_nothing_of_a_trial_is_kept_or_scored(pack: Path) -> None:
    """Played to its end, it leaves no file, no score and no advice."""
    _status, out, err = tried(
        pack, "--from", "thanks", says=["Say nod.", "b", "Say thank.", "", ""]
    )
    assert err == ""
    assert "The end: Answered" in out
    assert "not scored" in out
    assert "percent" not in out
    assert kept(pack) == []


def test_a_half_done_attempt_stays_as_it_is(pack: Path) -> None:
    """Trying out beside it neither goes on with it nor changes it."""
    tried(pack, says=["Say plain.", "q"])
    before = {file: file.read_bytes() for file in kept(pack)}
    tried(pack, "--from", "mend", says=["Say sorry."])
    assert {file: file.read_bytes() for file in kept(pack)} == before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--from", "thank"], "No scene is called `thank`. Did you mean `thanks`?"),
        (["--from", "xyzzy"], "No scene is called `xyzzy`; there are ask, pause, mend, thanks."),
        (["--from", "good"], "No scene is called `good`; there are"),
        (["--from", "ask", "--with", "trust.anne=3"], "no person `anne`. Did you mean `ann`?"),
        (["--from", "ask", "--with", "trust.q=3"], "no person `q`; there are ann."),
        (["--from", "ask", "--with", "has=lat"], "No reply sets `lat`. Did you mean `late`?"),
        (["--from", "ask", "--with", "trust.ann=101"], "`trust.ann` is “101”; trust is a whole"),
        (["--from", "ask", "--with", "trust.ann=-1"], "`trust.ann` is “-1”; trust is a whole"),
        (["--from", "ask", "--with", "late"], "`late` is no state to begin with; write it like"),
        (["--from", "ask", "--with", "lacks=late"], "`lacks` is no state to begin with"),
        (["--with", "has=late"], "--with needs a scene to begin at; add --from SCENE."),
    ],
)
def test_what_is_not_there_is_told(pack: Path, options: list[str], told: str) -> None:
    """Nothing is begun; the message says what may be meant."""
    status, out, err = tried(pack, *options)
    assert (status != 0, out) == (True, "")
    assert told in err
    assert kept(pack) == []


@given(scenarios(), st.data())
def test_a_trial_begins_as_it_is_asked_to(scenario: Scenario, data: st.DataObject) -> None:
    """It goes on from that state, and stays itself in another translation."""
    scene = data.draw(st.sampled_from([*scenario.scenes]))
    level = data.draw(st.integers(0, 100))
    state = state_at(scenario, scene, f"trust.ann={level}")
    assert (state.place, state.trust[0], state.flags) == (scene, level, frozenset())
    rest = open_story(scenario, state).state.place
    session = Session.begin(scenario, seed=1, tried=state, from_scene=rest)
    if session.decision:
        session = session.choose(session.decision.professional.id)
    assert carry(session, scenario) == Replayed(session, ())


async def test_a_trial_on_the_screen(pack: Path, tmp_path: Path) -> None:
    """It says what it is from the first decision to looking back, and leaves no file."""
    world = make_world(tmp_path / "home", pack)
    state = State("pause", frozenset(("late",)), (50,))
    async with seat(world, Start(card(world, "tea"), from_scene="mend", tried=state)) as me:
        await me.opened()
        await me.begin()
        await me.sees("tried out, not kept", "You try it out from here.", "An hour passes.")
        await me.answer("sorry")
        await me.look_back()
        await me.sees("looking back · tried out, not kept", "not scored")
    assert kept(pack) == []


async def test_the_map_of_a_trial_leads_to_trials(pack: Path, tmp_path: Path) -> None:
    """Playing from its map goes on in the state that was given, and is kept no more than it."""
    world = make_world(tmp_path / "home", pack)
    state = State("ask", frozenset(), (80,))
    async with seat(world, Start(card(world, "tea"), from_scene="ask", tried=state)) as me:
        await me.opened()
        await me.begin()
        await me.answer("plain")
        await me.go_on()
        await me.answer("thank")
        await me.look_back()
        await me.press("m")
        await me.until("the map", lambda: isinstance(me.screen, MapScreen) and me.screen.map)
        assert isinstance(me.screen, MapScreen)
        while me.screen.point.place != "thanks":
            await me.press("down")
        await me.press("enter")
        await me.opened()
        await me.sees("tried out, not kept", "You try it out from here.", "Say nod.")
    assert kept(pack) == []
