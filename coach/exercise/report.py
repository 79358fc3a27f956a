"""The report: what a cohort did, from the records and journals it handed in.

Everything is read once, learner by learner, and added up; of each learner a line is kept for each
exercise, of each attempt nothing but its id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from coach.content.exercises import Exercise
from coach.content.grades import Mode
from coach.content.readfile import read_toml
from coach.errors import ContentError, DamagedFile
from coach.exercise.gathering import Found, Head, SetAside, attempts_in, owner_of
from coach.exercise.items import ScaleTally
from coach.exercise.record import Record, Rules, rules_of
from coach.exercise.standing import end_of
from coach.exercise.tally import PrincipleTally, ScenarioTally
from coach.exercise.verifying import Doubt, Followed, Judged, Verdict, Verifier, judge
from coach.journal.attempt import Attempt
from coach.locale import N_
from coach.practice.tracing import Tracer

Progress = Callable[[int], None]
"""Told how many records and journals have been read."""


@dataclass(frozen=True, slots=True)
class Learner:
    """How one learner stands in one exercise."""

    name: str
    steps: int
    """How many of the required steps are done."""
    of: int
    done: bool
    passed: bool | None
    """None where the rules that the record names cannot be checked here."""
    percent: int | None
    professional: int
    decisions: int
    attempts: int
    """Finished ones, at all steps."""
    finished: datetime | None
    """When the last required step was done; None where one is not."""
    last: datetime | None
    """When the last attempt was finished."""
    late: bool
    file: Path


class ExerciseTally:
    """How a cohort stands in one exercise."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.learners: list[Learner] = []
        self.steps = [0] * len(rules.steps)
        """How many have done each step."""
        self.scored = tuple(
            scenario
            for scenario, mode, optional in rules.steps
            if mode is Mode.ASSESSMENT and not optional
        )
        self.scale = ScaleTally(len(self.scored))
        """First attempts at the assessments, a scenario's score being an item."""

    def add(self, learner: Learner, judged: Judged, runs: Iterable[Followed]) -> None:
        """Count a learner with the attempts made in the exercise."""
        self.learners.append(learner)
        if len(judged.steps) == len(self.steps):
            self.steps = [n + done for n, done in zip(self.steps, judged.steps, strict=True)]
        firsts = {
            run.attempt.scenario: run.result.score.percent
            for run in runs
            if run.attempt.mode is Mode.ASSESSMENT and not run.earlier
        }
        scores = [firsts.get(name) for name in self.scored]
        if any(score is not None for score in scores):
            self.scale.add([None if score is None else score / 100 for score in scores])


class Report:
    """What was handed in, added up."""

    def __init__(
        self,
        verifier: Verifier,
        tracers: Mapping[str, Tracer],
        exercises: Mapping[str, Exercise],
    ) -> None:
        self.scenarios = {name: ScenarioTally(tracer.scenario) for name, tracer in tracers.items()}
        self.principles: defaultdict[tuple[str, str], PrincipleTally] = defaultdict(PrincipleTally)
        """Pack and principle to what was answered."""
        self.exercises: dict[str, ExerciseTally] = {}
        self.set_aside: list[SetAside] = []
        self.records = self.journals = 0
        """How many count."""
        self._verifier = verifier
        self._known = exercises
        self._seen: set[int] = set()
        self._names: defaultdict[tuple[str, str], int] = defaultdict(int)

    @property
    def learners(self) -> int:
        """How many learners are in it, those in several exercises counted in each."""
        return sum(len(each.learners) for each in self.exercises.values())

    def read(self, found: Found, progress: Progress = lambda _read: None) -> None:
        """Count everything that was found."""
        self.set_aside += found.set_aside
        read = 0
        for head in found.records:
            self._read_record(head)
            progress(read := read + 1)
        for journal in found.journals:
            self._read_journal(journal)
            progress(read := read + 1)
        self.set_aside.sort(key=lambda each: str(each.file))

    def _read_record(self, head: Head) -> None:
        try:
            record = Record.from_data(read_toml(head.file).data)
        except DamagedFile as error:
            self._put_aside(head.file, "damaged", error.message, error.values)
            return
        except ContentError as error:
            problem = error.problems[0]
            self._put_aside(head.file, problem.code, problem.message, problem.values)
            return
        verdict = self._verifier.verify(record)
        self._tell_doubts(head.file, verdict)
        if verdict.contradicts:
            return
        if any(_key(run) in self._seen for run in verdict.followed):
            self._put_aside(head.file, "copied", _COPIED, {})
            return
        self.records += 1
        self._count_record(verdict, head.file)

    def _tell_doubts(self, file: Path, verdict: Verdict) -> None:
        for doubt in verdict.doubts:
            if doubt.contradicts or not verdict.contradicts:
                self._put_aside(file, doubt.code, doubt.message, doubt.values)

    def _put_aside(self, file: Path, code: str, message: str, values: Mapping[str, object]) -> None:
        self.set_aside.append(SetAside(file, code, message, values))

    def _count_record(self, verdict: Verdict, file: Path) -> None:
        record, runs = verdict.record, verdict.followed
        known = not any(doubt.code in _ABOUT_THE_RULES for doubt in verdict.doubts)
        judged = judge(record.rules, runs)
        row = _row(record.name, record.rules, judged, runs, file)
        self._count_learner(record.rules, row if known else replace(row, passed=None), judged, runs)
        for run in runs:
            self._count_run(run)

    def _count_learner(
        self, rules: Rules, learner: Learner, judged: Judged, runs: Iterable[Followed]
    ) -> None:
        key = rules.exercise
        if key not in self.exercises:
            here = self._known.get(key)
            self.exercises[key] = ExerciseTally(rules_of(here) if here else rules)
        self._names[key, learner.name.casefold()] += 1
        number = self._names[key, learner.name.casefold()]
        named = learner if number == 1 else replace(learner, name=f"{learner.name} ({number})")
        self.exercises[key].add(named, judged, runs)

    def _count_run(self, run: Followed) -> None:
        self._seen.add(_key(run))
        tally = self.scenarios[run.attempt.scenario]
        tally.add(run)
        if run.earlier:
            return
        for name, reply_id in run.trace.first.items():
            scene = tally.scenario.scenes[name]
            reply = scene.reply(reply_id)
            if reply and not scene.contested:
                self.principles[run.attempt.pack, scene.principle or ""].add(reply.grade.points)

    def _read_journal(self, journal: Path) -> None:
        kept = [each for file in attempts_in(journal) if (each := self._attempt(file))]
        attempts = [attempt for attempt in kept if attempt.counts]
        runs = [
            run
            for attempt, earlier in _numbered(attempts)
            if attempt.finished and (run := self._follow(journal, attempt, earlier))
        ]
        new = [run for run in runs if _key(run) not in self._seen]
        if runs and not new:
            return
        self.journals += 1
        for exercise in {run.attempt.exercise for run in new} & self._known.keys():
            self._count_in_exercise(journal, self._known[str(exercise)], runs)
        for run in new:
            self._count_run(run)

    def _count_in_exercise(self, journal: Path, exercise: Exercise, runs: list[Followed]) -> None:
        mine = [run for run in runs if run.attempt.exercise == exercise.id]
        if any(_key(run) in self._seen for run in mine):
            return
        rules = rules_of(exercise)
        judged = judge(rules, mine)
        row = _row(owner_of(journal), rules, judged, mine, journal)
        self._count_learner(rules, row, judged, mine)

    def _attempt(self, file: Path) -> Attempt | None:
        try:
            return Attempt.from_data(read_toml(file).data, file.stem)
        except DamagedFile as error:
            self._put_aside(file, "damaged", error.message, error.values)
        except ContentError as error:
            problem = error.problems[0]
            self._put_aside(file, problem.code, problem.message, problem.values)
        return None

    def _follow(self, journal: Path, attempt: Attempt, earlier: int) -> Followed | None:
        found = self._verifier.follow(attempt, earlier)
        if isinstance(found, Doubt):
            file = journal / attempt.scenario / f"{attempt.id}.toml"
            self._put_aside(file, found.code, found.message, found.values)
            return None
        return found


def _numbered(attempts: list[Attempt]) -> Iterator[tuple[Attempt, int]]:
    """Each attempt with how many at its scenario were begun before it."""
    begun: defaultdict[str, int] = defaultdict(int)
    for attempt in sorted(attempts, key=lambda each: (each.started, each.id)):
        yield attempt, begun[attempt.scenario]
        begun[attempt.scenario] += 1


def _row(name: str, rules: Rules, judged: Judged, runs: Iterable[Followed], file: Path) -> Learner:
    standing, every = judged.standing, list(runs)
    required = [
        done
        for done, (_scenario, _mode, optional) in zip(judged.steps, rules.steps, strict=True)
        if not optional
    ]
    finished = judged.finished
    return Learner(
        name=name,
        steps=sum(required),
        of=len(required),
        done=standing.done,
        passed=standing.passed,
        percent=standing.percent,
        professional=standing.professional,
        decisions=standing.decisions,
        attempts=len(every),
        finished=finished,
        last=max((run.attempt.updated for run in every), default=None),
        late=bool(finished and rules.due and finished >= end_of(rules.due)),
        file=file,
    )


def _key(run: Followed) -> int:
    """Tells attempts apart in eight bytes each, for there may be a hundred thousand."""
    return hash((run.attempt.scenario, run.attempt.id))


_COPIED = N_("Some of its attempts are in another record, under another name.")
_ABOUT_THE_RULES = frozenset(("foreign-exercise", "changed-exercise"))
