"""The file format as JSON Schemas, for editors that check and complete TOML as it is typed.

They are the models of `model.py`, made as strict as reading is: TOML has no null, and a table
whose keys are ids takes no other keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from coach.content.exercises import Exercise, ExerciseOverlay
from coach.content.model import Pack, PackOverlay, Scenario, ScenarioOverlay
from coach.output import json_text

DRAFT = "https://json-schema.org/draft/2020-12/schema"

MODELS: Mapping[str, type[BaseModel]] = {
    "scenario": Scenario,
    "overlay": ScenarioOverlay,
    "pack": Pack,
    "pack-overlay": PackOverlay,
    "exercise": Exercise,
    "exercise-overlay": ExerciseOverlay,
}
"""Every kind of file: a scenario, a pack, an exercise, and the translations of each."""

FOLDER = ".schema"
"""Where a pack keeps the schemas that its files name."""

_NULL = {"type": "null"}


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema, draft 2020-12, of one kind of file. Raises KeyError for an unknown kind."""
    return {"$schema": DRAFT, **_strict(MODELS[kind].model_json_schema())}


def schema_files() -> Mapping[str, str]:
    """What a pack keeps for editors: every schema, by its path in the pack."""
    return {f"{FOLDER}/{kind}.json": json_text(schema(kind)) for kind in MODELS}


def schema_line(kind: str, up: str = "") -> str:
    """The first line of a file, by which an editor finds its schema `up` from there."""
    return f"#:schema {up}{FOLDER}/{kind}.json\n"


def known_schema_line(kind: str, folder: Path) -> str:
    """That of a file in `folder`, a pack or inside one; empty where the pack has no such schema."""
    for pack, up in ((folder, ""), (folder.parent, "../")):
        if (pack / FOLDER / f"{kind}.json").exists():
            return schema_line(kind, up)
    return ""


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    strict = {key: _strict(value) for key, value in _without_null(node).items()}
    if "patternProperties" in strict:
        strict["additionalProperties"] = False
    return strict


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """`node`, where it is a schema that may be null, as one that may not."""
    choices = node.get("anyOf", [])
    if _NULL not in choices:
        return node
    kept = [choice for choice in choices if choice != _NULL]
    rest = {key: value for key, value in node.items() if key not in ("anyOf", "default")}
    return {**kept[0], **rest} if len(kept) == 1 else {"anyOf": kept, **rest}
