"""What the program is measured with: packs and journals of many sizes, made anew every time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy, copytree

from coach.content.exercises import load_exercise
from coach.content.grades import Mode
from coach.content.loading import load_pack, load_scenario
from coach.exercise.record import Record
from coach.journal.attempt import TimedMove
from coach.journal.resuming import begin, record
from coach.journal.store import Journal
from coach.practice.moves import Move
from coach.practice.session import Session
from tests.cohort import cohort, ours, twin, written
from tests.factory import (
    Data,
    branching_scenario,
    decision,
    long_scenario,
    minimal_exercise,
    minimal_scenario,
    reply,
    worded,
    write_pack,
    write_toml,
)
from tests.journal.samples import START, finished

LOOP = 40
"""Scenes of the loop: as many as make sure that no scene is in sight when it comes again."""
_BESTS = 101
_STEPS = 10
_FEW, _MANY = 1000, 10_000
"""Records that were handed in."""


def library(folder: Path, scenarios: int) -> Path:
    """A pack of so many scenarios of ten decisions."""
    written = {
        f"scenario-{number:04}": worded(long_scenario(10))
        | {"title": f"Scenario number {number}", "minutes": 5}
        for number in range(scenarios)
    }
    return write_pack(folder, **written)


def of_scenes(folder: Path, scenes: int) -> Path:
    """A pack of one scenario of so many scenes; returns the scenario."""
    return write_pack(folder, endless=worded(long_scenario(scenes))) / "endless"


def branching(folder: Path, scenes: int) -> Path:
    """A pack of one scenario of so many scenes whose ways part and join; returns the scenario."""
    return write_pack(folder, endless=worded(branching_scenario(scenes))) / "endless"


def copies(folder: Path, pack: Path, scenarios: int) -> Path:
    """A pack of so many scenarios, which are those of `pack` again and again."""
    names = [file.parent.name for file in sorted(pack.glob("*/scenario.toml"))]
    folder.mkdir()
    for file in pack.glob("*.toml"):
        copy(file, folder)
    for number in range(scenarios):
        name = names[number % len(names)]
        again = f"{name}-{number // len(names)}" if number >= len(names) else name
        copytree(pack / name, folder / again)
    return folder


def loop(folder: Path) -> Path:
    """A pack with the scenario `loop`, which never ends."""
    scenes = {f"scene-{number}": _looping(number) for number in range(LOOP)}
    return write_pack(folder, loop=minimal_scenario(start="scene-0", scenes=scenes))


def _looping(number: int) -> Data:
    goto = f"scene-{(number + 1) % LOOP}"
    return decision(
        reply("yes", say=f"Say yes {number}.", goto=goto),
        reply("no", "damaging", say=f"Say no {number}.", goto=goto),
        lines=f"Question {number}.\n\nann: What do you say to that?",
    )


def marks(turn: int) -> tuple[str, ...]:
    """What is on the screen once the scene after `turn` answers of the loop is complete."""
    number = turn % LOOP
    return (f"Question {number}.", f"Say yes {number}.", f"Say no {number}.")


def played(home: Path, pack: Path, answers: int) -> Path:
    """A home whose journal has an assessment of the loop with so many answers."""
    principles = load_pack(pack, "en")
    scenario = load_scenario(pack / "loop", "en", principles)
    session = Session.begin(scenario, seed=7, mode=Mode.ASSESSMENT)
    attempt = begin(session, pack=principles.id, now=datetime.now(UTC), token="0000ff")
    for _ in range(answers):
        session = session.choose("yes")
    Journal(home / "journal").save(record(session, attempt, now=datetime.now(UTC)))
    return home


def journal(home: Path, pack: Path, scenarios: list[str], attempts: int) -> Path:
    """A home with so many finished attempts, the best of each scenario 100.

    Their answers are the professional ones.
    """
    kept = Journal(home / "journal")
    ways = [_way(pack, name) for name in scenarios]
    for number in range(attempts):
        at = START + timedelta(minutes=number)
        here = number % len(scenarios)
        attempt = finished(
            number,
            100 - number // len(scenarios) % _BESTS,
            scenario=scenarios[here],
            timed=tuple(TimedMove(move.decision, move.reply, at) for move in ways[here]),
        )
        path = kept.path(attempt)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(attempt.to_toml(), encoding="utf-8")
    return home


def _way(pack: Path, name: str) -> tuple[Move, ...]:
    """The moves of a run in which every answer is professional."""
    session = Session.begin(load_scenario(pack / name, "en"), seed=7)
    while session.decision is not None:
        session = session.choose(session.decision.professional.id)
    return session.moves


def handed_in(folder: Path) -> Path:
    """An exercise of ten steps over our scenarios, `ten-steps.toml`, and 10,000 records of it.

    A thousand learners who all answered for themselves are in `few`; in `more`, beside it, are nine
    others for each of them, who did the same under another name.
    """
    _onboarding, scenarios = ours("onboarding")
    modes = (Mode.PRACTICE, Mode.ASSESSMENT)
    steps = [
        {"scenario": name, "mode": modes[number % 2].value}
        for number, name in enumerate(list(scenarios)[:_STEPS])
    ]
    file = write_toml(folder / "ten-steps.toml", minimal_exercise(steps=steps))
    exercise = load_exercise(file, "en", scenarios)
    for made in cohort(folder / "few", exercise, scenarios, _FEW):
        found = Record.from_toml(made.read_text("utf-8"))
        for number in range(1, _MANY // _FEW):
            written(folder / "more" / f"{made.stem}-{number}.toml", twin(found, number))
    return folder
