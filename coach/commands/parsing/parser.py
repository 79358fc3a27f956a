"""What every parser of the command line has: help, a width, and mistakes that are raised."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NoReturn

from coach.locale import N_, _, ngettext

# argparse looks its own words up in gettext under these two names.
vars(argparse).update(_=_, ngettext=ngettext)


class Told(Exception):
    """The arguments asked for a text and nothing else."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # importing the errors takes as long as all the rest of a start
        from coach.errors import RequestError  # noqa: PLC0415

        raise RequestError(
            N_("{mistake}. See: {command} --help"), command=self.prog, mistake=message
        )


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_more: object) -> NoReturn:
        raise Told(parser.format_help())


Command = Callable[[str, str, str], argparse.ArgumentParser]


def add_commands(
    parser: argparse.ArgumentParser, prog: str, width: int, **more: Any
) -> tuple[Command, Mapping[str, argparse.ArgumentParser]]:
    """What adds a command to `parser`, and those that have been added."""
    title, metavar = _("commands"), _("COMMAND")
    commands = parser.add_subparsers(title=title, metavar=metavar, prog=prog, **more)

    def command(name: str, handler: str, text: str) -> argparse.ArgumentParser:
        manner = _manner(width, description=_sentence(text))
        added: argparse.ArgumentParser
        added = commands.add_parser(name, help=text, prog=f"{prog} {name}", **manner)
        added.set_defaults(handler=handler)
        add_help(added)
        return added

    return command, commands.choices


def _manner(width: int, **more: Any) -> dict[str, Any]:
    # A formatter that is told its width spares a start the import of shutil.
    formatter = partial(argparse.HelpFormatter, width=width, max_help_position=24)
    return {"add_help": False, "allow_abbrev": False, "formatter_class": formatter, **more}


def new_parser(prog: str, width: int, **more: Any) -> _Parser:
    """A parser whose help is `width` cells wide."""
    return _Parser(prog, **_manner(width, **more))


def add_help(parser: argparse.ArgumentParser) -> None:
    """The option that asks for help."""
    parser.add_argument("-h", "--help", action=_Help, nargs=0, help=_("print this help and exit"))


def add_shared(parser: argparse.ArgumentParser) -> None:
    """The options that every command takes."""
    parser.add_argument(
        "--lang",
        metavar=_("CODE"),
        default=argparse.SUPPRESS,
        help=_("the language, like en or nl"),
    )
    parser.add_argument(
        "--pack",
        dest="packs",
        action="append",
        metavar=_("FOLDER"),
        default=argparse.SUPPRESS,
        help=_("use this pack as well; may be given several times"),
    )


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
