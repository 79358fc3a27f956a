"""Where a message is written."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Paste
from textual.message import Message
from textual.widgets import Static, TextArea

from coach import searched
from coach.content.check.lexicon import words_of
from coach.journal.ownwords import clean


class Editor(TextArea):
    """A text area without a frame; Tab is left to its screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,ctrl+enter", "screen.advance", show=False),
        Binding("shift+tab", "screen.back", show=False),
    ]
    DEFAULT_CSS = """
    Editor {
        border: none; padding: 1 2; background: $surface; scrollbar-size-vertical: 1;
        &:focus { border: none; }
    }
    """

    def on_paste(self, event: Paste) -> None:
        """Take pasted text without what cannot be shown."""
        event.stop()
        event.prevent_default()
        self.replace(clean(event.text), *self.selection)


class Sheet(Vertical):
    """An editor and a quiet count of its words."""

    DEFAULT_CSS = """
    Sheet {
        #count { height: 1; padding: 0 2; color: $text-muted; background: $surface; }
    }
    """
    editor = getters.query_one(Editor)

    class Written(Message):
        """What stands on the sheet has changed."""

    @property
    def text(self) -> str:
        """What stands on the sheet."""
        return clean(self.editor.text)

    def compose(self) -> ComposeResult:
        """The editor, then the count."""
        yield Editor(highlight_cursor_line=False)
        yield Static(id="count", markup=False)

    def begin(self, text: str) -> None:
        """Hold `text`, with the cursor behind it and nothing to undo where it is new here."""
        if text != self.editor.text:
            self.editor.load_text(text)
            self.editor.move_cursor(self.editor.document.end)
        self.editor.focus()
        self._count()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Count the words."""
        event.stop()
        self._count()
        self.post_message(self.Written())

    def _count(self) -> None:
        self.say(searched.suggestion(len(words_of(self.editor.text))))

    def say(self, text: str) -> None:
        """Say something in place of the count, until something is written."""
        self.query_one("#count", Static).update(text, layout=False)
