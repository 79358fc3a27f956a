"""Where a message is written."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.widgets import TextArea

from coach.journal.ownwords import clean


class Editor(TextArea):
    """A text area that looks like a sheet of paper; Tab is left to its screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,ctrl+enter", "screen.advance", show=False),
        Binding("shift+tab", "screen.back", show=False),
    ]
    DEFAULT_CSS = """
    Editor {
        border: none; padding: 1 2; background: $surface; scrollbar-size-vertical: 1;
        &:focus { border: none; }
        & .text-area--cursor-line { background: $surface; }
        & .text-area--placeholder { color: $text-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__(highlight_cursor_line=False)

    def begin(self, text: str) -> None:
        """Hold `text`, with the cursor behind it and nothing to undo where it is new here."""
        if text != self.text:
            self.load_text(text)
            self.move_cursor(self.document.end)
        self.focus()

    def on_paste(self, event: Paste) -> None:
        """Take pasted text without what cannot be shown."""
        event.stop()
        event.prevent_default()
        self.replace(clean(event.text), *self.selection)
