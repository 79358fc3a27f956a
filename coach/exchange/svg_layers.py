"""Which place of a map stands in which layer, and in what order, after Sugiyama, Tagawa and Toda.

Lines lead from one layer to the next. One that goes further gets a bend in every layer it passes;
all that lead to one place share these bends, its trunk, so that a trunk means one thing: where it
leads. Lines back up, and very long ones, go round the layers and have no bends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from coach.practice.lines import Line

LONGEST = 24
"""So many layers a line may pass through at most; this bounds the bends of a map."""
_WORK = 100_000
"""About so many lines are looked at while layers are put in order."""
_SWEEPS = 24


class Node(NamedTuple):
    """A place in its own layer, or in one above it a bend of the trunk that leads to it."""

    place: str
    layer: int


@dataclass(frozen=True)
class Layers:
    """Every place and bend in its layer, from left to right."""

    of: Mapping[str, int]
    """The layer of each place, from zero at the top."""
    rows: tuple[tuple[Node, ...], ...]
    below: Mapping[Node, tuple[Node, ...]]
    """Each node with those of the next layer that it leads to."""
    above: Mapping[Node, tuple[Node, ...]]
    """Each node with those of the layer before that lead to it."""
    round: frozenset[Line]
    """The lines that go round."""

    def node(self, place: str) -> Node:
        """A place in its own layer."""
        return Node(place, self.of[place])

    def is_bend(self, node: Node) -> bool:
        """Whether `node` is no place but a point that lines pass."""
        return self.of[node.place] != node.layer


def arrange(linked: Sequence[str], apart: Sequence[str], lines: Collection[Line]) -> Layers:
    """The layers of `linked`, then an empty one, then those of the places that stand `apart`.

    Both are in an order in which lines lead downwards as far as they can. Layers are put in order
    by barycentres, up and down, with the fewest crossings that were seen; a large map gets fewer
    sweeps, at least two.
    """
    of = _layers(linked, lines, 0)
    if apart:
        of |= _layers(apart, lines, max(of.values()) + 2)
    straight = [line for line in lines if 0 < of[line.target] - of[line.source] <= LONGEST]
    edges = dict.fromkeys(edge for line in straight for edge in _edges(line, of))
    below, above = _neighbours(edges), _neighbours((low, high) for high, low in edges)
    places = [Node(place, layer) for place, layer in of.items()]
    rows = _rows((*places, *(low for _high, low in edges)))
    sweeps = max(2, min(_SWEEPS, _WORK // (len(edges) + 1)))
    ordered = _ordered(rows, below, above, sweeps)
    return Layers(of, ordered, below, above, frozenset(lines) - frozenset(straight))


def _layers(places: Sequence[str], lines: Collection[Line], first: int) -> dict[str, int]:
    """Each place one layer below the lowest that leads down to it; the others in the `first`."""
    order = {place: number for number, place in enumerate(places)}
    sources: defaultdict[str, list[str]] = defaultdict(list)
    for source, target in lines:
        if source in order and order[source] < order.get(target, -1):
            sources[target].append(source)
    layers: dict[str, int] = {}
    for place in places:
        layers[place] = max((layers[source] + 1 for source in sources[place]), default=first)
    return layers


def _edges(line: Line, of: Mapping[str, int]) -> Iterable[tuple[Node, Node]]:
    trunk = (Node(line.target, layer) for layer in range(of[line.source] + 1, of[line.target] + 1))
    return pairwise((Node(line.source, of[line.source]), *trunk))


def _neighbours(edges: Iterable[tuple[Node, Node]]) -> dict[Node, tuple[Node, ...]]:
    found: defaultdict[Node, list[Node]] = defaultdict(list)
    for node, neighbour in edges:
        found[node].append(neighbour)
    return {node: tuple(neighbours) for node, neighbours in found.items()}


def _rows(nodes: Iterable[Node]) -> list[list[Node]]:
    distinct = dict.fromkeys(nodes)
    rows: list[list[Node]] = [[] for _layer in range(max(node.layer for node in distinct) + 1)]
    for node in distinct:
        rows[node.layer].append(node)
    return rows


_Neighbours = Mapping[Node, tuple[Node, ...]]


def _ordered(
    rows: list[list[Node]], below: _Neighbours, above: _Neighbours, sweeps: int
) -> tuple[tuple[Node, ...], ...]:
    best = tuple(map(tuple, rows))
    fewest = _crossings(best, below)
    for sweep in range(sweeps):
        if not fewest:
            break
        downwards = sweep % 2 == 0
        _sweep(rows if downwards else rows[::-1], above if downwards else below)
        if (crossings := _crossings(rows, below)) < fewest:
            best, fewest = tuple(map(tuple, rows)), crossings
    return best


def _sweep(rows: Sequence[list[Node]], neighbours: _Neighbours) -> None:
    """Order each row after the first by where the neighbours in the row before it stand."""
    for before, row in pairwise(rows):
        places = {node: place for place, node in enumerate(before)}
        wanted = {
            node: _mean([places[each] for each in neighbours.get(node, ())], place)
            for place, node in enumerate(row)
        }
        row.sort(key=wanted.__getitem__)


def _mean(numbers: Sequence[float], default: float) -> float:
    return sum(numbers) / len(numbers) if numbers else default


def _crossings(rows: Sequence[Sequence[Node]], below: _Neighbours) -> int:
    return sum(_crossings_between(high, low, below) for high, low in pairwise(rows))


def _crossings_between(high: Sequence[Node], low: Sequence[Node], below: _Neighbours) -> int:
    """How often lines between two layers cross, counted as inversions in a Fenwick tree."""
    places = {node: place for place, node in enumerate(low, start=1)}
    tree = [0] * (len(low) + 1)
    seen = crossings = 0
    for node in high:
        ends = sorted(places[each] for each in below.get(node, ()))
        for end in ends:
            crossings += seen - _sum(tree, end)
        for end in ends:
            _add(tree, end)
        seen += len(ends)
    return crossings


def _sum(tree: Sequence[int], place: int) -> int:
    total = 0
    while place:
        total += tree[place]
        place &= place - 1
    return total


def _add(tree: list[int], place: int) -> None:
    while place < len(tree):
        tree[place] += 1
        place += place & -place
