"""What can be set: every setting with what it does, changed with the arrow keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coach import locale
from coach.content.faults import one_line
from coach.content.toml.editing import Value
from coach.locale import _
from coach.settings import SETTINGS, misfit, read_settings
from coach.tui.languages import LANGUAGE_NAMES
from coach.tui.shelf import MARGIN
from coach.tui.themes import ACTION, QUIET, STRONG
from coach.tui.visuals import Block, Stack, joined
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.choices import Choices
from coach.wording import labels

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

LABEL = 20
"""Cells of the names of the settings."""


class SettingsScreen(Screen[None]):
    """Every change holds at once and is kept."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "change(1)", show=False),
        Binding("left", "change(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("home", "move(-99)", show=False),
        Binding("end", "move(99)", show=False),
        Binding("q,escape", "leave", show=False),
        Binding("f9", "leave", show=False),
    ]
    DEFAULT_CSS = """
    SettingsScreen {
        Center { height: 1fr; }
        #sheet { max-width: 84; }
        #settings { height: 1fr; padding: 1 2; }
        #new { display: none; padding: 0 4; }
        &.-writing #new { display: block; }
        #file { height: auto; padding: 1 4; color: $text-muted; }
        #spoken { height: 1; padding: 0 2; color: $text-muted; background: $surface; }
    }
    """
    app: getters.app[CoachApp]
    settings = getters.query_one("#settings", Choices)
    new = getters.query_one("#new", Input)

    def compose(self) -> ComposeResult:
        """The settings, where a new name is written, and the file that keeps them."""
        yield TitleBar()
        with Center(), Vertical(id="sheet"):
            yield Choices(id="settings", markup=False)
            yield Input(id="new", compact=True, max_length=80, select_on_focus=True)
            yield Static(id="file", markup=False)
        yield Static(id="spoken", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Stand at the first setting."""
        self.watch(self.settings, "highlighted", self._tell, init=False)
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._show())
        self._show()

    @property
    def key(self) -> str:
        """The setting under the highlight."""
        return [*SETTINGS][self.settings.highlighted or 0]

    @property
    def writing(self) -> bool:
        """Whether a new value is being written."""
        return self.has_class("-writing")

    def _show(self) -> None:
        place = self.settings.highlighted or 0
        self.settings.set_options(Option(self._row(key)) for key in SETTINGS)
        self.settings.highlighted = place
        self._tell()

    def _row(self, key: str) -> Visual:
        setting = SETTINGS[key]
        before, after = ("‹ ", " ›") if self._choices(key) else ("  ", "")
        value = joined([(before, QUIET), (self._said(key), ACTION), (after, QUIET)])
        lead = Content.styled(f"{_(setting.title):<{LABEL}}", STRONG)
        about = Content.styled(_(setting.does), QUIET)
        return Stack(
            (Block(value, lead=lead, left=MARGIN), Block(about, left=MARGIN, right=MARGIN))
        )

    def _said(self, key: str) -> str:
        held = self._held(key)
        return (
            LANGUAGE_NAMES.get(str(held), str(held)) if key == "language" else labels.setting(held)
        )

    def _held(self, key: str) -> Value:
        """What holds now, whether it has been set or not."""
        if key == "language":
            return self.app.world.language
        if key == "theme":
            return self.app.theme
        held: Value = asdict(self.app.world.settings)[key]
        return held

    def _choices(self, key: str) -> list[Value]:
        if key == "language":
            return [*locale.languages()]
        if key == "theme":
            return [*self.app.themes]
        return [*SETTINGS[key].choices]

    def action_move(self, by: int) -> None:
        """Move the highlight."""
        if not self.writing:
            self.settings.move(by)

    def action_change(self, by: int) -> None:
        """Take the next choice, or the one before; write where there is nothing to choose from."""
        if self.writing:
            return
        if choices := self._choices(self.key):
            held = self._held(self.key)
            place = choices.index(held) + by if held in choices else 0
            self.app.set(self.key, choices[place % len(choices)])
            self._show()
        elif by > 0:
            self._write()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click changes."""
        event.stop()
        self.action_change(1)

    def _write(self) -> None:
        if SETTINGS[self.key].by_hand:
            self.notify(_("This is set in the file below."), markup=False)
            return
        self.new.value = str(self._held(self.key) or "")
        self.new.placeholder = _(SETTINGS[self.key].title)
        self.add_class("-writing")
        self.new.focus()
        self._tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what was written; nothing written gives the setting up."""
        event.stop()
        value = " ".join(event.value.split()) or None
        if value is not None and not SETTINGS[self.key].fits(value):
            self.app.warn(misfit(self.key))
            return
        self.app.set(self.key, value)
        self._stop_writing()

    def _stop_writing(self) -> None:
        self.set_focus(None)
        self.remove_class("-writing")
        self._show()

    def action_leave(self) -> None:
        """Back to where you were; while writing, leave the value as it was."""
        if self.writing:
            self._stop_writing()
        else:
            self.dismiss()

    def on_resize(self, event: Resize) -> None:
        """Keep the highlight in sight."""
        del event
        self.settings.scroll_to_highlight()

    def renew(self) -> None:
        """Show everything as it is now."""
        self._show()

    def _tell(self) -> None:
        place = [*SETTINGS].index(self.key) + 1
        self.query_one(TitleBar).tell(
            _("Settings"), _("{n} of {total}").format(n=place, total=len(SETTINGS))
        )
        self.query_one("#file", Static).update(self._file())
        self.query_one("#spoken", Static).update(self._spoken(), layout=False)
        self.query_one(KeyBar).tell(list(self._keys()))

    def _file(self) -> Content:
        file = self.app.world.places.settings
        lines = [_("Kept in {file}").format(file=file)]
        lines += map(one_line, read_settings(file).problems)
        return Content("\n".join(lines))

    def _spoken(self) -> Content:
        line = _("{key}: {value}").format(
            key=_(SETTINGS[self.key].title), value=self._said(self.key)
        )
        return Content(line).truncate(76, ellipsis=True)

    def _keys(self) -> Iterator[Key]:
        if self.writing:
            yield Key("Enter", _("keep"))
            yield Key("Esc", _("leave as it was"), "screen.leave")
            return
        if self._choices(self.key):
            yield Key("← →", _("change"), "screen.change(1)")
        elif not SETTINGS[self.key].by_hand:
            yield Key("Enter", _("write"), "screen.change(1)")
        yield Key("↑↓", _("choose"))
        yield Key("q", _("back"), "screen.leave")
        yield Key("F1", _("help"), "app.help")
