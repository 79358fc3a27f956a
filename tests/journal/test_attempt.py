from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given

from coach.errors import DamagedFile
from coach.journal.attempt import Attempt, new_id
from tests.journal.samples import attempts, finished, half_done

SOUND = finished().to_toml()


@given(attempts())
def test_what_is_kept_is_what_was_done(attempt: Attempt) -> None:
    """Every attempt comes back from its file exactly as it was."""
    assert Attempt.from_toml(attempt.to_toml(), attempt.id) == attempt


def test_file_is_plain_to_read() -> None:
    """A learner who opens the file finds the answers, their times and the result by name."""
    data = tomllib.loads(half_done().to_toml())
    at = datetime(2026, 11, 23, 7, 10, tzinfo=UTC)
    assert data["moves"] == [{"decision": "ask", "reply": "plain", "at": at}]
    assert "finished" not in data
    assert data["result"]["percent"] == 100


def test_id_tells_when_it_was_started() -> None:
    """The name of the file is the start in UTC, whatever the clock of the machine shows."""
    amsterdam = timezone(timedelta(hours=1))
    started = datetime(2026, 11, 23, 8, 10, 0, 5, tzinfo=amsterdam)
    assert new_id(started, "a1b2c3") == "20261123T071000Z-a1b2c3"


def test_times_of_another_zone_are_the_same_times() -> None:
    """A time written with an offset is read as the moment it means."""
    text = SOUND.replace(
        "started = 2026-11-23 07:10:00+00:00", "started = 2026-11-23T08:10:00+01:00"
    )
    assert text != SOUND
    assert Attempt.from_toml(text, finished().id) == finished()


def test_keys_of_later_programs_are_passed_over() -> None:
    """A key this program does not know makes no attempt unreadable."""
    assert Attempt.from_toml('mood = "fine"\n' + SOUND, finished().id) == finished()


DAMAGE = {
    "not TOML": (SOUND[:190], "not TOML"),
    "another format": (SOUND.replace("format = 1", "format = 2"), "Another version"),
    "no format": (SOUND.replace("format = 1\n", ""), "`format` is missing"),
    "no seed": (SOUND.replace("seed = 7\n", ""), "`seed` is missing"),
    "seed is true": (SOUND.replace("seed = 7", "seed = true"), "`seed` should be a whole number"),
    "seed is text": (SOUND.replace("seed = 7", 'seed = "7"'), "`seed` should be a whole number"),
    "unknown mode": (SOUND.replace('"practice"', '"exam"'), "`mode` should be one of: practice"),
    "no zone": (SOUND.replace("10:00+00:00", "10:00"), "`started` should be a time"),
    "end of time": (
        SOUND.replace("started = 2026-11-23 07:10:00+00:00", "started = 0001-01-01T00:00:00+09:00"),
        "`started` should be a time",
    ),
    "scenario elsewhere": (
        SOUND.replace('"small-favour"', '"../../secret"'),
        "`scenario` should be an id",
    ),
    "move without decision": (SOUND.replace('decision = "ask", ', ""), "`moves.1.decision`"),
    "move is a number": (SOUND.replace("moves = [", "moves = [3,"), "`moves.1` should be a table"),
    "moves is a number": (
        SOUND.replace("moves = [", "moves = 3\nx = ["),
        "`moves` should be a list",
    ),
    "counts below zero": (SOUND.replace("decisions = 1", "decisions = -1"), "`result.decisions`"),
    "no result": (SOUND[: SOUND.index("[result]")], "`result` is missing"),
    "unknown outcome": (SOUND.replace('"stronger"', '"won"'), "`result.outcome` should be one of"),
    "ending without outcome": (SOUND.replace('outcome = "stronger"', ""), "go together"),
    "ending without end": (SOUND.replace("finished = ", "ended = "), "go together"),
}


@pytest.mark.parametrize(("text", "said"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_named(text: str, said: str) -> None:
    """A file that holds something else says which key it is and what belongs there."""
    with pytest.raises(DamagedFile) as caught:
        Attempt.from_toml(text, "some-id")
    assert said in str(caught.value)
