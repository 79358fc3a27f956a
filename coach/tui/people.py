"""The people of a run and how far they trust you, beside the conversation or in one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from coach.content.grades import Mode
from coach.content.library import Card
from coach.locale import _
from coach.tui.themes import QUIET, STRONG, person_colour
from coach.tui.visuals import joined

if TYPE_CHECKING:  # pydantic comes with it, and the first frame does without
    from coach.practice.session import Session, TrustChange

METER_CELLS = 10


def beside(session: Session, card: Card) -> Content:
    """The people one below the other, then what you want."""
    parts = [_portrait(session, person) for person in session.scenario.people]
    wish = joined([(_("You want"), QUIET), ("\n" + " ".join(card.goal.split()), "")])
    return Content("\n\n").join([*parts, wish])


def in_line(session: Session) -> Content:
    """Everyone's trust in one line, those whose trust just moved first."""
    moved = _moved(session)
    movable = [
        person for person in session.scenario.people if person in session.scenario.moved_people
    ]
    people = sorted(movable, key=lambda person: person not in moved)
    return Content("   ").join(
        joined([_name(session, person), Content(" "), _meter(session, person)]) for person in people
    )


def _portrait(session: Session, person: str) -> Content:
    about = session.scenario.people[person].about
    lines = [_name(session, person), Content.styled(" ".join(about.split()), QUIET)]
    if session.mode is Mode.PRACTICE and person in session.scenario.moved_people:
        lines.append(_meter(session, person))
    return Content("\n").join(lines)


def _name(session: Session, person: str) -> Content:
    colour = person_colour(person, tuple(session.scenario.people))
    return Content.styled(session.scenario.people[person].name, f"{STRONG} {colour}")


def _meter(session: Session, person: str) -> Content:
    level = session.trust(person)
    filled = round(level * METER_CELLS / 100)
    return joined(
        [
            ("█" * filled, person_colour(person, tuple(session.scenario.people))),
            ("░" * (METER_CELLS - filled), QUIET),
            (f" {level}", ""),
            *_arrow(_moved(session).get(person)),
        ]
    )


def _arrow(change: TrustChange | None) -> Iterator[tuple[str, str]]:
    if change:
        gain = change.after - change.before
        words = _("warmer") if gain > 0 else _("cooler")
        yield (f"  {'▲' if gain > 0 else '▼'} {abs(gain)} {words}", QUIET)


def _moved(session: Session) -> dict[str, TrustChange]:
    if not session.turns:
        return {}
    return {change.person: change for change in session.turns[-1].trust_changes(session.scenario)}
