"""The overview of progress as a page: what it rests on, and how it is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.visual import Visual

from coach.content.cards import Card
from coach.journal.everything_played import Gathered
from coach.journal.progress import Run
from coach.locale import _, ngettext
from coach.tui.progress_rows import title
from coach.tui.themes import QUIET, STRONG
from coach.tui.visuals import paragraph
from coach.wording import labels, progress_text


def reading(read: int, of: int) -> Visual:
    """What stands there while attempts are read: how many, of how many."""
    if not of:
        return paragraph(_("Reading what you have played."), QUIET, above=0)
    text = _("Reading what you have played: {read} of {total}.").format(read=read, total=of)
    return paragraph(text, QUIET, above=0)


def overview(seen: Gathered, cards: Mapping[str, Card]) -> Iterator[Visual]:
    """The page; where nothing was played, what it is for."""
    progress = seen.progress
    if not progress.attempts:
        yield paragraph(_("You have not played anything yet."), STRONG, above=0)
        yield paragraph(_("What can be told from your answers will stand here."), QUIET)
        return
    yield paragraph(" ".join([*progress_text.rests_on(progress), *_left_out(seen)]), above=0)
    if progress.runs:
        yield paragraph(_last(progress.runs[-1], cards))
    yield paragraph(_("How this is counted"), STRONG, above=2)
    yield from (paragraph(text, QUIET) for text in progress_text.how_counted())


def _left_out(seen: Gathered) -> Iterator[str]:
    if number := len(seen.damaged):
        yield ngettext(
            "{n} file of the journal cannot be read and is left out.",
            "{n} files of the journal cannot be read and are left out.",
            number,
        ).format(n=number)


def _last(run: Run, cards: Mapping[str, Card]) -> str:
    score = labels.points(run.result.percent, run.result.professional, run.result.decisions)
    return _("Last: “{title}”, {score}.").format(title=title(run.scenario, cards), score=score)
