"""Exercises: scenarios in an order, with what has to be reached; what a new hire is sent.

An exercise is one file, `exercises/<name>.toml` in a pack or anywhere else; its translations stand
beside it as `<name>.<language>.toml` and hold its texts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from coach.content import value_faults
from coach.content.exercise_cards import translation_of
from coach.content.faults import ID, Fault, Names, misspelt, shown
from coach.content.grades import Counts, Mode
from coach.content.model import Id, Part, Text
from coach.content.reader import LANGUAGE, Reader, Source
from coach.content.toml.tables import Data, KeyPath, listed
from coach.locale import N_, SOURCE_LANGUAGE


class Step(Part):
    """One scenario of an exercise."""

    scenario: Id
    """The name of a scenario, of the same pack or of any other in use."""
    mode: Mode
    """`practice`: with the coach, done when it is finished; `assessment`: scored."""
    optional: Annotated[bool, Field(strict=True)] = False
    """Whether the exercise is done without it; an optional step never counts."""


class Exercise(Part):
    """Scenarios in an order, with what has to be reached."""

    id: SkipJsonSchema[Id]
    """The name of its file."""
    language: SkipJsonSchema[str] = SOURCE_LANGUAGE
    """The language its texts are in, as far as they are translated."""
    format: Literal[1]
    title: Text
    summary: Text
    """One sentence for lists."""
    welcome: Text
    """What the learner reads first: what this is for, and what becomes of it."""
    contact: Text
    """Whom to ask, and how."""
    pass_mark: Annotated[int, Field(ge=1, le=100, strict=True)] | None = None
    """The score to reach over all assessments together, in percent; without it, doing is enough."""
    attempts: Annotated[int, Field(ge=1, le=20, strict=True)] | None = None
    """How often each assessment may be taken; without it, as often as wished."""
    counts: Counts = Counts.BEST
    """Which attempt at an assessment counts: `first`, which then is the only one, or `best`."""
    due: Annotated[date, Field(strict=True)] | None = None
    """The last day; whoever is later may still finish, and is shown to be late."""
    steps: tuple[Step, ...] = Field(min_length=1)

    @property
    def attempts_allowed(self) -> int | None:
        """How often each assessment may be taken; None for as often as wished."""
        return 1 if self.counts is Counts.FIRST else self.attempts

    @property
    def scored(self) -> tuple[Step, ...]:
        """The steps whose scores count."""
        return tuple(
            step for step in self.steps if step.mode is Mode.ASSESSMENT and not step.optional
        )

    @cached_property
    def fingerprint(self) -> str:
        """A hash of what passing depends on, in 16 hexadecimal digits; texts don't change it."""
        steps = ((step.scenario, step.mode, step.optional) for step in self.steps)
        return rules_fingerprint(self.pass_mark, self.attempts_allowed, self.counts, steps)


def rules_fingerprint(
    pass_mark: int | None,
    attempts: int | None,
    counts: Counts,
    steps: Iterable[tuple[str, Mode, bool]],
) -> str:
    """The fingerprint of an exercise with these rules.

    `attempts` is how many are allowed; a step is its scenario, its mode and whether it is optional.
    """
    rules = [pass_mark, attempts, counts.value, [[name, mode.value, o] for name, mode, o in steps]]
    packed = json.dumps(rules, separators=(",", ":"))
    return hashlib.blake2b(packed.encode(), digest_size=8).hexdigest()


class ExerciseOverlay(Part):
    """The translated texts of an exercise."""

    title: Text | None = None
    summary: Text | None = None
    welcome: Text | None = None
    contact: Text | None = None


def load_exercise(file: Path, language: str, scenarios: Collection[str]) -> Exercise:
    """The exercise in `file`, in `language` as far as it is translated.

    `scenarios` are the names of those in use. Raises ContentError with every problem of the file
    and of that translation.
    """
    return _ExerciseReader(file, scenarios).load(language)


def read_exercise(
    file: Path, scenarios: Collection[str], languages: Iterable[str] | None = None
) -> Source[Exercise]:
    """The exercise in `file` with its translations into `languages`; into any, where None."""
    return _ExerciseReader(file, scenarios, languages).read()


def translations_beside(file: Path) -> list[str]:
    """The languages that a translation of the exercise in `file` stands beside it for."""
    names = (each.name.removeprefix(f"{file.stem}.") for each in file.parent.glob("*.*.toml"))
    found = {name.removesuffix(".toml") for name in names}
    return sorted(
        each for each in found if LANGUAGE.fullmatch(each) and translation_of(file, each).is_file()
    )


class _ExerciseReader(Reader[Exercise]):
    model = Exercise
    overlay = ExerciseOverlay
    missing = (
        "no-exercise",
        N_("There is no such file; write it, or name an exercise that is there."),
    )

    def __init__(
        self, file: Path, scenarios: Collection[str], languages: Iterable[str] | None = None
    ) -> None:
        super().__init__(file)
        self._scenarios = scenarios
        self._languages = languages

    @property
    def original(self) -> Path:
        return self.place

    def beside(self, language: str) -> Path:
        return translation_of(self.place, language)

    def translations(self, data: Data) -> Iterable[str]:  # noqa: ARG002
        if self._languages is None:
            return translations_beside(self.place)
        return self._languages

    def given(self, language: str | None) -> Data:
        return {"id": self.place.stem, "language": language or SOURCE_LANGUAGE}

    def faults(self, data: Data) -> Iterator[Fault]:
        if not ID.fullmatch(self.place.stem):
            yield Fault(*value_faults.NO_ID_OF_FILE, (), {"name": shown(self.place.stem)})
        yield from exercise_faults(data, self._scenarios)


def exercise_faults(data: Data, scenarios: Collection[str]) -> Iterator[Fault]:
    """What must agree between the keys of an exercise, and with the `scenarios` in use."""
    steps = listed(data.get("steps"))
    yield from _step_faults(steps, scenarios)
    required = [step for _, step in steps if step.get("optional") is not True]
    if steps and not required:
        yield Fault("nothing-required", _NOTHING_REQUIRED, ("steps",), {})
    practised = bool(required) and all(step.get("mode") == Mode.PRACTICE for step in required)
    for key in ("pass_mark", "attempts", "counts"):
        if key in data and practised:
            yield Fault("nothing-to-score", _NOTHING_SCORED, (key,), {})
    if data.get("counts") == Counts.FIRST and data.get("attempts") not in {None, 1}:
        yield Fault("idle-attempts", _IDLE_ATTEMPTS, ("attempts",), {})


def _step_faults(steps: list[tuple[int, Data]], scenarios: Collection[str]) -> Iterator[Fault]:
    names, seen = Names(scenarios), set()
    for place, step in steps:
        path: KeyPath = ("steps", place, "scenario")
        name, mode = step.get("scenario"), step.get("mode")
        if not isinstance(name, str):
            continue
        if name not in names:
            yield misspelt("unknown-scenario", path, name, names, _SCENARIO)
        elif isinstance(mode, str) and (name, mode) in seen:
            yield Fault("duplicate-step", _SAME_STEP, path, {"name": name})
        seen.add((name, str(mode)))


_SCENARIO = (
    N_("No scenario is called `{name}`. Did you mean `{near}`?"),
    N_("No scenario is called `{name}`; `coach list` shows those in use."),
)
_SAME_STEP = N_("`{name}` is a step in this mode already; remove one of the two.")
_NOTHING_REQUIRED = N_("Every step is optional, so there is nothing to do; make one required.")
_NOTHING_SCORED = N_(
    "`{key}` is about assessments and no required step is one; remove it, or add such a step."
)
_IDLE_ATTEMPTS = N_(
    "Only the first attempt counts, so there is no second one; remove this, or let the best count."
)
