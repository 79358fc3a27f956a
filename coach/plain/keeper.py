"""Keeping an attempt on the disk while it is played."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from coach.errors import NotSaved
from coach.journal.attempt import Attempt
from coach.journal.keeping import record
from coach.locale import _
from coach.practice.session import Session


class Keeper:
    """Saves an attempt after every move; tells once that this fails, and once that it works again.

    `save` is `Journal.save`.
    """

    def __init__(
        self,
        attempt: Attempt,
        save: Callable[[Attempt], None],
        now: Callable[[], datetime],
        tell: Callable[[str], None],
    ) -> None:
        self.saved = True
        """Whether every move is on the disk."""
        self._attempt = attempt
        self._save = save
        self._now = now
        self._tell = tell

    def keep(self, session: Session) -> None:
        """Save `session`; where that fails, the play goes on."""
        self._attempt = record(session, self._attempt, now=self._now())
        before = self.saved
        try:
            self._save(self._attempt)
            self.saved = True
        except NotSaved as error:
            self.saved = False
            if before:
                self._tell(str(error))
        if self.saved and not before:
            self._tell(_("Saving works again, and all your answers are kept."))
