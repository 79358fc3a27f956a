"""Looking into what tomllib read without trusting it, and writing single values of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Data = dict[str, Any]
"""What tomllib makes of a document or a table."""

KeyPath = tuple[str | int, ...]
"""The way to a key from the top of a document: names of keys, and places in lists from zero."""


def tables(value: Any) -> dict[str, Data]:
    """The tables in a table, by name."""
    if not isinstance(value, dict):
        return {}
    return {name: item for name, item in value.items() if isinstance(item, dict)}


def given(values: Mapping[str, Any]) -> Data:
    """`values` without those that are None: TOML has no word for nothing."""
    return {key: value for key, value in values.items() if value is not None}


def listed(value: Any) -> list[tuple[int, Data]]:
    """The tables in a list, each with its place."""
    if not isinstance(value, list):
        return []
    return [(place, item) for place, item in enumerate(value) if isinstance(item, dict)]


def texts(value: Any) -> list[tuple[int, str]]:
    """The texts in a list, each with its place."""
    if not isinstance(value, list):
        return []
    return [(place, item) for place, item in enumerate(value) if isinstance(item, str)]


def replies_of(scene: Data) -> list[tuple[int, Data]]:
    """The replies of a scene, each with its place."""
    return listed(scene.get("replies"))


def written(value: str | bool, *, on_lines: bool = False) -> str:
    """`value` as TOML writes it; where wanted, the lines of a text are on lines of their own."""
    # only writing needs it
    import tomli_w  # noqa: PLC0415

    text = tomli_w.dumps({"key": value}, multiline_strings=on_lines)
    return text.removeprefix("key = ").rstrip("\n")
