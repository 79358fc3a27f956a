"""What stands in the credential of a badge, whoever wrote it: nothing is taken for granted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from coach.content.faults import CONTROL

Data = Mapping[str, Any]


class Result(NamedTuple):
    """One figure of a badge, and what it is."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a badge says, as far as it says it; each text fit to be shown."""

    issuer: str | None
    url: str | None
    title: str | None
    learner: str | None
    """The name in it; None where the learner is not named, or by a hash alone."""
    results: tuple[Result, ...]
    passed: datetime | None
    """All times are in UTC."""
    valid_from: datetime | None
    valid_until: datetime | None
    evidence: tuple[str, ...]


def told(data: Data) -> Told:
    """What the credential `data` says; what is not as it should be is passed over."""
    subject, issuer = dict_of(data.get("credentialSubject")), data.get("issuer")
    profile = issuer if isinstance(issuer, dict) else {"id": issuer}
    named = [each for each in identities(data) if each.get("identityType") == "name"]
    return Told(
        issuer=_text(profile.get("name")),
        url=_text(profile.get("url", profile.get("id"))),
        title=_text(dict_of(subject.get("achievement")).get("name")),
        learner=_text(named[0].get("identityHash")) if named else None,
        results=tuple(_results(subject)),
        passed=moment_of(subject.get("activityEndDate")),
        valid_from=moment_of(data.get("validFrom")),
        valid_until=moment_of(data.get("validUntil")),
        evidence=tuple(_evidence(data)),
    )


def _results(subject: Data) -> Iterator[Result]:
    known = dicts_of(dict_of(subject.get("achievement")).get("resultDescription"))
    names = {str(each.get("id")): _text(each.get("name")) for each in known}
    for each in dicts_of(subject.get("result")):
        name, value = names.get(str(each.get("resultDescription"))), _text(each.get("value"))
        if value is not None:
            yield Result(name or "", value)


def _evidence(data: Data) -> Iterator[str]:
    for each in dicts_of(data.get("evidence")):
        if (text := _text(each.get("narrative", each.get("id")))) is not None:
            yield text


def identities(data: Data) -> list[Data]:
    """By what the learner is identified, apart from an id."""
    return dicts_of(dict_of(data.get("credentialSubject")).get("identifier"))


def time_text(moment: datetime) -> str:
    """`moment` as people read it, to the minute and in UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def moment_of(value: object) -> datetime | None:
    """The moment in UTC that `value` writes as ISO 8601 does, with a zone."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        return None if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def dict_of(value: object) -> Data:
    """`value` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def dicts_of(value: object) -> list[Data]:
    """The objects in `value`, which may also be a single one."""
    return [each for each in list_of(value) if isinstance(each, dict)]


def list_of(value: object) -> list[Any]:
    """`value` as a list: JSON-LD writes a list of one without its brackets, too."""
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    return CONTROL.sub("", " ".join(value.split()))
