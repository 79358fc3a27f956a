"""Problems as lines for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.content.check.graph.checks import UNPROVED
from coach.content.check.graph.states import Cut
from coach.content.check.packs import Checked
from coach.content.check.whole import Whole
from coach.content.check.writing.bots import BotScore
from coach.errors import Problem, Severity
from coach.locale import N_, _

_SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}


def lines(problem: Problem) -> Iterator[str]:
    """`file:line: severity code: message`, then the answers that lead there, indented."""
    place = f"{problem.file}" if problem.line is None else f"{problem.file}:{problem.line}"
    yield f"{place}: {_(_SEVERITIES[problem.severity])} {problem.code}: {problem.text}"
    for step in problem.way:
        yield f"    {step}"


def score_rows(whole: Whole) -> list[tuple[str, ...]]:
    """How the cue bots do, as a table with its head."""
    head = (N_("language"), N_("strategy"), N_("decisions"), N_("found"), N_("by chance"), "p")
    return [(*map(_, head), ""), *(_score_row(whole, score) for score in whole.scores)]


def _score_row(whole: Whole, score: BotScore) -> tuple[str, ...]:
    wins = score.wins and whole.is_bank(score.language)
    verdict = _(_SEVERITIES[Severity.WARNING]) if wins else ""
    numbers = str(score.decisions), str(score.hits), f"{score.expected:.1f}", f"{score.p:.2g}"
    return (score.language, score.strategy, *numbers, verdict)


def _scores_as_json(checked: Checked) -> list[dict[str, Any]]:
    return [
        {
            "pack": str(folder),
            "judged": whole.is_bank(score.language),
            **score._asdict(),
            "hits": score.hits,
        }
        for folder, whole in checked.wholes.items()
        for score in whole.scores
    ]


def cut_as_json(cut: Cut | None) -> dict[str, Any] | None:
    """Where following was cut short, and the codes of the problems that may be there all the same.

    None where it was not.
    """
    if cut is None:
        return None
    return {"answers": cut.answers, "scenes": list(cut.places), "unproved": list(UNPROVED)}


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


def checked_as_json(checked: Checked, *, bots: bool = False) -> dict[str, Any]:
    """A whole check: whether all is well, what was looked at, and every problem.

    Only where they are asked for, the scores of the cue bots.
    """
    return {
        "ok": checked.ok,
        "files": [str(file) for file in checked.files],
        "scenarios": [
            {"folder": str(folder), "states": states, "cut": cut_as_json(checked.cuts.get(folder))}
            for folder, states in checked.states.items()
        ],
        "exercises": checked.exercises,
        "balance": [
            {"pack": str(folder), **whole.balance()} for folder, whole in checked.wholes.items()
        ],
        **({"bots": _scores_as_json(checked)} if bots else {}),
        "problems": [as_json(problem) for problem in checked.problems],
    }
