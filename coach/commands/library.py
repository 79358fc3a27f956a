"""`coach list`: what there is to play, and how far you are."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import Any, TextIO

from coach.commands.call import Call
from coach.commands.environment import open_library, open_world, warn
from coach.content.cards import Card, PackCard
from coach.content.exercise_cards import ExerciseCard, ExerciseShelf
from coach.content.library import Library
from coach.journal.attempt import Summary
from coach.journal.scenario_state import Standing
from coach.locale import _, ngettext
from coach.output import Paper, json_text, paper, table
from coach.wording import labels
from coach.world import World

Standings = Mapping[str, Standing]


def list_scenarios(call: Call, options: Namespace) -> int:
    """Print every scenario in the suggested order, with how far you are."""
    world = open_world(call.environ, options, call.stderr)
    library = open_library(world, call.stderr)
    standings = read_standings(world, call.stderr)
    shelf = ExerciseShelf.of(library, world.language)
    warn(shelf.problems, call.stderr)
    if options.json:
        call.stdout.write(json_text(_library_data(library, shelf, standings)))
    else:
        page = paper(call.stdout, call.environ)
        write_list(page, library, standings)
        _write_exercises(page, shelf)
    return 0


def read_standings(world: World, stderr: TextIO, scenario: str | None = None) -> Standings:
    """How you stand in every scenario, or in one; damaged files are told of on `stderr`."""
    reading = world.journal.read(scenario)
    warn(reading.damaged, stderr)
    return reading.standings


def write_list(page: Paper, library: Library, standings: Standings) -> None:
    """Write a table for each pack, in the suggested order."""
    for pack in library.packs:
        page.block(pack.title)
        cards = [card for card in library.cards if library.pack_of(card) == pack]
        if cards:
            rows = [_row(pack, card, standings.get(card.id)) for card in cards]
            page.block(*table([_head(), *rows], page.width))
        else:
            page.block(_("There is no scenario in this pack yet."))


def _write_exercises(page: Paper, shelf: ExerciseShelf) -> None:
    if shelf.cards:
        page.block(_("Exercises"))
        rows = [(card.id, card.title, card.problem or card.summary) for card in shelf.cards]
        page.block(*table([(_("Name"), _("Title"), _("About")), *rows], page.width))
        page.lines(_("To take one, type: coach onboard {name}").format(name=shelf.cards[0].id))


def _head() -> tuple[str, ...]:
    columns = _("Name"), _("Title"), _("Topic"), _("Medium"), _("Minutes"), _("Last"), _("Best")
    return (*columns, "")


def _row(pack: PackCard, card: Card, standing: Standing | None) -> tuple[str, ...]:
    if card.problem is not None:
        return (card.id, card.title, "", "", "", "", "", _("cannot be played"))
    topic = dict(pack.topics).get(card.topic, card.topic)
    about = (card.id, card.title, topic, labels.media(card.media), str(card.minutes))
    return (*about, *_figures(standing))


def _figures(standing: Standing | None) -> tuple[str, str, str]:
    if standing is None:
        return ("", "", "")
    best = "" if standing.best is None else _("{percent}%").format(percent=standing.best)
    return (_last(standing.last), best, half_done(standing))


def _last(last: Summary | None) -> str:
    if last is None or last.percent is None:
        return ""
    return _("{percent}%, {professional} of {decisions}").format(**last._asdict())


def half_done(standing: Standing) -> str:
    """How much of an attempt waits to be finished: "half done, 2 answers"; else nothing."""
    if standing.half_done is None:
        return ""
    given = standing.half_done.result.decisions + standing.half_done.result.recovery_decisions
    return ngettext("half done, {n} answer", "half done, {n} answers", given).format(n=given)


def _library_data(library: Library, shelf: ExerciseShelf, standings: Standings) -> dict[str, Any]:
    return {
        "packs": [_pack_data(pack) for pack in library.packs],
        "scenarios": [card_data(library, card, standings.get(card.id)) for card in library.cards],
        "exercises": [_exercise_data(card) for card in shelf.cards],
    }


def _exercise_data(card: ExerciseCard) -> dict[str, Any]:
    return {
        "name": card.id,
        "title": card.title,
        "summary": card.summary,
        "pack": card.pack,
        "file": str(card.file),
        "problem": card.problem,
    }


def _pack_data(pack: PackCard) -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": pack.title,
        "folder": str(pack.folder),
        "languages": pack.languages,
        "topics": [{"id": topic, "title": title} for topic, title in pack.topics],
    }


def card_data(library: Library, card: Card, standing: Standing | None) -> dict[str, Any]:
    """Everything about a scenario that its first lines and the journal say."""
    pack = library.pack_of(card)
    return {
        "name": card.id,
        "title": card.title,
        "summary": card.summary,
        "pack": pack.id,
        "folder": str(card.folder),
        "topic": card.topic,
        "role": card.role,
        "media": card.media,
        "minutes": card.minutes,
        "you": card.you,
        "goal": card.goal,
        "brief": card.brief,
        "problem": card.problem,
        "standing": _standing_data(standing),
    }


def _standing_data(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    waiting = standing.half_done
    return {
        "attempts": standing.attempts,
        "finished": standing.finished,
        "last": standing.last and standing.last._asdict(),
        "last_finished": standing.last_finished and standing.last_finished.isoformat(),
        "best": standing.best,
        "endings": sorted(standing.endings),
        "half_done": waiting
        and {
            "attempt": waiting.id,
            "mode": waiting.mode,
            "seed": waiting.seed,
            "updated": waiting.updated.isoformat(),
            **waiting.result._asdict(),
        },
    }
