"""Playing one scenario: the conversation, the replies, the coach.

The first frame needs the card alone; the scenario is read while the brief is. `Run` holds what
happens, the widgets draw it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.visual import Visual
from textual.widgets import Static

from coach.content.grades import Mode
from coach.errors import CoachError
from coach.locale import _
from coach.tui.asking import AskingScreen
from coach.tui.brief import brief, notice
from coach.tui.people import beside
from coach.tui.themes import QUIET
from coach.tui.visuals import WIDE, paragraph
from coach.tui.widgets.answer import Answer
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.page import Page
from coach.wording import labels
from coach.world import Start

if TYPE_CHECKING:  # pydantic comes with these, and the brief is on the screen before it is needed
    from coach.tui.run import Run

FIRST_FRAME_SECONDS = 0.08
"""What the first frame needs to get out; reading a scenario at once would hold it up."""

PEOPLE = 34
"""Cells of the people's column."""


class Phase(Enum):
    """What the learner is doing."""

    BRIEF = auto()
    """Reading the brief; the scenario may still be on its way."""
    READING = auto()
    """Reading a scene that leaves no room for its replies."""
    DECIDING = auto()
    COACHED = auto()
    """Reading the reaction and the coach's note."""
    ENDED = auto()
    BROKEN = auto()
    """The scenario cannot be played; its problems are on the page."""


class PlayScreen(AskingScreen):
    """One run of one scenario."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("b", "back", show=False)]
    DEFAULT_CSS = """
    PlayScreen {
        #people { width: 34; height: 1fr; padding: 1 2 0 2; display: none; }
        &.-wide #people { display: block; }
        &.-wide #trust { display: none; }
    }
    """

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.start = start
        self.card = start.card
        self.mode = start.mode or Mode.PRACTICE
        self.phase = Phase.BRIEF
        self.run: Run | None = None
        self._eager = False
        self._asked_for = False
        self._outdated = False
        """Whether what is being read may be another by now."""
        self._left = False

    def compose(self) -> ComposeResult:
        """The conversation, the answer below it, the people beside it where there is room."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        yield TitleBar()
        with Horizontal():
            with Vertical(id="column"):
                yield Page(brief(self.card))
                yield Answer()
            yield Static(id="people", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the brief."""
        self._tell()

    @property
    def deciding(self) -> bool:
        """Whether the replies are up and wait for a choice."""
        return self.phase is Phase.DECIDING

    def on_page_seen(self) -> None:
        """Read the scenario once the brief is on the terminal."""
        self.set_timer(FIRST_FRAME_SECONDS, self._open)

    def _open(self) -> None:
        if not self._asked_for:
            self._asked_for = True
            self._read_in_thread()

    def _read_in_thread(self) -> None:
        self._outdated = False
        self.run_worker(self._read, thread=True, exclusive=True)

    def _read(self) -> None:
        from coach.tui.run import Run  # noqa: PLC0415 (pydantic: after the first frame)

        try:
            run = Run(self.app.world, self.start)
        except CoachError as problem:
            self.app.call_from_thread(self._cannot, problem)
        else:
            self.app.call_from_thread(self._opened, run)

    def _cannot(self, problem: CoachError) -> None:
        if self._left:
            return
        if self._outdated:
            self._read_in_thread()
            return
        self.phase = Phase.BROKEN
        self.page.show([*brief(self.card), *notice(problem)], at=0)
        self._tell()

    def _opened(self, run: Run) -> None:
        if self._left:
            run.close()
            return
        self.run = run
        run.on_trouble = self.app.tell_saving
        self.mode = run.mode
        notices = (*run.notices, *(self._catch_up(run) if self._outdated else ()))
        if run.resumed:
            self._redraw(notices)
        elif self._eager:
            self._begin()
        else:
            if preface := self._preface():
                self.page.add(preface)
            self._tell()

    def _preface(self) -> list[Visual]:
        preface = self.run.preface if self.run else ""
        return [paragraph(preface, f"italic {QUIET}")] if preface else []

    def _introduce(self) -> None:
        self.page.show([*brief(self.card), *self._preface()], at=0)

    def _begin(self) -> None:
        if self.run is None:
            self._eager = True
            self._open()
            return
        run = self.run
        with self.app.batch_update():
            self.page.add(run.opening())
            self._arrive()

    def _arrive(self) -> None:
        """Stand where the session stands: at a decision or at the ending."""
        if self.run is None:
            return
        self.principle_shown = False
        self.phase = Phase.ENDED if self.run.session.ending else Phase.READING
        self.answer.ask(self.run.session)
        if self.phase is Phase.READING:
            self._fit_answer()
            self.phase = Phase.DECIDING if self.fits() else Phase.READING
        self._tell()

    def _fit_answer(self) -> None:
        self.fit_answer(PEOPLE if self.has_class("-wide") else 0)

    def on_answer_given(self, given: Answer.Given) -> None:
        """Show what the answer does; then the coach speaks, unless that is for the end."""
        run = self.run
        if self.phase is not Phase.DECIDING or run is None:
            return
        turn = run.choose(given.reply_id)
        story = run.story(turn)
        with self.app.batch_update():
            if run.coached:
                self.phase = Phase.COACHED
                arriving = len(story) if self.app.motion else 0
                self.page.add([*story, *run.coaching(turn)], one_by_one=arriving)
                self._tell()
            else:
                self.page.add([*story, *run.following(turn)])
                self._arrive()

    def action_advance(self) -> None:
        """The one obvious next step: read on, answer, go on."""
        page = self.page
        if page.revealing:
            page.complete()
        elif self.phase is Phase.DECIDING and self.answer.highlighted:
            self.answer.choose()
        elif not page.at_end:
            self.action_page(1)
        elif self.phase is Phase.READING:
            self._decide()
        elif self.phase is Phase.BRIEF:
            self._begin()
        elif self.phase is Phase.COACHED:
            self._go_on()
        elif self.phase is Phase.ENDED and self.run:
            self.app.open_debrief(self.run)
        elif self.phase is Phase.BROKEN:
            self.action_leave()

    def _decide(self) -> None:
        """Bring the replies up; the last lines of the scene stay in sight."""
        with self.app.batch_update():
            self.phase = Phase.DECIDING
            self._tell()
            self.page.to_end()

    def _go_on(self) -> None:
        assert self.run is not None
        with self.app.batch_update():
            self.page.add(self.run.following(self.run.session.turns[-1]))
            self._arrive()

    def action_back(self) -> None:
        """Answer the last decision anew."""
        if self.run and self.phase is not Phase.BRIEF and self.run.session.can_go_back:
            self.run.back()
            self._redraw()

    def _redraw(self, notices: Iterable[str] = ()) -> None:
        """Set the whole conversation anew: after going back, a resume or another language."""
        assert self.run is not None
        before, now = self.run.transcript()
        told = [paragraph(each, f"italic {QUIET}") for each in notices]
        start = len(above := [*brief(self.card), *before])
        with self.app.batch_update():
            self.page.show([*above, *told, *now], at=start)
            self._arrive()

    def action_principle(self) -> None:
        """Unfold the note behind the principle just named; then its page in the handbook."""
        if self.phase is Phase.COACHED and self.run:
            self.explain(self.run.principle_id, self.run.principle())
            self._tell()

    def action_leave(self) -> None:
        """Back to the library or the exercise; everything answered is kept."""
        self.app.leave_play(self.start)

    def let_go(self) -> None:
        """Another screen takes over: save, and let the attempt be gone on with elsewhere."""
        self._left = True
        if self.run:
            self.run.close()

    def on_page_moved(self) -> None:
        """The next key depends on whether there is more to read."""
        self.query_one(KeyBar).tell(list(self._keys()))

    def on_resize(self, event: Resize) -> None:
        """Give the people their own column where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self._fit_answer()
        self._tell()

    def renew(self) -> None:
        """Show everything as it is now; what was left does nothing any more."""
        if self._left:
            return
        card = self.app.card(self.card.id)
        if card and not card.problem:
            self.card = card
            self.start = replace(self.start, card=card)
        if self.run:
            self._renew(self.run)
        elif self.phase is Phase.BROKEN:
            self.phase = Phase.BRIEF
            self._introduce()
            self._read_in_thread()
        else:
            self._introduce()
            self._outdated = self._asked_for
        self._tell()

    def _catch_up(self, run: Run) -> tuple[str, ...]:
        """Read again what `run` plays; what has to be told."""
        try:
            notices = run.renew(self.app.world)
        except CoachError as problem:
            self.app.complain(problem)
            return ()
        self.start = run.start
        return notices

    def _renew(self, run: Run) -> None:
        notices = self._catch_up(run)
        if self.phase is Phase.BRIEF:
            self._introduce()
        elif self.phase is Phase.COACHED and not notices:
            self._coached_again(run)
        else:
            self._redraw(notices)

    def _coached_again(self, run: Run) -> None:
        before, _now = run.transcript()
        unfolded = run.principle() if self.principle_shown else ()
        self.page.show([*brief(self.card), *before, *unfolded])

    def _tell(self) -> None:
        """Bring title, people and keys up to date."""
        deciding = self.phase is Phase.DECIDING
        self.answer.display = deciding
        self.page.keep_free(self.answer.lines if deciding else 0)
        self.query_one(TitleBar).tell(self.card.title, self._whereabouts())
        self.query_one(KeyBar).tell(list(self._keys()))
        if self.run:
            self.query_one("#people", Static).update(
                beside(self.run.session, self.card), layout=False
            )

    def _whereabouts(self) -> str:
        mode = labels.mode(self.mode, self.start.from_scene, tried=self.start.tried is not None)
        if self.run is None or self.phase in {Phase.BRIEF, Phase.BROKEN}:
            return mode
        session = self.run.session
        if self.phase is Phase.ENDED:
            return " · ".join((_("the end"), mode))
        answered = len(session.turns) - (self.phase is Phase.COACHED)
        scene = session.scenario.scenes[
            session.turns[-1].decision if self.phase is Phase.COACHED else session.state.place
        ]
        place = labels.medium(session.scenario.medium(scene))
        return " · ".join((place, _("decision {n}").format(n=answered + 1), mode))

    def _keys(self) -> Iterator[Key]:
        if self.phase is Phase.DECIDING and self.run:
            yield Key(f"1–{len(self.run.session.replies)}", _("answer"))
            yield Key("↑↓", _("choose"))
        else:
            yield Key("Enter", self._next_words(), "screen.advance")
        if self.run and self.phase is not Phase.BRIEF and self.run.session.can_go_back:
            yield Key("b", _("go back"), "screen.back")
        if self.phase is Phase.COACHED:
            yield self.principle_key()
        if self.phase is not Phase.BRIEF:
            yield Key("PgUp", _("read again"), "screen.page(-1)")
        if self.phase is Phase.BROKEN or self.start.tried is not None:
            yield Key("^r", _("reload"), "app.reload")
        saved = self.run is not None and self.start.from_scene is None
        yield Key("q", _("leave, saved") if saved else _("leave"), "screen.leave")
        yield Key("F1", _("help"), "app.help")

    def _next_words(self) -> str:
        if not self.page.at_end:
            return _("read on")
        if self.phase is Phase.READING:
            return _("your reply")
        if self.phase is Phase.BRIEF:
            return _("begin")
        if self.phase is Phase.COACHED:
            return _("go on")
        if self.phase is Phase.ENDED:
            return _("look back")
        return _("leave")
