"""The world as it really is on this machine."""

from __future__ import annotations

import gc
import os
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO

from coach.content.cards import Card
from coach.content.faults import one_line
from coach.content.library import Library
from coach.content.toml.files import is_there
from coach.errors import Problem, RequestError
from coach.locale import N_, languages, preferred, use
from coach.paths import places
from coach.settings import Settings, read_settings
from coach.world import World


def open_world(environ: Mapping[str, str], options: Namespace, stderr: TextIO) -> World:
    """The world that `environ` and `options` name; its language is in use from here on.

    What is wrong with the settings is told on `stderr`. Raises RequestError where the home folder
    is not known, a folder is no pack, or nothing here speaks the language asked for.
    """
    where = places(environ)
    settings, problems = read_settings(where.settings)
    kept, missing = _packs_of(settings, where.settings)
    where = where.adding([*map(str, kept), *getattr(options, "packs", ())])
    asked = getattr(options, "lang", None)
    world = World(
        places=where,
        settings=settings,
        language=asked or settings.language or preferred(environ),
        environ=environ,
        now=lambda: datetime.now().astimezone(),
        random_bytes=os.urandom,
    )
    use(world.language)
    warn((*problems, *missing), stderr)
    return world


def _packs_of(settings: Settings, file: Path) -> tuple[list[Path], list[Problem]]:
    """The packs that the settings in `file` name, and what is told of those that are none."""
    folders = [Path(file.parent, os.path.expanduser(name)) for name in settings.packs]  # noqa: PTH111
    missing = [folder for folder in folders if not is_there(folder / "pack.toml")]
    problems = [
        Problem("no-pack", _NO_PACK, file, where="packs", values={"folder": folder})
        for folder in missing
    ]
    return [folder for folder in folders if folder not in missing], problems


def open_library(world: World, stderr: TextIO) -> Library:
    """The packs of `world`; what is wrong with them is told on `stderr`.

    Raises RequestError where a folder is no pack, or nothing here speaks the language asked for.
    """
    library = world.library()
    accept_language(world, library)
    warn(library.problems, stderr)
    return library


def accept_language(world: World, library: Library | None = None) -> None:
    """Raise RequestError where neither the program nor a pack speaks the language of `world`."""
    if world.language in languages():
        return
    library = library or world.library()
    spoken = {*languages(), *(each for pack in library.packs for each in pack.languages)}
    if world.language not in spoken:
        raise RequestError(
            N_("Nothing here speaks “{language}”. Choose one of: {languages}."),
            language=world.language,
            languages=", ".join(sorted(spoken)),
        )


def warn(problems: Iterable[Problem], stderr: TextIO) -> None:
    """Tell each problem in a line on `stderr`."""
    for problem in problems:
        stderr.write(f"coach: {one_line(problem)}\n")


def playable(card: Card) -> Card:
    """`card`, if its scenario can be played; else raises RequestError that says why not."""
    if card.problem is None:
        return card
    raise RequestError(
        N_("{name} cannot be played until this is mended: {problem}"),
        name=card.id,
        problem=card.problem,
    )


def path_of(text: str) -> Path:
    """The path that is typed as `text`; with a `~` as it stands where nobody has that home."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 - Path.expanduser raises there


def typed(part: str | Path) -> str:
    """`part` as it is typed in a command."""
    text = str(part)
    return f'"{text}"' if " " in text else text


@contextmanager
def uncollected() -> Iterator[None]:
    """Work that keeps what it makes: looking through it for garbage is a third of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


_NO_PACK = N_("{folder} is passed over, as it is no pack: it has no pack.toml.")
