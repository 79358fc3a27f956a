"""Attempts for tests: a plain one to change, one that was really played, and random ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from coach.content.grades import Mode, Outcome
from coach.journal.attempt import Attempt, Summary, TimedMove, new_id
from coach.journal.resuming import begin, record
from coach.practice.session import Session, replay

START = datetime(2026, 11, 23, 7, 10, tzinfo=UTC)


def half_done(number: int = 0, **changes: Any) -> Attempt:
    """An attempt at `small-favour` with one answer, started `number` minutes after the first."""
    started = START + timedelta(minutes=number)
    values: dict[str, Any] = {
        "id": new_id(started, f"{number:06x}"),
        "scenario": "small-favour",
        "pack": "tests",
        "fingerprint": "0123456789abcdef",
        "language": "en",
        "mode": Mode.PRACTICE,
        "seed": 7,
        "started": started,
        "updated": started,
        "finished": None,
        "timed": (TimedMove("ask", "plain", started),),
        "result": Summary(100, 1, 1, 0, 0, None, None),
    }
    return Attempt(**{**values, **changes})


def finished(number: int = 0, percent: int | None = 100, **changes: Any) -> Attempt:
    """An attempt at `small-favour` that reached the ending `good` at once."""
    at = START + timedelta(minutes=number)
    result = Summary(percent, 1, 1, 0, 0, "good", Outcome.STRONGER)
    return half_done(number, **{"finished": at, "result": result, **changes})


def played(session: Session, number: int = 0, **changes: Any) -> Attempt:
    """The attempt that keeps `session`, begun `number` minutes after the first; a move a second."""
    started = START + timedelta(minutes=number)
    fresh = replace(session, turns=(), moves=())
    attempt = begin(fresh, pack="tests", now=started, token=f"{number:06x}")
    for made, _ in enumerate(session.moves, start=1):
        moves = session.moves[:made]
        so_far = replay(session.scenario, moves, seed=session.seed, mode=session.mode).session
        attempt = record(so_far, attempt, now=started + timedelta(seconds=made))
    return replace(attempt, **changes)


ids = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
times = st.datetimes(
    min_value=datetime(1971, 1, 1),
    max_value=datetime(2200, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]),
).map(lambda time: time.astimezone(UTC))
counts = st.integers(0, 1000)
moves = st.builds(TimedMove, ids, st.none() | ids, times)


@st.composite
def attempts(draw: st.DrawFn) -> Attempt:
    """Any attempt that the journal can keep."""
    done = draw(st.none() | times)
    return Attempt(
        id=new_id(draw(times), draw(st.from_regex(r"[0-9a-f]{6}", fullmatch=True))),
        scenario=draw(ids),
        pack=draw(ids),
        fingerprint=draw(texts),
        language=draw(texts),
        mode=draw(st.sampled_from(Mode)),
        seed=draw(st.integers(0, 2**63 - 1)),
        started=draw(times),
        updated=draw(times),
        finished=done,
        timed=tuple(draw(st.lists(moves, max_size=6))),
        result=Summary(
            percent=draw(st.none() | st.integers(0, 100)),
            professional=draw(counts),
            decisions=draw(counts),
            recovery_professional=draw(counts),
            recovery_decisions=draw(counts),
            ending=draw(ids) if done else None,
            outcome=draw(st.sampled_from(Outcome)) if done else None,
        ),
        from_scene=draw(st.none() | ids),
    )
