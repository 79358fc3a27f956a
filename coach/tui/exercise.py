"""An exercise: its steps, where you stand, and what is next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual
from textual.worker import get_current_worker

from coach.content.exercise_cards import ExerciseCard
from coach.errors import CoachError, RequestError
from coach.locale import _
from coach.output import prose
from coach.tui.brief import notice
from coach.tui.reading import ReadingScreen
from coach.tui.shelf import MARGIN, Row
from coach.tui.themes import ACTION, QUIET, STRONG
from coach.tui.visuals import Block, Stack, joined, paragraph
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.page import Page

if TYPE_CHECKING:  # pydantic comes with it, and the first frame does without
    from coach.activities.exercise import Taking
    from coach.exercise.standing import ExerciseStanding, StepStanding
    from coach.tui.app import CoachApp

DONE, HALF_DONE, NEXT, LATER = "✓", "◐", "▸", "·"

LAST_NUMBER = 9
"""The last step that one key can name; those after it come by Enter, in their turn."""


class ExerciseScreen(ReadingScreen):
    """Where you stand in one exercise."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "advance", show=False),
        *(Binding(str(n), f"step({n})", show=False) for n in range(1, LAST_NUMBER + 1)),
        Binding("w", "hand_in", show=False),
        Binding("q,escape", "leave", show=False),
    ]
    app: getters.app[CoachApp]

    def __init__(self, card: ExerciseCard) -> None:
        super().__init__()
        self.card = card
        self.taking: Taking | None = None
        """Where the learner stands; None until it is read, and where it cannot be."""
        self.trouble: CoachError | None = None
        """Why the exercise cannot be taken."""

    def compose(self) -> ComposeResult:
        """One page."""
        yield TitleBar()
        yield Page(list(self._blocks()))
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what the card says; the rest is read once that can be seen."""
        self._tell()

    def on_page_seen(self) -> None:
        """Read where the learner stands."""
        self.read()

    def read(self) -> None:
        """Read anew where the learner stands; until that is known, no step can be taken."""
        self.taking = self.trouble = None
        self.run_worker(self._read, thread=True, exclusive=True)

    def _read(self) -> None:
        from coach.activities.exercise import open_exercise  # noqa: PLC0415 (pydantic: after the first frame)

        worker = get_current_worker()
        found: tuple[Taking | None, CoachError | None]
        try:
            found = open_exercise(self.app.world, self.app.library, self.card), None
        except CoachError as problem:
            found = None, problem
        if not worker.is_cancelled:  # the learner has left, or wants another language
            self.app.call_from_thread(self._show, *found)

    def _show(self, taking: Taking | None, trouble: CoachError | None) -> None:
        self.taking, self.trouble = taking, trouble
        self.page.show(self._blocks(), at=0)
        self._tell()

    def _blocks(self) -> Iterator[Visual]:
        title = self.taking.exercise.title if self.taking else self.card.title
        yield paragraph(title, STRONG)
        if self.trouble:
            yield from notice(self.trouble)
        elif self.taking is None:
            yield paragraph(self.card.summary, QUIET)
        elif self.taking.standing.begun:
            yield from _standing(self.taking)
            yield from _steps(self.taking)
            yield from _facts(self.taking)
            yield from _welcome(self.taking)
        else:
            yield from _welcome(self.taking)
            yield from _facts(self.taking)
            yield from _steps(self.taking)

    def action_advance(self) -> None:
        """Take the next step; where all is done, hand in the record."""
        if self.trouble:
            self.action_leave()
        elif self.taking and (step := self.taking.standing.next):
            self._take(step)
        else:
            self.action_hand_in()

    def action_step(self, number: int) -> None:
        """Take the step of this number, where it is open."""
        if self.taking is None or number > len(self.taking.standing.steps):
            return
        step = self.taking.standing.steps[number - 1]
        if self.taking.standing.is_open(step):
            self._take(step)
        else:
            self.notify(_why_closed(step), markup=False)

    def _take(self, step: StepStanding) -> None:
        if self.taking:
            self.app.open_play(self.taking.start(step))

    def action_hand_in(self) -> None:
        """Write the record, under the name the learner chooses."""
        if self.taking and self.taking.standing.done:
            from coach.tui.handing_in import NameDialog  # noqa: PLC0415 (at the end, if at all)

            dialog = NameDialog(self.app.world.settings.name or "")
            self.app.push_screen(dialog, partial(self._write, self.taking))

    def _write(self, taking: Taking, name: str | None) -> None:
        if not name:
            return
        from coach.activities.records import write  # noqa: PLC0415 (as above)

        try:
            written = write(self.app.world, taking, name)
        except RequestError as trouble:
            self.app.warn(trouble)
            return
        self.app.set("name", name)
        message = _("Your record is in {file}. Send that file to whoever asked for it.")
        self.notify(message.format(file=written), markup=False, timeout=20)

    def action_leave(self) -> None:
        """To the library; everything answered is kept."""
        self.app.open_library()

    def renew(self) -> None:
        """Show everything as it is now."""
        self.card = self.app.exercise_card(self.card)
        self.read()

    def _tell(self) -> None:
        self.query_one(TitleBar).tell(_("Exercise"), self._whereabouts())
        self.query_one(KeyBar).tell(list(self._keys()))

    def _whereabouts(self) -> str:
        if self.taking is None:
            return ""
        standing = self.taking.standing
        if standing.passed:
            return _("passed")
        if standing.done:
            return _("not passed") if standing.closed else _("not yet passed")
        done = sum(each.done for each in standing.required)
        return _("{done} of {total} steps").format(done=done, total=len(standing.required))

    def _keys(self) -> Iterator[Key]:
        if self.taking:
            yield from _standing_keys(self.taking.standing)
        if self.trouble:
            yield Key("Enter", _("library"), "screen.advance")
        else:
            yield Key("q", _("library"), "screen.leave")
        yield Key("↑↓", _("scroll"))
        yield Key("F1", _("help"), "app.help")


def _standing_keys(standing: ExerciseStanding) -> Iterator[Key]:
    if step := standing.next:
        words = _("go on") if step.half_done else _("take step {n}").format(n=step.number)
        yield Key("Enter", words, "screen.advance")
    elif standing.done:
        yield Key("Enter", _("hand in"), "screen.advance")
    if standing.begun and len(standing.steps) > 1:
        yield Key(f"1–{min(len(standing.steps), LAST_NUMBER)}", _("any step"))
    if standing.done and standing.next:
        yield Key("w", _("hand in"), "screen.hand_in")


def _why_closed(step: StepStanding) -> str:
    if step.left == 0:
        return _("No attempt is left for this step.")
    return _("This step opens when those before it are done.")


def _welcome(taking: Taking) -> Iterator[Visual]:
    for text in taking.exercise.welcome.strip().split("\n\n"):
        yield paragraph(prose(text))


def _facts(taking: Taking) -> Iterator[Visual]:
    from coach.activities.exercise import facts  # noqa: PLC0415 (here already: it made `taking`)

    for place, line in enumerate(facts(taking)):
        yield paragraph(line, QUIET, above=int(place == 0))


def _standing(taking: Taking) -> Iterator[Visual]:
    from coach.activities.exercise import advice, verdict  # noqa: PLC0415 (as above)

    for line in verdict(taking):
        yield paragraph(line, STRONG)
    for place, line in enumerate(advice(taking)):
        yield paragraph(line, ACTION if place == 1 else "", above=int(place != 1))


def _steps(taking: Taking) -> Iterator[Visual]:
    yield Block(Content(""))
    for step in taking.standing.steps:
        yield _row(taking, step)


def _row(taking: Taking, step: StepStanding) -> Visual:
    from coach.activities.exercise import detail, kind, state  # noqa: PLC0415 (as above)

    number = f"{step.number}  {_mark(taking, step)}  "
    head = joined([(number, ACTION), (taking.title(step), STRONG)])
    below = Content.styled(" " * len(number) + kind(taking, step), QUIET)
    row = Row(head, Content(state(taking, step)), below)
    more = detail(step)
    return Stack((row, paragraph(more, above=0, left=MARGIN + len(number)))) if more else row


def _mark(taking: Taking, step: StepStanding) -> str:
    if step.half_done:
        return HALF_DONE
    if taking.standing.next is step:
        return NEXT
    return DONE if step.done else LATER
