"""`coach record`: writing what a learner hands in, and checking what was handed in."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from os.path import lexists
from pathlib import Path
from typing import Any, TextIO

from coach.activities.exercise import Taking, find_exercise, open_exercise
from coach.activities.records import know, write, write_to
from coach.commands.call import Call
from coach.commands.environment import open_library, open_world
from coach.content.faults import shown
from coach.content.library import Library
from coach.errors import ContentError, DamagedFile, RequestError
from coach.exercise.record import Record, learner_name, read_record
from coach.exercise.record_verifying import Verdict
from coach.locale import N_, _, ngettext
from coach.output import json_text, paper
from coach.wording import labels
from coach.world import World


def record(call: Call, options: Namespace) -> int:
    """Write a record; or check the records that are named."""
    world = open_world(call.environ, options, call.stderr)
    library = open_library(world, call.stderr)
    if options.verify:
        return _verify(call, options, world, library)
    if options.exercise_files:
        raise RequestError(N_("`--exercise` goes with `--verify`; name the exercise alone."))
    taking = open_exercise(world, library, find_exercise(world, library, options.exercise))
    if not taking.standing.begun:
        raise RequestError(
            N_("There is nothing to hand in yet. To begin, type: coach onboard {name}"),
            name=options.exercise or taking.exercise.id,
        )
    return _write(call, options, world, taking)


def _write(call: Call, options: Namespace, world: World, taking: Taking) -> int:
    name = _name(call, options, world)
    if options.out == "-":
        _print(taking.record(world, name).to_toml(), call.stdout)
        return 0
    if options.out:
        file = write_to(Path(options.out), taking.record(world, name))
    else:
        file = write(world, taking, name)
    page = paper(call.stdout, world.environ)
    page.lines(*_what_it_says(taking.record(world, name)), _("Written: {file}").format(file=file))
    return 0


def _print(text: str, stdout: TextIO) -> None:
    """Write `text` as a file holds it: in UTF-8, whatever the stream is set to."""
    if (buffer := getattr(stdout, "buffer", None)) is None:
        stdout.write(text)
    else:
        buffer.write(text.encode())


def _name(call: Call, options: Namespace, world: World) -> str:
    name = learner_name(options.name or world.settings.name or _asked(call))
    if not name:
        raise RequestError(N_("A record needs a name. Add it: --name NAME"))
    return name


def _asked(call: Call) -> str:
    if not call.stdin.isatty():
        return ""
    call.stderr.write(_("Your name, as it should stand on the record:") + " ")
    call.stderr.flush()
    return call.stdin.readline()


def _what_it_says(of: Record) -> Iterator[str]:
    standing = of.standing
    yield _("{name}: {exercise}.").format(name=shown(of.name), exercise=shown(of.rules.title))
    number = ngettext("{n} attempt", "{n} attempts", len(of.entries)).format(n=len(of.entries))
    if not standing.done:
        yield _("Not done yet; {attempts} in it.").format(attempts=number)
        return
    score = labels.points(standing.percent, standing.professional, standing.decisions)
    told = (
        _("Passed, {score}; {attempts} in it.")
        if standing.passed
        else _("Not passed yet, {score}; {attempts} in it.")
    )
    yield told.format(score=score, attempts=number)


def _verify(call: Call, options: Namespace, world: World, library: Library) -> int:
    verifier = know(world, library, map(Path, options.exercise_files)).verifier
    found = [(Path(name), _read(Path(name))) for name in options.verify]
    verdicts = [
        (file, verifier.verify(each) if isinstance(each, Record) else each) for file, each in found
    ]
    if options.json:
        call.stdout.write(json_text([_data(file, verdict) for file, verdict in verdicts]))
    else:
        page = paper(call.stdout, world.environ)
        for file, verdict in verdicts:
            page.block(*_told(file, verdict))
    return 0 if all(isinstance(each, Verdict) and each.holds for _file, each in verdicts) else 1


def _read(file: Path) -> Record | str:
    try:
        return read_record(file)
    except DamagedFile as error:
        return str(error)
    except ContentError as error:
        if not lexists(file):
            raise RequestError(
                N_("There is no {file}; name the file of a record."), file=file
            ) from None
        return error.problems[0].text


def _told(file: Path, verdict: Verdict | str) -> Iterator[str]:
    if isinstance(verdict, str):
        yield _("{file}: this is no record that can be read. {reason}").format(
            file=file, reason=verdict
        )
        return
    if verdict.holds:
        yield _("{file}: it holds. Scores and result follow from the moves in it.").format(
            file=file
        )
    elif verdict.contradicts:
        yield _("{file}: it does not hold.").format(file=file)
    else:
        yield _("{file}: it cannot be checked in full.").format(file=file)
    yield from _what_it_says(verdict.record)
    yield from (doubt.text for doubt in verdict.doubts)


def _data(file: Path, verdict: Verdict | str) -> dict[str, Any]:
    if isinstance(verdict, str):
        return {"file": str(file), "holds": False, "unreadable": verdict}
    return {
        "file": str(file),
        "holds": verdict.holds,
        "name": verdict.record.name,
        "exercise": verdict.record.rules.exercise,
        **asdict(verdict.record.standing),
        "doubts": [
            {"code": each.code, "message": each.text, "contradicts": each.contradicts}
            for each in verdict.doubts
        ],
    }
