"""What can be said of a scenario before it is read: its brief, or why it cannot be played."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.visual import Visual

from coach.content.library import Card
from coach.content.screenplay import read_screenplay
from coach.errors import CoachError, ContentError, Problem
from coach.locale import _, ngettext
from coach.tui.themes import ACTION, QUIET, STRONG
from coach.tui.visuals import Block, joined, paragraph
from coach.wording import labels


def brief(card: Card) -> list[Visual]:
    """What stands before the first scene."""
    place = f"{labels.media(card.media)} · {labels.minutes(card.minutes)}"
    return [
        paragraph(card.title, STRONG),
        paragraph(place, QUIET, above=0),
        *(paragraph(each.text) for each in read_screenplay(card.brief, ())),
        Block(Content(card.goal), lead=Content.styled(_("You want") + "  ", QUIET), above=1),
    ]


def notice(problem: CoachError) -> list[Visual]:
    """What is wrong, each problem of a file on its own."""
    found = problem.problems if isinstance(problem, ContentError) else ()
    if not found:
        return [paragraph(str(problem), STRONG)]
    many = ngettext("{n} problem is in the way.", "{n} problems are in the way.", len(found))
    heading = paragraph(many.format(n=len(found)), STRONG)
    return [heading, *(block for each in found for block in _located(each))]


def _located(problem: Problem) -> Iterator[Visual]:
    place = "/".join(problem.file.parts[-2:])
    if problem.line:
        place = f"{place}:{problem.line}"
    yield Block(joined([(place, ACTION), (f"   {problem.where}", QUIET)]), above=1)
    yield Block(Content(problem.text))
