"""What can be asked for on the command line.

Nothing here writes or ends the program: help, the version and mistakes are raised.
"""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, NoReturn, TextIO

from coach import __version__
from coach.locale import N_, _, ngettext

# argparse looks its own words up in gettext under these two names.
vars(argparse).update(_=_, ngettext=ngettext)

SHELLS = ("bash", "zsh", "fish", "powershell")
SCHEMAS = ("scenario", "overlay", "pack", "pack-overlay")


class Told(Exception):
    """The arguments asked for a text and nothing else."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Call(NamedTuple):
    """One start of the program: what was typed, and where to read and write."""

    argv: Sequence[str]
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]


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


class _Version(argparse.Action):
    def __call__(self, *_more: object) -> NoReturn:
        raise Told(f"coach {__version__}\n")


def shared_options(argv: Sequence[str], width: int) -> tuple[Namespace, list[str]]:
    """The options that every command takes, wherever they stand, and the other arguments."""
    parser = _new_parser("coach", width)
    _add_shared(parser)
    parser.set_defaults(lang=None, packs=[])
    options, rest = parser.parse_known_args(argv)
    return options, rest


def program_parser(width: int) -> argparse.ArgumentParser:
    """The parser of the whole command line, `width` cells wide."""
    parser = _new_parser(
        "coach",
        width,
        description=_("Practise the conversations that make or break a professional relationship."),
        epilog=_("Without a command, coach opens the library."),
    )
    _add_help(parser)
    version = _("print the version and exit")
    parser.add_argument("--version", action=_Version, nargs=0, help=version)
    _add_shared(parser)
    parser.set_defaults(handler="play:browse")
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), prog="coach")

    def command(name: str, handler: str, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, help=text, prog=f"coach {name}", **_manner(width, description=_sentence(text))
        )
        added.set_defaults(handler=handler)
        _add_help(added)
        return added

    _add_playing(command)
    _add_looking(command)
    _add_making(command)
    for each in commands.choices.values():
        _add_shared(each)
    return parser


_Command = Callable[[str, str, str], argparse.ArgumentParser]


def _add_playing(command: _Command) -> None:
    play = command("play", "play:play", _("play a scenario, or go on where you left it"))
    _add_name(play, optional=True)
    replay = command("replay", "play:replay", _("play a scenario again, beside the last time"))
    _add_name(replay)
    for parser in (play, replay):
        flag = partial(parser.add_argument, action="store_true")
        flag("--plain", help=_("plain lines instead of screens"))
        flag("--new", help=_("start over instead of going on"))
        flag("--assessment", help=_("without the coach and without going back, until the end"))
        parser.add_argument(
            "--seed",
            type=_number,
            metavar="N",
            help=_("start over, with the replies in the order that belongs to this number"),
        )
    write = command(
        "write", "write:write", _("write a message in your own words, for a decision you have met")
    )
    _add_name(write)
    write.add_argument(
        "decision",
        nargs="?",
        metavar=_("DECISION"),
        help=_("its name or number; without it, the one with the most to gain"),
    )
    write.add_argument("--plain", action="store_true", help=_("plain lines instead of screens"))
    _add_json(write)


def _add_looking(command: _Command) -> None:
    _add_json(
        command("list", "library:list_scenarios", _("list the scenarios and how far you are"))
    )
    show = command("show", "show:show", _("show what a scenario is about"))
    _add_name(show)
    _add_json(show)


def _add_making(command: _Command) -> None:
    check = command("check", "check:check", _("check the files of a pack"))
    check.add_argument(
        "paths",
        nargs="*",
        metavar=_("PATH"),
        help=_("the folder of a pack or of a scenario; without it, the packs in use"),
    )
    check.add_argument(
        "--bots",
        action="store_true",
        help=_("show how strategies do that answer without reading the scene"),
    )
    _add_json(check)
    schema = command("schema", "schema:schema", _("print the JSON schema of a file, for editors"))
    schema.add_argument("kind", nargs="?", choices=SCHEMAS, default="scenario", metavar=_("FILE"))
    schema.description = _("FILE is one of: {kinds}.").format(kinds=", ".join(SCHEMAS))
    completion = command(
        "completion", "completion:completion", _("print a script that completes commands")
    )
    completion.add_argument("shell", choices=SHELLS)


def _manner(width: int, **more: Any) -> dict[str, Any]:
    # A formatter that is told its width spares a start the import of shutil.
    formatter = partial(argparse.HelpFormatter, width=width, max_help_position=24)
    return {"add_help": False, "allow_abbrev": False, "formatter_class": formatter, **more}


def _new_parser(prog: str, width: int, **more: Any) -> _Parser:
    return _Parser(prog, **_manner(width, **more))


def _add_help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action=_Help, nargs=0, help=_("print this help and exit"))


def _add_shared(parser: argparse.ArgumentParser) -> None:
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


def _add_name(parser: argparse.ArgumentParser, *, optional: bool = False) -> None:
    name = parser.add_argument(
        "name",
        nargs="?" if optional else None,
        metavar=_("NAME"),
        help=_("a scenario: its name, or part of its name or title"),
    )
    name.completer = _complete_name  # type: ignore[attr-defined]  # as argcomplete documents


def _complete_name(**asked: Any) -> list[str]:
    from coach.commands.completion import names  # noqa: PLC0415 (only a shell's question needs it)

    return names(asked["parsed_args"])


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def _number(text: str) -> int:
    if not text.removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(_("{text} is not a whole number").format(text=text))
    return int(text)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
