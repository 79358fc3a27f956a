"""Two attempts side by side, as lines.

Each function yields blocks; a block is a sequence of lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from coach.content.model import Reply
from coach.journal.resuming import Past
from coach.locale import _
from coach.output import prose
from coach.plain.story import Block
from coach.practice.debrief import Change, Compared, compare, tally
from coach.wording import labels


def side_by_side(earlier: Past, later: Past, now: datetime) -> Iterator[Block]:
    """Both attempts, what changed in a sentence, every decision; times in the zone of `now`."""
    compared = compare(earlier.session, later.session)
    yield (later.session.scenario.title,)
    yield (
        _("Earlier: {attempt}.").format(attempt=_attempt(earlier, now)),
        _("Later: {attempt}.").format(attempt=_attempt(later, now)),
    )
    yield (labels.tally(tally(compared)),)
    for number, each in enumerate(compared, start=1):
        yield tuple(_decision(number, each))


def _attempt(past: Past, now: datetime) -> str:
    attempt, ending = past.attempt, past.session.ending
    parts = [
        labels.moment(attempt.started, now),
        labels.mode(attempt.mode, attempt.from_scene),
        labels.worth(attempt),
        prose(ending.title) if ending else _("not finished"),
    ]
    return "; ".join(parts)


def _decision(number: int, each: Compared) -> Iterator[str]:
    change = labels.compared(each.change)
    yield _("Decision {number}: {change}.").format(number=number, change=change)
    yield prose(each.scene.recap or "")
    if each.change is Change.SAME and each.later:
        yield from _given(_("Both times, {grade}: {reply}"), each.later)
        return
    if each.earlier:
        yield from _given(_("Earlier, {grade}: {reply}"), each.earlier)
    if each.later:
        yield from _given(_("Later, {grade}: {reply}"), each.later)
    if each.difference:
        yield _("The difference: {instead}").format(instead=prose(each.difference))


def _given(template: str, reply: Reply) -> Iterator[str]:
    yield template.format(grade=labels.grade(reply.grade), reply=prose(reply.text))
    yield prose(reply.why)
