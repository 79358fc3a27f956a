"""Whether professional replies are worth giving and recovery scenes mend a mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.content.check.finding import Finding
from coach.content.check.graph.outlook import NOTHING, Fates
from coach.content.check.graph.states import Graph, Way
from coach.content.grades import Outcome
from coach.errors import Severity
from coach.locale import N_

_OUTCOMES = {outcome.rank: outcome for outcome in Outcome}


def find_worse_professional(fates: Fates) -> Iterator[Finding]:
    """Decisions where another reply can still end better than the professional one can.

    Each is told once, where a way first comes to it so.
    """
    told: set[str] = set()
    for number, state in enumerate(fates.graph.states):
        if state.place not in told and (found := _worse(fates, number)):
            told.add(state.place)
            yield found


def _worse(fates: Fates, number: int) -> Finding | None:
    name, after = fates.graph.states[number].place, fates.graph.after[number]
    stop = fates.graph.outline.get(name)
    if stop is None or stop.professional is None or not after:
        return None
    outcome = fates.hoped[after[stop.professional]]
    better, other = max((fates.sure[state], -place) for place, state in enumerate(after))
    if not NOTHING < outcome < better:
        return None
    replies = fates.graph.scenario.scenes[name].replies
    return Finding(
        "professional-ends-worse",
        N_(
            "The professional reply `{reply}` ends {outcome} at best, `{other}` can still end "
            "{better}; let it lead to as good an ending."
        ),
        ("scenes", name, "replies", stop.professional),
        {
            "reply": replies[stop.professional].id,
            "outcome": _OUTCOMES[outcome],
            "other": replies[-other].id,
            "better": _OUTCOMES[better],
        },
        way=fates.graph.way(number),
    )


def find_wrong_recovery(fates: Fates) -> Iterator[Finding]:
    """Scenes marked `recovery` that need no mistake, and decisions after one without the mark.

    A scene without replies is not scored, so it may do without the mark.
    """
    graph = fates.graph
    scenes, stops = graph.scenario.scenes, graph.outline
    nearest, clean = _nearest(graph, range(len(graph.states))), _nearest(graph, fates.innocent)
    for name in nearest.keys() & scenes.keys():
        if name in clean:
            if scenes[name].recovery:
                yield _no_recovery(name, fates.innocent_way(clean[name]))
        elif stops[name].is_decision and not scenes[name].recovery and not graph.cut_short:
            yield _recovery(name, graph.way(nearest[name]))


def _nearest(graph: Graph, numbers: Iterable[int]) -> dict[str, int]:
    """Every place to the first of `numbers` that stands there."""
    nearest: dict[str, int] = {}
    for number in numbers:
        nearest.setdefault(graph.states[number].place, number)
    return nearest


def _no_recovery(name: str, way: Way) -> Finding:
    return Finding(
        "recovery-without-mistake",
        N_(
            "The scene `{scene}` is marked `recovery`, but this way there has no tempting or "
            "damaging reply; remove the mark or change the way."
        ),
        ("scenes", name, "recovery"),
        {"scene": name},
        way=way,
    )


def _recovery(name: str, way: Way) -> Finding:
    return Finding(
        "recovery-not-marked",
        N_(
            "Only a tempting or damaging reply leads to the decision `{scene}`; write "
            "`recovery = true` there, or lead to it without a mistake too."
        ),
        ("scenes", name),
        {"scene": name},
        Severity.WARNING,
        way,
    )
