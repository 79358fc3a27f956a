"""The commands of who practises."""

from __future__ import annotations

import argparse
from functools import partial

from coach.commands.parsing.options import add_exercise, add_json, add_name, complete_key, number
from coach.commands.parsing.parser import Command
from coach.locale import _


def add_playing(command: Command) -> None:
    """Playing, once or as a step of an exercise."""
    play = command("play", "play:play", _("play a scenario, or go on where you left it"))
    add_name(play, optional=True)
    replay = command("replay", "play:replay", _("play a scenario again, beside the last time"))
    add_name(replay)
    onboard = command("onboard", "onboard:onboard", _("take an exercise, or go on with it"))
    add_exercise(onboard)
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
            type=number,
            metavar="N",
            help=_("start over, with the replies in the order that belongs to this number"),
        )
    _add_trying(play)
    replay.set_defaults(scene=None, given="")


def _add_trying(play: argparse.ArgumentParser) -> None:
    play.add_argument(
        "--from",
        dest="scene",
        metavar=_("SCENE"),
        help=_("for who writes it: try it out from this scene; nothing is scored or kept"),
    )
    play.add_argument(
        "--with",
        dest="given",
        default="",
        metavar=_("STATE"),
        help=_("trust and flags to begin with there, like trust.lena=30,has=pressed"),
    )


def add_reviewing(command: Command) -> None:
    """Reviewing what is due."""
    review = command(
        "review", "review:review", _("review what is due, with situations from elsewhere")
    )
    flag = partial(review.add_argument, action="store_true")
    flag("--plain", help=_("plain lines instead of screens"))
    flag("--ahead", help=_("go on with what is not due yet"))
    flag("--json", help=_("print as JSON what is due when, and ask nothing"))


def add_looking(command: Command) -> None:
    """Looking at what there is and how it has gone."""
    add_json(command("list", "library:list_scenarios", _("list the scenarios and how far you are")))
    add_json(command("progress", "progress:progress", _("show how your practice has gone")))
    show = command("show", "show:show", _("show what a scenario is about"))
    add_name(show)
    add_json(show)
    compare = command("compare", "compare:compare_attempts", _("put two attempts side by side"))
    add_name(compare)
    text = _("an attempt: last, best, first, or part of the name of its file")
    compare.add_argument("one", nargs="?", metavar="A", help=text)
    other = _("the other one; without it, the last. Without both, the two finished last")
    compare.add_argument("other", nargs="?", metavar="B", help=other)
    add_json(compare)


def add_keeping(command: Command) -> None:
    """Handbook, transcripts and settings."""
    handbook = command(
        "handbook", "handbook:handbook", _("look a principle up, with what you have met of it")
    )
    handbook.add_argument(
        "words", nargs="*", metavar=_("WORDS"), help=_("show the principles that have these words")
    )
    add_json(handbook)
    transcript = command(
        "transcript", "transcript:transcript", _("write down a conversation, to take it along")
    )
    add_name(transcript, optional=True)
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
    key.completer = complete_key  # type: ignore[attr-defined]  # as argcomplete documents
    settings.add_argument("value", nargs="*", metavar=_("VALUE"), help=_("what to set it to"))
    settings.add_argument("--default", action="store_true", help=_("give the setting up"))
    add_json(settings)
