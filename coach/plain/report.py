"""A report as lines for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coach.content.grades import Grade, Mode, Outcome
from coach.exercise.cohort.flags import LIMITS, Evidence
from coach.exercise.cohort.summary import Data, decimal
from coach.locale import _
from coach.output import Paper, table
from coach.wording import labels
from coach.wording.report_text import (
    ABOUT_PRINCIPLES,
    about_runs,
    alpha,
    any_in,
    bounds,
    completion,
    figures,
    handed_in,
    percent,
    reach,
    reached,
    score,
    state,
)

BAR = 20
"""Characters of a bar that stands for all."""


def write_report(page: Paper, data: Data) -> None:
    """Write everything that `data`, a summary, holds."""
    page.block(*handed_in(data))
    for exercise in data["exercises"]:
        _write_exercise(page, exercise)
    if data["principles"]:
        page.block(_("Principles"), _(ABOUT_PRINCIPLES))
        _write_table(page, _principle_rows(data["principles"]))
    for scenario in data["scenarios"]:
        _write_scenario(page, scenario)
    if data["set_aside"]:
        page.block(_("Set aside"), *_set_aside(data["set_aside"]))


def _write_table(page: Paper, rows: Iterable[tuple[str, ...]]) -> None:
    # line by line, for there may be ten thousand
    for line in table(list(rows), page.width):
        page.lines(line)
    page.lines("")


def _write_exercise(page: Paper, exercise: Data) -> None:
    page.block(exercise["title"], *completion(exercise))
    rows = [(_("Step"), _("Mode"), _("Done by")), *map(_step_row, exercise["steps"])]
    _write_table(page, rows)
    _write_table(page, _people_rows(exercise))
    if any_in(exercise["scores"]):
        page.block(_("Scores of those who are done"), *_histogram(exercise["scores"]))
    page.block(*alpha(exercise["scale"], _("The assessments together")))


def _step_row(step: Data) -> tuple[str, ...]:
    mode = labels.mode(Mode(step["mode"]))
    if step["optional"]:
        mode = ", ".join((mode, _("optional")))
    return (step["title"], mode, str(step["done"]))


def _people_rows(exercise: Data) -> Iterator[tuple[str, ...]]:
    yield (_("Learner"), _("Steps"), _("State"), _("Score"), _("Attempts"), _("Last"))
    for each in exercise["people"]:
        yield (
            each["name"],
            labels.some_of(each["steps"], each["of"]),
            state(each),
            score(each),
            str(each["attempts"]),
            each["last"] or "",
        )


def _histogram(classes: Sequence[Data]) -> Iterator[str]:
    most = max(each["count"] for each in classes)
    for each in classes:
        label = f"{each['from']}–{each['to']}"
        bar = "█" * round(BAR * each["count"] / most)
        yield f"{label:>7}  {each['count']:>5}  {bar}".rstrip()


def _principle_rows(principles: Sequence[Data]) -> Iterator[tuple[str, ...]]:
    computed = any(each["interval"] for each in principles)
    head = (_("Principle"), _("Answers"), _("Professional"))
    yield (*head, _("Mean"), _("Interval")) if computed else head
    for each in principles:
        counts = (each["rule"], str(each["answers"]), str(each["professional"]))
        yield (*counts, percent(each["mean"]), bounds(each["interval"])) if computed else counts


def _write_scenario(page: Paper, scenario: Data) -> None:
    page.block(scenario["title"], *about_runs(scenario))
    if not scenario["runs"]:
        return
    if any_in(scenario["scores"]):
        page.block(_("Scores"), *_histogram(scenario["scores"]))
    _write_table(page, _ending_rows(scenario["endings"]))
    page.block(*alpha(scenario["scale"], _("The decisions that everybody meets")))
    for number, decision in enumerate(reached(scenario), start=1):
        page.block(*_decision_lines(number, decision))
        _write_table(page, _reply_rows(decision))
        worth = _("Worth a look")
        page.block(*(f"{worth}: {flag['text']}" for flag in decision["flags"]))


def _ending_rows(endings: Sequence[Data]) -> Iterator[tuple[str, ...]]:
    yield (_("Ending"), _("Outcome"), _("Reached by"), "")
    for each in endings:
        outcome = labels.outcome(Outcome(each["outcome"]))
        yield (each["title"], outcome, str(each["count"]), percent(each["share"]))


def _decision_lines(number: int, decision: Data) -> Iterator[str]:
    yield _("{number}. {recap}").format(number=number, recap=decision["recap"])
    yield decision["rule"]
    yield ". ".join([reach(decision), *figures(decision)]) + "."
    yield _(LIMITS[Evidence(decision["evidence"])])


def _reply_rows(decision: Data) -> Iterator[tuple[str, ...]]:
    computed = decision["interval"] is not None
    heads = ("", _("Interval"), _("Rest"), "r") if computed else ()
    yield (_("Grade"), _("Chosen"), *heads, _("Reply"))
    for each in decision["replies"]:
        cells = _reply_figures(each) if computed else ()
        yield (labels.grade(Grade(each["grade"])), str(each["count"]), *cells, each["text"])


def _reply_figures(reply: Data) -> tuple[str, ...]:
    return (
        percent(reply["share"]),
        bounds(reply["interval"]),
        percent(reply["rest_mean"]),
        "" if reply["rest_r"] is None else decimal(reply["rest_r"]),
    )


def _set_aside(aside: Sequence[Data]) -> Iterator[str]:
    for each in aside:
        yield f"{each['file']}: {each['reason']}"
