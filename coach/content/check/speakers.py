"""Lines that look like speech of somebody who is not there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from coach.content.check.finding import Finding
from coach.content.faults import ID, Names
from coach.content.tables import Data, KeyPath, tables
from coach.errors import Severity
from coach.locale import N_

_OPENING = re.compile(r"(?:\A|\n[ \t]*\n)[ \t]*([a-z][a-z0-9-]*):(?=\s)")


def find_unknown_speakers(data: Data, speakers: Collection[str]) -> Iterator[Finding]:
    """Paragraphs of a scenario or its translation that begin with an id which nobody has.

    They are told as they stand, with the id, so whoever misspells one loses a speech unnoticed.
    Words before a colon that are no id, like a capital or a time, are left alone.
    """
    names = Names(speakers)
    for path, text in _played(data):
        for name in dict.fromkeys(_OPENING.findall(text)) if ":" in text else ():
            if name not in names and ID.fullmatch(name):
                near = names.nearest(name)
                values = {"name": name, "near": near}
                message = _NEAR if near else _NOBODY
                yield Finding("unknown-speaker", message, path, values, Severity.WARNING)


def _played(data: Data) -> Iterator[tuple[KeyPath, str]]:
    """Every text that is read like a screenplay."""
    for name, scene in tables(data.get("scenes")).items():
        if "lines" in scene:
            yield ("scenes", name, "lines"), scene["lines"]
        replies = scene.get("replies", ())
        for key, reply in replies.items() if isinstance(replies, dict) else enumerate(replies):
            if "reaction" in reply:
                yield ("scenes", name, "replies", key, "reaction"), reply["reaction"]
    for name, ending in tables(data.get("endings")).items():
        if "text" in ending:
            yield ("endings", name, "text"), ending["text"]


_NEAR = N_("Nobody here has the id `{name}`, so this is told and not said. Did you mean `{near}`?")
_NOBODY = N_(
    "Nobody here has the id `{name}`, so this is told and not said; add `[people.{name}]`, or "
    "begin the line with another word."
)
