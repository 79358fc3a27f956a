"""Progress: what can be told from everything that was played, and from how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.style import Style
from textual.visual import Visual
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from coach.content.cards import Card
from coach.journal.everything_played import Gathered, gather, read_all_rules
from coach.journal.mastery import PrincipleProgress
from coach.journal.progress import Progress, ScenarioProgress
from coach.locale import _
from coach.tui.progress_page import overview, reading
from coach.tui.progress_rows import (
    principle_aside,
    principle_line,
    principle_row,
    scenario_aside,
    scenario_line,
    scenario_row,
)
from coach.tui.reading import ReadingScreen
from coach.tui.themes import ACTION, QUIET
from coach.tui.visuals import WIDE, joined
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.choices import Choices
from coach.tui.widgets.page import Page
from coach.world import Start

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

_STEP = 200
"""How many attempts are read between two words about it."""


Item = PrincipleProgress | ScenarioProgress


class Section(Enum):
    """A part of the screen."""

    OVERVIEW = 0
    PRINCIPLES = 1
    SCENARIOS = 2


class ProgressScreen(ReadingScreen):
    """An overview, the principles, the scenarios: one at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "advance", show=False),
        Binding("right,tab", "turn(1)", show=False),
        Binding("left,shift+tab", "turn(-1)", show=False),
        Binding("q,escape", "leave", show=False),
    ]
    DEFAULT_CSS = """
    ProgressScreen {
        #sections { height: 2; padding: 0 2; }
        #shelf { height: 1fr; display: none; }
        #items { width: 1fr; height: 1fr; padding: 0 2; max-width: 96; }
        #aside { width: 42; height: 1fr; padding: 0 3 0 2; display: none; }
        &.-wide #aside { display: block; }
        #spoken { height: 2; padding: 0 4; background: $surface; display: none; }
        &.-list Page { display: none; }
        &.-list #shelf, &.-list #spoken { display: block; }
    }
    """
    app: getters.app[CoachApp]
    items = getters.query_one("#items", Choices)

    def __init__(self) -> None:
        super().__init__()
        self.seen: Gathered | None = None
        """What was read; None while it is being read."""
        self.section = Section.OVERVIEW
        self._places = dict.fromkeys(Section, 0)

    def compose(self) -> ComposeResult:
        """All sections, one of them in sight."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        yield TitleBar()
        yield self._strip()
        yield Page([reading(0, 0)])
        with Horizontal(id="shelf"):
            yield Choices(id="items", markup=False)
            yield Static(id="aside", markup=False)
        yield Static(id="spoken", markup=False)
        yield KeyBar()

    def _strip(self) -> Static:
        strip = Static(id="sections", markup=False)
        strip.auto_links = False  # a section looks like one, not like a link
        return strip

    def on_mount(self) -> None:
        """Say that it is being read, and read."""
        self.watch(self.items, "highlighted", self._highlight, init=False)
        self._tell()
        self.call_after_refresh(lambda: self.run_worker(self._read, thread=True, exclusive=True))

    def _read(self) -> None:
        app, worker = self.app, get_current_worker()

        def on_read(read: int, of: int) -> None:
            if read % _STEP == 0 and not worker.is_cancelled:
                app.call_from_thread(self._loading, read, of)

        world = app.world
        seen = gather(app.library, world.language, world.journal, world.day, on_read)
        if not worker.is_cancelled:
            app.call_from_thread(self._show, seen, world.language)

    def _loading(self, read: int, of: int) -> None:
        if self.is_attached:
            self.page.show([reading(read, of)], at=0)

    def _show(self, seen: Gathered, language: str) -> None:
        if not self.is_attached:
            return
        self.seen = seen
        if language == self.app.world.language:
            self._draw()
        else:
            self.renew()

    @property
    def cards(self) -> dict[str, Card]:
        """Every scenario of the library, by its id."""
        return {card.id: card for card in self.app.library.cards}

    def _draw(self) -> None:
        """Show the section that is open."""
        if self.seen is None:
            return
        with self.app.batch_update():
            self.set_class(self.section is not Section.OVERVIEW, "-list")
            if self.section is Section.OVERVIEW:
                self.page.show(overview(self.seen, self.cards), at=0)
            else:
                self._fill(self.seen)
            self._tell()

    def _fill(self, seen: Gathered) -> None:
        rows = [self._row(seen, item) for item in self._listed()]
        self.items.set_options(Option(row) for row in rows)
        self.items.highlighted = min(self._places[self.section], len(rows) - 1) if rows else None

    def _row(self, seen: Gathered, item: Item) -> Visual:
        if isinstance(item, PrincipleProgress):
            return principle_row(item, seen.rules)
        return scenario_row(item, self.cards)

    def action_turn(self, by: int) -> None:
        """Open the next section, or with -1 the one before."""
        self.action_open((self.section.value + by) % len(Section))

    def action_open(self, section: int) -> None:
        """Open a section by its number."""
        if self.seen is not None:
            self.section = Section(section)
            self._draw()

    def action_advance(self) -> None:
        """Read on, look into the principle, or play the scenario."""
        if self.seen is None:
            return
        item = self._current()
        if isinstance(item, PrincipleProgress):
            self._look_into(item)
        elif isinstance(item, ScenarioProgress):
            self._play(item.id)
        elif not self.seen.progress.attempts:
            self._play(next((each.id for each in self.app.library.cards if not each.problem), ""))
        elif self.page.at_end:
            self.action_turn(1)
        else:
            self.action_page(1)

    def _look_into(self, principle: PrincipleProgress) -> None:
        from coach.tui.places import PlacesScreen  # noqa: PLC0415 (opened by few at once)

        if self.seen:
            self.app.push_screen(PlacesScreen(principle, self.seen.rules), self._play)

    def _play(self, scenario: str | None) -> None:
        card = self.app.card(scenario)
        if card and not card.problem:
            self.app.open_play(Start(card))

    def _current(self) -> Item | None:
        place = self.items.highlighted
        listed = self._listed()
        return listed[place] if place is not None and place < len(listed) else None

    def _listed(self) -> Sequence[Item]:
        """What the section lists, in that order."""
        if self.seen is None or self.section is Section.OVERVIEW:
            return ()
        progress = self.seen.progress
        return progress.principles if self.section is Section.PRINCIPLES else _ordered(progress)

    def _highlight(self, place: int | None) -> None:
        if place is not None and self.section is not Section.OVERVIEW:
            self._places[self.section] = place
        self._tell()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click does what Enter does."""
        event.stop()
        self.action_advance()

    def action_line(self, direction: int) -> None:
        """Move the highlight; in the overview, scroll by a line."""
        self._move(direction) or super().action_line(direction)

    def action_page(self, direction: int) -> None:
        """Move by several lines; in the overview, by most of a page."""
        self._move(direction * 8) or super().action_page(direction)

    def action_top(self) -> None:
        """Go to the beginning."""
        self._move(-9999) or super().action_top()

    def action_bottom(self) -> None:
        """Go to the end."""
        self._move(9999) or super().action_bottom()

    def _move(self, by: int) -> bool:
        """Whether there is a list whose highlight has been moved."""
        if self.section is Section.OVERVIEW:
            return False
        self.items.move(by)
        return True

    def action_leave(self) -> None:
        """Back to the library."""
        self.app.open_library()

    def on_page_moved(self) -> None:
        """The next key depends on whether there is more to read."""
        self._tell()

    def on_resize(self, event: Resize) -> None:
        """Tell beside the list where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self._tell()

    def renew(self) -> None:
        """Show everything as it is now."""
        if self.seen is not None:
            rules = read_all_rules(self.app.library, self.app.world.language)
            self.seen = self.seen._replace(rules=rules)
            self._draw()
        self._tell()

    def _tell(self) -> None:
        self.query_one(TitleBar).tell(_("Progress"), self._where())
        self.query_one("#sections", Static).update(self._sections(), layout=False)
        self.query_one(KeyBar).tell(list(self._keys()))
        if self.seen and (item := self._current()):
            spoken, aside = self._words(self.seen, item)
            self.query_one("#spoken", Static).update(spoken, layout=False)
            self.query_one("#aside", Static).update(aside, layout=False)

    def _words(self, seen: Gathered, item: Item) -> tuple[Content, Content]:
        if isinstance(item, PrincipleProgress):
            line = principle_line(item, seen.rules)
            return Content(line), principle_aside(item, seen.rules, self.cards)
        return Content(scenario_line(item, self.cards)), scenario_aside(item, self.cards)

    def _where(self) -> str:
        place = self.items.highlighted
        if self.section is Section.OVERVIEW or place is None:
            return ""
        return _("{n} of {total}").format(n=place + 1, total=self.items.option_count)

    def _sections(self) -> Content:
        names = (_("Overview"), _("Principles"), _("Scenarios"))
        pieces = [
            _tab(name, Section(number) is self.section).stylize(
                Style.from_meta({"@click": f"screen.open({number})"})
            )
            for number, name in enumerate(names)
        ]
        return joined(pieces, "   ")

    def _keys(self) -> Iterator[Key]:
        yield from self._next_key()
        if self.seen:
            yield Key("← →", _("section"))
        yield Key("↑↓", _("choose") if self.section is not Section.OVERVIEW else _("scroll"))
        yield Key("q", _("library"), "screen.leave")
        yield Key("F1", _("help"), "app.help")

    def _next_key(self) -> Iterator[Key]:
        item = self._current()
        if self.seen is None:
            return
        if isinstance(item, PrincipleProgress):
            yield Key("Enter", _("where it was practised"), "screen.advance")
        elif isinstance(item, ScenarioProgress):
            if (card := self.app.card(item.id)) and not card.problem:
                yield Key("Enter", _("go on") if item.half_done else _("play"), "screen.advance")
        elif not self.seen.progress.attempts:
            yield Key("Enter", _("begin the first scenario"), "screen.advance")
        else:
            yield Key(
                "Enter", _("principles") if self.page.at_end else _("read on"), "screen.advance"
            )


def _ordered(progress: Progress) -> list[ScenarioProgress]:
    """Scenarios that were tried first, in the order of the library."""
    return sorted(progress.scenarios, key=lambda each: not each.attempts)


def _tab(name: str, is_open: bool) -> Content:
    """The name of a section; the open one is marked."""
    if is_open:
        return joined([("▸ ", ACTION), (name, "bold underline")])
    return Content.styled(f"  {name}", QUIET)
