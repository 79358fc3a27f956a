"""What can go wrong, in the program's words.

CoachError                  every error of this program
├── RequestError            a request that cannot be served
│   └── UnknownName         no scenario goes by that name
├── ContentError            a file of a pack cannot be used; carries its problems
└── JournalError            what a learner did cannot be kept or read
    ├── NotSaved            the disk refused
    └── DamagedFile         a file of the journal or the settings cannot be understood

An error is told in the language in use when it is shown. It says what is wrong, where, and what
to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from coach.locale import _


class CoachError(Exception):
    """Anything that goes wrong here: a message with its values filled in when shown."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, values)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return _(self.message).format(**self.values)


class RequestError(CoachError):
    """A request that cannot be served."""


class UnknownName(RequestError):
    """No scenario goes by that name, or several do."""


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file of a pack."""

    code: str
    """Stable name of the kind of problem, like `unknown-key`."""
    message: str
    """What is wrong and what to do; `values` fill its braces."""
    file: Path
    line: int | None = None
    """Counted from one; None where the file as a whole is meant."""
    where: str = ""
    """The key path in the file, like `scenes.her-answer.replies.thanks.goto`."""
    severity: Severity = Severity.ERROR
    values: Mapping[str, object] = field(default_factory=dict)
    way: tuple[str, ...] = ()
    """The shortest way to reach it, as `scene: reply` steps."""

    @property
    def text(self) -> str:
        """The message in the language in use."""
        return _(self.message).format(**self.values)

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sorts problems by file, then line."""
        return (str(self.file), self.line or 0, self.where, self.code)


class ContentError(CoachError):
    """A file of a pack cannot be used."""

    def __init__(self, message: str, problems: Iterable[Problem], **values: object) -> None:
        super().__init__(message, **values)
        self.problems = tuple(sorted(problems, key=lambda problem: problem.order))


class JournalError(CoachError):
    """What a learner did cannot be kept or read."""


class NotSaved(JournalError):
    """The disk refused; nothing that was saved before is lost."""


class DamagedFile(JournalError):
    """A file cannot be understood; it is left as it is."""
