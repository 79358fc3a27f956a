"""Published figures, and figures computed plainly, with all scores at hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from statistics import correlation
from typing import Any

import pytest

PUBLISHED: dict[str, Any] = json.loads(
    Path(__file__).with_name("published.json").read_text("utf-8")
)


def plain_correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's r; None where one of the two does not vary."""
    varied = len(set(one)) > 1 and len(set(other)) > 1
    return correlation(one, other) if varied else None


def close(one: float | None, other: float | None) -> bool:
    """Whether both figures are the same but for rounding, or neither exists."""
    if one is None or other is None:
        return one is other
    return bool(one == pytest.approx(other, abs=1e-6))
