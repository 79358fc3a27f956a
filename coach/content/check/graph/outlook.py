"""What can still become of a run, for every state of a graph."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from coach.content.check.graph.states import START, Graph, Way
from coach.content.grades import Outcome

NOTHING = -1
"""The rank of a state from which no ending can be reached."""


@dataclass(frozen=True)
class Fates:
    """What the states of a graph have before them and behind them."""

    graph: Graph

    @cached_property
    def sure(self) -> list[int]:
        """For every state the rank of the best ending known to be reachable, or `NOTHING`."""
        return _best_ranks(self.graph, self._endings)

    @cached_property
    def hoped(self) -> list[int]:
        """The same, supposing the best of decisions that were not followed."""
        if not self.graph.cut_short:
            return self.sure
        best = dict.fromkeys(self.graph.unfollowed, Outcome.STRONGER.rank)
        return _best_ranks(self.graph, {**self._endings, **best})

    @cached_property
    def _endings(self) -> dict[int, int]:
        endings = self.graph.scenario.endings
        return {
            number: endings[state.place].outcome.rank
            for number, state in enumerate(self.graph.states)
            if state.place in endings
        }

    @cached_property
    def innocent(self) -> dict[int, int]:
        """The states reached without a tempting or damaging reply, each with the one before."""
        came_from = {START: -1}
        waiting = deque((START,))
        while waiting:
            number = waiting.popleft()
            for after in self.graph.innocent(number):
                if after not in came_from:
                    came_from[after] = number
                    waiting.append(after)
        return came_from

    def innocent_way(self, number: int) -> Way:
        """A way to one of the innocent states, without a tempting or damaging reply."""
        return self.graph.way_along(number, self.innocent, innocent=True)


def _best_ranks(graph: Graph, known: Mapping[int, int]) -> list[int]:
    before: list[list[int]] = [[] for _ in graph.states]
    for number, after in enumerate(graph.after):
        for following in after:
            before[following].append(number)
    best = [NOTHING] * len(graph.states)
    for outcome in Outcome:
        waiting = [number for number, rank in known.items() if rank == outcome.rank]
        while waiting:
            number = waiting.pop()
            if best[number] == NOTHING:
                best[number] = outcome.rank
                waiting.extend(before[number])
    return best
