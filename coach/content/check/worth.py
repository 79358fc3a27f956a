"""Whether professional replies are worth giving and recovery scenes mend a mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.content.check.fates import NOTHING, Fates
from coach.content.check.finding import Finding
from coach.content.check.graph import Graph, Way
from coach.content.grades import Grade, Outcome
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
    answered = list(fates.graph.answered(number))
    if not answered:
        return None
    place, (professional, after) = next(
        each for each in enumerate(answered) if each[1][0].grade is Grade.PROFESSIONAL
    )
    other, following = max(answered, key=lambda each: fates.sure[each[1]])
    if not NOTHING < fates.hoped[after] < fates.sure[following]:
        return None
    return Finding(
        "professional-ends-worse",
        N_(
            "The professional reply `{reply}` ends {outcome} at best, `{other}` can still end "
            "{better}; let it lead to as good an ending."
        ),
        ("scenes", fates.graph.states[number].place, "replies", place),
        {
            "reply": professional.id,
            "outcome": _OUTCOMES[fates.hoped[after]],
            "other": other.id,
            "better": _OUTCOMES[fates.sure[following]],
        },
        way=fates.graph.way(number),
    )


def find_wrong_recovery(fates: Fates) -> Iterator[Finding]:
    """Scenes marked `recovery` that need no mistake, and decisions after one without the mark.

    A scene without replies is not scored, so it may do without the mark.
    """
    graph = fates.graph
    scenes = graph.scenario.scenes
    nearest, clean = _nearest(graph, range(len(graph.states))), _nearest(graph, fates.innocent)
    for name in nearest.keys() & scenes.keys():
        scene = scenes[name]
        if scene.recovery and name in clean:
            yield _no_recovery(name, fates.innocent_way(clean[name]))
        elif not (scene.recovery or name in clean or graph.cut_short) and scene.is_decision:
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
