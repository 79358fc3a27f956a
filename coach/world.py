"""What is outside the program, handed to everything that needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Self

from coach.content.cards import Card
from coach.content.grades import Mode
from coach.content.library import Library
from coach.journal.store import Journal
from coach.paths import Places
from coach.practice.moves import Move
from coach.settings import AT_THE_END, Settings

if TYPE_CHECKING:  # most starts take no exercise, and a list reads no scenario
    from coach.content.exercise_cards import ExerciseCard
    from coach.content.story import State
    from coach.journal.attempt import Attempt


@dataclass(frozen=True, slots=True)
class World:
    """One user's surroundings at one start of the program."""

    places: Places
    settings: Settings
    language: str
    """The language asked for; a pack may have it where the program has not."""
    environ: Mapping[str, str]
    now: Callable[[], datetime]
    """The time, with its zone."""
    random_bytes: Callable[[int], bytes]
    """As many random bytes as asked for."""
    zone: tzinfo | None = None
    """Where the learner's days begin; None for the system's own zone."""

    def day(self, at: datetime) -> date:
        """The date that the learner's calendar shows at a time."""
        try:
            return at.astimezone(self.zone).date()
        except (OSError, OverflowError, ValueError):  # no system knows its zone for every year
            return at.astimezone(UTC).date()

    @property
    def journal(self) -> Journal:
        """What this user has played."""
        return Journal(self.places.journal)

    def coached(self, mode: Mode) -> bool:
        """Whether the coach speaks after every decision of a run in `mode`, not only at its end."""
        return mode is Mode.PRACTICE and self.settings.coach != AT_THE_END

    def told(self, attempt: Attempt) -> bool:
        """Whether the coach has spoken about the answers in `attempt`."""
        return attempt.finished is not None or self.coached(attempt.mode)

    def library(self) -> Library:
        """The packs of this user in the language in use, read now."""
        return Library.open(self.places.packs, self.language)

    def speaking(self, language: str) -> Self:
        """The same world in another language."""
        return replace(self, language=language)

    def using(self, pack: Path) -> Self:
        """The same world with one more pack in use."""
        return replace(self, places=self.places.adding([str(pack)]))

    def new_seed(self) -> int:
        """A seed for a fresh session."""
        return int.from_bytes(self.random_bytes(4), "big")

    def new_token(self) -> str:
        """Six random hexadecimal digits, for the id of an attempt."""
        return self.random_bytes(3).hex()


@dataclass(frozen=True, slots=True)
class ReviewStart:
    """A sitting of review."""

    ahead: bool = False
    """Whether to go on with what is not due yet."""


@dataclass(frozen=True, slots=True)
class ExerciseStart:
    """An exercise to take."""

    card: ExerciseCard


@dataclass(frozen=True, slots=True)
class Start:
    """Which scenario to play, and how."""

    card: Card
    mode: Mode | None = None
    """None: as the attempt that is gone on with, else in practice."""
    seed: int | None = None
    """Starts a fresh attempt with this order of replies."""
    new: bool = False
    """Starts a fresh attempt even if one is half done."""
    again: bool = False
    """Ends with this time beside the last time."""
    exercise: str | None = None
    """The exercise that this is a step of, by its id; `mode` is given then."""
    from_scene: str | None = None
    """Starts a fresh attempt at this decision, in practice and without a score."""
    way: tuple[Move, ...] = ()
    """The moves that lead to `from_scene`."""
    tried: State | None = None
    """Begins in this state to try the scenario out; nothing of the run is kept."""


Beginning = Start | ReviewStart | ExerciseStart
"""What the screens may begin with."""
