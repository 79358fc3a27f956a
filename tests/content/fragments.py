"""Whole packs around a few lines of TOML, as examples show them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import tomli_w

from coach.content.check.packs import check_packs
from tests.content.check.banks import LINES
from tests.factory import (
    Data,
    decision,
    minimal_exercise,
    minimal_pack,
    minimal_scenario,
    reply,
    worded,
    write_pack,
    write_toml,
)

_ENDINGS = minimal_scenario()["endings"]


def codes_of(folder: Path, fragment: str, kind: str, language: str = "en") -> set[str]:
    """What a check says of a pack in which `fragment` is part of a file of this `kind`.

    Its originals are in `language`; translations are into Dutch.
    """
    pack = minimal_pack(languages=[language])
    scenario = write_pack(folder, pack=pack, tea=worded(minimal_scenario()))
    try:
        data = tomllib.loads(fragment)
    except tomllib.TOMLDecodeError:
        write_toml(folder / "tea" / "scenario.toml", fragment)
        return _codes(folder)
    if kind == "scenario":
        notes = [line for line in fragment.split("\n") if line.startswith("#")]
        text = tomli_w.dumps(_scenario(data))
        write_toml(scenario / "tea" / "scenario.toml", "\n".join([*notes, text]))
    elif kind == "pack":
        write_toml(folder / "pack.toml", {**pack, **data})
    elif kind == "exercise":
        write_pack(folder, pack=pack, cake=worded(minimal_scenario()))
        write_toml(folder / "exercises" / "first.toml", minimal_exercise(**data))
    elif kind == "translation":
        write_toml(folder / "pack.toml", minimal_pack())
        write_toml(folder / "tea" / "nl.toml", fragment)
    else:
        raise ValueError(kind)
    return _codes(folder)


def _codes(folder: Path) -> set[str]:
    return {problem.code for problem in check_packs([folder]).problems}


def _scenario(fragment: Data) -> Data:
    """A scenario that has what the fragment says, and whatever else a scenario needs."""
    whole = worded(minimal_scenario())
    people = {**whole["people"], **fragment.pop("people", {})}
    scenes = {name: _scene(scene) for name, scene in fragment.pop("scenes", {}).items()}
    scenes = {**whole["scenes"], **scenes}
    reached = tomli_w.dumps({"scenes": scenes})
    endings = {name: each for name, each in _ENDINGS.items() if f'"{name}"' in reached}
    endings |= fragment.pop("endings", {})
    more = {"people": people, "scenes": scenes, "endings": endings or _ENDINGS}
    return {**whole, **fragment, **more}


def _scene(fragment: Data) -> Data:
    if "replies" in fragment:
        replies = [_reply(n, each) for n, each in enumerate(fragment.pop("replies"))]
        return decision(*replies, **{"lines": LINES, **fragment})
    if "lines" in fragment or "goto" in fragment:
        return fragment
    whole: Data = worded({"scenes": {"": decision(**fragment)}})["scenes"][""]
    return {**whole, **fragment}


def _reply(place: int, fragment: Data) -> Data:
    grade = fragment.get("grade", "professional" if place == 0 else "tempting")
    name = fragment.get("id", f"reply-{place}")
    more = {"say": f"This is what we say for {name}.", "reaction": "ann: So that is your answer."}
    whole: dict[str, Any] = {**reply(name, grade), **more, **fragment}
    if "fits" not in fragment:
        whole.pop("fits", None)
    if "do" in fragment and "say" not in fragment:
        del whole["say"]
    return whole
