"""`coach completion SHELL`, and what the shells ask when Tab is pressed."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from io import StringIO
from pathlib import Path

from coach.commands.call import Call
from coach.errors import CoachError


def completion(call: Call, options: Namespace) -> int:
    """Print the script that makes a shell complete the words of `coach`."""
    # no other command needs it
    from argcomplete.shell_integration import shellcode  # noqa: PLC0415

    call.stdout.write(shellcode(["coach"], shell=options.shell))
    return 0


def complete(parser: ArgumentParser) -> None:
    """Answer the shell that asks what may follow, and end the program."""
    import argcomplete  # noqa: PLC0415 - only a shell's question needs it

    argcomplete.autocomplete(parser)


def names(options: Namespace) -> list[str]:
    """The names of all scenarios that can be played; none where the packs cannot be read."""
    from coach.commands.environment import open_world  # noqa: PLC0415 - only names need it

    with suppress(CoachError):
        world = open_world(os.environ, options, StringIO())
        return [card.id for card in world.library().cards if card.problem is None]
    return []


def paths(begun: str) -> list[str]:
    """The packs and scenarios in the folder that the path `begun` is in, as it is typed there."""
    from coach.content.toml.files import is_file  # noqa: PLC0415 - only paths need it

    above = begun[: begun.rfind("/") + 1]
    found = []
    with suppress(OSError):
        for folder in Path(os.path.expanduser(above)).iterdir():  # noqa: PTH111 (one raises)
            if is_file(folder / "scenario.toml"):
                found.append(f"{above}{folder.name}")
            elif is_file(folder / "pack.toml"):
                found.append(f"{above}{folder.name}/")
    return found


def exercises(options: Namespace) -> list[str]:
    """The names of all exercises that can be taken; none where the packs cannot be read."""
    from coach.commands.environment import open_world  # noqa: PLC0415 - only names need it
    from coach.content.exercise_cards import ExerciseShelf  # noqa: PLC0415 (as above)

    with suppress(CoachError):
        world = open_world(os.environ, options, StringIO())
        shelf = ExerciseShelf.of(world.library(), world.language)
        return [card.id for card in shelf.cards if card.problem is None]
    return []
