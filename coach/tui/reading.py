"""Screens whose main part is a page: the keys that move about in it are the same everywhere."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from coach.tui.widgets.page import Page


class ReadingScreen(Screen[None]):
    """A screen with one page to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "top", show=False),
        Binding("end", "bottom", show=False),
        Binding("down", "line(1)", show=False),
        Binding("up", "line(-1)", show=False),
    ]

    @property
    def page(self) -> Page:
        """What is read."""
        return self.query_one(Page)

    def action_page(self, direction: int) -> None:
        """Scroll by most of a page, down with 1 and up with -1."""
        step = max(1, self.page.size.height - 2)
        self.page.scroll_relative(y=direction * step, animate=False, immediate=True)

    def action_line(self, direction: int) -> None:
        """Scroll by a line."""
        self.page.scroll_relative(y=direction, animate=False, immediate=True)

    def action_top(self) -> None:
        """Scroll to the first line."""
        self.page.scroll_home(animate=False, immediate=True)

    def action_bottom(self) -> None:
        """Scroll to the last line."""
        self.page.to_end()


class ReadingDialog(ReadingScreen, ModalScreen[None]):
    """The same above another screen."""
