"""A document with translations beside it, from its files to one value or to problems."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from coach.content.faults import Fault, place
from coach.content.model_errors import read_model
from coach.content.overlay import overlay_faults, translated
from coach.content.toml.files import TomlFile, is_there, read_toml
from coach.content.toml.tables import Data, KeyPath
from coach.errors import ContentError, Problem
from coach.locale import N_

Model = TypeVar("Model", bound=BaseModel)

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")
"""The code of a language, in full."""


@dataclass(frozen=True, slots=True)
class Source(Generic[Model]):
    """A document with all its translations, as far as they can be read."""

    value: Model | None
    """In the original's language; None where the original has problems."""
    file: TomlFile | None
    """The original; None where it cannot be read."""
    overlays: Mapping[str, TomlFile]
    """Language to its translation, where there is one that can be read."""
    problems: tuple[Problem, ...]
    """Those of every file, in order."""


class Reader(ABC, Generic[Model]):
    """How one kind of document is read."""

    model: type[Model]
    overlay: type[BaseModel]
    missing: tuple[str, str]
    """Code and message where the original is not there."""

    def __init__(self, place: Path) -> None:
        self.place = place
        """What the document is named after: its folder, or its file."""

    @property
    @abstractmethod
    def original(self) -> Path:
        """Its file."""

    @abstractmethod
    def beside(self, language: str) -> Path:
        """The file of its translation."""

    @abstractmethod
    def translations(self, data: Data) -> Iterable[str]:
        """The languages of which a translation counts."""

    @abstractmethod
    def given(self, language: str | None) -> Data:
        """What the model is told beside the document; no language means the original's."""

    @abstractmethod
    def faults(self, data: Data) -> Iterable[Fault]:
        """What must agree between the keys of the original and does not."""

    def load(self, language: str) -> Model:
        """The document in `language`, as far as it is translated.

        Raises ContentError with every problem of the original and that translation.
        """
        problems: list[Problem] = []
        value = None
        if file := self._original(problems):
            value = self._value(file, self._translation(file, language, problems), problems)
        if value is None or problems:
            raise ContentError(_UNUSABLE, problems, place=self.place)
        return value

    def read(self) -> Source[Model]:
        """The document with all its translations; what cannot be used is among its problems."""
        problems: list[Problem] = []
        file = self._original(problems)
        value = self._value(file, None, problems) if file else None
        overlays = {
            language: overlay
            for language in (self.translations(file.data) if file else ())
            if file and (overlay := self._overlay(file, language, problems))
        }
        problems.sort(key=lambda problem: problem.order)
        return Source(value, file, overlays, tuple(problems))

    def _original(self, problems: list[Problem]) -> TomlFile | None:
        if is_there(self.original):
            return _opened(self.original, problems)
        problems.append(Problem(*self.missing, self.place))
        return None

    def _value(
        self, file: TomlFile, translation: tuple[str, Data] | None, problems: list[Problem]
    ) -> Model | None:
        language, data = translation or (None, file.data)
        value, of_keys = read_model(self.model, data, self.given(language))
        return None if _found(of_keys, self.faults(data), file, problems) else value

    def _translation(
        self, file: TomlFile, language: str, problems: list[Problem]
    ) -> tuple[str, Data] | None:
        if language not in self.translations(file.data):
            return None
        before = len(problems)
        overlay = self._overlay(file, language, problems)
        if overlay is None or len(problems) > before:
            return None
        return language, translated(file.data, overlay.data)

    def _overlay(self, file: TomlFile, language: str, problems: list[Problem]) -> TomlFile | None:
        path = self.beside(language)
        overlay = _opened(path, problems) if is_there(path) else None
        if overlay:
            _, of_keys = read_model(self.overlay, overlay.data)
            _found(of_keys, overlay_faults(file.data, overlay.data), overlay, problems)
        return overlay


class FolderReader(Reader[Model]):
    """Reads documents that have a folder each, named after it, translations beside them."""

    file_name: str
    """The original in its folder."""

    @property
    def original(self) -> Path:
        """Its file."""
        return self.place / self.file_name

    def beside(self, language: str) -> Path:
        """The file of its translation."""
        return self.place / f"{language}.toml"


def languages_beside(folder: Path) -> list[str]:
    """The languages that some file in `folder` is named after."""
    return sorted(file.stem for file in folder.glob("*.toml") if LANGUAGE.fullmatch(file.stem))


def _opened(path: Path, problems: list[Problem]) -> TomlFile | None:
    try:
        return read_toml(path)
    except ContentError as error:
        problems.extend(error.problems)
        return None


def _found(
    of_keys: list[Fault], between_keys: Iterable[Fault], file: TomlFile, problems: list[Problem]
) -> bool:
    """Adds what was found in `file` to `problems`, each once; whether that was anything."""
    faults = [*between_keys]
    unknown = {fault.path for fault in of_keys if fault.code == "unknown-key"}
    misspelt = {fault.path for fault in faults if fault.code.startswith("unknown-")}
    faults = [fault for fault in faults if fault.path not in unknown]
    faults += [f for f in of_keys if f.code != "bad-id" or f.path not in misspelt]
    meant = {(*f.path[:-1], f.values["near"]) for f in of_keys if f.code == "unknown-key"}
    faults = [fault for fault in faults if meant.isdisjoint(_missing(fault))]
    problems += place(faults, file.path, file.text, file.data)
    return bool(faults)


def _missing(fault: Fault) -> Iterator[KeyPath]:
    """The keys that `fault` says are missing, each of which would mend it."""
    if fault.code == "missing-key":
        yield fault.path
    yield from ((*fault.path, key) for key in fault.lacks)


_UNUSABLE = N_("{place} cannot be used until its problems are mended.")
