"""What the coach says about an answer, as lines.

Each function yields blocks; a block is a sequence of lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.model import Pack, Principle, Reply, Scenario
from coach.locale import _
from coach.output import prose
from coach.plain.story import Block
from coach.practice.debrief import Note
from coach.practice.session import Turn
from coach.wording import labels


def after_answer(note: Note, turn: Turn, scenario: Scenario, pack: Pack) -> Iterator[Block]:
    """The coach's note on an answer, and how trust moved by it."""
    yield from coached(note, pack)
    yield from trust_moved(turn, scenario)


def coached(note: Note, pack: Pack) -> Iterator[Block]:
    """The coach's note on an answer."""
    yield (
        _("Coach: {verdict}").format(verdict=labels.verdict(note.reply.grade)),
        prose(note.reply.why),
    )
    yield from lesson(note, pack)


def trust_moved(turn: Turn, scenario: Scenario) -> Iterator[Block]:
    """How trust moved by an answer, if it did."""
    if moved := turn.trust_changes(scenario):
        yield tuple(labels.trust(change, scenario) for change in moved)


def lesson(note: Note, pack: Pack) -> Iterator[Block]:
    """What there is to learn: the professional reply, the principle and what stood in the way."""
    if note.alternative is not None:
        instead = (prose(note.instead),) if note.instead else ()
        yield (professional(note.alternative), *instead)
    if (principle := pack.principles.get(note.principle)) is not None:
        yield (_("The principle: {rule}").format(rule=prose(principle.rule)),)
    yield from ((remark,) for remark in labels.remarks(note))


def explained(principle: Principle) -> Iterator[Block]:
    """A principle with its note and what research says, within its limits."""
    yield (prose(principle.rule), prose(principle.note))
    if (finding := principle.finding) is not None:
        yield (
            _("Research: {finding}").format(finding=prose(finding.text)),
            _("Its limits: {caution}").format(caution=prose(finding.caution)),
            _("Source: {source}").format(source=prose(finding.source)),
        )


def professional(reply: Reply) -> str:
    """The professional reply, worded in full."""
    return _("A professional reply: {reply}").format(reply=prose(reply.text))
