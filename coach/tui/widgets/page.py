"""A page of text that grows downwards and scrolls."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer
from textual.visual import Visual

MEASURE = 72
"""The widest line, in cells; longer ones are hard to read."""

KEPT = 600
"""How many visuals stay drawn; those before are drawn anew when scrolled to."""

REVEAL_SECONDS = 0.45
"""The pause between two paragraphs that arrive one by one."""


class Page(ScrollView, can_focus=False):
    """Visuals one below the other, centred, drawn as far as they can be seen.

    Adding costs what is added, however much stands above it.
    """

    DEFAULT_CSS = """
    Page {
        height: 1fr; width: 1fr;
        overflow: hidden scroll; scrollbar-size-vertical: 1;
    }
    """

    class Seen(Message):
        """The page has been drawn for the first time."""

    class Moved(Message):
        """What can be seen has changed: by scrolling, arriving or a new size."""

    def __init__(self, visuals: Sequence[Visual] = ()) -> None:
        super().__init__()
        self._visuals: list[Visual] = list(visuals)
        self._ends: list[int] = []
        self._drawn: dict[int, list[Strip]] = {}
        self._shown = len(self._visuals)
        self._set_width = 0
        self._anchor = 0
        self._room_below = 0
        self._timer: Timer | None = None
        self._seen = False

    @property
    def revealing(self) -> bool:
        """Whether paragraphs are still to arrive."""
        return self._shown < len(self._visuals)

    @property
    def at_end(self) -> bool:
        """Whether the last line can be seen."""
        return self.scroll_target_y >= self.max_scroll_y

    @property
    def at_top(self) -> int:
        """Which visual the top line belongs to, from zero."""
        return bisect_right(self._ends, round(self.scroll_target_y))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that something else can be seen."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved())

    @property
    def new_height(self) -> int:
        """How many lines were added last."""
        return (self._ends[-1] if self._ends else 0) - self._top(self._anchor)

    def keep_free(self, lines: int) -> None:
        """Let the last line be scrolled up by `lines`, out from under what covers the bottom."""
        if lines != self._room_below:
            self._room_below = lines
            self._settle()

    def show(self, visuals: Iterable[Visual], *, at: int | None = None) -> None:
        """Replace everything; `at` is the visual to bring to the top, the last ones if None."""
        self._stop()
        self._visuals = list(visuals)
        self._shown = len(self._visuals)
        self._drawn.clear()
        self._ends.clear()
        self._anchor = self._shown - 1 if at is None else at
        self._settle()

    def add(self, visuals: Iterable[Visual], *, one_by_one: int = 0) -> None:
        """Add below, and scroll so that what is new is read from its beginning.

        The first `one_by_one` of them arrive one after the other, then the rest together.
        """
        self._stop()
        self._anchor = len(self._visuals)
        self._visuals.extend(visuals)
        if one_by_one > 1:
            self._shown = self._anchor + 1
            last = self._anchor + one_by_one
            self._timer = self.set_interval(REVEAL_SECONDS, lambda: self._reveal(last))
        else:
            self._shown = len(self._visuals)
        self._settle()

    def to_end(self) -> None:
        """Bring the last line into sight and keep it there when the size changes."""
        self._anchor = self._shown
        self._settle()

    def complete(self) -> None:
        """Let everything arrive at once."""
        if self.revealing:
            self._stop()
            self._shown = len(self._visuals)
            self._settle()

    def _tops(self, marks: type[Visual]) -> list[int]:
        return [self._top(at) for at, each in enumerate(self._visuals) if isinstance(each, marks)]

    def passed(self, marks: type[Visual]) -> int:
        """How many visuals of the kind `marks` begin above the middle of what is in sight."""
        middle = round(self.scroll_target_y) + self.size.height // 2
        return sum(1 for top in self._tops(marks) if top < middle)

    def jump(self, by: int, marks: type[Visual]) -> None:
        """Bring the next visual of the kind `marks` to the top, or with -1 the one before."""
        tops = self._tops(marks)
        here = round(self.scroll_target_y)
        ahead = [top for top in tops if (top > here if by > 0 else top < here)]
        if ahead:
            self.scroll_to(y=min(ahead) if by > 0 else max(ahead), animate=False, immediate=True)

    def _reveal(self, last: int) -> None:
        if not self.revealing:  # the timer had ticked once more before it was stopped
            return
        self._shown += 1
        if self._shown >= last:
            self.complete()
        else:
            self._settle()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _top(self, index: int) -> int:
        return self._ends[index - 1] if 0 < index <= len(self._ends) else 0

    def _settle(self) -> None:
        """Measure what is new and scroll to where reading goes on."""
        if not self._set_width:
            return
        self._set_type()
        height = (self._ends[self._shown - 1] if self._shown else 0) + self._room_below
        self.virtual_size = Size(self._set_width, height)
        self._scroll_to_new(height)
        self.refresh()
        self.post_message(self.Moved())

    def _set_type(self) -> None:
        for index in range(len(self._ends), len(self._visuals)):
            self._ends.append(self._top(index) + len(self._draw(index)))

    def _scroll_to_new(self, height: int) -> None:
        room = self.scrollable_content_region.height
        top = min(self._top(self._anchor), max(0, height - room))
        self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def on_resize(self, event: Resize) -> None:
        """Set everything anew where the width has changed; keep what is read in sight."""
        del event
        width = self.scrollable_content_region.width
        if width != self._set_width:
            self._set_width = width
            self._forget()
        self._settle()

    def notify_style_update(self) -> None:
        """Draw anew: the theme may have changed."""
        super().notify_style_update()
        self._drawn.clear()

    def _forget(self) -> None:
        self._drawn.clear()
        self._ends.clear()

    @property
    def _measure(self) -> int:
        return max(1, min(MEASURE, self._set_width - 2))

    @property
    def _margin(self) -> int:
        return max(0, (self.size.width - self._measure) // 2)

    def _draw(self, index: int) -> list[Strip]:
        strips = self._drawn.get(index)
        if strips is None:
            visual, style = self._visuals[index], self.visual_style
            strips = Visual.to_strips(
                self, visual, self._measure, None, style, apply_selection=False
            )
            if len(self._drawn) >= KEPT:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[index] = strips
        return strips

    def _line(self, y: int) -> Strip | None:
        if not self._shown or y >= self._ends[self._shown - 1]:
            return None
        index = bisect_right(self._ends, y)
        return self._draw(index)[y - self._top(index)]

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        if not self._seen:
            self._seen = True
            self._set_width = self._set_width or self.scrollable_content_region.width
            self._set_type()
            self.call_later(self.post_message, self.Seen())
        width = self.size.width
        paper = self.visual_style.rich_style
        line_number = y + self.scroll_offset.y
        line = self._line(line_number) if self._ends else None
        if line is None:
            return Strip.blank(width, paper)
        left = Strip.blank(self._margin, paper)
        strip = Strip.join((left, line)).extend_cell_length(width, paper)
        if (selection := self.text_selection) and (span := selection.get_span(line_number)):
            strip = self._mark(strip, *span)
        return strip.apply_offsets(0, line_number)

    def _mark(self, strip: Strip, start: int, end: int) -> Strip:
        stop = strip.cell_length if end == -1 else end
        style = self.screen.get_component_rich_style("screen--selection")
        before, marked, after = (
            strip.crop(0, start),
            strip.crop(start, stop),
            strip.crop(stop, strip.cell_length),
        )
        return Strip.join((before, marked.apply_style(style), after))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text under the mouse selection, without the margin."""
        lines = [self._line(y) for y in range(self._ends[-1] if self._ends else 0)]
        margin = " " * self._margin
        text = "\n".join((margin + line.text).rstrip() if line else "" for line in lines)
        return selection.extract(text), "\n"
