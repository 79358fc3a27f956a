"""A small exercise that people take and hand in, and the report on that.

mine = took("Sam", practised(), assessed("plain", "wait"))
file = hand_in(folder, mine)
reported(folder).exercises["start"].learners
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from coach.content.exercises import Exercise
from coach.content.grades import Grade, Mode
from coach.content.model import Principle, Scenario
from coach.exercise.cohort.collecting import find
from coach.exercise.cohort.report import Report
from coach.exercise.cohort.summary import Data, summary
from coach.exercise.record import Record, write_record
from coach.exercise.standing import stand
from coach.journal.attempt import Attempt
from coach.journal.resuming import begin
from coach.journal.resuming import record as keep
from coach.journal.store import Journal
from coach.practice.fast_replay import Tracer
from coach.practice.session import Session
from tests.factory import decision, minimal_exercise, minimal_scenario, reply
from tests.journal.samples import START
from tests.strategies import scenario_of
from tests.tui.samples import errand

TEA = scenario_of(
    minimal_scenario(
        id="tea",
        title="A pot of tea",
        scenes={"ask": decision(*(reply(grade, grade) for grade in Grade))},
    )
)
"""One decision with a reply of every grade, named after it."""
CAKE = scenario_of(errand(id="cake"))
"""`ask` (plain, shy, rude), `mend` after rude (sorry, so), then `mail` (wait, chase)."""
SCENARIOS = {each.id: each for each in (TEA, CAKE)}
RULES = {("tests", "ask-plainly"): Principle(rule="Ask plainly.", note="It saves time.")}


def exercise(name: str = "start", **changes: Any) -> Exercise:
    """Practise `tea`, then `cake` as an assessment, 70 to pass."""
    return Exercise.model_validate({"id": name, **minimal_exercise(**changes)})


START_WELL = exercise()


def played(
    scenario: Scenario,
    *replies: str,
    by: int = 0,
    minute: int = 0,
    mode: Mode = Mode.ASSESSMENT,
    within: str | None = "start",
) -> Attempt:
    """An attempt after these replies, an answer a minute; `by` tells learners apart."""
    at = START + timedelta(minutes=minute)
    session = Session.begin(scenario, seed=7, mode=mode)
    attempt = begin(session, pack="tests", now=at, token=f"{by:06x}", exercise=within)
    for number, each in enumerate(replies, start=1):
        session = session.choose(each)
        attempt = keep(session, attempt, now=at + timedelta(minutes=number))
    return attempt


def practised(grade: str = "workable", **more: Any) -> Attempt:
    """The practice step, done."""
    return played(TEA, grade, **{"mode": Mode.PRACTICE, **more})


def assessed(*replies: str, **more: Any) -> Attempt:
    """The assessment, done where the replies lead to an ending."""
    return played(CAKE, *(replies or ("plain", "wait")), **{"minute": 10, **more})


@dataclass(frozen=True)
class Learner:
    """Somebody with everything they ever began."""

    name: str
    attempts: tuple[Attempt, ...]

    def record(
        self,
        of: Exercise = START_WELL,
        day: int = 1,
        scenarios: Mapping[str, Scenario] = SCENARIOS,
    ) -> Record:
        """What they hand in so many days after the first attempt of all."""
        standing = stand(of, self.attempts, scenarios)
        now = START + timedelta(days=day)
        return write_record(standing, self.attempts, name=self.name, now=now)

    def journal(self, folder: Path) -> Path:
        """Their journal as it is on the disk."""
        for attempt in self.attempts:
            path = Journal(folder).path(attempt)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(attempt.to_toml(), "utf-8")
        return folder


def took(name: str, *attempts: Attempt) -> Learner:
    """Somebody called `name` who made these attempts."""
    return Learner(name, attempts)


def sam(*, by: int = 0, name: str = "Sam") -> Learner:
    """Somebody who is done, with 100 percent in the assessment."""
    return took(name, practised(by=by), assessed(by=by))


def hand_in(file: Path, record: Record | str) -> Path:
    """Write a record, or the text of one, and return its file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(record if isinstance(record, str) else record.to_toml(), "utf-8")
    return file


def fresh_report(
    exercises: Iterable[Exercise] = (START_WELL,),
    scenarios: Mapping[str, Scenario] = SCENARIOS,
) -> Report:
    """A report on nothing yet, by somebody who has these."""
    tracers = {name: Tracer(scenario) for name, scenario in scenarios.items()}
    known = {each.id: each for each in exercises}
    return Report(tracers, known, dict.fromkeys(scenarios, "tests"))


def reported(*folders: Path, **having: Any) -> Report:
    """The report on what is in `folders`."""
    report = fresh_report(**having)
    report.read(find(folders))
    return report


def summed_up(report: Report, **more: Any) -> Data:
    """The report as data."""
    return summary(report, **{"now": START, "titles": {}, "rules": RULES, **more})
