"""What is wrong with a scenario, above the conversation that goes on when it is mended."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize

from coach.errors import CoachError
from coach.locale import _
from coach.tui.brief import notice
from coach.tui.reading import ReadingDialog
from coach.tui.widgets.bars import Key, KeyBar
from coach.tui.widgets.page import MEASURE, Page


class ProblemsScreen(ReadingDialog):
    """Every problem with its place; what is below it stays as it was read last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "app.reload", show=False),
        Binding("escape,q,enter", "close", show=False),
        Binding("space", "page(1)", show=False),
    ]
    DEFAULT_CSS = """
    ProblemsScreen {
        align: center middle;
        #problems {
            width: 78; max-width: 100%; height: auto; max-height: 100%;
            background: $surface; border-left: outer $error; padding: 0 1 1 0;
        }
        #problems Page { overflow-y: auto; }
    }
    """

    def __init__(self, problem: CoachError) -> None:
        super().__init__()
        self._told = notice(problem)

    def compose(self) -> ComposeResult:
        """The problems and what can be done."""
        with Vertical(id="problems"):
            yield Page(self._told)
            yield KeyBar()

    def on_mount(self) -> None:
        """Say what can be done."""
        self.query_one(KeyBar).tell(
            [
                Key("^r", _("reload"), "app.reload"),
                Key("Esc", _("go on with what was read before"), "screen.close"),
            ]
        )

    def on_resize(self, event: Resize) -> None:
        """Take as many lines as the problems need, and leave some of what is below in sight."""
        width = min(MEASURE, event.size.width - 8)
        needed = sum(block.get_height({}, width) for block in self._told)
        self.page.styles.height = max(1, min(needed + 1, event.size.height - 8))

    def action_close(self) -> None:
        """Back to what was read before."""
        self.dismiss()
