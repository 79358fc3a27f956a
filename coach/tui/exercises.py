"""The exercises of all packs, to choose one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.content.exercise_cards import ExerciseCard, ExerciseShelf
from coach.locale import _
from coach.tui.listing import ListScreen
from coach.tui.shelf import MARGIN
from coach.tui.themes import QUIET, STRONG
from coach.tui.visuals import Block, Stack
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.choices import Choices


class ExercisesScreen(ListScreen[None]):
    """Choose an exercise."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "take", show=False),
        Binding("q,escape", "leave", show=False),
    ]
    DEFAULT_CSS = """
    ExercisesScreen {
        #about { height: auto; padding: 1 4 0 4; max-width: 84; color: $text-muted; }
        #exercises { height: 1fr; padding: 1 2; max-width: 96; }
    }
    """

    def __init__(self, cards: tuple[ExerciseCard, ...]) -> None:
        super().__init__()
        self._cards = cards

    def compose(self) -> ComposeResult:
        """What an exercise is, and the list."""
        yield TitleBar()
        yield Static(id="about", markup=False)
        yield Choices(id="exercises", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the list."""
        self._tell()

    def _tell(self) -> None:
        self.query_one(TitleBar).tell(_("Exercises"))
        self.query_one("#about", Static).update(_about(bool(self._cards)))
        here = self.choices.highlighted or 0
        self.choices.set_options(Option(_row(card)) for card in self._cards)
        self.choices.highlighted = here if self._cards else None
        self.query_one(KeyBar).tell(list(self._keys()))

    def _keys(self) -> Iterator[Key]:
        if self._cards:
            yield Key("Enter", _("open the exercise"), "screen.take")
            yield Key("↑↓", _("choose"))
        yield Key("q", _("library"), "screen.leave")
        yield Key("F1", _("help"), "app.help")

    def action_take(self) -> None:
        """Open the exercise under the highlight."""
        place = self.choices.highlighted
        if place is not None and self._cards[place].problem is None:
            self.app.open_exercise(self._cards[place])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click opens."""
        event.stop()
        self.action_take()

    def action_leave(self) -> None:
        """Back to the library."""
        self.app.open_library()

    def renew(self) -> None:
        """Show everything as it is now."""
        self._cards = ExerciseShelf.of(self.app.library, self.app.world.language).cards
        self._tell()


def _about(any_there: bool) -> str:
    if not any_there:
        return _("No pack here has an exercise. To take one from a file: coach onboard FILE")
    return _("An exercise is a few scenarios in an order, first with the coach and then without.")


def _row(card: ExerciseCard) -> Visual:
    below = _("Cannot be taken. {problem}").format(problem=card.problem)
    lines = [(card.title, STRONG), (below if card.problem else card.summary, QUIET)]
    return Stack(tuple(Block(Content.styled(*line), left=MARGIN, right=MARGIN) for line in lines))
