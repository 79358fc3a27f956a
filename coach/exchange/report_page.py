"""A report as one page that needs nothing else: light and dark, for printing and screen readers."""

from __future__ import annotations

from typing import Any

from coach.content.grades import Grade, Mode, Outcome
from coach.exchange.pages import template
from coach.exercise.cohort.flags import LIMITS, Evidence
from coach.exercise.cohort.summary import Data, decimal
from coach.locale import _, current
from coach.wording import labels
from coach.wording import report_text as told

_PIECES = 1000
"""So many are joined at once: the page of a large cohort has hundreds of thousands."""


def report_page(data: Data) -> str:
    """The page of `data`, a summary, in the language in use; texts in it are escaped."""
    page = template("report.html.jinja").stream(
        data=data, say=_labels(data), language=current(), **_tools()
    )
    page.enable_buffering(_PIECES)
    return "".join(page)


def _tools() -> dict[str, Any]:
    return {
        "completion": told.completion,
        "state": told.state,
        "score": told.score,
        "about_runs": told.about_runs,
        "alpha": told.alpha,
        "reach": told.reach,
        "figures": told.figures,
        "percent": told.percent,
        "bounds": told.bounds,
        "decimal": decimal,
        "limits": lambda evidence: _(LIMITS[Evidence(evidence)]),
        "grade": lambda name: f"{labels.MOONS[Grade(name)]} {labels.grade(Grade(name))}",
        "mode": lambda name: labels.mode(Mode(name)),
        "outcome": lambda name: labels.outcome(Outcome(name)),
        "some_of": labels.some_of,
        "histogram": _histogram,
        "any_in": told.any_in,
        "reached": told.reached,
        "about_classes": _about_classes,
    }


def _histogram(classes: list[Data]) -> list[Data]:
    """Where each column of a plot stands, 40 units wide and at most 100 high."""
    most = max(1, *(each["count"] for each in classes))
    return [
        {
            **each,
            "x": 44 * place + 2,
            "height": round(100 * each["count"] / most),
            "label": f"{each['from']}–{each['to']}",
        }
        for place, each in enumerate(classes)
    ]


def _about_classes(classes: list[Data]) -> str:
    """A plot in words, for who cannot see it."""
    filled = [each for each in classes if each["count"]]
    return "; ".join(
        _("{low} to {high} percent: {n}").format(low=each["from"], high=each["to"], n=each["count"])
        for each in filled
    )


def _labels(data: Data) -> dict[str, str]:
    return {
        "title": _("Report"),
        "about": _(
            "Scores are over first answers and stand with their count. They show how a "
            "conversation was answered, not what somebody is worth, and nobody is ranked."
        ),
        "analysis": _(
            "Decisions are looked at over first attempts alone. Below ten answers there are counts "
            "only; below thirty, read the intervals; below a hundred, all of it is provisional."
        ),
        "contents": _("Contents"),
        "learners": _("Learners"),
        "learner": _("Learner"),
        "steps": _("Steps"),
        "step": _("Step"),
        "mode": _("Mode"),
        "done_by": _("Done by"),
        "state": _("State"),
        "score": _("Score"),
        "attempts": _("Attempts"),
        "last": _("Last"),
        "scores": _("Scores"),
        "scores_done": _("Scores of those who are done"),
        "principles": _("Principles"),
        "principles_about": _(told.ABOUT_PRINCIPLES),
        "principle": _("Principle"),
        "answers": _("Answers"),
        "professional": _("Professional"),
        "mean": _("Mean"),
        "interval": _("95 percent interval"),
        "ending": _("Ending"),
        "outcome": _("Outcome"),
        "reached_by": _("Reached by"),
        "grade": _("Grade"),
        "reply": _("Reply"),
        "chosen": _("Chosen"),
        "rest": _("Mean of their other decisions"),
        "r": _("r with the rest"),
        "look": _("Worth a look"),
        "set_aside": _("Set aside"),
        "file": _("File"),
        "reason": _("Reason"),
        "together": _("The assessments together"),
        "everybody": _("The decisions that everybody meets"),
        "handed_in": " ".join(told.handed_in(data)),
        "optional": _("optional"),
    }
