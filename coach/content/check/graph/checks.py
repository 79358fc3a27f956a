"""Everything that is checked of a scenario that can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coach.content.check.finding import Finding
from coach.content.check.graph.conditions import find_idle_routes
from coach.content.check.graph.outlook import Fates
from coach.content.check.graph.reachability import (
    find_dead_ends,
    find_too_few_endings,
    find_too_many_states,
    find_unreached,
)
from coach.content.check.graph.worth import find_worse_professional, find_wrong_recovery

Check = Callable[[Fates], Iterator[Finding]]
"""Finds one kind of problem in a scenario, whose graph is at hand."""

CHECKS: tuple[Check, ...] = (
    find_too_many_states,
    find_too_few_endings,
    find_unreached,
    find_dead_ends,
    find_idle_routes,
    find_worse_professional,
    find_wrong_recovery,
)
"""Every check of a scenario. Each holds by itself, so one more is one more line here."""

UNPROVED = (
    "unreachable-scene",
    "ending-never-reached",
    "dead-end",
    "condition-never-holds",
    "condition-always-holds",
    "route-never-taken",
    "professional-ends-worse",
    "recovery-without-mistake",
    "recovery-not-marked",
)
"""The codes of what may be there and not be told where a graph was cut short."""


def find_all(fates: Fates) -> Iterator[Finding]:
    """What all the checks find, check by check."""
    for check in CHECKS:
        yield from check(fates)
