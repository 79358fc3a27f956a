"""A sitting of review as plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from coach.activities.review import Asked, Reviewing
from coach.content.faults import one_line
from coach.content.library import Library
from coach.content.model import Reply
from coach.locale import _
from coach.output import Paper, paper, prose
from coach.plain.console import Lines, Saving, none_of
from coach.plain.note import coached, explained
from coach.plain.play import Console
from coach.plain.story import Block, answer, decision
from coach.wording import labels
from coach.world import ReviewStart, World


def review_plainly(world: World, library: Library, start: ReviewStart, console: Console) -> None:
    """Ask what is due, for three minutes; then say what comes when."""
    reviewing = Reviewing(world, library, ahead=start.ahead)
    for problem in reviewing.damaged:
        console.complain(one_line(problem))
    PlainReview(world, reviewing, console).hold()


class PlainReview:
    """One sitting, held by reading lines and writing lines."""

    def __init__(self, world: World, reviewing: Reviewing, console: Console) -> None:
        self._world = world
        self._reviewing = reviewing
        self._console = console
        self._paper: Paper = paper(console.stdout, world.environ)
        self._lines = Lines(console.stdin, self._paper)
        self._explained: Asked | None = None
        self._saving = Saving(console.complain)

    def hold(self) -> None:
        """Ask until the time is over, nothing is left, the learner leaves or the input ends."""
        self._paper.blocks(self._welcome())
        number = 0
        while (asked := self._next()) is not None:
            number += 1
            self._paper.blocks(question(number, asked))
            if not self._answered(asked):
                break
        if self._reviewing.sitting.answers:
            self._paper.blocks(self._closing())

    def _next(self) -> Asked | None:
        asked = self._reviewing.advance()
        for error in self._reviewing.unusable:
            self._console.complain(str(error))
        self._reviewing.unusable.clear()
        return asked

    def _welcome(self) -> Iterator[Block]:
        reviewing = self._reviewing
        yield (reviewing.whats_next(),)
        if not reviewing.agenda.schedules:
            yield (_("To begin, type: coach play"),)
        elif reviewing.due or reviewing.ahead:
            yield (_("A sitting takes three minutes. Leave with q when you like."),)
        else:
            yield (_("To practise it now, type: coach review --ahead"),)

    def _answered(self, asked: Asked) -> bool:
        """Read lines until one answers; whether the sitting goes on."""
        reply = self._lines.choose(asked.session.replies, partial(self._explain, asked))
        if reply is not None:
            self._answer(reply)
        return reply is not None

    def _answer(self, reply: Reply) -> None:
        asked = self._reviewing.answer(reply.id)
        self._saving.save(self._reviewing.sitting, self._world.journal.save_sitting)
        self._explained = asked
        self._paper.block(answer(reply))
        if asked.note:
            self._paper.blocks(coached(asked.note, asked.pack))

    def _explain(self, asked: Asked, line: str) -> Iterator[Block]:
        principle = self._explained.principle if self._explained else None
        if not line:
            yield from decision(asked.session)
        elif line == "?":
            yield tuple(self._help())
        elif line == "p" and principle:
            yield from explained(principle)
        else:
            yield (none_of(line, asked.session.replies),)

    def _help(self) -> Iterator[str]:
        yield _("A number: that reply.")
        yield _("Enter alone: the question and the replies once more.")
        if self._explained:
            yield _("p: more about the principle that was named last.")
        yield _("q: leave. Your answers are kept.")

    def _closing(self) -> Iterator[Block]:
        reviewing = self._reviewing
        for each in reviewing.returning():
            yield (
                _("{grade}: {rule}").format(
                    grade=labels.grade(each.answer.grade).capitalize(), rule=prose(each.rule)
                ),
                labels.comes_back(reviewing.day(each.due), reviewing.today),
            )
        yield (reviewing.whats_next(),)


def question(number: int, asked: Asked) -> Iterator[Block]:
    """A question that stands alone: where, with whom, the situation, and the replies."""
    medium = labels.by_medium(asked.session.scenario.medium(asked.scene))
    people = (
        _("{name}: {about}").format(name=person.name, about=prose(person.about))
        for _id, person in asked.people
    )
    yield (_("Question {n}. {medium}").format(n=number, medium=medium), *people)
    yield (prose(asked.scene.recap or ""),)
    yield from decision(asked.session)
