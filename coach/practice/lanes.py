"""The lines of a map in box characters: a lane for every place that is led to.

The way finally taken is the leftmost lane, one strong line straight down as far as it never comes
by the same place twice. Everything else leaves it to the right and comes back from there. All
lines into one place share a lane, so that a lane means one thing: where it leads. Where a line
crosses another without touching it, the upright one goes over the level one.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from operator import itemgetter
from typing import NamedTuple

from coach.practice.lines import Line
from coach.practice.map import Map

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_UPRIGHT, _ALL = 3, 15
_LIGHT = " ││││╯╮┤─╰╭├─┴┬┼"
_STRONG = " ┃┃┃┃┛┓┫━┗┏┣━┻┳╋"
LOOP = "↺"
"""A line from a place to itself."""


class Spot(NamedTuple):
    """A cell of the drawing; both counted from zero."""

    row: int
    column: int


class Piece(NamedTuple):
    """What a cell of the drawing shows."""

    glyph: str
    strong: bool
    """Whether the way finally taken goes through here."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The lines of a map, without the signs of its points."""

    columns: tuple[int, ...]
    """The column of the point of each row."""
    rows: tuple[tuple[Piece, ...], ...]
    """All of one length. Where a point stands, the piece is what would be there without it."""
    lanes: Lanes

    def path(self, line: Line) -> tuple[Spot, ...]:
        """The cells of `line` from its source to its target, those cut off included."""
        return tuple(self.lanes.path(line))

    def spots(self, lines: Collection[Line]) -> frozenset[Spot]:
        """Every cell in sight that one of `lines` goes through."""
        return frozenset(spot for path in self.lanes.strokes(lines) for spot in path)


@dataclass
class _Cell:
    arms: int = 0
    strong: int = 0
    turns: bool = False
    loop: bool = False


_NOTHING = Piece(" ", strong=False)


def draw_lines(map_: Map, width: int) -> Drawing:
    """The lines of `map_` in at most `width` cells.

    Lanes stand two cells apart, one where there is no room for that; what still finds no room is
    cut off at the right.
    """
    lanes = Lanes(map_, width)
    room = max(1, min(width, lanes.pitch * (lanes.count - 1) + 1))
    cells: defaultdict[Spot, _Cell] = defaultdict(_Cell)
    for lines, strong in ((map_.lines - map_.taken, False), (map_.lines & map_.taken, True)):
        for path in lanes.strokes(lines):
            _trace(path, cells, strong=strong)
    for line in map_.lines:
        if line.source == line.target:
            cells[lanes.end(line)].loop = True
    return Drawing(
        tuple(min(room - 1, lanes.column(point.place)) for point in map_.points),
        tuple(
            tuple(_piece(cells.get(Spot(row, column))) for column in range(room))
            for row in range(len(map_.points))
        ),
        lanes,
    )


def _piece(cell: _Cell | None) -> Piece:
    if cell is None:
        return _NOTHING
    crossed = cell.arms == _ALL and not cell.turns
    arms = _UPRIGHT if crossed else cell.arms
    glyphs = _STRONG if cell.strong & arms else _LIGHT
    glyph = LOOP if cell.loop else glyphs[arms]
    return Piece(glyph, bool(cell.strong))


def _trace(path: Sequence[Spot], cells: Mapping[Spot, _Cell], *, strong: bool) -> None:
    for before, after in pairwise(path):
        for spot, arm in zip((before, after), _arms(before, after), strict=True):
            cells[spot].arms |= arm
            cells[spot].strong |= arm if strong else 0
    for before, here, after in zip(path, path[1:], path[2:], strict=False):
        cells[here].turns |= (before.row == here.row) != (here.row == after.row)


def _arms(before: Spot, after: Spot) -> tuple[int, int]:
    """The side on which a line leaves one cell, and that on which it comes into the next."""
    if before.row != after.row:
        return (_DOWN, _UP) if after.row > before.row else (_UP, _DOWN)
    return (_RIGHT, _LEFT) if after.column > before.column else (_LEFT, _RIGHT)


class Lanes:
    """Which lane leads to which place, from zero at the left.

    A lane is taken from the first to the last row that belongs to its place, and no other place
    has it there; only what goes straight on from a side way goes on in its lane. What finds none
    of the first `most` lanes shares the next one, which is out of sight.
    """

    def __init__(self, map_: Map, most: int) -> None:
        self._most = most
        self._places = [point.place for point in map_.points]
        self._rows = {place: row for row, place in enumerate(self._places)}
        spine = [point.place for point in map_.points if point.on_way]
        self._spine = frozenset(spine)
        self._straight = map_.lines & set(map(Line, spine, spine[1:]))
        self._taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._lanes: dict[str, int] = {}
        self._loops: dict[str, int] = {}
        self._share_out(frozenset(each for each in map_.lines if each.source != each.target))
        self._add_loops({line.target for line in map_.lines if line.source == line.target})
        self.pitch = 2 if 2 * self.count - 1 <= most else 1
        """How many cells lanes stand apart."""

    @property
    def count(self) -> int:
        """How many lanes there are."""
        return 1 + max((*self._lanes.values(), *self._loops.values()), default=0)

    def column(self, place: str) -> int:
        """The column in which `place` itself stands."""
        return self.pitch * self._home(place)

    def end(self, line: Line) -> Spot:
        """Where a line from a place to itself ends."""
        return Spot(self._rows[line.target], self.pitch * self._lane(line))

    def path(self, line: Line) -> Iterator[Spot]:
        """The cells of `line` from its source to its target."""
        first, last = self._rows[line.source], self._rows[line.target]
        begin, lane = self.column(line.source), self.pitch * self._lane(line)
        yield from (Spot(first, column) for column in _between(begin, lane))
        if line.source == line.target:
            yield Spot(first, lane)
            return
        yield from (Spot(row, lane) for row in _between(first, last))
        yield from self._arrival(line)

    def _arrival(self, line: Line) -> Iterator[Spot]:
        """The last cells of `line`, from its lane to its target."""
        row, end = self._rows[line.target], self.column(line.target)
        yield from (Spot(row, column) for column in _between(self.pitch * self._lane(line), end))
        yield Spot(row, end)

    def strokes(self, lines: Iterable[Line]) -> Iterator[tuple[Spot, ...]]:
        """What is drawn for `lines`: paths that together come through all their cells in sight.

        Where several lead to one place in its lane, all but the longest from either side end as
        soon as they are in it; and all do where that lane is out of sight.
        """
        groups: defaultdict[tuple[str, int], list[Line]] = defaultdict(list)
        for line in lines:
            groups[line.target, self._lane(line)].append(line)
        for (_target, lane), group in groups.items():
            rows = [self._rows[line.source] for line in group]
            farthest = {min(rows), max(rows)} if lane < self._most else set[int]()
            for line in group:
                if self._rows[line.source] in farthest:
                    yield tuple(self.path(line))
                else:
                    aside = abs(self.pitch * lane - self.column(line.source))
                    yield tuple(islice(self.path(line), aside + 2))
            if not farthest:
                yield tuple(self._arrival(group[0]))

    def _home(self, place: str) -> int:
        return 0 if place in self._spine else self._lanes.get(place, 0)

    def _lane(self, line: Line) -> int:
        if line in self._straight:
            return 0
        return (self._loops if line.source == line.target else self._lanes)[line.target]

    def _share_out(self, lines: frozenset[Line]) -> None:
        for first, last, place in sorted(self._spans(lines - self._straight)):
            above = self._places[first]
            straight_on = self._home(above) if Line(above, place) in lines else 0
            if 0 < straight_on < self._most and self._is_free(straight_on, first + 1, last):
                lane = straight_on
            else:
                lane = self._first_free(1, first, last)
            self._lanes[place] = lane
            self._taken[lane].append((first, last))

    def _spans(self, lines: Collection[Line]) -> Iterator[tuple[int, int, str]]:
        """The first and the last row that belong to each place with a lane of its own."""
        rows: defaultdict[str, set[int]] = defaultdict(set)
        for source, target in lines:
            rows[target] |= {self._rows[source], self._rows[target]}
        for place, spanned in rows.items():
            yield min(spanned), max(spanned), place

    def _add_loops(self, places: Collection[str]) -> None:
        for place in places:
            row = self._rows[place]
            self._loops[place] = lane = self._first_free(self._home(place) + 1, row, row)
            insort(self._taken[lane], (row, row))

    def _first_free(self, lane: int, first: int, last: int) -> int:
        while lane < self._most and not self._is_free(lane, first, last):
            lane += 1
        return lane

    def _is_free(self, lane: int, first: int, last: int) -> bool:
        """Whether nothing is there. What is taken stands in order, and so do its ends."""
        taken = self._taken[lane]
        before = bisect_right(taken, last, key=itemgetter(0))
        return not before or taken[before - 1][1] < first


def _between(start: int, stop: int) -> Iterable[int]:
    """From `start` towards `stop`, which is left out."""
    return range(start, stop, 1 if start <= stop else -1)
