"""`coach`, `coach play` and `coach replay`: on the screen, or as plain lines."""

from __future__ import annotations

import gc
from argparse import Namespace

from coach.commands.call import Call
from coach.commands.environment import accept_language, open_library, open_world
from coach.commands.library import read_standings, write_list
from coach.commands.named_scenario import Named, open_named
from coach.content.cards import Card
from coach.content.grades import Mode
from coach.content.library import Library
from coach.errors import RequestError
from coach.locale import N_, _
from coach.output import paper
from coach.wording import labels
from coach.world import Beginning, Start, World


def browse(call: Call, options: Namespace) -> int:
    """Open the library; without a terminal, print it and say how to play."""
    world = open_world(call.environ, options, call.stderr)
    if not wants_plain(call):
        accept_language(world)
        return open_screen(world, None, None)
    library = open_library(world, call.stderr)
    page = paper(call.stdout, call.environ)
    page.block(
        _("You meet a person, you answer, and you see what your answer does to them."),
        _("Each scenario takes about ten minutes. You play it by typing a number and Enter."),
    )
    write_list(page, library, read_standings(world, call.stderr))
    if library.cards:
        page.lines(_("To begin, type: coach play {name}").format(name=library.cards[0].id))
    if due := _due(world, library):
        page.lines(_("{due}. Type: coach review").format(due=labels.due(due)))
    return 0


def _due(world: World, library: Library) -> int:
    if not (attempts := world.journal.attempts()):
        return 0
    # who has played nothing needs none of it
    from coach.journal.review import due_now  # noqa: PLC0415

    return due_now(world.journal, attempts, library, world.now())


def play(call: Call, options: Namespace) -> int:
    """Play a scenario; a half-done attempt is gone on with."""
    return _play(call, options, again=False)


def replay(call: Call, options: Namespace) -> int:
    """Play a scenario and end with this time beside the last time."""
    return _play(call, options, again=True)


def _play(call: Call, options: Namespace, *, again: bool) -> int:
    world = open_world(call.environ, options, call.stderr)
    world, library, card = _asked(call, world, options.name)
    start = Start(
        card=card,
        mode=Mode.ASSESSMENT if options.assessment else None,
        seed=options.seed,
        new=options.new,
        again=again,
    )
    if options.scene is not None or options.given:
        # who tries nothing out reads the scenario only when it is played
        from coach.activities.try_out import tried  # noqa: PLC0415

        start = tried(world, library, start, options.scene, options.given)
    if not options.plain and not wants_plain(call):
        return open_screen(world, start, library)
    # playing needs pydantic, which the screens import only once they stand
    from coach.plain.play import Console, play_plainly  # noqa: PLC0415

    play_plainly(world, library, start, Console(call.stdin, call.stdout, call.stderr))
    return 0


def _asked(call: Call, world: World, name: str | None) -> Named:
    if name is not None:
        return open_named(call, world, name)
    library = open_library(world, call.stderr)
    return Named(world, library, _next(call, world, library))


def _next(call: Call, world: World, library: Library) -> Card:
    cards = [card for card in library.cards if card.problem is None]
    if not cards:
        raise RequestError(N_("There is no scenario to play. Add a pack with --pack FOLDER."))
    standings = read_standings(world, call.stderr)
    known = [(card, standings[card.id]) for card in cards if card.id in standings]
    waiting = [(each.half_done.order, card) for card, each in known if each.half_done]
    if waiting:
        return max(waiting, key=lambda pair: pair[0])[1]
    finished = {card.id for card, each in known if each.finished}
    return next((card for card in cards if card.id not in finished), cards[0])


def wants_plain(call: Call) -> bool:
    """Whether a screen cannot be shown: there is no terminal, or one that cannot draw."""
    return call.environ.get("TERM") == "dumb" or not call.stdin.isatty() or not call.stdout.isatty()


def open_screen(world: World, start: Beginning | None, library: Library | None) -> int:
    """Open the screens, on `start` or on the library, and return the exit status."""
    # importing makes thousands of objects that stay, and looking through them is a tenth of a start
    gc.set_threshold(50_000)
    # Textual is most of a start, and everything but the screens does without it
    from coach.tui.app import run  # noqa: PLC0415

    return run(world, start, library)
