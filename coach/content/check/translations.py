"""Texts that a translation leaves out, and those whose original has changed since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from pydantic import BaseModel

from coach.content.author.translatable import MAY_STAY, text_at, texts_within, translatable
from coach.content.author.translation_marks import State, marks_in
from coach.content.check.finding import Finding, placed
from coach.content.faults import path_text, shown
from coach.content.toml.files import TomlFile
from coach.content.toml.tables import Data, KeyPath
from coach.errors import Problem, Severity
from coach.locale import N_

CODE = "missing-translation"


def missing_file(file: Path, language: str) -> Problem:
    """A translation that is not there at all."""
    message = N_("There is no translation into `{language}`; write this file.")
    return Problem(
        CODE, message, file, severity=Severity.WARNING, values={"language": shown(language)}
    )


def find_in_translation(
    original: Data, overlay: TomlFile, model: type[BaseModel]
) -> Iterator[Problem]:
    """What `overlay`, a translation that `model` describes, lacks, and what it has of old.

    A text that is missing, or still the original's, is told once for each scene, person, ending and
    so on, and once for the header. Whether the original has changed is only known of texts above
    which it stands from what they were translated.
    """
    sources = dict(translatable(original, model))
    marks = marks_in(overlay.text)
    states = {
        path: marks[path].state(source, text)
        for path, source in (sources.items() if marks else ())
        if path in marks and isinstance(text := text_at(overlay.data, path), str)
    }
    missing = [
        path
        for path in sources
        if states.get(path) is State.UNTRANSLATED
        or (text_at(overlay.data, path) is None and path[-1] not in MAY_STAY)
    ]
    old = [path for path, state in states.items() if state is State.OUTDATED]
    return placed([*_untranslated(missing), *_outdated(old)], overlay)


def _untranslated(missing: Iterable[KeyPath]) -> Iterator[Finding]:
    for group, paths in groupby(missing, lambda path: path[:2] if len(path) > 2 else ()):
        keys = ", ".join(f"`{path_text(path[len(group) :], {})}`" for path in paths)
        message = N_("Not translated here: {keys}.")
        yield Finding(CODE, message, group, {"keys": keys}, Severity.WARNING)


def _outdated(paths: Iterable[KeyPath]) -> Iterator[Finding]:
    for path in paths:
        yield Finding("outdated-translation", _OUTDATED, path, severity=Severity.WARNING)


_OUTDATED = N_(
    "The original has changed since this was translated. Revise it; where it is right as it is, "
    "take away the comment above it."
)


_MARK = "TODO"
_BEGINNING = re.compile(rf"\s*{_MARK}\b")


def find_unfinished(file: TomlFile, overlay: type[BaseModel]) -> Iterator[Finding]:
    """Texts that begin with the word TODO, in an original or a translation.

    `overlay` describes the translation. What has to name something is not a text.
    """
    for path, text in texts_within(file.data, overlay) if _MARK in file.text else ():
        if _BEGINNING.match(text):
            values = {"key": path[-1]}
            yield Finding("unfinished-text", _UNFINISHED, path, values, Severity.WARNING)


_UNFINISHED = N_("`{key}` still says TODO; write its text.")
