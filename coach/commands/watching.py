"""`coach check --watch`: the check again, whenever a file is saved."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from coach.commands.arguments import Call
from coach.commands.error_lines import explain
from coach.content.check.packs import Checked
from coach.content.check.watch import Watch
from coach.errors import RequestError
from coach.locale import _
from coach.output import Paper, paper

_PAUSE = 0.2
"""Seconds between two looks."""
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


@dataclass(frozen=True, slots=True)
class Screen:
    """Where each check is shown, in place of the one before."""

    call: Call
    show: Callable[[Paper, Checked], None]
    now: Callable[[], datetime]

    def told(self, checked: Checked) -> None:
        """Show what a check found."""
        self._begin()
        self.show(paper(self.call.stdout, self.call.environ), checked)
        self._end()

    def refused(self, error: RequestError) -> None:
        """Show why nothing can be checked at the moment."""
        self._begin()
        paper(self.call.stdout, self.call.environ).lines(explain(error))
        self._end()

    def _begin(self) -> None:
        stream = self.call.stdout
        if stream.isatty() and self.call.environ.get("TERM") != "dumb":
            if os.name == "nt":
                os.system("")  # makes an old console of Windows understand what follows
            stream.write(_CLEAR)

    def _end(self) -> None:
        at = self.now().astimezone().strftime("%H:%M:%S")
        line = _("Checked at {time}, and again whenever you save; Ctrl+C ends.").format(time=at)
        paper(self.call.stdout, self.call.environ).block(line)
        self.call.stdout.flush()


def follow(watch: Watch, screen: Screen, sleep: Callable[[float], None] = time.sleep) -> int:
    """Check whenever something changes, until somebody presses Ctrl+C; that is a good end."""
    try:
        while True:
            _turn(watch, screen)
            sleep(_PAUSE)
    except KeyboardInterrupt:
        return 0


def _turn(watch: Watch, screen: Screen) -> None:
    try:
        checked = watch.turn()
    except RequestError as error:
        screen.refused(error)
    else:
        if checked:
            screen.told(checked)
