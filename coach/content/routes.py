"""Whether every way on leads somewhere, under conditions that mean something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from coach.content.faults import Fault, Names, misspelt
from coach.content.toml.tables import Data, KeyPath, listed, texts
from coach.locale import N_


class Known(NamedTuple):
    """The names a scenario may refer to."""

    places: Names
    """Scenes and endings."""
    people: Names
    flags: Names
    """Everything that some reply sets."""
    principles: Names | None
    """Those of the pack; None where it is not known."""
    needs_recaps: bool
    """Whether every decision needs a recap, so that it can be asked again alone."""


def route_faults(goto: Any, path: KeyPath, known: Known) -> Iterator[Fault]:
    """What is wrong with the `goto` at `path`."""
    if isinstance(goto, str):
        yield from _target_faults(goto, path, known)
        return
    last = len(goto) - 1 if isinstance(goto, list) else 0
    for place, route in listed(goto):
        here = (*path, place)
        yield from _target_faults(route.get("to"), (*here, "to"), known)
        yield from _condition_faults(route.get("when"), (*here, "when"), known)
        if place == last and "when" in route:
            yield Fault("conditional-last-route", _CONDITIONAL, (*here, "when"), {})
        if place != last and "when" not in route:
            yield Fault("unconditional-route", _UNCONDITIONAL, here, {})


def person_faults(trust: Any, path: KeyPath, known: Known) -> Iterator[Fault]:
    """The people in a table of trust, at `path`, that the scenario does not have."""
    for person in trust if isinstance(trust, dict) else ():
        if person not in known.people:
            yield misspelt("unknown-person", (*path, person), person, known.people, _PERSON)


def _target_faults(target: Any, path: KeyPath, known: Known) -> Iterator[Fault]:
    if isinstance(target, str) and target not in known.places:
        yield misspelt("unknown-target", path, target, known.places, _TARGET)


def _condition_faults(when: Any, path: KeyPath, known: Known) -> Iterator[Fault]:
    if not isinstance(when, dict):
        return
    for key in ("has", "lacks"):
        for place, flag in texts(when.get(key)):
            if flag not in known.flags:
                here = (*path, key, place)
                yield misspelt("unknown-flag", here, flag, known.flags, _FLAG)
    for key in ("trust", "trust_below"):
        yield from person_faults(when.get(key), (*path, key), known)


def loops(scenes: dict[str, Data]) -> Iterator[tuple[str, ...]]:
    """Scenes that lead into each other without a decision, each loop from and to one scene.

    Conditions are not looked at: nothing changes between two scenes, so a way round that is never
    taken is not needed either.
    """
    ways = {
        name: list(_targets(scene.get("goto")))
        for name, scene in scenes.items()
        if not scene.get("replies")
    }
    finished: set[str] = set()
    for start in ways:
        yield from _loops_from(start, ways, finished)


def _loops_from(
    start: str, ways: dict[str, list[str]], finished: set[str]
) -> Iterator[tuple[str, ...]]:
    trail: dict[str, None] = {}
    waiting = [iter((start,))]
    while waiting:
        here = next(waiting[-1], None)
        if here is None:
            waiting.pop()
            if trail:
                finished.add(trail.popitem()[0])
        elif here in trail:
            names = list(trail)
            yield (*names[names.index(here) :], here)
        elif here in ways and here not in finished:
            trail[here] = None
            waiting.append(iter(ways[here]))


def _targets(goto: Any) -> Iterator[str]:
    if isinstance(goto, str):
        yield goto
    for _, route in listed(goto):
        if isinstance(to := route.get("to"), str):
            yield to


_TARGET = (
    N_("No scene or ending is called `{name}`. Did you mean `{near}`?"),
    N_("No scene or ending is called `{name}`; write it, or lead to one that is there."),
)
_PERSON = (
    N_("The scenario has no person `{name}`. Did you mean `{near}`?"),
    N_("The scenario has no person `{name}`; add `[people.{name}]`, or remove it here."),
)
_FLAG = (
    N_("No reply sets `{name}`. Did you mean `{near}`?"),
    N_("No reply sets `{name}`; add it to the `sets` of one, or remove it here."),
)
_CONDITIONAL = N_(
    "The last route has a `when`, so there may be no way on; add a last route without one."
)
_UNCONDITIONAL = N_(
    "The routes after this one are never taken; give it a `when`, or move it to the end."
)
