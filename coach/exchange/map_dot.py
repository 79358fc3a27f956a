"""The map of a scenario in DOT, the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.exchange.map_labels import about, on_arrow
from coach.output import prose
from coach.practice.plan import Chart

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})


def dot(chart: Chart) -> str:
    """`chart` as a directed graph in DOT."""
    return "\n".join(_lines(chart)) + "\n"


def _lines(chart: Chart) -> Iterator[str]:
    scenario = chart.scenario
    yield f"digraph {_quoted((scenario.id,))} {{"
    yield f"  label={_quoted((prose(scenario.title),))}; labelloc=t;"
    yield "  node [shape=box, style=rounded];"
    for place in chart.places:
        label = _quoted((place, about(scenario, place)))
        yield f"  {_quoted((place,))} [label={label}{_shape(chart, place)}];"
    for place in chart.places:
        for arrow in chart.arrows(place):
            label = _quoted(on_arrow(arrow))
            yield f"  {_quoted((place,))} -> {_quoted((arrow.target,))} [label={label}];"
    yield "}"


def _shape(chart: Chart, place: str) -> str:
    scene = chart.scenario.scenes.get(place)
    if scene is None:
        return ", shape=box, peripheries=2"
    if not scene.is_decision:
        return ", shape=plaintext"
    return ", shape=hexagon" if scene.recovery else ""


def _quoted(lines: Iterable[str]) -> str:
    return '"' + "\\n".join(line.translate(_ESCAPES) for line in lines) + '"'
