"""Where a principle was practised, and where it still can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.content.cards import Card
from coach.journal.everything_played import Rules, read_all_rules
from coach.journal.mastery import PrincipleProgress
from coach.locale import _
from coach.tui.listing import ListScreen
from coach.tui.progress_rows import place_row, principle_facts
from coach.tui.themes import QUIET
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.choices import Choices


class PlacesScreen(ListScreen[str | None]):
    """The scenarios that exercise a principle; gives the id of the one to play, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "play", show=False),
        Binding("q,escape,left", "close", show=False),
    ]
    DEFAULT_CSS = """
    PlacesScreen {
        #facts { height: auto; padding: 1 4; max-width: 96; }
        #where { height: 1; padding: 0 4; }
        #places { height: 1fr; padding: 1 2; max-width: 96; }
    }
    """

    def __init__(self, principle: PrincipleProgress, rules: Rules) -> None:
        super().__init__()
        self.principle = principle
        self._rules = rules

    def compose(self) -> ComposeResult:
        """What is known, then the scenarios."""
        yield TitleBar()
        yield Static(id="facts", markup=False)
        yield Static(id="where", markup=False)
        yield Choices(id="places", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Those that were practised come first."""
        self._fill()
        self.choices.highlighted = 0 if self.choices.option_count else None

    @property
    def _ordered(self) -> list[str]:
        ordered = sorted(self.principle.places, key=lambda place: not place.first.answers)
        return [place.scenario for place in ordered]

    def _fill(self) -> None:
        cards: dict[str, Card] = {card.id: card for card in self.app.library.cards}
        places = {place.scenario: place for place in self.principle.places}
        self.choices.set_options(Option(place_row(places[name], cards)) for name in self._ordered)
        self.query_one(TitleBar).tell(_("Principle"))
        facts = principle_facts(self.principle, self._rules)
        self.query_one("#facts", Static).update(facts)
        where = Content.styled(_("Where it was practised, and where it can be"), QUIET)
        self.query_one("#where", Static).update(where)
        self.query_one(KeyBar).tell(list(_keys()))

    def renew(self) -> None:
        """Show everything as it is now."""
        here = self.choices.highlighted
        self._rules = read_all_rules(self.app.library, self.app.world.language)
        self._fill()
        self.choices.highlighted = here

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click plays."""
        event.stop()
        self.action_play()

    def action_play(self) -> None:
        """Play the scenario under the highlight."""
        place = self.choices.highlighted
        self.dismiss(None if place is None else self._ordered[place])

    def action_close(self) -> None:
        """Back to the principles."""
        self.dismiss(None)


def _keys() -> Iterator[Key]:
    yield Key("Enter", _("play"), "screen.play")
    yield Key("↑↓", _("choose"))
    yield Key("Esc", _("back"), "screen.close")
    yield Key("F1", _("help"), "app.help")
