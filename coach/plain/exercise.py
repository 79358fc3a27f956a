"""Taking an exercise as plain lines: where you stand, then step after step."""

from __future__ import annotations

from collections.abc import Iterator

from coach.activities.exercise import (
    Taking,
    advice,
    detail,
    facts,
    kind,
    open_exercise,
    state,
    verdict,
)
from coach.content.exercise_cards import ExerciseCard
from coach.content.library import Library
from coach.exercise.standing import ExerciseStanding, StepStanding
from coach.locale import _
from coach.output import Paper, paper, prose
from coach.plain.play import Console, play_plainly
from coach.plain.story import Block
from coach.wording import labels
from coach.world import World


def take_plainly(
    world: World, library: Library, card: ExerciseCard, console: Console
) -> ExerciseStanding:
    """Take the exercise of `card`, from where the learner stands, until they leave or it is done.

    Returns where they stand then. Raises ContentError where it, or a scenario of it, cannot be
    used.
    """
    page = paper(console.stdout, world.environ)
    taking = open_exercise(world, library, card)
    page.blocks(welcome(taking))
    while True:
        page.blocks(whereabouts(taking))
        step = taking.standing.next
        if step is None:
            return taking.standing
        if not (
            _begins(taking, step, console, page)
            and play_plainly(world, library, taking.start(step), console)
        ):
            page.block(_("To go on, type: coach onboard {name}").format(name=name_of(taking)))
            return taking.standing
        taking = open_exercise(world, library, card)


def welcome(taking: Taking) -> Iterator[Block]:
    """The title, what the exercise is for, and its rules."""
    yield (taking.exercise.title,)
    for text in taking.exercise.welcome.strip().split("\n\n"):
        yield (prose(text),)
    yield tuple(facts(taking))


def whereabouts(taking: Taking) -> Iterator[Block]:
    """Every step and how it stands, then the whole."""
    yield tuple(_step(taking, each) for each in taking.standing.steps)
    yield tuple(verdict(taking))
    if lines := tuple(advice(taking)):
        yield lines
    if taking.standing.done:
        yield (_hand_in(taking),)


def _step(taking: Taking, step: StepStanding) -> str:
    line = f"{step.number}. {taking.title(step)} ({kind(taking, step)}): {state(taking, step)}."
    return " ".join(filter(None, (line, detail(step))))


def _hand_in(taking: Taking) -> str:
    return _("To hand in your record, type: coach record {name}").format(name=name_of(taking))


def name_of(taking: Taking) -> str:
    """What to type for an exercise: its name, or the path of its file."""
    path = str(taking.card.file)
    return taking.card.id if taking.card.pack else f'"{path}"' if " " in path else path


def _begins(taking: Taking, step: StepStanding, console: Console, page: Paper) -> bool:
    """Ask whether `step` is to be taken now; no more input means no."""
    prompt = _("Enter begins step {n}, “{title}”, {mode}; q leaves:").format(
        n=step.number, title=taking.title(step), mode=labels.mode(step.step.mode)
    )
    on_one_line = console.stdin.isatty() and console.stdout.isatty()
    page.stream.write(prompt + (" " if on_one_line else "\n\n"))
    page.stream.flush()
    line = console.stdin.readline()
    if on_one_line:
        page.lines("" if line else "\n")
    return bool(line) and line.strip().lower() != "q"
