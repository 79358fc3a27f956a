"""A set of numbers for when there are very many of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from heapq import merge

_FRESH = 4096


class Seen:
    """Numbers of 64 bits with a sign, kept in eight bytes each; a set takes nine times that."""

    def __init__(self) -> None:
        self._sorted = array("q")
        self._fresh: set[int] = set()
        """The last ones, which are not sorted in yet."""

    def add(self, number: int) -> None:
        """Remember `number`."""
        if number in self:
            return
        self._fresh.add(number)
        if len(self._fresh) == _FRESH:
            self._sorted = array("q", merge(self._sorted, sorted(self._fresh)))
            self._fresh.clear()

    def __contains__(self, number: int) -> bool:
        if number in self._fresh:
            return True
        place = bisect_left(self._sorted, number)
        return place < len(self._sorted) and self._sorted[place] == number
