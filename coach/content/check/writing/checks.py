"""Everything that is checked of the writing of a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from coach.content.check.finding import Finding
from coach.content.check.writing.choices import Choice
from coach.content.check.writing.giveaways import (
    find_catch_alls,
    find_loud_replies,
    find_mixed_form,
    find_verdicts,
)
from coach.content.check.writing.lengths import find_lengths, find_uneven_replies
from coach.content.check.writing.twins import find_twins

CHECKS: tuple[Callable[[Choice], Iterator[Finding]], ...] = (
    find_lengths,
    find_uneven_replies,
    find_mixed_form,
    find_loud_replies,
    find_catch_alls,
    find_verdicts,
    find_twins,
)
"""Every check of a decision in one language. Each holds by itself."""


def find_in_writing(choices: Iterable[Choice]) -> Iterator[Finding]:
    """What all the checks find, decision by decision."""
    for choice in choices:
        for check in CHECKS:
            yield from check(choice)
