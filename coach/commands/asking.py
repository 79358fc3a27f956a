"""Questions on a terminal, each with an answer that Enter gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coach.commands.arguments import Call
from coach.errors import RequestError
from coach.locale import N_

Accept = Callable[[str], str]
"""An answer as it is used. Raises RequestError where it cannot be."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks where there is somebody to ask; else what Enter would give is taken."""

    call: Call

    @property
    def is_possible(self) -> bool:
        """Whether somebody sits at a terminal."""
        return self.call.stdin.isatty() and self.call.stdout.isatty()

    def ask(self, question: str, given: str | None, usual: str, accept: Accept) -> str:
        """What was `given`, else the answer to `question`, else what is `usual`.

        An answer that is not accepted is asked for again. Raises RequestError where what was given
        is not accepted, and where the input ends.
        """
        if given is not None or not self.is_possible:
            return accept(usual if given is None else given)
        while True:
            answer = self._answer(f"{question} [{usual}]: ") or usual
            try:
                return accept(answer)
            except RequestError as error:
                self.call.stdout.write(f"{error}\n")

    def _answer(self, prompt: str) -> str:
        self.call.stdout.write(prompt)
        self.call.stdout.flush()
        line = self.call.stdin.readline()
        if not line:
            raise RequestError(
                N_("Nothing was written, as the input ended before the last answer.")
            )
        return line.strip()
