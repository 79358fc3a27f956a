"""The learner's own days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.tui.driving import make_world

LATE = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "day"), [(0, date(2026, 3, 2)), (1, date(2026, 3, 3)), (-24 + 1, date(2026, 3, 2))]
)
def test_a_day_is_the_learners(hours: int, day: date, tmp_path: Path) -> None:
    """What is answered after midnight belongs to the new day, wherever midnight is."""
    world = replace(make_world(tmp_path), zone=timezone(timedelta(hours=hours)))
    assert world.day(LATE) == day


def test_any_time_has_a_day(tmp_path: Path) -> None:
    """Years that the system's zone does not reach have the date of UTC, or a day beside it."""
    world = replace(make_world(tmp_path), zone=None)
    for at in (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)):
        assert abs(world.day(at).toordinal() - at.date().toordinal()) <= 1
