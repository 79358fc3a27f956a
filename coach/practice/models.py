"""Two messages to read beside one's own, and what a revision has changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coach.content.grades import Grade

if TYPE_CHECKING:  # pydantic comes with these
    from coach.content.model import Reply, Scene

Span = tuple[int, int]

_TOKEN = re.compile(r"\S+")


class Models(NamedTuple):
    """What the author of a decision has written for it."""

    professional: Reply
    other: Reply | None
    """The first workable reply, where there is one: its `why` and `instead` tell what it leaves
    out. No scenario has a second professional reply."""


def models(scene: Scene) -> Models:
    """The models for the decision `scene`."""
    workable = (reply for reply in scene.replies if reply.grade is Grade.WORKABLE)
    return Models(scene.professional, next(workable, None))


def changed(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """The places of the words that only `before` has, and of those that only `after` has."""
    # only a finished revision is compared
    from difflib import SequenceMatcher  # noqa: PLC0415

    old, new = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    matcher = SequenceMatcher(a=[word[0] for word in old], b=[word[0] for word in new])
    edits = [edit for edit in matcher.get_opcodes() if edit[0] != "equal"]
    return (
        [(old[i].start(), old[j - 1].end()) for _tag, i, j, _k, _l in edits if i < j],
        [(new[k].start(), new[m - 1].end()) for _tag, _i, _j, k, m in edits if k < m],
    )
