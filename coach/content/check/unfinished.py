"""Texts that their author still means to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from coach.content.author.translatable import texts_within
from coach.content.check.finding import Finding
from coach.content.toml.files import TomlFile
from coach.errors import Severity
from coach.locale import N_

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
