"""`coach check`: what is wrong in the files of a pack."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from pathlib import Path

from coach.commands.call import Call
from coach.commands.environment import open_world, uncollected
from coach.commands.error_lines import explain
from coach.content.check.graph.states import BUDGET
from coach.content.check.packs import Checked, Recall, afresh, check_packs
from coach.content.check.printing import checked_as_json, lines, score_rows
from coach.content.check.watch import Watch, look
from coach.errors import RequestError
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


_PAUSE = 0.2
"""Seconds between two looks."""
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


@dataclass(frozen=True, slots=True)
class Screen:
    """Where each check is shown, in place of the one before."""

    call: Call
    show: Callable[[Paper, Checked], None]
    now: Callable[[], datetime]

    def told(self, checked: Checked) -> None:
        """Show what a check found."""
        self._begin()
        self.show(paper(self.call.stdout, self.call.environ), checked)
        self._end()

    def refused(self, error: RequestError) -> None:
        """Show why nothing can be checked at the moment."""
        self._begin()
        paper(self.call.stdout, self.call.environ).lines(explain(error))
        self._end()

    def _begin(self) -> None:
        stream = self.call.stdout
        if stream.isatty() and self.call.environ.get("TERM") != "dumb":
            if os.name == "nt":
                os.system("")  # makes an old console of Windows understand what follows
            stream.write(_CLEAR)

    def _end(self) -> None:
        at = self.now().astimezone().strftime("%H:%M:%S")
        line = _("Checked at {time}, and again whenever you save; Ctrl+C ends.").format(time=at)
        paper(self.call.stdout, self.call.environ).block(line)
        self.call.stdout.flush()


def follow(watch: Watch, screen: Screen, sleep: Callable[[float], None] = time.sleep) -> int:
    """Check whenever something changes, until somebody presses Ctrl+C; that is a good end."""
    try:
        while True:
            _turn(watch, screen)
            sleep(_PAUSE)
    except KeyboardInterrupt:
        return 0


def _turn(watch: Watch, screen: Screen) -> None:
    try:
        checked = watch.turn()
    except RequestError as error:
        screen.refused(error)
    else:
        if checked:
            screen.told(checked)
