"""`coach compare NAME [A] [B]`: two attempts at a scenario, decision by decision."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from coach.commands.call import Call
from coach.commands.environment import open_world
from coach.commands.named_scenario import open_named
from coach.content.loading import load_scenario
from coach.content.model import Reply
from coach.journal.resuming import Past, look_back
from coach.journal.which_attempt import pair
from coach.output import json_text, paper
from coach.plain.compare import side_by_side
from coach.practice.debrief import Compared, compare, tally


def compare_attempts(call: Call, options: Namespace) -> int:
    """Print two attempts side by side, the one played earlier first."""
    world = open_world(call.environ, options, call.stderr)
    world, _library, card = open_named(call, world, options.name)
    attempts = [each for each in world.journal.everything(card.id) if each.timed]
    chosen = pair(attempts, options.one, options.other)
    scenario = load_scenario(card.folder, world.language)
    earlier, later = (look_back(attempt, scenario) for attempt in chosen)
    if options.json:
        call.stdout.write(json_text(_data(earlier, later)))
    else:
        page = paper(call.stdout, call.environ)
        page.blocks(side_by_side(earlier, later, world.now()))
    return 0


def _data(earlier: Past, later: Past) -> dict[str, Any]:
    compared = compare(earlier.session, later.session)
    return {
        "scenario": later.attempt.scenario,
        "earlier": _attempt_data(earlier),
        "later": _attempt_data(later),
        "tally": tally(compared)._asdict(),
        "decisions": [_decision_data(each) for each in compared],
    }


def _attempt_data(past: Past) -> dict[str, Any]:
    attempt = past.attempt
    return {
        "attempt": attempt.id,
        "mode": attempt.mode,
        "from_scene": attempt.from_scene,
        "started": attempt.started.isoformat(),
        "finished": attempt.finished and attempt.finished.isoformat(),
        **attempt.result._asdict(),
    }


def _decision_data(each: Compared) -> dict[str, Any]:
    return {
        "decision": each.decision,
        "recap": each.scene.recap,
        "recovery": each.scene.recovery,
        "change": each.change,
        "earlier": each.earlier and _reply_data(each.earlier),
        "later": each.later and _reply_data(each.later),
    }


def _reply_data(reply: Reply) -> dict[str, Any]:
    return {"reply": reply.id, "grade": reply.grade, "text": reply.text, "why": reply.why}
