"""The map of a scenario as a tree of lines."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import groupby

from coach.content.model import Reply
from coach.exchange.map_formats import about, condition, graded
from coach.locale import _
from coach.output import wrap
from coach.practice.plan import Arrow, Chart

DEEPEST = 6
"""After how many decisions in each other a tree goes on further down, at the left."""
_LEAST = 24
"""Cells that are left to the words of a line, however deep it stands."""

_Lines = Iterator[str]
_Numbered = tuple[int, Arrow]
"""An arrow with its place among those of its scene."""


def tree(chart: Chart, width: int | None) -> Iterator[tuple[str, ...]]:
    """The scenario from its start on, a block for each tree, in lines of `width` cells.

    Every place is told once: where the fewest arrows lead to it. Trees that would stand too far to
    the right are told below, then the places to which nothing leads.
    """
    drawing = _Drawing(chart, width)
    yield from drawing.trees(chart.scenario.start)
    lost = [place for place in chart.places if place not in chart.linked]
    if lost:
        yield (_("Nothing leads here from the start:"),)
    for place in lost:
        if place not in drawing.told:
            yield from drawing.trees(place)


class _Drawing:
    def __init__(self, chart: Chart, width: int | None) -> None:
        self.chart = chart
        self.width = width
        self.told: set[str] = set()
        self.owners: dict[str, tuple[str, int]] = {}
        """Each place with the arrow that it is told behind."""
        self.later: deque[str] = deque()
        """Places whose trees are told further down."""

    def trees(self, root: str) -> Iterator[tuple[str, ...]]:
        self.own(root)
        self.later.append(root)
        while self.later:
            yield tuple(self.place(self.later.popleft(), ("", "")))

    def own(self, root: str) -> None:
        """Breadth first, so that a place is told as far to the left as it can be.

        Of several arrows from one scene it is told behind the last, so that its replies stay
        together.
        """
        self.owners.setdefault(root, ("", 0))
        waiting = deque((root,))
        while waiting:
            place = waiting.popleft()
            for number, arrow in reversed([*enumerate(self.chart.arrows(place))]):
                if arrow.target not in self.owners:
                    self.owners[arrow.target] = (place, number)
                    waiting.append(arrow.target)

    def place(self, place: str, lead: tuple[str, str], before: str = "", deep: int = 0) -> _Lines:
        """A place with all that is told below it; `lead` begins its first line and the others."""
        self.told.add(place)
        arrows = [*enumerate(self.chart.arrows(place))]
        text = f"{before}{place} · {about(self.chart.scenario, place)}"
        yield from self.line(lead, text, "│ " if arrows else "  ")
        groups = [[*group] for _reply, group in groupby(arrows, key=lambda each: each[1].reply)]
        for group in groups:
            if (reply := group[0][1].reply) is None:
                yield from self.routes(group, lead[1], deep)
            else:
                branch = _branch(lead[1], last=group is groups[-1])
                yield from self.answer(reply, group, branch, deep)

    def answer(
        self, reply: Reply, arrows: Sequence[_Numbered], lead: tuple[str, str], deep: int
    ) -> _Lines:
        """A reply with where it leads."""
        if len(arrows) == 1:
            yield from self.target(*arrows[0], lead, f"{graded(reply)} → ", deep)
        else:
            yield from self.line(lead, f"{graded(reply)} →")
            yield from self.routes(arrows, lead[1], deep)

    def routes(self, arrows: Sequence[_Numbered], lead: str, deep: int) -> _Lines:
        """The ways on from one point, each with its condition."""
        for number, arrow in arrows:
            branch = _branch(lead, last=number == arrows[-1][0])
            before = f"{condition(arrow)} → ".lstrip()
            yield from self.target(number, arrow, branch, before, deep)

    def target(
        self, number: int, arrow: Arrow, lead: tuple[str, str], before: str, deep: int
    ) -> _Lines:
        place = arrow.target
        if self.owners[place] == (arrow.source, number):
            if deep < DEEPEST or not self.chart.arrows(place):
                yield from self.place(place, lead, before, deep + 1)
                return
            self.later.append(place)
        where = _("{place} (above)") if place in self.told else _("{place} (below)")
        yield from self.line(lead, before + where.format(place=place))

    def line(self, lead: tuple[str, str], text: str, below: str = "  ") -> _Lines:
        room = None if self.width is None else max(_LEAST, self.width - len(lead[0]) - 2)
        first, *more = wrap(text.rstrip(), room)
        yield lead[0] + first
        yield from (f"{lead[1]}{below}{row}" for row in more)


def _branch(lead: str, *, last: bool) -> tuple[str, str]:
    return (f"{lead}└─ ", f"{lead}   ") if last else (f"{lead}├─ ", f"{lead}│  ")
