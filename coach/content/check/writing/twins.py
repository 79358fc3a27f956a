"""Replies that say the same, or the opposite."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import combinations

from coach.content.check.finding import Finding
from coach.content.check.writing.choices import Choice, Option
from coach.content.check.writing.lexicon import LEXICONS, Lexicon
from coach.errors import Severity
from coach.locale import N_


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


_SAME = 0.8
_HALF = 0.5


def find_twins(choice: Choice) -> Iterator[Finding]:
    """Find two replies that say the same (an error) or are each other's opposite (a warning).

    The same: more than 0.8 of their trigrams are shared, looked at where half their words are.
    Opposites differ by a negation only; one of the two is then usually the key (Brozo and others
    1984: the commonest clue in 1,220 items). The threshold is ours.
    """
    lexicon = LEXICONS.get(choice.language)
    for one, other in combinations(choice.options, 2):
        if jaccard(one.vocabulary, other.vocabulary) < _HALF:
            continue
        values: dict[str, object] = {"one": one.reply.id, "other": other.reply.id}
        if lexicon and _are_opposites(one, other, lexicon):
            yield Finding("opposite-replies", _OPPOSITES, other.path, values, Severity.WARNING)
        elif (likeness := trigram_likeness(" ".join(one.words), " ".join(other.words))) > _SAME:
            values |= {"likeness": f"{likeness:.2f}", "limit": _SAME}
            yield Finding("same-replies", _TWINS, other.path, values)


def _are_opposites(one: Option, other: Option, lexicon: Lexicon) -> bool:
    if one.words == other.words:
        return False
    return _affirmed(one, lexicon) == _affirmed(other, lexicon)


def _affirmed(option: Option, lexicon: Lexicon) -> list[str]:
    affirmed = (lexicon.negations.get(word, word) for word in option.words)
    return [word for word in affirmed if word]


_OPPOSITES = N_("`{one}` and `{other}` differ by a negation only; let one of them say more.")
_TWINS = N_(
    "`{one}` and `{other}` say the same: {likeness} of their trigrams are shared (at most "
    "{limit}). Let one of them do something else."
)
