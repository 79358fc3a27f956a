"""First versions of files for authors to write on: small, playable, with notes on the format.

What somebody calls a thing is text here as everywhere: whatever is in it arrives as it was given.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path
from string import Template
from typing import NamedTuple

from coach.content.faults import CONTROL, id_of
from coach.content.model import YOU, Pack, Role
from coach.content.toml.tables import written
from coach.errors import RequestError
from coach.locale import N_, SOURCE_LANGUAGE

_FOLDER = Path(__file__).parent / "drafts"


class ScenarioDraft(NamedTuple):
    """What is asked before a scenario is begun."""

    title: str
    topic: str
    """The id of a topic of the pack."""
    role: Role
    people: tuple[str, ...]
    """The names of those to talk to, at least one; the first is who speaks."""


class PackDraft(NamedTuple):
    """What is asked before a pack is begun."""

    id: str
    title: str
    topic: str
    """The title of its first topic."""
    language: str


def scenario_text(draft: ScenarioDraft, pack: Pack) -> str:
    """A scenario.toml for `pack`, in its first language where we have that, else in English."""
    first, *more = pack.principles
    language = pack.languages[0]
    people = dict(zip(_ids(draft.people), draft.people, strict=True))
    (speaker, name), *silent = people.items()
    others = (_filled("person", language, id=each, name=_quoted(other)) for each, other in silent)
    return _filled(
        "scenario",
        language,
        title=_quoted(draft.title),
        topic=_quoted(draft.topic),
        role=_quoted(draft.role),
        name=_quoted(name),
        person=_inside(name),
        id=speaker,
        others="".join(f"\n{other}" for other in others),
        first=_quoted(first),
        second=_quoted(more[0] if more else first),
    )


def pack_text(draft: PackDraft, path: Iterable[str]) -> str:
    """A pack.toml with one topic and three principles; `path` are the scenarios it will have."""
    return _filled(
        "pack",
        draft.language,
        id=_quoted(draft.id),
        title=_quoted(draft.title),
        languages=_quoted([draft.language]),
        path=_quoted([*path]),
        topic=_quoted(draft.topic),
        topic_id=id_of(draft.topic) or "first-topic",
    )


def pack_of(text: str) -> Pack:
    """The pack that a `pack_text` says."""
    return Pack.model_validate(tomllib.loads(text))


def exercise_text(name: str, title: str, language: str, scenarios: tuple[str, ...]) -> str:
    """An exercise to practise the first of `scenarios` and be assessed in the last.

    There has to be one at least.
    """
    values = {"practised": _quoted(scenarios[0]), "assessed": _quoted(scenarios[-1])}
    return _filled("exercise", language, name=name, title=_quoted(title), **values)


def title_of(name: str) -> str:
    """A title for what has this id."""
    words = name.replace("-", " ")
    return f"{words[:1].upper()}{words[1:]}"


def named(text: str) -> str:
    """`text` as a title or a name: on one line. Raises RequestError where it cannot be shown."""
    line = " ".join(text.split())
    if not line or CONTROL.search(line) or _BROKEN.search(line):
        raise RequestError(N_("A title or a name needs letters that can be shown; type it again."))
    return line


_SOMEBODY = "colleague"
_BEFORE_NUMBER = 55
"""How many letters of an id, which has sixty at most, a number may follow."""
_BROKEN = re.compile(r"[\ud800-\udfff]")
"""What bytes become that are no text in the encoding of a terminal."""


def _ids(people: Iterable[str]) -> list[str]:
    """An id for each of `people`, all of them different."""
    ids: list[str] = []
    for name in people:
        wanted = own if (own := id_of(name)) not in {"", YOU} else _SOMEBODY
        near = (f"{id_of(wanted[:_BEFORE_NUMBER])}-{number}" for number in count(2))
        ids.append(next(each for each in chain([wanted], near) if each not in ids))
    return ids


def _filled(kind: str, language: str, **values: str) -> str:
    file = _FOLDER / f"{kind}.{language}.toml"
    if not file.exists():
        file = _FOLDER / f"{kind}.{SOURCE_LANGUAGE}.toml"
    return Template(file.read_text("utf-8")).substitute(values)


def _quoted(value: str | list[str]) -> str:
    """`value` as TOML writes it."""
    return f"[{', '.join(map(written, value))}]" if isinstance(value, list) else written(value)


def _inside(text: str) -> str:
    """`text` as it stands between the quotes of a longer text."""
    return _quoted(text)[1:-1]
