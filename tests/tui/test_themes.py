"""Both themes of our own can be read: text on every ground it may stand on."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from coach.tui.themes import OURS, PEOPLE, person_colour

GROUNDS = (
    "background",
    "surface",
    "panel",
    "block-cursor-background",
    "block-cursor-blurred-background",
    "block-hover-background",
)
INKS = (
    "foreground",
    "text-muted",
    "text-accent",
    "text-primary",
    *(colour.removeprefix("$") for colour in PEOPLE),
)


def colours(theme: Theme) -> dict[str, str]:
    """Every colour of a theme by its name."""
    return {**theme.to_color_system().generate(), **theme.variables}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    lights = sorted((luminance(one), luminance(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    red, green, blue = (_linear(part) for part in Color.parse(colour).normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def test_contrast_is_computed_as_defined() -> None:
    """Black on white is 21, grey #767676 on white just passes, a colour on itself is 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_text_can_be_read(theme: Theme) -> None:
    """At least 4.5 to 1 for everything that is written, wherever it stands."""
    named = colours(theme)
    low = {
        (ink, ground): round(value, 2)
        for ink in INKS
        for ground in GROUNDS
        if (value := contrast(named[ink], named[ground])) < 4.5
    }
    assert low == {}


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_the_chosen_line_can_be_read(theme: Theme) -> None:
    """The text under the highlight as well."""
    named = colours(theme)
    for state in ("", "-blurred"):
        ink, ground = (named[f"block-cursor{state}-{part}"] for part in INK_AND_GROUND)
        assert contrast(ink, ground) >= 4.5


INK_AND_GROUND = ("foreground", "background")


def test_people_keep_their_colour() -> None:
    """Neighbours differ; whoever is not in the scenario has none."""
    people = ["ann", "bob", "cem", "dee", "eve"]
    given = [person_colour(person, people) for person in people]
    assert given[:4] == list(PEOPLE)
    assert given[4] == given[0]
    assert person_colour("you", people) not in PEOPLE
