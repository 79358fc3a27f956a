"""A console: lines read one at a time, and answers kept on the disk as they are given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TextIO, TypeVar

from coach.content.faults import shown
from coach.content.model import Reply
from coach.errors import NotSaved
from coach.journal.attempt import Attempt
from coach.journal.resuming import record
from coach.locale import _
from coach.output import Paper
from coach.practice.session import Session


class Lines:
    """The lines of one stream, each asked for on paper."""

    def __init__(self, stdin: TextIO, paper: Paper) -> None:
        self._stdin = stdin
        self._paper = paper
        self._asks_on_one_line = stdin.isatty() and paper.stream.isatty()

    def ask(self, prompt: str) -> str | None:
        """The next line in small letters; None at the end of the input."""
        self._paper.stream.write(prompt + (" " if self._asks_on_one_line else "\n\n"))
        self._paper.stream.flush()
        line = self._stdin.readline()
        if self._asks_on_one_line:
            self._paper.lines("" if line else "\n")
        return line.strip().lower() if line else None

    def ask_reply(self, replies: tuple[Reply, ...]) -> str | None:
        """The line that answers, or asks for something else."""
        return self.ask(_("Your answer, 1 to {last}, or ? for help:").format(last=len(replies)))

    def choose(
        self, replies: tuple[Reply, ...], explain: Callable[[str], Iterable[Sequence[str]]]
    ) -> Reply | None:
        """Ask until one of `replies` is chosen; None at `q` or at the end of the input.

        `explain` answers every other line.
        """
        while (line := self.ask_reply(replies)) not in {None, "q"}:
            if (reply := chosen(line, replies)) is not None:
                return reply
            self._paper.blocks(explain(line or ""))
        return None


def chosen(line: str | None, replies: tuple[Reply, ...]) -> Reply | None:
    """The reply that `line` chooses by its number, counted from one."""
    numbered = {str(number): reply for number, reply in enumerate(replies, 1)}
    return numbered.get((line or "").rstrip("."))


def none_of(line: str, replies: tuple[Reply, ...]) -> str:
    """Say that `line` chooses nothing, and what would."""
    return _("“{line}” is none of the replies. Type a number from 1 to {last}.").format(
        line=shown(line), last=len(replies)
    )


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
