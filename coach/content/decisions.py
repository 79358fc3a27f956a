"""Whether a decision has all that makes one: a principle, a recap and the right replies."""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.faults import Fault, misspelt, shown
from coach.content.grades import Grade
from coach.content.routes import Known, person_faults, route_faults
from coach.content.toml.tables import Data, KeyPath, replies_of
from coach.locale import N_

_GRADES = tuple(Grade)
_IMPERFECT = tuple(grade for grade in Grade if grade is not Grade.PROFESSIONAL)


def decision_faults(scene: Data, path: KeyPath, known: Known) -> Iterator[Fault]:
    """What is wrong with the decision at `path`, its replies included."""
    for key in ("principle", "recap") if known.needs_recaps else ("principle",):
        if key not in scene:
            yield Fault("missing-key", _DECISION_NEEDS, (*path, key), {})
    principle = scene.get("principle")
    if known.principles and isinstance(principle, str) and principle not in known.principles:
        here = (*path, "principle")
        yield misspelt("unknown-principle", here, principle, known.principles, _PRINCIPLE)
    replies = replies_of(scene)
    yield from _professional_faults(replies, path)
    yield from _repeated_ids(replies, path)
    for place, reply in replies:
        yield from _reply_faults(reply, (*path, "replies", place), known)


def _professional_faults(replies: list[tuple[int, Data]], path: KeyPath) -> Iterator[Fault]:
    grades = [(place, reply.get("grade")) for place, reply in replies]
    if not all(grade in _GRADES for _, grade in grades):
        return
    professional = [place for place, grade in grades if grade == Grade.PROFESSIONAL]
    if grades and not professional:
        yield Fault("no-professional-reply", _NONE_PROFESSIONAL, (*path, "replies"), {})
    for place in professional[1:]:
        here = (*path, "replies", place, "grade")
        yield Fault("two-professional-replies", _TWO_PROFESSIONAL, here, {})


def _repeated_ids(replies: list[tuple[int, Data]], path: KeyPath) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, reply in replies:
        name = reply.get("id")
        if isinstance(name, str) and name in seen:
            here = (*path, "replies", place, "id")
            yield Fault("duplicate-id", _SAME_ID, here, {"name": shown(name)})
        elif isinstance(name, str):
            seen.add(name)


def _reply_faults(reply: Data, path: KeyPath, known: Known) -> Iterator[Fault]:
    if "say" in reply and "do" in reply:
        yield Fault("say-and-do", _SAY_AND_DO, (*path, "do"), {})
    if "say" not in reply and "do" not in reply:
        yield Fault("missing-key", _NEITHER_SAY_NOR_DO, path, {}, ("say", "do"))
    if reply.get("grade") in _IMPERFECT and "instead" not in reply:
        yield Fault("missing-key", _REPLY_NEEDS, (*path, "instead"), {})
    yield from person_faults(reply.get("trust"), (*path, "trust"), known)
    yield from route_faults(reply.get("goto"), (*path, "goto"), known)


_DECISION_NEEDS = N_("A scene with replies needs a `{key}`; add it.")
_PRINCIPLE = (
    N_("The pack has no principle `{name}`. Did you mean `{near}`?"),
    N_("The pack has no principle `{name}`; choose one of pack.toml, or add it there."),
)
_NONE_PROFESSIONAL = N_("No reply here is professional; exactly one must be.")
_TWO_PROFESSIONAL = N_("Another reply here is professional already; give this one another grade.")
_SAME_ID = N_("Another reply of this scene is called `{name}` too; give one of them another id.")
_SAY_AND_DO = N_("A reply is something you `say` or something you `do`; remove one of the two.")
_NEITHER_SAY_NOR_DO = N_("This reply has no words; add what you `say`, or what you `do`.")
_REPLY_NEEDS = N_("Every reply but the professional one needs `{key}`; add it.")
