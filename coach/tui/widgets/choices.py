"""A list to choose from, moved by its screen."""

from __future__ import annotations

from textual.events import Resize
from textual.widgets import OptionList


class Choices(OptionList, can_focus=False, inherit_bindings=False):
    """An option list that leaves the keys to its screen and never takes the focus.

    A change of focus paints the whole screen anew. Moving stops at both ends.
    """

    DEFAULT_CSS = """
    Choices {
        border: none; padding: 0; background: transparent; scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-highlighted {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """

    _width = 0
    """How wide it was when its options were set last."""

    def on_resize(self, event: Resize) -> None:
        """What comes up again as wide as before is drawn already, and not painted once more."""
        if event.size.width == self._width:
            event.prevent_default()
        self._width = event.size.width

    def move(self, by: int) -> None:
        """Move the highlight; from nowhere, to the first or the last."""
        last = self.option_count - 1
        if last < 0:
            return
        if self.highlighted is None:
            self.highlighted = 0 if by > 0 else last
        else:
            self.highlighted = min(max(self.highlighted + by, 0), last)
