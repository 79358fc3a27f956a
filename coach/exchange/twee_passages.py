"""The passages and links of a Twee 3 text, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from coach.content.faults import shown
from coach.content.grades import Grade
from coach.errors import RequestError
from coach.locale import N_


class Link(NamedTuple):
    """A way on that a passage shows."""

    text: str
    to: str
    """The name of a passage."""
    note: str
    """What a comment right behind it says."""
    line: int
    """Counted from one."""


class Passage(NamedTuple):
    """One passage, read."""

    name: str
    tags: tuple[str, ...]
    body: str
    line: int
    """That of its header, counted from one."""
    placed: bool
    """Whether its header has metadata."""

    @property
    def links(self) -> list[Link]:
        """Its links, in order."""
        return [
            _link(found, number)
            for number, line in enumerate(self.body.split("\n"), self.line + 1)
            for found in _LINK.finditer(line)
        ]

    @property
    def told(self) -> str:
        """Its text without its links; one inside a sentence leaves its words there."""
        return "\n".join(_told(self.body)).strip()


def passages(text: str, file: Path) -> dict[str, Passage]:
    """The passages of `text` by name, in order.

    Raises RequestError with the line in `file` of a header that cannot be read or a name that
    comes twice, and where there is no passage at all.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("::")]
    found: dict[str, Passage] = {}
    for start, after in pairwise([*starts, len(lines)]):
        header = _HEADER.fullmatch(lines[start])
        if header is None:
            raise RequestError(_BAD_HEADER, file=file, line=start + 1)
        name, tags, meta = _plain(header[1]), header[2] or "", header[3]
        if name in found:
            raise RequestError(_TWICE, file=file, line=start + 1, name=shown(name))
        body = "\n".join(lines[start + 1 : after])
        found[name] = Passage(name, (*map(_plain, tags.split()),), body, start + 1, bool(meta))
    if not found:
        raise RequestError(_NO_TWEE, file=file)
    return found


_HEADER = re.compile(
    r"::\s*((?:\\.|[^\\\[\]{}])*[^\\\[\]{}\s]|(?:\\.|[^\\\[\]{}])*\\.)\s*"
    r"(?:\[((?:\\.|[^\\\[\]])*)\])?\s*(\{.*\})?\s*"
)
_NOTE = rf"[a-z0-9-]+:[ \t]*\w+|{'|'.join(Grade)}"
_LINK = re.compile(rf"\[\[(?P<inner>.+?)\]\](?:[ \t]*<!--[ \t]*(?P<note>{_NOTE})[ \t]*-->)?")
_BULLET = re.compile(r"[\s*>+-]*")


def _plain(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name.strip())


def _link(found: re.Match[str], line: int) -> Link:
    inner = found["inner"]
    text, arrow, to = inner.rpartition("->")
    if not arrow:
        to, arrow, text = inner.partition("<-")
    if not arrow:
        text, arrow, to = inner.partition("|")
    if not arrow:
        text = to = inner
    to = to.partition("][")[0].strip()
    return Link(text.strip() or to, to, (found["note"] or "").strip(), line)


def _told(body: str) -> Iterator[str]:
    for line in body.split("\n"):
        if not _LINK.search(line):
            yield line
        elif not _BULLET.fullmatch(_LINK.sub("", line)):
            yield _LINK.sub(lambda found: _link(found, 0).text, line)


_BAD_HEADER = N_(
    "{file}:{line}: This is no header of a passage. Write :: Name [tags], with a \\ before a "
    "bracket or a brace in the name."
)
_TWICE = N_("{file}:{line}: Another passage is called “{name}” too; rename one of them.")
_NO_TWEE = N_("{file} has no passages, so it is no Twee; in Twine, choose: Export as Twee.")
