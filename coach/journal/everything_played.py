"""Everything that progress is made from, read from the files of a user."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from coach.content.library import Library
from coach.content.scoring_key import ScoringKey, read_key, read_rules
from coach.errors import ContentError, Problem
from coach.journal.mastery import Catalogue, Listed, PrincipleId
from coach.journal.progress import Progress, progress
from coach.journal.store import Journal

Rules = dict[PrincipleId, str]
"""Every principle at hand, in the order of the packs, and its rule."""


class Gathered(NamedTuple):
    """Progress, and what could not be read for it."""

    progress: Progress
    rules: Rules
    damaged: tuple[Problem, ...]


def gather(
    library: Library,
    language: str,
    journal: Journal,
    day: Callable[[datetime], date],
    on_read: Callable[[int, int], object] | None = None,
) -> Gathered:
    """The progress of a journal over the scenarios of `library`.

    `on_read` is told how many attempts have been read, and of how many.
    """
    rules = read_all_rules(library, language)
    reading = journal.read(on_read=on_read)
    catalogue = Catalogue(tuple(rules), dict(_listed(library)))
    return Gathered(
        progress(reading.attempts, catalogue, day),
        rules,
        reading.damaged,
    )


def read_all_rules(library: Library, language: str) -> Rules:
    """The rules of all packs in `language`; a pack that cannot be read has none."""
    rules: Rules = {}
    for pack in library.packs:
        with suppress(ContentError):
            for name, rule in read_rules(pack.folder, language).items():
                rules.setdefault(PrincipleId(pack.id, name), rule)
    return rules


def _listed(library: Library) -> Iterator[tuple[str, Listed]]:
    for card in library.cards:
        key: ScoringKey | None = None
        with suppress(ContentError):  # the library says what is wrong with it
            key = read_key(card.folder)
        yield card.id, Listed(library.pack_of(card).id, key)
