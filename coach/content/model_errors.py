"""Says in the program's words what a model of the file format has against a document."""

from __future__ import annotations

import re
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from coach.content import value_faults
from coach.content.faults import Fault, Names, id_of, misspelt, shown, text_fault
from coach.content.model import FORMAT
from coach.content.toml.tables import Data, KeyPath
from coach.locale import N_

Model = TypeVar("Model", bound=BaseModel)


def read_model(
    model: type[Model], data: Data, given: Data | None = None
) -> tuple[Model | None, list[Fault]]:
    """`data` as a `model`, or None and everything that is wrong with it, key by key.

    `given` is what the model needs beside the document; an author cannot write those keys, and
    what is wrong with their values is the caller's to say.
    """
    given = given or {}
    faults = [_unknown(model, (key,), given) for key in given if key in data]
    try:
        read = model.model_validate({**data, **given})
    except ValidationError as error:
        details = error.errors(include_url=False)
        own = [each for each in details if _is_own(each) and each["loc"][0] not in given]
        return None, faults + [_explain(model, data, each, given) for each in own]
    return (None if faults else read), faults


def _is_own(error: ErrorDetails) -> bool:
    """Whether an error is not the echo of others: too short, as nothing in it was right."""
    return error["type"] != "too_short" or not error["input"]


def _explain(model: type[BaseModel], data: Data, error: ErrorDetails, given: Data) -> Fault:
    path = _path(data, error["loc"])
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown(model, path, given)
    if kind == "string_pattern_mismatch":
        return _wrong_text(path, error)
    if kind in {"literal_error", "enum"}:
        return _wrong_choice(path, error)
    told = _SPECIAL.get((kind, str(path[-1]))) or _TOLD.get(kind, value_faults.UNUSABLE)
    limit = next(iter(error.get("ctx", {}).values()), "")
    return Fault(*told, path, {"value": shown(error["input"]), "limit": limit})


def _path(data: Data, location: tuple[str | int, ...]) -> KeyPath:
    """`location` as far as the document goes, with the missing key at its end if one is missing."""
    path: KeyPath = ()
    here: Any = data
    for step in location:
        if step == "[key]" or not isinstance(here, dict | list):
            break
        path = (*path, step)
        try:
            here = here[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
    return path


_TOLD = {
    "missing": value_faults.MISSING,
    "string_type": value_faults.NOT_TEXT,
    "dict_type": value_faults.NOT_A_TABLE,
    "model_type": value_faults.NOT_A_TABLE,
    "tuple_type": value_faults.NOT_A_LIST,
    "int_type": value_faults.NOT_A_NUMBER,
    "bool_type": value_faults.NOT_YES_OR_NO,
    "date_type": value_faults.NOT_A_DATE,
    "date_from_datetime_inexact": value_faults.NOT_A_DATE,
    "greater_than_equal": value_faults.TOO_LITTLE,
    "less_than_equal": value_faults.TOO_MUCH,
    "too_short": value_faults.NOTHING,
    "string_too_long": value_faults.LONG_ID,
}
_GROUPS = ("people", "scenes", "endings", "topics", "principles")
_LISTS = ("steps",)
_SPECIAL = {
    ("tuple_type", "goto"): value_faults.NOT_A_WAY_ON,
    **{("missing", group): value_faults.NO_GROUP for group in _GROUPS},
    **{("too_short", group): value_faults.NO_GROUP for group in _GROUPS},
    **{("missing", name): value_faults.NO_LIST for name in _LISTS},
    **{("too_short", name): value_faults.NO_LIST for name in _LISTS},
}


def _wrong_text(path: KeyPath, error: ErrorDetails) -> Fault:
    text = str(error["input"])
    if path[-1] == "mirror":
        return Fault(*value_faults.NO_DECISION, path, {"value": shown(text)})
    if "\\x00" not in error["ctx"]["pattern"]:
        return Fault(
            *value_faults.NO_ID, path, {"value": shown(text), "near": id_of(text) or "her-answer"}
        )
    return text_fault(text, path) or Fault(*value_faults.UNUSABLE, path, {})


_CHOICE = (
    N_("`{name}` is no choice for `{key}`. Did you mean `{near}`? The choices are {choices}."),
    N_("`{name}` is no choice for `{key}`; the choices are {choices}."),
)


def _wrong_choice(path: KeyPath, error: ErrorDetails) -> Fault:
    if path == ("format",):
        values = {"value": shown(error["input"]), "known": FORMAT}
        return Fault(*value_faults.OTHER_FORMAT, path, values)
    choices = re.findall(r"'([^']+)'", error["ctx"]["expected"])
    fault = misspelt("not-a-choice", path, error["input"], Names(choices), _CHOICE)
    return fault._replace(values={**fault.values, "choices": ", ".join(choices)})


_UNKNOWN = (
    N_("`{name}` is not a key here. Did you mean `{near}`?"),
    N_("`{name}` is not a key here; remove it. The keys here are {choices}."),
)


def _unknown(model: type[BaseModel], path: KeyPath, given: Data) -> Fault:
    keys = [key for key in _keys(model, path[:-1]) if len(path) > 1 or key not in given]
    fault = misspelt("unknown-key", path, path[-1], Names(keys), _UNKNOWN)
    return fault._replace(values={**fault.values, "choices": ", ".join(keys)})


def _keys(model: type[BaseModel], path: KeyPath) -> tuple[str, ...]:
    """The keys an author may write in the table at `path` of a `model`."""
    here: Any = model
    for step in path:
        part = part_of(here)
        if here is part and part is not None:
            here = part.model_fields[str(step)].annotation
        elif part is not None:
            here = part
    part = part_of(here)
    return tuple(part.model_fields) if part else ()


def part_of(annotation: Any) -> type[BaseModel] | None:
    """The model in an annotation, like Reply in `tuple[Reply, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((part for each in get_args(annotation) if (part := part_of(each))), None)
