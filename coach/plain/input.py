"""Reading what somebody types, a line at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from coach.content.faults import shown
from coach.content.model import Reply
from coach.locale import _
from coach.output import Paper


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
