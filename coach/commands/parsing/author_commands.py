"""The commands of who writes scenarios."""

from __future__ import annotations

import argparse

from coach.commands.parsing.options import add_json, add_name, add_states, complete_code, number
from coach.commands.parsing.parser import Command
from coach.locale import _

SHELLS = ("bash", "zsh", "fish", "powershell")
# models, which have these too, take long to import
SCHEMAS = ("scenario", "overlay", "pack", "pack-overlay", "exercise", "exercise-overlay")
ROLES = ("asker", "connector", "contact")


def add_making(command: Command) -> None:
    """Checking, asking a colleague, schemas and completion."""
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
        help=_("show how often simple tricks find the best reply"),
    )
    add_states(check)
    _add_check_manners(check)
    _add_blind(command)
    schema = command(
        "schema", "schema:schema", _("print the file format for editors, or put it into a pack")
    )
    schema.add_argument("kind", nargs="?", choices=SCHEMAS, metavar=_("FILE"))
    schema.description = _(
        "FILE is one of: {kinds}. With --pack and no FILE, all of them are put into that pack."
    ).format(kinds=", ".join(SCHEMAS))
    completion = command(
        "completion", "completion:completion", _("print a script that completes commands")
    )
    completion.add_argument("shell", choices=SHELLS)


def _add_check_manners(check: argparse.ArgumentParser) -> None:
    manners = check.add_mutually_exclusive_group()
    manners.add_argument(
        "--watch", action="store_true", help=_("check again whenever a file is saved")
    )
    manners.add_argument("--json", action="store_true", help=_("print JSON"))
    manners.add_argument(
        "--sarif", action="store_true", help=_("print SARIF 2.1.0, for code review and editors")
    )


def _add_blind(command: Command) -> None:
    blind = command(
        "blind",
        "blind:blind",
        _("ask a colleague for the professional replies, without the scenes"),
    )
    add_name(
        blind, _("a scenario by name, part of its name or title, or folder; or a pack’s folder")
    )
    blind.description = _(
        "It shows the replies of each decision without the scene, the decisions in mixed order. A "
        "decision that is found all the same does not test how the scene is read. Ask a pack "
        "rather than one scenario, whose replies together tell much of its story."
    )
    blind.add_argument(
        "--seed",
        type=number,
        metavar="N",
        help=_("the decisions and replies in the order that belongs to this number"),
    )
    blind.add_argument(
        "--json",
        action="store_true",
        help=_("print the result as JSON; the questions then go to stderr"),
    )


def add_authoring(command: Command) -> None:
    """Explaining, beginning, translating and mapping."""
    explain = command("explain", "explain:explain", _("explain a problem and how to fix it"))
    code = explain.add_argument(
        "code",
        nargs="?",
        metavar=_("CODE"),
        help=_("the code that `coach check` prints; without it, all codes are listed"),
    )
    code.completer = complete_code  # type: ignore[attr-defined]  # as argcomplete documents
    add_json(explain)
    _add_new(command)
    _add_translate(command)
    _add_map(command)


def _add_new(command: Command) -> None:
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
        "what you leave out. At the end it says where the guide for authors is."
    )
    new.add_argument("--exercise", action="store_true", help=_("begin an exercise instead"))
    new.add_argument("--title", metavar=_("TITLE"), help=_("its title"))
    new.add_argument("--topic", metavar=_("TOPIC"), help=_("a topic of the pack"))
    new.add_argument("--role", choices=ROLES, help=_("the part you play in it"))
    new.add_argument(
        "--person",
        action="append",
        dest="people",
        metavar=_("NAME"),
        help=_("the name of somebody you talk to; repeatable"),
    )
    new.add_argument(
        "--language", metavar=_("CODE"), help=_("the language of a pack that is begun")
    )


def _add_translate(command: Command) -> None:
    translate = command(
        "translate", "translate:translate", _("write what a translation still needs into it")
    )
    add_name(translate, _("a scenario or an exercise by its name, or the folder of a pack"))
    translate.add_argument(
        "--to", required=True, metavar=_("CODE"), help=_("the language to translate into, like de")
    )


def _add_map(command: Command) -> None:
    drawn = command("map", "map:draw", _("draw and count a scenario, for who writes it"))
    add_name(drawn)
    drawn.description = _(
        "It shows every reply with its grade and every ending, so play the scenario first if you "
        "mean to practise with it."
    )
    add_states(drawn)
    manner = drawn.add_mutually_exclusive_group()
    manner.add_argument("--mermaid", action="store_true", help=_("print a Mermaid flowchart"))
    manner.add_argument("--dot", action="store_true", help=_("print a graph for Graphviz"))
    manner.add_argument("--json", action="store_true", help=_("print JSON"))
    drawn.add_argument(
        "--out", metavar=_("FILE"), help=_("where it goes; without it, it is printed")
    )
