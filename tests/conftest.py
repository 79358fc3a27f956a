"""What every test starts from: English, and a home of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach import locale


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    locale.use("en")
    yield
    locale.use("en")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"
