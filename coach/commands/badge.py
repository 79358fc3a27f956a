"""`coach badge`: keys for an organisation, badges for records, and whether a badge holds.

Everything here needs the extra `sign`, and says so in one line where it is missing.
"""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from coach.activities.exercise import rules
from coach.activities.records import Known, know
from coach.commands.call import Call
from coach.commands.environment import open_library, open_world
from coach.errors import NotSaved, RequestError
from coach.exercise.badge import Award, Issuer, Terms, issue
from coach.exercise.badge_verifying import Remark, Verdict
from coach.exercise.badge_verifying import verify as verify_badge
from coach.exercise.credential import Told, time_text
from coach.exercise.keys import Algorithm, new_key, private_key, public_key, require_libraries
from coach.exercise.record import checksum_of, read_record
from coach.exercise.record_verifying import judge
from coach.files import replace_file, write_new
from coach.locale import N_, _
from coach.output import Paper, json_text, paper

PRIVATE, PUBLIC = "badge-private.jwk", "badge-public.jwk"

_THERE = N_("{path} is there already, and stays as it is. Choose another place with --out.")
_LARGEST = 5_000_000
"""Bytes of a file that are read: no badge has as many, not even with a picture in it."""


def make_key(call: Call, options: Namespace) -> int:
    """Make a pair of keys and say what each is for."""
    open_world(call.environ, options, call.stderr)
    key = new_key(Algorithm(options.alg))
    private, public = Path(options.out, PRIVATE), Path(options.out, PUBLIC)
    for path in (private, public):
        if os.path.lexists(path):
            raise RequestError(_THERE, path=path)
    _write_private(private, json_text(key.jwk))
    write_new(public, json_text(key.public.jwk))
    paper(call.stdout, call.environ).lines(
        _("The private key: {path}").format(path=private),
        _("Whoever has it issues badges in your name. Keep it where nobody else can read it."),
        "",
        _("The public key: {path}").format(path=public),
        _("Give it to everybody who verifies your badges."),
    )
    return 0


def issue_badge(call: Call, options: Namespace) -> int:
    """Issue a badge for a record whose moves lead to a pass; print it or put it in a file."""
    world = open_world(call.environ, options, call.stderr)
    require_libraries()
    key = private_key(_read(Path(options.key)), options.key)
    out = None if options.out is None else Path(options.out)
    known = know(world, open_library(world, call.stderr), map(Path, options.exercise_files))
    award = _award(known, Path(options.record))
    terms = Terms(world.now(), _end_of(options.until), options.email)
    badge = issue(award, Issuer(options.issuer, options.url), key, terms, world.random_bytes)
    if out is None:
        call.stdout.write(f"{badge}\n")
        return 0
    write_new(out, f"{badge}\n")
    said = _("The badge for {learner} is in {path}.").format(learner=award.learner, path=out)
    paper(call.stdout, call.environ).lines(said)
    return 0


def _award(known: Known, file: Path) -> Award:
    """What the record in `file` says, once its moves have been replayed.

    Raises RequestError where it does not hold, or is no pass with a score.
    """
    record = read_record(file)
    verdict = known.verifier.verify(record)
    standing, exercise = record.standing, known.exercises.get(record.rules.exercise)
    if not verdict.holds or exercise is None:
        values = {"file": file, "reason": verdict.doubts[0].text}
        raise RequestError(N_("{file}: no badge, as it does not hold. {reason}"), **values)
    passed = judge(record.rules, verdict.followed).settled
    if not standing.passed or standing.percent is None or passed is None:
        raise RequestError(
            N_("{file}: no badge, as it is no pass with a score in an assessment."), file=file
        )
    return Award(
        learner=record.name,
        exercise=exercise.id,
        title=exercise.title,
        summary=exercise.summary,
        criteria=" ".join(rules(exercise)),
        percent=standing.percent,
        professional=standing.professional,
        decisions=standing.decisions,
        passed=passed,
        checksum=checksum_of(record),
    )


def verify(call: Call, options: Namespace) -> int:
    """Print whether a badge holds, why not, and what it says; 1 where it does not."""
    world = open_world(call.environ, options, call.stderr)
    key = public_key(_read(Path(options.key)), options.key)
    verdict = verify_badge(
        _read(Path(options.badge)).strip(), key, now=world.now(), email=options.email
    )
    if options.json:
        call.stdout.write(json_text(_as_data(verdict)))
    else:
        _show(paper(call.stdout, call.environ), verdict, options.email)
    return 0 if verdict.holds else 1


def _show(page: Paper, verdict: Verdict, email: str | None) -> None:
    head = _("The badge holds.") if verdict.holds else _("The badge does not hold.")
    page.block(head, *(each.text for each in verdict.reasons))
    if verdict.badge is not None:
        page.block(*_lines(verdict.badge, None if _is_other(verdict) else email))
    page.block(*(each.text for each in verdict.notes))
    if verdict.holds:
        page.lines(_("This proves as much as the key does: have it from the organisation itself."))


def _is_other(verdict: Verdict) -> bool:
    return any(each.code == "whose" for each in verdict.reasons)


def _lines(badge: Told, email: str | None) -> Iterator[str]:
    hashed = _("by an e-mail address, kept as a hash")
    named = (
        (_("Issuer: {text}"), ", ".join(filter(None, (badge.issuer, badge.url)))),
        (_("For: {text}"), badge.title),
        (_("Learner: {text}"), badge.learner or email or hashed),
    )
    for line, text in named:
        if text:
            yield line.format(text=text)
    for name, value in badge.results:
        yield f"{name}: {value}" if name else value
    times = (
        (_("Passed: {moment}"), badge.passed),
        (_("Valid from: {moment}"), badge.valid_from),
        (_("Valid until: {moment}"), badge.valid_until),
    )
    for line, moment in times:
        if moment is not None:
            yield line.format(moment=time_text(moment))
    yield from badge.evidence


def _as_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "holds": verdict.holds,
        "reasons": _remarks(verdict.reasons),
        "notes": _remarks(verdict.notes),
        "badge": None if verdict.badge is None else _told_data(verdict.badge),
    }


def _remarks(remarks: tuple[Remark, ...]) -> list[dict[str, str]]:
    return [{"code": each.code, "text": each.text} for each in remarks]


def _told_data(badge: Told) -> dict[str, Any]:
    times = {
        "passed": badge.passed,
        "valid_from": badge.valid_from,
        "valid_until": badge.valid_until,
    }
    return {
        "issuer": badge.issuer,
        "url": badge.url,
        "title": badge.title,
        "learner": badge.learner,
        "results": [each._asdict() for each in badge.results],
        **{name: moment and moment.isoformat() for name, moment in times.items()},
        "evidence": list(badge.evidence),
    }


def _end_of(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time.max, UTC)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST).decode("utf-8-sig", "replace")
    except OSError as error:
        raise RequestError(
            N_("{path} cannot be read: {reason}."), path=path, reason=error.strerror or error
        ) from None


def _write_private(path: Path, text: str) -> None:
    try:
        replace_file(path, text)
    except NotSaved as error:
        raise RequestError(
            N_("{path} cannot be written: {reason}. Choose another place with --out."),
            path=path,
            reason=error.values["reason"],
        ) from None
