"""A run set as a page: brief, scenes, replies, the coach's notes and the ending.

Each medium has its own look: chat is bubbles, an e-mail is a letter, speech is speech; what is
told is quieter than what is said. The order is that of plain play.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from textual.content import Content
from textual.visual import Visual

from coach.content.model import YOU, Ending, Medium, Principle, Reply, Scenario
from coach.content.screenplay import Paragraph, read_screenplay
from coach.locale import _
from coach.output import prose
from coach.practice.debrief import Note, note
from coach.practice.session import Session, TrustChange, Turn
from coach.tui.themes import ACTION, QUIET, STRONG, person_colour
from coach.tui.visuals import Barred, Block, Stack, joined, paragraph
from coach.wording import labels

BUBBLE = "on $panel"
LETTER = "on $surface"
ASIDE = 12
"""Cells that a bubble leaves free on the other side."""


@dataclass(frozen=True)
class Stage:
    """Sets what happens in one scenario; `principles` are the pack's, by id."""

    scenario: Scenario
    principles: Mapping[str, Principle]

    def scenes(self, ids: Iterable[str], *, after: Medium | None) -> Iterator[Visual]:
        """Scenes in order; where the medium changes, a line says so."""
        before = after
        for scene_id in ids:
            scene = self.scenario.scenes[scene_id]
            medium = self.scenario.medium(scene)
            if medium != before:
                yield self._place(medium)
            yield from self._speeches(scene.lines, medium, scene.subject)
            before = medium

    def _place(self, medium: Medium) -> Visual:
        return Block(Content.styled(labels.by_medium(medium), f"italic {QUIET}"), above=1)

    def turn(self, turn: Turn) -> Iterator[Visual]:
        """What you answered, and what the person then says and does."""
        medium = self.scenario.medium(self.scenario.scenes[turn.decision])
        yield self.answer(turn.reply, medium)
        yield from self._speeches(turn.reply.reaction, medium)

    def answer(self, reply: Reply, medium: Medium) -> Visual:
        """What you answered."""
        if reply.say is None:
            return Block(Content.styled(prose(reply.text), STRONG), left=4, above=1)
        return self._said(YOU, [Paragraph(YOU, text) for text in _paragraphs(reply.say)], medium)

    def _speeches(
        self, text: str, medium: Medium | None, subject: str | None = None
    ) -> Iterator[Visual]:
        for speaker, group in groupby(self.scenario.paragraphs(text), lambda each: each.speaker):
            if speaker is None:
                yield from (paragraph(each.text, QUIET) for each in group)
            else:
                yield self._said(speaker, list(group), medium, subject)

    def _said(
        self,
        speaker: str,
        group: list[Paragraph],
        medium: Medium | None,
        subject: str | None = None,
    ) -> Visual:
        name = Content.styled(self._name(speaker), self._colour(speaker))
        texts = [each.text for each in group]
        mine = speaker == YOU
        if medium == "chat":
            return _bubbles(name, texts, mine=mine)
        if medium == "e-mail":
            return _letter(name, texts, subject, mine=mine)
        return _speech(name, texts, mine=mine)

    def _name(self, speaker: str) -> str:
        return _("You") if speaker == YOU else self.scenario.people[speaker].name

    def _colour(self, speaker: str) -> str:
        return f"{STRONG} {person_colour(speaker, tuple(self.scenario.people))}"

    def coach(self, about: Note, changes: Iterable[TrustChange]) -> Iterator[Visual]:
        """The coach's note: grade, why, the professional alternative, the principle, trust."""
        yield Barred(Stack(tuple(self._noted(about, changes))), ACTION, above=2)
        yield Block(Content(""))

    def _noted(self, about: Note, changes: Iterable[TrustChange]) -> Iterator[Visual]:
        yield Block(_verdict(about))
        yield paragraph(prose(about.reply.why), above=0)
        if about.alternative:
            yield paragraph(_("A professional reply"), STRONG)
            for text in _paragraphs(about.alternative.text):
                yield Block(Content(text), box=LETTER)
        if about.instead:
            yield paragraph(prose(about.instead))
        if principle := self.principles.get(about.principle):
            yield paragraph(principle.rule, ACTION)
        yield from (paragraph(each, QUIET) for each in labels.remarks(about))
        for place, change in enumerate(changes):
            yield paragraph(labels.trust(change, self.scenario), QUIET, above=int(place == 0))

    def principle(self, principle_id: str) -> Iterator[Visual]:
        """A principle with its note and finding."""
        return explained(self.principles[principle_id])

    def ending(self, reached: Ending) -> Iterator[Visual]:
        """Where the scenario leaves you."""
        yield paragraph(reached.title, STRONG, above=2)
        yield from self._speeches(reached.text, None)
        yield paragraph(labels.relationship(reached.outcome), QUIET)


def explained(principle: Principle) -> Iterator[Visual]:
    """A principle with its note and what research says, within its limits."""
    yield Block(Content.styled(prose(principle.rule), f"{STRONG} {ACTION}"), above=1)
    yield paragraph(prose(principle.note))
    if finding := principle.finding:
        yield Block(_labelled(_("Research"), finding.text), above=1)
        yield Block(_labelled(_("Its limits"), finding.caution))
        yield Block(Content.styled(prose(finding.source), QUIET))


def transcript(stage: Stage, session: Session, *, coached: bool) -> Iterator[Visual]:
    """Everything shown in `session` so far, the waiting decision's scene included.

    The last turn's scenes are those that follow it; `coached` puts the coach's notes in between.
    """
    scenario = session.scenario
    yield from stage.scenes(session.opening.scenes, after=None)
    for turn in session.turns:
        yield from stage.turn(turn)
        scene = scenario.scenes[turn.decision]
        if coached:
            about = note(scene, turn.reply)
            yield from stage.coach(about, turn.trust_changes(scenario))
        yield from stage.scenes(turn.passage.scenes, after=scenario.medium(scene))
    if session.ending:
        yield from stage.ending(session.ending)


def _bubbles(name: Content, texts: list[str], *, mine: bool) -> Visual:
    left, right = (ASIDE, 0) if mine else (0, ASIDE)
    label = Block(name, to_right=mine, fit=True, above=1)
    bubbles = (
        Block(
            Content(text),
            box=BUBBLE,
            fit=True,
            to_right=mine,
            left=left,
            right=right,
            above=int(place > 0),
        )
        for place, text in enumerate(texts)
    )
    return Stack((label, *bubbles))


def _letter(name: Content, texts: list[str], subject: str | None, *, mine: bool) -> Visual:
    left = ASIDE // 2 if mine else 0
    right = 0 if mine else ASIDE // 2
    head = [joined([(_("From") + "  ", QUIET), name])]
    if subject:
        head.append(joined([(_("Subject") + "  ", QUIET), (prose(subject), STRONG)]))
    rows: list[Content] = [Content(" "), *head, Content(" ")]
    for text in texts:
        rows += [Content(text), Content(" ")]
    return Stack(
        (
            Block(Content("")),
            *(Block(row, box=LETTER, left=left, right=right) for row in rows),
        )
    )


def _speech(name: Content, texts: list[str], *, mine: bool) -> Visual:
    left = ASIDE // 3 if mine else 0
    said = (
        Block(Content(text), left=left, above=int(place > 0)) for place, text in enumerate(texts)
    )
    return Stack((Block(name, left=left, above=1), *said))


def _verdict(about: Note) -> Content:
    grade = about.reply.grade
    return joined([(f"{labels.MOONS[grade]}  ", ACTION), (labels.verdict(grade), STRONG)])


def _labelled(label: str, text: str) -> Content:
    return joined([(label + "  ", QUIET), Content(prose(text))])


def _paragraphs(text: str) -> list[str]:
    return [each.text for each in read_screenplay(text, ())]
