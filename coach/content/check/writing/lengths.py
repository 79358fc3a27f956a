"""How long texts may be, and how much there may be to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach.content.check.finding import Finding
from coach.content.check.writing.choices import Choice, Option
from coach.content.check.writing.reading_load import (
    WORDS_A_MINUTE,
    ReadingLoad,
    length,
    told_length,
)
from coach.content.model import Scenario
from coach.content.toml.tables import Data, KeyPath
from coach.errors import Severity
from coach.locale import N_


class Limits(NamedTuple):
    """How many words a text has at least and at most."""

    least: int
    most: int


BRIEF, RECAP, ENDING = Limits(1, 45), Limits(1, 40), Limits(1, 60)
LINES, OTHER_LINES = Limits(40, 80), Limits(1, 80)
REPLY, IN_CHAT, REACTION = Limits(8, 22), Limits(4, 16), Limits(5, 35)
WHY, INSTEAD, FITS, TURNS = Limits(1, 25), Limits(1, 15), Limits(1, 18), Limits(1, 20)
MOST_UNEVEN = 1.5
BETWEEN, AVERAGE, RUN = 300, 220, 1700
"""The most words from one choice to the next, there on average, and in a whole run."""
_MARGIN, _ROUNDING = 0.25, 0.5


def find_lengths(choice: Choice) -> Iterator[Finding]:
    """Find texts of a decision that are too long, and replies and reactions that are too short.

    Brief scenes test judgement and not reading (HumRRO, best practices for situational judgment
    tests); the numbers are ours.
    """
    told = choice.scenario
    lines = OTHER_LINES if choice.is_welcome else LINES
    yield from _told(told, choice.lines, lines, (*choice.path, "lines"))
    yield from _text(choice.recap, RECAP, (*choice.path, "recap"))
    yield from _text(choice.turns, TURNS, (*choice.path, "turns"))
    limits = IN_CHAT if told.medium(choice.scene) == "chat" else REPLY
    for option in choice.options:
        yield from _outside(option.length, limits, (*option.path, option.key))
        yield from _notes(told, option)


def _notes(scenario: Scenario, option: Option) -> Iterator[Finding]:
    yield from _text(option.why, WHY, (*option.path, "why"))
    yield from _text(option.instead, INSTEAD, (*option.path, "instead"))
    yield from _text(option.fits, FITS, (*option.path, "fits"))
    yield from _told(scenario, option.reaction, REACTION, (*option.path, "reaction"))


def find_other_lengths(scenario: Scenario, data: Data) -> Iterator[Finding]:
    """Find a brief, a scene without replies or an ending that is too long.

    `data` is the original's or a translation's, in which only the texts it has are looked at.
    """
    yield from _text(data.get("brief", ""), BRIEF, ("brief",))
    for name, scene in data.get("scenes", {}).items():
        if not scenario.scenes[name].replies:
            yield from _told(scenario, scene.get("lines", ""), OTHER_LINES, _lines(name))
    for name, ending in data.get("endings", {}).items():
        yield from _told(scenario, ending.get("text", ""), ENDING, ("endings", name, "text"))


def _lines(scene: str) -> KeyPath:
    return ("scenes", scene, "lines")


def _told(scenario: Scenario, text: str, limits: Limits, path: KeyPath) -> Iterator[Finding]:
    """Find a screenplay outside its limits; read as one only where the names may matter."""
    words = length(text)
    if words > limits.most or words - text.count(":") < limits.least:
        yield from _outside(told_length(scenario, text), limits, path)


def _text(text: str, limits: Limits, path: KeyPath) -> Iterator[Finding]:
    if text:
        yield from _outside(length(text), limits, path)


def _outside(words: int, limits: Limits, path: KeyPath) -> Iterator[Finding]:
    values = {"key": path[-1], "words": words}
    if words > limits.most:
        yield _warning("text-too-long", _LONG, path, **values, limit=limits.most)
    elif 0 < words < limits.least:
        yield _warning("text-too-short", _SHORT, path, **values, limit=limits.least)


def find_uneven_replies(choice: Choice) -> Iterator[Finding]:
    """Find replies of which the longest has more than 1.5 times the words of the shortest.

    Replies of equal length and detail leave nothing to go by but the scene (Haladyna, Downing and
    Rodriguez 2002); the factor is ours.
    """
    most, least = max(choice.lengths), max(1, min(choice.lengths))
    if most > MOST_UNEVEN * least:
        values = {"most": most, "least": least, "factor": f"{most / least:.2f}"}
        yield _warning("uneven-replies", _UNEVEN, choice.path, **values, limit=MOST_UNEVEN)


def find_reading_load(load: ReadingLoad) -> Iterator[Finding]:
    """Find too much to read between two choices, in some run or on average, or in a whole run.

    At most 300 words, 220 and 1,700 in random runs. The numbers are ours.
    """
    for stretch in load.stretches.values():
        if stretch.words > BETWEEN:
            reply = load.scenario.scenes[stretch.scene].replies[stretch.answer].id
            path = ("scenes", stretch.scene)
            yield _load(_BETWEEN, path, stretch.words, BETWEEN, reply=reply)
    if (average := round(load.average)) > AVERAGE:
        yield _load(_AVERAGE, ("title",), average, AVERAGE)
    if (longest := load.longest) > RUN:
        yield _load(_RUN, ("title",), longest, RUN)


def _load(message: str, path: KeyPath, words: int, limit: int, **more: object) -> Finding:
    return _warning("reading-load", message, path, words=words, limit=limit, **more)


def find_wrong_minutes(load: ReadingLoad) -> Iterator[Finding]:
    """Find `minutes` that are off by more than a quarter of what the median run takes to read.

    As they are whole and from 1 to 60, the nearest of these is fine too. Nothing is said of a
    scenario that is too large to follow as a whole.
    """
    told, takes = load.scenario.minutes, min(max(1.0, load.minutes), 60.0)
    if not load.is_partial and abs(told - takes) > max(_MARGIN * takes, _ROUNDING):
        values = {"minutes": told, "words": round(takes * WORDS_A_MINUTE), "pace": WORDS_A_MINUTE}
        yield _warning("wrong-minutes", _MINUTES, ("minutes",), **values, right=f"{takes:.0f}")


def _warning(code: str, message: str, path: KeyPath, **values: object) -> Finding:
    return Finding(code, message, path, values, Severity.WARNING)


_LONG = N_("`{key}` has {words} words (at most {limit}). Shorten it.")
_SHORT = N_("`{key}` has {words} words (at least {limit}). Say a little more.")
_UNEVEN = N_(
    "The longest reply has {most} words and the shortest {least}, {factor} times as many (at most "
    "{limit} times). Make them more alike in length."
)
_BETWEEN = N_(
    "After the reply `{reply}` a learner reads {words} words up to the end of the next choice (at "
    "most {limit}). Shorten what lies in between."
)
_AVERAGE = N_(
    "From one choice to the next a learner reads {words} words on average (at most {limit}). "
    "Shorten scenes, replies or notes."
)
_RUN = N_("A whole run can take {words} words (at most {limit}). Shorten it, or cut a scene.")
_MINUTES = N_(
    "`minutes` is {minutes}, but a usual run has {words} words to read, at {pace} a minute. Write "
    "`minutes = {right}`."
)
