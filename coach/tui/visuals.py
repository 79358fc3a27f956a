"""Paragraphs and bubbles: the two or three shapes that every screen is set from.

They are Textual visuals, so that pages, lists and single lines draw them alike. Text in them is
`Content`, never markup; colours are theme variables, so that every theme works.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

WIDE = 104
"""Cells from which a screen has room for a second column."""

BOX_PADDING = 2
"""Cells between the edge of a box and its text."""


EMPTY = Content("")


@dataclass(frozen=True)
class Block(Visual):
    """A paragraph, set into the width it is given."""

    text: Content
    box: str = ""
    """The style of a box around the text, like `on $surface`; empty for none."""
    left: int = 0
    right: int = 0
    """Margins in cells."""
    lead: Content = EMPTY
    """Stands before the first line; the other lines keep clear of it."""
    fit: bool = False
    """Whether the box is as narrow as its text."""
    to_right: bool = False
    """Whether the block stands at the right margin."""
    above: int = 0
    """Empty lines before it."""

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The block in lines of exactly `width` cells."""
        outer = width - self.left - self.right
        padding = BOX_PADDING if self.box else 0
        lines = self._lines(max(1, outer - 2 * padding))
        inner = max(line.cell_length for line in lines) if self.fit else max(1, outer - 2 * padding)
        paper = style + options.get_style(self.box) if self.box else style
        before = self.left + (outer - inner - 2 * padding if self.to_right else 0)
        strips = [Strip.blank(width, style.rich_style)] * self.above
        for line in lines:
            strips.append(
                _fill(before, style)
                + _fill(padding, paper)
                + _set(line, inner, paper, options)
                + _fill(padding, paper)
            )
        strips = [strip.extend_cell_length(width, style.rich_style) for strip in strips]
        return strips[:height]

    def _lines(self, width: int) -> list[Content]:
        if not self.lead:
            return self.text.wrap(width)
        indent = self.lead.cell_length
        first, *others = self.text.wrap(max(1, width - indent))
        margin = Content(" " * indent)
        return [self.lead + first, *(margin + line for line in others)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """How many lines it takes in `width` cells."""
        padding = 2 * BOX_PADDING if self.box else 0
        return self.above + len(self._lines(max(1, width - self.left - self.right - padding)))


@dataclass(frozen=True)
class Stack(Visual):
    """Visuals one below the other."""

    parts: tuple[Visual, ...]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The parts in order."""
        return [
            strip
            for part in self.parts
            for strip in part.render_strips(width, None, style, options)
        ][:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The heights of the parts together."""
        return sum(part.get_height(rules, width) for part in self.parts)


@dataclass(frozen=True)
class Barred(Visual):
    """A visual with a bar along its left side."""

    inside: Visual
    style: str
    """Of the bar."""
    above: int = 1
    """Empty lines before it."""

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The visual in lines of `width` cells, two of which are the bar's."""
        bar = _set(Content.styled("▎", self.style), 2, style, options)
        inside = self.inside.render_strips(max(1, width - 2), None, style, options)
        empty = [Strip.blank(width, style.rich_style)] * self.above
        return [*empty, *(bar + strip for strip in inside)][:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As high as what is inside."""
        return self.above + self.inside.get_height(rules, max(1, width - 2))


@dataclass(frozen=True)
class Beside(Visual):
    """Two visuals side by side; one below the other where the width is less than `needs`."""

    left: Visual
    right: Visual
    gap: int = 3
    needs: int = 66

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Both in lines of `width` cells."""
        if width < self.needs:
            return Stack((self.left, self.right)).render_strips(width, height, style, options)
        half = (width - self.gap) // 2
        columns = zip_longest(
            self.left.render_strips(half, None, style, options),
            self.right.render_strips(width - half - self.gap, None, style, options),
        )
        empty, gap = Strip.blank(half, style.rich_style), _fill(self.gap, style)
        return [
            Strip.join((left or empty, gap, right)).extend_cell_length(width, style.rich_style)
            for left, right in columns
        ][:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The higher of the two."""
        if width < self.needs:
            return Stack((self.left, self.right)).get_height(rules, width)
        half = (width - self.gap) // 2
        return max(
            self.left.get_height(rules, half),
            self.right.get_height(rules, width - half - self.gap),
        )


def paragraph(text: str | Content, style: str = "", *, above: int = 1, left: int = 0) -> Block:
    """A plain paragraph."""
    content = text if isinstance(text, Content) else Content.styled(text, style)
    return Block(content, above=above, left=left)


def joined(parts: Iterable[Content | tuple[str, str]], separator: str = "") -> Content:
    """Pieces of text, each with its own style, in one line."""
    pieces = [part if isinstance(part, Content) else Content.styled(*part) for part in parts]
    return Content(separator).join(pieces)


def _fill(cells: int, style: Style) -> Strip:
    return Strip.blank(cells, style.rich_style) if cells > 0 else Strip([])


def _set(line: Content, width: int, style: Style, options: RenderOptions) -> Strip:
    segments = [
        Segment(text, part.rich_style)
        for text, part in line.render(style, end="", parse_style=options.get_style)
    ]
    return Strip(segments, line.cell_length).extend_cell_length(width, style.rich_style)
