"""The people of a run and how far they trust you, beside the conversation or in one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from coach.content.grades import Mode
from coach.content.library import Card
from coach.locale import _
from coach.output import prose
from coach.tui.themes import QUIET, STRONG, person_colour
from coach.tui.visuals import joined

if TYPE_CHECKING:  # pydantic comes with it, and the first frame does without
    from coach.practice.session import Session, TrustChange

METER_CELLS = 10


def beside(session: Session, card: Card) -> Content:
    """The people one below the other, then what you want."""
    parts = [_portrait(session, person) for person in session.scenario.people]
    wish = joined([(_("You want"), QUIET), ("\n" + prose(card.goal), "")])
    return Content("\n\n").join([*parts, wish])


def in_line(session: Session, width: int) -> Content:
    """Everyone's trust in one line, those whose trust just moved first.

    Where `width` cells are too few it says the same shorter: first names, then no meters.
    """
    moved = _moved(session)
    scenario = session.scenario
    shown = [person for person in scenario.people if person in scenario.moved_people]
    people = sorted(shown, key=lambda person: person not in moved)
    lines = [
        Content("   ").join(_measured(session, person, *form) for person in people)
        for form in ((False, METER_CELLS), (True, METER_CELLS), (True, 0))
    ]
    return next((line for line in lines if line.cell_length <= width), lines[-1])


def _measured(session: Session, person: str, short: bool, cells: int) -> Content:
    name = _name(session, person, short=short)
    return joined([name, Content(" "), _meter(session, person, cells, short=short)])


def _portrait(session: Session, person: str) -> Content:
    about = session.scenario.people[person].about
    lines = [_name(session, person), Content.styled(prose(about), QUIET)]
    if session.mode is Mode.PRACTICE and person in session.scenario.moved_people:
        lines.append(_meter(session, person))
    return Content("\n").join(lines)


def _name(session: Session, person: str, *, short: bool = False) -> Content:
    colour = person_colour(person, tuple(session.scenario.people))
    name = session.scenario.people[person].name
    return Content.styled(_first_name(name) if short else name, f"{STRONG} {colour}")


def _first_name(name: str) -> str:
    words = [word for word in name.split() if not word.endswith(".")]
    return words[0] if words else name


def _meter(
    session: Session, person: str, cells: int = METER_CELLS, *, short: bool = False
) -> Content:
    level = session.trust(person)
    filled = round(level * cells / 100)
    return joined(
        [
            ("█" * filled, person_colour(person, tuple(session.scenario.people))),
            ("░" * (cells - filled), QUIET),
            (f" {level}" if cells else f"{level}", ""),
            *_arrow(_moved(session).get(person), short=short),
        ]
    )


def _arrow(change: TrustChange | None, *, short: bool) -> Iterator[tuple[str, str]]:
    if change:
        gain = change.after - change.before
        words = "" if short else " " + (_("warmer") if gain > 0 else _("cooler"))
        yield (f"  {'▲' if gain > 0 else '▼'} {abs(gain)}{words}", QUIET)


def _moved(session: Session) -> dict[str, TrustChange]:
    if not session.turns:
        return {}
    return {change.person: change for change in session.turns[-1].trust_changes(session.scenario)}
