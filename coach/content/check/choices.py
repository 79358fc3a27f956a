"""A decision as its reader meets it, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from coach.content.check.lexicon import LEXICONS, Lexicon, words_of
from coach.content.grades import Grade
from coach.content.model import Reply, Scenario, Scene
from coach.content.tables import Data, KeyPath

_NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Option:
    """One reply to a decision."""

    path: KeyPath
    """The way to it in the file of this language."""
    text: str
    """On one line."""
    words: tuple[str, ...]
    reply: Reply
    """As the original has it: its grade, and whether it is said or done."""
    why: str
    instead: str
    reaction: str

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its different words."""
        return frozenset(self.words)

    @property
    def is_best(self) -> bool:
        """Whether it is the professional one."""
        return self.reply.grade is Grade.PROFESSIONAL

    def count(self, words: frozenset[str]) -> int:
        """How many of its words are among `words`."""
        return 0 if words.isdisjoint(self.vocabulary) else sum(w in words for w in self.words)


@dataclass(frozen=True)
class Choice:
    """A decision in one language, of which every text that is checked is there."""

    scenario: Scenario
    name: str
    """The id of its scene."""
    language: str
    title: str
    """The scenario's."""
    lines: str
    recap: str
    options: tuple[Option, ...]

    @property
    def path(self) -> KeyPath:
        """The way to it in the file of its language."""
        return ("scenes", self.name)

    @cached_property
    def best(self) -> Option:
        """The professional reply."""
        return next(option for option in self.options if option.is_best)

    @cached_property
    def rest(self) -> tuple[Option, ...]:
        """The other replies."""
        return tuple([option for option in self.options if not option.is_best])

    @property
    def lexicon(self) -> Lexicon | None:
        """The words of its language, if we have them."""
        return LEXICONS.get(self.language)

    @cached_property
    def told(self) -> frozenset[str]:
        """The different words of its scene."""
        return frozenset(words_of(self.lines))

    def content(self, words: frozenset[str]) -> frozenset[str]:
        """Those of `words` that have a subject of their own."""
        lexicon = self.lexicon
        return words - lexicon.function_words if lexicon else _NO_WORDS


def choices(scenario: Scenario, language: str, overlay: Data | None = None) -> Iterator[Choice]:
    """Every decision of `scenario`; with an overlay, those that it has translated."""
    texts = None if overlay is None else overlay.get("scenes", {})
    title = scenario.title if overlay is None else overlay.get("title", scenario.title)
    for name, scene in scenario.scenes.items():
        translated = None if texts is None else texts.get(name, {})
        if scene.replies and _is_whole(scene, translated):
            yield _choice(scenario, name, scene, language, title, translated)


def _is_whole(scene: Scene, texts: Data | None) -> bool:
    if texts is None:
        return True
    replies = texts.get("replies", {})
    return {"lines", "recap"} <= texts.keys() and all(
        ("say" if reply.say else "do") in replies.get(reply.id, ()) for reply in scene.replies
    )


def _choice(  # noqa: PLR0913 (a decision is that much)
    scenario: Scenario, name: str, scene: Scene, language: str, title: str, texts: Data | None
) -> Choice:
    if texts is None:
        options = [
            _option(("scenes", name, "replies", place), reply, {})
            for place, reply in enumerate(scene.replies)
        ]
        lines, recap = scene.lines, scene.recap or ""
    else:
        replies = texts["replies"]
        options = [
            _option(("scenes", name, "replies", reply.id), reply, replies[reply.id])
            for reply in scene.replies
        ]
        lines, recap = texts["lines"], texts["recap"]
    return Choice(scenario, name, language, title, lines, recap, tuple(options))


def _option(path: KeyPath, reply: Reply, texts: Mapping[str, Any]) -> Option:
    """`reply` with those of its texts that are translated; of others only the length is checked."""
    text = " ".join((texts.get("say") or texts.get("do") or reply.text).split())
    if not texts:
        why, instead, reaction = reply.why, reply.instead or "", reply.reaction
    else:
        why, instead = texts.get("why", ""), texts.get("instead", "")
        reaction = texts.get("reaction", "")
    return Option(path, text, tuple(words_of(text)), reply, why, instead, reaction)
