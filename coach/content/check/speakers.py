"""Lines that look like speech of somebody who is not there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from coach.content.check.finding import Finding
from coach.content.faults import ID, Names
from coach.content.toml.tables import Data, KeyPath, tables
from coach.errors import Severity
from coach.locale import N_

_BEGINNING = re.compile(r"([a-z][a-z0-9-]*):(?!//)")


def find_unknown_speakers(data: Data, speakers: Collection[str]) -> Iterator[Finding]:
    """Lines of a scenario or its translation that begin with an id which nobody has.

    They are told as they stand, with the id, so whoever misspells one loses a speech unnoticed.
    Words before a colon that are no id, like a capital or a time, are left alone. Inside a
    paragraph, where authors wrap, only what is much like an id counts, right below a speech.
    """
    names = Names(speakers)
    for path, text in _played(data):
        for name, opens in _strangers(text, names) if ":" in text else ():
            near = names.nearest(name)
            if near or opens:
                message = (_NEAR if opens else _INSIDE) if near else _NOBODY
                values = {"name": name, "near": near}
                yield Finding("unknown-speaker", message, path, values, Severity.WARNING)


def _strangers(text: str, names: Names) -> Iterator[tuple[str, bool]]:
    """Ids that lines begin with and nobody has, each once, and whether one opens a paragraph."""
    found: dict[str, bool] = {}
    opens, below_speech = True, False
    for line in map(str.strip, text.split("\n")):
        begun = _BEGINNING.match(line)
        if begun and (opens or below_speech) and _is_stranger(begun[1], names):
            found[begun[1]] = found.get(begun[1], False) or opens
        opens, below_speech = not line, begun is not None
    yield from found.items()


def _is_stranger(name: str, names: Names) -> bool:
    return name not in names and ID.fullmatch(name) is not None


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
_INSIDE = N_(
    "Nobody here has the id `{name}`, so this goes on with what stands before it. "
    "Did you mean `{near}`?"
)
_NOBODY = N_(
    "Nobody here has the id `{name}`, so this is told and not said; add `[people.{name}]`, or "
    "begin the line with another word."
)
