"""The map of a scenario for programs that draw: DOT (Graphviz) and Mermaid."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from coach.content.model import Condition, Reply, Scenario
from coach.locale import _
from coach.output import prose
from coach.practice.plan import Arrow, Chart
from coach.wording import labels


def about(scenario: Scenario, place: str) -> str:
    """What a place is: "decision, chat", or an ending with its outcome and its title."""
    scene = scenario.scenes.get(place)
    if scene is None:
        ending = scenario.endings[place]
        return _("ending, {outcome}: “{title}”").format(
            outcome=labels.outcome(ending.outcome), title=prose(ending.title)
        )
    kind = _("decision") if scene.is_decision else _("scene")
    if scene.is_decision and scene.recovery:
        kind = _("recovery")
    parts = [kind, labels.medium(scenario.medium(scene))]
    if scene.contested:
        parts.append(_("contested"))
    return ", ".join(parts)


def graded(reply: Reply) -> str:
    """A reply by its grade and its id: "● professional: name-the-time"."""
    return f"{labels.MOONS[reply.grade]} {labels.grade(reply.grade)}: {reply.id}"


def condition(arrow: Arrow) -> str:
    """When an arrow is taken, in the words of the file; empty where nothing is asked."""
    if arrow.when is not None:
        return _("if {condition}").format(condition=", ".join(_parts(arrow.when)))
    return _("otherwise") if arrow.last else ""


def _parts(when: Condition) -> Iterator[str]:
    for flag in when.has:
        yield f"has {flag}"
    for flag in when.lacks:
        yield f"lacks {flag}"
    for person, least in when.trust.items():
        yield f"trust.{person} ≥ {least}"
    for person, bound in when.trust_below.items():
        yield f"trust.{person} < {bound}"
    if when == Condition():
        yield _("nothing asked")


def on_arrow(arrow: Arrow) -> tuple[str, ...]:
    """The lines that stand on an arrow."""
    reply = graded(arrow.reply) if arrow.reply else ""
    return tuple(filter(None, (reply, condition(arrow))))


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})


def dot(chart: Chart) -> str:
    """`chart` as a directed graph in DOT."""
    return "\n".join(_dot_lines(chart)) + "\n"


def _dot_lines(chart: Chart) -> Iterator[str]:
    scenario = chart.scenario
    yield f"digraph {_quoted((scenario.id,))} {{"
    yield f"  label={_quoted((prose(scenario.title),))}; labelloc=t;"
    yield "  node [shape=box, style=rounded];"
    for place in chart.places:
        label = _quoted((place, about(scenario, place)))
        yield f"  {_quoted((place,))} [label={label}{_dot_shape(chart, place)}];"
    for place in chart.places:
        for arrow in chart.arrows(place):
            label = _quoted(on_arrow(arrow))
            yield f"  {_quoted((place,))} -> {_quoted((arrow.target,))} [label={label}];"
    yield "}"


def _dot_shape(chart: Chart, place: str) -> str:
    scene = chart.scenario.scenes.get(place)
    if scene is None:
        return ", shape=box, peripheries=2"
    if not scene.is_decision:
        return ", shape=plaintext"
    return ", shape=hexagon" if scene.recovery else ""


def _quoted(lines: Iterable[str]) -> str:
    return '"' + "\\n".join(line.translate(_ESCAPES) for line in lines) + '"'


_PLAIN = frozenset(" .,:-")


def mermaid(chart: Chart) -> str:
    """`chart` as a Mermaid flowchart."""
    return "\n".join(_mermaid_lines(chart)) + "\n"


def _mermaid_lines(chart: Chart) -> Iterator[str]:
    scenario = chart.scenario
    yield from ("---", f"title: {_title(scenario.title)}", "---", "flowchart TD")
    numbers = {place: f"n{number}" for number, place in enumerate(chart.places)}
    for place, number in numbers.items():
        yield f"  {number}{_mermaid_shape(chart, place)}"
    for place, number in numbers.items():
        for arrow in chart.arrows(place):
            label = _label(on_arrow(arrow))
            middle = f"-->|{label}|" if arrow.reply or arrow.when or arrow.last else "-->"
            yield f"  {number} {middle} {numbers[arrow.target]}"


def _mermaid_shape(chart: Chart, place: str) -> str:
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
