"""Finding English that was left in the Dutch screens."""

from __future__ import annotations

import re
from pathlib import Path

from coach import locale
from coach.locale import read_catalogue
from tests.tui.driving import Seat, page_of

CATALOGUE = Path(locale.__file__).parent / "nl.po"


def english_words() -> list[re.Pattern[str]]:
    """Everything the program says in English and nowhere in Dutch."""
    forms = read_catalogue(CATALOGUE.read_text("utf-8")).forms
    dutch = "\n".join(form for each in forms.values() for form in each)
    words = [re.compile(_whole(english)) for english in forms]
    return [each for each in words if not each.search(dutch)]


def _whole(message: str) -> str:
    parts = [re.escape(part) for part in re.split(r"\{\w+\}", " ".join(message.split()))]
    return r"(?<!\w)" + r"\S+".join(parts) + r"(?!\w)"


ENGLISH = english_words()


def all_dutch(me: Seat, where: str) -> None:
    """Assert that no English of the program can be read."""
    everything = me.text + " " + me.told
    if me.screen.query("Page"):
        everything += " " + " ".join(page_of(me.screen).replace("▎", " ").split())
    found = [(each.pattern, hit[0]) for each in ENGLISH if (hit := each.search(everything))]
    assert found == [], f"{where}:\n{me.lines}"
