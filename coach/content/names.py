"""How a scenario or an exercise is found by a name that somebody typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from coach.content.faults import shown
from coach.errors import UnknownName
from coach.locale import N_

_LIKE = 0.7
"""How like a name has to be before it is suggested; at 0.6 a path is like any word."""


class Named(Protocol):
    """Something that goes by an id and has a title."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def title(self) -> str: ...  # noqa: D102


AnyCard = TypeVar("AnyCard", bound=Named)


class Messages(NamedTuple):
    """What is said when a name finds nothing, or too much."""

    none: str
    """There is nothing to find."""
    several: str
    near: str
    unknown: str


def find_card(cards: Sequence[AnyCard], name: str, messages: Messages) -> AnyCard:
    """The card with this id; else the only one with `name` in its id or its title.

    The whole of one counts before whole words, those before beginnings of words, those before any
    other part; capitals and punctuation don't count. Raises UnknownName with what may be meant.
    """
    if not cards:
        raise UnknownName(messages.none)
    for matches in _matches(cards, name):
        if len(matches) == 1:
            return matches[0]
        if matches:
            names = ", ".join(card.id for card in matches)
            raise UnknownName(messages.several, name=shown(name), names=names)
    raise _unknown(cards, name, messages)


def _matches(cards: Sequence[AnyCard], name: str) -> list[list[AnyCard]]:
    wanted = _words(name)
    tests: list[Callable[[str], bool]] = [
        lambda words: words == wanted,
        lambda words: f" {wanted} " in f" {words} ",
        lambda words: f" {wanted}" in f" {words}",
        lambda words: wanted in words,
    ]
    by_id = [card for card in cards if card.id == name]
    if not wanted:
        return [by_id]
    return [by_id, *([card for card in cards if _fits(card, test)] for test in tests)]


def _fits(card: Named, test: Callable[[str], bool]) -> bool:
    return test(_words(card.id)) or test(_words(card.title))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _unknown(cards: Sequence[Named], name: str, messages: Messages) -> UnknownName:
    if near := _nearest(cards, _words(name)):
        return UnknownName(messages.near, name=shown(name), near=", ".join(near))
    return UnknownName(messages.unknown, name=shown(name))


def _nearest(cards: Sequence[Named], wanted: str) -> list[str]:
    """The ids of at most three cards whose id, title or a word of these is like `wanted`."""
    # difflib takes longer to import than a list to read, and only mistakes need it
    from difflib import get_close_matches  # noqa: PLC0415

    ids: dict[str, dict[str, None]] = {}
    for card in cards:
        for words in (_words(card.id), _words(card.title)):
            for part in (words, *words.split()):
                ids.setdefault(part, {})[card.id] = None
    near = get_close_matches(wanted, ids, 3, _LIKE)
    return list(dict.fromkeys(card_id for part in near for card_id in ids[part]))[:3]


SCENARIOS = Messages(
    N_("There are no scenarios here yet; `coach new NAME` begins one."),
    N_("`{name}` fits several scenarios: {names}. Write more of the name."),
    N_("No scenario is called `{name}`. Did you mean {near}?"),
    N_("No scenario is called `{name}`; `coach list` shows them all."),
)
EXERCISES = Messages(
    N_("There are no exercises here yet; name the file of one."),
    N_("`{name}` fits several exercises: {names}. Write more of the name."),
    N_("No exercise is called `{name}`. Did you mean {near}? A file is named with its path."),
    N_("No exercise is called `{name}`; `coach list` shows them all. A file is named by its path."),
)
