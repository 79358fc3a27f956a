"""`coach write NAME`: a message in your own words, on the screen or as plain lines."""

from __future__ import annotations

from argparse import Namespace

from coach.commands.arguments import Call
from coach.commands.naming import open_named
from coach.commands.play import open_screen, wants_plain
from coach.commands.surroundings import open_world
from coach.desk import open_desk
from coach.plain.play import Console
from coach.plain.write import PlainWriting
from coach.world import WriteFor


def write(call: Call, options: Namespace) -> int:
    """Write for a decision that was met before; without a terminal, read the message as lines."""
    world = open_world(call.environ, options, call.stderr)
    world, library, card = open_named(call, world, options.name)
    desk = open_desk(world, library, card)
    decision = desk.find(options.decision) if options.decision else desk.suggested
    if not (options.plain or options.json or wants_plain(call)):
        return open_screen(world, WriteFor(card, decision), library)
    console = Console(call.stdin, call.stdout, call.stderr)
    writer = PlainWriting(world, desk, decision, console)
    writer.as_json() if options.json else writer.as_lines()
    return 0
