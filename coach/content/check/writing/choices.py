"""A decision as its reader meets it, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from coach.content.check.writing.lexicon import LEXICONS, Lexicon, words_of
from coach.content.check.writing.reading_load import length
from coach.content.grades import Grade
from coach.content.model import Reply, Scenario, Scene
from coach.content.toml.tables import Data, KeyPath

_NO_WORDS: frozenset[str] = frozenset()


class Option(NamedTuple):
    """One reply to a decision."""

    path: KeyPath
    """The way to it in the file of this language."""
    key: str
    """`say` or `do`."""
    text: str
    """On one line."""
    length: int
    """In words."""
    words: list[str]
    vocabulary: frozenset[str]
    """Its different words."""
    reply: Reply
    """As the original has it: its grade, and whether it is said or done."""
    why: str
    instead: str
    fits: str
    reaction: str

    @property
    def is_best(self) -> bool:
        """Whether it is the professional one."""
        return self.reply.grade is Grade.PROFESSIONAL

    def having(self, words: frozenset[str]) -> int:
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
    turns: str
    options: tuple[Option, ...]
    is_welcome: bool = False
    """Whether it is what a newcomer meets first, where scenes may be short."""
    picks: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What cue bots have picked here: strategy to the id of a reply."""

    @property
    def path(self) -> KeyPath:
        """The way to it in the file of its language."""
        return ("scenes", self.name)

    @property
    def scene(self) -> Scene:
        """The scene as the original has it."""
        return self.scenario.scenes[self.name]

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
    def lengths(self) -> list[int]:
        """The words of every reply."""
        return [option.length for option in self.options]

    @cached_property
    def told(self) -> frozenset[str]:
        """The different words of its scene and of the scenario's title."""
        return frozenset((*words_of(self.lines), *words_of(self.title)))

    def content(self, words: frozenset[str]) -> frozenset[str]:
        """Those of `words` that have a subject of their own."""
        lexicon = self.lexicon
        return words - lexicon.function_words if lexicon else _NO_WORDS


@dataclass(frozen=True, slots=True)
class Readable:
    """A scenario in all its languages."""

    scenario: Scenario
    overlays: Mapping[str, Data | None]
    """Every language to the translation into it; None for the original's."""
    files: Mapping[str, Path]
    """Every language to its file, the original's first."""
    is_welcome: bool = False
    """Whether it is what a newcomer meets first."""
    _kept: dict[str, tuple[Choice, ...]] = field(default_factory=dict, compare=False, repr=False)

    def kept_choices(self, language: str) -> tuple[Choice, ...]:
        """Every decision that `choices` gives, made once."""
        if language not in self._kept:
            self._kept[language] = tuple(self.choices(language))
        return self._kept[language]

    def choice(self, language: str, name: str) -> Choice | None:
        """One of its decisions, if it has all texts of that are compared."""
        return next((each for each in self.kept_choices(language) if each.name == name), None)

    def choices(self, language: str) -> Iterator[Choice]:
        """Every decision; in a translation, those it has all texts of that are compared.

        They are made anew each time, since ten thousand take more memory than all the rest.
        """
        if language in self.overlays:
            overlay = self.overlays[language]
            for name in self.scenario.scenes:
                if _is_whole(self.scenario.scenes[name], name, overlay):
                    yield _choice(self, name, language)


def _is_whole(scene: Scene, name: str, overlay: Data | None) -> bool:
    if overlay is None or not scene.replies:
        return scene.is_decision
    texts = overlay.get("scenes", {}).get(name, {})
    replies = texts.get("replies", {})
    needed = {"lines", "recap"} if scene.recap else {"lines"}
    return needed <= texts.keys() and all(
        ("say" if reply.say else "do") in replies.get(reply.id, ()) for reply in scene.replies
    )


def _choice(readable: Readable, name: str, language: str) -> Choice:
    scenario, overlay = readable.scenario, readable.overlays[language]
    scene, path = scenario.scenes[name], ("scenes", name, "replies")
    if overlay is None:
        title, lines, recap, turns = scenario.title, scene.lines, scene.recap, scene.turns
        options = [_option((*path, n), reply, {}) for n, reply in enumerate(scene.replies)]
    else:
        texts = overlay["scenes"][name]
        title, lines = overlay.get("title", scenario.title), texts["lines"]
        recap, turns, replies = texts.get("recap"), texts.get("turns"), texts["replies"]
        options = [_option((*path, each.id), each, replies[each.id]) for each in scene.replies]
    texts_above = title, lines, recap or "", turns or ""
    return Choice(scenario, name, language, *texts_above, tuple(options), readable.is_welcome)


def _option(path: KeyPath, reply: Reply, texts: Mapping[str, Any]) -> Option:
    """`reply`, with the texts of a translation where there are any."""
    key = "say" if reply.say else "do"
    text = " ".join((texts.get(key) or reply.text).split())
    words = words_of(text)
    if texts:
        notes = [texts.get(each, "") for each in ("why", "instead", "fits", "reaction")]
    else:
        notes = [reply.why, reply.instead or "", reply.fits or "", reply.reaction]
    return Option(path, key, text, length(text), words, frozenset(words), reply, *notes)
