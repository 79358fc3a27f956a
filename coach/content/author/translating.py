"""Bringing a translation up to date with its original, every other line of it left as it is.

What is missing comes in as the original has it, under a mark that says so; what is there stays, and
its mark says whether the original has changed since. `marks.py` tells what marks are.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from coach.content.author.translatable import MAY_STAY, text_at, translatable
from coach.content.author.translation_marks import (
    CHANGED,
    NEW,
    SOURCE,
    Mark,
    State,
    marks_in,
    print_of,
)
from coach.content.toml.inserting import inserted
from coach.content.toml.places import Statement, statements, text_span
from coach.content.toml.tables import Data, KeyPath, written


class Updated(NamedTuple):
    """A translation that has been brought up to date."""

    text: str
    states: Mapping[State, int]
    """How many of its texts are in which state; names that may stay as they are don't count."""
    left: tuple[KeyPath, ...]
    """What is missing and has no place, since what it belongs to is written on one line."""


def updated(text: str, original: Data, model: type[BaseModel]) -> Updated:
    """`text`, a translation of `original` that `model` describes, brought up to date.

    `text` has to be TOML. To do this twice is to do it once.
    """
    sources = dict(translatable(original, model))
    marked = _marked(text.replace("\r\n", "\n"), sources)
    data = tomllib.loads(marked)
    wanted = [path for path in sources if path[-1] not in MAY_STAY]
    missing = {path: sources[path] for path in wanted if text_at(data, path) is None}
    whole, left = inserted(marked, missing, [*sources], _new_mark)
    states = Counter(_states(whole, {path: sources[path] for path in wanted}))
    return Updated(whole.replace("\n", "\r\n") if "\r\n" in text else whole, states, left)


def _states(text: str, sources: Mapping[KeyPath, str]) -> Iterator[State]:
    data, marks = tomllib.loads(text), marks_in(text)
    for path, source in sources.items():
        translation = text_at(data, path)
        if not isinstance(translation, str):
            yield State.UNTRANSLATED
        else:
            mark = marks.get(path)
            yield mark.state(source, translation) if mark else State.DONE


def _marked(text: str, sources: Mapping[KeyPath, str]) -> str:
    """`text` with the mark above each of its texts that is due now."""
    lines, data, marks = text.split("\n"), tomllib.loads(text), marks_in(text)
    for each in reversed([*statements(text)]):
        translation = text_at(data, each.path)
        if each.path in sources and isinstance(translation, str):
            _mark(lines, each, marks.get(each.path), sources[each.path], translation)
    return "\n".join(lines)


def _mark(
    lines: list[str], at: Statement, mark: Mark | None, source: str, translation: str
) -> None:
    due = _due(mark, source, translation)
    first = lines[at.line - 1]
    comment = f"{first[: len(first) - len(first.lstrip())]}{due.comment}"
    if due.word == NEW and due.text != print_of(translation):
        _replace(lines, at, source)
    if mark is None:
        lines[at.line - 1] = f"{comment}\n{lines[at.line - 1]}"
    elif mark.comment != due.comment:
        lines[mark.line - 1] = comment


def _due(mark: Mark | None, source: str, translation: str) -> Mark:
    """The mark that a text should have from now on."""
    state = mark.state(source, translation) if mark else State.DONE
    if state is State.UNTRANSLATED:
        return Mark(NEW, print_of(source), print_of(source), 0)
    if mark and state is State.OUTDATED:
        text = print_of(translation) if mark.word == NEW else mark.text
        return Mark(CHANGED, mark.source, text, 0)
    return Mark(SOURCE, print_of(source), print_of(translation), 0)


def _new_mark(text: str) -> str:
    return Mark(NEW, print_of(text), print_of(text), 0).comment


def _replace(lines: list[str], at: Statement, text: str) -> None:
    """Put another text into a statement and leave alone what stands behind it."""
    statement = "\n".join(lines[at.line - 1 : at.last])
    if span := text_span(statement):
        new = f"{statement[: span[0]]}{written(text, on_lines=True)}{statement[span[1] :]}"
        lines[at.line - 1 : at.last] = new.split("\n")
