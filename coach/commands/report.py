"""`coach report`: what a cohort did, from the records and journals it handed in."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from coach.activities.records import Known, know
from coach.commands.call import Call
from coach.commands.environment import open_library, open_world
from coach.errors import NotSaved, RequestError
from coach.exercise.cohort.collecting import find
from coach.exercise.cohort.report import Report
from coach.exercise.cohort.summary import Data, summary
from coach.files import replace_file
from coach.locale import N_, _
from coach.output import json_pieces, paper
from coach.plain.report import write_report
from coach.world import World

_TOLD_EVERY = 20
"""How many files are read between two lines about that."""


def report(call: Call, options: Namespace) -> int:
    """Print or write the report; 1 where nothing that counts was found."""
    page = _page_file(options.html)
    world = open_world(call.environ, options, call.stderr)
    known = know(world, open_library(world, call.stderr), map(Path, options.exercise_files))
    made = _read(call, known, map(Path, options.folders))
    data = _summary(world, known, made, anonymous=options.anonymous)
    if page:
        _write_page(call, data, page)
    if options.json:
        call.stdout.writelines(json_pieces(data))
    elif not page:
        write_report(paper(call.stdout, world.environ), data)
    return 0 if made.records or made.journals else 1


def _read(call: Call, known: Known, folders: Iterable[Path]) -> Report:
    found = find(folders)
    made = Report(known.tracers, known.exercises, known.packs)
    made.read(found, _progress(call.stderr, found.files))
    return made


def _summary(world: World, known: Known, made: Report, *, anonymous: bool) -> Data:
    titles = {name: tracer.scenario.title for name, tracer in known.tracers.items()}
    titles |= {name: exercise.title for name, exercise in known.exercises.items()}
    return summary(
        made, now=world.now(), titles=titles, rules=known.principles, anonymous=anonymous
    )


def _progress(stderr: TextIO, total: int) -> Callable[[int], None]:
    """Tells how far reading is, on one line of a terminal; elsewhere nothing."""
    if not stderr.isatty():
        return lambda _read: None

    def tell(read: int) -> None:
        if read % _TOLD_EVERY == 0 or read == total:
            line = _("{read} of {total} read").format(read=read, total=total)
            stderr.write(f"\r{line}" + ("\n" if read == total else ""))
            stderr.flush()

    return tell


def _page_file(name: str | None) -> Path | None:
    """Where the page goes. Raises RequestError before anything is read for it."""
    if name and Path(name).is_dir():
        raise RequestError(N_("{file} is a folder; name the file to write."), file=name)
    return Path(name) if name else None


def _write_page(call: Call, data: Data, file: Path) -> None:
    # only a page needs a template
    from coach.exchange.report_page import report_page  # noqa: PLC0415

    try:
        replace_file(file, report_page(data))
    except NotSaved as error:
        raise RequestError(
            N_("{path} cannot be written: {reason}. Choose another place with --html."),
            path=file,
            reason=error.values["reason"],
        ) from None
    call.stderr.write(_("Written: {file}").format(file=file) + "\n")
