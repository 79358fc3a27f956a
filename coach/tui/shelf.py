"""How a scenario looks in the library: its row, and what is shown of it beside the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from coach.content.library import Card
from coach.locale import _
from coach.output import prose
from coach.tui.themes import ACTION, QUIET, STRONG
from coach.tui.visuals import joined
from coach.wording import labels

if TYPE_CHECKING:
    from coach.journal.scenario_state import Standing

MARGIN = 2
"""Cells left free at both ends of a row."""


@dataclass(frozen=True)
class Row(Visual):
    """A scenario in two lines: title and standing, then what kind it is."""

    title: Content
    standing: Content
    kind: Content

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Two lines that fit into `width` cells."""
        room = width - 2 * MARGIN
        title = self.title.truncate(max(1, room - self.standing.cell_length - 2), ellipsis=True)
        gap = Content(" " * max(2, room - title.cell_length - self.standing.cell_length))
        lines = (title + gap + self.standing, self.kind.truncate(max(1, room), ellipsis=True))
        strips = [
            strip
            for line in lines
            for strip in (Content(" " * MARGIN) + line).render_strips(width, 1, style, options)
        ]
        return strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Two lines."""
        return 2


def row(card: Card, topic: str, standing: Standing | None) -> Row:
    """The row of a scenario; of one that cannot be played, its title."""
    if card.problem:
        return Row(Content(card.title), Content(""), Content.styled(_("cannot be played"), QUIET))
    kind = " · ".join((topic, labels.media(card.media), labels.minutes(card.minutes)))
    stands = Content("  ").join(_stands(standing)) if standing else Content("")
    return Row(Content.styled(card.title, STRONG), stands, Content.styled(kind, QUIET))


def _stands(standing: Standing) -> Iterator[Content]:
    if standing.half_done:
        yield Content.styled(_("◐ half done"), ACTION)
    if standing.last and standing.last.percent is not None:
        yield Content(_("last {percent}").format(percent=standing.last.percent))
    if standing.best is not None:
        yield Content(_("best {percent}").format(percent=standing.best))


def welcome() -> Content:
    """What this is, for who has not played yet."""
    return Content(
        _(
            "Meet someone with a request, answer, and see what your answer does to them; then read "
            "what a professional would have said, and why. Enter begins the first conversation."
        )
    )


def preview(card: Card) -> Content:
    """What a scenario is about, where there is room; else what is wrong with it."""
    if card.problem:
        return _wrong(card.problem)
    brief = "\n\n".join(prose(part) for part in card.brief.strip().split("\n\n"))
    return joined(
        [
            (card.title, STRONG),
            ("\n" + card.summary, QUIET),
            ("\n\n" + brief, ""),
            ("\n\n" + _("You want"), QUIET),
            ("\n" + prose(card.goal), ""),
        ]
    )


def summary(card: Card) -> Content:
    """What a scenario is about, in a few lines; else what is wrong with it."""
    if card.problem:
        return _wrong(card.problem)
    return joined(
        [
            ("\n" + card.summary, ""),
            ("\n" + _("You want") + "  ", QUIET),
            (prose(card.goal), ""),
        ]
    )


def _wrong(problem: str) -> Content:
    return Content("\n" + problem)
