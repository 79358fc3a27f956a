"""Finding English that was left in the Dutch screens."""

from __future__ import annotations

import re
from pathlib import Path

from coach import locale
from coach.locale import read_catalogue
from tests.tui.driving import Seat

CATALOGUE = Path(locale.__file__).parent / "nl.po"


def english_words() -> list[re.Pattern[str]]:
    """Everything the program says in English and nowhere in Dutch."""
    forms = read_catalogue(CATALOGUE.read_text("utf-8")).forms
    dutch = "\n".join(form for each in forms.values() for form in each)
    words = [re.compile(_whole(english)) for english in forms]
    return [each for each in words if not each.search(dutch)]


def _whole(message: str) -> str:
    parts = re.split(r"(\{\w+\})", " ".join(message.split()))
    return r"(?<!\w)" + "".join(map(_part, parts)) + r"(?!\w)"


def _part(text: str) -> str:
    if not text.startswith("{"):
        return re.escape(text)
    return r"\d+" if text == "{n}" else r"\S+"


ENGLISH = english_words()


def all_dutch(me: Seat, where: str) -> None:
    """Assert that no English of the program can be read."""
    everything = me.text + " " + me.told
    if me.screen.query("Page"):
        everything += " " + me.page
    found = [(each.pattern, hit[0]) for each in ENGLISH if (hit := each.search(everything))]
    assert found == [], f"{where}:\n{me.lines}"
