"""What can be asked for on the command line.

Nothing here writes or ends the program: help, the version and mistakes are raised.
"""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TextIO

from coach import __version__
from coach.locale import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

# argparse looks its own words up in gettext under these two names.
vars(argparse).update(_=_, ngettext=ngettext)

SHELLS = ("bash", "zsh", "fish", "powershell")
SCHEMAS = ("scenario", "overlay", "pack", "pack-overlay", "exercise", "exercise-overlay")
ROLES = ("asker", "connector", "contact")
ALGORITHMS = ("EdDSA", "RS256")


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
    command, commands = _add_commands(parser, "coach", width)
    _add_playing(command)
    _add_handing_in(command)
    _add_reviewing(command)
    _add_looking(command)
    _add_keeping(command)
    _add_making(command)
    _add_badge(command, width)
    _add_authoring(command)
    for each in commands.values():
        _add_shared(each)
    return parser


_Command = Callable[[str, str, str], argparse.ArgumentParser]


def _add_commands(
    parser: argparse.ArgumentParser, prog: str, width: int, **more: Any
) -> tuple[_Command, Mapping[str, argparse.ArgumentParser]]:
    """What adds a command to `parser`, and those that have been added."""
    title, metavar = _("commands"), _("COMMAND")
    commands = parser.add_subparsers(title=title, metavar=metavar, prog=prog, **more)

    def command(name: str, handler: str, text: str) -> argparse.ArgumentParser:
        manner = _manner(width, description=_sentence(text))
        added: argparse.ArgumentParser
        added = commands.add_parser(name, help=text, prog=f"{prog} {name}", **manner)
        added.set_defaults(handler=handler)
        _add_help(added)
        return added

    return command, commands.choices


def _add_playing(command: _Command) -> None:
    play = command("play", "play:play", _("play a scenario, or go on where you left it"))
    _add_name(play, optional=True)
    replay = command("replay", "play:replay", _("play a scenario again, beside the last time"))
    _add_name(replay)
    onboard = command("onboard", "onboard:onboard", _("take an exercise, or go on with it"))
    _add_exercise(onboard)
    for parser in (play, replay, onboard):
        parser.add_argument(
            "--plain", action="store_true", help=_("plain lines instead of screens")
        )
    for parser in (play, replay):
        flag = partial(parser.add_argument, action="store_true")
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


def _add_handing_in(command: _Command) -> None:
    record = command("record", "record:record", _("write what you hand in, or check records"))
    _add_exercise(record)
    record.add_argument(
        "--name", metavar=_("NAME"), help=_("your name, as it stands on the record")
    )
    record.add_argument(
        "--out", metavar=_("FILE"), help=_("the file to write, or - for standard output")
    )
    record.add_argument(
        "--verify",
        nargs="+",
        metavar=_("FILE"),
        help=_("check whether scores and result of these records follow from their moves"),
    )
    _add_exercise_files(record)
    _add_json(record)
    report = command("report", "report:report", _("show what a cohort did, from its records"))
    report.add_argument(
        "folders",
        nargs="+",
        metavar=_("FOLDER"),
        help=_("a folder with records, journals or both, in it or in folders below"),
    )
    report.add_argument("--html", metavar=_("FILE"), help=_("write a page instead"))
    report.add_argument("--anonymous", action="store_true", help=_("leave names out"))
    _add_exercise_files(report)
    _add_json(report)


def _add_exercise_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--exercise",
        dest="exercise_files",
        action="append",
        default=[],
        metavar=_("FILE"),
        help=_("check against the exercise in this file, which is in no pack"),
    )


def _add_reviewing(command: _Command) -> None:
    review = command(
        "review", "review:review", _("review what is due, with situations from elsewhere")
    )
    flag = partial(review.add_argument, action="store_true")
    flag("--plain", help=_("plain lines instead of screens"))
    flag("--ahead", help=_("go on with what is not due yet"))
    flag("--json", help=_("print as JSON what is due when, and ask nothing"))


def _add_looking(command: _Command) -> None:
    _add_json(
        command("list", "library:list_scenarios", _("list the scenarios and how far you are"))
    )
    _add_json(command("progress", "progress:progress", _("show how your practice has gone")))
    show = command("show", "show:show", _("show what a scenario is about"))
    _add_name(show)
    _add_json(show)
    compare = command("compare", "compare:compare_attempts", _("put two attempts side by side"))
    _add_name(compare)
    text = _("an attempt: last, best, first, or part of the name of its file")
    compare.add_argument("one", nargs="?", metavar="A", help=text)
    other = _("the other one; without it, the last. Without both, the two finished last")
    compare.add_argument("other", nargs="?", metavar="B", help=other)
    _add_json(compare)


def _add_keeping(command: _Command) -> None:
    handbook = command(
        "handbook", "handbook:handbook", _("look a principle up, with what you have met of it")
    )
    handbook.add_argument(
        "words", nargs="*", metavar=_("WORDS"), help=_("show the principles that have these words")
    )
    _add_json(handbook)
    transcript = command(
        "transcript", "transcript:transcript", _("write down a conversation, to take it along")
    )
    _add_name(transcript, optional=True)
    transcript.description = _(
        "NAME is a scenario, or an attempt by the name of its file. Without it, the one you "
        "finished last is written down."
    )
    transcript.add_argument("--html", action="store_true", help=_("one page of HTML"))
    transcript.add_argument(
        "--out",
        metavar=_("FILE"),
        help=_("write to this file; a name that ends in .html makes it a page"),
    )
    transcript.add_argument(
        "--coach",
        action=argparse.BooleanOptionalAction,
        help=_("with or without the coach’s notes; without saying so, with them"),
    )
    settings = command("settings", "settings:settings", _("show what is set, or set something"))
    key = settings.add_argument("key", nargs="?", metavar=_("KEY"), help=_("one of the settings"))
    key.completer = _complete_key  # type: ignore[attr-defined]  # as argcomplete documents
    settings.add_argument("value", nargs="*", metavar=_("VALUE"), help=_("what to set it to"))
    settings.add_argument("--default", action="store_true", help=_("give the setting up"))
    _add_json(settings)


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
    _add_check_manners(check)
    schema = command("schema", "schema:schema", _("print the JSON schema of a file, for editors"))
    schema.add_argument("kind", nargs="?", choices=SCHEMAS, default="scenario", metavar=_("FILE"))
    schema.description = _("FILE is one of: {kinds}.").format(kinds=", ".join(SCHEMAS))
    completion = command(
        "completion", "completion:completion", _("print a script that completes commands")
    )
    completion.add_argument("shell", choices=SHELLS)


def _add_badge(command: _Command, width: int) -> None:
    badge = command("badge", "", _("make keys for badges, issue a badge, and verify one"))
    under_badge, commands = _add_commands(badge, "coach badge", width, required=True)
    key = under_badge("key", "badge:make_key", _("make the two keys of an organisation"))
    key.add_argument(
        "--out", metavar=_("FOLDER"), default=".", help=_("where they go; without it, here")
    )
    key.add_argument(
        "--alg",
        choices=ALGORITHMS,
        default=ALGORITHMS[0],
        help=_("how they sign; RS256 for badge platforms that do not know EdDSA"),
    )
    issued = under_badge("issue", "badge:issue_badge", _("issue a badge for a record"))
    issued.add_argument("record", metavar=_("RECORD"), help=_("the record; its moves are replayed"))
    issued.add_argument(
        "--key", required=True, metavar=_("FILE"), help=_("the private key of the organisation")
    )
    issued.add_argument(
        "--issuer", required=True, metavar=_("NAME"), help=_("the name of the organisation")
    )
    issued.add_argument("--url", required=True, metavar="URL", help=_("its web address"))
    issued.add_argument(
        "--email",
        metavar=_("ADDRESS"),
        help=_("name the learner by a hash of this address instead"),
    )
    issued.add_argument(
        "--until", type=_day, metavar=_("DATE"), help=_("the last day on which it holds")
    )
    issued.add_argument(
        "--out", metavar=_("FILE"), help=_("where it goes; without it, it is printed")
    )
    _add_exercise_files(issued)
    verify = under_badge("verify", "badge:verify", _("tell whether a badge holds"))
    verify.add_argument("badge", metavar=_("FILE"), help=_("the badge: a file with a JWT"))
    verify.add_argument(
        "--key", required=True, metavar=_("FILE"), help=_("the public key of the organisation")
    )
    verify.add_argument(
        "--email", metavar=_("ADDRESS"), help=_("also tell whether it was awarded to this address")
    )
    _add_json(verify)
    for each in commands.values():
        _add_shared(each)


def _add_check_manners(check: argparse.ArgumentParser) -> None:
    manners = check.add_mutually_exclusive_group()
    manners.add_argument(
        "--watch", action="store_true", help=_("check again whenever a file is saved")
    )
    manners.add_argument("--json", action="store_true", help=_("print JSON"))
    manners.add_argument(
        "--sarif", action="store_true", help=_("print SARIF 2.1.0, for code review and editors")
    )


def _add_authoring(command: _Command) -> None:
    explain = command(
        "explain", "explain:explain", _("say what a problem means, and how it is mended")
    )
    code = explain.add_argument(
        "code",
        nargs="?",
        metavar=_("CODE"),
        help=_("the code of a problem, as `coach check` tells it; without it, all of them"),
    )
    code.completer = _complete_code  # type: ignore[attr-defined]  # as argcomplete documents
    _add_json(explain)
    _add_new(command)
    _add_translate(command)


def _add_new(command: _Command) -> None:
    new = command("new", "new:new", _("begin a scenario, a pack or an exercise of your own"))
    new.add_argument(
        "name",
        nargs="?",
        metavar=_("NAME"),
        help=_("its name, in lowercase words joined by hyphens; that of its folder or file"),
    )
    new.description = _(
        "Writes a small scenario that can be played, with notes on the format, into the pack that "
        "--pack names. Where there is no pack yet, one is begun. On a terminal you are asked for "
        "what you leave out."
    )
    new.add_argument("--exercise", action="store_true", help=_("begin an exercise instead"))
    new.add_argument("--title", metavar=_("TITLE"), help=_("its title"))
    new.add_argument("--topic", metavar=_("TOPIC"), help=_("a topic of the pack"))
    new.add_argument("--role", choices=ROLES, help=_("the part you play in it"))
    new.add_argument("--person", metavar=_("NAME"), help=_("the name of somebody you talk to"))
    new.add_argument(
        "--language", metavar=_("CODE"), help=_("the language of a pack that is begun")
    )


def _add_translate(command: _Command) -> None:
    translate = command(
        "translate", "translate:translate", _("write what a translation still needs into it")
    )
    name = translate.add_argument(
        "name",
        metavar=_("NAME"),
        help=_("a scenario or an exercise by its name, or the folder of a pack"),
    )
    name.completer = _complete_name  # type: ignore[attr-defined]  # as argcomplete documents
    translate.add_argument(
        "--to", required=True, metavar=_("CODE"), help=_("the language to translate into, like de")
    )


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


def _add_exercise(parser: argparse.ArgumentParser) -> None:
    exercise = parser.add_argument(
        "exercise",
        nargs="?",
        metavar=_("EXERCISE"),
        help=_("an exercise: its name, a part of it, or a file; without it, the one taken last"),
    )
    exercise.completer = _complete_exercise  # type: ignore[attr-defined]  # as argcomplete documents


def _complete_exercise(**asked: Any) -> list[str]:
    from coach.commands.completion import exercises  # noqa: PLC0415 (only a shell asks)

    return exercises(asked["parsed_args"])


def _complete_name(**asked: Any) -> list[str]:
    from coach.commands.completion import names  # noqa: PLC0415 (only a shell's question needs it)

    return names(asked["parsed_args"])


def _complete_key(**_asked: Any) -> list[str]:
    from coach.settings import SETTINGS  # noqa: PLC0415 (only a shell's question needs it)

    return list(SETTINGS)


def _complete_code(**_asked: Any) -> list[str]:
    from coach.content.meanings.catalogue import MEANINGS  # noqa: PLC0415 (only a shell asks)

    return list(MEANINGS)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def _number(text: str) -> int:
    if not text.removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(_("{text} is not a whole number").format(text=text))
    return int(text)


def _day(text: str) -> date:
    from datetime import date  # noqa: PLC0415 (no other option needs it)

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("{text} is not a day like 2030-12-31").format(text=text)
        ) from None


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
