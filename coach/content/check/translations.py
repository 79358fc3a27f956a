"""Texts that a translation leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from coach.content.check.finding import Finding, placed
from coach.content.faults import path_text, shown
from coach.content.readfile import TomlFile
from coach.content.tables import Data, KeyPath
from coach.errors import Problem, Severity
from coach.locale import N_

CODE = "missing-translation"

_MAY_STAY = frozenset(("you", "name", "source"))
"""Names of people and works, which many languages leave as they are."""


def missing_file(file: Path, language: str) -> Problem:
    """A translation that is not there at all."""
    message = N_("There is no translation into `{language}`; write this file.")
    return Problem(
        CODE, message, file, severity=Severity.WARNING, values={"language": shown(language)}
    )


def find_untranslated(
    original: Data, overlay: TomlFile, model: type[BaseModel]
) -> Iterator[Problem]:
    """What `overlay`, a translation that `model` describes, leaves in the original's language.

    Told once for each scene, person, ending and so on, and once for the texts of the header.
    """
    return placed(_findings(original, overlay.data, model), overlay)


def _findings(original: Data, overlay: Data, model: type[BaseModel]) -> Iterator[Finding]:
    missing = _untranslated(original, overlay, model, ())
    for group, paths in groupby(missing, lambda path: path[:2] if len(path) > 2 else ()):
        keys = ", ".join(f"`{path_text(path[len(group) :], {})}`" for path in paths)
        message = N_("Not translated here: {keys}.")
        yield Finding(CODE, message, group, {"keys": keys}, Severity.WARNING)


def _untranslated(
    original: Any, overlay: Any, model: type[BaseModel], path: KeyPath
) -> Iterator[KeyPath]:
    """The ways to texts of `original` that `overlay` does not have, in the original's order."""
    original, overlay = _table(original), _table(overlay)
    for key, field in model.model_fields.items():
        part, here = _part(field.annotation), (*path, key)
        if part is None:
            if isinstance(original.get(key), str) and key not in overlay and key not in _MAY_STAY:
                yield here
        elif get_origin(field.annotation) is dict:
            texts = _table(overlay.get(key))
            for name, item in _table(original.get(key)).items():
                yield from _untranslated(item, texts.get(name), part, (*here, name))
        else:
            yield from _untranslated(original.get(key), overlay.get(key), part, here)


def _table(value: Any) -> Mapping[str, Any]:
    """A table as it is, the replies of a scene by their ids, and nothing of anything else."""
    if isinstance(value, list):
        return {str(item.get("id")): item for item in value if isinstance(item, dict)}
    return value if isinstance(value, dict) else {}


def _part(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((part for each in get_args(annotation) if (part := _part(each))), None)
