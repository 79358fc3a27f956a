"""`coach progress`: how practice has gone, principle by principle and run by run."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from coach.commands.call import Call
from coach.commands.environment import open_library, open_world, uncollected, warn
from coach.journal.everything_played import Rules, gather
from coach.journal.mastery import Place, PrincipleProgress, Tally
from coach.journal.progress import Progress, Run, ScenarioProgress
from coach.output import json_text, paper
from coach.plain.progress import progress_blocks
from coach.practice.scoring import Score
from coach.wording.progress_text import rule


def progress(call: Call, options: Namespace) -> int:
    """Print what can be told from the journal, with what it rests on."""
    world = open_world(call.environ, options, call.stderr)
    library = open_library(world, call.stderr)
    with uncollected():
        seen = gather(library, world.language, world.journal, world.day)
    warn(seen.damaged, call.stderr)
    if options.json:
        call.stdout.write(json_text(progress_data(seen.progress, seen.rules)))
    else:
        cards = {card.id: card for card in library.cards}
        page = paper(call.stdout, call.environ)
        page.blocks(progress_blocks(seen.progress, seen.rules, cards, page.width))
    return 0


def progress_data(seen: Progress, rules: Rules) -> dict[str, Any]:
    """Everything, as data for programs; shares are from 0 to 1, scores in percent."""
    lowest = seen.lowest
    return {
        "attempts": seen.attempts,
        "finished": len(seen.runs),
        "answers": {"all": seen.counts.answers, **seen.counts._asdict()},
        "lowest": lowest
        and {
            "pack": lowest.principle.id.pack,
            "principle": lowest.principle.id.name,
            "others": lowest.others,
            "clearly": lowest.clearly,
        },
        "principles": [_principle(each, rules) for each in seen.principles],
        "runs": [_run(run) for run in seen.runs],
        "days": seen.days,
        "scenarios": [_scenario(each) for each in seen.scenarios],
    }


def _principle(each: PrincipleProgress, rules: Rules) -> dict[str, Any]:
    known = each.estimate
    return {
        "pack": each.id.pack,
        "name": each.id.name,
        "rule": rule(each, rules),
        "decisions": each.decisions,
        "estimate": known and {"mean": known.mean, "low": known.low, "high": known.high},
        "first": _tally(each.first),
        "later": _tally(each.later),
        "places": [_place(place) for place in each.places],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "scenario": place.scenario,
        "decisions": place.decisions,
        "first": _tally(place.first),
        "later": _tally(place.later),
    }


def _tally(tally: Tally) -> dict[str, Any]:
    grades = {grade.value: number for grade, number in tally.grades.items()}
    return {"answers": tally.answers, "percent": tally.score.percent, **grades}


def _run(run: Run) -> dict[str, Any]:
    return {
        "attempt": run.attempt,
        "scenario": run.scenario,
        "mode": run.mode,
        "again": run.again,
        "finished": run.finished.isoformat(),
        **run.result._asdict(),
        "corrected": run.corrected and _score(run.corrected),
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "percent": score.percent,
        "professional": score.professional,
        "decisions": score.decisions,
    }


def _scenario(each: ScenarioProgress) -> dict[str, Any]:
    return {
        "name": each.id,
        "pack": each.pack,
        "attempts": each.attempts,
        "half_done": each.half_done,
        "finished": len(each.runs),
        "endings": each.endings,
        "found": sorted(each.found),
    }
