"""The screens' program: what belongs to no single screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from coach import locale
from coach.content.faults import one_line, shown
from coach.content.library import Card, Library
from coach.errors import CoachError, ContentError, NotSaved, RequestError
from coach.locale import N_, _
from coach.tui.library import LibraryScreen
from coach.tui.play import PlayScreen
from coach.tui.themes import DARK, LIGHT, OURS
from coach.world import Beginning, ExerciseStart, ReviewStart, Start, World

if TYPE_CHECKING:  # pydantic comes with a run, and only what is set needs the rest
    from coach.content.exercise_cards import ExerciseCard
    from coach.content.toml.editing import Value
    from coach.settings import Settings
    from coach.tui.run import Run


class CoachApp(App[None]):
    """The library, and whatever is opened from it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", show=False),
        Binding("f2", "flip_theme", show=False),
        Binding("f3", "next_language", show=False),
        Binding("f8", "handbook", show=False),
        Binding("f9", "settings", show=False),
        Binding("ctrl+r", "reload", show=False),
    ]
    CSS = """
    Screen { background: $background; color: $foreground; }
    ProblemsScreen { background: $background 60%; }
    ToastRack { dock: top; align: right top; margin-top: 1; }
    Toast { background: $panel; color: $foreground; border-left: outer $accent; }
    """

    def __init__(
        self, world: World, start: Beginning | None = None, library: Library | None = None
    ) -> None:
        super().__init__()
        self.title = "coach"
        self.world = world
        self.library = library or world.library()
        self.broken_by: Exception | None = None
        """What ended the program, if something did."""
        self._start = start
        self._exercise = start.card if isinstance(start, ExerciseStart) else None
        for theme in OURS:
            self.register_theme(theme)
        wish = world.environ.get("TEXTUAL_THEME") or world.settings.theme
        self._no_theme = wish if wish not in self.available_themes else None
        self.theme = wish if wish and not self._no_theme else DARK.name

    def on_mount(self) -> None:
        """Keep whatever theme is chosen from here on."""
        if self._no_theme:
            message = N_("There is no theme “{theme}”. F9 shows those that there are.")
            self.warn(RequestError(message, theme=shown(self._no_theme)))
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
        """What was asked for, else the library; it stays below whatever is opened."""
        if isinstance(self._start, ExerciseStart):
            from coach.tui.exercise import ExerciseScreen  # noqa: PLC0415 (few begin here)

            return ExerciseScreen(self._start.card)
        if isinstance(self._start, ReviewStart):
            return self._review(self._start)
        return PlayScreen(self._start) if self._start else LibraryScreen()

    def _review(self, start: ReviewStart) -> Screen[None]:
        from coach.tui.review import ReviewScreen  # noqa: PLC0415 (the library stands without it)

        return ReviewScreen(start)

    def card(self, scenario: str | None) -> Card | None:
        """The card of a scenario, by its id."""
        return self.library.card(scenario)

    def topic(self, card: Card) -> str:
        """The title of a card's topic."""
        return dict(self.library.pack_of(card).topics).get(card.topic, card.topic)

    def open_play(self, start: Start) -> None:
        """Play in place of whatever is open."""
        self._open(PlayScreen(start))

    def open_review(self, start: ReviewStart) -> None:
        """Review in place of whatever is open."""
        self._open(self._review(start))

    def action_review(self) -> None:
        """Review what is due."""
        if not isinstance(self.screen, ModalScreen):
            self.open_review(ReviewStart())

    def open_debrief(self, run: Run) -> None:
        """Look back on a run."""
        from coach.tui.debrief import DebriefScreen  # noqa: PLC0415 (long after the first frame)

        self._open(DebriefScreen(run))

    def open_progress(self) -> None:
        """Look at how practice has gone."""
        from coach.tui.progress import ProgressScreen  # noqa: PLC0415 (long after the first frame)

        self._open(ProgressScreen())

    def open_library(self, highlight: str | None = None) -> None:
        """Back to the library, with this scenario under the highlight."""
        base = self.screen_stack[0]
        if not isinstance(base, LibraryScreen):
            self._open(LibraryScreen(highlight))
            return
        self._down_to_base()
        base.come_back(highlight)

    def open_exercises(self, under_way: ExerciseCard | None = None) -> None:
        """Choose an exercise; where one is under way or there is only one, open that."""
        from coach.content.exercise_cards import ExerciseShelf  # noqa: PLC0415 (on demand)
        from coach.tui.exercises import ExercisesScreen  # noqa: PLC0415 (on demand)

        shelf = ExerciseShelf.of(self.library, self.world.language)
        only = shelf.cards[0] if len(shelf.cards) == 1 and not shelf.cards[0].problem else None
        if wanted := under_way or only:
            self.open_exercise(wanted)
        else:
            self._open(ExercisesScreen(shelf.cards))
        for problem in shelf.problems:
            self.notify(one_line(problem), severity="warning", markup=False)

    def open_exercise(self, card: ExerciseCard) -> None:
        """Where the learner stands in an exercise."""
        from coach.tui.exercise import ExerciseScreen  # noqa: PLC0415 (on demand)

        self._exercise = card
        base = self.screen_stack[0]
        if isinstance(base, ExerciseScreen) and base.card.file == card.file:
            self._down_to_base()
            base.read()
        else:
            self._open(ExerciseScreen(card))

    def exercise_card(self, card: ExerciseCard) -> ExerciseCard:
        """`card` as it is now, in the language in use."""
        from coach.content.exercise_cards import read_exercise_card  # noqa: PLC0415 (on demand)

        return read_exercise_card(card.file, self.world.language, card.pack)[0]

    def leave_play(self, start: Start) -> None:
        """Back to where `start` came from: its exercise, else the library."""
        if start.exercise and self._exercise:
            self.open_exercise(self.exercise_card(self._exercise))
        else:
            self.open_library(start.card.id)

    def _down_to_base(self) -> None:
        self._let_go()
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _let_go(self) -> None:
        """Save what is being done, and let it be gone on with from wherever it is opened next."""
        for screen in self.screen_stack:
            if hasattr(screen, "let_go"):
                screen.let_go()

    def _open(self, screen: Screen[None]) -> None:
        self._let_go()
        while len(self.screen_stack) > 2:  # what was opened above another goes with it
            self.pop_screen()
        if len(self.screen_stack) == 1:
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def action_help(self) -> None:
        """Explain what this is and which keys do what."""
        from coach.tui.help import HelpScreen  # noqa: PLC0415 (long after the first frame)

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_handbook(self) -> None:
        """Look something up."""
        self.open_handbook()

    def open_handbook(self, principle: str | None = None) -> None:
        """The handbook above whatever is open, at a principle if one is named."""
        from coach.tui.handbook import HandbookScreen  # noqa: PLC0415 (long after the first frame)

        if not isinstance(self.screen, (HandbookScreen, ModalScreen)):
            self.push_screen(HandbookScreen(principle))

    def action_settings(self) -> None:
        """Show what can be set."""
        from coach.tui.settings_screen import SettingsScreen  # noqa: PLC0415 (opened by few at once)

        if not isinstance(self.screen, (SettingsScreen, ModalScreen)):
            self.push_screen(SettingsScreen())

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
        if self._renew(self.world.speaking(language)):
            self._keep("language", language)
        else:
            locale.use(before)

    def action_reload(self) -> None:
        """Read everything again, as it is on the disk now, and stay in the same place."""
        from coach.tui.problems import ProblemsScreen  # noqa: PLC0415 (for who writes scenarios)

        if isinstance(self.screen, ProblemsScreen):
            self.screen.dismiss()
        if self._renew(self.world) and not isinstance(self.screen, ProblemsScreen):
            self.notify(_("Read again from the disk."), markup=False, timeout=3)

    def _renew(self, world: World) -> bool:
        """Show everything as it is in `world` now; False where its library cannot be read."""
        try:
            library = world.library()
        except CoachError as problem:
            self.warn(problem)
            return False
        self.world, self.library = world, library
        for screen in tuple(self.screen_stack):
            if hasattr(screen, "renew"):
                screen.renew()
        return True

    def complain(self, problem: CoachError) -> None:
        """Show above everything else what is wrong, until it is mended or left at that."""
        from coach.tui.problems import ProblemsScreen  # noqa: PLC0415 (as above)

        if not isinstance(self.screen, ProblemsScreen):
            self.push_screen(ProblemsScreen(problem))

    @property
    def themes(self) -> list[str]:
        """The names of all themes, ours first."""
        return sorted(self.available_themes, key=lambda name: (not name.startswith("coach"), name))

    def set(self, key: str, value: Value) -> None:
        """Let a setting hold from here on, and keep it."""
        if key == "language":
            self.speak(str(value))
        elif key == "theme":
            self.theme = str(value)
        else:
            self._keep(key, value)

    def _keep(self, key: str, value: Value) -> None:
        from coach.settings import write_settings  # noqa: PLC0415 (only when something is set)

        settings: Settings = replace(self.world.settings, **{key: value})  # type: ignore[arg-type]
        self.world = replace(self.world, settings=settings)
        try:
            write_settings(self.world.places.settings, **{key: value})
        except CoachError as problem:
            self.warn(problem)

    def warn(self, problem: CoachError) -> None:
        """Say what is wrong, and go on."""
        found = problem.problems[:1] if isinstance(problem, ContentError) else ()
        text = "".join(map(one_line, found)) or str(problem)
        self.notify(text, severity="warning", markup=False)

    def tell_saving(self, trouble: NotSaved | None) -> None:
        """Say that saving does not work, or that it works again; the saving thread calls this."""
        message = str(trouble) if trouble else _("Saving works again; nothing is lost.")
        # that thread must not wait for the screens: they may wait for it
        self.call_later(self.notify, message, markup=False, timeout=8)

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


def run(world: World, start: Beginning | None = None, library: Library | None = None) -> int:
    """Open the screens and return the exit status.

    `library` is that of `world`, where it has been read already. What breaks the screens is
    raised once the terminal is itself again.
    """
    app = CoachApp(world, start, library)
    app.run()
    if app.broken_by:
        raise app.broken_by
    return app.return_code or 0
