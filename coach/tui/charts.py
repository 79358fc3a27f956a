"""Progress drawn in cells: scores as columns, days as squares. Shapes tell, colour only helps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from coach import figures
from coach.figures import CALENDAR_WEEKS, Week
from coach.journal.progress import Run
from coach.locale import _
from coach.tui.themes import DATA, QUIET
from coach.tui.visuals import joined

ROWS = 6
"""The height of a plot in cells; a column has eight steps in each."""
_COLUMN = " ▁▂▃▄▅▆▇█"
_CORRECTED, _AGAIN = "░", "•"
_AXIS = 5
_LEAST_PITCH, _MOST_PITCH = 2, 5
"""Cells from one column of a plot to the next."""
_LABEL = 5
_SQUARES = "·▁▃▅▇"
_FROM = (1, 5, 10, 20)
"""From how many answers a day has the next square."""


@dataclass(frozen=True)
class Chart(Visual):
    """Lines that are drawn for the width they are given; none is wider."""

    def draw(self, width: int) -> list[Content]:
        """The lines in `width` cells."""
        raise NotImplementedError

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Each line as a strip of exactly `width` cells."""
        return [
            strip
            for line in self.draw(width)
            for strip in line.truncate(width).render_strips(width, 1, style, options)
        ][:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """How many lines it takes in `width` cells."""
        return len(self.draw(width))


@dataclass(frozen=True)
class Plot(Chart):
    """Scores of finished runs, the newest at the right: first answers, and what correcting won."""

    runs: Sequence[Run]

    def shown(self, width: int) -> Sequence[Run]:
        """The runs that `width` has room for."""
        return self.runs[-max(1, (width - _AXIS) // _LEAST_PITCH) :]

    def draw(self, width: int) -> list[Content]:
        """The plot with its axis; the oldest runs are left out where there is no room."""
        shown = self.shown(width)
        pitch = max(_LEAST_PITCH, min(_MOST_PITCH, (width - _AXIS) // len(shown)))
        lines = [self._row(shown, row, pitch) for row in range(ROWS, 0, -1)]
        floor = "▔" * (pitch * len(shown) - pitch // 2)
        lines.append(Content.styled("   0 " + floor, QUIET))
        if any(run.again for run in shown):
            lines.append(_marks(shown, pitch))
        return [*lines, self._ends(shown, pitch)]

    def _ends(self, shown: Sequence[Run], pitch: int) -> Content:
        """The dates of the first and the last run; how many are shown where not all are."""
        first, last = shown[0].day.isoformat(), shown[-1].day.isoformat()
        length = pitch * len(shown) - pitch // 2
        if len(shown) < len(self.runs):
            told = _("{first} – {last}, the last {n} of {total} finished runs").format(
                first=first, last=last, n=len(shown), total=len(self.runs)
            )
        elif first == last:
            told = first
        elif length < len(first) + len(last) + 2:
            told = f"{first} – {last}"
        else:
            told = first + last.rjust(length - len(first))
        return Content.styled(" " * _AXIS + told, QUIET)

    def _row(self, shown: Sequence[Run], row: int, pitch: int) -> Content:
        label = {ROWS: " 100 ", ROWS // 2: "  50 "}.get(row, " " * _AXIS)
        pieces = [piece for run in shown for piece in _cell(run, row, pitch)]
        return joined([(label, QUIET), *pieces])


def _cell(run: Run, row: int, pitch: int) -> Iterator[tuple[str, str]]:
    """The part of a column in one row, counted from one at the bottom, and the gap after it."""
    gap = pitch // 2
    height = (run.result.percent or 0) * ROWS * 8 // 100
    steps = min(8, max(0, height - (row - 1) * 8))
    added = run.corrected and run.corrected.percent
    if not steps and added and added * ROWS >= (row - 1) * 100 + 50:
        yield _CORRECTED * (pitch - gap), QUIET
    else:
        yield _COLUMN[steps] * (pitch - gap), DATA
    yield " " * gap, ""


def _marks(shown: Sequence[Run], pitch: int) -> Content:
    """A dot under each run of a scenario that had been played before."""
    width = pitch - pitch // 2
    dots = [(_AGAIN if run.again else " ").center(width).ljust(pitch) for run in shown]
    return Content.styled(" " * _AXIS + "".join(dots), QUIET)


def plot_legend() -> Content:
    """What the parts of a column mean."""
    return joined(
        [
            ("█ ", DATA),
            (_("first answers"), QUIET),
            (f"   {_CORRECTED} ", QUIET),
            (_("after correction"), QUIET),
            (f"   {_AGAIN} ", QUIET),
            (_("played before"), QUIET),
        ]
    )


@dataclass(frozen=True)
class Calendar(Chart):
    """The answers given on each day, a column a week, the newest at the right."""

    days: Mapping[date, int]
    today: date

    def weeks(self, width: int) -> Sequence[Week]:
        """The weeks that `width` has room for."""
        number = max(1, min(CALENDAR_WEEKS, (width - _LABEL) // 2))
        return figures.weeks(self.days, self.today, number)

    def draw(self, width: int) -> list[Content]:
        """The months, then a line for each day of the week."""
        weeks = self.weeks(width)
        names = figures.weekdays()
        return [_months(weeks), *(_days(weeks, place, names[place]) for place in range(len(names)))]


def _months(weeks: Sequence[Week]) -> Content:
    names = figures.months()
    line = " " * _LABEL
    for place, week in enumerate(weeks):
        if week.sunday.day <= len(week.answers):  # it has the first of a month
            line = line.ljust(_LABEL + 2 * place) + names[week.sunday.month - 1]
    return Content.styled(line.rstrip(), QUIET)


def _days(weeks: Sequence[Week], place: int, name: str) -> Content:
    squares = [_square(week.answers[place]) for week in weeks]
    return joined([(name.ljust(_LABEL), QUIET), *squares])


def _square(answers: int | None) -> tuple[str, str]:
    if answers is None:
        return "  ", ""
    level = sum(answers >= least for least in _FROM)
    return f"{_SQUARES[level]} ", DATA if level else QUIET


def calendar_legend() -> Content:
    """How many answers each square stands for."""
    bounds = [f"{low}–{high - 1}" for low, high in pairwise(_FROM)]
    pieces: list[tuple[str, str]] = []
    for square, text in zip(_SQUARES[1:], (*bounds, f"{_FROM[-1]}+"), strict=True):
        pieces += [(square, DATA), (f" {text}   ", QUIET)]
    return joined([*pieces, (_("answers a day"), QUIET)])
