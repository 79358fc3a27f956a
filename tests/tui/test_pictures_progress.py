"""Pictures of progress, of a learner two weeks in; see test_pictures.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coach.content.grades import Mode
from coach.world import World
from tests.factory import Data, decision, minimal_pack, minimal_scenario, reply, write_pack
from tests.journal.runs import keep
from tests.journal.samples import START
from tests.tui.driving import Seat, make_world
from tests.tui.test_pictures import Compare, light, picture
from tests.tui.test_progress import look

RULES = {
    "ask-both-sides": "Ask both sides before you connect them.",
    "say-no-plainly": "Say no plainly, and make up no excuse.",
    "state-the-true-purpose": "Say what it is really about before they say yes.",
    "give-back": "Give something back, and tell them how it turned out.",
}
TITLES = {
    "coffee": "Half an hour with Hanneke",
    "address": "Only an HR address",
    "flatmate": "Two names on the bell",
    "alumni": "Somebody is typing",
}
GOOD, FAIR, POOR = "plain", "shy", "rude"
"""Replies, by how good they are."""


def conversation(title: str) -> Data:
    """Six decisions in a row, of which the middle ones exercise one principle."""
    principles = [*RULES, "ask-both-sides", "say-no-plainly"]
    names = [f"ask-{n}" for n in range(len(principles))]
    scenes = {
        name: decision(
            reply(GOOD, goto=after),
            reply(FAIR, "workable", goto=after),
            reply(POOR, "damaging", goto="bad" if after == "good" else after),
            principle=principle,
        )
        for name, after, principle in zip(names, [*names[1:], "good"], principles, strict=True)
    }
    summary = "A pleasant talk, and a favour that somebody would like."
    return minimal_scenario(title=title, summary=summary, start=names[0], scenes=scenes)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Four runs, one of them corrected and two again; the fourth scenario was not tried."""
    principles = {name: {"rule": rule, "note": "It helps."} for name, rule in RULES.items()}
    pack = write_pack(
        tmp_path / "pack",
        pack=minimal_pack(title="On good terms", path=list(TITLES), principles=principles),
        **{name: conversation(title) for name, title in TITLES.items()},
    )
    home = tmp_path / "home"
    keep(home, pack, "coffee", POOR, FAIR, POOR, None, GOOD, FAIR, GOOD, POOR)
    keep(home, pack, "coffee", GOOD, FAIR, GOOD, FAIR, GOOD, POOR, day=2)
    keep(home, pack, "address", FAIR, POOR, None, FAIR, POOR, GOOD, FAIR, FAIR, day=3)
    keep(home, pack, "flatmate", GOOD, FAIR, GOOD, GOOD, GOOD, FAIR, day=9)
    keep(home, pack, "address", *[GOOD] * 4, FAIR, GOOD, day=15, mode=Mode.ASSESSMENT)
    keep(home, pack, "flatmate", GOOD, FAIR, day=16)
    today = START + timedelta(days=17)
    return replace(make_world(home, pack), now=lambda: today)


async def overview(me: Seat) -> None:
    """Progress as it opens."""
    await look(me)


async def principles(me: Seat) -> None:
    """The second principle under the highlight."""
    await look(me)
    await me.press("right", "down")


async def scenarios(me: Seat) -> None:
    """The second scenario under the highlight."""
    await look(me)
    await me.press("left", "down")


async def places(me: Seat) -> None:
    """Where the first principle was practised."""
    await look(me)
    await me.press("right", "enter")


def test_overview(snap_compare: Compare, world: World) -> None:
    """What everything rests on, and how it is counted."""
    assert picture(snap_compare, world, None, overview, size=(80, 36))


def test_principles_wide_and_light(snap_compare: Compare, world: World) -> None:
    """Principles with their figures, and from what they come."""
    assert picture(snap_compare, light(world), None, principles, size=(140, 40))


def test_scenarios(snap_compare: Compare, world: World) -> None:
    """Scores and endings of each scenario, and what was not tried."""
    assert picture(snap_compare, world, None, scenarios)


def test_places(snap_compare: Compare, world: World) -> None:
    """Where a principle was practised."""
    assert picture(snap_compare, light(world), None, places)
