"""Cue bots: strategies that answer every decision without understanding its scene.

What such a strategy finds more often than by guessing, learners find too, and then the pack tests
how well they know tests (Krumm and others 2015; Bar-Hillel and Attali 2001). A bot gives every
reply a number and picks the highest; ties are broken by a hash that knows nothing of the reply, so
they are at chance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from math import log
from statistics import median
from typing import NamedTuple

from coach.content.check.bank import FEWEST_HITS, odds_ratio
from coach.content.check.chance import at_least, chances
from coach.content.check.choices import Choice, Option
from coach.content.check.echoes import lone_words
from coach.content.check.finding import Finding
from coach.content.check.lexicon import LEXICONS, Lexicon
from coach.content.check.likeness import jaccard
from coach.content.tables import KeyPath
from coach.errors import Severity
from coach.locale import N_

_FAILS, _WARNS = 0.01, 0.05

Bot = Callable[[Choice], Sequence[float]]
"""A number for every reply of a decision; the highest is picked."""


class Score(NamedTuple):
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


def run_bots(choices: Sequence[Choice]) -> Iterator[Score]:
    """Every bot on the decisions of a pack in one language; no decisions, no bots."""
    if not choices:
        return
    sizes = [len(choice.options) for choice in choices]
    distribution = chances(sizes)
    expected = sum(1 / size for size in sizes)
    for strategy, bot in _bots(choices).items():
        found = tuple(
            f"{choice.scenario.id}/{choice.name}"
            for choice in choices
            if _picks(strategy, bot, choice) == choice.best.reply.id
        )
        chance = at_least(len(found), distribution)
        yield Score(choices[0].language, strategy, len(choices), found, expected, chance)


def find_winning_bots(scores: Sequence[Score], path: KeyPath) -> Iterator[Finding]:
    """Bots that do better than guessing: an error at α = .01, a warning at .05.

    The exact Poisson-binomial tail, as decisions have various many replies. The first level is
    low because there are many bots.
    """
    for score in scores:
        if severity := severity_of(score):
            values = {
                "language": score.language,
                "strategy": score.strategy,
                "hits": score.hits,
                "decisions": score.decisions,
                "expected": f"{score.expected:.1f}",
                "p": f"{score.p:.2g}",
                "limit": _WARNS,
            }
            yield Finding("bot-beats-chance", _WINS, path, values, severity)


def severity_of(score: Score) -> Severity | None:
    """How bad it is, where there are decisions enough; None where guessing may do as well."""
    if score.p <= _FAILS:
        return Severity.ERROR
    return Severity.WARNING if score.p <= _WARNS else None


def _picks(strategy: str, bot: Bot, choice: Choice) -> str:
    """The id of the reply that a bot picks; looked up where that depends on nothing else."""
    if isinstance(bot, _NaiveBayes):
        return _pick(strategy, bot, choice).reply.id
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


def _bots(choices: Sequence[Choice]) -> dict[str, Bot]:
    bots = dict(_FOR_ANY_LANGUAGE)
    if lexicon := LEXICONS.get(choices[0].language):
        bots |= _bots_with_words(lexicon)
    if len({choice.scenario.id for choice in choices}) > 1:
        bots["naive-bayes"] = _NaiveBayes(choices)
    return bots


def telling_words(choices: Sequence[Choice], most: int = 12) -> tuple[list[str], list[str]]:
    """The words that mark professional replies most, and those that mark the others most.

    By their odds, half a reply added to each count; at most `most` of each, in that order, of
    words that eight replies have. A word marks those of which a greater share has it.
    """
    best = Counter(word for choice in choices for word in choice.best.vocabulary)
    others = Counter(
        word for choice in choices for option in choice.rest for word in option.vocabulary
    )
    bests, rest = len(choices), sum(len(choice.rest) for choice in choices)
    ranked = sorted(
        (odds_ratio((best[word], bests - best[word]), (others[word], rest - others[word])), word)
        for word in best.keys() | others.keys()
        if best[word] + others[word] >= FEWEST_HITS
    )
    lean = {word: best[word] * rest - others[word] * bests for _, word in ranked}
    marking_best = [word for _, word in reversed(ranked) if lean[word] > 0]
    marking_others = [word for _, word in ranked if lean[word] < 0]
    return marking_best[:most], marking_others[:most]


def _each(mark: Callable[[Option], float]) -> Bot:
    return lambda choice: [mark(option) for option in choice.options]


def _middle(choice: Choice) -> list[float]:
    lengths = [len(option.text) for option in choice.options]
    middle = median(lengths)
    return [-abs(length - middle) for length in lengths]


def _like_others(choice: Choice) -> list[float]:
    contents = [choice.content(option.vocabulary) or option.vocabulary for option in choice.options]
    return [sum(jaccard(one, other) for other in contents) for one in contents]


def _echo(choice: Choice) -> list[float]:
    told = choice.content(choice.told)
    return [jaccard(told, choice.content(option.vocabulary)) for option in choice.options]


_FOR_ANY_LANGUAGE: dict[str, Bot] = {
    "longest": _each(lambda option: len(option.text)),
    "shortest": _each(lambda option: -len(option.text)),
    "middle-length": _middle,
    "most-questions": _each(lambda option: option.text.count("?")),
    "most-like-others": _like_others,
    "first-in-file": lambda choice: range(0, -len(choice.options), -1),
    "last-in-file": lambda choice: range(len(choice.options)),
}


def _bots_with_words(lexicon: Lexicon) -> dict[str, Bot]:
    return {
        "warmest": _each(lambda option: option.having(lexicon.warmth)),
        "coolest": _each(lambda option: -option.having(lexicon.warmth)),
        "most-hedged": _each(lambda option: option.having(lexicon.hedges)),
        "fewest-absolutes": _each(lambda option: -option.having(lexicon.absolutes)),
        "most-you": _each(lambda option: option.having(lexicon.you)),
        "fewest-i": _each(lambda option: -option.having(lexicon.me)),
        "echo-of-scene": _echo,
        "least-echo": lambda choice: [
            -len(lone_words(choice, option, choice.told)) for option in choice.options
        ],
    }


class _Counts:
    """How many professional and how many other replies have each word."""

    def __init__(self) -> None:
        self.best, self.others = Counter[str](), Counter[str]()
        self.bests = self.rest = 0

    def add(self, choice: Choice) -> None:
        for option in choice.options:
            (self.best if option.is_best else self.others).update(option.vocabulary)
        self.bests += 1
        self.rest += len(choice.rest)


class _NaiveBayes:
    """Knows the words of professional replies and of others from all other scenarios.

    A reply's number is the logarithm of how much likelier its words are in a professional one,
    each different word once. One reply is added to the counts of others and to those of
    professional ones as much as there are fewer, so that a word not seen before says nothing:
    with one added to both, rare words alone would pass for professional. What is learnt from one
    scenario for another holds both ways, so hits vary a little more than by chance: with keys
    drawn at random, 1 to 3 in 100 banks of 91 decisions reach p = .01.
    """

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.all, self.own = _Counts(), defaultdict[str, _Counts](_Counts)
        self.weights = defaultdict[str, dict[str, float]](dict)
        """Every scenario to the words that were weighed for it."""
        for choice in choices:
            self.all.add(choice)
            self.own[choice.scenario.id].add(choice)

    def __call__(self, choice: Choice) -> list[float]:
        own = self.own[choice.scenario.id]
        share = (self.all.bests - own.bests) / max(1, self.all.rest - own.rest)
        weights = self.weights[choice.scenario.id]
        for word in {
            word for option in choice.options for word in option.vocabulary
        } - weights.keys():
            weights[word] = self._weight(word, own, share)
        return [
            sum(weights[word] for word in sorted(option.vocabulary)) for option in choice.options
        ]

    def _weight(self, word: str, own: _Counts, share: float) -> float:
        best = self.all.best[word] - own.best[word] + share
        others = self.all.others[word] - own.others[word] + 1
        return log(best / (others * share))


_WINS = N_(
    "In `{language}`, the strategy `{strategy}` finds {hits} of {decisions} professional replies "
    "without reading a scene; guessing finds {expected} (p = {p}, more than {limit} wanted). "
    "Rewrite replies that it picks; `coach check --bots` shows more."
)
