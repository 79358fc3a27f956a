"""A badge: an Open Badges 3.0 credential with which an organisation vouches for a record.

The credential follows the Open Badges Specification 3.0 of 1EdTech and its errata, on the W3C’s
Verifiable Credentials Data Model 2.0. It is secured as a compact JWS, as the section “JSON Web
Token Proof Format” of the former asks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from coach.content.faults import shown
from coach.content.toml.tables import given
from coach.errors import RequestError
from coach.exercise.keys import PrivateKey
from coach.locale import N_, _, current

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_SCHEMA = {
    "id": (
        "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
        "ob_v3p0_achievementcredential_schema.json"
    ),
    "type": "1EdTechJsonSchemaValidator2019",
}
_ADDRESS = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+")
_SALT_BYTES = 16

RandomBytes = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Award:
    """What a record says whose moves have been replayed."""

    learner: str
    """The name in the record."""
    exercise: str
    """The id of the exercise."""
    title: str
    summary: str
    criteria: str
    """In words: the pass mark, and what counts towards it."""
    percent: int
    """The score over first answers."""
    professional: int
    """So many of the `decisions` were answered professionally at first."""
    decisions: int
    passed: datetime
    """When the exercise was passed, with its zone."""
    checksum: str
    """That of the record, for whoever keeps the record beside the badge."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """The organisation that vouches."""

    name: str
    url: str
    """Its web address, which is its id as well."""
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """From when till when a badge holds, with zones, and the address that it is for."""

    begins: datetime
    ends: datetime | None = None
    email: str | None = None
    """The learner's; kept as a salted hash, in place of the name."""


def issue(
    award: Award, issuer: Issuer, key: PrivateKey, terms: Terms, random_bytes: RandomBytes
) -> str:
    """The badge for `award`, signed by `issuer` with `key`.

    Raises RequestError for an issuer without a name or a web address, for an e-mail address that
    is none, and for terms that end before they begin.
    """
    _accept(issuer, terms)
    document = credential(award, issuer, terms, random_bytes)
    return _sign({**document, **_claims(document, terms)}, key)


def credential(
    award: Award, issuer: Issuer, terms: Terms, random_bytes: RandomBytes
) -> dict[str, Any]:
    """The OpenBadgeCredential for `award` in the language in use, not yet signed."""
    achievement = _achievement(award, issuer)
    return {
        "@context": list(CONTEXTS),
        "id": _random_urn(random_bytes),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": award.title,
        "issuer": _profile(issuer),
        **given({"validFrom": _time(terms.begins), "validUntil": _time(terms.ends)}),
        "credentialSubject": {
            "id": _random_urn(random_bytes),
            "type": ["AchievementSubject"],
            "identifier": [_identity(award.learner, terms.email, random_bytes)],
            "activityEndDate": _time(award.passed),
            "achievement": achievement,
            "result": _results(award, achievement),
        },
        "evidence": [_evidence(award)],
        "credentialSchema": [_SCHEMA],
    }


def identity_hash(identifier: str, salt: str) -> str:
    """`identifier` as an IdentityHash of the specification: SHA-256 of it with `salt` after it."""
    # JSON may hold half a character, and that is no reason to fail
    content = f"{identifier}{salt}".encode(errors="surrogatepass")
    return f"sha256${sha256(content).hexdigest()}"


def _profile(issuer: Issuer) -> dict[str, Any]:
    profile = {"id": issuer.url, "type": ["Profile"], "name": issuer.name, "url": issuer.url}
    return given({**profile, "email": issuer.email})


def _achievement(award: Award, issuer: Issuer) -> dict[str, Any]:
    # one definition, one id: whoever passes the same exercise has the same achievement
    words = (current(), award.exercise, award.title, award.summary, award.criteria)
    name = uuid5(NAMESPACE_URL, json.dumps([issuer.url, *words]))
    return {
        "id": name.urn,
        "type": ["Achievement"],
        "achievementType": "Assessment",
        "name": award.title,
        "description": award.summary,
        "criteria": {"narrative": award.criteria},
        "humanCode": award.exercise,
        "inLanguage": current(),
        "resultDescription": [
            {
                "id": uuid5(name, "score").urn,
                "type": ["ResultDescription"],
                "name": _("Score over first answers, in percent"),
                "resultType": "Percent",
                "valueMin": "0",
                "valueMax": "100",
            },
            {
                "id": uuid5(name, "count").urn,
                "type": ["ResultDescription"],
                "name": _("Decisions answered professionally at first"),
                "resultType": "Result",
            },
        ],
    }


def _results(award: Award, achievement: dict[str, Any]) -> list[dict[str, Any]]:
    count = _("{part} of {whole}").format(part=award.professional, whole=award.decisions)
    values = (f"{award.percent}", count)
    return [
        {"type": ["Result"], "resultDescription": description["id"], "value": value}
        for description, value in zip(achievement["resultDescription"], values, strict=True)
    ]


def _identity(name: str, email: str | None, random_bytes: RandomBytes) -> dict[str, Any]:
    if email is None:
        return {
            "type": "IdentityObject",
            "identityType": "name",
            "hashed": False,
            "identityHash": name,
        }
    salt = random_bytes(_SALT_BYTES).hex()
    return {
        "type": "IdentityObject",
        "identityType": "emailAddress",
        "hashed": True,
        "identityHash": identity_hash(email, salt),
        "salt": salt,
    }


def _evidence(award: Award) -> dict[str, Any]:
    return {
        "type": ["Evidence"],
        "name": _("Record"),
        "description": _("The record of the exercise; the issuer has replayed its moves."),
        "narrative": _("Checksum of the record: {checksum}").format(checksum=award.checksum),
    }


def _claims(document: dict[str, Any], terms: Terms) -> dict[str, Any]:
    return given(
        {
            "iss": document["issuer"]["id"],
            "jti": document["id"],
            "sub": document["credentialSubject"]["id"],
            "nbf": int(terms.begins.timestamp()),
            "exp": None if terms.ends is None else int(terms.ends.timestamp()),
        }
    )


def _sign(payload: dict[str, Any], key: PrivateKey) -> str:
    # only badges need it, and not every installation has it
    from jwt import PyJWS  # noqa: PLC0415

    # The specification has a verifier fetch the key from the address in a header's `kid`, so an id
    # that is no address would make a badge unreadable: the thumbprint stands inside the key.
    header = {"jwk": key.public.jwk}
    text = json.dumps(payload, separators=(",", ":"))
    return PyJWS().encode(text.encode(), key.raw, algorithm=key.algorithm.value, headers=header)


def _accept(issuer: Issuer, terms: Terms) -> None:
    if not issuer.name.strip():
        raise RequestError(N_("A badge needs the name of the organisation that vouches for it."))
    if not _is_web_address(issuer.url):
        raise RequestError(
            N_("“{url}” is no web address; write it in full, like https://example.org."),
            url=shown(issuer.url),
        )
    for address in (issuer.email, terms.email):
        if address is not None and not _ADDRESS.fullmatch(address):
            raise RequestError(N_("“{email}” is no e-mail address."), email=shown(address))
    if terms.ends is not None and terms.ends <= terms.begins:
        raise RequestError(N_("A badge cannot end before it begins; choose a later day."))


def _is_web_address(text: str) -> bool:
    if re.search(r"[\s\x00-\x1f\x7f<>\"]", text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _random_urn(random_bytes: RandomBytes) -> str:
    return UUID(bytes=random_bytes(16), version=4).urn


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
