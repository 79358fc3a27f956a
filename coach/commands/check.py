"""`coach check`: what is wrong in the files of a pack."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from coach.commands.arguments import Call
from coach.commands.surroundings import open_world, uncollected
from coach.commands.watching import Screen, follow
from coach.content.check.graph.states import BUDGET
from coach.content.check.packs import Checked, Recall, afresh, check_packs
from coach.content.check.printing import checked_as_json, lines, score_rows
from coach.content.check.watch import Watch, look
from coach.exchange.sarif import sarif
from coach.locale import _, ngettext
from coach.output import Paper, json_text, paper, table
from coach.world import World


def check(call: Call, options: Namespace) -> int:
    """Print every problem with file and line, and a count; 1 where there are errors.

    Where asked, also how well strategies do that answer without reading, or all of it again
    whenever a file is saved.
    """
    world = open_world(call.environ, options, call.stderr)
    paths = [Path(path) for path in options.paths] or world.places.packs
    budget = options.states or BUDGET
    if options.watch:
        screen = Screen(call, partial(_show, bots=options.bots), world.now)
        return follow(Watch(partial(_checked, world, paths, budget), partial(look, paths)), screen)
    checked = _checked(world, paths, budget)
    if options.json:
        call.stdout.write(json_text(checked_as_json(checked, bots=options.bots)))
    elif options.sarif:
        call.stdout.write(json_text(sarif(checked, Path.cwd())))
    else:
        _show(paper(call.stdout, call.environ), checked, bots=options.bots)
    return 0 if checked.ok else 1


def _checked(world: World, paths: Sequence[Path], budget: int, recall: Recall = afresh) -> Checked:
    with uncollected():
        elsewhere = {card.id for card in world.library().cards}
        return check_packs(paths, budget=budget, elsewhere=elsewhere, recall=recall)


def _show(page: Paper, checked: Checked, *, bots: bool) -> None:
    for _file, problems in groupby(checked.problems, key=lambda problem: problem.file):
        for problem in problems:
            page.lines(*lines(problem))
        page.lines("")
    if bots:
        _show_bots(page, checked)
    if checked.problems:
        code = checked.problems[0].code
        page.block(_("What a problem means: coach explain {code}").format(code=code))
    page.lines(_count(checked))


def _show_bots(page: Paper, checked: Checked) -> None:
    for folder, whole in checked.wholes.items():
        page.block(str(folder), *table(score_rows(whole), page.width))
    if not checked.wholes:
        page.block(_("Bots need a pack; name its folder instead of a scenario's."))


def _count(checked: Checked) -> str:
    scenarios = ngettext("{n} scenario", "{n} scenarios", checked.scenarios)
    exercises = ngettext("{n} exercise", "{n} exercises", checked.exercises)
    errors = ngettext("{n} error", "{n} errors", checked.errors)
    warnings = ngettext("{n} warning", "{n} warnings", checked.warnings)
    return _("{scenarios} and {exercises} checked: {errors}, {warnings}.").format(
        scenarios=scenarios.format(n=checked.scenarios),
        exercises=exercises.format(n=checked.exercises),
        errors=errors.format(n=checked.errors),
        warnings=warnings.format(n=checked.warnings),
    )
