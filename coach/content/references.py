"""What must agree between the keys of a scenario.

The rules work on what tomllib read, beside the model and not behind it, so that an author gets
every problem of a file at once. A value of the wrong type is the model's to report and is passed
over here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import get_args

from coach.content.faults import Fault, Names, misspelt, shown
from coach.content.grades import Grade
from coach.content.model import YOU, Medium
from coach.content.routes import Known, loops, person_faults, route_faults
from coach.content.toml.tables import Data, KeyPath, replies_of, tables, texts
from coach.locale import N_

_MEDIA = get_args(Medium)


def scenario_faults(
    data: Data,
    topics: Collection[str] | None = None,
    principles: Collection[str] | None = None,
    *,
    needs_recaps: bool = False,
) -> Iterator[Fault]:
    """Everything in `data` that does not agree with the rest of it.

    `topics` and `principles` are those of the pack; None where the pack is not known. Where it
    `needs_recaps`, each of its decisions is asked again alone one day.
    """
    scenes, endings = tables(data.get("scenes")), tables(data.get("endings"))
    known = Known(
        places=Names([*scenes, *endings]),
        people=Names(tables(data.get("people"))),
        flags=Names(_flags(scenes)),
        principles=None if principles is None else Names(principles),
        needs_recaps=needs_recaps,
    )
    yield from _header_faults(data, scenes, endings, topics)
    yield from _media_faults(data, scenes)
    for name, scene in scenes.items():
        yield from _scene_faults(scene, ("scenes", name), known)
    for loop in loops(scenes):
        path: KeyPath = ("scenes", loop[0], "goto")
        yield Fault("loop-without-decision", _LOOP, path, {"scenes": " → ".join(loop)})


def _flags(scenes: dict[str, Data]) -> set[str]:
    return {
        flag
        for scene in scenes.values()
        for _, reply in replies_of(scene)
        for _, flag in texts(reply.get("sets"))
    }


def _header_faults(
    data: Data, scenes: dict[str, Data], endings: dict[str, Data], topics: Collection[str] | None
) -> Iterator[Fault]:
    start, topic = data.get("start"), data.get("topic")
    if isinstance(start, str) and start not in scenes:
        yield misspelt("unknown-scene", ("start",), start, Names(scenes), _START)
    if isinstance(topic, str) and topics is not None and topic not in topics:
        yield misspelt("unknown-topic", ("topic",), topic, Names(topics), _TOPIC)
    if YOU in tables(data.get("people")):
        yield Fault("reserved-id", _RESERVED, ("people", YOU), {})
    for name in endings:
        if name in scenes:
            yield Fault("duplicate-id", _SCENE_AND_ENDING, ("endings", name), {})


def _media_faults(data: Data, scenes: dict[str, Data]) -> Iterator[Fault]:
    listed = texts(data.get("media"))
    if not listed:
        return
    media = {name for _, name in listed}
    used = {str(scene.get("medium", listed[0][1])) for scene in scenes.values()}
    for place, name in listed if used and used.issubset(_MEDIA) else ():
        if name in _MEDIA and name not in used:
            yield Fault("unused-medium", _UNUSED, ("media", place), {"name": name})
    for name, scene in scenes.items():
        yield from _medium_faults(scene, ("scenes", name), media, listed[0][1])


def _medium_faults(scene: Data, path: KeyPath, media: set[str], first: str) -> Iterator[Fault]:
    medium = scene.get("medium", first)
    if medium not in _MEDIA:
        return
    if medium not in media:
        yield Fault("unlisted-medium", _UNLISTED, (*path, "medium"), {"name": medium})
    if "subject" in scene and medium != "e-mail":
        yield Fault("subject-without-e-mail", _SUBJECT, (*path, "subject"), {"name": medium})


def _scene_faults(scene: Data, path: KeyPath, known: Known) -> Iterator[Fault]:
    replies, goto = scene.get("replies"), scene.get("goto")
    if replies and goto:
        yield Fault("two-ways-on", _TWO_WAYS, (*path, "goto"), {})
    if not replies and "goto" not in scene:
        yield Fault("no-way-on", _NO_WAY, path, {}, ("replies", "goto"))
    if goto:
        yield from route_faults(goto, (*path, "goto"), known)
    if replies:
        yield from decision_faults(scene, path, known)


_LOOP = N_("These scenes lead into each other without a decision: {scenes}. Lead one elsewhere.")
_START = (
    N_("No scene is called `{name}`. Did you mean `{near}`?"),
    N_("No scene is called `{name}`; write it, or start with a scene that is there."),
)
_TOPIC = (
    N_("The pack has no topic `{name}`. Did you mean `{near}`?"),
    N_("The pack has no topic `{name}`; choose one of pack.toml, or add it there."),
)
_RESERVED = N_("`{key}` is the learner; give this person another id.")
_SCENE_AND_ENDING = N_("A scene is called `{key}` too; give one of the two another id.")
_UNUSED = N_("No scene happens by {name}; leave it out of `media`, or give it to a scene.")
_UNLISTED = N_("The scenario's `media` don't list {name}; add it there.")
_SUBJECT = N_("Only an e-mail has a subject and this scene is {name}; remove it.")
_TWO_WAYS = N_("A scene has either replies or a `goto`; remove one of them.")
_NO_WAY = N_("This scene leads nowhere; give it replies or a `goto`.")


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
