"""`coach explain`: what a problem that `coach check` finds means, and what to do."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from coach.commands.call import Call
from coach.commands.environment import accept_language, open_world
from coach.content.author.explanations import (
    Explanation,
    explanations,
    find_explanation,
    problem_groups,
)
from coach.locale import _
from coach.output import Paper, json_text, paper, table
from coach.wording.problem_text import blocks


def explain(call: Call, options: Namespace) -> int:
    """Print what a code means; without one, every code with what it is."""
    accept_language(open_world(call.environ, options, call.stderr))
    page = paper(call.stdout, call.environ)
    if options.json:
        call.stdout.write(json_text(_data(options.code)))
    elif options.code:
        code, explanation = find_explanation(options.code)
        page.block(code)
        page.blocks(blocks(code, explanation))
    else:
        _list(page)
    return 0


def _list(page: Paper) -> None:
    width = max(map(len, explanations()))
    for group in problem_groups():
        rows = [(code.ljust(width), each.says) for code, each in group.explanations.items()]
        page.block(group.title, *table(rows, page.width))
    page.lines(_("More about one of them: coach explain CODE"))


def _data(code: str | None) -> dict[str, Any] | list[dict[str, Any]]:
    if code:
        return _as_data(*find_explanation(code))
    return [
        {**_as_data(name, explanation), "group": group.title}
        for group in problem_groups()
        for name, explanation in group.explanations.items()
    ]


def _as_data(code: str, explanation: Explanation) -> dict[str, Any]:
    fragments = explanation.fragments
    return {
        "code": code,
        **explanation._asdict(),
        "fragments": fragments._asdict() if fragments else None,
    }
