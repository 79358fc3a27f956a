"""Options and arguments that several commands take, and how a shell completes them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from coach.locale import _

if TYPE_CHECKING:
    from datetime import date


def add_name(
    parser: argparse.ArgumentParser, says: str | None = None, *, optional: bool = False
) -> None:
    """The name of a scenario, or of what else the help `says`."""
    name = parser.add_argument(
        "name",
        nargs="?" if optional else None,
        metavar=_("NAME"),
        help=says or _("a scenario: its name, part of its name or title, or its folder"),
    )
    name.completer = _complete_name  # type: ignore[attr-defined]  # as argcomplete documents


def add_exercise(parser: argparse.ArgumentParser) -> None:
    """The name or the file of an exercise; it may be left out."""
    exercise = parser.add_argument(
        "exercise",
        nargs="?",
        metavar=_("EXERCISE"),
        help=_("an exercise: its name, a part of it, or a file; without it, the one taken last"),
    )
    exercise.completer = _complete_exercise  # type: ignore[attr-defined]  # as argcomplete documents


def add_exercise_files(parser: argparse.ArgumentParser) -> None:
    """Files of exercises that are in no pack."""
    parser.add_argument(
        "--exercise",
        dest="exercise_files",
        action="append",
        default=[],
        metavar=_("FILE"),
        help=_("check against the exercise in this file, which is in no pack"),
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Data in place of lines."""
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def add_states(parser: argparse.ArgumentParser) -> None:
    """How many states of a scenario are followed."""
    parser.add_argument(
        "--states",
        type=_count,
        metavar="N",
        help=_("follow up to this many states of a scenario (200000)"),
    )


def _complete_exercise(**asked: Any) -> list[str]:
    from coach.commands.completion import exercises  # noqa: PLC0415 (only a shell asks)

    return exercises(asked["parsed_args"])


def _complete_name(**asked: Any) -> list[str]:
    from coach.commands.completion import names, paths  # noqa: PLC0415 (only a shell asks)

    return [*names(asked["parsed_args"]), *paths(asked["prefix"])]


def complete_key(**_asked: Any) -> list[str]:
    """The settings."""
    from coach.settings import SETTINGS  # noqa: PLC0415 (only a shell's question needs it)

    return list(SETTINGS)


def complete_code(**_asked: Any) -> list[str]:
    """The codes of problems."""
    from coach.content.author.explanations import explanations  # noqa: PLC0415 (only a shell asks)

    return list(explanations())


def number(text: str) -> int:
    """A whole number. Raises ArgumentTypeError."""
    if not text.removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(_("{text} is not a whole number").format(text=text))
    return int(text)


def _count(text: str) -> int:
    """A whole number from one on. Raises ArgumentTypeError."""
    if (count := number(text)) < 1:
        raise argparse.ArgumentTypeError(_("{text} is less than one").format(text=text))
    return count


def day(text: str) -> date:
    """A day. Raises ArgumentTypeError."""
    from datetime import date  # noqa: PLC0415 (no other option needs it)

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("{text} is not a day like 2030-12-31").format(text=text)
        ) from None
