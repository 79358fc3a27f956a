"""The map of a scenario: the way taken, where the other replies lead, and what was not met yet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import Resize

from coach.content.grades import Mode
from coach.locale import _
from coach.practice.map import Kind, Map, Point, way_to
from coach.tui.place import replies, summary, whole
from coach.tui.points import MARGIN, WAY, row
from coach.tui.reading import ReadingScreen
from coach.tui.themes import ACTION, QUIET
from coach.tui.visuals import WIDE, joined
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.chart import Chart
from coach.tui.widgets.page import Page
from coach.world import Start

if TYPE_CHECKING:
    from coach.tui.app import CoachApp
    from coach.tui.run import Run


class MapScreen(ReadingScreen):
    """One scenario around one run as a tree of rows, walked through with the arrow keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "play", show=False),
        Binding("space", "whole", show=False),
        Binding("q,escape,m", "leave", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("home", "step(-9999)", show=False),
        Binding("end", "step(9999)", show=False),
        Binding("right", "follow", show=False),
        Binding("left", "return", show=False),
        *(Binding(str(n), f"follow({n})", show=False) for n in range(1, 10)),
    ]
    DEFAULT_CSS = """
    MapScreen {
        #map { layout: vertical; }
        #map Chart { padding: 1 0 0 0; }
        #map Page { height: 9; padding: 1 0 0 0; background: $surface; overflow-y: auto; }
        &.-wide #map { layout: horizontal; }
        &.-wide #map Page { width: 50; height: 1fr; padding: 1 1 0 2; background: $background; }
        &.-whole #map Chart { display: none; }
        &.-whole #map Page { height: 1fr; background: $background; }
    }
    """
    app: getters.app[CoachApp]
    chart = getters.query_one(Chart)

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run
        self.map: Map | None = None
        self._been: list[int] = []
        """The rows from which one went on, to go back to."""

    def compose(self) -> ComposeResult:
        """The map, and the point that is stood at below it, or beside it where there is room."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        yield TitleBar()
        with Container(id="map"):
            yield Chart()
            yield Page()
        yield KeyBar()

    def on_mount(self) -> None:
        """Look at every other run of the scenario first; there may be many."""
        self._tell()
        self._read_in_thread()

    def _read_in_thread(self) -> None:
        self.run_worker(self._read, thread=True, exclusive=True)

    def _read(self) -> None:
        self.app.call_from_thread(self._show, self.run.map())

    def _show(self, map_: Map) -> None:
        if not self.is_running:  # left while the journal was read
            return
        place = self.point.place if self.map else next(_decisions(map_), map_.way[0])
        self.map = map_
        with self.app.batch_update():
            self.chart.show(len(map_.points), partial(_row, map_), map_.row(place), _legend())
            self._look()

    @property
    def point(self) -> Point:
        """Where one stands; there has to be a map."""
        assert self.map is not None
        return self.map.points[self.chart.row]

    def _look(self) -> None:
        """Show the point that is stood at."""
        if self.map:
            in_full = self.has_class("-wide") or self.has_class("-whole")
            show = whole if in_full else summary
            self.page.show(show(self.map, self.point), at=0)
        self._tell()

    def on_chart_stepped(self) -> None:
        """Show where one stands now."""
        self._look()

    def action_step(self, by: int) -> None:
        """Go up or down by some rows."""
        self._been.clear()
        self.chart.step(by)

    def action_follow(self, number: int = 0) -> None:
        """Go where the reply shown under `number` leads; with none, where the answer leads."""
        if self.map is None:
            return
        shown = replies(self.map, self.point) if self.point.met else ()
        if number > len(shown):
            return
        reply = shown[number - 1] if number else None
        if target := self.map.onward(self.point, reply):
            self._been.append(self.chart.row)
            self.chart.stand(self.map.row(target))

    def action_return(self) -> None:
        """Go back to where one went on from last, else to what leads here."""
        if self.map is None:
            return
        if self._been:
            self.chart.stand(self._been.pop())
        elif source := self.map.before(self.point):
            self.chart.stand(self.map.row(source))

    def action_whole(self) -> None:
        """Read everything about a point; where it stands beside the map, scroll in it."""
        if self.has_class("-wide"):
            self.action_page(1)
        else:
            self.toggle_class("-whole")
            self._look()

    def action_play(self) -> None:
        """Play from the decision that is stood at; it is practice, and nothing of it is scored."""
        card = self.app.card(self.run.scenario.id)
        if self.map is None or card is None or not self.point.kind.is_decision:
            return
        place = self.point.place
        way = way_to(self.map.session, place)
        if way is None:
            self.app.notify(_("No conversation was found that leads here."), markup=False)
            return
        tried = self.run.start.tried
        start = Start(card, mode=Mode.PRACTICE, from_scene=place, way=way, tried=tried)
        self.app.open_play(start)

    def action_leave(self) -> None:
        """Back to the map, else to looking back."""
        if self.has_class("-whole") and not self.has_class("-wide"):
            self.action_whole()
        else:
            self.dismiss()

    def on_resize(self, event: Resize) -> None:
        """Give the point its own column where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self._look()

    def renew(self) -> None:
        """Show everything as it is now; the run below does already."""
        self._read_in_thread()

    def _tell(self) -> None:
        self.query_one(TitleBar).tell(self.run.scenario.title, " · ".join(self._whereabouts()))
        self.query_one(KeyBar).tell(list(self._keys()))

    def _whereabouts(self) -> Iterator[str]:
        yield _("map")
        if self.map:
            endings = [each for each in self.map.points if each.kind is Kind.ENDING]
            seen = sum(each.met for each in endings)
            yield _("{seen} of {total} endings seen").format(seen=seen, total=len(endings))

    def _keys(self) -> Iterator[Key]:
        if self.map and self.point.kind.is_decision:
            yield Key("Enter", _("play from here"), "screen.play")
        yield Key("↑↓ ←→", _("walk"))
        if self.map and self.point.met and (shown := replies(self.map, self.point)):
            yield Key(f"1–{len(shown)}", _("follow"))
        if not self.has_class("-wide"):
            full = self.has_class("-whole")
            yield Key(_("Space"), _("the map") if full else _("in full"), "screen.whole")
        yield Key("q", _("back"), "screen.leave")
        yield Key("F1", _("help"), "app.help")


def _row(map_: Map, number: int, width: int) -> Content:
    return row(map_, map_.points[number], width)


def _decisions(map_: Map) -> Iterator[str]:
    """The decisions on the way taken, in their order."""
    return (each.place for each in map_.points if each.on_way and each.kind.is_decision)


def _legend() -> list[Content]:
    signs = [
        (WAY, ACTION, _("your way")),
        ("•", "", _("in between")),
        ("◌ ◦ □", QUIET, _("not met yet")),
        ("■", "", _("an ending")),
    ]
    parts = [joined([(sign, style), (f" {text}", QUIET)]) for sign, style, text in signs]
    return [Content(""), Content(" " * MARGIN) + Content("   ").join(parts)]
