"""What is said about an exercise: its rules, and the day it is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from coach import locale
from coach.activities import exercise as taking
from coach.activities.exercise import Taking, open_exercise
from coach.content.exercise_cards import read_exercise_card
from coach.paths import Places
from coach.settings import Settings
from coach.world import World
from tests.factory import Data, minimal_exercise, write_exercise_pack, write_toml
from tests.playing import start

NOW = datetime(2027, 3, 30, 12, 0).astimezone()
"""Noon in whatever time zone this runs in."""


def opened(tmp_path: Path, exercise: Data) -> Taking:
    """The exercise as its learner finds it at noon on 30 March 2027."""
    pack = write_exercise_pack(tmp_path / "pack")
    file = write_toml(pack / "exercises" / "start.toml", exercise)
    home = tmp_path / "home"
    world = World(
        places=Places(home / "journal", home / "settings.toml", (pack,), tmp_path),
        settings=Settings(),
        language=locale.current(),
        environ={},
        now=lambda: NOW,
        random_bytes=bytes,
    )
    return open_exercise(world, world.library(), read_exercise_card(file, "en", "tests")[0])


TEA, CAKE = minimal_exercise()["steps"]
TWICE = [TEA, CAKE, {**TEA, "mode": "assessment"}]

RULES: list[Any] = [
    pytest.param(
        {"steps": TWICE},
        [
            "3 steps, about 3 minutes in all.",
            "To pass: 70 percent over the 2 assessments together, first answers.",
            "An assessment can be taken again; the best attempt counts.",
        ],
        id="several assessments",
    ),
    pytest.param(
        {"attempts": 3},
        [
            "2 steps, about 2 minutes in all.",
            "To pass: 70 percent in the assessment, first answers.",
            "An assessment can be taken 3 times; the best attempt counts.",
        ],
        id="three attempts",
    ),
    pytest.param(
        {"attempts": 1},
        [
            "2 steps, about 2 minutes in all.",
            "To pass: 70 percent in the assessment, first answers.",
            "An assessment can be taken once.",
        ],
        id="one attempt",
    ),
    pytest.param(
        {"counts": "first"},
        [
            "2 steps, about 2 minutes in all.",
            "To pass: 70 percent in the assessment, first answers.",
            "An assessment can be taken once.",
        ],
        id="the first attempt",
    ),
]


@pytest.mark.parametrize(("changes", "lines"), RULES)
def test_the_rules(tmp_path: Path, changes: Data, lines: list[str]) -> None:
    """How long it takes, what has to be reached, what counts and whom to ask."""
    told = list(taking.facts(opened(tmp_path, minimal_exercise(**changes))))
    assert told == [*lines, "Questions? Ask Ann."]


def test_without_assessments_there_is_nothing_to_reach(tmp_path: Path) -> None:
    """Practice alone has no rules."""
    exercise = minimal_exercise(steps=[TEA])
    del exercise["pass_mark"]
    told = list(taking.facts(opened(tmp_path, exercise)))
    assert told == ["1 step, about 1 minute in all.", "Questions? Ask Ann."]


DUE = [
    (-2, "It was due on 28 March 2027; later is noted."),
    (-1, "It was due on 29 March 2027; later is noted."),
    (0, "It is due today."),
    (1, "It is due on 31 March 2027, tomorrow."),
    (2, "It is due on 1 April 2027, in 2 days."),
]


@pytest.mark.parametrize(("days", "told"), DUE)
def test_the_day_it_is_due(tmp_path: Path, days: int, told: str) -> None:
    """By the learner's own calendar."""
    due = date(2027, 3, 30) + timedelta(days=days)
    assert told in taking.facts(opened(tmp_path, minimal_exercise(due=due)))


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (date(2999, 12, 31), "Done in time; the last day is 31 December 2999."),
        (date(2001, 1, 1), "It was due on 1 January 2001; later is noted."),
    ],
    ids=["in time", "late"],
)
def test_the_day_it_was_done(tmp_path: Path, due: date, told: str) -> None:
    """Once all is done it says whether that was in time."""
    pack = write_exercise_pack(tmp_path / "pack")
    says = ["", "Say plain.", "Say plain."] * 2
    start("onboard", home=tmp_path / "home", packs=(pack,), says=says)
    assert told in taking.facts(opened(tmp_path, minimal_exercise(due=due)))


@pytest.mark.parametrize("days", [days for days, _told in DUE])
def test_days_in_dutch(tmp_path: Path, days: int) -> None:
    """Days and months are Dutch."""
    locale.use("nl")
    due = date(2027, 3, 30) + timedelta(days=days)
    [line] = [
        line
        for line in taking.facts(opened(tmp_path, minimal_exercise(due=due)))
        if line.startswith("De oefening moe")
    ]
    assert days == 0 or f"{due.day} {'maart' if due.month == 3 else 'april'} 2027" in line
