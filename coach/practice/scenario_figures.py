"""What a scenario amounts to: how much there is of it, and the ways to each ending."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log10

from coach.content.check.graph.states import BUDGET, START, Graph, Way, explore
from coach.content.model import Scenario

_COUNTLESS = 10**15


@dataclass(frozen=True)
class Survey:
    """A scenario in figures. Where the graph was cut short, there may be more of everything."""

    graph: Graph

    @classmethod
    def of(cls, scenario: Scenario, budget: int = BUDGET) -> Survey:
        """The figures of a valid scenario, of which some `budget` states are followed at most."""
        return cls(explore(scenario, budget))

    @property
    def scenario(self) -> Scenario:
        """What is surveyed."""
        return self.graph.scenario

    @cached_property
    def decisions(self) -> int:
        """How many scenes are decisions, those of recovery included."""
        return sum(scene.is_decision for scene in self.scenario.scenes.values())

    @cached_property
    def recoveries(self) -> int:
        """How many decisions are there to mend a mistake."""
        return sum(scene.recovery for scene in self.scenario.scenes.values() if scene.is_decision)

    @cached_property
    def shortest(self) -> Mapping[str, Way]:
        """The fewest answers that lead to each ending that was found, as `scene: reply`."""
        return {ending: self.graph.way(numbers[0]) for ending, numbers in self._found.items()}

    @cached_property
    def ways(self) -> Mapping[str, int | None]:
        """How many ways lead to each ending that was found: different answers in a row.

        None where there is no end of them, since one can come round on the way.
        """
        counts = _count_ways(self.graph.after)
        return {
            ending: _total(counts[number] for number in numbers)
            for ending, numbers in self._found.items()
        }

    @cached_property
    def _found(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, state in enumerate(self.graph.states):
            if state.place in self.scenario.endings:
                found.setdefault(state.place, []).append(number)
        return found


def power_of_ten(ways: int) -> str | None:
    """About how many ways there are, as `10^40`; None where they can be counted out."""
    return f"10^{log10(ways):.0f}" if ways >= _COUNTLESS else None


def _total(counts: Iterable[int | None]) -> int | None:
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total


def _count_ways(after: list[tuple[int, ...]]) -> list[int | None]:
    """For every state how many ways lead there; None from where ways come round.

    States are taken when all before them are; what is on or behind a circle never is.
    """
    before = [0] * len(after)
    for following in after:
        for number in following:
            before[number] += 1
    ways = [0] * len(after)
    ways[START] = 1
    counts: list[int | None] = [None] * len(after)
    waiting = [] if before[START] else [START]
    while waiting:
        number = waiting.pop()
        counts[number] = ways[number]
        for following_one in after[number]:
            ways[following_one] += ways[number]
            before[following_one] -= 1
            if not before[following_one]:
                waiting.append(following_one)
    return counts
