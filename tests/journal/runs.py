"""Journals of real runs: scenarios that were played by their rules, without the clock.

keep(home, pack, "tea", "plain", None, "rude")    # answers, goes back, answers otherwise
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from coach.content.grades import Mode
from coach.content.loading import load_pack, load_scenario
from coach.journal.attempt import Attempt
from coach.journal.resuming import begin, record
from coach.journal.store import Journal
from coach.practice.session import Session
from tests.journal.samples import START


def keep(
    home: Path,
    pack: Path,
    scenario: str,
    *replies: str | None,
    day: int = 0,
    mode: Mode = Mode.PRACTICE,
) -> Attempt:
    """Keep an attempt with these replies, `day` days after the first; None goes back."""
    principles = load_pack(pack, "en")
    session = Session.begin(load_scenario(pack / scenario, "en", principles), seed=7, mode=mode)
    now = START + timedelta(days=day)
    attempt = begin(session, pack=principles.id, now=now, token=f"{day:06x}")
    for reply in replies:
        session = session.back() if reply is None else session.choose(reply)
        now += timedelta(minutes=1)
        attempt = record(session, attempt, now=now)
    Journal(home / "journal").save(attempt)
    return attempt
