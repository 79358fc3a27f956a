"""`coach review`: what is due for review, asked on the screen or as plain lines."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from coach.commands.call import Call
from coach.commands.environment import open_library, open_world, warn
from coach.commands.play import open_screen, wants_plain
from coach.content.library import Library
from coach.journal.review import Schedule
from coach.output import json_text
from coach.world import ReviewStart, World

if TYPE_CHECKING:
    from coach.activities.review import Reviewing


def review(call: Call, options: Namespace) -> int:
    """Ask what is due for three minutes, or print as JSON what is due when."""
    world = open_world(call.environ, options, call.stderr)
    library = open_library(world, call.stderr)
    start = ReviewStart(ahead=options.ahead)
    if options.json:
        _print(call, world, library)
    elif not options.plain and not wants_plain(call):
        return open_screen(world, start, library)
    else:
        _ask(call, world, library, start)
    return 0


def _ask(call: Call, world: World, library: Library, start: ReviewStart) -> None:
    # asking needs pydantic, which the screens import only once they stand
    from coach.plain.play import Console  # noqa: PLC0415
    from coach.plain.review import review_plainly  # noqa: PLC0415

    review_plainly(world, library, start, Console(call.stdin, call.stdout, call.stderr))


def _print(call: Call, world: World, library: Library) -> None:
    from coach.activities.review import Reviewing  # noqa: PLC0415 (as above)

    reviewing = Reviewing(world, library)
    warn(reviewing.damaged, call.stderr)
    call.stdout.write(json_text(_data(reviewing, world.now())))


def _data(reviewing: Reviewing, now: datetime) -> dict[str, Any]:
    return {
        "due": [_schedule(each, reviewing) for each in reviewing.agenda.due(now)],
        "later": [_schedule(each, reviewing) for each in reviewing.agenda.later(now)],
    }


def _schedule(schedule: Schedule, reviewing: Reviewing) -> dict[str, Any]:
    last = schedule.last
    return {
        **schedule.about._asdict(),
        "rule": reviewing.rule(schedule.about),
        "due": reviewing.day(schedule.due).isoformat(),
        "last": {
            "at": last.at.isoformat(),
            **last.place._asdict(),
            "grade": last.grade.value,
        },
    }
