"""The lists of each language, ready to be searched with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from coach.content.check.lexicon import LEXICONS
from coach.practice import phrases_en, phrases_nl
from coach.practice.phrases import SHARED, pattern

LISTED: Mapping[str, ModuleType] = {"en": phrases_en, "nl": phrases_nl}
"""Language to its lists; it has a lexicon as well."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """What is looked for in one language."""

    patterns: Mapping[str, re.Pattern[str]]
    """What is looked for to what finds it."""
    titles: str
    """What stands before a name, as part of a pattern."""
    denials: frozenset[str]
    """Words that take back the phrase after them."""
    no_request_after: frozenset[str]
    small_words: frozenset[str]
    """Words that are no name, even at the beginning of a sentence."""


@cache
def word_lists(language: str) -> WordLists | None:
    """The lists of `language`; None where it has none."""
    if language not in LISTED:
        return None
    listed, lexicon = LISTED[language], LEXICONS[language]
    return WordLists(
        patterns={
            name: pattern(" | ".join((phrases, SHARED.get(name, ""))))
            for name, phrases in listed.PHRASES.items()
        },
        titles=listed.TITLES,
        denials=frozenset((*lexicon.negations, *listed.DENIALS.split())),
        no_request_after=frozenset(listed.NO_REQUEST_AFTER.split()),
        small_words=lexicon.function_words,
    )
