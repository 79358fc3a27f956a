"""What a plain search for words finds in a message, and where.

It reads nothing into what it finds: not whether a message is kind, honest or ready to be sent,
and not that something is absent because no phrase of a list was found. What stands in quotation
marks and in quoted lines is passed over, and so is a phrase that the word before it takes back.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from coach.content.check.lexicon import LEXICONS, words_of
from coach.practice.names import Named, greeting, names, signature
from coach.practice.wordlists import WordLists, word_lists


class Cue(StrEnum):
    """Something that is looked for, in the order in which it is told."""

    GREETING = "greeting"
    REQUEST = "request"
    WAY_OUT = "way-out"
    """A way to say no."""
    THANKS = "thanks"
    OFFER = "offer"
    DEADLINE = "deadline"
    PRESS = "press"
    """What chases an answer."""
    OTHERS = "others"
    """A name, or somebody else spoken of."""
    ADDRESS = "address"
    """An e-mail address or a telephone number; whose, a search cannot tell."""
    SIGNATURE = "signature"


IN_LETTERS = frozenset({Cue.GREETING, Cue.SIGNATURE})
"""What is looked for in an e-mail alone."""
_WITHOUT_LISTS = frozenset({Cue.OTHERS, Cue.ADDRESS, Cue.SIGNATURE})
_CAN_BE_TAKEN_BACK = frozenset({Cue.REQUEST, Cue.THANKS, Cue.OFFER, Cue.DEADLINE, Cue.PRESS})
_BY_PHRASES = (*_CAN_BE_TAKEN_BACK, Cue.WAY_OUT, Cue.OTHERS)

_CLOSE = 3
"""Two request phrases with at most so many words between them, in one sentence, are one request."""


class Found(NamedTuple):
    """A place in a text: `text[start:end]`, never empty."""

    start: int
    end: int
    cue: Cue


class Piece(NamedTuple):
    """A stretch of a text that is marked in one way."""

    text: str
    marked: bool
    ended: tuple[Cue, ...]
    """What was found and ends here."""


@dataclass(frozen=True, slots=True)
class Search:
    """A message and what was found in it."""

    text: str
    language: str | None
    """Whose phrases were looked for; None where no list fits."""
    looked_for: tuple[Cue, ...]
    found: tuple[Found, ...]
    """In the order of the text; places of different cues may overlap."""
    words: int
    questions: int
    """Question marks outside quotations."""
    longest: int
    """Words in the longest paragraph."""

    @property
    def present(self) -> tuple[Cue, ...]:
        """What was found."""
        return tuple(cue for cue in self.looked_for if self.of(cue))

    @property
    def missing(self) -> tuple[Cue, ...]:
        """What was looked for and not found."""
        return tuple(cue for cue in self.looked_for if not self.of(cue))

    def of(self, cue: Cue) -> tuple[Found, ...]:
        """The places of one cue."""
        return tuple(each for each in self.found if each.cue is cue)

    def excerpts(self, cue: Cue) -> tuple[str, ...]:
        """The words found for one cue, each wording once and in one line."""
        once: dict[str, str] = {}
        for start, end, _cue in self.of(cue):
            excerpt = " ".join(self.text[start:end].split())
            once.setdefault(excerpt.casefold(), excerpt)
        return tuple(once.values())

    def pieces(self) -> Iterator[Piece]:
        """The whole text in pieces, so that what was found can be marked."""
        begin = Counter(each.start for each in self.found)
        finish: defaultdict[int, list[Cue]] = defaultdict(list)
        for each in self.found:
            finish[each.end].append(each.cue)
        open_ones = 0
        for start, end in pairwise(sorted({0, len(self.text), *begin, *finish})):
            open_ones += begin[start] - len(finish.get(start, ()))
            yield Piece(self.text[start:end], open_ones > 0, tuple(finish.get(end, ())))


def search(text: str, language: str, named: Named, *, letter: bool) -> Search:
    """What is found in `text` by the phrases of its language, `language` where it is unclear.

    A `letter` is looked through for a greeting and a signature as well.
    """
    spoken = language_of(text, language)
    lists = word_lists(spoken)
    heard = _heard(text)
    cues = tuple(cue for cue in Cue if cue not in IN_LETTERS or letter)
    looked_for = cues if lists else tuple(cue for cue in cues if cue in _WITHOUT_LISTS)
    found = [place for place in _places(heard, lists, named) if place.cue in looked_for]
    return Search(
        text=text,
        language=spoken if lists else None,
        looked_for=looked_for,
        found=tuple(_outermost(sorted(set(found)))),
        words=len(words_of(text)),
        questions=heard.count("?"),
        longest=max((len(words_of(line)) for line in text.splitlines()), default=0),
    )


def language_of(text: str, default: str) -> str:
    """The language whose small words `text` holds most of; `default` unless it is clear."""
    words = words_of(text)
    counts = {
        language: sum(word in lexicon.function_words for word in words)
        for language, lexicon in LEXICONS.items()
    }
    most = max(counts, key=lambda language: counts[language])
    return most if counts[most] > max(4, 2 * counts.get(default, 0)) else default


_QUOTED = re.compile(
    r"^[ \t]*>.*$|“[^“”\n]*”|\"[^\"\n]*\"|‘(?:[^‘’\n]|’\w)*’(?!\w)|„[^„“”\n]*[“”]|«[^«»\n]*»",
    re.MULTILINE,
)
_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\w)\+?\(?\d(?:[ ()/.-]{0,2}\d){8,14}(?!\w)"
)
_WORD_BEFORE = re.compile(r"([^\W_]+(?:'[^\W_]+)*)[ ,]*$")
_SENTENCE_END = re.compile(r"[.!?;\n]")


def _heard(text: str) -> str:
    """`text` with straight apostrophes and without what it quotes, at the same places."""
    return _QUOTED.sub(lambda quoted: "|" * len(quoted[0]), text).replace("’", "'")


def _places(heard: str, lists: WordLists | None, named: Named) -> Iterator[Found]:
    salutation = greeting(heard, lists, named)
    if salutation:
        yield Found(*salutation, Cue.GREETING)
    after = salutation[1] if salutation else 0
    yield from (Found(*span, Cue.OTHERS) for span in names(heard, lists, named, after))
    yield from (Found(*span, Cue.SIGNATURE) for span in signature(heard, named, after))
    yield from (Found(*each.span(), Cue.ADDRESS) for each in _ADDRESS.finditer(heard))
    if lists:
        for cue in _BY_PHRASES:
            yield from _phrases(heard, lists, cue)


def _phrases(heard: str, lists: WordLists, cue: Cue) -> Iterator[Found]:
    back = _taking_back(cue, lists)
    places = [
        Found(*each.span(), cue)
        for each in lists.patterns[cue].finditer(heard)
        if _word_before(heard, each.start()) not in back
    ]
    yield from _merged(heard, places) if cue is Cue.REQUEST else places


def _outermost(places: list[Found]) -> Iterator[Found]:
    """Without places that lie inside an earlier one of the same cue."""
    ends: dict[Cue, int] = {}
    for place in places:
        if place.end > ends.get(place.cue, 0):
            ends[place.cue] = place.end
            yield place


def _word_before(heard: str, start: int) -> str:
    before = _WORD_BEFORE.search(heard, max(0, start - 24), start)
    return before[1].casefold() if before else ""


def _taking_back(cue: Cue, lists: WordLists) -> frozenset[str]:
    if cue is Cue.REQUEST:
        return lists.denials | lists.no_request_after
    return lists.denials if cue in _CAN_BE_TAKEN_BACK else frozenset()


def _merged(heard: str, places: Sequence[Found]) -> list[Found]:
    requests: list[Found] = []
    for place in places:
        if requests and _are_one(heard[requests[-1].end : place.start]):
            requests[-1] = requests[-1]._replace(end=place.end)
        else:
            requests.append(place)
    return requests


def _are_one(between: str) -> bool:
    return not _SENTENCE_END.search(between) and len(words_of(between)) <= _CLOSE
