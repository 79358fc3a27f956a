"""A run as the journal keeps it: one TOML file, written whole after every move."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple, Self

from coach.content.grades import Mode, Outcome
from coach.content.toml.tables import given
from coach.errors import DamagedFile
from coach.journal.checked_values import COUNT, ID, NUMBER, TEXT, TIME, Fields, one_of
from coach.locale import N_
from coach.practice.moves import Move

FORMAT = 1
"""The version of the file that this program writes, and the only one it reads."""

_MODE = one_of(Mode)
_OUTCOME = one_of(Outcome)


class Summary(NamedTuple):
    """What a run is worth, kept beside its moves so that a list need not load its scenario.

    `ending` and `outcome` are None until the attempt is finished, and only until then.
    """

    percent: int | None
    """The score over first answers; None where no decision counts, as in a run from the map."""
    professional: int
    decisions: int
    recovery_professional: int
    recovery_decisions: int
    ending: str | None
    outcome: Outcome | None


class TimedMove(NamedTuple):
    """A move and when it was made, in UTC."""

    decision: str
    reply: str | None
    """None where the learner went back to this decision."""
    at: datetime

    @property
    def move(self) -> Move:
        """The move alone, as a session takes it."""
        return Move(self.decision, self.reply)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One run of a scenario. All times are in UTC."""

    id: str
    """The name of its file without `.toml`: when it was started, and six random digits."""
    scenario: str
    pack: str
    fingerprint: str
    """That of the scenario when the last move was made."""
    language: str
    mode: Mode
    seed: int
    """Fixes the order in which replies are shown."""
    started: datetime
    updated: datetime
    finished: datetime | None
    """When an ending was reached; None while half done."""
    timed: tuple[TimedMove, ...]
    """Everything the learner did, going back included; first, what led to `from_scene`."""
    result: Summary
    exercise: str | None = None
    """The exercise that it is a step of; None where it was played for itself."""
    from_scene: str | None = None
    """The decision it was begun at, from the map; None where it was begun at the start."""

    @property
    def counts(self) -> bool:
        """Whether its answers are first answers; what was begun from the map is not scored."""
        return self.from_scene is None

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves alone, as a session takes them."""
        return tuple(each.move for each in self.timed)

    @property
    def half_done(self) -> bool:
        """Whether there is something to go on with; what was begun from the map is not."""
        return self.counts and self.finished is None and bool(self.timed)

    @property
    def order(self) -> tuple[datetime, str]:
        """Sorts attempts by when they were last played."""
        return (self.updated, self.id)

    def to_toml(self) -> str:
        """The text of its file."""
        # only saving needs it
        import tomli_w  # noqa: PLC0415

        return tomli_w.dumps(_document(self))

    @classmethod
    def from_toml(cls, text: str, name: str) -> Self:
        """The attempt that the text of the file `name`.toml holds. Raises DamagedFile."""
        try:
            return cls.from_data(tomllib.loads(text), name)
        except (ValueError, RecursionError) as error:
            raise DamagedFile(N_("This is not TOML: {reason}."), reason=error) from None

    @classmethod
    def from_data(cls, data: Mapping[str, Any], name: str) -> Self:
        """The attempt that `data` holds, the file `name`.toml as tomllib reads it.

        Unknown keys are passed over. Raises DamagedFile.
        """
        fields = Fields(data)
        fields.accept_format(FORMAT)
        return cls(
            id=name,
            scenario=fields.need("scenario", ID),
            pack=fields.need("pack", ID),
            fingerprint=fields.need("fingerprint", TEXT),
            language=fields.need("language", TEXT),
            mode=fields.need("mode", _MODE),
            seed=fields.need("seed", NUMBER),
            started=fields.need("started", TIME),
            updated=fields.need("updated", TIME),
            finished=fields.take("finished", TIME),
            timed=tuple(map(_read_move, fields.tables("moves"))),
            result=read_summary(fields.table("result"), finished="finished" in data),
            exercise=fields.take("exercise", ID),
            from_scene=fields.take("from_scene", ID),
        )


def new_id(started: datetime, token: str) -> str:
    """The id of an attempt started at `started`; `token` is six random hexadecimal digits."""
    return f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}-{token}"


def _document(attempt: Attempt) -> dict[str, Any]:
    head = {
        "format": FORMAT,
        "scenario": attempt.scenario,
        "pack": attempt.pack,
        "exercise": attempt.exercise,
        "fingerprint": attempt.fingerprint,
        "language": attempt.language,
        "mode": attempt.mode.value,
        "from_scene": attempt.from_scene,
        "seed": attempt.seed,
        "started": attempt.started,
        "updated": attempt.updated,
        "finished": attempt.finished,
    }
    moves = [given(each._asdict()) for each in attempt.timed]
    return {**given(head), "moves": moves, "result": given(attempt.result._asdict())}


def _read_move(fields: Fields) -> TimedMove:
    return TimedMove(
        decision=fields.need("decision", ID),
        reply=fields.take("reply", ID),
        at=fields.need("at", TIME),
    )


def read_summary(fields: Fields, *, finished: bool) -> Summary:
    """The summary that `fields` hold, of a finished attempt or another. Raises DamagedFile."""
    ending, outcome = fields.take("ending", ID), fields.take("outcome", _OUTCOME)
    if not finished == (ending is not None) == (outcome is not None):
        raise DamagedFile(
            N_("`finished`, `result.ending` and `result.outcome` go together: all three or none.")
        )
    return Summary(
        percent=fields.take("percent", COUNT),
        professional=fields.need("professional", COUNT),
        decisions=fields.need("decisions", COUNT),
        recovery_professional=fields.need("recovery_professional", COUNT),
        recovery_decisions=fields.need("recovery_decisions", COUNT),
        ending=ending,
        outcome=outcome,
    )
