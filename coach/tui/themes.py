"""The two themes of our own, and the colours the screens ask for by name.

Both keep at least 4.5:1 between text and every ground it stands on. Any other theme works too:
the screens use Textual's own variables alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.theme import Theme

DARK = Theme(
    name="coach-dark",
    dark=True,
    primary="#e3b778",
    secondary="#93c0e0",
    accent="#e3b778",
    foreground="#dddfe3",
    background="#15181d",
    surface="#1c2027",
    panel="#262b34",
    success="#a3cf9c",
    warning="#d9a8d8",
    error="#eba6a0",
    variables={
        "text-primary": "#e3b778",
        "text-accent": "#e3b778",
        "text-secondary": "#93c0e0",
        "text-success": "#a3cf9c",
        "text-warning": "#d9a8d8",
        "text-error": "#eba6a0",
        "text-muted": "#a0a6b1",
        "text-disabled": "#8e949f",
        "block-cursor-foreground": "#f3f4f6",
        "block-cursor-background": "#333a46",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": "#f3f4f6",
        "block-cursor-blurred-background": "#333a46",
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": "#2b313b",
        "scrollbar": "#3a414d",
        "scrollbar-hover": "#505866",
        "scrollbar-active": "#e3b778",
        "scrollbar-background": "#15181d",
        "scrollbar-background-hover": "#15181d",
        "scrollbar-background-active": "#15181d",
    },
)

LIGHT = Theme(
    name="coach-light",
    dark=False,
    primary="#8f4510",
    secondary="#1d5b88",
    accent="#8f4510",
    foreground="#2b2926",
    background="#fbf8f2",
    surface="#f3eee4",
    panel="#e9e2d4",
    success="#386334",
    warning="#6c4690",
    error="#91393b",
    variables={
        "text-primary": "#8f4510",
        "text-accent": "#8f4510",
        "text-secondary": "#1d5b88",
        "text-success": "#386334",
        "text-warning": "#6c4690",
        "text-error": "#91393b",
        "text-muted": "#5f594f",
        "text-disabled": "#665f54",
        "block-cursor-foreground": "#1d1b18",
        "block-cursor-background": "#e3d8c3",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": "#1d1b18",
        "block-cursor-blurred-background": "#e3d8c3",
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": "#ece4d5",
        "scrollbar": "#d2c8b5",
        "scrollbar-hover": "#b8ac95",
        "scrollbar-active": "#8f4510",
        "scrollbar-background": "#fbf8f2",
        "scrollbar-background-hover": "#fbf8f2",
        "scrollbar-background-active": "#fbf8f2",
    },
)

OURS = (DARK, LIGHT)

QUIET = "$text-muted"
"""What is told rather than said, and what explains."""
ACTION = "$text-accent"
"""What can be done next; the only accent."""
STRONG = "bold"
PEOPLE = ("$text-secondary", "$text-success", "$text-warning", "$text-error")
"""The steady colours of people, in the order of the scenario."""


def person_colour(person: str, people: Sequence[str]) -> str:
    """The colour of `person` throughout a scenario with these people."""
    return PEOPLE[list(people).index(person) % len(PEOPLE)] if person in people else STRONG
