"""The map of a scenario as a Mermaid flowchart, for a page or a pull request.

Places are numbered, as some ids are words of Mermaid's own. On a label every character that could
mean something there is written by its number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from coach.exchange.map_labels import about, on_arrow
from coach.output import prose
from coach.practice.plan import Chart

_PLAIN = frozenset(" .,:-")


def mermaid(chart: Chart) -> str:
    """`chart` as a Mermaid flowchart."""
    return "\n".join(_lines(chart)) + "\n"


def _lines(chart: Chart) -> Iterator[str]:
    scenario = chart.scenario
    yield from ("---", f"title: {_title(scenario.title)}", "---", "flowchart TD")
    numbers = {place: f"n{number}" for number, place in enumerate(chart.places)}
    for place, number in numbers.items():
        yield f"  {number}{_shape(chart, place)}"
    for place, number in numbers.items():
        for arrow in chart.arrows(place):
            label = _label(on_arrow(arrow))
            middle = f"-->|{label}|" if arrow.reply or arrow.when or arrow.last else "-->"
            yield f"  {number} {middle} {numbers[arrow.target]}"


def _shape(chart: Chart, place: str) -> str:
    label = _label((place, about(chart.scenario, place)))
    scene = chart.scenario.scenes.get(place)
    if scene is None:
        return f"([{label}])"
    if not scene.is_decision:
        return f"[{label}]"
    return f"{{{{{label}}}}}" if scene.recovery else f"({label})"


def _label(lines: Iterable[str]) -> str:
    return '"' + "<br/>".join(map(_escaped, lines)) + '"'


def _escaped(text: str) -> str:
    return "".join(
        f"#{ord(each)};" if each.isascii() and not each.isalnum() and each not in _PLAIN else each
        for each in text
    )


def _title(text: str) -> str:
    """`text` as a string of YAML; a directive of Mermaid's would begin with a percent sign."""
    return json.dumps(prose(text), ensure_ascii=False).replace("%", "\\u0025")
