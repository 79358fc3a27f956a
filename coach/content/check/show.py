"""Problems as lines for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.content.check.packs import Checked
from coach.errors import Problem, Severity
from coach.locale import N_, _

_SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}


def lines(problem: Problem) -> Iterator[str]:
    """`file:line: severity code: message`, then the answers that lead there, indented."""
    place = f"{problem.file}" if problem.line is None else f"{problem.file}:{problem.line}"
    yield f"{place}: {_(_SEVERITIES[problem.severity])} {problem.code}: {problem.text}"
    for step in problem.way:
        yield f"    {step}"


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem with its message in the language in use; the code is the same in every one."""
    return {
        "file": str(problem.file),
        "line": problem.line,
        "severity": problem.severity.value,
        "code": problem.code,
        "where": problem.where,
        "message": problem.text,
        "way": list(problem.way),
    }


def checked_as_json(checked: Checked) -> dict[str, Any]:
    """A whole check: whether all is well, what was looked at, and every problem."""
    return {
        "ok": checked.ok,
        "files": [str(file) for file in checked.files],
        "scenarios": [
            {"folder": str(folder), "states": states} for folder, states in checked.states.items()
        ],
        "problems": [as_json(problem) for problem in checked.problems],
    }
