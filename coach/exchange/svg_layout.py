"""Where the boxes and lines of a drawn map go, in pixels.

Every layer is a strip across the drawing, with a gap to the next. A line is upright where it passes
a layer and bends in gaps alone, so it never runs through a box. Lines that go round do so in lanes
at the right, one for each place that they lead to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from coach.exchange.svg_columns import PASSING, Columns, Sized, spread
from coach.exchange.svg_layers import Layers, Node, arrange
from coach.practice.lines import Line

_GAP, _HIGHEST_GAP = 56.0, 170.0
"""Between two layers, where lines bend little, and where they bend much."""
_SLOPE = 0.3
"""How much higher a gap is for how far a line bends in it."""
_ARRIVING = 16.0
"""Between two arrows that arrive at one box."""
_CAPTION = 16.0
"""The height of a layer without boxes."""


class Point(NamedTuple):
    """A point of the drawing, from its upper left corner."""

    x: float
    y: float


class Curve(NamedTuple):
    """A cubic Bézier curve from where the one before it has ended."""

    first: Point
    second: Point
    """Two points that draw the curve near without being on it."""
    end: Point


class Way(NamedTuple):
    """How a line goes, from the bottom of a box to the top of one."""

    begin: Point
    curves: tuple[Curve, ...]

    @property
    def end(self) -> Point:
        """Where its arrow arrives."""
        return self.curves[-1].end


@dataclass(frozen=True)
class Layout:
    """Where everything is."""

    boxes: Mapping[str, Point]
    """The upper left corner of the box of each place."""
    ways: Mapping[Line, Way]
    caption: Point | None
    """Below it are the places that stand apart."""
    width: float
    height: float


def lay_out(
    boxes: Mapping[str, Sized], linked: Sequence[str], apart: Sequence[str], lines: Sequence[Line]
) -> Layout:
    """Where `boxes` and the `lines` between them go; no two boxes touch.

    `linked` and `apart` are the places, in an order in which lines lead downwards as far as they
    can; no line leads from the linked to those apart. The work is bounded for a map of any size,
    and the same map always gives the same layout.
    """
    layers = arrange(linked, apart, lines)
    columns = Columns(boxes, layers, lines)
    strips = _strips(boxes, columns)
    drawing = _Drawing(boxes, columns, strips)
    empty = [strip.bottom for row, strip in zip(layers.rows, strips, strict=True) if not row]
    return Layout(
        {place: drawing.corner(place) for place in layers.of},
        {line: drawing.way(line) for line in lines},
        Point(0.0, empty[0]) if empty else None,
        drawing.width,
        strips[-1].gap,
    )


class _Strip(NamedTuple):
    """A layer from its top to its bottom; `gap` is where the gap below it ends."""

    top: float
    bottom: float
    gap: float


def _strips(boxes: Mapping[str, Sized], columns: Columns) -> list[_Strip]:
    layers = columns.layers
    leaving = {layers.of[line.source] for line in layers.round}
    strips: list[_Strip] = []
    top = _GAP if any(layers.of[line.target] == 0 for line in layers.round) else 0.0
    for layer, row in enumerate(layers.rows):
        heights = (boxes[node.place].height for node in row if not layers.is_bend(node))
        bottom = top + max(heights, default=_CAPTION)
        is_last = layer + 1 == len(layers.rows)
        gap = 0.0 if is_last and layer not in leaving else _gap(columns, row)
        strips.append(_Strip(top, bottom, bottom + gap))
        top = bottom + gap
    return strips


def _gap(columns: Columns, row: Sequence[Node]) -> float:
    """The height of the gap below `row`: more where a line goes far to the side."""
    below = columns.layers.below
    aside = (
        abs(columns.x[each] - columns.leaving(node, each.place))
        for node in row
        for each in below.get(node, ())
    )
    return min(max(_GAP, _SLOPE * max(aside, default=0.0)), _HIGHEST_GAP)


class _Drawing:
    """The boxes and ways of a map whose layers and columns are known."""

    def __init__(
        self, boxes: Mapping[str, Sized], columns: Columns, strips: Sequence[_Strip]
    ) -> None:
        self.layers = columns.layers
        self._boxes = boxes
        self._columns = columns
        self._strips = strips
        bends = columns.x.values()
        sides = [[self._side(place, part) for place in self.layers.of] for part in (-0.5, 0.5)]
        self._left = min(*sides[0], *bends)
        self._right = max(*sides[1], *bends) - self._left
        self._lanes = _lanes(self.layers)
        self._arrivals = dict(self._all_arrivals())

    @property
    def width(self) -> float:
        return self._right + PASSING * (1 + max(self._lanes.values(), default=-1))

    def corner(self, place: str) -> Point:
        return Point(self._side(place, -0.5) - self._left, self._strip(place).top)

    def way(self, line: Line) -> Way:
        source = self._strip(line.source)
        x = self._columns.exit(line) - self._left
        begin = Point(x, source.top + self._boxes[line.source].height)
        below = Point(x, source.bottom)
        on = self._round if line in self.layers.round else self._onward
        return Way(begin, (_bend(begin, below), *on(line, below)))

    def _side(self, place: str, part: float) -> float:
        return self._columns.x[self.layers.node(place)] + part * self._boxes[place].width

    def _strip(self, place: str) -> _Strip:
        return self._strips[self.layers.of[place]]

    def _onward(self, line: Line, here: Point) -> Iterator[Curve]:
        """Down from layer to layer, through the bends of the trunk."""
        first, last = self.layers.of[line.source], self.layers.of[line.target]
        before = self.layers.node(line.source)
        for layer in range(first + 1, last):
            before = Node(line.target, layer)
            x = self._columns.x[before] - self._left
            there = Point(x, self._strips[layer].top)
            yield _bend(here, there)
            here = Point(x, self._strips[layer].bottom)
            yield _bend(there, here)
        yield _bend(here, Point(self._arrivals[line.target, before], self._strips[last].top))

    def _round(self, line: Line, here: Point) -> Iterator[Curve]:
        """To a lane at the right, along it, and back."""
        first, last = self.layers.of[line.source], self.layers.of[line.target]
        lane = self._lanes[line.target]
        x = self._right + PASSING * (1 + lane)
        end = Point(self._arrivals[line.target, None], self._strips[last].top)
        if last > first:
            begin, back = Point(x, self._strips[first].gap), Point(x, self._strips[last - 1].bottom)
            yield from (_bend(here, begin), _bend(begin, back), _bend(back, end))
            return
        deep = _GAP * (0.6 + 0.4 / (1 + lane))
        begin, back = Point(x, here.y), Point(x, end.y)
        yield from (_turn(here, begin, deep), _bend(begin, back), _turn(back, end, -deep))

    def _all_arrivals(self) -> Iterator[tuple[tuple[str, Node | None], float]]:
        """Where each box is arrived at: by whom, None being a lane at the right."""
        from_lanes = {line.target for line in self.layers.round}
        for place in self.layers.of:
            above = self.layers.above.get(self.layers.node(place), ())
            coming = sorted((self._columns.leaving(node, place), node) for node in above)
            comers: list[tuple[float, Node | None]] = [*coming]
            if place in from_lanes:
                comers.append((inf, None))
            places = _side_by_side([x for x, _node in comers], *self._columns.arriving(place))
            for (_x, node), x in zip(comers, places, strict=True):
                yield (place, node), x - self._left


def _side_by_side(wanted: Sequence[float], low: float, high: float) -> list[float]:
    """The places nearest to those `wanted` from `low` to `high`, as far apart as arrows need."""
    last = len(wanted) - 1
    step = min(_ARRIVING, (high - low) / max(1, last))
    places = spread([min(max(x, low), high) for x in wanted], [step] * last)
    return [
        min(max(x, low + step * number), high - step * (last - number))
        for number, x in enumerate(places)
    ]


def _lanes(layers: Layers) -> dict[str, int]:
    """The lane of each place to which lines go round: the first that is free all along."""
    layered: defaultdict[str, list[int]] = defaultdict(list)
    for line in layers.round:
        layered[line.target] += (layers.of[line.source], layers.of[line.target])
    spans = sorted((min(each), max(each), place) for place, each in layered.items())
    lanes: dict[str, int] = {}
    free: list[int] = []
    taken: list[tuple[int, int]] = []
    for first, last, place in spans:
        while taken and taken[0][0] < first - 1:
            heappush(free, heappop(taken)[1])
        lanes[place] = heappop(free) if free else len(taken)
        heappush(taken, (last, lanes[place]))
    return lanes


def _bend(begin: Point, end: Point) -> Curve:
    """Upright at both ends; a straight line where one is right above the other."""
    middle = (begin.y + end.y) / 2
    return Curve(Point(begin.x, middle), Point(end.x, middle), end)


def _turn(begin: Point, end: Point, deep: float) -> Curve:
    """Down and up again, or up and down again where `deep` is negative."""
    return Curve(Point(begin.x, begin.y + deep), Point(end.x, end.y + deep), end)
