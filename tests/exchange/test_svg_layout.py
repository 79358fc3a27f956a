"""Where the boxes and lines of a drawn map go."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from coach.exchange.svg_columns import spread
from coach.exchange.svg_layout import Layout, Point, Way, lay_out
from coach.practice.lines import Line

HAIR = 0.01
"""What rounding may do, in pixels."""


class Box(NamedTuple):
    width: float
    height: float
    lanes: tuple[float, ...]


class Drawn(NamedTuple):
    """What a layout is made of."""

    boxes: dict[str, Box]
    linked: list[str]
    apart: list[str]
    lines: list[Line]


@st.composite
def drawings(draw: st.DrawFn) -> Drawn:
    """Boxes of any size, with lines up, down, far and back to themselves."""
    places = [f"place-{n}" for n in range(draw(st.integers(1, 12)))]
    first_apart = draw(st.integers(1, len(places)))
    linked, apart = places[:first_apart], places[first_apart:]
    allowed = {*product(linked, linked), *product(apart, places)}
    line = st.builds(Line, st.sampled_from(places), st.sampled_from(places))
    drawn = draw(st.lists(line, max_size=30, unique=True))
    lines = [each for each in drawn if (each.source, each.target) in allowed]
    size = st.integers(60, 500)
    boxes = {
        place: box(draw(size), draw(size), sum(line.source == place for line in lines))
        for place in places
    }
    return Drawn(boxes, linked, apart, lines)


def box(width: float, height: float, exits: int) -> Box:
    return Box(width, height, tuple(width * (n + 1) / (exits + 1) for n in range(exits)))


def chain(number: int) -> Drawn:
    """A chain of `number` places, each of which also leads to the first and to the last."""
    places = [f"place-{n}" for n in range(number)]
    lines = [Line(*pair) for pair in pairwise(places)]
    lines += [Line(place, to) for place in places for to in (places[0], places[-1])]
    lines = [*dict.fromkeys(lines)]
    exits = {place: sum(line.source == place for line in lines) for place in places}
    return Drawn({place: box(200, 80, exits[place]) for place in places}, places, [], lines)


def covers(corner: Point, box: Box, point: Point) -> bool:
    """Whether `point` is inside of a box, its edge not included."""
    return (
        corner.x + HAIR < point.x < corner.x + box.width - HAIR
        and corner.y + HAIR < point.y < corner.y + box.height - HAIR
    )


def along(way: Way) -> Iterator[Point]:
    """Points on a way, close to each other."""
    begin = way.begin
    for first, second, end in way.curves:
        for step in range(21):
            t = step / 20
            parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points = (begin, first, second, end)
            yield Point(
                sum(part * point.x for part, point in zip(parts, points, strict=True)),
                sum(part * point.y for part, point in zip(parts, points, strict=True)),
            )
        begin = end


def beside(one: Point, box: Box, other: Point, another: Box) -> bool:
    return (
        one.x + box.width < other.x
        or other.x + another.width < one.x
        or one.y + box.height < other.y
        or other.y + another.height < one.y
    )


def whole(layout: Layout, drawn: Drawn) -> None:
    """Everything is there once, within the picture, and nothing lies on anything."""
    boxes = drawn.boxes
    assert set(layout.boxes) == set(boxes)
    assert list(layout.ways) == drawn.lines
    for place, corner in layout.boxes.items():
        assert -HAIR <= corner.x <= layout.width - boxes[place].width + HAIR
        assert -HAIR <= corner.y <= layout.height - boxes[place].height + HAIR
    for line, way in layout.ways.items():
        leaves(layout.boxes[line.source], boxes[line.source], way.begin)
        arrives(layout.boxes[line.target], boxes[line.target], way.end)
        for point in along(way):
            assert -HAIR <= point.x <= layout.width + HAIR
            assert -HAIR <= point.y <= layout.height + HAIR


def leaves(corner: Point, box: Box, point: Point) -> None:
    """A line begins at the bottom of its box, in one of its lanes."""
    assert abs(point.y - corner.y - box.height) < HAIR
    assert any(abs(point.x - corner.x - lane) < HAIR for lane in box.lanes)


def arrives(corner: Point, box: Box, point: Point) -> None:
    """A line ends at the top of its box."""
    assert point.y == corner.y
    assert corner.x < point.x < corner.x + box.width


@given(drawings())
def test_everything_is_there_and_lines_touch_their_boxes(drawn: Drawn) -> None:
    """Each place has one box, and each line goes from the bottom of one to the top of one."""
    whole(lay_out(*drawn), drawn)


@given(drawings())
def test_boxes_never_overlap(drawn: Drawn) -> None:
    """Whatever their sizes, there is room between any two."""
    placed = [(corner, drawn.boxes[place]) for place, corner in lay_out(*drawn).boxes.items()]
    for number, one in enumerate(placed):
        assert all(beside(*one, *other) for other in placed[number + 1 :])


@given(drawings())
def test_no_line_runs_through_a_box(drawn: Drawn) -> None:
    """A line bends around whatever stands in its way."""
    layout = lay_out(*drawn)
    points = [point for way in layout.ways.values() for point in along(way)]
    for place, corner in layout.boxes.items():
        assert not any(covers(corner, drawn.boxes[place], point) for point in points)


@given(drawings())
def test_no_two_lines_leave_or_arrive_at_one_point(drawn: Drawn) -> None:
    """An arrow can be told from the next, except where lines to one place have become one."""
    ways = lay_out(*drawn).ways
    begins = {way.begin for way in ways.values()}
    assert len(begins) == len(ways)
    assert len({(line.target, ways[line].end) for line in ways}) == len(
        {ways[line].end for line in ways}
    )


@given(drawings())
def test_what_stands_apart_is_below_a_caption(drawn: Drawn) -> None:
    """Places to which nothing leads are not mixed with the others."""
    layout = lay_out(*drawn)
    assert (layout.caption is None) == (not drawn.apart)
    if layout.caption:
        assert all(
            layout.boxes[place].y + drawn.boxes[place].height < layout.caption.y
            for place in drawn.linked
        )
        assert all(layout.boxes[place].y > layout.caption.y for place in drawn.apart)


def test_a_chain_leads_straight_down() -> None:
    """One box below the other, and no line aside."""
    places = ["one", "two", "three"]
    lines = [Line("one", "two"), Line("two", "three")]
    boxes = {"one": box(300, 90, 1), "two": box(300, 40, 1), "three": box(200, 90, 0)}
    layout = lay_out(boxes, places, [], lines)
    assert layout.boxes["one"].y < layout.boxes["two"].y < layout.boxes["three"].y
    assert all(abs(way.begin.x - way.end.x) < HAIR for way in layout.ways.values())


def test_a_line_back_goes_round() -> None:
    """It passes everything at the right and arrives from above, as every arrow does."""
    boxes = {"one": box(200, 90, 1), "two": box(300, 90, 1)}
    layout = lay_out(boxes, ["one", "two"], [], [Line("one", "two"), Line("two", "one")])
    right = max(layout.boxes[place].x + boxes[place].width for place in boxes)
    assert max(point.x for point in along(layout.ways[Line("two", "one")])) > right
    assert max(point.x for point in along(layout.ways[Line("one", "two")])) < right


def test_a_long_map_is_laid_out_whole() -> None:
    """Lines that pass hundreds of layers stay within the picture, and no work is repeated."""
    drawn = chain(400)
    whole(lay_out(*drawn), drawn)


@given(st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(0, 1e3)), min_size=1, max_size=30))
def test_what_is_spread_keeps_its_order_and_distance(pairs: list[tuple[float, float]]) -> None:
    """Each is as far from the one before as it must be."""
    wanted, gaps = [want for want, _gap in pairs], [gap for _want, gap in pairs[1:]]
    places = spread(wanted, gaps)
    for before, after, gap in zip(places[:-1], places[1:], gaps, strict=True):
        assert after - before >= gap - HAIR


def test_what_has_room_stays_where_it_wants() -> None:
    """Only what is too close is moved, all of it as little as can be."""
    assert spread([0, 100, 104], [10, 10]) == [0, 97, 107]
    assert spread([0, 0], [10], [3, 1]) == [-2.5, 7.5]
