"""What the bars say while somebody writes in their own words: where, which step, which keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coach.journal.ownwords import Step
from coach.locale import _
from coach.tui.widgets.bars import Key

if TYPE_CHECKING:  # pydantic comes with it
    from coach.tui.writing import Writing

STEPS = tuple(Step)
ON_A_SHEET = frozenset({Step.WRITE, Step.REVISE})
"""The steps at which something is written."""
BACK = {Step.TICK: Step.WRITE, Step.MODELS: Step.SEARCH, Step.REVISE: Step.MODELS}
"""Once searched, the first version stays as it is: the revision is the place to change it."""


def step_names() -> list[str]:
    """The situation, then every step, each in a word."""
    return [
        _("Situation"),
        _("Write"),
        _("Look"),
        _("Search"),
        _("Models"),
        _("Change"),
        _("Both"),
    ]


def whereabouts(writing: Writing | None) -> str:
    """Which decision is written for, where there are several."""
    if writing is None or len(writing.desk.decisions) == 1:
        return _("in your own words")
    decision = _("decision {n} of {total}").format(
        n=writing.place, total=len(writing.desk.decisions)
    )
    return " · ".join((_("in your own words"), decision))


def keys(step: Step | None, writing: Writing | None, *, at_end: bool) -> Iterator[Key]:
    """The keys that do something at `step`, None for the situation; `at_end` of what is read."""
    on_a_sheet = step in ON_A_SHEET
    yield Key("Tab" if on_a_sheet else "Enter", _next(step, writing, at_end), "screen.advance")
    if writing and step is None:
        yield from _about_the_decision(writing)
    if writing and step is Step.TICK:
        yield Key(f"1–{len(writing.ticks)}", _("tick"))
        yield Key("↑↓", _("choose"))
    if step is Step.WRITE or step in BACK:
        yield Key("Shift+Tab" if on_a_sheet else "b", _("back"), "screen.back")
    if on_a_sheet:
        yield Key("^z", _("undo"))
    if step is not Step.DONE:
        kept = on_a_sheet or (writing is not None and writing.begun)
        words = _("leave, kept") if kept else _("leave")
        yield Key("Esc" if on_a_sheet else "q", words, "screen.leave")
    yield Key("F1", _("help"), "app.help")


def _about_the_decision(writing: Writing) -> Iterator[Key]:
    if len(writing.desk.decisions) > 1:
        yield Key("← →", _("another decision"))
    if writing.begun:
        yield Key("n", _("begin anew"), "screen.afresh")
    if writing.has_finished:
        yield Key("k", _("what you kept"), "screen.kept")


def _next(step: Step | None, writing: Writing | None, at_end: bool) -> str:
    if not at_end:
        return _("read on")
    if writing is None:
        return _("leave")
    if step is None:
        return _("go on with it") if writing.begun else _("write")
    return {
        Step.WRITE: _("go on"),
        Step.TICK: _("search it"),
        Step.SEARCH: _("two models"),
        Step.MODELS: _("change one thing"),
        Step.REVISE: _("both versions"),
        Step.DONE: _("leave"),
    }[step]
