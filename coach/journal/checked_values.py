"""Reading the values of a file by hand: each is of its kind, or DamagedFile says which is not.

pydantic would do this as well, and take longer to import than a list takes to show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from coach.content.faults import ID as ID_PATTERN
from coach.content.faults import shown
from coach.errors import DamagedFile
from coach.locale import N_

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


class Kind(NamedTuple, Generic[T]):
    """A kind of value."""

    convert: Callable[[object], T | None]
    """The value, or None where it is not of this kind."""
    message: str
    """What it should be; `{key}` and the names in `values` are filled in."""
    values: Mapping[str, object] = {}


def _id(value: object) -> str | None:
    text = value if isinstance(value, str) and len(value) <= _LONGEST_ID else ""
    return text if ID_PATTERN.fullmatch(text) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _count(value: object) -> int | None:
    number = _number(value)
    return number if number is not None and number >= 0 else None


def _time(value: object) -> datetime | None:
    if not isinstance(value, datetime) or value.tzinfo is None:
        return None
    try:
        return value.astimezone(UTC)
    except OverflowError:
        return None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _switch(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _table(value: object) -> dict[str, Any] | None:
    return value if isinstance(value, dict) else None


def _texts(value: object) -> list[str] | None:
    every = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return value if every else None  # type: ignore[return-value]  # mypy does not follow `every`


def _list(value: object) -> list[Any] | None:
    return value if isinstance(value, list) else None


_LONGEST_ID = 60
ID = Kind(_id, N_("`{key}` should be an id: small letters, digits and hyphens."))
TEXT = Kind(_text, N_("`{key}` should be text between quotes."))
NUMBER = Kind(_number, N_("`{key}` should be a whole number."))
COUNT = Kind(_count, N_("`{key}` should be a whole number, zero or more."))
TIME = Kind(_time, N_("`{key}` should be a time with its offset, like 2026-11-23T07:10:00Z."))
DAY = Kind(_day, N_("`{key}` should be a day, like 2027-03-31."))
SWITCH = Kind(_switch, N_("`{key}` should be true or false."))
_TABLE = Kind(_table, N_("`{key}` should be a table."))
_LIST = Kind(_list, N_("`{key}` should be a list of tables."))
_TEXTS = Kind(_texts, N_("`{key}` should be a list of texts."))


def one_of(choices: type[Choice]) -> Kind[Choice]:
    """The kind of value that is one of `choices`."""
    known = {choice.value: choice for choice in choices}
    return Kind(
        lambda value: known.get(value) if isinstance(value, str) else None,
        N_("`{key}` should be one of: {choices}."),
        {"choices": ", ".join(known)},
    )


class Fields:
    """A table of a file. Asking it for a value that is not of its kind raises DamagedFile."""

    def __init__(self, data: Mapping[str, Any], name: str = "") -> None:
        self._data = data
        self._name = name

    def need(self, key: str, kind: Kind[T]) -> T:
        """The value of `key`, which has to be there."""
        value = self.take(key, kind)
        if value is None:
            raise DamagedFile(N_("`{key}` is missing."), key=self._path(key))
        return value

    def take(self, key: str, kind: Kind[T]) -> T | None:
        """The value of `key`, or None where it is not there."""
        if key not in self._data:
            return None
        value = kind.convert(self._data[key])
        if value is None:
            raise DamagedFile(kind.message, key=self._path(key), **kind.values)
        return value

    def accept_format(self, known: int) -> None:
        """Raise DamagedFile unless `format` is the one that is `known`."""
        if self.need("format", NUMBER) != known:
            raise DamagedFile(N_("Another version of coach wrote this; read it with that one."))

    def table(self, key: str) -> Fields:
        """The table named `key`."""
        table = self.need(key, _TABLE)
        return Fields(table, self._path(key))

    def tables(self, key: str) -> Iterator[Fields]:
        """The tables in the list named `key`; messages count them from one."""
        items = self.need(key, _LIST)
        for number, item in enumerate(items, 1):
            yield Fields({str(number): item}, self._path(key)).table(str(number))

    def texts(self, key: str) -> list[str]:
        """The texts in the list named `key`."""
        return self.need(key, _TEXTS)

    def _path(self, key: str) -> str:
        return f"{self._name}.{shown(key)}" if self._name else shown(key)
