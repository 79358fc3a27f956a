"""Statements to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.locale import _
from coach.tui.themes import ACTION, QUIET
from coach.tui.widgets.choices import Choices

if TYPE_CHECKING:
    from coach.practice.ticks import Tick


class TickList(Vertical):
    """A question and statements with a box each; the one under the highlight is said in words."""

    DEFAULT_CSS = """
    TickList {
        #asked { height: auto; text-style: bold; padding-bottom: 1; }
        #statements { height: auto; max-height: 1fr; }
        #said { height: 2; padding-top: 1; color: $text-muted; }
    }
    """
    statements = getters.query_one("#statements", Choices)

    class Ticked(Message):
        """Something was ticked, or no longer is."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: Sequence[Tick] = ()
        self._ticked: set[str] = set()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of what is ticked, in their order."""
        return tuple(tick.id for tick in self._offered if tick.id in self._ticked)

    def compose(self) -> ComposeResult:
        """The question, the statements, and the highlighted one in words."""
        yield Static(id="asked", markup=False)
        yield Choices(id="statements", markup=False)
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """Say every move of the highlight."""
        self.watch(self.statements, "highlighted", self._say, init=False)

    def ask(self, question: str, offered: Sequence[Tick], ticked: Iterable[str]) -> None:
        """Show statements, of which some are ticked already; nothing is highlighted yet."""
        self._offered, self._ticked = offered, set(ticked)
        self.query_one("#asked", Static).update(question)
        self.statements.set_options(
            Option(self._line(place)) for place in range(len(self._offered))
        )
        self._say()

    def tick(self, number: int | None = None) -> None:
        """Tick statement `number`, from one, or untick it; by default the highlighted one."""
        place = self.statements.highlighted if number is None else number - 1
        if place is None or place >= len(self._offered):
            return
        self._ticked ^= {self._offered[place].id}
        self.statements.replace_option_prompt_at_index(place, self._line(place))
        self.statements.highlighted = place
        self._say()
        self.post_message(self.Ticked())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click ticks."""
        event.stop()
        self.tick(event.option_index + 1)

    def _line(self, place: int) -> Content:
        tick = self._offered[place]
        number = Content.styled(f"{place + 1}  ", QUIET)
        return number + box(tick.id in self._ticked) + Content(tick.text)

    def _say(self) -> None:
        place = self.statements.highlighted
        said = ""
        if place is not None and place < len(self._offered):
            tick = self._offered[place]
            form = _("Ticked: {text}") if tick.id in self._ticked else _("Not ticked: {text}")
            said = form.format(text=tick.text)
        self.query_one("#said", Static).update(said, layout=False)


def box(ticked: bool) -> Content:
    """The box before a statement."""
    return Content.styled("[✓]  ", ACTION) if ticked else Content.styled("[ ]  ", QUIET)
