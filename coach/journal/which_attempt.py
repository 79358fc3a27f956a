"""Which attempts are meant: the last, the best, the first, or one by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coach.errors import RequestError
from coach.journal.attempt import Attempt
from coach.locale import N_

_NAMED = 5
"""How many attempts a message names, the latest ones."""

Chooser = Callable[[Sequence[Attempt]], Attempt]


def pair(
    attempts: Sequence[Attempt], one: str | None = None, other: str | None = None
) -> tuple[Attempt, Attempt]:
    """Two of `attempts` at a scenario, the one played earlier first.

    Each wish is `last`, `best` or `first`, which mean finished attempts that count, or an id or a
    part of one. One wish alone stands beside the last; without any, it is the two finished last.
    Raises RequestError where a wish means none or several, or both mean the same.
    """
    if one is None:
        chosen = _two_last(attempts)
    else:
        chosen = [choose(attempts, one), choose(attempts, other or "last")]
    earlier, later = sorted(chosen, key=lambda attempt: attempt.order)
    if earlier.id == later.id:
        raise RequestError(_THE_SAME, attempt=later.id)
    return earlier, later


def choose(attempts: Sequence[Attempt], wish: str) -> Attempt:
    """The attempt that `wish` means. Raises RequestError where it means none or several."""
    if (chooser := _CHOOSERS.get(wish)) is not None:
        finished = _finished(attempts)
        if not finished:
            raise RequestError(_NONE_FINISHED)
        return chooser(finished)
    exact = [attempt for attempt in attempts if attempt.id == wish]
    found = exact or [attempt for attempt in attempts if wish.casefold() in attempt.id.casefold()]
    if len(found) == 1:
        return found[0]
    if not attempts:
        raise RequestError(_NONE_FINISHED)
    latest = ", ".join(attempt.id for attempt in (found or attempts)[-_NAMED:])
    raise RequestError(_SEVERAL if found else _NONE, wish=wish, ids=latest)


def _two_last(attempts: Sequence[Attempt]) -> list[Attempt]:
    finished = _finished(attempts)
    if len(finished) < 2:
        raise RequestError(_NOT_TWO)
    return finished[-2:]


def _finished(attempts: Sequence[Attempt]) -> list[Attempt]:
    """Those that count, the one finished last at the end."""
    counted = [(each.finished, each) for each in attempts if each.counts and each.finished]
    return [each for _time, each in sorted(counted, key=lambda pair: (pair[0], pair[1].id))]


def _best(finished: Sequence[Attempt]) -> Attempt:
    """The latest of those with the highest score."""
    scores = [-1 if each.result.percent is None else each.result.percent for each in finished]
    return finished[max(range(len(finished)), key=lambda place: (scores[place], place))]


_CHOOSERS: Mapping[str, Chooser] = {
    "last": lambda finished: finished[-1],
    "best": _best,
    "first": lambda finished: finished[0],
}
_NOT_TWO = N_("There are no two finished attempts to compare yet. Play it once more.")
_NONE_FINISHED = N_("There is no finished attempt yet. Play it first.")
_THE_SAME = N_("Both are the attempt {attempt}. Name two different ones.")
_NONE = N_("No attempt is called “{wish}”. The latest are: {ids}. Or say last, best or first.")
_SEVERAL = N_("“{wish}” means several attempts, such as {ids}. Say more of the one you mean.")
