"""The machine stays out: a home of its own for every test, no settings of whoever runs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach import locale
from coach.tui.play import PlayScreen
from coach.world import World
from tests.tui.driving import make_world


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("NO_COLOR", "TEXTUAL_THEME", "COLUMNS", "LINES", "COACH_HOME", "COACH_PACKS"):
        monkeypatch.delenv(name, raising=False)
    # a scenario is read at once, not only when the first frame has had its time
    monkeypatch.setattr(PlayScreen, "on_page_seen", PlayScreen._open)
    # how often Pilot looks whether the program is idle; the stock 20 ms are most of a test
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 200)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 1000)
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "full")
    # what is told stays until a test has read it
    monkeypatch.setattr("textual.app.App.NOTIFICATION_TIMEOUT", 600)
    yield
    locale.use("en")


@pytest.fixture
def world(home: Path) -> World:
    """A newcomer with our own pack."""
    return make_world(home)
