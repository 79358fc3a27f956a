"""The library: every scenario, how far you are, and a preview of the one under the highlight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key as KeyPressed
from textual.events import Paste, Resize
from textual.style import Style
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.content.grades import Mode
from coach.content.library import Card
from coach.locale import _
from coach.tui.languages import LANGUAGE_NAMES
from coach.tui.listing import ListScreen
from coach.tui.shelf import preview, row, summary, welcome
from coach.tui.themes import ACTION, QUIET
from coach.tui.visuals import WIDE, joined
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.choices import Choices
from coach.wording import labels
from coach.world import Start

if TYPE_CHECKING:
    from coach.content.exercise_cards import ExerciseCard
    from coach.journal.attempt import Attempt
    from coach.journal.scenario_state import Standing


class LibraryScreen(ListScreen[None]):
    """Choose what to practise; typing finds."""

    AUTO_FOCUS = "#scenarios"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "play", show=False),
        Binding("escape", "clear", show=False),
        Binding("backspace", "shorten", show=False),
        Binding("ctrl+n", "play(True)", show=False),
        Binding("f4", "play(True, True)", show=False),
        Binding("f5", "exercises", show=False),
        Binding("f7", "app.review", show=False),
        Binding("f6", "progress", show=False),
    ]
    DEFAULT_CSS = """
    LibraryScreen {
        #welcome { height: auto; padding: 1 4 0 4; max-width: 84; display: none; }
        &.-first #welcome { display: block; }
        #shelf { height: 1fr; }
        #scenarios { width: 1fr; height: 1fr; padding: 1 2; max-width: 96; }
        #preview { width: 42; padding: 1 3 0 2; display: none; }
        &.-wide #preview { display: block; }
        #summary { height: 4; padding: 0 4; background: $surface; }
        &.-wide #summary { display: none; }
        #found { height: 1; padding: 0 4; background: $surface; }
        &.-wide #found { background: $background; }
    }
    """

    def __init__(self, highlight: str | None = None) -> None:
        super().__init__()
        self._wish = highlight
        self._looked_for = ""
        self._standings: Mapping[str, Standing] = {}
        self._due = 0
        self._shown: list[Card] = []
        self._under_way: ExerciseCard | None = None

    def compose(self) -> ComposeResult:
        """The list, its preview, and what was typed to find."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.set_class(self.app.world.journal.is_new, "-first")
        yield TitleBar()
        yield Static(welcome(), id="welcome", markup=False)
        with Horizontal(id="shelf"):
            yield self._list()
            yield Static(id="preview", markup=False)
        yield Static(id="summary", markup=False)
        found = Static(id="found", markup=False)
        found.auto_links = False
        yield found
        yield KeyBar()

    def _list(self) -> Choices:
        choices = Choices(id="scenarios", markup=False)
        choices.can_focus = True  # pasted text goes to what has the focus
        return choices

    def on_mount(self) -> None:
        """Show the shelf, then read how far the learner is."""
        self._stock()
        self.call_after_refresh(self._read_journal)
        self.watch(self.choices, "highlighted", self._preview, init=False)

    def come_back(self, highlight: str | None) -> None:
        """Stand at `highlight` and read anew how far the learner is."""
        if highlight in (ids := [card.id for card in self._shown]):
            self.choices.highlighted = ids.index(highlight)
        self._read_journal()

    def _read_journal(self) -> None:
        self.run_worker(self._read_standings, thread=True, exclusive=True)

    def _read_standings(self) -> None:
        reading = self.app.world.journal.read()
        self.app.call_from_thread(self._stand, reading.standings)
        if any(attempt.exercise for attempt in reading.attempts):
            self._look_for_exercise(reading.attempts)
        for each in reading.damaged:
            message = f"{each.file}: {each.text}"
            self.app.call_from_thread(self.notify, message, markup=False, severity="warning")
        if reading.attempts:
            self.app.call_from_thread(self._say_due, self._read_due(reading.attempts))

    def _read_due(self, attempts: Sequence[Attempt]) -> int:
        # who has played nothing needs none of it, and everybody else has the figures first
        from coach.journal.review import due_now  # noqa: PLC0415

        world = self.app.world
        return due_now(world.journal, attempts, self.app.library, world.now())

    def _say_due(self, due: int) -> None:
        if due != self._due:
            self._due = due
            self.query_one("#found", Static).update(self._found(), layout=False)

    def _look_for_exercise(self, attempts: tuple[Attempt, ...]) -> None:
        from coach.activities.exercise import under_way  # noqa: PLC0415 (pydantic: only for who takes one)

        card = under_way(self.app.world, self.app.library, attempts)
        self.app.call_from_thread(self._tell_exercise, card)

    def _tell_exercise(self, card: ExerciseCard | None) -> None:
        self._under_way = card
        self._tell()

    def _stand(self, standings: Mapping[str, Standing]) -> None:
        self.set_class(not standings, "-first")
        if standings != self._standings:
            self._standings = standings
            self._stock()

    def _stock(self) -> None:
        cards = [card for card in self.app.library.cards if self._matches(card)]
        here = self._current()
        wish = here.id if here else self._wish
        self._shown = cards
        with self.app.batch_update():
            self.choices.set_options(
                Option(row(card, self.app.topic(card), self._standings.get(card.id)))
                for card in cards
            )
            places = [place for place, card in enumerate(cards) if card.id == wish]
            self.choices.highlighted = places[0] if places else 0 if cards else None
            self._tell()

    def _current(self) -> Card | None:
        place = self.choices.highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def _matches(self, card: Card) -> bool:
        topic = self.app.topic(card)
        text = " ".join((card.id, card.title, card.summary, topic, labels.media(card.media)))
        return all(part in text.casefold() for part in self._looked_for.casefold().split())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click opens."""
        event.stop()
        self.action_play()

    def on_key(self, event: KeyPressed) -> None:
        """What is typed is looked for."""
        if event.is_printable and event.character:
            event.stop()
            self._look_for(self._looked_for + event.character)

    def on_paste(self, event: Paste) -> None:
        """Pasted text is looked for as well."""
        self._look_for(self._looked_for + " ".join(event.text.split()))

    def _look_for(self, text: str) -> None:
        self._looked_for = text.lstrip()
        self._stock()

    def action_shorten(self) -> None:
        """Take back the last character."""
        self._look_for(self._looked_for[:-1])

    def action_clear(self) -> None:
        """Look for everything again."""
        self._look_for("")

    def action_play(self, fresh: bool = False, assessment: bool = False) -> None:
        """Open the scenario under the highlight; go on with what is half done unless `fresh`."""
        if card := self._current():
            mode = Mode.ASSESSMENT if assessment else None
            self.app.open_play(Start(card, mode=mode, new=fresh))

    def action_exercises(self) -> None:
        """Go on with the exercise that is under way, else choose one."""
        self.app.open_exercises(self._under_way)

    def action_progress(self) -> None:
        """Look at how practice has gone."""
        self.app.open_progress()

    def on_resize(self, event: Resize) -> None:
        """Give the preview its own column where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self._preview()

    def renew(self) -> None:
        """Show everything as it is now."""
        self.query_one("#welcome", Static).update(welcome())
        self._stock()

    def _tell(self) -> None:
        self.query_one("#found", Static).update(self._found(), layout=False)
        self._preview()

    def _preview(self) -> None:
        card = self._current()
        packs = self.app.library.packs
        self.query_one(TitleBar).tell(packs[0].title if packs else "coach", self._how_many())
        self.query_one(KeyBar).tell(list(self._keys(card)))
        shown = "#preview" if self.has_class("-wide") else "#summary"
        draw = preview if self.has_class("-wide") else summary
        self.query_one(shown, Static).update(draw(card) if card else Content(""), layout=False)

    def _how_many(self) -> str:
        place = self.choices.highlighted
        if place is None:
            return ""
        return _("{n} of {total}").format(n=place + 1, total=len(self._shown))

    def _found(self) -> Content:
        if not self._looked_for:
            told = Content.styled(_("Type to find.") + self._exercise_words(), QUIET)
            return told + self._whats_due()
        line = joined([(_("Find") + "  ", QUIET), Content(self._looked_for), ("▏", ACTION)])
        if self._shown:
            return line
        return line + Content.styled("   " + _("Nothing matches. Esc shows all again."), QUIET)

    def _exercise_words(self) -> str:
        if self._under_way is None:
            return ""
        return "   " + _("F5 goes on with “{title}”.").format(title=self._under_way.title)

    def _whats_due(self) -> Content:
        if not self._due:
            return Content("")
        due = Content.styled(f"   {labels.due(self._due)}   ", QUIET)
        key = joined([("F7", f"bold {ACTION}"), (" " + _("review"), QUIET)])
        return due + key.stylize(Style.from_meta({"@click": "app.review"}))

    def _keys(self, card: Card | None) -> Iterator[Key]:
        standing = self._standings.get(card.id) if card else None
        half_done = bool(standing and standing.half_done)
        if card and not card.problem:
            yield Key("Enter", _("go on") if half_done else _("play"), "screen.play")
        yield Key("↑↓", _("choose"))
        if half_done:
            yield Key("^n", _("restart"), "screen.play(True)")
        yield Key("F1", _("help"), "app.help")
        if not half_done:  # with one more there would be no room for all
            yield Key("F2", _("light or dark"), "app.flip_theme")
        yield Key(
            "F3",
            LANGUAGE_NAMES.get(self.app.next_language, self.app.next_language),
            "app.next_language",
        )
        if card and not card.problem:
            yield Key("F4", _("assessment"), "screen.play(True, True)")
        yield Key("F5", _("exercises"), "screen.exercises")
        yield Key("F6", _("progress"), "screen.progress")
        yield Key("^p", _("commands"), "app.command_palette")
        yield Key("^q", _("quit"), "app.quit")
