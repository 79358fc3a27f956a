"""Opening the handbook: the principles of every pack in use, and what was met of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.content.library import Library, PackCard
from coach.content.loading import load_pack, load_scenario
from coach.content.model import Pack, Scenario
from coach.errors import ContentError
from coach.journal.attempt import Attempt
from coach.journal.met_principles import Entry, handbook
from coach.world import World


def open_handbook(world: World, library: Library, attempts: Iterable[Attempt]) -> tuple[Entry, ...]:
    """Every principle, by pack; packs and scenarios that cannot be used are left out."""
    every = tuple(attempts)
    return tuple(
        entry
        for card in library.packs
        for pack in _pack(card, world.language)
        for entry in handbook(
            pack,
            list(_scenarios(library, card, pack, world.language)),
            every,
            world.told,
        )
    )


def _pack(card: PackCard, language: str) -> Iterator[Pack]:
    try:
        yield load_pack(card.folder, language)
    except ContentError:  # the library has told of it
        return


def _scenarios(library: Library, of: PackCard, pack: Pack, language: str) -> Iterator[Scenario]:
    for card in library.cards:
        if card.problem is None and library.pack_of(card) == of:
            try:
                yield load_scenario(card.folder, language, pack)
            except ContentError:  # told of when it is played or checked
                continue
