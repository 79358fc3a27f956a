"""Which scenario is meant: by its name in the library, or by its path, as its author has it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coach.commands.call import Call
from coach.commands.environment import open_library, path_of, playable, typed
from coach.content.cards import Card
from coach.content.faults import ID, shown
from coach.content.library import Library
from coach.content.toml.files import is_file
from coach.errors import RequestError, UnknownName
from coach.locale import N_
from coach.world import World


class Named(NamedTuple):
    """A scenario that can be played, and where it was found."""

    world: World
    """Its pack is among those in use."""
    library: Library
    card: Card


def open_named(call: Call, world: World, name: str) -> Named:
    """The scenario that goes by `name`, or is at that path; its pack is then used as by --pack.

    Raises RequestError where there is none, where it cannot be played, or where another scenario
    of that name is used in its place.
    """
    folder = scenario_at(name)
    if folder is None:
        library = open_library(world, call.stderr)
        return Named(world, library, playable(find_named(call, library, name)))
    world = world.using(folder.parent)
    library = open_library(world, call.stderr)
    for card in library.cards:
        if card.folder.samefile(folder):
            return Named(world, library, playable(card))
    raise RequestError(_PASSED_OVER, folder=folder)


def scenario_at(name: str) -> Path | None:
    """The folder of the scenario that `name` is the path of, or of whose file it is."""
    return _folder_at(name, _FILE)


def pack_at(name: str) -> Path | None:
    """The folder of the pack that `name` is the path of, or of whose file it is."""
    return _folder_at(name, _PACK_FILE)


def _folder_at(name: str, file: str) -> Path | None:
    path = Path(os.path.abspath(path_of(name)))  # noqa: PTH100 - Path.absolute keeps the dots
    folder = path.parent if path.name == file else path
    return folder if is_file(folder / file) else None


def find_named(call: Call, library: Library, name: str) -> Card:
    """The card that goes by `name`.

    Raises UnknownName with what may be meant, or with what to type where a pack close by has it.
    """
    try:
        return library.find(name)
    except UnknownName:
        if "/" in name or os.sep in name:
            raise UnknownName(_NO_PATH, path=shown(name)) from None
        pack = next(_packs_with(name), None) if ID.fullmatch(name) else None
        if pack is None:
            raise
        command = " ".join(map(typed, ("coach", *call.argv, "--pack", str(pack))))
        raise UnknownName(_CLOSE_BY, name=name, folder=pack, command=command) from None


def _packs_with(name: str) -> Iterator[Path]:
    """The packs in the folder in use, or around it, that have a scenario of this name."""
    with suppress(OSError):  # where the folder in use may not be looked into
        for folder in (*sorted(Path().iterdir()), Path.cwd().parent):
            if is_file(folder / name / _FILE) and is_file(folder / _PACK_FILE):
                yield folder


_FILE = "scenario.toml"
_PACK_FILE = "pack.toml"
_PASSED_OVER = N_(
    "{folder} is passed over, as another pack has a scenario of that name; rename it."
)
_NO_PATH = N_("There is no scenario at {path}; name the folder that holds its scenario.toml.")
_CLOSE_BY = N_("`{name}` is in {folder}, a pack that is not in use. Type: {command}")
