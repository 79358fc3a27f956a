"""How much there is to read: in a text, from one choice to the next, in a whole run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from statistics import median
from typing import NamedTuple

from coach.content.check.graph.states import START, Graph
from coach.content.grades import Grade
from coach.content.model import Reply, Scenario, Scene

WORDS_A_MINUTE = 200
_SEED = 1
_WALKS, _LONGEST, _STEPS = 100, 300, 4000
"""How many ways are walked, at most so many scenes far, and so many choices together."""

_UNSPACED = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]+"
    "|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+"
)
_HAN = "\u2fff"


def length(text: str) -> int:
    """How many words `text` has.

    Scripts without spaces count two characters a word (Chinese, Japanese) or four (Thai, Lao,
    Khmer, Burmese), which is about what their readers' words take.
    """
    if text.isascii() or not (runs := _UNSPACED.findall(text)):
        return len(text.split())
    unspaced = sum(-(-len(run) // (2 if run > _HAN else 4)) for run in runs)
    return unspaced + len(_UNSPACED.sub(" ", text).split())


def told_length(scenario: Scenario, text: str) -> int:
    """How many words of a screenplay are read, the names before speeches left out."""
    return sum(length(paragraph.text) for paragraph in scenario.paragraphs(text))


class Stretch(NamedTuple):
    """What is read from one choice to the next."""

    scene: str
    answer: int
    """The place of the reply that was chosen there."""
    words: int


@dataclass(frozen=True)
class Walk:
    """One way through a scenario."""

    stretches: tuple[Stretch, ...]
    total: int
    """All that is read, in words."""


class ReadingLoad:
    """How much there is to read in a scenario, in the language of its texts."""

    def __init__(self, graph: Graph, scenario: Scenario) -> None:
        self._graph = graph
        self.scenario = scenario
        scenes = scenario.scenes.items()
        self._decisions = frozenset(name for name, scene in scenes if scene.is_decision)
        self._told: dict[str, int] = {}
        self._notes: dict[tuple[str, int], int] = {}

    @property
    def is_partial(self) -> bool:
        """Whether the graph was cut short, so that a walk may end too early."""
        return self._graph.cut_short

    @cached_property
    def walks(self) -> tuple[Walk, ...]:
        """Random ways, the same ones each time and whatever the scenario is called.

        There are fewer where they are very long.
        """
        random, steps = Random(_SEED), 0
        walks: list[Walk] = []
        while len(walks) < _WALKS and steps < _STEPS:
            walks.append(self._walk(random))
            steps += len(walks[-1].stretches) + 2
        return tuple(walks)

    @property
    def minutes(self) -> float:
        """How long the median of the walks takes to read."""
        return median(walk.total for walk in self.walks) / WORDS_A_MINUTE

    @property
    def average(self) -> float:
        """The words from one choice to the next, on average."""
        words = [stretch.words for walk in self.walks for stretch in walk.stretches]
        return sum(words) / len(words) if words else 0.0

    @property
    def longest(self) -> int:
        """The words of the longest walk."""
        return max(walk.total for walk in self.walks)

    @property
    def stretches(self) -> dict[str, Stretch]:
        """Every decision that was answered to the longest stretch that began there."""
        longest: dict[str, Stretch] = {}
        for walk in self.walks:
            for stretch in walk.stretches:
                known = longest.setdefault(stretch.scene, stretch)
                if stretch.words > known.words:
                    longest[stretch.scene] = stretch
        return longest

    def _walk(self, random: Random) -> Walk:
        total, since = 0, length(self.scenario.brief)
        chosen: tuple[str, int] | None = None
        stretches: list[Stretch] = []
        for place, answer in self._way(random):
            since += self._words(place)
            if place in self._decisions:
                if chosen:
                    stretches.append(Stretch(*chosen, since))
                chosen, total = (place, answer), total + since
                since = self._noted(place, answer)
        return Walk(tuple(stretches), total + since)

    def _way(self, random: Random) -> Iterator[tuple[str, int]]:
        """The places of a random way, each with the answer that is given there."""
        states, after, number = self._graph.states, self._graph.after, START
        for _ in range(_LONGEST):
            ways = after[number]
            answer = int(random.random() * len(ways))
            yield states[number].place, answer
            if not ways:
                return
            number = ways[answer]

    def _words(self, place: str) -> int:
        """The words of a scene with its replies, or of an ending."""
        if place not in self._told:
            scene = self.scenario.scenes.get(place)
            self._told[place] = self._scene(scene) if scene else self._ending(place)
        return self._told[place]

    def _scene(self, scene: Scene) -> int:
        told = told_length(self.scenario, scene.lines)
        return told + sum(length(reply.text) for reply in scene.replies)

    def _ending(self, name: str) -> int:
        ending = self.scenario.endings[name]
        return length(ending.title) + told_length(self.scenario, ending.text)

    def _noted(self, place: str, answer: int) -> int:
        """The words of what follows an answer, up to the next scene."""
        if (place, answer) not in self._notes:
            scene = self.scenario.scenes[place]
            reply = scene.replies[answer]
            words = sum(length(text) for text in _note(scene, reply))
            self._notes[place, answer] = words + told_length(self.scenario, reply.reaction)
        return self._notes[place, answer]


def _note(scene: Scene, reply: Reply) -> Iterator[str]:
    """Every text of the coach's note on a reply."""
    yield reply.why
    yield scene.turns or ""
    yield scene.contested or ""
    if reply.grade is not Grade.PROFESSIONAL:
        yield scene.professional.text
        yield reply.instead or ""
        yield reply.fits or ""
