"""The screens' program: what belongs to no single screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from coach import locale
from coach.content.faults import one_line
from coach.content.library import Card, Library
from coach.errors import CoachError, ContentError
from coach.locale import _
from coach.tui.library import LibraryScreen
from coach.tui.play import PlayScreen
from coach.tui.themes import DARK, LIGHT, OURS
from coach.world import Start, World, WriteFor

if TYPE_CHECKING:  # pydantic comes with it
    from coach.practice.session import Session
    from coach.tui.run import Run


class CoachApp(App[None]):
    """The library, and whatever is opened from it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", show=False),
        Binding("f2", "flip_theme", show=False),
        Binding("f3", "next_language", show=False),
    ]
    CSS = """
    Screen { background: $background; color: $foreground; }
    ToastRack { dock: top; align: right top; margin-top: 1; }
    Toast { background: $panel; color: $foreground; border-left: outer $accent; }
    """

    def __init__(
        self, world: World, start: Start | WriteFor | None = None, library: Library | None = None
    ) -> None:
        super().__init__()
        self.title = "coach"
        self.world = world
        self.library = library or world.library()
        self.broken_by: Exception | None = None
        """What ended the program, if something did."""
        self._start = start
        for theme in OURS:
            self.register_theme(theme)
        wish = world.environ.get("TEXTUAL_THEME") or world.settings.theme
        self.theme = wish if wish in self.available_themes else DARK.name

    def on_mount(self) -> None:
        """Keep whatever theme is chosen from here on."""
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep("theme", theme.name))

    def _handle_exception(self, error: Exception) -> None:
        """End the screens without the traceback that Textual would print."""
        self.broken_by = self.broken_by or error
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    @property
    def motion(self) -> bool:
        """Whether things may arrive one after the other."""
        return self.world.settings.motion and self.animation_level != "none"

    def get_default_screen(self) -> Screen[None]:
        """The scenario asked for, else the library; it stays below whatever is opened."""
        if isinstance(self._start, WriteFor):
            return self._sheet(self._start)
        return PlayScreen(self._start) if self._start else LibraryScreen()

    def _sheet(self, asked: WriteFor) -> Screen[None]:
        from coach.tui.ownwords import OwnWordsScreen  # noqa: PLC0415 (few starts begin with it)

        return OwnWordsScreen(asked.card, asked.decision)

    def card(self, scenario: str | None) -> Card | None:
        """The card of a scenario, by its id."""
        return next((card for card in self.library.cards if card.id == scenario), None)

    def topic(self, card: Card) -> str:
        """The title of a card's topic."""
        return dict(self.library.pack_of(card).topics).get(card.topic, card.topic)

    def open_play(self, start: Start) -> None:
        """Play in place of whatever is open."""
        self._open(PlayScreen(start))

    def open_debrief(self, run: Run) -> None:
        """Look back on a run."""
        from coach.tui.debrief import DebriefScreen  # noqa: PLC0415 (long after the first frame)

        self._open(DebriefScreen(run))

    def open_own_words(
        self, card: Card, decision: str | None = None, played: Session | None = None
    ) -> None:
        """Write for a decision of `card`, above whatever is open; `played` counts as met."""
        from coach.tui.ownwords import OwnWordsScreen  # noqa: PLC0415 (long after the first frame)

        self.push_screen(OwnWordsScreen(card, decision, played))

    def leave(self, highlight: str) -> None:
        """Back to the screen below; where there is none, to the library."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.open_library(highlight)

    def open_library(self, highlight: str | None = None) -> None:
        """Back to the library, with this scenario under the highlight."""
        base = self.screen_stack[0]
        if not isinstance(base, LibraryScreen):
            self._open(LibraryScreen(highlight))
            return
        self._let_go()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        base.come_back(highlight)

    def _let_go(self) -> None:
        """Save what is being done, and let it be gone on with from wherever it is opened next."""
        for screen in self.screen_stack:
            if hasattr(screen, "let_go"):
                screen.let_go()

    def _open(self, screen: Screen[None]) -> None:
        self._let_go()
        if len(self.screen_stack) == 1:
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def action_help(self) -> None:
        """Explain what this is and which keys do what."""
        from coach.tui.help import HelpScreen  # noqa: PLC0415 (long after the first frame)

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_flip_theme(self) -> None:
        """Our light theme after a dark one, our dark theme after a light one."""
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name

    def action_next_language(self) -> None:
        """Speak the next language from here on."""
        self.speak(self.next_language)

    @property
    def next_language(self) -> str:
        """The language after the one in use, among those that the program has."""
        known = locale.languages()
        here = known.index(self.world.language) if self.world.language in known else -1
        return known[(here + 1) % len(known)]

    def speak(self, language: str) -> None:
        """Say everything in `language` and keep to it."""
        before = locale.current()
        locale.use(language)
        world = self.world.speaking(language)
        try:
            self.library = world.library()
        except CoachError as problem:
            locale.use(before)
            self.warn(problem)
            return
        self.world = world
        for screen in self.screen_stack:
            if hasattr(screen, "retranslate"):
                screen.retranslate()
        self._keep("language", language)

    def _keep(self, key: str, value: str) -> None:
        from coach.settings import write_settings  # noqa: PLC0415 (only when something is set)

        try:
            write_settings(self.world.places.settings, **{key: value})
        except CoachError as problem:
            self.warn(problem)

    def warn(self, problem: CoachError) -> None:
        """Say what is wrong, and go on."""
        found = problem.problems[:1] if isinstance(problem, ContentError) else ()
        text = "".join(map(one_line, found)) or str(problem)
        self.notify(text, severity="warning", markup=False)

    def action_command_palette(self) -> None:
        """Find any command and any scenario."""
        from coach.tui.commands import palette  # noqa: PLC0415 (opened by few at once)

        if not isinstance(self.screen, ModalScreen):
            self.push_screen(palette())

    def search_themes(self) -> None:
        """Choose any theme."""
        from coach.tui.commands import theme_palette  # noqa: PLC0415 (opened by few at once)

        self.push_screen(theme_palette())

    def action_help_quit(self) -> None:
        """Ctrl+C copies what the mouse has marked; who wants to leave is told how."""
        self.notify(_("Ctrl+Q quits; everything is saved."), markup=False)


def run(world: World, start: Start | WriteFor | None = None, library: Library | None = None) -> int:
    """Open the screens and return the exit status.

    `library` is that of `world`, where it has been read already. What breaks the screens is
    raised once the terminal is itself again.
    """
    app = CoachApp(world, start, library)
    app.run()
    if app.broken_by:
        raise app.broken_by
    return app.return_code or 0
