"""Screens whose main part is a list: the keys that move about in it are the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.screen import Screen, ScreenResultType

from coach.tui.widgets.choices import Choices

if TYPE_CHECKING:
    from coach.tui.app import CoachApp


class ListScreen(Screen[ScreenResultType]):
    """A screen with one list to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("home", "move(-9999)", show=False),
        Binding("end", "move(9999)", show=False),
    ]
    app: getters.app[CoachApp]
    choices = getters.query_one(Choices)

    def action_move(self, by: int) -> None:
        """Move the highlight, as far as there is anything to move to."""
        self.choices.move(by)
