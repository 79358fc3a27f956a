"""Contestants that take turns, and rows that divide what they take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

Figures = dict[str, float]
"""What one run of a contestant took, by name."""
Contestant = Callable[[], Figures]


class NotMeasured(Exception):
    """Something could not be measured; the message says why."""


@dataclass(frozen=True)
class Row:
    """One budget: a figure of a contestant, as a multiple of another one where there is one."""

    name: str
    what: str
    budget: float
    figure: str
    of: str
    against: str | None = None
    against_figure: str | None = None
    """Another figure of the contestant that this one is held against; None means the same."""
    unit: str = "×"

    @property
    def contestants(self) -> tuple[str, ...]:
        """Who has to run for it."""
        return (self.of, self.against) if self.against else (self.of,)


@dataclass(frozen=True)
class Group:
    """Contestants that are held against each other, so they run in turn."""

    contestants: Mapping[str, Contestant]
    rows: tuple[Row, ...]
    needs_terminal: bool = True
    once: bool = False
    """One run is enough: what is counted is always the same, or takes so long that little of it is
    chance."""

    def picked(self, names: Iterable[str]) -> Group:
        """The rows whose name begins like one of `names`, and who has to run for them."""
        starts = tuple(names)
        rows = tuple(row for row in self.rows if row.name.startswith(starts))
        needed = {each for row in rows for each in row.contestants}
        running = {name: run for name, run in self.contestants.items() if name in needed}
        return Group(running, rows, self.needs_terminal, self.once)


@dataclass
class Runs:
    """Every run of every contestant of a group."""

    figures: dict[str, list[Figures]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    """Contestant to why it could not be measured; it does not run again."""


@dataclass(frozen=True)
class Measured:
    """A row with its outcome: exactly one of `value` and `why_not` is not None."""

    row: Row
    value: float | None = None
    """The median over the pairs."""
    lowest: float = 0.0
    highest: float = 0.0
    figure: float = 0.0
    against: float | None = None
    """The medians of the two figures themselves."""
    why_not: str | None = None

    @property
    def ok(self) -> bool:
        """Whether it keeps to its budget."""
        return self.value is not None and self.value <= self.row.budget


def run(group: Group, pairs: int) -> Runs:
    """Let the contestants run in turn, every other time in the opposite order.

    Each runs once before anything counts, so that files are at hand and byte code is written.
    """
    names = list(group.contestants)
    runs = Runs({name: [] for name in names})
    if not group.once:
        _one_round(group, names, runs)
        for figures in runs.figures.values():
            figures.clear()
    for number in range(1 if group.once else pairs):
        _one_round(group, names[::-1] if number % 2 else names, runs)
    return runs


def _one_round(group: Group, names: list[str], runs: Runs) -> None:
    for name in names:
        if name in runs.failed:
            continue
        try:
            runs.figures[name].append(group.contestants[name]())
        except NotMeasured as error:
            runs.failed[name] = str(error)
        except Exception as error:  # a contestant that breaks must not take the others with it
            runs.failed[name] = repr(error)


def measure(row: Row, runs: Runs) -> Measured:
    """What `row` comes to."""
    for name in row.contestants:
        if name in runs.failed:
            return Measured(row, why_not=f"{name}: {runs.failed[name]}")
    of = [figures[row.figure] for figures in runs.figures[row.of]]
    if row.against is None:
        return Measured(row, median(of), min(of), max(of), median(of))
    name = row.against_figure or row.figure
    against = [figures[name] for figures in runs.figures[row.against]]
    ratios = [ours / floor for ours, floor in zip(of, against, strict=True)]
    return Measured(row, median(ratios), min(ratios), max(ratios), median(of), median(against))
