"""The two lines that frame every screen: what it is, and which keys do something now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from coach.tui.themes import ACTION, QUIET


class Key(NamedTuple):
    """A key that does something now."""

    key: str
    """As printed on the keyboard."""
    words: str
    action: str = ""
    """What a click does; empty where there is nothing to click."""


class TitleBar(Widget):
    """What the screen shows at the left, where you are at the right."""

    DEFAULT_CSS = """
    TitleBar { height: 1; padding: 0 2; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._told = ("", "")

    def tell(self, left: str, right: str = "") -> None:
        """Show these; the left gives way where there is no room for both."""
        if (left, right) != self._told:
            self._told = (left, right)
            self.refresh()

    def render(self) -> Content:
        """Both ends of the line."""
        width = self.size.width
        right = Content.styled(self._told[1], QUIET)
        room = max(0, width - right.cell_length - 2)
        left = Content.styled(self._told[0], "bold").truncate(room, ellipsis=True)
        gap = max(0, width - left.cell_length - right.cell_length)
        return left + Content(" " * gap) + right


class KeyBar(Widget):
    """The keys that do something now, the obvious one first; each can be clicked."""

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 2; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False
        self._keys: Sequence[Key] = ()

    @property
    def keys(self) -> Sequence[Key]:
        """The keys that do something now."""
        return self._keys

    def tell(self, keys: Sequence[Key]) -> None:
        """Show these keys; those that find no room are left out."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def render(self) -> Content:
        """As many keys as there is room for."""
        line = Content("")
        for key in self._keys:
            piece = _piece(key)
            if not line:
                line = piece
            elif line.cell_length + piece.cell_length + 3 <= self.size.width:
                line = line + Content("   ") + piece
        return line


def _piece(key: Key) -> Content:
    piece = Content.styled(key.key, f"bold {ACTION}") + Content.styled(f" {key.words}", QUIET)
    return piece.stylize(Style.from_meta({"@click": key.action})) if key.action else piece
