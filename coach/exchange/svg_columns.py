"""Where the boxes and bends of a drawn map stand across it.

Layer after layer, down and up and down again, each goes as near as it can to where its lines are
straight: a least-squares fit that keeps the order of the layer and the distances in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, chain, pairwise, repeat
from math import inf
from operator import add
from typing import Protocol

from coach.exchange.svg_layers import Layers, Node
from coach.practice.lines import Line

CORNER = 22.0
"""At this part of its upper side, on the left and on the right, no arrow arrives at a box."""
PASSING = 22.0
"""Between a line and a box or another line."""
_BESIDE = 36.0
"""Between two boxes."""
_STIFF = 8.0
"""How much more it weighs that a line does not bend than that a box stands in the middle."""
_STILL = 0.1
"""Less than this is no move."""
_WORK = 100_000
"""About so many lines are looked at while they are straightened."""
_SWEEPS = 24


class Sized(Protocol):
    """What a box has to tell to be put somewhere."""

    @property
    def width(self) -> float:
        """More than two corners."""

    @property
    def height(self) -> float:
        """How high it is."""

    @property
    def lanes(self) -> tuple[float, ...]:
        """Where lines leave at its bottom, from left to right, one for each place they lead to."""


class Columns:
    """Where everything stands across a map; boxes in one layer never touch.

    The work is bounded: a large map gets fewer sweeps, at least two of each direction.
    """

    def __init__(self, boxes: Mapping[str, Sized], layers: Layers, lines: Sequence[Line]) -> None:
        self.layers = layers
        self.x: dict[Node, float] = {}
        """The middle of each box, and each bend."""
        self._boxes = boxes
        self._exits: dict[Line, float] = {}
        """From the middle of a box to where a line leaves it."""
        self._targets: defaultdict[str, list[str]] = defaultdict(list)
        for line in lines:
            self._targets[line.source].append(line.target)
        self._begin()
        self._straighten()

    def exit(self, line: Line) -> float:
        """Where a line leaves its box."""
        return self.x[self.layers.node(line.source)] + self._exits[line]

    def leaving(self, node: Node, target: str) -> float:
        """Where what leads from `node` towards `target` leaves its layer."""
        is_bend = self.layers.is_bend(node)
        return self.x[node] if is_bend else self.exit(Line(node.place, target))

    def arriving(self, place: str) -> tuple[float, float]:
        """Between where and where arrows arrive at a box."""
        node = self.layers.node(place)
        reach = self._half(node) - CORNER
        return self.x[node] - reach, self.x[node] + reach

    def _half(self, node: Node) -> float:
        return 0.0 if self.layers.is_bend(node) else self._boxes[node.place].width / 2

    def _begin(self) -> None:
        for row in self.layers.rows:
            self.x.update(zip(row, spread([0.0] * len(row), self._gaps(row)), strict=True))
        self._order_exits()

    def _straighten(self) -> None:
        edges = sum(map(len, self.layers.below.values()))
        for _sweep in range(max(2, min(_SWEEPS, _WORK // (edges + 1)))):
            before = dict(self.x)
            self._sweep(self.layers.rows, self._from_above)
            self._sweep(self.layers.rows[::-1], self._from_below)
            self._keep_from_drifting(before)
            if all(abs(x - before[node]) < _STILL for node, x in self.x.items()):
                return

    def _sweep(self, rows: Iterable[Sequence[Node]], wanted: Callable[[Node], float]) -> None:
        for row in rows:
            weights = [_STIFF if self.layers.is_bend(node) else 1.0 for node in row]
            places = spread([*map(wanted, row)], self._gaps(row), weights)
            self.x.update(zip(row, places, strict=True))
        self._order_exits()

    def _keep_from_drifting(self, before: Mapping[Node, float]) -> None:
        """Undo what all that is above the empty layer, or below it, has moved together."""
        rows = self.layers.rows
        middle = rows.index(()) if () in rows else len(rows)
        for part in (rows[:middle], rows[middle:]):
            nodes = [*chain.from_iterable(part)]
            moved = _mean([self.x[node] - before[node] for node in nodes]) if nodes else 0.0
            for node in nodes:
                self.x[node] -= moved

    def _gaps(self, row: Sequence[Node]) -> list[float]:
        return [
            self._half(left)
            + self._half(right)
            + (PASSING if self._half(left) * self._half(right) == 0 else _BESIDE)
            for left, right in pairwise(row)
        ]

    def _from_above(self, node: Node) -> float:
        """Where `node` wants to be, seen from what leads to it."""
        near = self.layers.above.get(node)
        if near is None:
            return self.x[node]
        if self.layers.is_bend(node):
            weights = [_STIFF if self.layers.is_bend(each) else 1.0 for each in near]
            leaving = [self.leaving(each, node.place) for each in near]
            return sum(w * x for w, x in zip(weights, leaving, strict=True)) / sum(weights)
        return _mean([self._below(node, each) for each in near])

    def _below(self, node: Node, above: Node) -> float:
        """Where a box is arrived at straight from `above`, and if it can be, in its middle."""
        reach = self._half(node) - CORNER
        leaving = self.leaving(above, node.place)
        return _near(self.x[above], leaving - reach, leaving + reach)

    def _from_below(self, node: Node) -> float:
        """Where `node` wants to be, seen from where it leads."""
        near = self.layers.below.get(node)
        if near is None:
            return self.x[node]
        return _mean([self._above(node, each) for each in near])

    def _above(self, node: Node, below: Node) -> float:
        """Where `node` is straight above `below`, and if it can be, above its middle."""
        aside = self.leaving(node, below.place) - self.x[node]
        if self.layers.is_bend(below):
            return self.x[below] - aside
        left, right = self.arriving(below.place)
        middle = self.x[node] if self.layers.is_bend(node) else self.x[below]
        return _near(middle, left - aside, right - aside)

    def _order_exits(self) -> None:
        """Lines leave a box in the order in which they go on, those that go round at the right."""
        for source, targets in self._targets.items():
            box = self._boxes[source]
            lines = sorted((Line(source, target) for target in targets), key=self._next)
            for lane, line in zip(box.lanes, lines, strict=True):
                self._exits[line] = lane - box.width / 2

    def _next(self, line: Line) -> float:
        if line in self.layers.round:
            return inf
        return self.x[Node(line.target, self.layers.of[line.source] + 1)]


def _near(wanted: float, low: float, high: float) -> float:
    return min(max(wanted, low), high)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def spread(
    wanted: Sequence[float], gaps: Sequence[float], weights: Sequence[float] | None = None
) -> list[float]:
    """The places nearest to those `wanted` that keep their order and are `gaps` apart at least.

    The weighted sum of squared distances is the least: isotonic regression, by pooling adjacent
    violators (Ayer and others, 1955).
    """
    offsets = [0.0, *accumulate(gaps)]
    pools: list[tuple[float, float, int]] = []
    for want, offset, weight in zip(wanted, offsets, weights or repeat(1.0), strict=False):
        mean, heft, size = want - offset, weight, 1
        while pools and pools[-1][0] >= mean:
            before, more, number = pools.pop()
            mean = (before * more + mean * heft) / (more + heft)
            heft, size = heft + more, size + number
        pools.append((mean, heft, size))
    means = (mean for mean, _heft, size in pools for _each in range(size))
    return [*map(add, means, offsets)]
