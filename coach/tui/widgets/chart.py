"""Rows that are walked through, each as high as one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

HERE = "$block-cursor-foreground on $block-cursor-background"
"""The style of the row that is stood in."""

Draw = Callable[[int, int], Content]
"""Draws the row of this number in this many cells."""


class Chart(ScrollView, can_focus=False):
    """Rows of one line each, drawn when they are seen; one of them is stood in.

    Any row may be drawn differently after each step, which a list of options does not do.
    """

    DEFAULT_CSS = """
    Chart { height: 1fr; width: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    """

    @dataclass
    class Stepped(Message):
        """Another row is stood in."""

        row: int

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 (as every widget has it)
        super().__init__(id=id)
        self.row = 0
        """The row that is stood in, from zero."""
        self._count = 0
        self._draw: Draw = lambda _row, _width: Content("")
        self._foot: Sequence[Content] = ()

    def show(self, count: int, draw: Draw, row: int, foot: Sequence[Content] = ()) -> None:
        """Show `count` rows, standing in `row`, and below them lines that are only read."""
        self._count, self._draw, self._foot = count, draw, foot
        self.row = row
        self._settle()

    def step(self, by: int) -> None:
        """Go up or down by some rows, as far as there are any."""
        self.stand(min(max(self.row + by, 0), self._count - 1))

    def stand(self, row: int) -> None:
        """Stand in `row`."""
        if row != self.row and 0 <= row < self._count:
            self.row = row
            self._settle()
            self.post_message(self.Stepped(row))

    def _settle(self) -> None:
        width, room = self.scrollable_content_region.size
        self.virtual_size = Size(width, self._count + len(self._foot))
        margin = min(2, max(0, (room - 1) // 2))  # what comes next is seen before it is come to
        seen = Region(0, self.row - margin, 1, 1 + 2 * margin)
        if self.row == self._count - 1:
            seen = Region(0, self.row, 1, 1 + len(self._foot))
        self.scroll_to_region(seen, animate=False, immediate=True, force=True)
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Keep what is stood in in sight."""
        del event
        self._settle()

    def on_click(self, event: Click) -> None:
        """A click stands in the row under the mouse."""
        if (offset := event.get_content_offset(self)) is not None:
            self.stand(offset.y + self.scroll_offset.y)

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        width, paper = self.size.width, self.visual_style
        row = y + self.scroll_offset.y
        if row >= self._count + len(self._foot):
            return Strip.blank(width, paper.rich_style)
        line = self._draw(row, width) if row < self._count else self._foot[row - self._count]
        if row == self.row:
            line = line.pad_right(max(0, width - line.cell_length)).stylize_before(HERE)
        [strip] = Visual.to_strips(self, line, width, 1, paper, apply_selection=False)
        return strip
