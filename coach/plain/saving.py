"""Keeping answers on the disk as they are given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from coach.errors import NotSaved
from coach.journal.attempt import Attempt
from coach.journal.resuming import record
from coach.locale import _
from coach.practice.session import Session

T = TypeVar("T")


class Saving:
    """Saving that may fail: it is told once, and once that it works again; practice goes on."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.saved = True
        """Whether what was saved last is on the disk."""
        self._tell = tell

    def save(self, kept: T, save: Callable[[T], None]) -> None:
        """Save `kept` with `save`, which may raise NotSaved."""
        before = self.saved
        try:
            save(kept)
            self.saved = True
        except NotSaved as error:
            self.saved = False
            if before:
                self._tell(str(error))
        if self.saved and not before:
            self._tell(_("Saving works again, and all your answers are kept."))


class Keeper:
    """Saves an attempt after every move. `save` is `Journal.save`."""

    def __init__(
        self,
        attempt: Attempt,
        save: Callable[[Attempt], None],
        now: Callable[[], datetime],
        tell: Callable[[str], None],
    ) -> None:
        self._attempt = attempt
        self._save = save
        self._now = now
        self._saving = Saving(tell)

    @property
    def saved(self) -> bool:
        """Whether every move is on the disk."""
        return self._saving.saved

    def keep(self, session: Session) -> None:
        """Save `session`; where that fails, the play goes on."""
        self._attempt = record(session, self._attempt, now=self._now())
        self._saving.save(self._attempt, self._save)
