"""What is told of a Twee text that became a scenario."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from coach.content.faults import shown
from coach.content.grades import Grade, Outcome
from coach.content.tables import Data
from coach.exchange.twee import ENDING, RECOVERY
from coach.exchange.twee_passages import Passage
from coach.locale import _

TODO = "TODO"
"""What stands where an author has still to write."""

_BEFORE = re.compile(r"^::", re.MULTILINE)
_MACRO = re.compile(r"<<\w|\(\w[\w-]*:|(?<!\w)\$[a-z]|<%", re.IGNORECASE)
"""How the formats SugarCube, Harlowe and Snowman begin what is run and not read."""


def unread(text: str, story: Data) -> Iterator[str]:
    """What no passage tells: all before the first one, and what StoryData says of the `story`."""
    if _BEFORE.split(text, maxsplit=1)[0].strip("\ufeff \r\n"):
        yield _("What stands before the first passage was left out.")
    if keys := [key for key in story if key != "start"]:
        yield _("Of StoryData, left out: {names}.").format(names=", ".join(map(shown, keys)))


def not_carried(used: list[Passage], *, ours: bool) -> Iterator[str]:
    """What the passages `used` have that no scenario has; `ours` were written by coach."""
    known = {RECOVERY, ENDING, *Outcome, *Grade}
    tags = dict.fromkeys(tag for each in used for tag in each.tags if tag not in known)
    if tags:
        yield _("Tags, left out: {names}.").format(names=", ".join(map(shown, tags)))
    if not ours and any(each.placed for each in used):
        yield _("Where passages stand on Twine’s map was left out.")
    macros = [each.name for each in used if _has_macros(each.body)]
    if macros and not ours:
        told = _("Macros stay in the text, where they do nothing: {names}.")
        yield told.format(names=", ".join(map(shown, macros)))


def _has_macros(text: str) -> bool:
    return _MACRO.search(text) is not None


def to_write(data: Data) -> Iterator[str]:
    """The keys of what is to be written, and how often."""
    counts = Counter(_todos(data))
    if counts:
        told = ", ".join(f"{key} ({count})" for key, count in counts.items())
        yield _("To be written, where the file says TODO: {keys}.").format(keys=told)


def _todos(table: Mapping[str, object]) -> Iterator[str]:
    for key, value in table.items():
        if value == TODO:
            yield key
        for each in value if isinstance(value, list | tuple) else [value]:
            if isinstance(each, dict):
                yield from _todos(each)
