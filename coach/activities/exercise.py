"""Taking an exercise: where you stand in it, and what is said about that."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coach.content.exercise_cards import ExerciseCard, ExerciseShelf, read_exercise_card
from coach.content.exercises import Exercise, load_exercise
from coach.content.grades import Counts, Mode
from coach.content.library import Card, Library
from coach.content.loading import load_pack, load_scenario
from coach.content.model import Pack, Scenario
from coach.content.names import EXERCISES
from coach.errors import ContentError, RequestError, UnknownName
from coach.exercise.record import Record, write_record
from coach.exercise.standing import ExerciseStanding, StepStanding, stand
from coach.journal.attempt import Attempt
from coach.locale import N_, _, ngettext
from coach.output import prose
from coach.wording import labels
from coach.world import Start, World


@dataclass(frozen=True, slots=True)
class Taking:
    """An exercise with where its learner stands."""

    card: ExerciseCard
    exercise: Exercise
    standing: ExerciseStanding
    cards: Mapping[str, Card]
    """Every scenario of the exercise to its card."""
    packs: Mapping[str, Pack]
    """Every scenario of the exercise to its pack."""
    scenarios: Mapping[str, Scenario]
    attempts: tuple[Attempt, ...]
    """Everything the learner ever began."""
    today: date
    """In the learner's own time zone."""

    def start(self, step: StepStanding) -> Start:
        """What to play for a step."""
        scenario = step.step.scenario
        return Start(self.cards[scenario], mode=step.step.mode, exercise=self.exercise.id)

    def title(self, step: StepStanding) -> str:
        """The title of a step's scenario."""
        return self.cards[step.step.scenario].title

    def record(self, world: World, name: str) -> Record:
        """What a learner called `name` hands in."""
        return write_record(self.standing, self.attempts, name=name, now=world.now())


def open_exercise(world: World, library: Library, card: ExerciseCard) -> Taking:
    """The exercise of `card` and where its learner stands.

    Raises ContentError where it, or a scenario of it, cannot be used.
    """
    cards = {each.id: each for each in library.cards}
    exercise = load_exercise(card.file, world.language, cards)
    mine = {step.scenario: cards[step.scenario] for step in exercise.steps}
    packs = {name: load_pack(each.folder.parent, world.language) for name, each in mine.items()}
    scenarios = {
        name: load_scenario(each.folder, world.language, packs[name]) for name, each in mine.items()
    }
    attempts = world.journal.attempts()
    standing = stand(exercise, attempts, scenarios)
    today = world.now().astimezone().date()
    return Taking(card, exercise, standing, mine, packs, scenarios, attempts, today)


def under_way(world: World, library: Library, attempts: tuple[Attempt, ...]) -> ExerciseCard | None:
    """The exercise that was worked on last, where something is still to be done in it."""
    mine = [attempt for attempt in attempts if attempt.exercise]
    if not mine:
        return None
    last = max(mine, key=lambda attempt: attempt.order).exercise
    cards = {card.id: card for card in ExerciseShelf.of(library, world.language).cards}
    card = cards.get(str(last))
    if card is None or card.problem:
        return None
    try:
        taking = open_exercise(world, library, card)
    except ContentError:
        return None
    return card if taking.standing.next else None


def facts(taking: Taking) -> Iterator[str]:
    """How long it takes, what has to be reached, what counts, when it is due and whom to ask."""
    exercise = taking.exercise
    yield _length(taking)
    if exercise.scored:
        yield from rules(exercise)
    if exercise.due:
        yield _due(exercise.due, taking)
    yield _("Questions? {contact}").format(contact=prose(exercise.contact))


def _length(taking: Taking) -> str:
    required = taking.standing.required
    total = sum(taking.cards[each.step.scenario].minutes for each in required)
    steps = ngettext("{n} step", "{n} steps", len(required)).format(n=len(required))
    return _("{steps}, {minutes} in all.").format(steps=steps, minutes=labels.minutes(total))


def rules(exercise: Exercise) -> Iterator[str]:
    """What has to be reached in an exercise with assessments, and which attempt counts."""
    number = len(exercise.scored)
    if exercise.pass_mark is not None:
        yield ngettext(
            "To pass: {mark} percent in the assessment, first answers.",
            "To pass: {mark} percent over the {n} assessments together, first answers.",
            number,
        ).format(mark=exercise.pass_mark, n=number)
    if exercise.counts is Counts.FIRST:
        yield _("An assessment can be taken once.")
    elif exercise.attempts is None:
        yield _("An assessment can be taken again; the best attempt counts.")
    else:
        yield ngettext(
            "An assessment can be taken once.",
            "An assessment can be taken {n} times; the best attempt counts.",
            exercise.attempts,
        ).format(n=exercise.attempts)


def _due(due: date, taking: Taking) -> str:
    day, days = labels.day(due), (due - taking.today).days
    if taking.standing.late or (days < 0 and not taking.standing.done):
        return _("It was due on {day}; later is noted.").format(day=day)
    if taking.standing.done:
        return _("Done in time; the last day is {day}.").format(day=day)
    if days == 0:
        return _("It is due today.")
    return ngettext(
        "It is due on {day}, tomorrow.", "It is due on {day}, in {n} days.", days
    ).format(day=day, n=days)


def state(taking: Taking, step: StepStanding) -> str:
    """How one step stands, in a word or two."""
    if step.half_done:
        given = sum(1 for move in step.half_done.timed if move.reply)
        return ngettext("half done, {n} answer", "half done, {n} answers", given).format(n=given)
    if taking.standing.next is step:
        return _("next")
    if step.done:
        return _("done")
    return _("open") if taking.standing.is_open(step) else _("later")


def detail(step: StepStanding) -> str:
    """What there is to add about one step: its score, or why it is open again; mostly nothing."""
    if step.counted is None:
        return _("Changed since you took it, so it is open again.") if step.outdated else ""
    if step.step.mode is Mode.PRACTICE:
        return ""
    score = labels.score(step.counted.score)
    if len(step.taken) == 1:
        return f"{score}."
    return _("{score}; the best of {n} attempts.").format(score=score, n=len(step.taken))


def kind(taking: Taking, step: StepStanding) -> str:
    """What a step is: its mode, how long it takes, and whether it is optional."""
    length = labels.minutes(taking.cards[step.step.scenario].minutes)
    parts = [labels.mode(step.step.mode), length, *([_("optional")] if step.step.optional else [])]
    return ", ".join(parts)


def verdict(taking: Taking) -> Iterator[str]:
    """Where the learner stands in the whole: how much is done, or passed or not yet."""
    standing = taking.standing
    if not standing.done:
        number = sum(each.done for each in standing.required)
        yield _("{done} of {total} steps done.").format(done=number, total=len(standing.required))
        return
    if not taking.exercise.scored:
        yield _("You have done it all.")
        return
    score, mark = labels.score(standing.score), taking.exercise.pass_mark
    if mark is None:
        yield _("You have done it all: {score}.").format(score=score)
    elif standing.passed:
        yield _("Passed: {score}. The pass mark is {mark}.").format(score=score, mark=mark)
    elif standing.closed:
        yield _("Not passed: {score}. The pass mark is {mark}.").format(score=score, mark=mark)
    else:
        yield _("Not passed yet: {score}. The pass mark is {mark}.").format(score=score, mark=mark)


def advice(taking: Taking) -> Iterator[str]:
    """Where the pass mark was missed, what to practise before trying again; else nothing."""
    standing = taking.standing
    if not standing.done or standing.passed:
        return
    if standing.missed:
        yield _("Most to gain from this principle:")
        missed = standing.missed[0]
        yield prose(taking.packs[missed.scenario].principles[missed.principle].rule)
        if step := _practised_in(taking, missed.principle):
            yield _(
                "Practise it in “{title}”, step {n}; that can be played as often as you like."
            ).format(title=taking.title(step), n=step.number)
    if standing.next:
        yield _again(taking, standing.next)
    else:
        yield _("No attempt is left. {contact}").format(contact=prose(taking.exercise.contact))


def _practised_in(taking: Taking, principle: str) -> StepStanding | None:
    for step in taking.standing.steps:
        scenes = taking.scenarios[step.step.scenario].scenes.values()
        if step.step.mode is Mode.PRACTICE and any(each.principle == principle for each in scenes):
            return step
    return None


def _again(taking: Taking, step: StepStanding) -> str:
    values = {"title": taking.title(step), "n": step.left}
    if step.left is None:
        return _("Then take “{title}” again.").format(**values)
    return ngettext(
        "Then take “{title}” again: {n} attempt is left.",
        "Then take “{title}” again: {n} attempts are left.",
        step.left,
    ).format(**values)


def find_exercise(world: World, library: Library, name: str | None) -> ExerciseCard:
    """The exercise called `name`, or in the file of that path.

    Without a name: the one taken last, else the first. Raises RequestError where there is none,
    where several may be meant, or where it cannot be taken.
    """
    if name is not None and _is_path(name):
        card, _problems = read_exercise_card(Path(name), world.language)
        return _usable(card)
    shelf = ExerciseShelf.of(library, world.language)
    return _usable(shelf.find(name) if name is not None else _meant(world, shelf))


def _is_path(name: str) -> bool:
    return name.endswith(".toml") or os.sep in name or "/" in name


def _meant(world: World, shelf: ExerciseShelf) -> ExerciseCard:
    known = {card.id: card for card in shelf.cards}
    mine = [each for each in world.journal.attempts() if each.exercise in known]
    if mine:
        return known[str(max(mine, key=lambda each: each.order).exercise)]
    if not shelf.cards:
        raise UnknownName(EXERCISES.none)
    return shelf.cards[0]


def _usable(card: ExerciseCard) -> ExerciseCard:
    if card.problem is None:
        return card
    raise RequestError(
        N_("{name} cannot be taken until this is mended: {problem}"),
        name=card.id,
        problem=card.problem,
    )
