"""What every answer of a scenario is worth, read without its texts and without pydantic.

Progress looks at all scenarios at once and needs their scoring keys alone: which principle a
decision exercises, and the grade of each reply. Whether a file is right, `coach check` says; here,
what is not as it should be is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from coach.content.grades import Grade, Outcome
from coach.content.overlay import translated
from coach.content.toml.files import is_there, read_toml
from coach.content.toml.tables import Data, replies_of, tables, texts
from coach.errors import ContentError

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class KeyedDecision:
    """A decision, as far as its answers are scored."""

    principle: str
    grades: Mapping[str, Grade]
    """The grade of each reply, by its id."""
    recovery: bool = False
    """Whether it is met only through a mistake."""
    contested: bool = False
    """Whether it stays out of every figure."""


@dataclass(frozen=True, slots=True)
class ScoringKey:
    """A scenario, as far as answers to it are scored."""

    decisions: Mapping[str, KeyedDecision]
    endings: Mapping[str, Outcome]


def read_key(folder: Path) -> ScoringKey:
    """The scoring key of the scenario in `folder`. Raises ContentError where it is not TOML."""
    data = read_toml(folder / "scenario.toml").data
    decisions = {name: keyed(scene) for name, scene in tables(data.get("scenes")).items()}
    endings = {
        name: _one_of(Outcome, ending.get("outcome"))
        for name, ending in tables(data.get("endings")).items()
    }
    return ScoringKey(
        {name: decision for name, decision in decisions.items() if decision},
        {name: outcome for name, outcome in endings.items() if outcome},
    )


def keyed(scene: Data) -> KeyedDecision | None:
    """`scene`, as far as its answers are scored; None where it lacks what a decision has."""
    principle = scene.get("principle")
    grades = {
        reply["id"]: grade
        for _, reply in replies_of(scene)
        if isinstance(reply.get("id"), str) and (grade := _one_of(Grade, reply.get("grade")))
    }
    if not isinstance(principle, str) or not grades:
        return None
    return KeyedDecision(
        principle,
        grades,
        recovery=scene.get("recovery") is True,
        contested="contested" in scene,
    )


def _one_of(choices: type[Choice], value: object) -> Choice | None:
    return next((choice for choice in choices if choice.value == value), None)


def read_rules(folder: Path, language: str) -> dict[str, str]:
    """The principles of the pack in `folder` with their rules, in the order of its file.

    Rules are in `language` as far as they are translated. Raises ContentError where the pack's
    file is not TOML; a translation that is not leaves the original.
    """
    data = read_toml(folder / "pack.toml").data
    known = [name for _, name in texts(data.get("languages"))]
    if language in known[1:] and is_there(overlay := folder / f"{language}.toml"):
        data = _translated(data, overlay)
    rules = {name: each.get("rule") for name, each in tables(data.get("principles")).items()}
    return {name: rule for name, rule in rules.items() if isinstance(rule, str)}


def _translated(data: Data, overlay: Path) -> Data:
    try:
        return translated(data, read_toml(overlay).data)
    except ContentError:
        return data
