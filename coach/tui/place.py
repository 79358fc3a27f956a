"""One point of a map: its scene, its replies, and where each of them leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from coach.content.model import Reply, Route
from coach.locale import _
from coach.output import prose
from coach.practice.map import Kind, Map, Point
from coach.tui.conditions import conditions
from coach.tui.points import name, short_name, speaker
from coach.tui.themes import ACTION, QUIET, STRONG
from coach.tui.visuals import Block, Stack, joined, paragraph
from coach.wording import labels
from coach.wording.labels import MOONS

_TO = "→ "
_SCENE_LINES = 2
"""Lines of the scene in a summary."""
_GRADED_CELLS = 19
"""Cells of the number and the grade of a reply, in a summary."""
_LEADS_CELLS = 24
"""Cells of where a reply leads, in a summary."""
_NAME_CELLS = 60
"""Cells of where a reply leads, in full."""


@dataclass(frozen=True)
class _Ends(Visual):
    """One line with something at both ends; the left gives way."""

    left: Content
    right: Content

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """One line of `width` cells."""
        left = self.left.truncate(max(1, width - self.right.cell_length - 2), ellipsis=True)
        gap = Content(" " * max(0, width - left.cell_length - self.right.cell_length))
        return (left + gap + self.right).render_strips(width, 1, style, options)[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """One line."""
        return 1


@dataclass(frozen=True)
class _Top(Visual):
    """The first lines of a paragraph."""

    text: Content
    lines: int

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """As many lines as asked for at most, the last one cut off."""
        lines = self.text.wrap(width)
        if len(lines) > self.lines:
            rest = Content(" ").join(lines[self.lines - 1 :])
            lines = [*lines[: self.lines - 1], rest.truncate(width, ellipsis=True)]
        return [
            strip.extend_cell_length(width, style.rich_style)
            for line in lines
            for strip in line.render_strips(width, 1, style, options)
        ][:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """At most that many lines."""
        return min(self.lines, len(self.text.wrap(width)))


def summary(map_: Map, point: Point) -> Iterator[Visual]:
    """A point in a few lines of its own: one for its head, some for its scene, one for a reply."""
    yield _Ends(_head(map_, point), Content.styled(_state(point), QUIET))
    yield _Top(Content.styled(prose(_scene(map_, point)), QUIET), _SCENE_LINES)
    if not point.met:
        return
    for number, reply in enumerate(replies(map_, point), start=1):
        target = short_name(map_, map_.routes(point.place, reply)[0].to)
        leads = Content.styled(_TO + target, QUIET).truncate(_LEADS_CELLS, ellipsis=True)
        leads = leads.pad_right(_LEADS_CELLS - leads.cell_length)
        graded = _graded(number, reply, point)
        gap = " " * max(2, _GRADED_CELLS - graded.cell_length)
        yield _Ends(graded + gap + prose(reply.text), leads)


def whole(map_: Map, point: Point) -> Iterator[Visual]:
    """Everything about a point."""
    yield Block(_head(map_, point))
    yield paragraph(_state(point), QUIET, above=0)
    yield from (paragraph(each, QUIET) for each in _scene(map_, point).split("\n\n"))
    if not point.met:
        return
    for number, reply in enumerate(replies(map_, point), start=1):
        yield Stack(tuple(_reply(map_, point, number, reply)))
    if point.kind is Kind.PASSAGE:
        routes = map_.scenario.scenes[point.place].goto or ()
        yield from _leads(map_, routes, left=0, above=1)


def replies(map_: Map, point: Point) -> Sequence[Reply]:
    """The replies of a point as the run showed them; none where it is no decision."""
    return map_.session.replies_at(point.place) if point.kind.is_decision else ()


def _reply(map_: Map, point: Point, number: int, reply: Reply) -> Iterator[Visual]:
    mark = _mark(map_, point, reply)
    yield Block(_graded(number, reply, point) + Content.styled(f"   {mark}", ACTION), above=1)
    yield paragraph(prose(reply.text), above=0, left=3)
    yield from _leads(map_, map_.routes(point.place, reply), left=3, above=0)


def _leads(map_: Map, routes: Sequence[Route], *, left: int, above: int) -> Iterator[Visual]:
    for place, route in enumerate(routes):
        yield Block(
            Content(name(map_, route.to)).truncate(_NAME_CELLS, ellipsis=True),
            lead=Content.styled(_TO, ACTION),
            left=left,
            above=above if place == 0 else 0,
        )
        if route.when and (depends := conditions(map_, route.when)):
            yield paragraph(depends, QUIET, above=0, left=left + len(_TO))


def _graded(number: int, reply: Reply, point: Point) -> Content:
    style = STRONG if point.answer and reply.id == point.answer.id else ""
    grade = labels.grade(reply.grade)
    return joined([(f"{number}  ", ACTION), (f"{MOONS[reply.grade]} {grade}", style)])


def _mark(map_: Map, point: Point, reply: Reply) -> str:
    """Whether this was answered, and when."""
    first = map_.session.first_answers.get(point.place)
    answered = point.answer is not None and point.answer.id == reply.id
    if first == reply.id:
        return _("you") if answered else _("you, at first")
    if not answered:
        return ""
    return _("then you") if first else _("you") if point.on_way else _("you, another time")


def _head(map_: Map, point: Point) -> Content:
    if point.kind is Kind.ENDING:
        ending = map_.scenario.endings[point.place]
        title = ending.title if point.met else _("An ending")
        return joined([(prose(title), STRONG), ("   " + labels.outcome(ending.outcome), QUIET)])
    if point.kind is Kind.PASSAGE:
        title = _("In between")
    elif point.number is None:
        title = _("A decision")
    else:
        title = _("Decision {n}").format(n=point.number)
    scene = map_.scenario.scenes[point.place]
    parts = [(title, STRONG), ("   " + labels.medium(map_.scenario.medium(scene)), QUIET)]
    if point.kind is Kind.RECOVERY:
        parts.append(("   " + _("recovery"), QUIET))
    if scene.contested:
        parts.append(("   " + _("not counted"), QUIET))
    return joined(parts)


def _state(point: Point) -> str:
    if point.on_way:
        return _("on your way")
    if point.in_run:
        return _("met, and left again by going back")
    if point.met:
        return _("met another time")
    return _("not seen yet") if point.kind is Kind.ENDING else _("not met yet")


def _scene(map_: Map, point: Point) -> str:
    """What a point tells of itself; paragraphs are set apart by an empty line."""
    if not point.met:
        return _unmet(point)
    scenario = map_.scenario
    if point.kind is Kind.ENDING:
        return _told(map_, scenario.endings[point.place].text)
    scene = scenario.scenes[point.place]
    return prose(scene.recap or "") if scene.is_decision else _told(map_, scene.lines)


def _told(map_: Map, text: str) -> str:
    scenario = map_.scenario
    return "\n\n".join(
        f"{speaker(scenario, each.speaker)}: {each.text}" if each.speaker else each.text
        for each in scenario.paragraphs(text)
    )


def _unmet(point: Point) -> str:
    if point.kind.is_decision:
        return _("You can play from here; how one comes to it then stands above.")
    if point.kind is Kind.ENDING:
        return _("Another conversation ends here.")
    return _("Other replies come by here.")
