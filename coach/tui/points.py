"""How the points of a map look: their row in its tree, and what they are called.

Nothing is given away of what a learner has not met: an ending tells its outcome, anything else only
what kind of thing it is.
"""

from __future__ import annotations

from textual.content import Content

from coach.content.model import YOU, Reply, Scenario
from coach.locale import _
from coach.output import prose
from coach.practice.map import Kind, Map, Point
from coach.tui.themes import ACTION, QUIET, STRONG
from coach.tui.visuals import joined
from coach.wording import labels
from coach.wording.labels import MOONS

MARGIN = 2
"""Cells left free at both ends of a row."""

WAY = "┃"
"""Stands before every point of the way finally taken."""
_DEEPEST = 6
"""What stands deeper is not indented any further."""

_UNMET = {Kind.PASSAGE: "◦", Kind.ENDING: "□"}
_MET = {Kind.PASSAGE: "•", Kind.ENDING: "■"}
_UNANSWERED = "◌"


def sign(point: Point) -> str:
    """The moon of an answer, a dot, a square; empty where it is unmet."""
    if not point.kind.is_decision:
        return (_MET if point.met else _UNMET)[point.kind]
    return MOONS[point.answer.grade] if point.answer else _UNANSWERED


def row(map_: Map, point: Point, width: int) -> Content:
    """The row of a point in `width` cells, indented below what leads to it."""
    left = joined(
        [
            (" " * MARGIN, ""),
            (WAY if point.on_way else " ", ACTION),
            (f"{point.number or '':>3}  ", QUIET),
            (_branch(point.depth), QUIET),
            (sign(point), f"{STRONG} {ACTION}" if point.on_way else "" if point.met else QUIET),
            ("  ", ""),
        ]
    )
    end = Content.styled(told(map_, point), QUIET)
    room = max(0, width - left.cell_length - end.cell_length - MARGIN - 2)
    title = label(map_, point).truncate(room, ellipsis=True)
    gap = " " * (room - title.cell_length + 2)
    line = left + title + gap + end
    return line if line.cell_length <= width else line.truncate(width, ellipsis=True)


def _branch(depth: int) -> str:
    return "  " * (min(depth, _DEEPEST) - 1) + "└ " if depth else ""


def label(map_: Map, point: Point) -> Content:
    """What stands beside the sign: the answer to a decision, else what it is called."""
    if not point.met:
        return Content.styled(_unmet(point), QUIET)
    if point.answer:
        return Content(cited(point.answer))
    styles = {Kind.PASSAGE: QUIET, Kind.ENDING: STRONG}
    return Content.styled(_title(map_.scenario, point), styles.get(point.kind, ""))


def _unmet(point: Point) -> str:
    if point.kind is Kind.PASSAGE:
        return ""
    return _("not seen yet") if point.kind is Kind.ENDING else _("not met yet")


def cited(reply: Reply) -> str:
    """A reply in one line, in quotation marks where it is something said."""
    text = prose(reply.text)
    return _("“{reply}”").format(reply=text) if reply.say else text


def told(map_: Map, point: Point) -> str:
    """What stands at the end of a row: the grade of the answer, the outcome of an ending."""
    if point.kind is Kind.ENDING:
        return labels.outcome(map_.scenario.endings[point.place].outcome)
    recovery = [_("recovery")] if point.kind is Kind.RECOVERY else []
    grade = [labels.grade(point.answer.grade)] if point.answer else []
    return " · ".join(recovery + grade)


def name(map_: Map, place: str) -> str:
    """What a point is called elsewhere, with nothing of it given away."""
    point = map_.point(place)
    if not point.met:
        return short_name(map_, place)
    title = _title(map_.scenario, point)
    return f"{short_name(map_, place)}: {title}" if point.number else title


def short_name(map_: Map, place: str) -> str:
    """The same in a few words."""
    point = map_.point(place)
    if point.number:
        return _("decision {n}").format(n=point.number)
    if point.met:
        return _title(map_.scenario, point)
    if point.kind is Kind.ENDING:
        outcome = labels.outcome(map_.scenario.endings[place].outcome)
        return _("an ending: {outcome}").format(outcome=outcome)
    return {
        Kind.DECISION: _("a decision not met yet"),
        Kind.RECOVERY: _("a recovery not met yet"),
        Kind.PASSAGE: _("something not seen yet"),
    }[point.kind]


def _title(scenario: Scenario, point: Point) -> str:
    if point.kind is Kind.ENDING:
        return prose(scenario.endings[point.place].title)
    scene = scenario.scenes[point.place]
    if point.kind.is_decision:
        return prose(scene.recap or "")
    return prose(" ".join(each.text for each in scenario.paragraphs(scene.lines)))


def speaker(scenario: Scenario, who: str) -> str:
    """The name of somebody who speaks."""
    return _("You") if who == YOU else scenario.people[who].name
