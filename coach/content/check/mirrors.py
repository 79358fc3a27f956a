"""Mirror pairs: two decisions with nearly the same replies, of which another one is best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import product
from pathlib import Path

from coach.content.check.finding import Finding
from coach.content.check.writing.choices import Choice, Option, Readable
from coach.content.check.writing.lexicon import words_of
from coach.content.exercises import Exercise
from coach.content.faults import Names
from coach.content.grades import Mode
from coach.content.questions import Place
from coach.errors import Severity
from coach.locale import N_

SAME = 0.75
FEWEST_SHARED = 2

FoundIn = tuple[Path, Finding]
"""What is found, and the file it is found in."""


def likeness(one: Option, other: Option) -> float:
    """The share of the words of both replies that stand in both, in the same order."""
    return SequenceMatcher(None, _units(one.text), _units(other.text), autojunk=False).ratio()


def _units(text: str) -> list[str]:
    """The words of `text`; where it has no spaces, its characters."""
    words = words_of(text)
    return words if len(words) > 1 else [*"".join(words)]


@dataclass(frozen=True)
class Mirrors:
    """The mirror pairs of a pack."""

    readables: Sequence[Readable]
    """Its scenarios that can be read."""
    unreadable: frozenset[str]
    """The names of the others."""

    @cached_property
    def _scenarios(self) -> Mapping[str, Readable]:
        return {each.scenario.id: each for each in self.readables}

    @cached_property
    def _named(self) -> Mapping[Place, Place]:
        """Every scene that names a partner to what it names."""
        return {
            Place(scenario, name): Place(*scene.mirror.split("/"))
            for scenario, each in self._scenarios.items()
            for name, scene in each.scenario.scenes.items()
            if scene.mirror
        }

    def findings(self) -> Iterator[FoundIn]:
        """What is wrong with the pairs: names that lead nowhere, and partners too unlike."""
        for one, other in self._named.items():
            if other.scenario in self.unreadable:
                continue
            if broken := self._broken(one, other):
                yield next(iter(self._scenarios[one.scenario].files.values())), broken
            elif one < other:
                yield from self._unlike(one, other)

    def in_assessments(self, exercises: Mapping[Path, Exercise]) -> Iterator[FoundIn]:
        """Pairs of which one exercise assesses both decisions, at the later of the two steps."""
        for file, exercise in exercises.items():
            steps = {
                step.scenario: place
                for place, step in enumerate(exercise.steps)
                if step.mode is Mode.ASSESSMENT
            }
            for one, other in self._named.items():
                if one < other and {one.scenario, other.scenario} <= steps.keys():
                    place = max(steps[one.scenario], steps[other.scenario])
                    values = {"one": _told(one), "other": _told(other)}
                    path = ("steps", place, "scenario")
                    yield file, _warning("mirror-in-assessment", _ASSESSED, path, values)

    def _broken(self, one: Place, other: Place) -> Finding | None:
        path = ("scenes", one.decision, "mirror")
        values = {"one": _told(one), "other": _told(other)}
        if not self._is_decision(one):
            return Finding("unknown-mirror", _NO_DECISION, path, values)
        if one == other or not self._is_decision(other):
            near = Names(map(_told, self._decisions())).nearest(_told(other))
            message = _NEAR if near and near != _told(one) else _UNKNOWN
            return Finding("unknown-mirror", message, path, {**values, "near": near})
        if self._named.get(other) != one:
            return Finding("one-sided-mirror", _ONE_SIDED, path, values)
        return None

    def _is_decision(self, at: Place) -> bool:
        readable = self._scenarios.get(at.scenario)
        scene = readable.scenario.scenes.get(at.decision) if readable else None
        return scene is not None and scene.is_decision

    def _decisions(self) -> Iterator[Place]:
        for name, each in self._scenarios.items():
            scenes = each.scenario.scenes.items()
            yield from (Place(name, scene) for scene, told in scenes if told.is_decision)

    def _unlike(self, one: Place, other: Place) -> Iterator[FoundIn]:
        """What two decisions that name each other lack, in every language that both are in."""
        here, there = self._scenarios[one.scenario], self._scenarios[other.scenario]
        for language, file in here.files.items():
            mine, its = here.choice(language, one.decision), there.choice(language, other.decision)
            if mine and its:
                yield from ((file, each) for each in _differences(mine, its, other))


def _differences(one: Choice, other: Choice, partner: Place) -> Iterator[Finding]:
    """Too few replies that both share, or the same professional one.

    Shared are two replies whose words are the same in the same order to three quarters; at least
    two are. Learners who compare two cases of one principle use it more (Loewenstein, Thompson and
    Gentner 1999); the numbers are ours.
    """
    shared = _shared(one, other)
    if len(shared) < FEWEST_SHARED:
        counts = {"shared": len(shared), "least": FEWEST_SHARED, "share": SAME}
        yield _warning("unlike-mirror", _UNLIKE, one.path, {"partner": _told(partner), **counts})
    if (one.best.reply.id, other.best.reply.id) in shared:
        values = {"partner": _told(partner)}
        yield _warning("same-best-reply", _SAME_BEST, one.path, values)


def _shared(one: Choice, other: Choice) -> set[tuple[str, str]]:
    """The replies that two decisions share, as pairs of ids, each in one pair; likest first."""
    pairs = [
        (likeness(mine, its), mine.reply.id, its.reply.id)
        for mine, its in product(one.options, other.options)
    ]
    shared: dict[str, str] = {}
    for alike, mine, its in sorted(pairs, reverse=True):
        if alike >= SAME and mine not in shared and its not in shared.values():
            shared[mine] = its
    return {*shared.items()}


def _told(place: Place) -> str:
    return f"{place.scenario}/{place.decision}"


def _warning(
    code: str, message: str, path: tuple[str | int, ...], values: Mapping[str, object]
) -> Finding:
    return Finding(code, message, path, values, Severity.WARNING)


_NO_DECISION = N_("Only a decision has a mirror, and this scene has no replies; remove it.")
_NEAR = N_("The pack has no other decision `{other}`. Did you mean `{near}`?")
_UNKNOWN = N_(
    "The pack has no other decision `{other}`; write the partner as `scenario/scene`, or remove "
    "this."
)
_ONE_SIDED = N_('`{other}` does not name this decision back; write `mirror = "{one}"` there.')
_UNLIKE = N_(
    "This decision and its mirror `{partner}` share {shared} replies (at least {least}, with "
    "{share:.0%} of their words the same). Let them offer the same replies, or remove `mirror`."
)
_SAME_BEST = N_(
    "The professional reply here is the professional one in the mirror `{partner}` too; in a pair "
    "another reply should be best."
)
_ASSESSED = N_(
    "This exercise assesses `{one}` and `{other}`, which are a mirror pair: answering the first "
    "gives the second away. Assess only one of them."
)
