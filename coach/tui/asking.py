"""Screens that ask: a page to read, and below it the replies of a decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.events import Key as KeyPressed
from textual.visual import Visual

from coach.locale import _
from coach.tui.reading import ReadingScreen
from coach.tui.widgets.answer import Answer
from coach.tui.widgets.bars import Key

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

BARS = 2
"""Lines of the title and of the keys."""

STORY_AT_LEAST = 3
"""Lines of the story that stay in sight above the replies."""


class AskingScreen(ReadingScreen):
    """A page and the replies that lie over its end while `deciding`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "advance", show=False),
        Binding("space", "advance", show=False),
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, 10)),
        Binding("p", "principle", show=False),
        Binding("q,escape", "leave", show=False),
    ]
    DEFAULT_CSS = """
    AskingScreen {
        #column { layers: page answer; }
        Answer { display: none; layer: answer; dock: bottom; }
    }
    """
    app: getters.app[CoachApp]
    answer = getters.query_one(Answer)
    principle_shown = False
    """Whether the note behind the principle in hand is on the page."""

    @property
    def deciding(self) -> bool:
        """Whether the replies are up and wait for a choice."""
        raise NotImplementedError

    def on_key(self, event: KeyPressed) -> None:
        """Any key lets the rest of a reaction arrive; one that would go on does only that."""
        if self.page.revealing:
            self.page.complete()
            if event.key in {"enter", "space"}:
                event.stop()

    def action_choose(self, number: int) -> None:
        """Answer with the reply shown under `number`."""
        if self.deciding:
            self.answer.choose(number)

    def action_line(self, direction: int) -> None:
        """Move between the replies; where there are none, scroll by a line."""
        if self.deciding:
            self.answer.move(direction)
        else:
            super().action_line(direction)

    def explain(self, principle: str, note: Iterator[Visual]) -> None:
        """Unfold the note behind `principle`; once it is there, open its page in the handbook."""
        if self.principle_shown:
            self.app.open_handbook(principle)
            return
        self.principle_shown = True
        self.page.complete()
        self.page.add(note)

    def principle_key(self) -> Key:
        """What the key of the principle does next."""
        does = _("handbook") if self.principle_shown else _("the principle")
        return Key("p", does, "screen.principle")

    def fits(self) -> bool:
        """Whether what is new and its replies can be seen together."""
        return self.page.new_height + self.answer.lines <= self.size.height - BARS

    def fit_answer(self, beside: int = 0) -> None:
        """Give the replies the lines they need, where `beside` cells are taken at the side."""
        width = self.size.width - beside
        self.answer.fit(width, self.size.height - BARS - STORY_AT_LEAST)
