"""One sitting of review on the screen: what is asked, how it looks, and its file.

Made in a thread, for it reads the journal and the scenarios.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content
from textual.visual import Visual

from coach.activities.review import Asked, Reviewing
from coach.content.library import Library
from coach.errors import NotSaved
from coach.journal.saver import Saver
from coach.locale import _
from coach.output import prose
from coach.tui.story import Stage
from coach.tui.themes import ACTION, QUIET, STRONG, person_colour
from coach.tui.visuals import Block, joined, paragraph
from coach.wording import labels
from coach.wording.labels import MOONS
from coach.world import ReviewStart, World


class ReviewRun:
    """A sitting with its file. Every answer is handed over to be saved as soon as it is given."""

    def __init__(self, world: World, library: Library, start: ReviewStart) -> None:
        """Read what is due and ask the first question."""
        self.reviewing = Reviewing(world, library, ahead=start.ahead)
        self.reviewing.advance()
        self.on_trouble: Callable[[NotSaved | None], None] = lambda _trouble: None
        self._saver = Saver(world.journal.save_sitting, self._told)

    def _told(self, trouble: NotSaved | None) -> None:
        self.on_trouble(trouble)

    @property
    def asked(self) -> Asked | None:
        """The question in hand; None at the end."""
        return self.reviewing.asked

    def answer(self, reply_id: str) -> None:
        """Answer the question in hand."""
        self.reviewing.answer(reply_id)
        self._saver.submit(self.reviewing.sitting)

    def close(self) -> None:
        """Everything is saved, as far as the disk allows."""
        self._saver.flush(timeout=5)

    def question(self) -> Iterator[Visual]:
        """The question in hand, as it stands alone: where, with whom, the situation."""
        if not (asked := self.asked):
            return
        scenario = asked.session.scenario
        place = labels.by_medium(scenario.medium(asked.scene))
        yield Block(Content.styled(place, f"italic {QUIET}"), above=1)
        for person_id, person in asked.people:
            colour = person_colour(person_id, tuple(scenario.people))
            name = Content.styled(person.name, f"{STRONG} {colour}")
            yield Block(joined([name, ("   " + prose(person.about), QUIET)]))
        yield paragraph(prose(asked.scene.recap or ""))

    def answered(self) -> Iterator[Visual]:
        """What was answered, and the coach's note.

        The reaction is left out: it belongs to the scenario, which may not have been played yet.
        """
        if (asked := self.asked) and asked.note:
            stage = Stage(asked.session.scenario, asked.pack.principles)
            yield stage.answer(asked.note.reply, stage.scenario.medium(asked.scene))
            yield from stage.coach(asked.note, ())

    def principle(self) -> Iterator[Visual]:
        """The principle in hand, with its note."""
        if asked := self.asked:
            stage = Stage(asked.session.scenario, asked.pack.principles)
            yield from stage.principle(asked.about.principle)

    def closing(self) -> Iterator[Visual]:
        """What was asked in this sitting, and what comes when."""
        reviewing = self.reviewing
        if reviewing.is_over():
            yield paragraph(_("The three minutes are over; that is enough for one sitting."))
        yield paragraph(reviewing.whats_next(), STRONG)
        for each in reviewing.returning():
            lead = Content.styled(f"{MOONS[each.answer.grade]}  ", ACTION)
            yield Block(Content(prose(each.rule)), lead=lead, above=1)
            when = labels.comes_back(reviewing.day(each.due), reviewing.today)
            told = f"{labels.verdict(each.answer.grade)} {when}"
            yield Block(Content.styled(told, QUIET), left=3)
