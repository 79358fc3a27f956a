"""Whether a record says what follows from its moves.

Every move is played again. That shows that scores and passing follow from the moves; it cannot
show who made them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise

from coach.content.exercises import Exercise, rules_fingerprint
from coach.content.faults import shown
from coach.content.grades import Mode
from coach.exercise.record import Entry, Record, RuledStep, Rules, Standing
from coach.exercise.standing import rank, the_one_that_counts
from coach.journal.attempt import Attempt
from coach.journal.resuming import summarise
from coach.locale import N_, _
from coach.practice.fast_replay import Trace, Tracer
from coach.practice.scoring import Result, together


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a record cannot be taken as it is."""

    code: str
    """Stable name, like `other-score`."""
    message: str
    """`values` fill its braces."""
    values: Mapping[str, object] = field(default_factory=dict)
    contradicts: bool = True
    """Whether the record contradicts itself; else something to check it against is missing."""

    @property
    def text(self) -> str:
        """The message in the language in use; what a record says in it cannot break its line."""
        values = {
            key: shown(value) if isinstance(value, str) else value
            for key, value in self.values.items()
        }
        return _(self.message).format(**values)


@dataclass(frozen=True, slots=True)
class Followed:
    """An attempt whose moves were played again, and that is what it says."""

    attempt: Attempt
    trace: Trace
    result: Result
    earlier: int
    """How many attempts at the scenario were begun before it."""

    @property
    def order(self) -> tuple[datetime, str]:
        """Sorts by when they were finished."""
        return (self.attempt.updated, self.attempt.id)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a record is found to be."""

    record: Record
    followed: tuple[Followed, ...]
    """The attempts that hold, in the record's order."""
    doubts: tuple[Doubt, ...]

    @property
    def holds(self) -> bool:
        """Whether everything the record says follows from its moves."""
        return not self.doubts

    @property
    def contradicts(self) -> bool:
        """Whether the record contradicts itself, as a forged one does."""
        return any(doubt.contradicts for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Judged:
    """What attempts come to under the rules of an exercise."""

    standing: Standing
    counted: frozenset[str]
    """The ids of the attempts that count, one for each step that is done."""
    steps: tuple[bool, ...]
    """Whether each step is done, in their order."""
    settled: datetime | None
    """When it was first passed; where it is not, when it was first done; None until then."""


def judge(rules: Rules, followed: Iterable[Followed]) -> Judged:
    """What `followed`, attempts made in one exercise, come to under its `rules`."""
    taken = sorted(followed, key=lambda each: each.order)
    judged = _judge(rules, taken)
    if not judged.standing.done or not taken:
        return judged
    goal = "passed" if judged.standing.passed else "done"
    least = sum(not step.optional for step in rules.steps)
    for number in range(max(1, least), len(taken)):
        if getattr(_judge(rules, taken[:number]).standing, goal):
            return replace(judged, settled=taken[number - 1].attempt.updated)
    return replace(judged, settled=taken[-1].attempt.updated)


def _judge(rules: Rules, taken: list[Followed]) -> Judged:
    counted = [_counted(taken, rules, step) for step in rules.steps]
    steps = list(zip(rules.steps, counted, strict=True))
    required = [each for step, each in steps if not step.optional]
    score = together(each.result.score for step, each in steps if each and step.scored)
    done = all(required)
    reached = rules.pass_mark is None or rank(score.percent) >= rules.pass_mark
    return Judged(
        Standing.of(score, done=done, passed=done and reached),
        frozenset(each.attempt.id for each in counted if each),
        tuple(each is not None for each in counted),
        None,
    )


def _counted(taken: Iterable[Followed], rules: Rules, step: RuledStep) -> Followed | None:
    at_step = [each for each in taken if _place(each.attempt) == step.place]
    return the_one_that_counts(
        at_step, step.mode, rules.counts, lambda each: each.result.score.percent
    )


def allowed(rules: Rules, followed: Iterable[Followed]) -> list[Followed]:
    """`followed` without the assessments beyond as many as may be taken; the first ones stay."""
    made: Counter[str] = Counter()
    kept = []
    for run in sorted(followed, key=lambda each: each.order):
        if run.attempt.mode is Mode.ASSESSMENT and rules.attempts is not None:
            made[run.attempt.scenario] += 1
            if made[run.attempt.scenario] > rules.attempts:
                continue
        kept.append(run)
    return kept


class Verifier:
    """Plays the moves of records again; made once, then asked about any number of records.

    `tracers` has every scenario in use by its id, `exercises` every exercise.
    """

    def __init__(self, tracers: Mapping[str, Tracer], exercises: Mapping[str, Exercise]) -> None:
        self._tracers = tracers
        self._exercises = exercises

    def verify(self, record: Record) -> Verdict:
        """What `record` is found to be."""
        doubts = [*self._about_rules(record.rules), *_about_times(record)]
        followed = []
        for entry in record.entries:
            found = self.follow(entry.attempt, entry.earlier)
            if isinstance(found, Doubt):
                doubts.append(found)
            else:
                followed.append(found)
        doubts += [*_about_steps(record), *_about_numbers(record.entries)]
        if len(followed) == len(record.entries):
            doubts += _about_result(record, followed)
        return Verdict(record, tuple(followed), tuple(doubts))

    def follow(self, attempt: Attempt, earlier: int) -> Followed | Doubt:
        """`attempt` played again, or why that does not come to what it says."""
        name = {"scenario": attempt.scenario, "attempt": attempt.id}
        tracer = self._tracers.get(attempt.scenario)
        if tracer is None:
            return Doubt("foreign-scenario", _FOREIGN, name, contradicts=False)
        if attempt.fingerprint != tracer.scenario.fingerprint:
            return Doubt("changed-scenario", _CHANGED, name, contradicts=False)
        trace = tracer.trace(attempt.moves, attempt.mode)
        if not trace.held or trace.place not in tracer.scenario.endings:
            return Doubt("impossible-moves", _IMPOSSIBLE, name)
        result = tracer.result(trace)
        if summarise(tracer.scenario, result, trace.place) != attempt.result:
            return Doubt("other-score", _OTHER_SCORE, name)
        return Followed(attempt, trace, result, earlier)

    def _about_rules(self, rules: Rules) -> Iterator[Doubt]:
        own = rules_fingerprint(rules.pass_mark, rules.attempts, rules.counts, rules.steps)
        exercise = self._exercises.get(rules.exercise)
        if own != rules.fingerprint:
            yield Doubt("other-rules", _RULES_CHANGED)
        elif exercise is None:
            values = {"exercise": rules.exercise}
            yield Doubt("foreign-exercise", NO_EXERCISE, values, contradicts=False)
        elif exercise.fingerprint != own:
            values = {"exercise": rules.exercise}
            yield Doubt("changed-exercise", _OTHER_EXERCISE, values, contradicts=False)


def _about_times(record: Record) -> Iterator[Doubt]:
    for entry in record.entries:
        attempt = entry.attempt
        times = [attempt.started, *(move.at for move in attempt.timed), attempt.updated]
        if any(sooner - later > _CLOCK for sooner, later in pairwise([*times, record.written])):
            yield Doubt("impossible-times", _TIMES, {"attempt": attempt.id})


def _about_numbers(entries: Iterable[Entry]) -> Iterator[Doubt]:
    """Before no two attempts at a scenario were as many begun."""
    seen: dict[tuple[str, int], str] = {}
    for entry in entries:
        key = (entry.attempt.scenario, entry.earlier)
        if seen.setdefault(key, entry.attempt.id) != entry.attempt.id:
            values = {"attempt": entry.attempt.id, "scenario": entry.attempt.scenario}
            yield Doubt("other-number", _OTHER_NUMBER, values)


def _about_steps(record: Record) -> Iterator[Doubt]:
    rules = record.rules
    steps = {step.place for step in rules.steps}
    ids = Counter(entry.attempt.id for entry in record.entries)
    for attempt_id in (each for each, times in ids.items() if times > 1):
        yield Doubt("repeated-attempt", _REPEATED, {"attempt": attempt_id})
    for entry in record.entries:
        if _place(entry.attempt) not in steps:
            yield Doubt("no-such-step", _NO_STEP, {"attempt": entry.attempt.id})
    at_step = Counter(_place(entry.attempt) for entry in record.entries)
    for step in rules.steps:
        made = at_step[step.place]
        if step.mode is Mode.ASSESSMENT and rules.attempts is not None and made > rules.attempts:
            values = {"scenario": step.scenario, "made": made, "allowed": rules.attempts}
            yield Doubt("too-many-attempts", _TOO_MANY, values)


def _place(attempt: Attempt) -> tuple[str, Mode]:
    return (attempt.scenario, attempt.mode)


def _about_result(record: Record, followed: list[Followed]) -> Iterator[Doubt]:
    judged = judge(record.rules, followed)
    if judged.counted != {entry.attempt.id for entry in record.entries if entry.counts}:
        yield Doubt("other-counted", _OTHER_COUNTED)
    if judged.standing != record.standing:
        yield Doubt("other-result", _OTHER_RESULT)


_CLOCK = timedelta(minutes=10)
"""How far a clock may be set back while somebody plays."""

_FOREIGN = N_("Attempt {attempt}: the scenario {scenario} is not here; add its pack with --pack.")
_CHANGED = N_(
    "Attempt {attempt}: the scenario {scenario} here is another version than the one played."
)
_IMPOSSIBLE = N_("Attempt {attempt}: its moves do not lead through {scenario} to an ending.")
_OTHER_SCORE = N_("Attempt {attempt}: its figures are not what its moves come to.")
_RULES_CHANGED = N_("The rules in it are not those that its fingerprint stands for.")
NO_EXERCISE = N_("The exercise {exercise} is not here; add its pack, or name its file.")
_OTHER_EXERCISE = N_("The exercise {exercise} here has other rules than the one that was taken.")
_TIMES = N_("Attempt {attempt}: its times are not in order.")
_OTHER_NUMBER = N_("Attempt {attempt}: as many come before it as before another at {scenario}.")
_REPEATED = N_("Attempt {attempt} stands in it more than once.")
_NO_STEP = N_("Attempt {attempt} belongs to no step of the exercise.")
_TOO_MANY = N_("{scenario}: {made} attempts, where {allowed} are allowed.")
_OTHER_COUNTED = N_("The attempts marked as counting are not those that count by the rules.")
_OTHER_RESULT = N_("The result is not what the attempts come to.")
