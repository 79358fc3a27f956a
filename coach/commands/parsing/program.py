"""What can be asked for on the command line.

Nothing here writes or ends the program: help, the version and mistakes are raised.
"""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Sequence
from typing import NoReturn

from coach import __version__
from coach.commands.parsing.author_commands import add_authoring, add_making
from coach.commands.parsing.exercise_commands import add_badge, add_handing_in
from coach.commands.parsing.learner_commands import (
    add_keeping,
    add_looking,
    add_playing,
    add_reviewing,
)
from coach.commands.parsing.parser import Told, add_commands, add_help, add_shared, new_parser
from coach.locale import _


class _Version(argparse.Action):
    def __call__(self, *_more: object) -> NoReturn:
        raise Told(f"coach {__version__}\n")


def shared_options(argv: Sequence[str], width: int) -> tuple[Namespace, list[str]]:
    """The options that every command takes, wherever they stand, and the other arguments."""
    parser = new_parser("coach", width)
    add_shared(parser)
    parser.set_defaults(lang=None, packs=[])
    options, rest = parser.parse_known_args(argv)
    return options, rest


def program_parser(width: int) -> argparse.ArgumentParser:
    """The parser of the whole command line, `width` cells wide."""
    parser = new_parser(
        "coach",
        width,
        description=_("Practise the conversations that make or break a professional relationship."),
        epilog=_("Without a command, coach opens the library."),
    )
    add_help(parser)
    version = _("print the version and exit")
    parser.add_argument("--version", action=_Version, nargs=0, help=version)
    add_shared(parser)
    parser.set_defaults(handler="play:browse")
    command, commands = add_commands(parser, "coach", width)
    add_playing(command)
    add_reviewing(command)
    add_looking(command)
    add_keeping(command)
    add_handing_in(command)
    add_badge(command, width)
    add_making(command)
    add_authoring(command)
    for each in commands.values():
        add_shared(each)
    return parser
