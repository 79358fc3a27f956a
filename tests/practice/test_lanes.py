"""The lines of a map in box characters."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coach.content.model import Scenario
from coach.practice.lanes import LOOP, Drawing, Lanes, Spot, draw_lines
from coach.practice.map import Map, draw_map
from coach.practice.session import Session
from tests.factory import decision, minimal_scenario, reply
from tests.practice.test_map import run
from tests.strategies import Walk, scenario_of, scenarios, walked, walks

UP, DOWN, LEFT, RIGHT = (-1, 0), (1, 0), (0, -1), (0, 1)
ARMS = {
    "│": {UP, DOWN},
    "─": {LEFT, RIGHT},
    "╭": {DOWN, RIGHT},
    "╮": {DOWN, LEFT},
    "╰": {UP, RIGHT},
    "╯": {UP, LEFT},
    "├": {UP, DOWN, RIGHT},
    "┤": {UP, DOWN, LEFT},
    "┬": {DOWN, LEFT, RIGHT},
    "┴": {UP, LEFT, RIGHT},
    "┼": {UP, DOWN, LEFT, RIGHT},
    LOOP: {UP, DOWN, LEFT, RIGHT},
}
STRONG = dict(zip("┃━┏┓┗┛┣┫┳┻╋", "│─╭╮╰╯├┤┬┴┼", strict=True))


def drawn(map_: Map, width: int = 60) -> list[str]:
    """The lines with a `*` for every point."""
    drawing = draw_lines(map_, width)
    rows = []
    for row, column in zip(drawing.rows, drawing.columns, strict=True):
        glyphs = [piece.glyph for piece in row]
        glyphs[column] = "*"
        rows.append("".join(glyphs).rstrip())
    return rows


def test_a_map_as_it_is_drawn() -> None:
    """The way taken is the strong line at the left; the others leave it and come back."""
    assert drawn(draw_map(run("plain", "card"))) == [
        "*─╮",
        "┃ *",
        "┃ *─╮",
        "*─┴─┤",
        "*   │",
        "    *",
    ]


def test_a_line_that_crosses_another_goes_below_it() -> None:
    """Only what touches is joined."""
    scenario = scenario_of(
        minimal_scenario(
            scenes={
                "ask": decision(
                    reply("plain", goto="one"),
                    reply("a", "workable", goto="three"),
                    reply("b", "tempting", goto="two"),
                    reply("c", "damaging", goto="last"),
                ),
                "one": {"lines": "One.", "goto": "three"},
                "two": {"lines": "Two.", "goto": "last"},
                "three": {"lines": "Three.", "goto": "last"},
                "last": decision(),
            }
        )
    )
    session = Session.begin(scenario, seed=0).choose("plain").choose("plain")
    assert drawn(draw_map(session)) == [
        "*─┬─┬─╮",
        "┃ *─│─┤",
        "*   │ │",
        "*───╯ │",
        "*─┬───╯",
        "* │",
        "  *",
    ]


def test_a_place_that_leads_to_itself() -> None:
    """It has a sign of its own beside it."""
    scenario = scenario_of(
        minimal_scenario(
            scenes={"ask": decision(reply("plain"), reply("b", "damaging", goto="ask"))}
        )
    )
    session = Session.begin(scenario, seed=0).choose("plain")
    assert drawn(draw_map(session)) == ["*─" + LOOP, "*"]


def _map(scenario: Scenario, walk: Walk) -> Map:
    return draw_map(walked(Session.begin(scenario, seed=0), walk))


@given(scenarios(), walks())
def test_every_line_is_drawn_from_end_to_end(scenario: Scenario, walk: Walk) -> None:
    """Cell by cell, each joined to the next, and never through a point of another place."""
    map_ = _map(scenario, walk)
    drawing = draw_lines(map_, 200)
    spots = [Spot(row, column) for row, column in enumerate(drawing.columns)]
    for line in map_.lines:
        path = drawing.path(line)
        assert path[0] == spots[map_.row(line.source)]
        if line.source != line.target:
            assert path[-1] == spots[map_.row(line.target)]
        assert not set(path[1:-1]) & set(spots)
        for before, after in pairwise(path):
            step = (after.row - before.row, after.column - before.column)
            assert step in {UP, DOWN, LEFT, RIGHT}
            assert _leaves(drawing, before, step, spots)
            assert _leaves(drawing, after, (-step[0], -step[1]), spots)


def _leaves(drawing: Drawing, spot: Spot, step: tuple[int, int], points: list[Spot]) -> bool:
    """Whether what stands at `spot` goes on in that direction, or under an upright line."""
    if spot in points:
        return True
    glyph = drawing.rows[spot.row][spot.column].glyph
    arms = ARMS[STRONG.get(glyph, glyph)]
    return step in arms or (step in {LEFT, RIGHT} and arms == {UP, DOWN})


@given(scenarios(), walks())
def test_the_way_taken_is_strong_all_along(scenario: Scenario, walk: Walk) -> None:
    """Nothing else is."""
    map_ = _map(scenario, walk)
    drawing = draw_lines(map_, 200)
    taken = {spot for line in map_.taken for spot in drawing.path(line)}
    strong = {
        Spot(row, column)
        for row, pieces in enumerate(drawing.rows)
        for column, piece in enumerate(pieces)
        if piece.strong
    }
    assert strong == taken


@given(scenarios(), walks())
def test_a_way_without_a_repetition_is_straight(scenario: Scenario, walk: Walk) -> None:
    """All its points stand in the first column."""
    map_ = _map(scenario, walk)
    drawing = draw_lines(map_, 200)
    columns = {drawing.columns[map_.row(place)] for place in map_.way}
    assert columns == {0}


@given(scenarios(), walks(), st.integers(1, 60))
def test_it_is_never_wider_than_there_is_room(scenario: Scenario, walk: Walk, width: int) -> None:
    """Every row has the same width, and a point stands in each."""
    drawing = draw_lines(_map(scenario, walk), width)
    assert {len(row) for row in drawing.rows} == {len(drawing.rows[0])}
    assert len(drawing.rows[0]) <= width
    assert all(column < len(drawing.rows[0]) for column in drawing.columns)


@given(scenarios(), walks(), st.integers(1, 6))
def test_what_is_in_sight_is_drawn_where_there_is_little_room(
    scenario: Scenario, walk: Walk, width: int
) -> None:
    """Every step of a line between two cells that are there, and only those cells are its own."""
    map_ = _map(scenario, walk)
    drawing = draw_lines(map_, width)
    points = [Spot(row, column) for row, column in enumerate(drawing.columns)]
    for line in map_.lines:
        path = drawing.path(line)
        assert _seen(drawing, drawing.spots([line])) == _seen(drawing, path)
        for before, after in pairwise(path):
            if len(_seen(drawing, (before, after))) == 2:
                step = (after.row - before.row, after.column - before.column)
                assert _leaves(drawing, before, step, points)
                assert _leaves(drawing, after, (-step[0], -step[1]), points)


def _seen(drawing: Drawing, spots: Iterable[Spot]) -> set[Spot]:
    return {spot for spot in spots if spot.column < len(drawing.rows[0])}


def test_lines_out_of_sight_are_not_followed() -> None:
    """However many lead far on, twice the scenes are about twice the work."""
    assert _cells_drawn(320) < 3 * _cells_drawn(160)


def _cells_drawn(scenes: int) -> int:
    """How many cells are drawn in four columns where every scene also leads far on."""
    names = [*(f"ask-{number}" for number in range(scenes)), "good"]
    made = {
        name: decision(
            reply("plain", goto=names[number + 1]),
            reply("b", "damaging", goto=names[(number + scenes) // 2 + 1]),
        )
        for number, name in enumerate(names[:-1])
    }
    scenario = scenario_of(minimal_scenario(start=names[0], scenes=made))
    map_ = draw_map(Session.begin(scenario, seed=0))
    return sum(len(path) for path in Lanes(map_, 4).strokes(map_.lines))
