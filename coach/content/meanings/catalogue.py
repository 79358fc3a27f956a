"""Every kind of problem that a check can tell of, and what it means."""

from __future__ import annotations

from coach.content.check.rules import RULES
from coach.content.faults import Names, shown
from coach.content.meanings import (
    decisions,
    echoes,
    exceptions,
    exercises,
    files,
    keys,
    lengths,
    names,
    packs,
    tells,
    translations,
    ways,
    worth,
)
from coach.content.meanings.meaning import Group, Meaning
from coach.errors import RequestError
from coach.locale import N_

GROUPS: tuple[Group, ...] = (
    files.GROUP,
    keys.GROUP,
    names.GROUP,
    decisions.GROUP,
    ways.GROUP,
    worth.GROUP,
    lengths.GROUP,
    tells.GROUP,
    echoes.GROUP,
    packs.GROUP,
    exercises.GROUP,
    translations.GROUP,
    exceptions.GROUP,
)
"""From what keeps a file from being read to matters of style."""

MEANINGS = {code: meaning for group in GROUPS for code, meaning in group.meanings.items()}
"""Code to meaning."""


def find_meaning(code: str) -> tuple[str, Meaning]:
    """The code that `code` stands for, whatever its capitals and underscores, and its meaning.

    Raises RequestError with what may be meant.
    """
    wanted = code.strip().lower().replace("_", "-").replace(" ", "-")
    if meaning := MEANINGS.get(wanted):
        return wanted, meaning
    near = Names(MEANINGS).nearest(wanted)
    raise RequestError(_NEAR if near else _UNKNOWN, code=shown(code), near=near)


def threshold(code: str) -> str | None:
    """From where on a matter of style is told, in English; None where one is always told."""
    rule = RULES.get(code)
    return rule.threshold if rule else None


_NEAR = N_("No problem has the code `{code}`. Did you mean `{near}`?")
_UNKNOWN = N_("No problem has the code `{code}`; `coach explain` lists them all.")
