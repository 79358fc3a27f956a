"""How alike two texts are, from 0 to 1."""

from __future__ import annotations

from collections.abc import Set


def jaccard(one: Set[str], other: Set[str]) -> float:
    """The share of what is in either that is in both; 0 where both are empty."""
    either = len(one | other)
    return len(one & other) / either if either else 0.0


def trigrams(text: str) -> frozenset[str]:
    """Every three characters in a row of `text` with a space before and after it."""
    padded = f" {text} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


def trigram_likeness(one: str, other: str) -> float:
    """The Jaccard likeness of the trigrams of two texts."""
    return jaccard(trigrams(one), trigrams(other))
