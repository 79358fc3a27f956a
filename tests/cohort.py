"""A cohort for tests: learners of different skill who take an exercise and hand in a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import exp
from pathlib import Path
from random import Random

from coach.content.exercises import Exercise, load_exercise
from coach.content.grades import Mode
from coach.content.library import Library
from coach.content.loading import load_scenario
from coach.content.model import Reply, Scenario
from coach.exercise.record import Record, write_record
from coach.exercise.standing import stand
from coach.journal.attempt import Attempt
from coach.journal.resuming import begin, record
from coach.paths import bundled_packs
from coach.practice.session import Session

BEGAN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def ours(name: str, language: str = "en") -> tuple[Exercise, dict[str, Scenario]]:
    """One of our exercises, and all our scenarios by id."""
    pack = bundled_packs()[0]
    cards = Library.open([pack], language).cards
    scenarios = {card.id: load_scenario(card.folder, language) for card in cards}
    return load_exercise(pack / "exercises" / f"{name}.toml", language, scenarios), scenarios


def play(
    scenario: Scenario,
    chance: Random,
    *,
    skill: float = 0.0,
    mode: Mode = Mode.ASSESSMENT,
    exercise: str | None = None,
    at: datetime = BEGAN,
) -> Attempt:
    """An attempt that was played to its end by somebody of this skill; 0 is the middle."""
    session = Session.begin(scenario, seed=chance.getrandbits(31), mode=mode)
    token = f"{chance.getrandbits(24):06x}"
    attempt = begin(session, pack="etiquette", now=at, token=token, exercise=exercise)
    while session.ending is None:
        at += timedelta(seconds=chance.randint(8, 90))
        session = session.choose(_pick(session.replies, chance, skill).id)
        attempt = record(session, attempt, now=at)
    return attempt


def _pick(replies: tuple[Reply, ...], chance: Random, skill: float) -> Reply:
    weights = [exp(skill * reply.grade.points / 3) for reply in replies]
    return chance.choices(replies, weights)[0]


def learner(
    exercise: Exercise,
    scenarios: Mapping[str, Scenario],
    number: int,
    *,
    steps: int | None = None,
    skill: float | None = None,
) -> list[Attempt]:
    """Everything that one learner began: the first `steps` steps, each once; all where None."""
    chance = Random(number)
    skill = chance.gauss(1.5, 1.5) if skill is None else skill
    at = BEGAN + timedelta(minutes=17 * number)
    attempts = []
    for step in exercise.steps[:steps]:
        attempts.append(
            play(
                scenarios[step.scenario],
                chance,
                skill=skill,
                mode=step.mode,
                exercise=exercise.id,
                at=at,
            )
        )
        at += timedelta(minutes=30)
    return attempts


def handed_in(
    exercise: Exercise, scenarios: Mapping[str, Scenario], name: str, attempts: list[Attempt]
) -> Record:
    """The record of a learner called `name`."""
    standing = stand(exercise, attempts, scenarios)
    return write_record(standing, attempts, name=name, now=BEGAN + timedelta(days=30))


def cohort(
    folder: Path, exercise: Exercise, scenarios: Mapping[str, Scenario], learners: int
) -> Iterator[Path]:
    """Write the records of so many learners into `folder`, file by file."""
    for number in range(learners):
        attempts = learner(exercise, scenarios, number)
        found = handed_in(exercise, scenarios, f"Learner {number:05}", attempts)
        yield written(folder / f"record-{number:05}.toml", found)


def written(file: Path, found: Record) -> Path:
    """Write a record into `file`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(found.to_toml(), "utf-8")
    return file


def twin(found: Record, number: int) -> Record:
    """What another learner hands in who did the same; made in no time."""
    entries = [
        replace(each, attempt=replace(each.attempt, id=_another(each.attempt.id, number)))
        for each in found.entries
    ]
    return replace(found, name=f"{found.name} twin {number}", entries=tuple(entries))


def _another(attempt_id: str, number: int) -> str:
    started, token = attempt_id.split("-")
    return f"{started}-{(int(token, 16) + number) % 0x1000000:06x}"
