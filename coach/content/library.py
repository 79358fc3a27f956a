"""Every scenario at hand, as cards. Nothing here needs the whole of a file, or pydantic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os import DirEntry, path, scandir
from pathlib import Path

from coach.content.cards import Card, PackCard, read_card, read_pack_card
from coach.content.faults import one_line
from coach.content.names import SCENARIOS, find_card
from coach.content.toml.files import is_there
from coach.errors import ContentError, Problem, RequestError, Severity
from coach.locale import N_

__all__ = ["Card", "Library", "PackCard"]


@dataclass(frozen=True, slots=True)
class Library:
    """Packs and their scenarios, read as far as a list needs."""

    packs: tuple[PackCard, ...]
    cards: tuple[Card, ...]
    """By pack; in a pack, those on its path in that order, then the others by id. No id twice."""
    problems: tuple[Problem, ...]
    """What keeps a pack or a scenario from being used, and ids that two packs have."""

    @classmethod
    def open(cls, folders: Sequence[Path], language: str) -> Library:
        """The packs in `folders`, in that order; their texts in `language`, where translated.

        A scenario that cannot be used has a card that says why, and so has every scenario of a
        pack that cannot. Raises RequestError for a folder that is no pack.
        """
        shelves = [_read_shelf(folder, language) for folder in folders]
        cards: dict[str, Card] = {}
        clashes: list[Problem] = []
        for card in (card for shelf in shelves for card in shelf.cards):
            first = cards.setdefault(card.id, card)
            if first is not card:
                clashes.append(_clash(card, first))
        problems = [problem for shelf in shelves for problem in shelf.problems]
        return cls(
            tuple(shelf.pack for shelf in shelves),
            tuple(cards.values()),
            (*problems, *clashes),
        )

    def pack_of(self, card: Card) -> PackCard:
        """The pack of `card`. Raises KeyError for a card of another library."""
        for pack in self.packs:
            if pack.folder == card.folder.parent:
                return pack
        raise KeyError(card.id)

    def card(self, scenario: str | None) -> Card | None:
        """The card of the scenario with this id, in whole."""
        return next((card for card in self.cards if card.id == scenario), None)

    def again(self, card: Card) -> Card:
        """The card of the same scenario as it is now; `card` may be of a library read before.

        Raises RequestError where it is no longer there.
        """
        if now := self.card(card.id):
            return now
        raise RequestError(_GONE, folder=card.folder)

    def find(self, name: str) -> Card:
        """The card with this id; else the only one with `name` in its id or title.

        Raises UnknownName with what may be meant.
        """
        return find_card(self.cards, name, SCENARIOS)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """One pack with its cards."""

    pack: PackCard
    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]


def _read_shelf(folder: Path, language: str) -> _Shelf:
    names = _scenario_names(folder)
    try:
        pack = read_pack_card(folder, language)
    except ContentError as error:
        return _unusable_shelf(folder, sorted(names), error)
    translation = language if language in pack.languages[1:] else None
    read = [read_card(folder / name, translation) for name in _in_order(names, pack.path)]
    return _Shelf(
        pack,
        tuple(card for card, _ in read),
        tuple(problem for _, problems in read for problem in problems),
    )


def _unusable_shelf(folder: Path, names: Iterable[str], error: ContentError) -> _Shelf:
    reason = one_line(error.problems[0])
    pack = folder.resolve().name
    cards = tuple(Card(name, folder / name, name, problem=reason) for name in names)
    return _Shelf(PackCard(pack, pack, folder), cards, error.problems)


def _scenario_names(folder: Path) -> list[str]:
    """The folders in `folder` that hold a scenario. Raises RequestError where it is no pack."""
    if not is_there(folder / "pack.toml"):
        raise RequestError(NO_PACK if folder.is_dir() else _NO_FOLDER, folder=folder)
    try:
        with scandir(folder) as entries:
            return [entry.name for entry in entries if _is_scenario(entry)]
    except OSError:
        raise RequestError(_UNREADABLE, folder=folder) from None


def _is_scenario(entry: DirEntry[str]) -> bool:
    if entry.name.startswith(".") or entry.name == "exercises":
        return False
    return path.exists(path.join(entry.path, "scenario.toml"))  # noqa: PTH110, PTH118


def _in_order(names: Iterable[str], suggested: Sequence[str]) -> list[str]:
    places = {name: place for place, name in enumerate(suggested)}
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))


def _clash(card: Card, first: Card) -> Problem:
    return Problem(
        "duplicate-scenario",
        _SAME_ID,
        card.folder,
        severity=Severity.WARNING,
        values={"name": card.id, "folder": first.folder},
    )


_GONE = N_("The scenario in {folder} is no longer there; put it back, or leave.")
_NO_FOLDER = N_("{folder} is not there; name a folder that holds a pack.toml.")
NO_PACK = N_("{folder} is not a pack: it has no pack.toml. Name the folder that holds one.")
_UNREADABLE = N_("{folder} may not be read; change its permissions.")
_SAME_ID = N_("The scenario `{name}` is in {folder} too, which is the one used; rename this one.")
