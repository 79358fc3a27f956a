"""How much there is to read: in a text, from one choice to the next, in a whole run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from statistics import mean, median

from coach.content.grades import Grade
from coach.content.model import Reply, Scenario, Scene
from coach.content.story import answer, open_story

WORDS_A_MINUTE = 200
_RUNS, _STEPS = 200, 20_000
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
    runs = _UNSPACED.findall(text)
    unspaced = sum(-(-len(run) // (2 if run > _HAN else 4)) for run in runs)
    return unspaced + len(_UNSPACED.sub(" ", text).split())


@dataclass(frozen=True)
class Run:
    """One way through a scenario, in words read."""

    before: int
    """Up to the first choice, the replies to choose from included."""
    between: tuple[int, ...]
    """From each choice to the next."""
    after: int
    """From the last choice to the end."""

    @property
    def total(self) -> int:
        """All of it."""
        return self.before + sum(self.between) + self.after


class Reading:
    """How much there is to read in one language of a scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._told: dict[str, int] = {}

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Random runs, the same ones each time; fewer where they are very long."""
        random, steps = Random(self.scenario.id), 0
        runs: list[Run] = []
        while len(runs) < _RUNS and steps < _STEPS:
            run = self._run(random)
            steps += len(run.between) + 1
            runs.append(run)
        return tuple(runs)

    @property
    def minutes(self) -> float:
        """How long the median of the runs takes to read."""
        return median(run.total for run in self.runs) / WORDS_A_MINUTE

    @property
    def between(self) -> float:
        """The words from one choice to the next, on average."""
        return mean(words for run in self.runs for words in run.between or (0,))

    def _run(self, random: Random) -> Run:
        scenario = self.scenario
        passage = open_story(scenario)
        parts = [length(scenario.brief) + self._scenes(passage.scenes)]
        while scene := scenario.scenes.get(passage.state.place):
            reply = random.choice(scene.replies)
            passage = answer(scenario, passage.state, reply)
            parts.append(_noted(scene, reply) + self._scenes(passage.scenes))
        parts[-1] += self._ending(passage.state.place)
        return Run(parts[0], tuple(parts[1:-1]), parts[-1])

    def _scenes(self, names: tuple[str, ...]) -> int:
        return sum(self._scene(name) for name in names)

    def _scene(self, name: str) -> int:
        if name not in self._told:
            scene = self.scenario.scenes[name]
            told = sum(length(each.text) for each in self.scenario.paragraphs(scene.lines))
            self._told[name] = told + sum(length(reply.text) for reply in scene.replies)
        return self._told[name]

    def _ending(self, name: str) -> int:
        ending = self.scenario.endings[name]
        return length(ending.title) + length(ending.text)


def _noted(scene: Scene, reply: Reply) -> int:
    return sum(length(text) for text in _note(scene, reply))


def _note(scene: Scene, reply: Reply) -> Iterator[str]:
    """What is read after an answer: the reaction and the coach's note."""
    yield reply.reaction
    yield reply.why
    yield scene.turns or ""
    if reply.grade is not Grade.PROFESSIONAL:
        yield scene.professional.text
        yield reply.instead or ""
        yield reply.fits or ""
