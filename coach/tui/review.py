"""Review: what is due, one question after the other, for three minutes.

`ReviewRun` holds what is asked; this screen draws it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize

from coach.content.faults import one_line
from coach.errors import CoachError
from coach.locale import _
from coach.tui.asking import AskingScreen
from coach.tui.themes import QUIET
from coach.tui.visuals import paragraph
from coach.tui.widgets.answer import Answer
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.page import Page
from coach.wording import labels
from coach.world import ReviewStart

if TYPE_CHECKING:  # pydantic comes with these, and the screen stands before they are needed
    from coach.activities.review import Asked
    from coach.tui.sitting import ReviewRun


class Step(Enum):
    """What the learner is doing."""

    WAITING = auto()
    """What is due is being looked up."""
    READING = auto()
    """Reading a situation that leaves no room for its replies."""
    DECIDING = auto()
    COACHED = auto()
    """Reading the coach's note."""
    OVER = auto()


class ReviewScreen(AskingScreen):
    """One sitting of review."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "more", show=False)]

    def __init__(self, start: ReviewStart) -> None:
        super().__init__()
        self.start = start
        self.step = Step.WAITING
        self.run: ReviewRun | None = None
        self._number = 0
        self._left = False

    def compose(self) -> ComposeResult:
        """The situation and the note, the replies below."""
        yield TitleBar()
        with Vertical(id="column"):
            yield Page([paragraph(_("One moment: what is due is being looked up."), QUIET)])
            yield Answer()
        yield KeyBar()

    def on_mount(self) -> None:
        """Look up what is due once the screen stands."""
        self._tell()
        self.call_after_refresh(self._read_in_thread)

    def _read_in_thread(self) -> None:
        self.run_worker(self._read, thread=True, exclusive=True)

    def _read(self) -> None:
        from coach.tui.sitting import ReviewRun  # noqa: PLC0415 (pydantic: after the first frame)

        run = ReviewRun(self.app.world, self.app.library, self.start)
        self.app.call_from_thread(self._opened, run)

    def _opened(self, run: ReviewRun) -> None:
        if self._left:
            return
        self.run = run
        run.on_trouble = self.app.tell_saving
        for problem in run.reviewing.damaged:
            self.notify(one_line(problem), markup=False, severity="warning")
        self._arrive(run)

    @property
    def deciding(self) -> bool:
        """Whether the replies are up and wait for a choice."""
        return self.step is Step.DECIDING

    def _arrive(self, run: ReviewRun) -> None:
        """Stand at the question in hand, or at the end."""
        for error in run.reviewing.unusable:
            self.app.warn(error)
        run.reviewing.unusable.clear()
        self._number += run.asked is not None
        self._draw(run)

    def _draw(self, run: ReviewRun) -> None:
        """Show the question in hand, its note where it is answered, or the end."""
        self.principle_shown = False
        with self.app.batch_update():
            if run.asked is None:
                self.step = Step.OVER
                self.page.show(run.closing(), at=0)
            elif run.asked.note:
                self.step = Step.COACHED
                before = [*run.question()]
                self.page.show([*before, *run.answered()], at=len(before))
            else:
                self._ask(run, run.asked)
            self._tell()

    def _ask(self, run: ReviewRun, asked: Asked) -> None:
        self.page.show(run.question(), at=0)
        self.answer.ask(asked.session)
        self.fit_answer()
        self.step = Step.DECIDING if self.fits() else Step.READING

    def on_answer_given(self, given: Answer.Given) -> None:
        """The coach says how it was."""
        if self.deciding and self.run:
            self.run.answer(given.reply_id)
            self._draw(self.run)

    def action_advance(self) -> None:
        """The one obvious next step: read on, answer, the next question."""
        if self.deciding and self.answer.highlighted:
            self.answer.choose()
        elif not self.page.at_end:
            self.action_page(1)
        elif self.step is Step.READING:
            self.step = Step.DECIDING
            self._tell()
            self.page.to_end()
        elif self.step is Step.COACHED and self.run:
            self.run.reviewing.advance()
            self._arrive(self.run)
        elif self.step is Step.OVER:
            self.action_leave()

    def action_principle(self) -> None:
        """Unfold the note behind the principle just asked about; then its page in the handbook."""
        if self.step is Step.COACHED and self.run and (asked := self.run.asked):
            self.explain(asked.about.principle, self.run.principle())
            self._tell()

    def action_more(self) -> None:
        """Another sitting: with what is due, else with what is not due yet."""
        if self.step is Step.OVER and self.run and self.run.reviewing.agenda.schedules:
            self.app.open_review(ReviewStart(ahead=not self.run.reviewing.due))

    def action_leave(self) -> None:
        """Back to the library; everything answered is kept."""
        self.app.open_library()

    def let_go(self) -> None:
        """Another screen takes over: keep what was answered."""
        self._left = True
        if self.run:
            self.run.close()

    def on_page_moved(self) -> None:
        """The next key depends on whether there is more to read."""
        self.query_one(KeyBar).tell(list(self._keys()))

    def on_resize(self, event: Resize) -> None:
        """Give the replies the lines that they need now."""
        del event
        self.fit_answer()
        self._tell()

    def renew(self) -> None:
        """Show everything as it is now; what was left does nothing any more."""
        if self._left:
            return
        if self.run is None:
            self._tell()
            return
        try:
            self.run.reviewing.renew(self.app.world)
        except CoachError as problem:
            self.app.complain(problem)
        self._draw(self.run)

    def _tell(self) -> None:
        """Bring title and keys up to date."""
        self.answer.display = self.deciding
        self.page.keep_free(self.answer.lines if self.deciding else 0)
        self.query_one(TitleBar).tell(_("Review"), self._whereabouts())
        self.query_one(KeyBar).tell(list(self._keys()))

    def _whereabouts(self) -> str:
        if self.run is None or self.step is Step.OVER:
            return ""
        here = _("question {n}").format(n=self._number)
        due = self.run.reviewing.due
        return " · ".join((here, labels.due(due))) if due else here

    def _keys(self) -> Iterator[Key]:
        asked = self.run.asked if self.run else None
        if self.deciding and asked:
            yield Key(f"1–{len(asked.session.replies)}", _("answer"))
            yield Key("↑↓", _("choose"))
        elif self.run:
            yield Key("Enter", self._next_words(), "screen.advance")
        if self.step is Step.COACHED:
            yield self.principle_key()
        if self.step in {Step.DECIDING, Step.COACHED}:
            yield Key("PgUp", _("read again"), "screen.page(-1)")
        yield from self._ways_out()
        yield Key("F1", _("help"), "app.help")

    def _ways_out(self) -> Iterator[Key]:
        if self.step is not Step.OVER:
            yield Key("q", _("leave, saved"), "screen.leave")
        elif self.run and self.run.reviewing.agenda.schedules:
            more = _("three more minutes") if self.run.reviewing.due else _("practise ahead")
            yield Key("a", more, "screen.more")

    def _next_words(self) -> str:
        if not self.page.at_end:
            return _("read on")
        if self.step is Step.READING:
            return _("your reply")
        return _("next") if self.step is Step.COACHED else _("library")
