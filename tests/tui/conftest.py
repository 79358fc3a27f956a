"""The machine stays out: a home of its own for every test, no settings of whoever runs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach import locale
from coach.world import World
from tests.tui.driving import make_world


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("NO_COLOR", "TEXTUAL_THEME", "COLUMNS", "LINES", "COACH_HOME", "COACH_PACKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("coach.tui.play.FIRST_FRAME_SECONDS", 0.001)
    yield
    locale.use("en")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def world(home: Path) -> World:
    """A newcomer with our own pack."""
    return make_world(home)
