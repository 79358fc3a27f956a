"""`coach transcript [NAME|ATTEMPT]`: a conversation to take along, as Markdown or as HTML."""

from __future__ import annotations

import codecs
import re
from argparse import Namespace
from typing import TextIO

from coach.commands.call import Call
from coach.commands.environment import open_library, open_world, path_of, playable, warn
from coach.commands.named_scenario import open_named
from coach.content.cards import Card
from coach.content.faults import shown
from coach.content.library import Library
from coach.content.loading import load_pack, load_scenario
from coach.errors import RequestError
from coach.exchange.conversation import Conversation, conversation
from coach.exchange.saving import write
from coach.journal.attempt import Attempt
from coach.journal.resuming import resume
from coach.journal.store import Journal
from coach.locale import N_, _
from coach.world import World

_STAMP = re.compile(r"\d{8}T\d{6}Z")
_PAGES = {".html", ".htm"}


def transcript(call: Call, options: Namespace) -> int:
    """Write down one attempt: the one asked for, else the one finished last."""
    world = open_world(call.environ, options, call.stderr)
    world, library, attempt = _asked(call, world, options.name)
    told = _told(world, library, attempt, coach=options.coach is not False)
    file = path_of(options.out) if options.out else None
    if options.html or (file and file.suffix.lower() in _PAGES):
        # only a page of HTML needs the template engine
        from coach.exchange.pages import html  # noqa: PLC0415

        text = html(told)
        text = text if file else _in_any_encoding(text, call.stdout)
    else:
        from coach.exchange.conversation_markdown import markdown  # noqa: PLC0415 (only Markdown needs it)

        text = markdown(told)
    if file is None:
        call.stdout.write(text)
    else:
        write(file, text)
        call.stdout.write(_("Written: {file}").format(file=file) + "\n")
    return 0


def _asked(call: Call, world: World, name: str | None) -> tuple[World, Library, Attempt]:
    reading = world.journal.read()
    warn(reading.damaged, call.stderr)
    if name and not _STAMP.match(name):
        world, library, card = open_named(call, world, name)
        return world, library, _of(card, reading.attempts)
    library = open_library(world, call.stderr)
    return world, library, _attempt(world, library, name, reading.attempts)


def _of(card: Card, attempts: tuple[Attempt, ...]) -> Attempt:
    played = [each for each in attempts if each.scenario == card.id]
    missing = N_("You have not finished {name} yet. Type: coach play {name}")
    return _last(played, RequestError(missing, name=card.id))


def _attempt(
    world: World, library: Library, name: str | None, attempts: tuple[Attempt, ...]
) -> Attempt:
    if name:
        return _by_id(world.journal, attempts, name)
    here = {card.id for card in library.cards}
    finished = [each for each in attempts if each.scenario in here]
    return _last(finished, RequestError(N_("You have finished none yet. Type: coach play")))


def _by_id(journal: Journal, attempts: tuple[Attempt, ...], name: str) -> Attempt:
    found = [each for each in attempts if each.id.startswith(name)]
    if len(found) != 1:
        raise RequestError(
            N_("There is no attempt {name}; attempts are the files in {folder}."),
            name=shown(name),
            folder=journal.folder,
        )
    return found[0]


def _last(attempts: list[Attempt], missing: RequestError) -> Attempt:
    finished = [(each.finished, each.id, each) for each in attempts if each.finished]
    if not finished:
        raise missing
    return max(finished, key=lambda each: each[:2])[2]


def _told(world: World, library: Library, attempt: Attempt, *, coach: bool) -> Conversation:
    card = library.card(attempt.scenario)
    if card is None:
        raise RequestError(
            N_("{name} is in no pack here. Add its pack with --pack FOLDER."),
            name=attempt.scenario,
        )
    pack = load_pack(library.pack_of(playable(card)).folder, world.language)
    resumed = resume(attempt, load_scenario(card.folder, world.language, pack))
    return conversation(
        resumed.session,
        pack,
        attempt.started.astimezone(world.now().tzinfo),
        coached=coach and world.told(attempt),
        lost=sum(1 for move in resumed.dropped if move.reply),
    )


def _in_any_encoding(page: str, stream: TextIO) -> str:
    """`page` so that it says the same whatever `stream` encodes it in."""
    encoding = getattr(stream, "encoding", None)
    if not encoding or codecs.lookup(encoding).name == "utf-8":
        return page
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii")
