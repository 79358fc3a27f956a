"""What a route depends on, in words; nothing is told of a decision that was not met."""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.model import Condition
from coach.locale import _
from coach.output import prose
from coach.practice.map import Map

CITED = 40
"""Characters of a reply that is named."""


def conditions(map_: Map, when: Condition) -> str:
    """Everything that has to be so, in one phrase."""
    return ", ".join(_parts(map_, when))


def _parts(map_: Map, when: Condition) -> Iterator[str]:
    for flag in when.has:
        yield _("after {reply}").format(reply=_setters(map_, flag))
    for flag in when.lacks:
        yield _("without {reply}").format(reply=_setters(map_, flag))
    people = map_.scenario.people
    for person, least in when.trust.items():
        yield _("{person}’s trust at {n} or more").format(person=people[person].name, n=least)
    for person, bound in when.trust_below.items():
        yield _("{person}’s trust below {n}").format(person=people[person].name, n=bound)


def _setters(map_: Map, flag: str) -> str:
    """The replies that set `flag`, cited where they were met."""
    cited = dict.fromkeys(
        _("“{reply}”").format(reply=_short(reply.text)) if point.met else _("a reply not met yet")
        for point in map_.points
        if point.kind.is_decision
        for reply in map_.scenario.scenes[point.place].replies
        if flag in reply.sets
    )
    return _(" or ").join(cited)


def _short(text: str) -> str:
    line = prose(text)
    return line if len(line) <= CITED else line[:CITED].rstrip(" ,.;:") + "…"
