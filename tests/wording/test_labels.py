"""What both front ends say about days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from coach import locale
from coach.wording import labels

TODAY = date(2026, 3, 16)
"""A Monday."""


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    yield
    locale.use("en")


@pytest.mark.parametrize(
    ("ahead", "english", "dutch"),
    [
        (-3, "today", "vandaag"),
        (0, "today", "vandaag"),
        (1, "tomorrow", "morgen"),
        (3, "on Thursday", "op donderdag"),
        (6, "on Sunday", "op zondag"),
        (7, "on 23 March", "op 23 maart"),
        (120, "on 14 July", "op 14 juli"),
    ],
)
def test_a_day_as_one_would_say_it(ahead: int, english: str, dutch: str) -> None:
    """Within a week by its name, then by its date."""
    day = TODAY + timedelta(days=ahead)
    assert labels.on_day(day, TODAY) == english
    locale.use("nl")
    assert labels.on_day(day, TODAY) == dutch


def test_when_the_next_comes() -> None:
    """Where nothing is due, the next day is said; where nothing comes, nothing is."""
    assert labels.nothing_due(None, TODAY) == "Nothing is due."
    next_week = TODAY + timedelta(days=8)
    assert labels.nothing_due(next_week, TODAY) == "Nothing is due; the next is on 24 March."
