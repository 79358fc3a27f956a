"""From a session to the attempt that is kept, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import takewhile
from typing import NamedTuple

from coach.content.model import Scenario
from coach.journal.attempt import Attempt, Summary, TimedMove, new_id
from coach.practice.moves import Move
from coach.practice.scoring import Result, result
from coach.practice.session import Session, replay


def begin(
    session: Session, *, pack: str, now: datetime, token: str, exercise: str | None = None
) -> Attempt:
    """The attempt that keeps `session`, which has just begun.

    `token` is six random hexadecimal digits; `exercise` is the one it is a step of. An attempt
    without moves is not worth saving.
    """
    started = now.astimezone(UTC)
    empty = Attempt(
        id=new_id(started, token),
        scenario=session.scenario.id,
        pack=pack,
        fingerprint=session.scenario.fingerprint,
        language=session.scenario.language,
        mode=session.mode,
        seed=session.seed,
        started=started,
        updated=started,
        finished=None,
        timed=(),
        result=summary(session),
        exercise=exercise,
        from_scene=session.from_scene,
    )
    return record(session, empty, now=started)


def record(session: Session, previous: Attempt, *, now: datetime) -> Attempt:
    """`previous` brought up to `session`; moves that it did not have yet were made `now`.

    Moves of `previous` that the session does not have any more are left out.
    """
    time = now.astimezone(UTC)
    return replace(
        previous,
        fingerprint=session.scenario.fingerprint,
        language=session.scenario.language,
        updated=time,
        finished=(previous.finished or time) if session.ending else None,
        timed=_timed(session.moves, previous.timed, time),
        result=summary(session),
    )


def _timed(
    moves: tuple[Move, ...], known: tuple[TimedMove, ...], now: datetime
) -> tuple[TimedMove, ...]:
    pairs = zip(moves, known, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1].move, pairs))
    new = (TimedMove(move.decision, move.reply, now) for move in moves[same:])
    return (*known[:same], *new)


def summary(session: Session) -> Summary:
    """What `session` is worth up to now, as figures."""
    whole = summarise(session.scenario, result(session), session.state.place)
    return whole if session.from_scene is None else whole._replace(percent=None)


def summarise(scenario: Scenario, worth: Result, place: str) -> Summary:
    """A run that is worth `worth` and stands at `place`, a scene or an ending, as figures."""
    ending = scenario.endings.get(place)
    return Summary(
        percent=worth.score.percent,
        professional=worth.score.professional,
        decisions=worth.score.decisions,
        recovery_professional=worth.recovery.professional,
        recovery_decisions=worth.recovery.decisions,
        ending=place if ending else None,
        outcome=ending.outcome if ending else None,
    )


class Resumed(NamedTuple):
    """An attempt as a session again."""

    session: Session
    dropped: tuple[Move, ...]
    """The last moves, where the scenario has changed so that they no longer hold."""
    changed: bool
    """Whether the scenario has changed since the last move, even if every move still holds."""


class Past(NamedTuple):
    """An attempt that is looked back on."""

    attempt: Attempt
    session: Session
    """The attempt as far as it still holds."""


def resume(attempt: Attempt, scenario: Scenario) -> Resumed:
    """`attempt`, half done or finished, as far as it holds in `scenario` as it is now."""
    session, dropped = replay(
        scenario,
        attempt.moves,
        seed=attempt.seed,
        mode=attempt.mode,
        from_scene=attempt.from_scene,
    )
    return Resumed(session, dropped, attempt.fingerprint != scenario.fingerprint)


def look_back(attempt: Attempt, scenario: Scenario) -> Past:
    """`attempt` with its session, as far as it holds in `scenario` as it is now."""
    return Past(attempt, resume(attempt, scenario).session)
