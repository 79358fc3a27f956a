"""Replies that repeat the scene, the title or each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from coach.content.check.choices import Choice, Option
from coach.content.check.finding import Finding
from coach.content.check.lexicon import LEXICONS, Lexicon, words_of
from coach.content.check.likeness import jaccard, trigram_likeness
from coach.errors import Severity
from coach.locale import N_

_MARGIN = 0.15
_LONG_WORD = 5
_SAME = 0.8
_HALF = 0.5


def find_echoes(choice: Choice) -> Iterator[Finding]:
    """A professional reply that alone takes up the words of its scene or its title.

    The Jaccard likeness of the scene's and the reply's content words is more than 0.15 above that
    of any other reply. Repeated words are the most successful clue in tests (Brozo and others
    1984; Costello, Holland and Kirwan 2018: 3.9 per cent of the items); the margin is ours.
    """
    if choice.lexicon is None or choice.told.isdisjoint(choice.best.vocabulary):
        return
    told = choice.content(choice.told)
    best, *others = (
        jaccard(told, choice.content(option.vocabulary)) for option in (choice.best, *choice.rest)
    )
    if (margin := best - max(others, default=0.0)) > _MARGIN:
        values = {"margin": f"{margin:.2f}", "limit": _MARGIN}
        yield Finding("scene-echo", _ECHO, choice.best.path, values, Severity.WARNING)


def find_lone_words(choice: Choice) -> Iterator[Finding]:
    """Words of five letters or more that only the professional reply takes from its scene.

    Told where it takes more such words alone than any other reply does, since otherwise they
    point to that one; the source is that of `scene-echo`. A word of the scenario's title that
    only it has is told each time: the title stands above every screen.
    """
    if choice.lexicon is None:
        return
    alone = lone_words(choice, choice.best, choice.told)
    if alone and all(
        len(lone_words(choice, each, choice.told)) < len(alone) for each in choice.rest
    ):
        yield _lone("scene-word", _SCENE_WORD, choice, alone)
    if alone := lone_words(choice, choice.best, _words_of_title(choice.title)):
        yield _lone("title-word", _TITLE_WORD, choice, alone)


@lru_cache(maxsize=16)
def _words_of_title(title: str) -> frozenset[str]:
    return frozenset(words_of(title))


def lone_words(choice: Choice, option: Option, words: frozenset[str]) -> frozenset[str]:
    """Content words of five letters or more among `words` that `option` has and no other reply."""
    if not (shared := option.vocabulary & words):
        return shared
    for other in choice.options:
        if other is not option:
            shared -= other.vocabulary
    return frozenset(word for word in choice.content(shared) if len(word) >= _LONG_WORD)


def _lone(code: str, message: str, choice: Choice, alone: frozenset[str]) -> Finding:
    words = ", ".join(sorted(alone))
    return Finding(code, message, choice.best.path, {"words": words}, Severity.WARNING)


def find_twins(choice: Choice) -> Iterator[Finding]:
    """Two replies that say the same (an error) or are each other's opposite (a warning).

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


_ECHO = N_(
    "The professional reply takes up the words of its scene more than any other, by {margin} (at "
    "most {limit}); let the others take up some, too."
)
_SCENE_WORD = N_(
    "Of all replies the professional one alone takes most words from its scene: {words}. Use "
    "another word, or let another reply use it, too."
)
_TITLE_WORD = N_(
    "Only the professional reply has words of the scenario's title: {words}. Use another word, or "
    "let another reply use it, too."
)
_OPPOSITES = N_("`{one}` and `{other}` differ by a negation only; let one of them say more.")
_TWINS = N_(
    "`{one}` and `{other}` say the same: {likeness} of their trigrams are shared (at most "
    "{limit}). Let one of them do something else."
)
