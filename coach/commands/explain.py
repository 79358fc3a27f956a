"""`coach explain`: what a problem that `coach check` tells of means, and how it is mended."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from coach.commands.arguments import Call
from coach.commands.surroundings import accept_language, open_world
from coach.content.meanings.catalogue import GROUPS, MEANINGS, find_meaning, threshold
from coach.content.meanings.meaning import Meaning
from coach.locale import _
from coach.meaning_words import blocks
from coach.output import Paper, json_text, paper, table


def explain(call: Call, options: Namespace) -> int:
    """Print what a code means; without one, every code with what it is."""
    accept_language(open_world(call.environ, options, call.stderr))
    page = paper(call.stdout, call.environ)
    if options.json:
        call.stdout.write(json_text(_data(options.code)))
    elif options.code:
        code, meaning = find_meaning(options.code)
        page.block(code)
        page.blocks(blocks(code, meaning))
    else:
        _list(page)
    return 0


def _list(page: Paper) -> None:
    width = max(map(len, MEANINGS))
    for group in GROUPS:
        rows = [(code.ljust(width), _(each.says)) for code, each in group.meanings.items()]
        page.block(_(group.title), *table(rows, page.width))
    page.lines(_("More about one of them: coach explain CODE"))


def _data(code: str | None) -> dict[str, Any] | list[dict[str, Any]]:
    if code:
        return _meaning_data(*find_meaning(code))
    return [
        {**_meaning_data(name, meaning), "group": _(group.title)}
        for group in GROUPS
        for name, meaning in group.meanings.items()
    ]


def _meaning_data(code: str, meaning: Meaning) -> dict[str, Any]:
    limit = threshold(code)
    return {
        "code": code,
        "says": meaning.sentence,
        "matters": _(meaning.matters),
        "mend": _(meaning.mend),
        "threshold": _(limit) if limit else None,
        "example": meaning.example._asdict() if meaning.example else None,
    }
