"""Pictures of the map and of two attempts side by side; taken anew as test_pictures.py says."""

from __future__ import annotations

from datetime import timedelta
from itertools import cycle
from pathlib import Path

import pytest

from coach.content.grades import Grade
from coach.content.loading import load_scenario
from coach.journal.resuming import begin, record
from coach.practice.session import Session
from coach.tui.compare import CompareScreen
from coach.tui.play import Phase
from coach.world import World
from tests.tui.driving import Seat, card, make_world
from tests.tui.test_compare import choose
from tests.tui.test_map import open_map
from tests.tui.test_pictures import Compare, light, picture

PROFESSIONAL, WORKABLE, TEMPTING, DAMAGING = Grade


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A learner who has played two of our scenarios before."""
    home = tmp_path / "home"
    world = make_world(home)
    for scenario in ("first-coffee", "auntie-at-the-wedding"):
        keep(world, scenario, DAMAGING, PROFESSIONAL, TEMPTING)
        keep(world, scenario, WORKABLE, TEMPTING)
    return home


def keep(world: World, scenario: str, *grades: Grade) -> None:
    """Put a finished attempt into the journal, with replies of these grades in turn."""
    read = load_scenario(card(world, scenario).folder, world.language)
    session = Session.begin(read, seed=7)
    yesterday = world.now() - timedelta(days=1)
    attempt = begin(session, pack="networking", now=yesterday, token=world.new_token())
    for grade in cycle(grades):
        if session.decision is None:
            break
        session = session.choose(_graded(session, grade))
    world.journal.save(record(session, attempt, now=yesterday))


def _graded(session: Session, grade: Grade) -> str:
    return next(reply.id for reply in session.replies if reply.grade is grade)


async def play(me: Seat, *grades: Grade) -> None:
    """Play to the debrief with replies of these grades in turn."""
    await me.begin()
    for grade in cycle(grades):
        run = me.play.run
        assert run
        if me.play.phase is Phase.ENDED:
            break
        await me.answers(_graded(run.session, grade))
    await me.look_back()


async def mapped(me: Seat) -> None:
    """The map where it opens."""
    await play(me, PROFESSIONAL, TEMPTING, DAMAGING)
    await open_map(me)


async def walked_on(me: Seat) -> None:
    """The map at its third decision."""
    await mapped(me)
    await me.press("right", "right")


async def at_the_end(me: Seat) -> None:
    """The lower end of the map."""
    await mapped(me)
    await me.press("end")


async def compared(me: Seat) -> None:
    """This time beside the last time."""
    await play(me, PROFESSIONAL, TEMPTING, DAMAGING)
    await choose(me)
    await me.press("enter")
    await me.until("the comparison", lambda: isinstance(me.screen, CompareScreen))


async def to_choose(me: Seat) -> None:
    """The attempts to compare with."""
    await play(me, PROFESSIONAL)
    await choose(me)


def test_map(snap_compare: Compare, world: World) -> None:
    """The map on a terminal of 80 by 24."""
    assert picture(snap_compare, world, "auntie-at-the-wedding", walked_on)


def test_map_wide_and_light(snap_compare: Compare, world: World) -> None:
    """The largest map with a decision beside it, in the light theme."""
    assert picture(snap_compare, light(world), "intro-to-my-boss", walked_on, size=(140, 40))


def test_map_in_dutch(snap_compare: Compare, home: Path) -> None:
    """Endings seen and unseen, in Dutch."""
    assert picture(snap_compare, make_world(home, language="nl"), "first-coffee", at_the_end)


def test_compare(snap_compare: Compare, world: World) -> None:
    """Two attempts side by side."""
    assert picture(snap_compare, world, "first-coffee", compared, size=(100, 36))


def test_attempts(snap_compare: Compare, world: World) -> None:
    """The attempts to choose from, in the light theme."""
    assert picture(snap_compare, light(world), "first-coffee", to_choose)
