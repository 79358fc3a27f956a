"""Pictures of an exercise: how it looks half way, and once it is passed.

After a change that is meant:

    python -m pytest tests/tui/test_pictures_exercise.py --snapshot-update

and look at what git says has changed in tests/tui/__snapshots__.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.pilot import Pilot

from coach.content.grades import Mode
from coach.content.loading import load_scenario
from coach.practice.session import Session
from coach.settings import Settings
from coach.tui.app import CoachApp
from coach.world import ExerciseStart, World
from tests.journal.samples import played
from tests.tui.driving import Seat, card, exercise_card

Compare = Callable[..., bool]
PRACTICE, ASSESSMENT = Mode.PRACTICE, Mode.ASSESSMENT

HALF_WAY = [("first-coffee", PRACTICE, 1, 99), ("intro-to-my-boss", PRACTICE, 0, 3)]
"""Scenario, mode, how many grades below professional each answer is, and how many are given."""

PASSED = [
    *((name, PRACTICE, 0, 99) for name in ("first-coffee", "intro-to-my-boss")),
    ("only-an-hr-address", PRACTICE, 1, 99),
    ("who-do-you-know-asap", ASSESSMENT, 2, 99),
    ("who-do-you-know-asap", ASSESSMENT, 0, 99),
    ("nothing-to-offer", ASSESSMENT, 1, 99),
]


def keep(world: World, steps: list[tuple[str, Mode, int, int]]) -> None:
    """Have these steps of our onboarding exercise in the journal."""
    for number, (scenario, mode, below, answers) in enumerate(steps):
        folder = card(world, scenario).folder
        session = Session.begin(load_scenario(folder, world.language), seed=7, mode=mode)
        while session.decision and len(session.turns) < answers:
            replies = sorted(session.replies, key=lambda reply: -reply.grade.points)
            session = session.choose(replies[below].id)
        world.journal.save(played(session, number, exercise="onboarding"))


def picture(snap_compare: Compare, world: World, size: tuple[int, int]) -> bool:
    """Whether our onboarding exercise looks as it did."""
    app = CoachApp(world, ExerciseStart(exercise_card(world, "onboarding")))

    async def go(pilot: Pilot[None]) -> None:
        await Seat(app, pilot).exercise_read()

    return snap_compare(app, terminal_size=size, run_before=go)


def test_half_way(snap_compare: Compare, world: World) -> None:
    """One step done, one half done, on a terminal of 80 by 24."""
    keep(world, HALF_WAY)
    assert picture(snap_compare, world, (80, 24))


def test_passed_in_the_light(snap_compare: Compare, world: World) -> None:
    """All done, the scores of both assessments, and the next key hands it in."""
    keep(world, PASSED)
    light = replace(world, settings=Settings(theme="coach-light", motion=False))
    assert picture(snap_compare, light, (100, 36))
