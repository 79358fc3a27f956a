"""`coach blind NAME|PACK`: decisions without their scenes, for a colleague to answer."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coach.commands.call import Call
from coach.commands.environment import accept_language, open_world, warn
from coach.commands.error_lines import explain
from coach.commands.named_scenario import open_named, pack_at
from coach.content.library import Library
from coach.content.loading import load_pack, load_scenario
from coach.content.model import Scenario
from coach.errors import ContentError, RequestError
from coach.locale import N_
from coach.output import json_text, paper
from coach.plain.blind import ask_blindly, result
from coach.plain.play import Console
from coach.practice.blind import BlindTest
from coach.world import World


def blind(call: Call, options: Namespace) -> int:
    """Ask which reply is the professional one, then say how many were found; nothing is kept.

    With JSON as the result, the questions go to stderr. Raises RequestError where there is nothing
    to ask.
    """
    world = open_world(call.environ, options, call.stderr)
    seed = world.new_seed() if options.seed is None else options.seed
    test = BlindTest.of(_scenarios(call, world, options.name), seed=seed)
    if not test.decisions:
        raise RequestError(_NOTHING)
    screen = call.stderr if options.json else call.stdout
    test = ask_blindly(test, Console(call.stdin, screen, call.stderr), call.environ)
    if options.json:
        call.stdout.write(json_text(_data(test, seed)))
    else:
        paper(call.stdout, call.environ).blocks(result(test))
    return 0


def _scenarios(call: Call, world: World, name: str) -> Iterator[Scenario]:
    if folder := pack_at(name):
        yield from _of_pack(call, world, folder)
        return
    world, library, card = open_named(call, world, name)
    pack = load_pack(library.pack_of(card).folder, world.language)
    yield load_scenario(card.folder, world.language, pack)


def _of_pack(call: Call, world: World, folder: Path) -> Iterator[Scenario]:
    """The scenarios in `folder`, its welcome apart; what is wrong with one is told on stderr."""
    pack = load_pack(folder, world.language)
    library = Library.open([folder], world.language)
    accept_language(world, library)
    warn(library.problems, call.stderr)
    for card in library.cards:
        if card.problem or card.id == pack.welcome:
            continue
        try:
            yield load_scenario(card.folder, world.language, pack)
        except ContentError as error:
            call.stderr.write(f"coach: {explain(error)}\n")


def _data(test: BlindTest, seed: int) -> dict[str, Any]:
    answered = len(test.answers)
    return {
        "seed": seed,
        "decisions": len(test.decisions),
        "answered": answered,
        "found": [place._asdict() for place in sorted(test.found)],
        "missed": answered - len(test.found),
        "guessing": round(float(test.chance), 3),
    }


_NOTHING = N_("There is no decision to ask here; write a scene with two replies or more.")
