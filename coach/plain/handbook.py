"""The handbook as lines.

Each function yields blocks; a block is a sequence of lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from coach.journal.met_principles import Entry, Example
from coach.locale import _
from coach.output import prose
from coach.plain.note import explained, professional
from coach.plain.story import Block
from coach.wording import labels


def listed(entries: Iterable[Entry]) -> Iterator[Block]:
    """Each principle in a line, with how often it was met."""
    for entry in entries:
        yield (prose(entry.principle.rule), labels.met(entry))


def in_full(entry: Entry, zone: tzinfo | None) -> Iterator[Block]:
    """One principle with its research, an example and where it was practised."""
    yield from explained(entry.principle)
    if entry.example:
        yield tuple(_example(entry.example))
    if entry.practised:
        yield (_("Practised in:"), *(labels.practised(each, zone) for each in entry.practised))
    if entry.ahead:
        titles = ", ".join(_("“{title}”").format(title=prose(each.title)) for each in entry.ahead)
        yield (_("Meet it in {titles}.").format(titles=titles),)


def _example(example: Example) -> Iterator[str]:
    yield _("For example, in “{title}”: {recap}").format(
        title=prose(example.title), recap=prose(example.scene.recap or "")
    )
    yield professional(example.good)
    yield prose(example.good.why)
    yield _("Rather not, {grade}: {reply}").format(
        grade=labels.grade(example.bad.grade), reply=prose(example.bad.text)
    )
    yield prose(example.bad.why)
