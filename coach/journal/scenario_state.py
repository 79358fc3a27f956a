"""How somebody stands in each scenario, from the attempts alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coach.journal.attempt import Attempt, Summary


@dataclass(frozen=True, slots=True)
class Standing:
    """What a list shows of the attempts at one scenario."""

    attempts: int
    """Half-done ones included."""
    finished: int
    last: Summary | None
    """Of the attempt finished last; None where none is finished."""
    last_finished: datetime | None
    best: int | None
    """The best score of a finished attempt, in percent; None where there is none."""
    half_done: Attempt | None
    """The one to go on with: of those that wait for an answer, the one played last.

    Steps of an exercise wait there and not here.
    """
    endings: frozenset[str]
    """The ids of the endings that were reached."""


def standings(attempts: Iterable[Attempt]) -> dict[str, Standing]:
    """The standing in each scenario that was tried."""
    tried: defaultdict[str, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        tried[attempt.scenario].append(attempt)
    return {scenario: standing(of) for scenario, of in tried.items()}


def standing(attempts: Iterable[Attempt]) -> Standing:
    """The standing from `attempts`, all at one scenario."""
    every = sorted(attempts, key=lambda attempt: attempt.order)
    waiting = [attempt for attempt in every if attempt.half_done and not attempt.exercise]
    finished = [attempt for attempt in every if attempt.finished]
    results = [attempt.result for attempt in finished]
    return Standing(
        attempts=len(every),
        finished=len(finished),
        last=results[-1] if results else None,
        last_finished=finished[-1].finished if finished else None,
        best=max((each.percent for each in results if each.percent is not None), default=None),
        half_done=waiting[-1] if waiting else None,
        endings=frozenset(each.ending for each in results if each.ending),
    )
