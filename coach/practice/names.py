"""Names in a message: of whom it greets, of whom it speaks, of who signs it.

Only the people of a scenario are known by name; anybody else is found by a title, like Ms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.practice.wordlists import WordLists

Span = tuple[int, int]

_LAST_NAME_AT_LEAST = 4
"""Letters; shorter last names are too often words."""
_NAME_WORDS = 4
_SIGNATURE_WORDS = 6
_WORD = re.compile(r"[ \t]+([^\W\d_][\w.'-]*)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n])\s*$")
_PARTICLES = frozenset({"de", "den", "der", "van", "von", "da", "di", "la", "le", "ms", "mr"})


@dataclass(frozen=True, slots=True)
class Named:
    """Whose names are known."""

    people: tuple[str, ...] = ()
    """Full names."""
    you: str = ""
    """The learner's own name in the scenario."""


def greeting(heard: str, lists: WordLists | None, named: Named) -> Span | None:
    """What `heard` begins with, if that is a greeting: its words with the name after them."""
    start = len(heard) - len(heard.lstrip())
    if lists and (greeted := lists.patterns["greeting"].match(heard, start)):
        return start, _name_after(heard, greeted.end(), lists.small_words)
    addressed = _pattern(_forms(named.people)).match(heard, start)
    if addressed and heard[addressed.end() : addressed.end() + 1] in {",", "!"}:
        return addressed.span()
    return None


def _name_after(heard: str, end: int, small_words: frozenset[str]) -> int:
    for _count in range(_NAME_WORDS):
        word = _WORD.match(heard, end)
        if word is None or not _may_be_a_name(word[1], small_words):
            break
        end = word.end()
    return end


def _may_be_a_name(word: str, small_words: frozenset[str]) -> bool:
    small = word.casefold()
    return small in _PARTICLES or (word[0].isupper() and small not in small_words)


def names(heard: str, lists: WordLists | None, named: Named, after: int) -> Iterator[Span]:
    """Known names and names with a title from the place `after` on."""
    for each in _pattern(_forms(named.people)).finditer(heard, after):
        begins = _SENTENCE_START.search(heard, max(0, each.start() - 8), each.start())
        if not (begins and lists and each[0].casefold() in lists.small_words):
            yield each.span()
    if lists:
        titled = rf"(?<!\w)(?:{lists.titles})\.?[ ]+(?:[a-z]{{2,3}}[ ]+){{0,3}}[A-Z][\w'-]+"
        yield from (each.span() for each in re.compile(titled).finditer(heard, after))


def signature(heard: str, named: Named, after: int) -> Iterator[Span]:
    """The learner's own name in a short last line below the greeting."""
    text = heard.rstrip()
    start = max(text.rfind("\n") + 1, 0)
    if not text[:start].strip() or start < after or len(text[start:].split()) > _SIGNATURE_WORDS:
        return
    if signed := _pattern(_forms((named.you,))).search(text, start):
        yield signed.span()


def _forms(people: tuple[str, ...]) -> set[str]:
    """The full names, the first names, and the last ones that are long enough."""
    forms: set[str] = set()
    for person in people:
        words = [word for word in person.split() if not word.endswith(".")]
        forms.update((" ".join(person.split()), *words[:1]))
        forms.update(word for word in words[1:][-1:] if len(word) >= _LAST_NAME_AT_LEAST)
    return forms - {""}


def _pattern(forms: set[str]) -> re.Pattern[str]:
    every = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)" if every else r"(?!)")
