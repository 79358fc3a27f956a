"""The two lines that frame every screen: what it is, and which keys do something now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.events import Resize
from textual.style import Style
from textual.widgets import Static

from coach.tui.themes import ACTION, QUIET


class Key(NamedTuple):
    """A key that does something now."""

    key: str
    """As printed on the keyboard."""
    words: str
    action: str = ""
    """What a click does; empty where there is nothing to click."""


class TitleBar(Static):
    """What the screen shows at the left, where you are at the right."""

    DEFAULT_CSS = """
    TitleBar { height: 1; padding: 0 2; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._left = self._right = ""

    def tell(self, left: str, right: str = "") -> None:
        """Show these; the left gives way where there is no room for both."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self._draw()

    def on_resize(self, event: Resize) -> None:
        """Fit the new width."""
        del event
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        right = Content.styled(self._right, QUIET)
        left = Content.styled(self._left, "bold").truncate(
            max(0, width - right.cell_length - 2), ellipsis=True
        )
        gap = max(0, width - left.cell_length - right.cell_length)
        self.update(left + Content(" " * gap) + right, layout=False)


class KeyBar(Static):
    """The keys that do something now, the obvious one first; each can be clicked."""

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 2; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.auto_links = False
        self._keys: Sequence[Key] = ()

    def tell(self, keys: Sequence[Key]) -> None:
        """Show these keys; the last ones give way where there is no room."""
        if keys != self._keys:
            self._keys = keys
            self._draw()

    def on_resize(self, event: Resize) -> None:
        """Fit the new width."""
        del event
        self._draw()

    def _draw(self) -> None:
        room = self.size.width
        line = Content("")
        for key in self._keys:
            piece = self._piece(key)
            if line.cell_length + piece.cell_length + 3 > room and line:
                continue
            line = line + Content("   ") + piece if line else piece
        self.update(line, layout=False)

    def _piece(self, key: Key) -> Content:
        piece = Content.styled(key.key, f"bold {ACTION}") + Content.styled(f" {key.words}", QUIET)
        return piece.stylize(Style.from_meta({"@click": key.action})) if key.action else piece
