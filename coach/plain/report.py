"""A report as lines for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from coach import report_words as told
from coach import words
from coach.content.grades import Grade, Mode, Outcome
from coach.exercise.flags import LIMITS, Evidence
from coach.exercise.summary import decimal
from coach.locale import _
from coach.output import Paper, table

Data = dict[str, Any]

BAR = 20
"""Characters of a bar that stands for all."""


def write_report(page: Paper, data: Data) -> None:
    """Write everything that `data`, a summary, holds."""
    page.block(*told.handed_in(data))
    for exercise in data["exercises"]:
        _write_exercise(page, exercise)
    if data["principles"]:
        page.block(_("Principles, those with most to gain first; first attempts."))
        page.block(*table([*_principle_rows(data["principles"])], page.width))
    for scenario in data["scenarios"]:
        _write_scenario(page, scenario)
    if data["set_aside"]:
        page.block(_("Set aside"), *_set_aside(data["set_aside"]))


def _write_exercise(page: Paper, exercise: Data) -> None:
    page.block(exercise["title"], *told.completion(exercise))
    rows = [(_("Step"), _("Mode"), _("Done by")), *map(_step_row, exercise["steps"])]
    page.block(*table(rows, page.width))
    page.block(*table([*_people_rows(exercise)], page.width))
    if exercise["done"]:
        page.block(_("Scores of those who are done"), *_histogram(exercise["scores"]))
    page.block(*told.alpha(exercise["scale"], _("The assessments together")))


def _step_row(step: Data) -> tuple[str, ...]:
    mode = words.mode(Mode(step["mode"]))
    if step["optional"]:
        mode = f"{mode}, {_('optional')}"
    return (step["title"], mode, str(step["done"]))


def _people_rows(exercise: Data) -> Iterator[tuple[str, ...]]:
    yield (_("Learner"), _("Steps"), _("State"), _("Score"), _("Attempts"), _("Last"))
    for each in exercise["people"]:
        yield (
            each["name"],
            words.some_of(each["steps"], each["of"]),
            told.state(each),
            told.score(each),
            str(each["attempts"]),
            each["last"] or "",
        )


def _histogram(classes: Sequence[Data]) -> Iterator[str]:
    most = max((each["count"] for each in classes), default=0)
    for each in classes:
        label = f"{each['from']}–{each['to']}"
        yield f"{label:>7}  {each['count']:>5}  {_bar(each['count'], most)}".rstrip()


def _bar(part: float, whole: float) -> str:
    return "█" * round(BAR * part / whole) if whole else ""


def _principle_rows(principles: Sequence[Data]) -> Iterator[tuple[str, ...]]:
    yield (_("Principle"), _("Answers"), _("Professional"), _("Mean"), _("Interval"))
    for each in principles:
        yield (
            each["rule"],
            str(each["answers"]),
            str(each["professional"]),
            told.percent(each["mean"]),
            told.bounds(each["interval"]),
        )


def _write_scenario(page: Paper, scenario: Data) -> None:
    page.block(scenario["title"], *told.about_runs(scenario))
    if not scenario["runs"]:
        return
    page.block(_("Scores"), *_histogram(scenario["scores"]))
    page.block(*table([*_ending_rows(scenario["endings"])], page.width))
    page.block(*told.alpha(scenario["scale"], _("The decisions that everybody meets")))
    for number, decision in enumerate(scenario["decisions"], start=1):
        if decision["reached"]:
            page.block(*_decision_lines(number, decision))
            page.block(*table([*_reply_rows(decision)], page.width))
            page.block(*(flag["text"] for flag in decision["flags"]))


def _ending_rows(endings: Sequence[Data]) -> Iterator[tuple[str, ...]]:
    yield (_("Ending"), _("Outcome"), _("Reached by"), "")
    for each in endings:
        outcome = words.outcome(Outcome(each["outcome"]))
        yield (each["title"], outcome, str(each["count"]), told.percent(each["share"]))


def _decision_lines(number: int, decision: Data) -> Iterator[str]:
    yield _("{number}. {recap}").format(number=number, recap=decision["recap"])
    yield decision["rule"]
    yield ". ".join([told.reach(decision), *told.figures(decision)]) + "."
    yield _(LIMITS[Evidence(decision["evidence"])])


def _reply_rows(decision: Data) -> Iterator[tuple[str, ...]]:
    yield (_("Grade"), _("Chosen"), "", _("Interval"), _("Rest"), "r", _("Reply"))
    for each in decision["replies"]:
        yield (
            words.grade(Grade(each["grade"])),
            str(each["count"]),
            told.percent(each["share"]),
            told.bounds(each["interval"]),
            told.percent(each["rest_mean"]),
            "" if each["rest_r"] is None else decimal(each["rest_r"]),
            each["text"],
        )


def _set_aside(aside: Sequence[Data]) -> Iterator[str]:
    for each in aside:
        yield f"{each['file']}: {each['reason']}"
