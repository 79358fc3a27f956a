"""What can be said of a scenario before it is read: its brief, or why it cannot be played."""

from __future__ import annotations

from textual.content import Content
from textual.visual import Visual

from coach import words
from coach.content.library import Card
from coach.content.screenplay import read_screenplay
from coach.errors import CoachError, ContentError
from coach.locale import _
from coach.tui.themes import QUIET, STRONG
from coach.tui.visuals import Block, paragraph


def brief(card: Card) -> list[Visual]:
    """What stands before the first scene."""
    place = f"{words.media(card.media)} · {words.minutes(card.minutes)}"
    return [
        paragraph(card.title, STRONG),
        paragraph(place, QUIET, above=0),
        *(paragraph(each.text) for each in read_screenplay(card.brief, ())),
        Block(Content(card.goal), lead=Content.styled(_("You want") + "  ", QUIET), above=1),
    ]


def notice(problem: CoachError) -> list[Visual]:
    """What is wrong, each problem of a file on its own."""
    blocks: list[Visual] = [paragraph(str(problem), STRONG)]
    if isinstance(problem, ContentError):
        blocks += [
            paragraph(f"{each.file.name}:{each.line or 1}: {each.text}")
            for each in problem.problems
        ]
    return blocks
