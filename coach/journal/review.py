"""What is due for review, and with which question: derived from what was done, never kept.

The unit is the principle. Every run that came by one and every question asked about one is a
review of it; what a learner answered says how it went.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from coach.content.grades import Grade
from coach.content.library import Library
from coach.content.questions import Place, PrincipleKey, Question, Questions, read_questions
from coach.journal.attempt import Attempt
from coach.journal.review_file import Sitting
from coach.journal.schedule import Fuzz, Rated, Rating, exactly, next_due, steadily
from coach.journal.store import Journal
from coach.practice.moves import first_answers

NEVER = datetime.min.replace(tzinfo=UTC)


class Review(NamedTuple):
    """How one run, or one question, went for one principle."""

    at: datetime
    """In UTC."""
    place: Place
    """The decision that counts: the one answered worst."""
    grade: Grade

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts reviews in time; the same in whatever order files are read."""
        return (self.at, self.place, self.grade.points)


_RATINGS = {Grade.PROFESSIONAL: Rating.GOOD, Grade.WORKABLE: Rating.HARD}


def rating(grade: Grade) -> Rating:
    """How a review went that was answered with a reply of this grade."""
    return _RATINGS.get(grade, Rating.AGAIN)


class Schedule(NamedTuple):
    """When a principle comes back."""

    about: PrincipleKey
    last: Review
    due: datetime
    """In UTC; it is due from the beginning of that day, wherever the learner is."""

    def is_due(self, now: datetime) -> bool:
        """Whether it is due on the day of `now`, in the zone of `now`."""
        return self.due.astimezone(now.tzinfo).date() <= now.date()


class Agenda(NamedTuple):
    """What the journal says about reviewing, at one moment."""

    schedules: tuple[Schedule, ...]
    """Every principle met of which something can be asked, the longest due first."""
    seen: Mapping[Place, datetime]
    """Decision to when it was last answered."""

    def due(self, now: datetime) -> tuple[Schedule, ...]:
        """What is due, the longest due first."""
        return tuple(each for each in self.schedules if each.is_due(now))

    def later(self, now: datetime) -> tuple[Schedule, ...]:
        """What is not due yet, the next first."""
        return tuple(each for each in self.schedules if not each.is_due(now))


def agenda(
    attempts: Sequence[Attempt],
    sittings: Sequence[Sitting],
    questions: Questions,
    now: datetime,
    fuzz: Callable[[str], Fuzz] = lambda _key: exactly,
) -> Agenda:
    """What is due when; `fuzz` gives the one that goes with a key.

    What a clock that was wrong has put after `now` counts once its time has come.
    """
    found = histories(attempts, sittings, questions, now)
    asked = {question.about for question in questions.values() if not question.contested}
    schedules = [_schedule(about, of, fuzz) for about, of in found.items() if about in asked]
    return Agenda(
        tuple(sorted(schedules, key=lambda each: (each.due, each.about))),
        _seen(attempts, sittings, now),
    )


def histories(
    attempts: Iterable[Attempt],
    sittings: Iterable[Sitting],
    questions: Questions,
    now: datetime,
) -> dict[PrincipleKey, list[Review]]:
    """Principle to its reviews in time, none of them after `now`."""
    found: defaultdict[PrincipleKey, list[Review]] = defaultdict(list)
    for about, review in (*_in_runs(attempts, questions), *_in_sittings(sittings)):
        if review.at <= now:
            found[about].append(review)
    return {about: sorted(of, key=lambda each: each.order) for about, of in found.items()}


def _in_runs(
    attempts: Iterable[Attempt], questions: Questions
) -> Iterator[tuple[PrincipleKey, Review]]:
    for attempt in attempts:
        of_run: defaultdict[PrincipleKey, list[Review]] = defaultdict(list)
        for question, review in _first_answers(attempt, questions):
            of_run[question.about].append(review)
        for about, answers in of_run.items():
            worst = min(answers, key=lambda each: each.grade.points)
            yield about, worst._replace(at=max(each.at for each in answers))


def _first_answers(attempt: Attempt, questions: Questions) -> Iterator[tuple[Question, Review]]:
    """The first answers of a run to decisions that count, as far as `questions` know them."""
    for decision, move in first_answers(attempt.timed).items():
        question = questions.get(Place(attempt.scenario, decision))
        grade = question.grades.get(move.reply or "") if question else None
        if question and grade and not question.contested:
            yield question, Review(move.at, question.place, grade)


def _in_sittings(sittings: Iterable[Sitting]) -> Iterator[tuple[PrincipleKey, Review]]:
    for answer in (answer for sitting in sittings for answer in sitting.answers):
        yield answer.about, Review(answer.at, answer.place, answer.grade)


def _schedule(
    about: PrincipleKey, reviews: Sequence[Review], fuzz: Callable[[str], Fuzz]
) -> Schedule:
    rated = [Rated(review.at, rating(review.grade)) for review in reviews]
    last = reviews[-1]
    key = f"{about.pack}/{about.principle}/{last.at.isoformat()}"
    return Schedule(about, last, next_due(rated, fuzz(key)))


def _seen(
    attempts: Iterable[Attempt], sittings: Iterable[Sitting], now: datetime
) -> dict[Place, datetime]:
    met = [
        (Place(attempt.scenario, move.decision), move.at)
        for attempt in attempts
        for move in attempt.timed
        if move.reply is not None
    ]
    met += [(answer.place, answer.at) for sitting in sittings for answer in sitting.answers]
    return dict(sorted(each for each in met if each[1] <= now))


def choices(
    schedule: Schedule,
    questions: Questions,
    seen: Mapping[Place, datetime],
    draw: Callable[[Place], bytes],
) -> list[Question]:
    """The questions about a principle, the best to ask first.

    Another scenario than last time; never seen before least recently seen; another role and
    another medium. Asking the same again would test who knows the words by heart. `draw` decides
    between equals.
    """
    last = questions.get(schedule.last.place)

    def merit(question: Question) -> tuple[object, ...]:
        return (
            question.place.scenario == schedule.last.place.scenario,
            question.place == schedule.last.place,
            seen.get(question.place, NEVER),
            _likeness(question, last),
            draw(question.place),
        )

    about = [each for each in questions.values() if each.about == schedule.about]
    return sorted((each for each in about if not each.contested), key=merit)


def _likeness(question: Question, last: Question | None) -> int:
    if last is None:
        return 0
    return (question.role == last.role) + (question.medium == last.medium)


def due_now(journal: Journal, attempts: Sequence[Attempt], library: Library, now: datetime) -> int:
    """How many principles are due, where the journal holds `attempts`.

    Only scenarios that were met are read, so a large library does not slow it down.
    """
    sittings = journal.read_sittings().sittings
    met = {attempt.scenario for attempt in attempts}
    met |= {answer.place.scenario for sitting in sittings for answer in sitting.answers}
    questions = read_questions(library, only=met)
    return len(agenda(attempts, sittings, questions, now, steadily).due(now))
