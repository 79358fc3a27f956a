"""The handbook: every principle, searchable by typing, and the page of the one highlighted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key as KeyPressed
from textual.events import Paste, Resize
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.activities.handbook import open_handbook
from coach.journal.met_principles import Entry
from coach.locale import _
from coach.tui.principles import principle_page, principle_row
from coach.tui.reading import ReadingScreen
from coach.tui.themes import ACTION, QUIET
from coach.tui.visuals import WIDE, joined
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.choices import Choices
from coach.tui.widgets.page import Page

if TYPE_CHECKING:
    from coach.tui.app import CoachApp


class HandbookScreen(ReadingScreen):
    """The principles, and one of them in full; on a narrow terminal one after the other."""

    AUTO_FOCUS = "#principles"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", show=False),
        Binding("left", "all", show=False),
        Binding("escape", "leave", show=False),
        Binding("f8", "close", show=False),
        Binding("backspace", "shorten", show=False),
    ]
    DEFAULT_CSS = """
    HandbookScreen {
        #principles { width: 1fr; height: 1fr; padding: 1 2; }
        &.-wide #principles { width: 46; padding: 1 0 1 2; }
        Page { display: none; }
        &.-wide Page, &.-reading Page { display: block; }
        &.-wide Page { scrollbar-gutter: stable; }
        &.-reading #principles { display: none; }
        &.-wide.-reading #principles { display: block; }
        #found { height: 1; padding: 0 4; }
        &.-reading #found { display: none; }
        &.-wide.-reading #found { display: block; }
    }
    """
    app: getters.app[CoachApp]
    principles = getters.query_one("#principles", Choices)

    def __init__(self, principle: str | None = None) -> None:
        super().__init__()
        self._wish = principle
        self._asked_for_one = principle is not None
        self._entries: tuple[Entry, ...] = ()
        self._shown: list[Entry] = []
        self._looked_for = ""
        self._read = False

    def compose(self) -> ComposeResult:
        """The list, the page, and what was typed to find."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.set_class(self._asked_for_one, "-reading")
        yield TitleBar()
        with Horizontal():
            choices = Choices(id="principles", markup=False)
            choices.can_focus = True  # pasted text goes to what has the focus
            yield choices
            yield Page()
        yield Static(id="found", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the packs and the journal."""
        self.watch(self.principles, "highlighted", self._turn_to, init=False)
        self._tell()
        self._read_in_thread()

    def _read_in_thread(self) -> None:
        self.run_worker(self._open, thread=True, exclusive=True)

    def _open(self) -> None:
        world = self.app.world
        entries = open_handbook(world, self.app.library, world.journal.attempts())
        self.app.call_from_thread(self._stand, entries)

    def _stand(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self._read = True
        self._list()

    def _list(self) -> None:
        here = self._current()
        wish = here.id if here else self._wish
        self._shown = [entry for entry in self._entries if entry.matches(self._looked_for)]
        with self.app.batch_update():
            self.principles.set_options(Option(principle_row(entry)) for entry in self._shown)
            places = [place for place, each in enumerate(self._shown) if each.id == wish]
            self.principles.highlighted = places[0] if places else 0 if self._shown else None
            self._turn_to()

    def _current(self) -> Entry | None:
        place = self.principles.highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def _turn_to(self) -> None:
        entry = self._current()
        self.page.show(principle_page(entry, self.app.world.now().tzinfo) if entry else (), at=0)
        self._tell()

    @property
    def _list_in_front(self) -> bool:
        return self.has_class("-wide") or not self.has_class("-reading")

    @property
    def _page_in_sight(self) -> bool:
        return self.has_class("-wide") or self.has_class("-reading")

    def action_line(self, direction: int) -> None:
        """Move the highlight; where only the page is shown, scroll it."""
        if self._list_in_front:
            self.principles.move(direction)
        else:
            super().action_line(direction)

    def action_page(self, direction: int) -> None:
        """Scroll the page; where only the list is shown, move by some principles."""
        if self._page_in_sight:
            super().action_page(direction)
        else:
            self.principles.move(5 * direction)

    def action_top(self) -> None:
        """To the first principle; where only the page is shown, to its first line."""
        self.principles.move(-9999) if self._list_in_front else super().action_top()

    def action_bottom(self) -> None:
        """To the last principle; where only the page is shown, to its last line."""
        self.principles.move(9999) if self._list_in_front else super().action_bottom()

    def action_read(self) -> None:
        """Open the page of the principle highlighted; read on where it is open."""
        if self._page_in_sight:
            super().action_page(1)
        elif self._current():
            self.add_class("-reading")
            self.page.scroll_home(animate=False, immediate=True)
            self._tell()

    def action_all(self) -> None:
        """From the page to the list."""
        self.remove_class("-reading")
        self._asked_for_one = False
        self._tell()

    def action_leave(self) -> None:
        """One step back: to the list, to all principles, to where you were."""
        if not self._list_in_front and not self._asked_for_one:
            self.action_all()
        elif self._looked_for:
            self._look_for("")
        else:
            self.dismiss()

    def action_close(self) -> None:
        """Back to where you were."""
        self.dismiss()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click opens."""
        event.stop()
        if not self.has_class("-wide"):
            self.action_read()

    def on_key(self, event: KeyPressed) -> None:
        """What is typed is looked for."""
        if event.is_printable and event.character:
            event.stop()
            self._look_for(self._looked_for + event.character)

    def on_paste(self, event: Paste) -> None:
        """Pasted text is looked for as well."""
        self._look_for(self._looked_for + " ".join(event.text.split()))

    def action_shorten(self) -> None:
        """Take back the last character."""
        self._look_for(self._looked_for[:-1])

    def _look_for(self, text: str) -> None:
        self._looked_for = text.lstrip()
        self.action_all()
        self._list()

    def on_page_moved(self) -> None:
        """The next key depends on whether there is more to read."""
        self._tell()

    def on_resize(self, event: Resize) -> None:
        """Give the page its own column where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self._tell()

    def renew(self) -> None:
        """Show everything as it is now."""
        here = self._current()
        self._wish = here.id if here else self._wish
        self._tell()
        self._read_in_thread()

    def _tell(self) -> None:
        place, total = self.principles.highlighted, len(self._shown)
        where = "" if place is None else _("{n} of {total}").format(n=place + 1, total=total)
        self.query_one(TitleBar).tell(_("Handbook"), where)
        self.query_one("#found", Static).update(self._found(), layout=False)
        self.query_one(KeyBar).tell(list(self._keys()))

    def _found(self) -> Content:
        if not self._looked_for:
            return Content.styled(_("Type to find."), QUIET)
        line = joined([(_("Find") + "  ", QUIET), Content(self._looked_for), ("▏", ACTION)])
        if self._shown or not self._read:
            return line
        return line + Content.styled("   " + _("Nothing matches. Esc shows all again."), QUIET)

    def _keys(self) -> Iterator[Key]:
        if not self._page_in_sight and self._shown:
            yield Key("Enter", _("read"), "screen.read")
        elif self._page_in_sight and not self.page.at_end:
            yield Key("Enter", _("read on"), "screen.read")
        if self._list_in_front:
            yield Key("↑↓", _("choose"))
        else:
            yield Key("←", _("all principles"), "screen.all")
        yield Key("Esc", _("show all") if self._looked_for else _("back"), "screen.leave")
        yield Key("F1", _("help"), "app.help")
