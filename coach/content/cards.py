"""What a list shows of a pack and of a scenario, from the first lines of their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.content import value_faults
from coach.content.faults import ID, Fault, one_line, place, shown, text_fault
from coach.content.overlay import translated
from coach.content.toml.files import is_there, read_toml
from coach.content.toml.header import read_header, read_pack_header
from coach.content.toml.tables import Data, KeyPath, tables, texts
from coach.errors import ContentError, Problem
from coach.locale import N_


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a scenario. Its texts are in the language asked for, where translated.

    Where `problem` is not None the scenario cannot be played and its texts are empty, apart from
    the title, which is its id.
    """

    id: str
    folder: Path
    title: str
    summary: str = ""
    topic: str = ""
    role: str = ""
    media: tuple[str, ...] = ()
    minutes: int = 0
    you: str = ""
    goal: str = ""
    brief: str = ""
    problem: str | None = None
    """What is wrong with its first lines, with file and line, in the language then in use."""


@dataclass(frozen=True, slots=True)
class PackCard:
    """What a list shows of a pack. A pack that cannot be used is named after its folder."""

    id: str
    title: str
    folder: Path
    languages: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    """Id and title, in the order of the file."""
    exercises: tuple[str, ...] = ()
    """The ids of exercises, in the order in which they are listed."""


def read_pack_card(folder: Path, language: str) -> PackCard:
    """The card of the pack in `folder`. Raises ContentError where its file cannot be used."""
    file = folder / "pack.toml"
    data = read_pack_header(file)
    accept(file, data, _pack_faults(data))
    languages = tuple(text for _, text in texts(data["languages"]))
    if language in languages[1:] and is_there(overlay := folder / f"{language}.toml"):
        data = translated(data, _translation(overlay, read_pack_header(overlay)))
    return PackCard(
        id=data["id"],
        title=data["title"],
        folder=folder,
        languages=languages,
        path=tuple(text for _, text in texts(data.get("path"))),
        topics=tuple((name, topic["title"]) for name, topic in tables(data["topics"]).items()),
        exercises=tuple(text for _, text in texts(data.get("exercises"))),
    )


def read_card(folder: Path, language: str | None) -> tuple[Card, tuple[Problem, ...]]:
    """The card of the scenario in `folder`, and the problems of its first lines.

    Without a language, or without a translation into it, texts are those of the original.
    """
    try:
        return _card(folder, language), ()
    except ContentError as error:
        problem = one_line(error.problems[0])
        return Card(folder.name, folder, folder.name, problem=problem), error.problems


def _card(folder: Path, language: str | None) -> Card:
    file = folder / "scenario.toml"
    data = read_header(file)
    accept(file, data, _scenario_faults(folder.name, data))
    if language and is_there(overlay := folder / f"{language}.toml"):
        data = translated(data, _translation(overlay, read_header(overlay)))
    return Card(
        id=folder.name,
        folder=folder,
        topic=data["topic"],
        role=data["role"],
        media=tuple(text for _, text in texts(data["media"])),
        minutes=data["minutes"],
        **{key: data[key] for key in _TEXTS},
    )


def _translation(file: Path, data: Data) -> Data:
    faults = [*text_faults(data, present(data, _TEXTS))]
    topics = tables(data.get("topics"))
    for name, topic in topics.items():
        faults += text_faults(topic, present(topic, ("title",)), ("topics", name))
    accept(file, data, faults)
    return {**{key: data[key] for key in present(data, _TEXTS)}, "topics": topics}


_TEXTS = ("title", "summary", "you", "goal", "brief")


def accept(file: Path, data: Data, faults: Iterable[Fault]) -> None:
    """Raises ContentError where there are faults; only then is the file read once more."""
    if found := [*faults]:
        problems = place(found, file, read_toml(file).text, data)
        raise ContentError(N_("{file} cannot be listed."), problems, file=file)


def _scenario_faults(name: str, data: Data) -> Iterator[Fault]:
    if not ID.fullmatch(name):
        yield Fault(*value_faults.NO_ID_OF_FOLDER, (), {"name": shown(name)})
    yield from text_faults(data, (*_TEXTS, "topic", "role"))
    yield from _text_list_faults(data, "media")
    minutes = data.get("minutes")
    if type(minutes) is not int:
        yield _missing_or(value_faults.NOT_A_NUMBER, data, "minutes")


def _pack_faults(data: Data) -> Iterator[Fault]:
    yield from text_faults(data, ("id", "title"))
    yield from _text_list_faults(data, "languages")
    topics = tables(data.get("topics"))
    if not topics:
        yield Fault(*value_faults.NO_GROUP, ("topics",), {})
    for name, topic in topics.items():
        yield from text_faults(topic, ("title",), ("topics", name))


def text_faults(
    data: Mapping[Any, Any], keys: Iterable[str | int], path: KeyPath = ()
) -> Iterator[Fault]:
    """What keeps the values of `keys` from being shown as text."""
    for key in keys:
        text = data.get(key)
        if not isinstance(text, str):
            yield _missing_or(value_faults.NOT_TEXT, data, key, path)
        elif fault := text_fault(text, (*path, key)):
            yield fault


def _text_list_faults(data: Data, key: str) -> Iterator[Fault]:
    values = data.get(key)
    if not isinstance(values, list):
        yield _missing_or(value_faults.NOT_A_LIST, data, key)
    elif not values:
        yield Fault(*value_faults.NOTHING, (key,), {})
    else:
        for place, value in enumerate(values):
            yield from text_faults({place: value}, (place,), (key,))


def _missing_or(
    told: value_faults.Told, data: Mapping[Any, Any], key: str | int, path: KeyPath = ()
) -> Fault:
    return Fault(*(told if key in data else value_faults.MISSING), (*path, key), {})


def present(data: Data, keys: Iterable[str]) -> list[str]:
    """Those of `keys` that `data` has."""
    return [key for key in keys if key in data]
