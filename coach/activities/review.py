"""A sitting of review: what is asked next, and when it is enough. Both front ends drive it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from coach.content.library import Library
from coach.content.loading import load_pack, load_scenario
from coach.content.model import Pack, Person, Principle, Scene
from coach.content.questions import Place, PrincipleKey, Question, read_questions
from coach.errors import ContentError, Problem
from coach.journal.review import Agenda, Schedule, agenda, choices
from coach.journal.review_file import ReviewAnswer, Sitting
from coach.journal.schedule import steadily
from coach.locale import N_, _
from coach.practice.debrief import Note, note
from coach.practice.session import Session
from coach.wording import labels
from coach.world import World

_GONE = N_("What {decision} of {scenario} asked is no longer there; it is not asked any more.")
_ANSWER_GONE = N_(
    "Your answer to {decision} of {scenario} is no longer there; it counts as you gave it."
)

LENGTH = timedelta(minutes=3)
"""After this no new question is asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that waits for an answer, or has got one."""

    about: PrincipleKey
    question: Question
    pack: Pack
    session: Session
    """Stands at the decision until it is answered."""

    @property
    def scene(self) -> Scene:
        """The decision."""
        return self.session.scenario.scenes[self.question.place.decision]

    @property
    def principle(self) -> Principle | None:
        """The principle, in words."""
        return self.pack.principles.get(self.about.principle)

    @property
    def people(self) -> tuple[tuple[str, Person], ...]:
        """Who speaks in the scene, by id; where nobody does, everybody you meet."""
        scenario = self.session.scenario
        spoken = [each.speaker for each in scenario.paragraphs(self.scene.lines)]
        here = [person for person in scenario.people if person in spoken] or scenario.people
        return tuple((person, scenario.people[person]) for person in here)

    @property
    def note(self) -> Note | None:
        """The coach's note on the answer; None while it waits for one."""
        turns = self.session.turns
        return note(self.scene, turns[-1].reply) if turns else None


class Returning(NamedTuple):
    """A principle that was asked in this sitting, and when it comes back."""

    rule: str
    answer: ReviewAnswer
    due: datetime


class Reviewing:
    """One sitting. It reads the journal once; its own answers are added as they are given."""

    def __init__(self, world: World, library: Library, *, ahead: bool = False) -> None:
        self.ahead = ahead
        """Whether to go on with what is not due yet."""
        self.asked: Asked | None = None
        """The question in hand."""
        self.damaged: tuple[Problem, ...] = ()
        """Files of the journal that cannot be read."""
        self.unusable: list[ContentError] = []
        """Why questions could not be asked that would have been."""
        self._world, self._library = world, library
        self._questions = read_questions(library)
        self._packs: dict[Path, Pack] = {}
        self._read_journal()
        self._seed = world.new_seed()
        self.sitting = Sitting.begin(now=world.now(), token=world.new_token())
        self._first_asked: datetime | None = None
        self.agenda = self._agenda(world.now())

    def _read_journal(self) -> None:
        journal = self._world.journal
        reading, reviews = journal.read(), journal.read_sittings()
        self._attempts, self._earlier = reading.attempts, reviews.sittings
        self.damaged = (*reading.damaged, *reviews.damaged)

    def _agenda(self, now: datetime) -> Agenda:
        sittings = (*self._earlier, self.sitting)
        return agenda(self._attempts, sittings, self._questions, now, steadily)

    @property
    def due(self) -> int:
        """How many principles are due now."""
        return len(self.agenda.due(self._world.now()))

    def upcoming(self) -> Schedule | None:
        """What comes next of what is not due yet."""
        return next(iter(self.agenda.later(self._world.now())), None)

    @property
    def today(self) -> date:
        """The day it is for the learner."""
        return self._world.now().date()

    def day(self, due: datetime) -> date:
        """The day on which something is due for the learner."""
        return due.astimezone(self._world.now().tzinfo).date()

    def is_over(self) -> bool:
        """Whether the three minutes are."""
        begun = self._first_asked
        return begun is not None and self._world.now() - begun >= LENGTH

    def whats_next(self) -> str:
        """What is due now, else when the next is, in words."""
        if not self.agenda.schedules:
            return labels.nothing_met()
        if due := self.due:
            return _("{due}.").format(due=labels.due(due))
        following = self.upcoming()
        return labels.nothing_due(following and self.day(following.due), self.today)

    def advance(self) -> Asked | None:
        """Ask the next question. None when the time is over or nothing is left to ask.

        A principle is asked once a sitting, so that no two questions running are about one.
        """
        self.asked = None if self.is_over() else next(self._askable(), None)
        if self.asked and self._first_asked is None:
            self._first_asked = self._world.now()
        return self.asked

    def _askable(self) -> Iterator[Asked]:
        now = self._world.now()
        answered = {answer.about for answer in self.sitting.answers}
        waiting = self.agenda.schedules if self.ahead else self.agenda.due(now)
        for schedule in waiting:
            if schedule.about not in answered:
                yield from self._ask_about(schedule)

    def _ask_about(self, schedule: Schedule) -> Iterator[Asked]:
        for question in choices(schedule, self._questions, self.agenda.seen, self._draw):
            try:
                asked = self._ask(question)
            except ContentError as error:
                self.unusable.append(error)
                continue
            yield asked
            return

    def _ask(self, question: Question) -> Asked:
        place = question.place
        card = self._library.card(place.scenario)
        if card is None:
            raise ContentError(_GONE, (), **place._asdict())
        pack = self._pack(self._library.pack_of(card).folder)
        scenario = load_scenario(card.folder, self._world.language, pack)
        scene = scenario.scenes.get(place.decision)
        if scene is None or scene.principle != question.about.principle:
            raise ContentError(_GONE, (), **place._asdict())
        session = Session.at(scenario, place.decision, seed=self._seed)
        return Asked(question.about, question, pack, session)

    def _pack(self, folder: Path) -> Pack:
        if folder not in self._packs:
            self._packs[folder] = load_pack(folder, self._world.language)
        return self._packs[folder]

    def _draw(self, place: Place) -> bytes:
        ticket = f"{self._seed}/{place.scenario}/{place.decision}"
        return blake2b(ticket.encode(), digest_size=8).digest()

    def answer(self, reply_id: str) -> Asked:
        """Answer the question in hand; `sitting` is to be saved then.

        Raises ValueError where none waits or it has no such reply.
        """
        if self.asked is None or self.asked.note is not None:
            raise ValueError("no question waits for an answer")
        asked, now = self.asked, self._world.now()
        session = asked.session.choose(reply_id)
        given = session.turns[-1].reply
        self.sitting = self.sitting.adding(
            ReviewAnswer(
                about=asked.about,
                place=asked.question.place,
                reply=reply_id,
                grade=given.grade,
                at=now.astimezone(UTC),
            )
        )
        self.agenda = self._agenda(now)
        self.asked = replace(asked, session=session)
        return self.asked

    def renew(self, world: World) -> None:
        """Go on with the packs as they are now, in the language of `world`.

        Raises ContentError where the question in hand cannot be asked any more, or has no longer
        the reply that was given; then all is as it was.
        """
        before = self._world, self._library, self._packs
        self._world, self._library, self._packs = world, world.library(), {}
        try:
            self.asked = self._again(self.asked) if self.asked else None
        except ContentError:
            self._world, self._library, self._packs = before
            raise

    def _again(self, asked: Asked) -> Asked:
        anew = self._ask(asked.question)
        given = asked.session.turns[-1] if asked.session.turns else None
        if given is None:
            return anew
        if anew.scene.reply(given.reply.id) is None:
            raise ContentError(_ANSWER_GONE, (), **asked.question.place._asdict())
        return replace(anew, session=anew.session.choose(given.reply.id))

    def returning(self) -> tuple[Returning, ...]:
        """Everything asked in this sitting, in that order, and when it comes back."""
        due = {each.about: each.due for each in self.agenda.schedules}
        return tuple(
            Returning(self.rule(answer.about), answer, due[answer.about])
            for answer in self.sitting.answers
            if answer.about in due
        )

    def rule(self, about: PrincipleKey) -> str:
        """A principle in words; its id where its pack cannot be read."""
        folders = [each.folder for each in self._library.packs if each.id == about.pack]
        with suppress(ContentError):
            for principles in (self._pack(folder).principles for folder in folders):
                if about.principle in principles:
                    return principles[about.principle].rule
        return about.principle
