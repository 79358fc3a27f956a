"""What the program is measured with: packs and journals of many sizes, made anew every time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.content.grades import Mode
from coach.content.source import load_pack, load_scenario
from coach.journal.attempt import TimedMove
from coach.journal.keeping import begin, record
from coach.journal.store import Journal
from coach.practice.moves import Move
from coach.practice.session import Session
from tests.factory import Data, decision, long_scenario, minimal_scenario, reply, write_pack
from tests.journal.samples import START, finished

LOOP = 40
"""Scenes of the loop: as many as make sure that no scene is in sight when it comes again."""
_BESTS = 101


def library(folder: Path, scenarios: int) -> Path:
    """A pack of so many scenarios of ten decisions."""
    written = {
        f"scenario-{number:04}": long_scenario(10) | {"title": f"Scenario number {number}"}
        for number in range(scenarios)
    }
    return write_pack(folder, **written)


def of_scenes(folder: Path, scenes: int) -> Path:
    """A pack of one scenario of so many scenes; returns the scenario."""
    return write_pack(folder, endless=long_scenario(scenes)) / "endless"


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
