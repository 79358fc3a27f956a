"""Choosing the attempt to compare with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.journal.resuming import Past
from coach.locale import _
from coach.output import prose
from coach.tui.listing import ListScreen
from coach.tui.shelf import Row
from coach.tui.themes import QUIET, STRONG
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.choices import Choices
from coach.wording import labels

if TYPE_CHECKING:
    from coach.tui.run import Run


class AttemptsScreen(ListScreen[None]):
    """Every other attempt at a scenario, the latest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", show=False),
        Binding("q,escape,c", "leave", show=False),
    ]
    DEFAULT_CSS = """
    AttemptsScreen {
        Choices { height: 1fr; padding: 1 2; max-width: 96; }
        #nothing { height: 1fr; padding: 1 4; display: none; }
        &.-nothing Choices { display: none; }
        &.-nothing #nothing { display: block; }
    }
    """

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run
        self.shown: Sequence[Past] | None = None
        """None until the journal has been read."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield TitleBar()
        yield Choices(markup=False)
        yield Static(id="nothing", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the journal; there may be many attempts."""
        self._tell()
        self._read_in_thread()

    def _read_in_thread(self) -> None:
        self.run_worker(self._read, thread=True, exclusive=True)

    def _read(self) -> None:
        self.app.call_from_thread(self._show, self.run.others())

    def _show(self, others: Sequence[Past]) -> None:
        if not self.is_running:  # left while the journal was read
            return
        place = self.choices.highlighted or 0
        self.shown = others[::-1]
        self.set_class(not others, "-nothing")
        self.query_one("#nothing", Static).update(
            _("This is the only attempt so far. Play it again, and the two can be compared.")
        )
        now = self.app.world.now()
        with self.app.batch_update():
            self.choices.set_options(
                Option(
                    Row(
                        Content.styled(labels.moment(each.attempt.started, now), STRONG),
                        Content(labels.worth(each.attempt)),
                        Content.styled(" · ".join(_kind(each)), QUIET),
                    )
                )
                for each in self.shown
            )
            self.choices.highlighted = place if self.shown else None
            self._tell()

    def action_choose(self) -> None:
        """Compare with the attempt under the highlight."""
        from coach.tui.compare import CompareScreen  # noqa: PLC0415 (only what is chosen needs it)

        place = self.choices.highlighted
        if self.shown and place is not None:
            self.app.switch_screen(CompareScreen(self.run, self.shown[place]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        event.stop()
        self.action_choose()

    def action_leave(self) -> None:
        """Back to looking back."""
        self.dismiss()

    def renew(self) -> None:
        """Show everything as it is now."""
        self._read_in_thread()

    def _tell(self) -> None:
        self.query_one(TitleBar).tell(self.run.scenario.title, _("compare with"))
        self.query_one(KeyBar).tell(list(self._keys()))

    def _keys(self) -> Iterator[Key]:
        if self.shown:
            yield Key("Enter", _("compare"), "screen.choose")
            yield Key("↑↓", _("choose"))
        yield Key("q", _("back"), "screen.leave")
        yield Key("F1", _("help"), "app.help")


def _kind(past: Past) -> Iterator[str]:
    yield labels.mode(past.attempt.mode, past.attempt.from_scene)
    if (ending := past.session.ending) is None:
        yield _("not finished")
    else:
        yield prose(ending.title)
        yield labels.outcome(ending.outcome)
