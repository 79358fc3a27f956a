"""Writing for one decision in your own words: write, look, compare, and change one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Static

from coach.content.library import Card
from coach.errors import CoachError
from coach.journal.ownwords import Step
from coach.locale import _
from coach.tui.brief import notice
from coach.tui.deskbars import BACK, ON_A_SHEET, STEPS, keys, step_names, whereabouts
from coach.tui.reading import ReadingScreen
from coach.tui.visuals import WIDE, paragraph
from coach.tui.widgets.bars import KeyBar, TitleBar
from coach.tui.widgets.page import Page
from coach.tui.widgets.sheet import Sheet
from coach.tui.widgets.steps import Steps
from coach.tui.widgets.ticklist import TickList

if TYPE_CHECKING:  # pydantic comes with these
    from coach.practice.session import Session
    from coach.tui.app import CoachApp
    from coach.tui.writing import Writing

REST_SECONDS = 1.0
"""The pause in typing after which a draft is saved."""


class OwnWordsScreen(ReadingScreen):
    """One message for one decision, from the situation to both versions side by side."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "advance", show=False),
        Binding("space", "tick_or_advance", show=False),
        *(Binding(str(n), f"tick({n})", show=False) for n in range(1, 10)),
        Binding("b,shift+tab", "back", show=False),
        Binding("right", "decision(1)", show=False),
        Binding("left", "decision(-1)", show=False),
        Binding("n", "afresh", show=False),
        Binding("k", "kept", show=False),
        Binding("q,escape", "leave", show=False),
    ]
    DEFAULT_CSS = """
    OwnWordsScreen {
        #desk { height: 1fr; layout: vertical; align-horizontal: center; }
        #beside {
            height: auto; max-height: 45%; max-width: 76; padding: 1 2;
            scrollbar-size-vertical: 1;
            &.-sheet { background: $surface; }
        }
        Sheet { height: 1fr; max-width: 76; }
        TickList { height: 1fr; max-width: 76; padding: 1 2 0 2; }
        &.-wide #desk { layout: horizontal; }
        &.-wide #beside { width: 44; max-height: 100%; margin: 1 2 1 0; }
        &.-wide Sheet { margin: 1 0; }
        &.-wide TickList { padding: 2 2 1 2; }
    }
    """
    app: getters.app[CoachApp]
    sheet = getters.query_one(Sheet)
    ticklist = getters.query_one(TickList)

    def __init__(
        self, card: Card, decision: str | None = None, played: Session | None = None
    ) -> None:
        super().__init__()
        self.card = card
        self.writing: Writing | None = None
        self._wish, self._played = decision, played
        self._reading = True
        """Whether the situation is in front, before or instead of the message."""
        self._left = False
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """The steps, then a page to read or a sheet to write on."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        yield TitleBar()
        yield Steps()
        yield Page()
        with Container(id="desk"):
            with VerticalScroll(id="beside", can_focus=False):
                yield Static(id="glance", markup=False)
            yield Sheet()
            yield TickList()
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the scenario, and what was written before."""
        self.sheet.editor.cursor_blink = self.app.motion
        self._show()
        self.run_worker(self._read, thread=True, exclusive=True)

    def _read(self) -> None:
        from coach.tui.writing import Writing  # noqa: PLC0415 (pydantic: not in the screens' way)

        app = self.app
        try:
            writing = Writing(app.world, app.library, self.card, self._wish, self._played)
        except CoachError as problem:
            app.call_from_thread(self._cannot, problem)
        else:
            app.call_from_thread(self._opened, writing)

    def _cannot(self, problem: CoachError) -> None:
        if not self._left:
            self.page.show([paragraph(self.card.title, "bold"), *notice(problem)], at=0)
            self._tell()

    def _opened(self, writing: Writing) -> None:
        if self._left:
            return
        self.writing = writing
        writing.on_trouble = self.app.tell_saving
        for each in writing.desk.damaged:
            self.notify(f"{each.file}: {each.text}", markup=False, severity="warning")
        if self._wish not in {None, writing.decision}:
            told = _("There are no words to find for that decision; here is another one.")
            self.notify(told, markup=False)
        self._show()

    @property
    def step(self) -> Step | None:
        """How far the message has come; None while the situation is read."""
        return None if self._reading or self.writing is None else self.writing.words.step

    def _show(self) -> None:
        """Set the screen for the step at hand."""
        step, writing = self.step, self.writing
        with self.app.batch_update():
            self.sheet.display = step in ON_A_SHEET
            self.ticklist.display = step is Step.TICK
            self.page.display = step not in {*ON_A_SHEET, Step.TICK}
            self.query_one("#desk").display = not self.page.display
            if step not in ON_A_SHEET:
                self.set_focus(None)
            if writing:
                self._fill(writing, step)
            self._tell()

    def _fill(self, writing: Writing, step: Step | None) -> None:
        if step in ON_A_SHEET:
            self._put_beside(writing.glance())
            self.sheet.begin(writing.text)
        elif step is Step.TICK:
            self._put_beside(Content(writing.text))
            question = _("Which of these can you see in it?")
            self.ticklist.ask(question, writing.ticks, writing.words.ticks)
        else:
            self.page.show(writing.page() if step else writing.situation(), at=0)

    def _put_beside(self, text: Content) -> None:
        beside = self.query_one("#beside")
        beside.set_class(self.step is Step.TICK, "-sheet")
        beside.scroll_home(animate=False)
        self.query_one("#glance", Static).update(text)

    def on_sheet_written(self) -> None:
        """Take the text over, and have it saved at the next pause."""
        self._take_over()
        if self._rest:
            self._rest.stop()
        self._rest = self.set_timer(REST_SECONDS, self._save)

    def _take_over(self) -> None:
        if self.writing and self.step in ON_A_SHEET:
            self.writing.write(self.sheet.text)

    def _save(self) -> None:
        if self.writing:
            self.writing.save()

    def on_tick_list_ticked(self) -> None:
        """Keep what is ticked."""
        if self.writing:
            self.writing.tick(self.ticklist.ticked)

    def action_tick(self, number: int) -> None:
        """Tick the statement with this number, or untick it."""
        if self.step is Step.TICK:
            self.ticklist.tick(number)

    def action_tick_or_advance(self) -> None:
        """Tick what is highlighted; elsewhere, go on."""
        if self.step is Step.TICK:
            self.ticklist.tick()
        else:
            self.action_advance()

    def action_line(self, direction: int) -> None:
        """Move between the statements; where there are none, scroll by a line."""
        if self.step is Step.TICK:
            self.ticklist.statements.move(direction)
        else:
            super().action_line(direction)

    def action_page(self, direction: int) -> None:
        """Scroll by most of a page; beside the statements, what was written."""
        if self.step is Step.TICK:
            self.query_one("#beside").scroll_relative(y=4 * direction, animate=False)
        else:
            super().action_page(direction)

    def action_advance(self) -> None:
        """The one obvious next step: read on, go on, leave."""
        self._take_over()
        writing, step = self.writing, self.step
        if self.page.display and not self.page.at_end:
            self.action_page(1)
        elif writing is None or step is Step.DONE:
            self.action_leave()
        elif step is None:
            self._reading = False
            self._show()
        elif step in ON_A_SHEET and not self.sheet.text.strip():
            self.sheet.say(_("Write something first; a line is enough."))
        else:
            self._go_to(STEPS[STEPS.index(step) + 1])

    def action_back(self) -> None:
        """One step back, as far as that leaves the first version as it is."""
        self._take_over()
        if self.step is Step.WRITE:
            self._reading = True
            self._show()
        elif self.step in BACK:
            self._go_to(BACK[self.step])

    def _go_to(self, step: Step) -> None:
        if self.writing:
            self.writing.go_to(step)
            self._show()

    def action_decision(self, by: int) -> None:
        """Take another decision to write for."""
        if self.writing and self.step is None:
            self.writing.turn(by)
            self._show()

    def action_afresh(self) -> None:
        """Begin anew; what was half done stays where it is kept."""
        if self.writing and self.step is None and self.writing.begun:
            self.writing.take(self.writing.decision, fresh=True)
            self._reading = False
            self._show()

    def action_kept(self) -> None:
        """Read what was finished last for this decision."""
        if self.writing and self.step is None and self.writing.look_at_finished():
            self._reading = False
            self._show()

    def action_leave(self) -> None:
        """Back to where you came from; what is written is kept."""
        self.let_go()
        self.app.leave(self.card.id)

    def let_go(self) -> None:
        """Another screen takes over: have everything saved, so that it can be gone on with."""
        self._left = True
        self._take_over()
        if self.writing:
            self.writing.close()

    def on_unmount(self) -> None:
        """Save, however the screen is left; the sheet is gone by now, and its text taken over."""
        self._left = True
        if self.writing:
            self.writing.close()

    def on_page_moved(self) -> None:
        """The next key depends on whether there is more to read."""
        self._tell()

    def on_resize(self, event: Resize) -> None:
        """Put the situation beside the sheet where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def renew(self) -> None:
        """Show everything as it is now; what is written stays."""
        if self._left:
            return
        self._take_over()
        self.card = self.app.card(self.card.id) or self.card
        if self.writing is None:
            self.run_worker(self._read, thread=True, exclusive=True)
            return
        try:
            self.writing.renew(self.app.world, self.app.library)
        except CoachError as problem:
            self.app.complain(problem)
        self._show()

    def _tell(self) -> None:
        """Bring title, steps and keys up to date."""
        step, at_end = self.step, not self.page.display or self.page.at_end
        self.query_one(TitleBar).tell(self.card.title, whereabouts(self.writing))
        self.query_one(Steps).tell(step_names(), STEPS.index(step) + 1 if step else 0)
        self.query_one(KeyBar).tell(list(keys(step, self.writing, at_end=at_end)))
