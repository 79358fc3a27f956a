"""The least that a Textual app can do: show a text, and another one after every key.

What a screen of ours takes is told as a multiple of what this takes.
"""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Floor(App[None]):
    """One text."""

    keys = 0

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static("Keys: 0")

    def on_key(self) -> None:
        """Another text."""
        self.keys += 1
        self.query_one(Static).update(f"Keys: {self.keys}")


if __name__ == "__main__":
    Floor().run()
