"""What a translation remembers of the texts it was made from, in comments above its own.

    # coach: new 1a2b3c4d               the text below is still the original's
    # coach: source 1a2b3c4d 99aa77bb   it was translated from this
    # coach: changed 1a2b3c4d 99aa77bb  it was, and the original has changed since

The first number stands for the original's text, the second for the translation's when the comment
was written: a translation that was edited since is taken to be revised. A comment goes wherever its
text is moved, and a text without one is taken to be right as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from coach.content.toml.places import Statement, comments, statements
from coach.content.toml.tables import KeyPath

NEW, SOURCE, CHANGED = "new", "source", "changed"

_MARK = re.compile(r"#+[ \t]*coach:[ \t]*(new|source|changed)((?:[ \t]+[0-9a-f]{8}){1,2})[ \t]*")


class State(Enum):
    """How a translated text stands to the original."""

    UNTRANSLATED = "untranslated"
    OUTDATED = "outdated"
    DONE = "done"


class Mark(NamedTuple):
    """What is remembered of one text."""

    word: str
    """`new`, `source` or `changed`."""
    source: str
    """The print of the original's text."""
    text: str
    """The print of the text below, when this was written; that of the source where it is new."""
    line: int
    """Where it stands, counted from one; 0 where it is not written yet."""

    @property
    def comment(self) -> str:
        """How it is written."""
        prints = self.source if self.word == NEW else f"{self.source} {self.text}"
        return f"# coach: {self.word} {prints}"

    def state(self, source: str, text: str) -> State:
        """How `text` stands to `source`, as both are now."""
        touched = print_of(text) != self.text
        if self.word == NEW and not touched:
            return State.UNTRANSLATED
        if print_of(source) == self.source or (touched and self.word != NEW):
            return State.DONE
        return State.OUTDATED


def print_of(text: str) -> str:
    """Eight hexadecimal digits that stand for `text`, however its lines are wrapped."""
    words = " ".join(text.split())
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def marks_in(text: str) -> Mapping[KeyPath, Mark]:
    """Every mark in the TOML text of a translation, by the key it stands above."""
    if "coach:" not in text:
        return {}
    found = dict(_found(text))
    lines = text.split("\n")
    return {
        each.path: found[line]
        for each in statements(text)
        if (line := _above(each, lines, found)) is not None
    }


def _found(text: str) -> Iterator[tuple[int, Mark]]:
    for line, comment in comments(text):
        if found := _MARK.fullmatch(comment):
            source, *more = found[2].split()
            yield line, Mark(found[1], source, more[0] if more else source, line)


def _above(statement: Statement, lines: list[str], found: Mapping[int, Mark]) -> int | None:
    """The line of the nearest mark in the comments directly above `statement`."""
    line = statement.line - 1
    while line and lines[line - 1].lstrip().startswith("#"):
        if line in found:
            return line
        line -= 1
    return None
