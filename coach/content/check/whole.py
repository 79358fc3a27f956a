"""A pack as a whole: what no single scenario of it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from coach.content.check.coverage import (
    balance,
    find_listed_welcome,
    find_missing_scenarios,
    find_taken_welcome,
    find_thin_principles,
    find_uncovered,
)
from coach.content.check.finding import Finding
from coach.content.check.mirrors import FoundIn, Mirrors
from coach.content.check.writing.bots import BotScore, find_winning_bots, is_bank, run_bots
from coach.content.check.writing.choices import Choice, Readable
from coach.content.exercises import Exercise
from coach.content.model import Pack, Scenario
from coach.content.toml.tables import KeyPath


@dataclass(frozen=True)
class Whole:
    """A pack with all its scenarios that can be read."""

    pack: Pack
    readables: Sequence[Readable]
    folders: Collection[str]
    """The names of all its scenarios, also of those that cannot be read."""
    exercises: Mapping[Path, Exercise]
    """The file of each exercise that can be taken to what it holds."""

    @property
    def scenarios(self) -> list[Scenario]:
        """Those that can be read."""
        return [each.scenario for each in self.readables]

    @cached_property
    def choices(self) -> Mapping[str, Sequence[Choice]]:
        """Every language of the pack to the decisions in it."""
        return {
            language: [choice for each in self.readables for choice in each.kept_choices(language)]
            for language in self.pack.languages
        }

    @cached_property
    def scores(self) -> tuple[BotScore, ...]:
        """How the cue bots do, language by language; also where it is too little to judge by."""
        return tuple(score for choices in self.choices.values() for score in run_bots(choices))

    def is_bank(self, language: str) -> bool:
        """Whether there are decisions enough in `language` to judge the pack by."""
        return len(self.readables) > 1 and is_bank(self.choices[language])

    def findings(self) -> Iterator[Finding]:
        """What is wrong, told of pack.toml.

        What a scenario that cannot be read would cover is not known, so then nobody asks.
        """
        yield from find_missing_scenarios(self.pack, self.folders)
        yield from find_listed_welcome(self.pack)
        if len(self.scenarios) == len(self.folders):
            yield from find_uncovered(self.pack, self.scenarios)
            yield from find_thin_principles(self.pack, self.scenarios)
        for place, language in enumerate(self.pack.languages):
            yield from self._in_language(language, ("languages", place))

    def findings_beside(self) -> Iterator[FoundIn]:
        """What is wrong between its scenarios and exercises, told of their files."""
        unreadable = {*self.folders}.difference(each.id for each in self.scenarios)
        mirrors = Mirrors(self.readables, frozenset(unreadable))
        yield from mirrors.findings()
        yield from mirrors.in_assessments(self.exercises)
        yield from find_taken_welcome(self.pack, self.exercises)

    def _in_language(self, language: str, path: KeyPath) -> Iterator[Finding]:
        if self.is_bank(language):
            yield from find_winning_bots([s for s in self.scores if s.language == language], path)

    def balance(self) -> dict[str, Any]:
        """How scenarios, decisions and endings are spread."""
        return balance(self.pack, self.scenarios)
