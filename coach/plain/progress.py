"""Progress as plain lines; each function yields blocks, a block is a sequence of lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coach.content.cards import Card
from coach.journal.everything_played import Rules
from coach.journal.mastery import PrincipleProgress
from coach.journal.progress import Progress, Run, ScenarioProgress
from coach.locale import _
from coach.output import table
from coach.wording import progress_text

Block = tuple[str, ...]
Cards = Mapping[str, Card]

_RUNS = 20


def progress_blocks(
    progress: Progress, rules: Rules, cards: Cards, width: int | None
) -> Iterator[Block]:
    """Everything that is known, in lines of at most `width` cells; None for no limit."""
    if not progress.attempts:
        yield (_("You have not played anything yet."),)
    else:
        yield tuple(progress_text.rests_on(progress))
        yield from _principles(progress, rules)
        yield from _scores(progress, cards, width)
        yield from _endings(progress, cards, width)
    yield from _not_tried(progress, cards)
    if progress.attempts:
        yield (_("How this is counted"), *progress_text.how_counted())


def _principles(progress: Progress, rules: Rules) -> Iterator[Block]:
    if progress.principles:
        lines = [line for each in progress.principles for line in _principle(each, rules)]
        yield (_("Principles"), *lines)


def _principle(each: PrincipleProgress, rules: Rules) -> Iterator[str]:
    yield progress_text.rule(each, rules)
    met = progress_text.met(each.first.answers, each.decisions)
    yield f"  {progress_text.mastery(each)}; {met}"
    if each.first.answers:
        yield f"  {progress_text.given(each.first)}"
    if each.later.answers:
        yield "  " + _("Later answers: {worth}").format(worth=progress_text.worth(each.later))


def _scores(progress: Progress, cards: Cards, width: int | None) -> Iterator[Block]:
    shown = progress.runs[-_RUNS:]
    if not shown:
        return
    head = (_("Finished"), _("Scenario"), "", _("First answers"), _("After correction"))
    rows = [
        (*_finished(run, cards), progress_text.score(run), progress_text.corrected(run))
        for run in shown
    ]
    title = _("Scores over time")
    if len(shown) < len(progress.runs):
        title = _("Scores over time: the last {n} of {total} finished runs").format(
            n=len(shown), total=len(progress.runs)
        )
    yield (title, *table([head, *rows], width))


def _finished(run: Run, cards: Cards) -> tuple[str, str, str]:
    return (run.day.isoformat(), _title(run.scenario, cards), progress_text.mode(run))


def _endings(progress: Progress, cards: Cards, width: int | None) -> Iterator[Block]:
    tried = [each for each in progress.scenarios if each.attempts]
    head = (_("Scenario"), _("Finished"), _("Scores"), _("Endings found"))
    rows = [_tried(each, cards) for each in tried]
    yield (_("Scenarios"), *table([head, *rows], width))


def _tried(each: ScenarioProgress, cards: Cards) -> tuple[str, ...]:
    return (
        _title(each.id, cards),
        str(len(each.runs)),
        progress_text.scores([run.result.percent for run in each.runs]),
        progress_text.endings(each),
    )


def _not_tried(progress: Progress, cards: Cards) -> Iterator[Block]:
    if waiting := progress.not_tried:
        lines = [
            _("{title}. Type: coach play {name}").format(title=_title(each.id, cards), name=each.id)
            for each in waiting
        ]
        yield (_("Not tried yet"), *lines)


def _title(scenario: str, cards: Cards) -> str:
    return cards[scenario].title if scenario in cards else scenario
