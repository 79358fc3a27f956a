"""The map of a scenario as a picture in SVG: boxes with a row for every reply, and lines.

Whatever has words stands in a box, so no label covers a line or another label. Arrows between the
same two places share one line. The file is in ASCII, so that it survives any stream.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from coach import words
from coach.content.grades import Grade, Outcome
from coach.exchange.labels import about, on_arrow
from coach.exchange.svg_boxes import MOON, TEXT, Box, Exit, box, folded, width_of
from coach.exchange.svg_layout import Layout, Point, Way, lay_out
from coach.exchange.templates import template
from coach.locale import _, current, ngettext
from coach.output import prose
from coach.practice.chart import Arrow, Chart
from coach.practice.lines import Line

_MARGIN = 32.0
_TITLE = 22.0
_LEAST_WIDTH = 420.0
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids, even written by its number."""

_Lines = Mapping[Line, Sequence[Arrow]]
_Part = dict[str, Any]
"""Something to draw, as the template reads it."""


def svg(chart: Chart) -> str:
    """`chart` as a picture that needs nothing else, for light and for dark."""
    boxes = {place: box(chart, place) for place in chart.places}
    lines = _bundled(chart)
    linked = [place for place in chart.places if place in chart.linked]
    apart = [place for place in chart.places if place not in chart.linked]
    layout = lay_out(boxes, linked, apart, [*lines])
    page = template("map.svg.jinja").render(
        language=current(),
        about=_about(chart),
        lines=[_line(line, layout.ways[line], arrows) for line, arrows in lines.items()],
        boxes=[_box(chart, place, each, layout) for place, each in boxes.items()],
        **_frame(chart, layout),
    )
    return _NOT_XML.sub("\ufffd", page).encode("ascii", "xmlcharrefreplace").decode()


def _bundled(chart: Chart) -> _Lines:
    """The arrows of the chart, by the places between which they lead."""
    lines: defaultdict[Line, list[Arrow]] = defaultdict(list)
    for place in chart.places:
        for arrow in chart.arrows(place):
            lines[Line(arrow.source, arrow.target)].append(arrow)
    return lines


def _about(chart: Chart) -> str:
    scenes, endings = len(chart.scenario.scenes), len(chart.scenario.endings)
    return _(
        "{scenes}, {endings}. Every scene is a box with a row for each reply, and an arrow leads "
        "from the row to where the reply leads. `coach map {name}` tells the same in words."
    ).format(
        scenes=ngettext("{n} scene", "{n} scenes", scenes).format(n=scenes),
        endings=ngettext("{n} ending", "{n} endings", endings).format(n=endings),
        name=chart.scenario.id,
    )


def _frame(chart: Chart, layout: Layout) -> _Part:
    """What stands around the drawing, and how large it all is."""
    title = prose(chart.scenario.title)
    room = max(layout.width, _LEAST_WIDTH)
    rows = folded(title, int(room / _TITLE))
    width = max(room, *(width_of(row, _TITLE) for row in rows))
    top = _MARGIN + 1.3 * _TITLE * len(rows) + 16
    key = _flow([*_key()], width)
    bottom = top + layout.height + 48
    return {
        "title": title,
        "heading": [
            (_MARGIN, _MARGIN + _TITLE * (0.8 + 1.3 * n), row) for n, row in enumerate(rows)
        ],
        "left": _MARGIN,
        "top": top,
        "caption": layout.caption,
        "apart": _("Nothing leads here from the start:"),
        "key": [{**part, "x": _MARGIN + x, "y": bottom + y} for part, x, y in key],
        "width": width + 2 * _MARGIN,
        "height": bottom + key[-1][2] + _MARGIN,
    }


def _key() -> Iterator[_Part]:
    """What moons and boxes mean."""
    for grade in Grade:
        yield {"kind": "moon", "grade": grade.value, "text": words.grade(grade)}
    yield {"kind": "decision", "text": _("decision")}
    yield {"kind": "recovery", "text": _("recovery")}
    yield {"kind": "scene", "text": _("scene")}
    for outcome in Outcome:
        text = _("ending, {outcome}").format(outcome=words.outcome(outcome))
        yield {"kind": outcome.value, "text": text}


def _flow(parts: Iterable[_Part], width: float) -> list[tuple[_Part, float, float]]:
    """Each part with where it stands, in as many rows as are needed."""
    x = y = 0.0
    placed = []
    for part in parts:
        needed = (MOON if part["kind"] == "moon" else 34) + width_of(part["text"], TEXT)
        if x + needed > width:
            x, y = 0.0, y + 26
        placed.append((part, x, y))
        x += needed + 18
    return placed


def _line(line: Line, way: Way, arrows: Iterable[Arrow]) -> _Part:
    labels = (", ".join(on_arrow(arrow)) for arrow in arrows)
    return {
        "title": "\n".join((f"{line.source} → {line.target}", *filter(None, labels))),
        "path": _path(way),
        "end": way.end,
    }


def _path(way: Way) -> str:
    curves = (f"C{_at(first)} {_at(second)} {_at(end)}" for first, second, end in way.curves)
    return "".join((f"M{_at(way.begin)}", *curves))


def _at(point: Point) -> str:
    return f"{point.x:.1f} {point.y:.1f}"


def _box(chart: Chart, place: str, drawn: Box, layout: Layout) -> _Part:
    corner = layout.boxes[place]
    exits = [
        _exit(each, layout.ways[Line(place, each.arrow.target)].begin.x - corner.x)
        for each in drawn.exits
    ]
    return {
        "place": place,
        "title": f"{place} · {about(chart.scenario, place)}",
        "is_start": place == chart.scenario.start,
        "corner": corner,
        "box": drawn,
        "exits": exits,
        "lanes": {each["lane"]: each["y"] for each in reversed(exits)},
    }


def _exit(each: Exit, lane: float) -> _Part:
    label = ", ".join(on_arrow(each.arrow))
    return {
        "title": f"{label} → {each.arrow.target}",
        "x": each.x,
        "y": each.y,
        "lane": lane,
        "grade": each.arrow.reply.grade.value if each.arrow.reply else None,
    }
