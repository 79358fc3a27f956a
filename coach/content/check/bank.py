"""Tone over all decisions of a pack: what no single decision shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.content.check.choices import Choice, Option
from coach.content.check.finding import Finding
from coach.content.check.lexicon import LEXICONS
from coach.content.tables import KeyPath
from coach.errors import Severity
from coach.locale import N_

FEWEST_HITS = 8
"""So many replies must have a word for it to tell anything."""

_FEWEST, _FEWEST_SCENARIOS = 20, 2
_ODDS = 3.0
_ELSEWHERE = 0.4


def is_bank(choices: Sequence[Choice]) -> bool:
    """Whether there are decisions enough to judge a pack by: twenty, in two scenarios or more."""
    places = {choice.scenario.id for choice in choices}
    return len(choices) >= _FEWEST and len(places) >= _FEWEST_SCENARIOS


def find_tone(choices: Sequence[Choice], path: KeyPath) -> Iterator[Finding]:
    """Tones that mark professional replies throughout a pack, in one language.

    `path` leads to what they are told of in pack.toml.
    """
    lexicon = LEXICONS.get(choices[0].language) if choices else None
    if lexicon is None:
        return
    yield from _telling_words("telling-hedges", _HEDGES, choices, lexicon.hedges, path)
    yield from _telling_words("telling-absolutes", _ABSOLUTES, choices, lexicon.absolutes, path)
    yield from _telling_warmth(choices, lexicon.warmth, path)


def _telling_words(
    code: str, message: str, choices: Sequence[Choice], words: frozenset[str], path: KeyPath
) -> Iterator[Finding]:
    """Hedges or absolutes whose odds differ by a factor of more than 3 between best and others.

    Haldane's odds ratio, half a reply added to each count; said from eight replies with such words
    on. Determiners like “always” are a classic clue (Haladyna, Downing and Rodriguez 2002), though
    they tell less than is believed (Poundstone 2014); so it is the balance that is checked.
    """
    best = _with(words, [choice.best for choice in choices])
    others = _with(words, [option for choice in choices for option in choice.rest])
    ratio = odds_ratio(best, others)
    if best[0] + others[0] >= FEWEST_HITS and not 1 / _ODDS <= ratio <= _ODDS:
        values = {"language": choices[0].language, "ratio": f"{ratio:.2f}", "limit": f"{_ODDS:g}"}
        counts = {"best": best[0], "bests": sum(best), "other": others[0], "others": sum(others)}
        yield Finding(code, message, path, {**values, **counts}, Severity.WARNING)


def _with(words: frozenset[str], options: Sequence[Option]) -> tuple[int, int]:
    having = sum(not words.isdisjoint(option.vocabulary) for option in options)
    return having, len(options) - having


def odds_ratio(one: tuple[int, int], other: tuple[int, int]) -> float:
    """How many times the odds of `one` are those of `other`, half added to each count."""
    return ((one[0] + 0.5) * (other[1] + 0.5)) / ((one[1] + 0.5) * (other[0] + 0.5))


def _telling_warmth(
    choices: Sequence[Choice], warmth: frozenset[str], path: KeyPath
) -> Iterator[Finding]:
    """Professional replies that are the warmest too often.

    Alone the warmest in more decisions than guessing would find, or another one warmer in fewer
    than 40 per cent of the decisions in which the two differ. Both limits are ours.
    """
    warmer = [_warmer(choice, warmth) for choice in choices]
    alone = warmer.count(1) / len(choices)
    chance = sum(1 / len(choice.options) for choice in choices) / len(choices)
    elsewhere = warmer.count(-1) / max(1, len(choices) - warmer.count(0))
    if alone > chance or (any(warmer) and elsewhere < _ELSEWHERE):
        shares = {"alone": alone, "chance": chance, "elsewhere": elsewhere, "limit": _ELSEWHERE}
        told = {name: f"{share:.0%}" for name, share in shares.items()}
        values = {"language": choices[0].language, **told}
        yield Finding("telling-warmth", _WARMTH, path, values, Severity.WARNING)


def _warmer(choice: Choice, warmth: frozenset[str]) -> int:
    """1 where the professional reply is the warmest alone, -1 where another is warmer, else 0."""
    best = choice.best.having(warmth)
    others = max((option.having(warmth) for option in choice.rest), default=0)
    return (best > others) - (best < others)


_HEDGES = N_(
    "In `{language}`, {best} of {bests} professional replies hedge and {other} of {others} others, "
    "odds of {ratio} (1/{limit} to {limit}). Spread words like “perhaps” more evenly."
)
_ABSOLUTES = N_(
    "In `{language}`, {best} of {bests} professional replies have absolute words and {other} of "
    "{others} others, odds of {ratio} (1/{limit} to {limit}). Spread words like “always” more "
    "evenly."
)
_WARMTH = N_(
    "In `{language}`, the professional reply alone is the warmest in {alone} of the decisions (at "
    "most {chance}), and another is warmer in {elsewhere} (at least {limit}). Warm up other "
    "replies."
)
