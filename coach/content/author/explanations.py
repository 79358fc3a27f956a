"""What every kind of problem means: `problems.en.toml`, and one such file for each other language.

They are read when somebody asks and not before; a check does without them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from coach.content.faults import Names, shown
from coach.errors import RequestError
from coach.locale import N_, SOURCE_LANGUAGE, current

_FOLDER = Path(__file__).parent


class Fragments(NamedTuple):
    """A piece of a file before and after, in TOML; keys that do not matter are left out."""

    before: str
    after: str
    kind: str
    """Of which file: `scenario`, `pack`, `exercise` or `translation`."""


class Explanation(NamedTuple):
    """What one code means, in sentences."""

    says: str
    """What it is."""
    matters: str
    """Why that is worth fixing."""
    remedy: str
    """What to do."""
    limit: str | None
    """From where on it is told; None where it is no matter of judgement."""
    fragments: Fragments | None


class ProblemGroup(NamedTuple):
    """Kinds of problems that belong together."""

    title: str
    explanations: Mapping[str, Explanation]
    """Code to explanation."""


def problem_groups(language: str | None = None) -> tuple[ProblemGroup, ...]:
    """Every kind of problem, in `language` or the one in use; in English where that has no file.

    From what keeps a file from being read to matters of style.
    """
    wanted = language or current()
    return _read(wanted if _file(wanted).is_file() else SOURCE_LANGUAGE)


def explanations(language: str | None = None) -> dict[str, Explanation]:
    """Every code to its explanation, in the order of the groups."""
    groups = problem_groups(language)
    return {code: each for group in groups for code, each in group.explanations.items()}


def find_explanation(code: str) -> tuple[str, Explanation]:
    """The code that `code` stands for, whatever its capitals and underscores, and what it means.

    Raises RequestError with what may be meant.
    """
    known = explanations()
    wanted = code.strip().lower().replace("_", "-").replace(" ", "-")
    if explanation := known.get(wanted):
        return wanted, explanation
    near = Names(known).nearest(wanted)
    raise RequestError(_NEAR if near else _UNKNOWN, code=shown(code), near=near)


@cache
def _read(language: str) -> tuple[ProblemGroup, ...]:
    data = tomllib.loads(_file(language).read_text("utf-8"))
    return tuple(
        ProblemGroup(
            group["title"],
            {code: _explanation(told) for code, told in group["problems"].items()},
        )
        for group in data["groups"]
    )


def _explanation(told: Mapping[str, Any]) -> Explanation:
    return Explanation(
        told["says"], told["matters"], told["remedy"], told.get("limit"), _fragments(told)
    )


def _fragments(told: Mapping[str, Any]) -> Fragments | None:
    if "before" not in told:
        return None
    kind = told.get("kind", "scenario")
    return Fragments(told["before"].rstrip("\n"), told["after"].rstrip("\n"), kind)


def _file(language: str) -> Path:
    return _FOLDER / f"problems.{language}.toml"


_NEAR = N_("No problem has the code `{code}`. Did you mean `{near}`?")
_UNKNOWN = N_("No problem has the code `{code}`; `coach explain` lists them all.")
