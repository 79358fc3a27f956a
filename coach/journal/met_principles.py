"""The handbook: every principle of a pack, with what the learner has met of it.

Nothing is given away: an example is a decision that the learner has answered and been told about.
Of everything else only the title of the scenario is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from coach.content.grades import Grade
from coach.content.model import Pack, Principle, Reply, Scenario, Scene
from coach.journal.attempt import Attempt

_TELLING = (Grade.TEMPTING, Grade.DAMAGING, Grade.WORKABLE)
"""What teaches most beside the professional reply comes first."""


@dataclass(frozen=True, slots=True)
class Example:
    """A decision that was met, with its professional reply and one that is worth comparing."""

    scenario: str
    title: str
    """Of the scenario."""
    scene: Scene
    good: Reply
    bad: Reply


class Practised(NamedTuple):
    """A scenario in which a principle was practised."""

    scenario: str
    title: str
    answers: int
    """Decisions answered, each once for every attempt."""
    last: datetime
    """When one was answered last, in UTC."""


class Ahead(NamedTuple):
    """A scenario in which a principle can be met."""

    scenario: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One principle."""

    id: str
    pack: str
    """The title of its pack."""
    principle: Principle
    example: Example | None
    practised: tuple[Practised, ...]
    """The scenario played last comes first."""
    ahead: tuple[Ahead, ...]
    """In the suggested order."""

    def matches(self, words: str) -> bool:
        """Whether each of `words` is somewhere in it; upper case and lower case are the same."""
        finding = self.principle.finding
        texts = [self.id, self.principle.rule, self.principle.note]
        texts += [finding.text, finding.caution, finding.source] if finding else []
        texts += [each.title for each in self.practised]
        texts += [each.title for each in self.ahead]
        text = " ".join(texts).casefold()
        return all(word in text for word in words.casefold().split())


class _Met(NamedTuple):
    """A decision answered in one attempt."""

    scenario: Scenario
    scene: Scene
    at: datetime
    told: bool
    """Whether the coach has said what it thinks of the answer."""

    @property
    def worth(self) -> tuple[bool, bool, datetime]:
        """Sorts examples: what counts for everybody, then what is freshest."""
        return (not self.scene.contested, not self.scene.recovery, self.at)


def handbook(
    pack: Pack,
    scenarios: Sequence[Scenario],
    attempts: Iterable[Attempt],
    told: Callable[[Attempt], bool],
) -> tuple[Entry, ...]:
    """The principles of `pack` in its order; `scenarios` are its own, in the suggested order.

    `told` says of an attempt whether the coach has spoken about the answers in it.
    """
    known = {scenario.id: scenario for scenario in scenarios}
    met = [
        each
        for attempt in attempts
        if attempt.scenario in known
        for each in _met(known[attempt.scenario], attempt, told=told(attempt))
    ]
    return tuple(
        _entry(name, pack, scenarios, [each for each in met if each.scene.principle == name])
        for name in pack.principles
    )


def _met(scenario: Scenario, attempt: Attempt, *, told: bool) -> Iterator[_Met]:
    times = {move.decision: move.at for move in attempt.timed if move.reply is not None}
    for decision, at in times.items():
        scene = scenario.scenes.get(decision)
        if scene is not None and scene.is_decision:
            yield _Met(scenario, scene, at, told)


def _entry(name: str, pack: Pack, scenarios: Sequence[Scenario], met: list[_Met]) -> Entry:
    played = {each.scenario.id for each in met}
    return Entry(
        id=name,
        pack=pack.title,
        principle=pack.principles[name],
        example=_example([each for each in met if each.told]),
        practised=tuple(sorted(_practised(met), key=lambda each: each.last, reverse=True)),
        ahead=tuple(
            Ahead(each.id, each.title)
            for each in scenarios
            if each.id not in played and _exercises(each, name)
        ),
    )


def _example(met: list[_Met]) -> Example | None:
    if not met:
        return None
    best = max(met, key=lambda each: each.worth)
    others = {reply.grade: reply for reply in reversed(best.scene.replies)}
    bad = next(others[grade] for grade in _TELLING if grade in others)
    return Example(best.scenario.id, best.scenario.title, best.scene, best.scene.professional, bad)


def _practised(met: list[_Met]) -> Iterator[Practised]:
    for scenario in {each.scenario.id: each.scenario for each in met}.values():
        times = [each.at for each in met if each.scenario.id == scenario.id]
        yield Practised(scenario.id, scenario.title, len(times), max(times))


def _exercises(scenario: Scenario, principle: str) -> bool:
    """Whether `principle` is met on a way without mistakes."""
    scenes = scenario.scenes.values()
    return any(each.principle == principle and not each.recovery for each in scenes)
