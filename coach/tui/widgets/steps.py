"""One line that tells how far something has come."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from coach.tui.themes import ACTION, QUIET, STRONG


class Steps(Widget):
    """Numbered steps, the one at hand in the accent; as many of their names as there is room."""

    DEFAULT_CSS = """
    Steps { height: 1; padding: 0 2; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._names: Sequence[str] = ()
        self._at = 0

    def tell(self, names: Sequence[str], at: int) -> None:
        """Show the steps `names`, standing at the place `at`, from zero."""
        if (names, at) != (self._names, self._at):
            self._names, self._at = names, at
            self.refresh()

    def render(self) -> Content:
        """All names; without room for them, the name at hand alone."""
        full = self._line(named=True)
        return full if full.cell_length <= self.size.width else self._line(named=False)

    def _line(self, *, named: bool) -> Content:
        return Content("   ").join(self._piece(place, named) for place in range(len(self._names)))

    def _piece(self, place: int, named: bool) -> Content:
        here = place == self._at
        text = f"{place + 1} {self._names[place]}" if named or here else str(place + 1)
        return Content.styled(text, f"{STRONG} underline {ACTION}" if here else QUIET)
