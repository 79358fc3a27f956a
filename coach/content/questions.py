"""The decisions of a library as questions that can be asked alone.

Choosing one takes a look into many scenarios, so their files are read as they are, without models;
the scenario that is chosen is then loaded like any other.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from coach.content.cards import Card
from coach.content.grades import Grade
from coach.content.library import Library
from coach.content.scoring_key import keyed
from coach.content.toml.files import read_toml
from coach.content.toml.tables import Data, tables
from coach.errors import ContentError


class PrincipleKey(NamedTuple):
    """A principle of a pack; two packs may have different ones of the same id."""

    pack: str
    principle: str


class Place(NamedTuple):
    """A decision of a scenario, by their ids."""

    scenario: str
    decision: str


class Question(NamedTuple):
    """What has to be known of a decision to choose it."""

    place: Place
    about: PrincipleKey
    role: str
    medium: str
    grades: Mapping[str, Grade]
    """Reply to its grade."""
    contested: bool
    """Whether practice differs from the rule here; such a decision is not asked."""


Questions = Mapping[Place, Question]


def read_questions(library: Library, only: Container[str] | None = None) -> Questions:
    """Every decision of `library`, or of the scenarios whose ids are in `only`.

    Scenarios that cannot be read are passed over, and so are scenes that lack what a decision has.
    """
    cards = [
        card for card in library.cards if card.problem is None and (only is None or card.id in only)
    ]
    read = (question for card in cards for question in _of_card(card, library))
    return {question.place: question for question in read}


def _of_card(card: Card, library: Library) -> Iterator[Question]:
    try:
        data = read_toml(card.folder / "scenario.toml").data
    except ContentError:
        return
    pack = library.pack_of(card).id
    for name, scene in tables(data.get("scenes")).items():
        if question := _of_scene(name, scene, card, pack):
            yield question


def _of_scene(name: str, scene: Data, card: Card, pack: str) -> Question | None:
    key = keyed(scene)
    if key is None or not isinstance(scene.get("recap"), str):
        return None
    return Question(
        place=Place(card.id, name),
        about=PrincipleKey(pack, key.principle),
        role=card.role,
        medium=str(scene.get("medium") or card.media[0]),
        grades=key.grades,
        contested=key.contested,
    )
