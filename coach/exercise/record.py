"""The record: what a learner hands in, one TOML file that a person can read and a program check.

It holds the learner's chosen name, the rules of the exercise, every finished attempt made in it
with its moves, and what follows from them. Its checksum finds damage and careless changes; it is
no signature, for whoever can write a file can also write its checksum.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, Self
from unicodedata import category

from coach.content.exercises import Exercise
from coach.content.faults import shown
from coach.content.grades import Counts, Mode
from coach.content.toml.files import read_toml
from coach.content.toml.tables import given
from coach.errors import DamagedFile
from coach.exercise.standing import ExerciseStanding
from coach.journal.attempt import Attempt, TimedMove, read_summary
from coach.journal.checked_values import COUNT, DAY, ID, NUMBER, SWITCH, TEXT, TIME, Fields, one_of
from coach.locale import N_
from coach.practice.scoring import Score

FORMAT = 1
"""The version of the file that this program writes, and the only one it reads."""

LONGEST_NAME = 80
"""Characters of a learner's name."""


class RuledStep(NamedTuple):
    """A step of an exercise as far as passing depends on it."""

    scenario: str
    mode: Mode
    optional: bool

    @property
    def place(self) -> tuple[str, Mode]:
        """What an attempt at it is at."""
        return (self.scenario, self.mode)

    @property
    def scored(self) -> bool:
        """Whether its score is part of the exercise's."""
        return self.mode is Mode.ASSESSMENT and not self.optional


@dataclass(frozen=True, slots=True)
class Rules:
    """An exercise as far as passing depends on it."""

    exercise: str
    title: str
    fingerprint: str
    steps: tuple[RuledStep, ...]
    """In order."""
    pass_mark: int | None
    attempts: int | None
    """How often each assessment may be taken; None for as often as wished."""
    counts: Counts
    due: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the attempts come to."""

    done: bool
    passed: bool
    percent: int | None
    """Over all decisions of the assessments that count."""
    professional: int
    decisions: int

    @classmethod
    def of(cls, score: Score, *, done: bool, passed: bool) -> Self:
        """With `score` over all decisions of the assessments that count."""
        return cls(done, passed, score.percent, score.professional, score.decisions)


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished attempt in a record."""

    attempt: Attempt
    counts: bool
    """Whether it is the one that counts for its step."""
    earlier: int
    """How many attempts at the scenario the learner had begun before this one, anywhere."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a learner hands in. All times are in UTC, to the second."""

    name: str
    """As the learner wants to be called."""
    written: datetime
    rules: Rules
    standing: Standing
    entries: tuple[Entry, ...]
    """In the order in which they were finished."""

    @property
    def first(self) -> str | None:
        """The id of the attempt finished first, the same in every later record of a learner."""
        return self.entries[0].attempt.id if self.entries else None

    def to_toml(self) -> str:
        """The text of its file, checksum included."""
        # only writing needs it
        import tomli_w  # noqa: PLC0415

        data = _document(self)
        return tomli_w.dumps({"checksum": checksum(data), **data})

    @classmethod
    def from_toml(cls, text: str) -> Self:
        """The record that `text` holds. Raises DamagedFile."""
        try:
            return cls.from_data(tomllib.loads(text))
        except (ValueError, RecursionError) as error:
            raise DamagedFile(N_("This is not TOML: {reason}."), reason=error) from None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The record that `data` holds, as tomllib reads it.

        Raises DamagedFile where something is missing or of another kind, and where the checksum
        is not that of the rest.
        """
        fields = Fields(data)
        _accept(fields, data)
        rules = _read_rules(fields)
        return cls(
            name=fields.need("name", TEXT),
            written=fields.need("written", TIME),
            rules=rules,
            standing=_read_standing(fields.table("result")),
            entries=tuple(_read_entry(each, rules.exercise) for each in fields.tables("attempts")),
        )


def read_record(file: Path) -> Record:
    """The record in `file`.

    Raises ContentError where it cannot be opened or is not TOML, and DamagedFile where it is no
    record, or one that was changed.
    """
    return Record.from_data(read_toml(file).data)


def learner_name(text: str) -> str:
    """`text` as the name on a record: one line, without what cannot be shown, and not too long.

    Empty where nothing is left of it.
    """
    kept = (each for each in text if each.isspace() or category(each) not in {"Cc", "Cs"})
    return " ".join("".join(kept).split())[:LONGEST_NAME].rstrip()


def is_record(data: Mapping[str, Any]) -> bool:
    """Whether `data` means to be a record, in this or another format."""
    return "checksum" in data and "exercise" in data


def write_record(
    standing: ExerciseStanding, attempts: Iterable[Attempt], *, name: str, now: datetime
) -> Record:
    """The record of `standing` for a learner called `name`, of which something must be left.

    `attempts` are all that the learner ever began, to tell first attempts from later ones.
    """
    earlier = {(each.scenario, each.id): number for each, number in numbered(attempts)}
    entries = [
        Entry(
            _to_the_second(taken.attempt),
            taken is step.counted,
            earlier.get((taken.attempt.scenario, taken.attempt.id), 0),
        )
        for step in standing.steps
        for taken in step.taken
    ]
    return Record(
        name=learner_name(name),
        written=_second(now),
        rules=rules_of(standing.exercise),
        standing=Standing.of(standing.score, done=standing.done, passed=standing.passed),
        entries=tuple(sorted(entries, key=lambda each: (each.attempt.finished, each.attempt.id))),
    )


def numbered(attempts: Iterable[Attempt]) -> Iterator[tuple[Attempt, int]]:
    """Each attempt with how many at its scenario were begun before it."""
    begun: Counter[str] = Counter()
    for attempt in sorted(attempts, key=lambda each: (each.started, each.id)):
        yield attempt, begun[attempt.scenario]
        begun[attempt.scenario] += 1


def checksum_of(record: Record) -> str:
    """The checksum in the file of `record`."""
    return checksum(_document(record))


def checksum(data: Mapping[str, Any]) -> str:
    """The checksum of a record's `data`, in which line ends and the order of keys do not matter."""
    rest = {key: value for key, value in data.items() if key != "checksum"}
    packed = json.dumps(rest, sort_keys=True, ensure_ascii=False, default=_as_text)
    return "sha256:" + hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()


def _as_text(value: object) -> str:
    if isinstance(value, datetime) and value.tzinfo:
        with suppress(OverflowError):  # the first and the last day there are have no other zones
            return value.astimezone(UTC).isoformat()
    return str(value)


def _to_the_second(attempt: Attempt) -> Attempt:
    return replace(
        attempt,
        started=_second(attempt.started),
        updated=_second(attempt.updated),
        finished=_second(attempt.finished) if attempt.finished else None,
        timed=tuple(each._replace(at=_second(each.at)) for each in attempt.timed),
    )


def _second(time: datetime) -> datetime:
    return time.astimezone(UTC).replace(microsecond=0)


def rules_of(exercise: Exercise) -> Rules:
    """`exercise` as far as passing depends on it."""
    return Rules(
        exercise=exercise.id,
        title=exercise.title,
        fingerprint=exercise.fingerprint,
        steps=tuple(RuledStep(each.scenario, each.mode, each.optional) for each in exercise.steps),
        pass_mark=exercise.pass_mark,
        attempts=exercise.attempts_allowed,
        counts=exercise.counts,
        due=exercise.due,
    )


def _document(record: Record) -> dict[str, Any]:
    rules = record.rules
    return given(
        {
            "format": FORMAT,
            "name": record.name,
            "exercise": rules.exercise,
            "title": rules.title,
            "written": record.written,
            "first": record.first,
            "rules": given(
                {
                    "fingerprint": rules.fingerprint,
                    "pass_mark": rules.pass_mark,
                    "attempts": rules.attempts,
                    "counts": rules.counts.value,
                    "due": rules.due,
                    "steps": [_step_text(step) for step in rules.steps],
                }
            ),
            "result": given(asdict(record.standing)),
            "attempts": [_entry_data(entry) for entry in record.entries],
        }
    )


def _step_text(step: RuledStep) -> str:
    return f"{step.mode.value} {step.scenario}" + (" optional" if step.optional else "")


def _entry_data(entry: Entry) -> dict[str, Any]:
    attempt = entry.attempt
    return given(
        {
            "id": attempt.id,
            "scenario": attempt.scenario,
            "pack": attempt.pack,
            "mode": attempt.mode.value,
            "counts": entry.counts,
            "earlier": entry.earlier,
            "started": attempt.started,
            "finished": attempt.finished,
            "language": attempt.language,
            "seed": attempt.seed,
            "fingerprint": attempt.fingerprint,
            **attempt.result._asdict(),
            "moves": [_move_text(move, attempt.started) for move in attempt.timed],
        }
    )


def _move_text(move: TimedMove, started: datetime) -> str:
    seconds = round((move.at - started).total_seconds())
    return f"{seconds} {move.decision} {move.reply or _BACK}"


_BACK = "<"
"""Stands for a reply where the learner went back."""


_MODE, _COUNTS = one_of(Mode), one_of(Counts)


def _accept(fields: Fields, data: Mapping[str, Any]) -> None:
    fields.accept_format(FORMAT)
    if fields.need("checksum", TEXT) != checksum(data):
        raise DamagedFile(
            N_("The checksum is not that of the rest: the file was changed after it was written.")
        )


def _read_rules(fields: Fields) -> Rules:
    rules = fields.table("rules")
    return Rules(
        exercise=fields.need("exercise", ID),
        title=fields.need("title", TEXT),
        fingerprint=rules.need("fingerprint", TEXT),
        steps=tuple(_read_step(text) for text in rules.texts("steps")),
        pass_mark=rules.take("pass_mark", COUNT),
        attempts=rules.take("attempts", COUNT),
        counts=rules.need("counts", _COUNTS),
        due=rules.take("due", DAY),
    )


def _read_step(text: str) -> RuledStep:
    mode, _space, rest = text.partition(" ")
    scenario, _space, optional = rest.partition(" ")
    if mode not in tuple(Mode) or not scenario or optional not in {"", "optional"}:
        raise DamagedFile(N_("`{step}` is no step of an exercise."), step=shown(text))
    return RuledStep(scenario, Mode(mode), bool(optional))


def _read_standing(fields: Fields) -> Standing:
    return Standing(
        done=fields.need("done", SWITCH),
        passed=fields.need("passed", SWITCH),
        percent=fields.take("percent", COUNT),
        professional=fields.need("professional", COUNT),
        decisions=fields.need("decisions", COUNT),
    )


def _read_entry(fields: Fields, exercise: str) -> Entry:
    started, finished = fields.need("started", TIME), fields.need("finished", TIME)
    attempt = Attempt(
        id=fields.need("id", TEXT),
        scenario=fields.need("scenario", ID),
        pack=fields.need("pack", ID),
        fingerprint=fields.need("fingerprint", TEXT),
        language=fields.need("language", TEXT),
        mode=fields.need("mode", _MODE),
        seed=fields.need("seed", NUMBER),
        started=started,
        updated=finished,
        finished=finished,
        timed=tuple(_read_move(text, started) for text in fields.texts("moves")),
        result=read_summary(fields, finished=True),
        exercise=exercise,
    )
    return Entry(attempt, fields.need("counts", SWITCH), fields.need("earlier", COUNT))


def _read_move(text: str, started: datetime) -> TimedMove:
    try:
        seconds, decision, reply = text.split(" ")
        at = started + timedelta(seconds=int(seconds))
    except (ValueError, OverflowError):
        raise DamagedFile(
            N_("`{move}` is no move; it is seconds, decision and reply."), move=shown(text)
        ) from None
    return TimedMove(decision, None if reply == _BACK else reply, at)
