"""A learner with something to review, for tests of both front ends.

pack = review_pack(tmp_path / "pack")
world = replace(make_world(home, pack), now=Clock(NOW))
met(world.journal)                     # everything in `tea`, a fortnight ago
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.journal.attempt import Attempt, TimedMove
from coach.journal.store import Journal
from tests.factory import Data, decision, minimal_pack, minimal_scenario, reply, write_pack
from tests.journal.samples import half_done

NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)
"""A Monday."""

PRINCIPLES = {
    "ask-plainly": {"rule": "Ask plainly.", "note": "It saves time."},
    "give-thanks": {"rule": "Give thanks.", "note": "It costs nothing."},
    "wait-a-day": {"rule": "Wait a day.", "note": "It cools down."},
}


class Clock:
    """A clock that goes on by `step` each time it is looked at."""

    def __init__(self, now: datetime = NOW, step: timedelta = timedelta(seconds=1)) -> None:
        self.now = now
        self.step = step

    def __call__(self) -> datetime:
        self.now += self.step
        return self.now


def three_decisions(scenario: str, medium: str) -> Data:
    """A scenario with a decision on each principle; its texts name the scenario."""
    names = list(PRINCIPLES)
    scenes = {
        name: decision(
            reply(f"{scenario}-good", goto=after),
            reply(f"{scenario}-shy", "workable", goto=after),
            reply(f"{scenario}-rude", "damaging", goto=after),
            principle=name,
            recap=f"Of {scenario} and {name}.",
        )
        for name, after in zip(names, [*names[1:], "good"], strict=True)
    }
    scenes[names[-1]]["replies"][2]["goto"] = "bad"
    title = scenario.capitalize()
    return minimal_scenario(title=title, media=[medium], start=names[0], scenes=scenes)


def review_pack(folder: Path, *scenarios: str) -> Path:
    """A pack of `tea`, `cake` and `pie`, or of the scenarios named."""
    media = {"tea": "chat", "cake": "e-mail", "pie": "call"}
    return write_pack(
        folder,
        pack=minimal_pack(principles=PRINCIPLES),
        **{name: three_decisions(name, media[name]) for name in scenarios or media},
    )


def met(journal: Journal, ending: str = "good", days_ago: float = 14) -> Attempt:
    """Save a run through `tea` in which every reply was the one with this `ending`."""
    at = NOW - timedelta(days=days_ago)
    timed = tuple(TimedMove(name, f"tea-{ending}", at) for name in PRINCIPLES)
    attempt = half_done(
        id=f"{at:%Y%m%dT%H%M%SZ}-000000", scenario="tea", started=at, updated=at, timed=timed
    )
    journal.save(attempt)
    return attempt
