"""The texts of a document that a translation may have, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_origin

from pydantic import BaseModel

from coach.content.model_errors import part_of
from coach.content.toml.tables import Data, KeyPath, listed

MAY_STAY = frozenset(("you", "name", "source"))
"""Names of people and works, which many languages leave as they are."""


def translatable(original: Data, model: type[BaseModel]) -> Iterator[tuple[KeyPath, str]]:
    """Every text of `original` that a translation described by `model` has a place for, in order.

    Paths are those in the translation, where replies are addressed by id.
    """
    return _texts(original, model, (), _by_id)


def texts_within(document: Data, model: type[BaseModel]) -> Iterator[tuple[KeyPath, str]]:
    """The same texts of an original or of a translation, with their paths in that document."""
    return _texts(document, model, (), _by_place)


def text_at(overlay: Data, path: KeyPath) -> Any:
    """What a translation has at `path`; None where it has nothing."""
    here: Any = overlay
    for step in path:
        here = here.get(step) if isinstance(here, dict) else None
    return here


_Rows = Callable[[list[Data]], Mapping[Any, Data]]
"""How the tables in a list are addressed."""


def _texts(
    value: Any, model: type[BaseModel], path: KeyPath, rows: _Rows
) -> Iterator[tuple[KeyPath, str]]:
    table = _table(value, rows)
    for key, field in model.model_fields.items():
        part, here = part_of(field.annotation), (*path, key)
        if part is None:
            if isinstance(text := table.get(key), str):
                yield here, text
        elif get_origin(field.annotation) is dict:
            for name, item in _table(table.get(key), rows).items():
                yield from _texts(item, part, (*here, name), rows)
        else:
            yield from _texts(table.get(key), part, here, rows)


def _table(value: Any, rows: _Rows) -> Mapping[Any, Any]:
    """A table as it is, the replies of a scene by `rows`, and nothing of anything else."""
    if isinstance(value, list):
        return rows(value)
    return value if isinstance(value, dict) else {}


def _by_id(items: list[Data]) -> Mapping[Any, Data]:
    return {str(item.get("id")): item for item in items if isinstance(item, dict)}


def _by_place(items: list[Data]) -> Mapping[Any, Data]:
    return dict(listed(items))
