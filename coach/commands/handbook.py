"""`coach handbook [WORDS]`: the principles, and what was met of them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from coach.activities.handbook import open_handbook
from coach.commands.call import Call
from coach.commands.environment import open_library, open_world, warn
from coach.content.faults import shown
from coach.content.model import Reply
from coach.journal.met_principles import Entry, Example
from coach.locale import _
from coach.output import Paper, json_text, paper
from coach.plain.handbook import in_full, listed
from coach.world import World

FOUND, NOTHING = 0, 1


def handbook(call: Call, options: Namespace) -> int:
    """List every principle; with words, show those that match in full."""
    world = open_world(call.environ, options, call.stderr)
    library = open_library(world, call.stderr)
    reading = world.journal.read()
    warn(reading.damaged, call.stderr)
    asked = " ".join(options.words)
    every = open_handbook(world, library, reading.attempts)
    entries = [entry for entry in every if entry.matches(asked)]
    if options.json:
        call.stdout.write(json_text([_data(entry) for entry in entries]))
    elif entries:
        _write(paper(call.stdout, call.environ), world, entries, full=bool(asked))
    else:
        message = _("No principle matches “{words}”. All of them: coach handbook")
        call.stderr.write(f"coach: {message.format(words=shown(asked))}\n")
    return FOUND if entries else NOTHING


def _write(page: Paper, world: World, entries: list[Entry], *, full: bool) -> None:
    if full:
        for entry in entries:
            page.blocks(in_full(entry, world.now().tzinfo))
        return
    for pack in dict.fromkeys(entry.pack for entry in entries):
        page.block(pack)
        page.blocks(listed(entry for entry in entries if entry.pack == pack))
    page.lines(_("More about one of them: coach handbook WORDS"))


def _data(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "pack": entry.pack,
        **entry.principle.model_dump(),
        "example": entry.example and dict(_example(entry.example)),
        "practised": [
            {**each._asdict(), "last": each.last.isoformat()} for each in entry.practised
        ],
        "ahead": [each._asdict() for each in entry.ahead],
    }


def _example(example: Example) -> Iterator[tuple[str, Any]]:
    yield "scenario", example.scenario
    yield "title", example.title
    yield "recap", example.scene.recap
    yield "good", _reply(example.good)
    yield "bad", _reply(example.bad)


def _reply(reply: Reply) -> dict[str, Any]:
    return {"text": reply.text, "grade": reply.grade, "why": reply.why}
