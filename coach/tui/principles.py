"""How a principle looks in the handbook: its row, and its page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from textual.content import Content
from textual.visual import Visual

from coach.content.model import Reply
from coach.journal.met_principles import Entry, Example
from coach.locale import _
from coach.output import prose
from coach.tui.shelf import MARGIN
from coach.tui.story import LETTER, explained
from coach.tui.themes import ACTION, QUIET, STRONG
from coach.tui.visuals import Beside, Block, Stack, joined, paragraph
from coach.wording import labels


def principle_row(entry: Entry) -> Visual:
    """Its rule, and how often it was met."""
    rule = Content.styled(prose(entry.principle.rule), STRONG)
    met = Content.styled(labels.met(entry), QUIET)
    return Stack((Block(rule, left=MARGIN, right=MARGIN), Block(met, left=MARGIN, right=MARGIN)))


def principle_page(entry: Entry, zone: tzinfo | None) -> Iterator[Visual]:
    """All of it; times are told in `zone`."""
    yield from explained(entry.principle)
    if entry.example:
        yield from _example(entry.example)
    if entry.practised:
        yield paragraph(_("Practised in"), STRONG, above=2)
        for each in entry.practised:
            yield Block(Content(labels.practised(each, zone)))
    if entry.ahead:
        yield paragraph(_("Meet it in"), STRONG, above=2)
        for ahead in entry.ahead:
            yield Block(Content(_("“{title}”").format(title=prose(ahead.title))))
    yield Block(Content(""))


def _example(example: Example) -> Iterator[Visual]:
    title = _("in “{title}”").format(title=prose(example.title))
    head = joined([(_("For example"), STRONG), ("  " + title, QUIET)])
    yield paragraph(head, above=2)
    yield paragraph(prose(example.scene.recap or ""), QUIET, above=0)
    yield Beside(_reply(example.good), _reply(example.bad))


def _reply(reply: Reply) -> Visual:
    verdict = joined(
        [(f"{labels.MOONS[reply.grade]} ", ACTION), (labels.verdict(reply.grade), STRONG)]
    )
    return Stack(
        (
            Block(verdict, above=1),
            Block(Content(prose(reply.text)), box=LETTER),
            paragraph(prose(reply.why)),
        )
    )
