"""How sure and how often right, in words; a block is a sequence of lines."""

from __future__ import annotations

from collections.abc import Iterator

from coach import words
from coach.journal.calibration import ENOUGH, Calibration, Level
from coach.locale import _, ngettext

Block = tuple[str, ...]


def calibrated(of: Calibration) -> Iterator[Block]:
    """The share of professional replies for each degree of sureness, with what it rests on.

    Until there are ratings enough, how many are missing; nothing where nobody was ever asked.
    """
    if not of.ratings:
        return
    if not of.is_enough:
        yield (_missing(of.ratings),)
        return
    yield (
        _("How sure you were, and how often the reply was professional:"),
        *map(_line, of.levels),
    )
    yield (
        _(
            "It rests on the {n} answers of which you said how sure you were. The range is where "
            "the share would lie with many more answers, 95 times of 100."
        ).format(n=of.ratings),
    )


def _missing(ratings: int) -> str:
    more = ENOUGH - ratings
    return ngettext(
        "How sure you are, and how often the reply is professional, stands here after {n} more "
        "answer.",
        "How sure you are, and how often the reply is professional, stands here after {n} more "
        "answers.",
        more,
    ).format(n=more)


def _line(level: Level) -> str:
    low, high = level.interval
    said = words.sureness(level.sure)
    return _("{sure}: {part} of {whole}, {percent} percent (range {low} to {high}).").format(
        sure=f"{said[0].upper()}{said[1:]}",
        part=level.professional,
        whole=level.answers,
        percent=level.percent,
        low=low,
        high=high,
    )
