"""A list to choose from with the arrow keys, a number or the mouse."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class Choices(OptionList, inherit_bindings=False):
    """An option list that leaves every key but the arrows to its screen.

    The first and the last choice hold; nothing is highlighted until a key asks for it.
    """

    DEFAULT_CSS = """
    Choices {
        border: none; padding: 0; background: transparent; scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
    ]

    def action_cursor_down(self) -> None:
        """The next choice; the last one stays."""
        if self.highlighted != self.option_count - 1:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """The choice before; the first one stays."""
        if self.highlighted != 0:
            super().action_cursor_up()
