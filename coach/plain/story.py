"""The story as lines: what stands at the beginning, scenes, replies, endings.

Each function yields blocks; a block is a sequence of lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from coach.content.grades import Mode
from coach.content.model import YOU, Ending, Medium, Reply, Scenario, Scene
from coach.content.screenplay import Paragraph
from coach.locale import _
from coach.output import prose
from coach.practice.session import Session
from coach.wording import labels

Block = tuple[str, ...]


def opening(session: Session) -> Iterator[Block]:
    """The title, where it happens, the brief, what you want and whom you meet."""
    scenario = session.scenario
    place = f"{labels.media(scenario.media)}, {labels.minutes(scenario.minutes)}"
    yield (scenario.title, f"{place[0].upper()}{place[1:]}.")
    yield (prose(scenario.brief),)
    yield (_("What you want: {goal}").format(goal=prose(scenario.goal)),)
    yield tuple(_introduce(session))


def _introduce(session: Session) -> Iterator[str]:
    for person_id, person in session.scenario.people.items():
        line = _("{name}: {about}").format(name=person.name, about=prose(person.about))
        if session.mode is Mode.PRACTICE and person_id in session.scenario.moved_people:
            line = _("{person}. Trust: {level} of 100.").format(
                person=line, level=session.trust(person_id)
            )
        yield line


def scenes(scenario: Scenario, ids: Iterable[str], after: Scene | None) -> Iterator[Block]:
    """The scenes `ids` in order; the medium is named wherever it is not that of the one before."""
    before = after
    for scene_id in ids:
        scene = scenario.scenes[scene_id]
        if direction := tuple(_direction(scenario, scene, before)):
            yield direction
        yield from speeches(scenario, scene.lines, scenario.medium(scene))
        before = scene


def _direction(scenario: Scenario, scene: Scene, before: Scene | None) -> Iterator[str]:
    moved = before is None or scenario.medium(before) != scenario.medium(scene)
    if moved:
        yield labels.by_medium(scenario.medium(scene))
    if scene.subject and (before is None or moved or before.subject != scene.subject):
        yield _("Subject: {subject}").format(subject=prose(scene.subject))


def speeches(scenario: Scenario, text: str, medium: Medium | None) -> Iterator[Block]:
    """What is said and told. A block is one message, one turn of speech or one paragraph told."""
    for speaker, paragraphs in groupby(scenario.paragraphs(text), lambda each: each.speaker):
        if speaker is None:
            yield from ((each.text,) for each in paragraphs)
        else:
            yield tuple(_turn(name(scenario, speaker), paragraphs, medium))


def _turn(speaker: str, paragraphs: Iterable[Paragraph], medium: Medium | None) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        named = number == 0 or medium == "chat"
        yield _said(speaker, paragraph.text) if named else paragraph.text


def name(scenario: Scenario, speaker: str) -> str:
    """Who speaks, in words."""
    return _("You") if speaker == YOU else scenario.people[speaker].name


def _said(speaker: str, text: str) -> str:
    return _("{speaker}: {speech}").format(speaker=speaker, speech=text)


def answer(reply: Reply) -> str:
    """What you said or did."""
    return _said(_("You"), prose(reply.say)) if reply.say else prose(reply.text)


def decision(session: Session) -> Iterator[Block]:
    """The question of the waiting decision and its replies, numbered from one as shown."""
    if session.decision is not None:
        yield (labels.question(session.scenario, session.decision),)
        yield numbered(session.replies)


def numbered(replies: Iterable[Reply]) -> Block:
    """`replies` in this order, numbered from one."""
    return tuple(f"{number}. {prose(reply.text)}" for number, reply in enumerate(replies, start=1))


def ending(scenario: Scenario, reached: Ending) -> Iterator[Block]:
    """Where the scenario leaves you."""
    yield (_("The end: {title}").format(title=prose(reached.title)),)
    yield from speeches(scenario, reached.text, None)
    yield (labels.relationship(reached.outcome),)
