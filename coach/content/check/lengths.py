"""Lengths: of replies beside each other, and of what is read in one go."""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.check.choices import Choice, Option
from coach.content.check.finding import Finding
from coach.errors import Severity
from coach.locale import N_

_SEEN = 8
"""From so many words on a difference in length is seen."""
_UNEVEN, _VERY_UNEVEN = 1.6, 2.0
_MOST_REPLY, _MOST_LINES, _MOST_RECAP, _MOST_NOTE = 45, 120, 60, 60


def find_uneven_lengths(choice: Choice) -> Iterator[Finding]:
    """Replies of which the longest has more than 1.6 times the words of the shortest.

    An error above twice. Replies of equal length and detail leave nothing to go by but the scene
    (Haladyna, Downing and Rodriguez 2002); the factors are ours. Where no reply has eight words,
    no eye measures.
    """
    most, least = max(choice.lengths), max(1, min(choice.lengths))
    if most < _SEEN or most <= _UNEVEN * least:
        return
    severity = Severity.ERROR if most > _VERY_UNEVEN * least else Severity.WARNING
    values = {"most": most, "least": least, "factor": f"{most / least:.2f}", "limit": _UNEVEN}
    yield Finding("uneven-lengths", _UNEVEN_LENGTHS, choice.path, values, severity)


def find_long_texts(choice: Choice) -> Iterator[Finding]:
    """Texts that are too long to read in one go.

    At most 45 words a reply, 120 the lines of a decision, 60 a recap, 60 `why` and `instead`
    together. Brief scenes test judgement and not reading (HumRRO, best practices for situational
    judgment tests); the numbers are ours.
    """
    for option in choice.options:
        if option.length > _MOST_REPLY:
            values = {"words": option.length, "limit": _MOST_REPLY}
            yield _warning("long-reply", _LONG_REPLY, option, values)
        if (length := len(option.why.split()) + len(option.instead.split())) > _MOST_NOTE:
            values = {"words": length, "limit": _MOST_NOTE}
            yield _warning("long-note", _LONG_NOTE, option, values)
    yield from _long_scene(choice)


def _long_scene(choice: Choice) -> Iterator[Finding]:
    if (length := _told_length(choice)) > _MOST_LINES:
        values = {"words": length, "limit": _MOST_LINES}
        path = (*choice.path, "lines")
        yield Finding("long-scene", _LONG_SCENE, path, values, Severity.WARNING)
    if (length := len(choice.recap.split())) > _MOST_RECAP:
        values = {"words": length, "limit": _MOST_RECAP}
        path = (*choice.path, "recap")
        yield Finding("long-recap", _LONG_RECAP, path, values, Severity.WARNING)


def _told_length(choice: Choice) -> int:
    """The words of the lines, without the names before speeches."""
    length = len(choice.lines.split())
    if length <= _MOST_LINES:
        return length
    return sum(len(part.text.split()) for part in choice.scenario.paragraphs(choice.lines))


def _warning(code: str, message: str, option: Option, values: dict[str, int]) -> Finding:
    return Finding(code, message, option.path, values, Severity.WARNING)


_UNEVEN_LENGTHS = N_(
    "The longest reply has {most} words and the shortest {least}, {factor} times as many (at most "
    "{limit}). Bring them closer."
)
_LONG_REPLY = N_("This reply has {words} words (at most {limit}). Shorten it.")
_LONG_NOTE = N_("`why` and `instead` have {words} words together (at most {limit}). Shorten them.")
_LONG_SCENE = N_("The lines before this decision have {words} words (at most {limit}). Cut some.")
_LONG_RECAP = N_("The recap has {words} words (at most {limit}). Shorten it.")
