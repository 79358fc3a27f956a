"""`coach onboard`: taking an exercise, on the screen or as plain lines."""

from __future__ import annotations

from argparse import Namespace

from coach.activities.exercise import find_exercise
from coach.commands.call import Call
from coach.commands.environment import open_library, open_world, warn
from coach.commands.play import open_screen, wants_plain
from coach.content.exercise_cards import ExerciseShelf
from coach.world import ExerciseStart


def onboard(call: Call, options: Namespace) -> int:
    """Take an exercise, from where the learner stands; 1 where it is done and not passed."""
    world = open_world(call.environ, options, call.stderr)
    library = open_library(world, call.stderr)
    warn(ExerciseShelf.of(library, world.language).problems, call.stderr)
    card = find_exercise(world, library, options.exercise)
    if not options.plain and not wants_plain(call):
        return open_screen(world, ExerciseStart(card), library)
    # playing needs pydantic, which the screens import only once they stand
    from coach.plain.exercise import take_plainly  # noqa: PLC0415
    from coach.plain.play import Console  # noqa: PLC0415

    standing = take_plainly(world, library, card, Console(call.stdin, call.stdout, call.stderr))
    return int(standing.done and not standing.passed)
