"""Asking for the name that stands on a record."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from coach.exercise.record import LONGEST_NAME
from coach.locale import _


class NameDialog(ModalScreen[str | None]):
    """Returns the name to put on the record; None where the learner would rather not."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]
    DEFAULT_CSS = """
    NameDialog {
        align: center middle;
        #dialog {
            width: 64; max-width: 100%; height: auto; padding: 1 3; background: $surface;
            border: round $accent;
        }
        #dialog > * { margin-bottom: 1; }
        #hint { color: $text-muted; margin-bottom: 0; }
        Input { border: none; height: 1; padding: 0 1; background: $panel; }
    }
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_so_far = name

    def compose(self) -> ComposeResult:
        """What is going to be written, and the name."""
        with Vertical(id="dialog"):
            yield Static(
                _(
                    "The record holds the name you type here and every attempt you finished in "
                    "this exercise: your answers, their scores and when you gave them. It is "
                    "written to a file; nothing is sent."
                ),
                markup=False,
            )
            yield Input(self._name_so_far, max_length=LONGEST_NAME, placeholder=_("Your name"))
            yield Static(_("Enter writes it, Esc leaves it."), id="hint", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on with a name that has at least one letter or digit."""
        event.stop()
        if any(each.isalnum() for each in event.value):
            self.dismiss(" ".join(event.value.split()))

    def action_cancel(self) -> None:
        """Write nothing."""
        self.dismiss(None)
