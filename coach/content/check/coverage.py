"""Whether a pack has all it means to have, and how that is spread."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from coach.content.check.finding import Finding
from coach.content.exercises import Exercise
from coach.content.model import Pack, Scenario
from coach.errors import Severity
from coach.locale import N_

_FROM = 12
_DECISIONS, _SCENARIOS = 6, 3


def find_missing_scenarios(pack: Pack, folders: Collection[str]) -> Iterator[Finding]:
    """Find names in `path` or in `welcome` that no folder has: an error, no threshold."""
    for place, name in enumerate(pack.path):
        if name not in folders:
            values = {"name": name}
            yield Finding("missing-scenario", _MISSING, ("path", place), values)
    if pack.welcome and pack.welcome not in folders:
        values = {"name": pack.welcome}
        yield Finding("missing-scenario", _NO_WELCOME, ("welcome",), values)


def find_listed_welcome(pack: Pack) -> Iterator[Finding]:
    """Find the welcome in `path`, which lists what can be chosen: an error, no threshold."""
    for place, name in enumerate(pack.path):
        if name == pack.welcome:
            yield Finding("listed-welcome", _LISTED, ("path", place), {"name": name})


def find_taken_welcome(
    pack: Pack, exercises: Mapping[Path, Exercise]
) -> Iterator[tuple[Path, Finding]]:
    """Find the welcome as a step of an exercise: an error, no threshold."""
    for file, exercise in exercises.items():
        for place, step in enumerate(exercise.steps):
            if step.scenario == pack.welcome:
                path, values = ("steps", place, "scenario"), {"name": step.scenario}
                yield file, Finding("listed-welcome", _TAKEN, path, values)


def find_uncovered(pack: Pack, scenarios: Sequence[Scenario]) -> Iterator[Finding]:
    """Atoms that a pack lists and no scenario covers; a pack that lists none is not asked."""
    covered = {atom for scenario in scenarios for atom in scenario.atoms}
    for place, atom in enumerate(pack.atoms):
        if atom not in covered:
            values = {"atom": atom}
            yield Finding("uncovered-atom", _UNCOVERED, ("atoms", place), values, Severity.WARNING)


def find_unknown_atoms(pack: Pack, scenario: Scenario) -> Iterator[Finding]:
    """Atoms of a scenario that its pack doesn't list, where it lists any."""
    for place, atom in enumerate(scenario.atoms if pack.atoms else ()):
        if atom not in pack.atoms:
            values = {"atom": atom}
            yield Finding("unknown-atom", _UNKNOWN, ("atoms", place), values, Severity.WARNING)


def find_thin_principles(pack: Pack, scenarios: Sequence[Scenario]) -> Iterator[Finding]:
    """Find principles with fewer than six decisions, or decisions in fewer than three scenarios.

    Recovery counts, the welcome doesn't. Below that, review has nothing new to ask, and practice
    tests the memory of one story. Only packs of twelve scenarios or more are judged. All three
    numbers are ours; that cases have to vary for a skill to transfer is known (Taylor, Russ-Eft
    and Chan 2005).
    """
    counted = [scenario for scenario in scenarios if scenario.id != pack.welcome]
    found = _of_principles(counted)
    for name in pack.principles if len(counted) >= _FROM else ():
        decisions, places = len(found[name]), len(set(found[name]))
        if decisions < _DECISIONS or places < _SCENARIOS:
            counts = {"decisions": decisions, "scenarios": places}
            values = {"name": name, **counts, "least": _DECISIONS, "fewest": _SCENARIOS}
            path = ("principles", name)
            yield Finding("thin-principle", _THIN, path, values, Severity.WARNING)


def _of_principles(scenarios: Sequence[Scenario]) -> defaultdict[str | None, list[str]]:
    """Each principle with the scenario of every decision that exercises it."""
    found: defaultdict[str | None, list[str]] = defaultdict(list)
    for scenario in scenarios:
        for scene in scenario.scenes.values():
            if scene.is_decision:
                found[scene.principle].append(scenario.id)
    return found


def balance(pack: Pack, scenarios: Sequence[Scenario]) -> dict[str, Any]:
    """How scenarios, decisions and endings are spread, as data for programs."""
    decisions = [
        (scenario, scene)
        for scenario in scenarios
        for scene in scenario.scenes.values()
        if scene.is_decision
    ]
    endings = [ending for scenario in scenarios for ending in scenario.endings.values()]
    found = _of_principles(scenarios)
    return {
        "decisions": len(decisions),
        "recovery": sum(scene.recovery for _, scene in decisions),
        "contested": sum(scene.contested is not None for _, scene in decisions),
        "roles": Counter(scenario.role for scenario in scenarios),
        "topics": Counter(scenario.topic for scenario in scenarios),
        "media": Counter(scenario.medium(scene) for scenario, scene in decisions),
        "outcomes": Counter(ending.outcome.value for ending in endings),
        "principles": {
            name: {"decisions": len(found[name]), "scenarios": len(set(found[name]))}
            for name in pack.principles
        },
    }


_MISSING = N_("No scenario here is called `{name}`; write it, or take it out of `path`.")
_NO_WELCOME = N_("No scenario here is called `{name}`; write it, or remove `welcome`.")
_LISTED = N_("`{name}` is the welcome, which nobody chooses; take it out of `path`.")
_TAKEN = N_("`{name}` is the welcome of the pack and is never scored; remove this step.")
_UNCOVERED = N_("No scenario covers the atom {atom}; add it to one that does, or write one.")
_UNKNOWN = N_("The pack lists no atom {atom}; correct it, or add it to `atoms` in pack.toml.")
_THIN = N_(
    "The principle `{name}` has {decisions} decisions in {scenarios} scenarios (at least {least} "
    "in {fewest}). Let more decisions practise it."
)
