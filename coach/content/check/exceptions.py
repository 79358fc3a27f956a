"""Named exceptions: `# coach: allow CODE reason`, in the file that a problem is in.

It stands on the line that the problem points to, or directly above it; several may stand above
each other. Exceptions that do nothing are problems too, so that none outlives its occasion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from coach.content.faults import shown
from coach.content.toml.places import comments
from coach.errors import Problem, Severity
from coach.locale import N_

EXCUSABLE = frozenset(
    (
        "text-too-long",
        "text-too-short",
        "uneven-replies",
        "reading-load",
        "wrong-minutes",
        "missing-fits",
        "mixed-form",
        "loud-reply",
        "catch-all-reply",
        "verdict-in-reaction",
        "unknown-speaker",
        "unfinished-text",
        "same-replies",
        "opposite-replies",
        "unlike-mirror",
        "same-best-reply",
        "mirror-in-assessment",
        "bot-beats-chance",
        "missing-scenario",
        "uncovered-atom",
        "unknown-atom",
        "thin-principle",
    )
)
"""The codes that an exception may name: matters of judgement, with a limit that is ours."""

_MARK = "coach:"
_ALLOW = re.compile(r"#+[ \t]*coach:[ \t]*allow\b[ \t]*(\S*)[ \t]*(.*)")


class Allowed(NamedTuple):
    """One exception."""

    line: int
    """Where it stands."""
    target: int
    """The line it is about."""
    code: str
    reason: str


def exceptions(text: str) -> Iterator[Allowed]:
    """Every exception in a TOML text."""
    if _MARK not in text:
        return
    lines = text.split("\n")
    for line, comment in comments(text):
        if found := _ALLOW.match(comment):
            yield Allowed(line, _target(lines, line), found[1], found[2].strip())


def _target(lines: list[str], line: int) -> int:
    """The line itself where it has more than the comment, else the first one below that has."""
    while line < len(lines) and lines[line - 1].lstrip().startswith("#"):
        line += 1
    return line


def excuse(
    problems: Iterable[Problem], texts: Mapping[Path, str], checked: frozenset[Path]
) -> list[Problem]:
    """`problems` without those that an exception names, and what is wrong with exceptions.

    `texts` are those of all files that were read; only in `checked` ones, where every check was
    made, an exception that excuses nothing is told.
    """
    allowed = {file: list(exceptions(text)) for file, text in texts.items()}
    used: set[tuple[Path, Allowed]] = set()
    left: list[Problem] = []
    for problem in problems:
        excused = {
            (problem.file, each)
            for each in allowed.get(problem.file, ())
            if (each.target, each.code) == (problem.line, problem.code) and each.code in EXCUSABLE
        }
        used |= excused
        left += () if excused else (problem,)
    for file, found in allowed.items():
        for each in found:
            idle = file in checked and (file, each) not in used
            left += _wrong(file, each, idle=idle)
    return left


def _wrong(file: Path, allowed: Allowed, *, idle: bool) -> Iterator[Problem]:
    values = {"code": shown(allowed.code)}

    def problem(code: str, message: str) -> Problem:
        return Problem(code, message, file, allowed.line, "", Severity.WARNING, values)

    if allowed.code not in EXCUSABLE:
        yield problem("exception-unknown", _UNKNOWN)
        return
    if not allowed.reason:
        yield problem("exception-without-reason", _NO_REASON)
    if idle:
        yield problem("exception-unused", _UNUSED)


_UNKNOWN = N_("`{code}` is no check that an exception can be made from; correct the code.")
_NO_REASON = N_("This exception from `{code}` gives no reason; write it after the code.")
_UNUSED = N_("There is no `{code}` here to make an exception from; remove this comment.")
