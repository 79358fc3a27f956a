"""Exercises that were taken: attempts with a score one can tell at sight, and random ones.

taken("cake", "workable")                    # a finished assessment of 67 percent
standing(taken("cake", "workable"), attempts=2)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from coach.content.exercises import Exercise
from coach.content.grades import Counts, Grade, Mode
from coach.content.model import Scenario
from coach.exercise.record import Record, write_record
from coach.exercise.record_verifying import Verifier
from coach.exercise.standing import ExerciseStanding, stand
from coach.journal.attempt import Attempt
from coach.practice.fast_replay import Tracer
from coach.practice.session import Session
from tests.factory import decision, long_scenario, minimal_exercise, minimal_scenario, reply
from tests.journal.samples import START, played
from tests.strategies import exercise_of, scenario_of, scenarios, walked, walks


def graded(name: str) -> Scenario:
    """A scenario of one decision, `ask`, with a reply of every grade, named after it."""
    replies = [reply(grade, grade) for grade in Grade]
    scenes = {"ask": decision(*replies)}
    return scenario_of(minimal_scenario(id=name, title=name.title(), scenes=scenes))


TEA, CAKE, LONG = graded("tea"), graded("cake"), scenario_of({"id": "long", **long_scenario(2)})
SCENARIOS = {each.id: each for each in (TEA, CAKE, LONG)}


def session_of(name: str, *replies: str, mode: Mode = Mode.ASSESSMENT) -> Session:
    """A run of one of the scenarios here after these replies."""
    session = Session.begin(SCENARIOS[name], seed=7, mode=mode)
    for each in replies:
        session = session.choose(each)
    return session


def taken(
    name: str, *replies: str, number: int = 0, mode: Mode = Mode.ASSESSMENT, **changes: Any
) -> Attempt:
    """An attempt at a step of the exercise `start`, begun `number` minutes after the first."""
    return played(session_of(name, *replies, mode=mode), number, **{"exercise": "start", **changes})


def practised(number: int = 0) -> Attempt:
    """The practice step of the exercise, done."""
    return taken("tea", "damaging", number=number, mode=Mode.PRACTICE)


def standing(*attempts: Attempt, **changes: Any) -> ExerciseStanding:
    """Where these attempts lead in `minimal_exercise` with `changes`."""
    return stand(exercise_of(minimal_exercise(**changes)), attempts, SCENARIOS)


@dataclass(frozen=True)
class Situation:
    """An exercise with everything its learner ever played."""

    exercise: Exercise
    scenarios: dict[str, Scenario]
    attempts: tuple[Attempt, ...]

    @property
    def standing(self) -> ExerciseStanding:
        """Where the learner stands."""
        return stand(self.exercise, self.attempts, self.scenarios)

    def record(self, name: str = "Sam") -> Record:
        """What the learner hands in a day after the first attempt."""
        now = START + timedelta(days=1)
        return write_record(self.standing, self.attempts, name=name, now=now)

    @property
    def verifier(self) -> Verifier:
        """One that has what the learner has."""
        tracers = {name: Tracer(scenario) for name, scenario in self.scenarios.items()}
        return Verifier(tracers, {self.exercise.id: self.exercise})


def situation(*attempts: Attempt, **changes: Any) -> Situation:
    """These attempts in `minimal_exercise` with `changes`."""
    return Situation(exercise_of(minimal_exercise(**changes)), dict(SCENARIOS), attempts)


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    """An exercise of the scenarios `tea` and `cake`, at least one step of which is required."""
    every = [(name, mode.value) for name in ("tea", "cake") for mode in Mode]
    chosen = draw(st.lists(st.sampled_from(every), min_size=1, max_size=4, unique=True))
    steps: list[dict[str, Any]] = [
        {"scenario": name, "mode": mode, "optional": draw(st.booleans())} for name, mode in chosen
    ]
    steps[0]["optional"] = False
    counts = draw(st.sampled_from(Counts))
    return exercise_of(
        minimal_exercise(
            steps=steps,
            counts=counts.value,
            attempts=draw(st.none() | st.integers(1, 3)) if counts is Counts.BEST else None,
            pass_mark=draw(st.none() | st.integers(1, 100)),
            due=draw(st.none() | st.dates()),
        )
    )


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Random runs of two random scenarios, some of them in a random exercise."""
    made = {name: draw(scenarios()).model_copy(update={"id": name}) for name in ("tea", "cake")}
    exercise = draw(exercises())
    attempts = [
        played(
            walked(Session.begin(made[name], seed=draw(st.integers(0, 99)), mode=mode), walk),
            number,
            exercise=draw(st.sampled_from((exercise.id, exercise.id, "other", None))),
        )
        for number, (name, mode, walk) in enumerate(
            draw(st.lists(st.tuples(st.sampled_from(list(made)), st.sampled_from(Mode), walks())))
        )
    ]
    kept = [attempt for attempt in attempts if attempt.timed]
    return Situation(exercise, made, tuple(draw(st.permutations(kept))))


def elsewhere(attempt: Attempt) -> Attempt:
    """The same attempt, made in another exercise."""
    return replace(attempt, exercise="other")
