"""A run seen from its end, as lines.

Each function yields blocks; a block is a sequence of lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.cards import Card
from coach.content.model import Pack, Reply
from coach.locale import _
from coach.output import prose
from coach.plain.note import lesson, professional
from coach.plain.story import Block, answer
from coach.practice.debrief import Advice, Change, Compared, Debrief, Reviewed, compare, tally
from coach.practice.scoring import result
from coach.practice.session import Session
from coach.wording import labels


def review(seen: Debrief, pack: Pack, *, coached: bool) -> Iterator[Block]:
    """The score, then every decision: your reply beside the professional one.

    What the coach has not said already, where `coached` is False, is said here.
    """
    figures = labels.figures(seen.result, scored=seen.session.from_scene is None)
    yield tuple(_("{label}: {value}.").format(label=label, value=value) for label, value in figures)
    for number, each in enumerate(seen.decisions, start=1):
        yield tuple(_given(number, each))
        if not coached:
            yield (prose(each.note.reply.why),)
            yield from lesson(each.note, pack)
        elif each.note.alternative is not None:
            yield (professional(each.note.alternative),)


def _given(number: int, each: Reviewed) -> Iterator[str]:
    reply = each.note.reply
    yield _head(each).format(number=number, grade=labels.grade(reply.grade))
    yield answer(reply)
    if each.corrected is not None:
        yield _graded(_("After going back, {grade}: {reply}"), each.corrected)


def _head(each: Reviewed) -> str:
    if each.note.recovery:
        return _("Decision {number}, {grade}; recovery, so it counts apart.")
    if each.note.contested:
        return _("Decision {number}, {grade}; opinions differ, so it does not count.")
    return _("Decision {number}, {grade}.")


def beside_last_time(last: Session | None, now: Session) -> Iterator[Block]:
    """This time beside last time: the scores, then decision by decision."""
    if last is None:
        yield (_("There is no earlier time to compare with yet."),)
        return
    yield (
        _("This time: {score}.").format(score=labels.score(result(now).score)),
        _("Last time: {score}.").format(score=labels.score(result(last).score)),
    )
    compared = compare(last, now)
    yield (labels.tally(tally(compared)),)
    for number, each in enumerate(compared, start=1):
        yield tuple(_beside(number, each))


def _beside(number: int, each: Compared) -> Iterator[str]:
    change = labels.change(each.change)
    yield _("Decision {number}: {change}.").format(number=number, change=change)
    if each.later is not None:
        same = each.change is Change.SAME
        template = _("Both times, {grade}: {reply}") if same else _("This time, {grade}: {reply}")
        yield _graded(template, each.later)
    if each.earlier is not None and each.change is not Change.SAME:
        yield _graded(_("Last time, {grade}: {reply}"), each.earlier)


def _graded(template: str, reply: Reply) -> str:
    return template.format(grade=labels.grade(reply.grade), reply=prose(reply.text))


def what_next(advice: Advice, pack: Pack, card: Card, upcoming: Card | None) -> Iterator[Block]:
    """What to do next; the last line is the command to type."""
    if advice.principle and (principle := pack.principles.get(advice.principle)) is not None:
        yield (_("To practise: {rule}").format(rule=prose(principle.rule)),)
    again = _("Play it again and compare. Type: coach replay {name}").format(name=card.id)
    if upcoming is None:
        yield (again,)
        return
    onward = _("Next: {title}. Type: coach play {name}").format(
        title=upcoming.title, name=upcoming.id
    )
    yield (onward, again) if advice.again else (again, onward)
