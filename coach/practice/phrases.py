"""The notation in which the phrases of a language are listed, and what it compiles to.

Phrases are separated by `|` and have straight apostrophes; capitals do not matter. In a phrase `…`
stands for up to three words of the same sentence, `#` for a figure, `~` at the end of a word for
any ending of it, and `!word` for a word that must not follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SHARED = {"deadline": "asap | deadline~ | urgent", "greeting": "hi | hey", "press": "reminder"}
"""What is looked for in every language."""

_BETWEEN = r",?\s{1,4}"
"""Between two words of a phrase; bounded, so that no text takes long to search."""
_GAP = r"(?:,?[ \n]{1,2}[^\s,.;:!?|]{1,40}){0,3}?"
_NOWHERE = re.compile(r"(?!)")


def phrases(listed: str) -> list[str]:
    """The phrases of a list, the longest first."""
    flat = (" ".join(phrase.split()) for phrase in listed.split("|"))
    return sorted(filter(None, flat), key=len, reverse=True)


def pattern(listed: str) -> re.Pattern[str]:
    """What finds the phrases of a list as whole words, in large letters and small ones."""
    every = "|".join(map(_expression, phrases(listed)))
    return re.compile(rf"(?<![\w'-])(?:{every})", re.IGNORECASE) if every else _NOWHERE


def example(phrase: str) -> str:
    """Some text that a phrase finds."""
    words = (word for word in phrase.split() if not word.startswith("!"))
    return " ".join(words).replace("…", "xyz").replace("#", "14").replace("~", "")


def _expression(phrase: str) -> str:
    words = phrase.split()
    said = [word for word in words if not word.startswith("!")]
    barred = "|".join(re.escape(word[1:]) for word in words if word.startswith("!"))
    ahead = rf"(?!{_BETWEEN}(?:{barred})\b)" if barred else ""
    return "".join(_joined(said)) + r"(?![\w'-])" + ahead


def _joined(words: list[str]) -> Iterator[str]:
    for place, word in enumerate(words):
        if word == "…":
            yield _GAP
            continue
        if place:
            yield _BETWEEN
        yield re.escape(word).replace(r"\#", r"\d{1,2}").replace(r"\~", r"\w*")
