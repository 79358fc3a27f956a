"""What stands in the boxes of a drawn map: a heading, and a row for every reply and condition.

Sizes are in the pixels of the drawing. Nobody knows which font it will be shown in, so the width
of a text is estimated from above, after the widest of the common ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import NamedTuple

from coach.content.grades import Grade
from coach.exchange.labels import about, condition, reply_in_words
from coach.exchange.svg_columns import CORNER
from coach.locale import _
from coach.output import cells, wrap
from coach.practice.chart import Arrow, Chart

TEXT, NAME = 13.0, 15.0
"""The sizes of letters."""
MOON = 16.0
"""From a moon to the text behind it."""
_ROW = 20.0
"""From one line of text to the next."""
_PAD = 14.0
"""From the edge of a box to what is in it."""
_LANE = 16.0
"""From one exit of a box to the next."""
_LEADER = 26.0
"""Between a text and the first exit."""
_STEP = 40.0
"""Widths are multiples of this, so that boxes one below the other are often equally wide."""
_LINE = 52
"""Cells in a line of text; what is longer goes on in the next."""
_LONGEST_WORD = 80
"""Cells; no id with what belongs to it is longer."""
_FIXED = "\N{NO-BREAK SPACE}"
_IN_ROWS = frozenset(("reply", "condition"))
_WIDE, _NARROW = frozenset("mwMW@%—…≥"), frozenset("ijltfI .,:;'|!()[]“”‘’-·")


class Text(NamedTuple):
    """A line of text in a box."""

    x: float
    y: float
    """The line that it stands on."""
    kind: str
    """How it looks: "mark", "name", "about", "reply" or "condition"."""
    text: str
    grade: Grade | None = None
    """The moon that goes before it."""

    @property
    def end(self) -> float:
        """Where it ends at most."""
        return self.x + width_of(self.text, NAME if self.kind == "name" else TEXT)


class Exit(NamedTuple):
    """Where an arrow begins: in the row that says when it is taken."""

    x: float
    """Where the text of the row ends at most."""
    y: float
    arrow: Arrow


@dataclass(frozen=True, slots=True)
class Box:
    """A place of a map with what stands in it, measured from its upper left corner."""

    kind: str
    """An outcome, or "decision", "recovery" or "scene"."""
    texts: tuple[Text, ...]
    rule: float | None
    """Where the heading ends, if rows follow."""
    exits: tuple[Exit, ...]
    """One for every arrow; none where a scene goes on by itself to one place."""
    lanes: tuple[float, ...]
    """Where lines can leave at the bottom, from left to right, one for each place they lead to."""
    width: float
    height: float


def box(chart: Chart, place: str) -> Box:
    """The box of a place."""
    heading = (*_heading(chart, place),)
    below = heading[-1].y + _PAD - 3
    arrows = chart.arrows(place)
    targets = len({arrow.target for arrow in arrows})
    rows = (*_rows(arrows, below + _ROW + 1),) if _has_rows(arrows) else ()
    texts = (*heading, *(text for text, _arrow in rows))
    width = _width(texts, targets if rows else 0)
    return Box(
        _kind(chart, place),
        texts,
        below if rows else None,
        tuple(Exit(text.end, text.y - 4.5, arrow) for text, arrow in rows if arrow),
        _lanes(width, targets) if rows else (width / 2,) * targets,
        width,
        texts[-1].y + _PAD,
    )


def width_of(text: str, size: float) -> float:
    """How wide `text` is at most in letters of `size`."""
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.42
    if character in _WIDE:
        return 1.0
    if cells(character) > 1:
        return 1.3
    return 0.8 if character.isupper() else 0.64


def folded(text: str, width: int) -> list[str]:
    """`text` in lines of `width` cells; no word is broken that is as short as an id."""
    words = (piece for word in text.split(" ") for piece in _pieces(word))
    return wrap(" ".join(words), width)


def _pieces(word: str) -> Iterable[str]:
    if cells(word) <= _LONGEST_WORD:
        return (word,)
    step = _LINE // 2
    return (word[start : start + step] for start in range(0, len(word), step))


def _kind(chart: Chart, place: str) -> str:
    scene = chart.scenario.scenes.get(place)
    if scene is None:
        return chart.scenario.endings[place].outcome.value
    if not scene.is_decision:
        return "scene"
    return "recovery" if scene.recovery else "decision"


def _width(texts: Iterable[Text], lanes: int) -> float:
    beside = _LEADER + _LANE * (lanes - 1) + CORNER if lanes else _PAD
    width = max(text.end + (beside if text.kind in _IN_ROWS else _PAD) for text in texts)
    return _STEP * max(3, ceil(width / _STEP))


def _lanes(width: float, number: int) -> tuple[float, ...]:
    return tuple(width - CORNER - _LANE * lane for lane in reversed(range(number)))


def _heading(chart: Chart, place: str) -> Iterator[Text]:
    y = _PAD + 10
    if place == chart.scenario.start:
        yield Text(_PAD, y, "mark", _("Start"))
        y += _ROW
    yield Text(_PAD, y, "name", place)
    for line in folded(about(chart.scenario, place), _LINE):
        y += _ROW - 1
        yield Text(_PAD, y, "about", line)


def _has_rows(arrows: Sequence[Arrow]) -> bool:
    return len(arrows) > 1 or any(arrow.reply for arrow in arrows)


def _rows(arrows: Sequence[Arrow], y: float) -> Iterator[tuple[Text, Arrow | None]]:
    """The lines of text below the heading, each with the arrow that begins there."""
    for reply, group in groupby(arrows, key=lambda arrow: arrow.reply):
        routes = [*group]
        x = _PAD
        if reply:
            x += MOON
            text = Text(x, y, "reply", reply_in_words(reply), reply.grade)
            yield text, routes[0] if len(routes) == 1 else None
            y += _ROW
        if not reply or len(routes) > 1:
            for text, arrow in _conditions(routes, x, y):
                yield text, arrow
                y += _ROW


def _conditions(routes: Iterable[Arrow], x: float, y: float) -> Iterator[tuple[Text, Arrow | None]]:
    for route in routes:
        arrow: Arrow | None = route
        for line in folded(_in_parts(condition(route)), _LINE):
            yield Text(x, y, "condition", line.replace(_FIXED, " ")), arrow
            arrow = None
            y += _ROW


def _in_parts(words: str) -> str:
    """`words` that can be broken behind a comma alone."""
    return words.replace(" ", _FIXED).replace(f",{_FIXED}", ", ")
