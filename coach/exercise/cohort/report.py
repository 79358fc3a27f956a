"""The report: what a cohort did, from the records and journals it handed in.

Everything is read once, learner by learner, and added up; of each learner a line is kept for each
exercise, of each attempt nothing but its id.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from heapq import merge
from pathlib import Path

from coach.content.exercises import Exercise
from coach.errors import ContentError, DamagedFile
from coach.exercise.cohort.collecting import (
    Found,
    Head,
    SetAside,
    attempts_in,
    beside,
    owner_of,
    unreadable,
)
from coach.exercise.cohort.learners import ExerciseTally, Learner, line_of
from coach.exercise.cohort.tally import PrincipleTally, ScenarioTally
from coach.exercise.record import Rules, numbered, read_record, rules_of
from coach.exercise.record_verifying import (
    NO_EXERCISE,
    Doubt,
    Followed,
    Judged,
    Verdict,
    Verifier,
    allowed,
    judge,
)
from coach.journal.attempt import Attempt
from coach.journal.store import read_attempt
from coach.locale import N_
from coach.practice.fast_replay import Tracer

_FRESH = 4096


class Seen:
    """Numbers of 64 bits with a sign, kept in eight bytes each; a set takes nine times that."""

    def __init__(self) -> None:
        self._sorted = array("q")
        self._fresh: set[int] = set()
        """The last ones, which are not sorted in yet."""

    def add(self, number: int) -> None:
        """Remember `number`."""
        if number in self:
            return
        self._fresh.add(number)
        if len(self._fresh) == _FRESH:
            self._sorted = array("q", merge(self._sorted, sorted(self._fresh)))
            self._fresh.clear()

    def __contains__(self, number: int) -> bool:
        if number in self._fresh:
            return True
        place = bisect_left(self._sorted, number)
        return place < len(self._sorted) and self._sorted[place] == number


Progress = Callable[[int], None]
"""Told how many records and journals have been read."""


class Report:
    """What was handed in, added up."""

    def __init__(
        self,
        tracers: Mapping[str, Tracer],
        exercises: Mapping[str, Exercise],
        packs: Mapping[str, str],
    ) -> None:
        """`packs` has every scenario's pack, by their ids."""
        self.scenarios = {
            name: ScenarioTally(tracer.scenario, packs[name]) for name, tracer in tracers.items()
        }
        self.principles: defaultdict[tuple[str, str], PrincipleTally] = defaultdict(PrincipleTally)
        """Pack and principle to what was answered."""
        self.exercises: dict[str, ExerciseTally] = {}
        """Those known here in their order, then the others."""
        self.set_aside: list[SetAside] = []
        self.records = self.journals = 0
        """How many count."""
        self._verifier = Verifier(tracers, exercises)
        self._known = exercises
        self._seen = Seen()
        """The attempts that were counted."""

    def read(self, found: Found, progress: Progress = lambda _read: None) -> None:
        """Count everything that was found."""
        self.set_aside += found.set_aside
        read = 0
        for heads in found.records:
            self._read_records(heads)
            progress(read := read + 1)
        for journal in found.journals:
            self._read_journal(journal)
            progress(read := read + 1)
        self.set_aside.sort(key=lambda each: str(each.file))
        order = dict.fromkeys([*self._known, *sorted(self.exercises)])
        self.exercises = {each: self.exercises[each] for each in order if each in self.exercises}

    def _read_records(self, heads: tuple[Head, ...]) -> None:
        """Count the first of `heads` that holds."""
        for place, head in enumerate(heads, start=1):
            if self._read_record(Path(head.file)):
                self.set_aside += [beside(other, head) for other in heads[place:]]
                return

    def _read_record(self, file: Path) -> bool:
        try:
            record = read_record(file)
        except (DamagedFile, ContentError) as error:
            self.set_aside.append(unreadable(file, error))
            return False
        verdict = self._verifier.verify(record)
        self._tell_doubts(file, verdict)
        if verdict.contradicts:
            return False
        if any(_key(run) in self._seen for run in verdict.followed):
            self.set_aside.append(SetAside(file, "copied", _COPIED))
            return False
        self.records += 1
        self._count_record(verdict, file)
        return True

    def _tell_doubts(self, file: Path, verdict: Verdict) -> None:
        told = [each for each in verdict.doubts if each.contradicts or not verdict.contradicts]
        alike = Counter(each.code for each in told)
        for doubt in {each.code: each for each in reversed(told)}.values():
            more = alike[doubt.code] - 1
            self.set_aside.append(SetAside(file, doubt.code, doubt.message, doubt.values, more))

    def _count_record(self, verdict: Verdict, file: Path) -> None:
        runs, rules = verdict.followed, self._with_our_due(verdict.record.rules)
        known = not any(doubt.code in _ABOUT_THE_RULES for doubt in verdict.doubts)
        judged = judge(rules, runs)
        row = line_of(verdict.record.name, rules, judged, runs, file)
        self._count_learner(rules, row if known else replace(row, passed=None), judged, runs)
        for run in runs:
            self._count_run(run)

    def _with_our_due(self, rules: Rules) -> Rules:
        """`rules` with the last day as it is here, for it may have been moved."""
        here = self._known.get(rules.exercise)
        return replace(rules, due=here.due) if here else rules

    def _count_learner(
        self, rules: Rules, learner: Learner, judged: Judged, runs: Iterable[Followed]
    ) -> None:
        key = rules.exercise
        if key not in self.exercises:
            here = self._known.get(key)
            self.exercises[key] = ExerciseTally(rules_of(here) if here else rules)
        steps = zip(rules.steps, judged.steps, strict=True)
        done = {step.place for step, made in steps if made}
        self.exercises[key].add(learner, done, runs)

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
                self.principles[tally.pack, scene.principle or ""].add(reply.grade.points)

    def _read_journal(self, journal: Path) -> None:
        kept = [each for file in attempts_in(journal) if (each := self._attempt(file))]
        attempts = [attempt for attempt in kept if attempt.counts]
        runs = [
            run
            for attempt, earlier in numbered(attempts)
            if attempt.finished and (run := self._follow(journal, attempt, earlier))
        ]
        if not runs:
            self.set_aside.append(SetAside(journal, "nothing-counts", _NOTHING_COUNTS))
            return
        new = [run for run in runs if _key(run) not in self._seen]
        self.journals += bool(new)
        for exercise in sorted({run.attempt.exercise for run in new if run.attempt.exercise}):
            self._count_in_exercise(journal, exercise, runs)
        for run in new:
            self._count_run(run)

    def _count_in_exercise(self, journal: Path, name: str, runs: list[Followed]) -> None:
        exercise = self._known.get(name)
        if exercise is None:
            aside = SetAside(journal, "foreign-exercise", NO_EXERCISE, {"exercise": name})
            self.set_aside.append(aside)
            return
        mine = [run for run in runs if run.attempt.exercise == name]
        if any(_key(run) in self._seen for run in mine):
            return
        rules = rules_of(exercise)
        judged = judge(rules, allowed(rules, mine))
        row = line_of(owner_of(journal), rules, judged, mine, journal)
        self._count_learner(rules, row, judged, mine)

    def _attempt(self, file: Path) -> Attempt | None:
        try:
            return read_attempt(file)
        except (DamagedFile, ContentError) as error:
            self.set_aside.append(unreadable(file, error))
            return None

    def _follow(self, journal: Path, attempt: Attempt, earlier: int) -> Followed | None:
        found = self._verifier.follow(attempt, earlier)
        if isinstance(found, Doubt):
            file = journal / attempt.scenario / f"{attempt.id}.toml"
            self.set_aside.append(SetAside(file, found.code, found.message, found.values))
            return None
        return found


def _key(run: Followed) -> int:
    """Tells attempts apart in eight bytes each, for there may be a hundred thousand."""
    return hash((run.attempt.scenario, run.attempt.id))


_NOTHING_COUNTS = N_("Nothing in this journal counts: no attempt in it is finished and holds.")
_COPIED = N_("Some of its attempts are in another record, which counts.")
_ABOUT_THE_RULES = frozenset(("foreign-exercise", "changed-exercise"))
