"""Asking for the name that stands on a record."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from coach.exercise.record import LONGEST_NAME, learner_name
from coach.locale import _
from coach.tui.widgets.bars import Key, KeyBar


class NameDialog(ModalScreen[str | None]):
    """Returns the name to put on the record; None where the learner would rather not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        # the keys of the program end at a dialog unless it has them too
        Binding("f1", "app.help", show=False),
        Binding("f2", "app.flip_theme", show=False),
        Binding("f3", "app.next_language", show=False),
    ]
    DEFAULT_CSS = """
    NameDialog {
        align: center middle;
        #dialog {
            width: 64; max-width: 100%; height: auto; padding: 1 2 0 2; background: $surface;
            border: round $accent;
        }
        #about { padding: 0 1; }
        Input, Input:focus {
            border: none; height: 1; padding: 0 1; margin: 1 1; background: $panel;
        }
        KeyBar { padding: 0 1; }
    }
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_so_far = name

    def compose(self) -> ComposeResult:
        """What is going to be written, and the name."""
        with Vertical(id="dialog"):
            yield Static(id="about", markup=False)
            yield Input(self._name_so_far, max_length=LONGEST_NAME)
            yield KeyBar()

    def on_mount(self) -> None:
        """Say what is asked."""
        self.renew()

    def renew(self) -> None:
        """Show everything as it is now."""
        self.query_one("#about", Static).update(
            _(
                "The record holds the name you type here and every attempt you finished in this "
                "exercise: your answers, their scores and when you gave them. It is written to a "
                "file; nothing is sent."
            )
        )
        self.query_one(Input).placeholder = _("Your name")
        self.query_one(KeyBar).tell(
            [
                Key("Enter", _("write the record"), "screen.submit"),
                Key("Esc", _("rather not"), "screen.cancel"),
            ]
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        event.stop()
        self.action_submit()

    def action_submit(self) -> None:
        """Go on with the name, if there is one."""
        if name := learner_name(self.query_one(Input).value):
            self.dismiss(name)
        else:
            self.notify(_("A record needs a name."), markup=False)

    def action_cancel(self) -> None:
        """Write nothing."""
        self.dismiss(None)
