"""A conversation as it went, ready to be written down: what a format then only has to dress.

All texts are plain text, a paragraph being one line; a format escapes them. The order is that of
play: what was said and done, the coach's notes in between, the ending, the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import ClassVar

from coach.content.grades import Grade, Mode
from coach.content.model import YOU, Ending, Medium, Pack, Person, Reply, Scenario
from coach.content.screenplay import read_screenplay
from coach.locale import _, ngettext
from coach.output import prose
from coach.practice.debrief import Debrief, Note, Reviewed, debrief, note
from coach.practice.session import Session, Turn
from coach.wording import labels


@dataclass(frozen=True, slots=True)
class Place:
    """Where what follows happens, like “By e-mail.”."""

    kind: ClassVar = "place"
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happens, or that you do."""

    kind: ClassVar = "told"
    text: str
    yours: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What one person says, in one go."""

    kind: ClassVar = "said"
    speaker: str
    """Their name, or “You”."""
    place: int
    """Which of the scenario's people it is, counted from one; zero for the learner."""
    medium: Medium | None
    texts: tuple[str, ...]
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Coaching:
    """The coach's note on one answer."""

    kind: ClassVar = "coaching"
    number: int
    """Of the decision, counted from one in the order they were met."""
    grade: Grade
    why: str
    professional: tuple[str, ...]
    """The professional reply, worded in full; empty where it was the one given."""
    instead: str | None
    principle: str | None
    remarks: tuple[str, ...]


Part = Place | Told | Said | Coaching


@dataclass(frozen=True, slots=True)
class End:
    """Where the conversation left the learner."""

    title: str
    parts: tuple[Part, ...]
    relationship: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """One attempt, from its brief to its score."""

    language: str
    title: str
    about: tuple[str, ...]
    """The pack, where it happened, how it was played, and on which day."""
    brief: tuple[str, ...]
    goal: str
    people: tuple[Person, ...]
    remarks: tuple[str, ...]
    """What a reader has to know: that it is half done, or that the scenario has changed."""
    parts: tuple[Part, ...]
    end: End | None
    figures: tuple[tuple[str, str], ...]
    """A label and what it comes to; none without the coach or before the ending."""
    taken_back: tuple[str, ...]
    """First answers that count and are not on the way finally taken."""


def conversation(
    session: Session, pack: Pack, day: datetime, *, coached: bool, lost: int = 0
) -> Conversation:
    """What `session`, played on `day`, holds; the coach's notes and figures where `coached`.

    `lost` is how many of its answers no longer fit the scenario and are left out.
    """
    scenario = session.scenario
    seen = debrief(session)
    finished = coached and session.ending is not None
    return Conversation(
        language=scenario.language,
        title=prose(scenario.title),
        about=(prose(pack.title), labels.media(scenario.media), _mode(session), labels.day(day)),
        brief=_paragraphs(scenario.brief),
        goal=prose(scenario.goal),
        people=tuple(scenario.people.values()),
        remarks=tuple(_remarks(session, lost)),
        parts=tuple(_parts(session, pack, seen if coached else None)),
        end=_end(scenario, session.ending) if session.ending else None,
        figures=tuple(labels.figures(seen.result, scored=session.from_scene is None))
        if finished
        else (),
        taken_back=tuple(_taken_back(seen)) if coached else (),
    )


def _mode(session: Session) -> str:
    return _("practice") if session.mode is Mode.PRACTICE else _("assessment")


def _remarks(session: Session, lost: int) -> Iterator[str]:
    if lost:
        yield ngettext(
            "The scenario has changed since; {n} answer no longer fits and is left out.",
            "The scenario has changed since; {n} answers no longer fit and are left out.",
            lost,
        ).format(n=lost)
    if session.ending is None:
        yield _("It is half done: this is as far as it goes.")


def _parts(session: Session, pack: Pack, seen: Debrief | None) -> Iterator[Part]:
    scenario = session.scenario
    numbers = {each.decision: n for n, each in enumerate(seen.decisions, 1)} if seen else {}
    yield from _scenes(scenario, session.opening.scenes, None)
    for turn in session.turns:
        scene = scenario.scenes[turn.decision]
        medium = scenario.medium(scene)
        yield _answer(turn.reply, medium)
        yield from _speeches(scenario, turn.reply.reaction, medium)
        if seen:
            yield _coaching(turn, session, pack, numbers[turn.decision])
        yield from _scenes(scenario, turn.passage.scenes, medium)


def _scenes(scenario: Scenario, ids: Iterable[str], before: Medium | None) -> Iterator[Part]:
    for scene_id in ids:
        scene = scenario.scenes[scene_id]
        medium = scenario.medium(scene)
        if medium != before:
            yield Place(labels.by_medium(medium))
        yield from _speeches(scenario, scene.lines, medium, scene.subject)
        before = medium


def _answer(reply: Reply, medium: Medium) -> Part:
    if reply.say is None:
        return Told(prose(reply.text), yours=True)
    return Said(_("You"), 0, medium, _paragraphs(reply.say))


def _speeches(
    scenario: Scenario, text: str, medium: Medium | None, subject: str | None = None
) -> Iterator[Part]:
    places = {person: place for place, person in enumerate(scenario.people, start=1)}
    for speaker, group in groupby(scenario.paragraphs(text), lambda each: each.speaker):
        texts = tuple(each.text for each in group)
        if speaker is None:
            yield from map(Told, texts)
        else:
            name = _("You") if speaker == YOU else prose(scenario.people[speaker].name)
            yield Said(name, places.get(speaker, 0), medium, texts, subject and prose(subject))


def _coaching(turn: Turn, session: Session, pack: Pack, number: int) -> Coaching:
    scenario = session.scenario
    scene = scenario.scenes[turn.decision]
    about = note(scene, turn.reply)
    principle = pack.principles.get(about.principle)
    return Coaching(
        number=number,
        grade=turn.reply.grade,
        why=prose(turn.reply.why),
        professional=_paragraphs(about.alternative.text) if about.alternative else (),
        instead=prose(about.instead) if about.instead else None,
        principle=prose(principle.rule) if principle else None,
        remarks=(
            *labels.remarks(about),
            *_first_answer(turn, session),
            *(labels.trust(change, scenario) for change in turn.trust_changes(scenario)),
        ),
    )


def _first_answer(turn: Turn, session: Session) -> Iterator[str]:
    scene = session.scenario.scenes[turn.decision]
    first = scene.reply(session.first_answers[turn.decision])
    if first and first.id != turn.reply.id:
        yield _("Your first answer here is the one that counts, {grade}: {reply}").format(
            grade=labels.grade(first.grade), reply=prose(first.text)
        )


def _taken_back(seen: Debrief) -> Iterator[str]:
    final = seen.session.final_answers
    for number, each in enumerate(seen.decisions, start=1):
        if each.decision not in final:
            yield _taken(number, each, each.note)


def _taken(number: int, each: Reviewed, about: Note) -> str:
    return _("Decision {number}, {grade}. {recap} You: {reply}").format(
        number=number,
        grade=labels.grade(about.reply.grade),
        recap=prose(each.scene.recap or ""),
        reply=prose(about.reply.text),
    )


def _end(scenario: Scenario, reached: Ending) -> End:
    parts = tuple(_speeches(scenario, reached.text, None))
    return End(prose(reached.title), parts, labels.relationship(reached.outcome))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(each.text for each in read_screenplay(text, ()))
