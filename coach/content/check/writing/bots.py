"""Cue bots: strategies that answer every decision without understanding its scene.

They are the ones that real test takers use. What such a strategy finds more often than by guessing,
learners find too, and then the pack tests how well they know tests (Krumm and others 2015; Bar-
Hillel and Attali 2001). A bot gives every reply a number and picks the highest; ties are broken by
a hash that knows nothing of the reply, so they are at chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from math import exp, fsum, lgamma, log, log1p
from typing import NamedTuple

from coach.content.check.finding import Finding
from coach.content.check.writing.choices import Choice, Option
from coach.content.check.writing.lexicon import LEXICONS, Lexicon
from coach.content.check.writing.twins import jaccard
from coach.content.toml.tables import KeyPath
from coach.errors import Severity
from coach.locale import N_

_NEGLIGIBLE = 1e-30


def chances(sizes: Iterable[int]) -> list[float]:
    """The chance of 0, 1, 2, … right answers by guessing, given how many replies each decision has.

    The exact Poisson-binomial distribution: a binomial one for each size, added up. Terms below
    1e-30 are left out, which no threshold can tell.
    """
    distribution = [1.0]
    for size, times in sorted(Counter(sizes).items()):
        distribution = _sum(distribution, _binomial(times, 1 / size))
    return distribution


def at_least(hits: int, distribution: Sequence[float]) -> float:
    """The chance of `hits` or more."""
    return min(1.0, fsum(distribution[hits:]))


def _binomial(times: int, share: float) -> list[float]:
    if share == 1:
        return [0.0] * times + [1.0]
    whole = lgamma(times + 1)
    return [
        exp(
            whole
            - lgamma(hits + 1)
            - lgamma(times - hits + 1)
            + hits * log(share)
            + (times - hits) * log1p(-share)
        )
        for hits in range(times + 1)
    ]


def _sum(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """The distribution of the sum of two counts that don't depend on each other."""
    both = [0.0] * (len(one) + len(other) - 1)
    likely = [(hits, chance) for hits, chance in enumerate(other) if chance > _NEGLIGIBLE]
    for hits, chance in enumerate(one):
        if chance > _NEGLIGIBLE:
            for more, other_chance in likely:
                both[hits + more] += chance * other_chance
    return both


LEVEL = 0.01
_FEWEST, _FEWEST_SCENARIOS = 20, 2

Bot = Callable[[Choice], Sequence[float]]
"""A number for every reply of a decision; the highest is picked."""


class BotScore(NamedTuple):
    """How a bot does on the decisions of a pack in one language."""

    language: str
    strategy: str
    decisions: int
    found: tuple[str, ...]
    """Those where it picks the professional reply, as `scenario/scene`."""
    expected: float
    """How often guessing would, on average."""
    p: float
    """The chance that guessing does at least as well."""

    @property
    def hits(self) -> int:
        """How often it picks the professional reply."""
        return len(self.found)

    @property
    def wins(self) -> bool:
        """Whether it does better than guessing, where there are decisions enough to tell."""
        return self.p <= LEVEL


def is_bank(choices: Sequence[Choice]) -> bool:
    """Whether there are decisions enough to judge a pack by: twenty, in two scenarios or more."""
    places = {choice.scenario.id for choice in choices}
    return len(choices) >= _FEWEST and len(places) >= _FEWEST_SCENARIOS


def run_bots(choices: Sequence[Choice]) -> Iterator[BotScore]:
    """Every bot on the decisions of a pack in one language; no decisions, no bots."""
    if not choices:
        return
    sizes = [len(choice.options) for choice in choices]
    distribution = chances(sizes)
    expected = sum(1 / size for size in sizes)
    for strategy, bot in _bots(choices[0].language).items():
        found = tuple(
            f"{choice.scenario.id}/{choice.name}"
            for choice in choices
            if _picks(strategy, bot, choice) == choice.best.reply.id
        )
        chance = at_least(len(found), distribution)
        yield BotScore(choices[0].language, strategy, len(choices), found, expected, chance)


def find_winning_bots(scores: Sequence[BotScore], path: KeyPath) -> Iterator[Finding]:
    """Find bots that do better than guessing, at α = .01.

    The exact Poisson-binomial tail, as decisions have various many replies. The level is low
    because there are eight bots in each language.
    """
    for score in scores:
        if score.wins:
            values = {
                "language": score.language,
                "strategy": score.strategy,
                "hits": score.hits,
                "decisions": score.decisions,
                "expected": f"{score.expected:.1f}",
                "p": f"{score.p:.2g}",
            }
            yield Finding("bot-beats-chance", _WINS, path, values, Severity.WARNING)


def _picks(strategy: str, bot: Bot, choice: Choice) -> str:
    """The id of the reply that a bot picks; what it has picked before is looked up."""
    if strategy not in choice.picks:
        choice.picks[strategy] = _pick(strategy, bot, choice).reply.id
    return choice.picks[strategy]


def _pick(strategy: str, bot: Bot, choice: Choice) -> Option:
    marks = bot(choice)
    highest = max(marks)
    tied = [each for each, mark in zip(choice.options, marks, strict=True) if mark == highest]
    if len(tied) == 1:
        return tied[0]
    return max(tied, key=lambda option: _lot(strategy, choice, option))


def _lot(strategy: str, choice: Choice, option: Option) -> bytes:
    ids = (strategy, choice.scenario.id, choice.name, option.reply.id)
    return blake2b("/".join(ids).encode(), digest_size=8).digest()


def _bots(language: str) -> dict[str, Bot]:
    lexicon = LEXICONS.get(language)
    return _FOR_ANY_LANGUAGE | (_bots_with_words(lexicon) if lexicon else {})


def _each(mark: Callable[[Option], float]) -> Bot:
    return lambda choice: [mark(option) for option in choice.options]


def _echo(choice: Choice) -> list[float]:
    told = choice.content(choice.told)
    return [jaccard(told, choice.content(option.vocabulary)) for option in choice.options]


_FOR_ANY_LANGUAGE: dict[str, Bot] = {
    "longest": _each(lambda option: len(option.text)),
    "shortest": _each(lambda option: -len(option.text)),
    "first-in-file": lambda choice: range(0, -len(choice.options), -1),
    "last-in-file": lambda choice: range(len(choice.options)),
}


def _bots_with_words(lexicon: Lexicon) -> dict[str, Bot]:
    return {
        "most-polite": _each(lambda option: option.having(lexicon.courtesies)),
        "most-hedged": _each(lambda option: option.having(lexicon.hedges)),
        "fewest-absolutes": _each(lambda option: -option.having(lexicon.absolutes)),
        "echo": _echo,
    }


_WINS = N_(
    "In `{language}`, the strategy `{strategy}` finds {hits} of {decisions} professional replies "
    "without reading a scene. Guessing finds {expected} on average; the chance that it finds so "
    "many is {p}. Rewrite some of the decisions where the strategy is right; `coach check --bots "
    "--json` names them."
)
