"""Whether a badge holds: signed with a key that is trusted, complete, and valid now.

Nothing that a badge says counts before its signature does: neither the algorithm nor the key that
it names. Whatever is handed in, the answer is a verdict and no error. The steps are those of
“Verify a Credential VC-JWT Signature” and “OpenBadgeCredential Verification” in the Open Badges
Specification 3.0, but that the key comes from whoever verifies, and no network is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from coach.content.faults import shown
from coach.exercise.badge import CONTEXTS, identity_hash
from coach.exercise.credential import (
    Data,
    Told,
    dict_of,
    identities,
    list_of,
    moment_of,
    time_text,
    told,
)
from coach.exercise.keys import PublicKey
from coach.locale import N_, _

_CONTEXT = re.compile(r"https://purl\.imsglobal\.org/spec/ob/v3p0/context(-3\.\d\.\d)*\.json")
_COMPACT = re.compile(r"[\w-]+(\.[\w-]+){2}", re.ASCII)
_TYPES = {"OpenBadgeCredential", "AchievementCredential"}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a badge."""

    code: str
    """Stable name of the kind of remark, like `expired`."""
    message: str
    """In words; `values` fill its braces."""
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The message in the language in use."""
        return _(self.message).format(**self.values)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying came to."""

    reasons: tuple[Remark, ...]
    """Why the badge does not hold; none where it does."""
    badge: Told | None = None
    """What it says; None unless its signature is right."""
    notes: tuple[Remark, ...] = ()
    """What was not looked at."""

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.reasons


def verify(badge: str, key: PublicKey, *, now: datetime, email: str | None = None) -> Verdict:
    """Whether `badge` was signed with `key`, is complete and holds at `now`.

    With `email`, also whether it was awarded to whom that address belongs.
    """
    opened = _open(badge, key)
    if isinstance(opened, Remark):
        return Verdict((opened,))
    reasons = (*_gaps(opened), *_mismatches(opened), *_untimely(opened, now))
    whose = () if email is None or _is_for(opened, email) else (_remark("whose", email=email),)
    notes = (_remark("status"),) if "credentialStatus" in opened else ()
    return Verdict((*reasons, *whose), told(opened), notes)


def _open(badge: str, key: PublicKey) -> Data | Remark:
    # only badges need it, and not every installation has it
    from jwt import PyJWS  # noqa: PLC0415
    from jwt.exceptions import InvalidAlgorithmError, PyJWTError  # noqa: PLC0415

    if not _COMPACT.fullmatch(badge):
        return _remark("not-a-badge")
    try:
        payload = PyJWS().decode(badge, key.raw, algorithms=[key.algorithm.value])
    except InvalidAlgorithmError:
        return _remark("algorithm", algorithm=key.algorithm.value)
    # a header may hold what no header should, and PyJWT does not foresee all of it
    except (PyJWTError, ValueError, TypeError, RecursionError):
        return _remark("signature")
    try:
        data = json.loads(payload)
    except (ValueError, RecursionError):
        data = None
    return data if isinstance(data, dict) else _remark("not-a-credential")


def _gaps(data: Data) -> Iterator[Remark]:
    contexts = list_of(data.get("@context"))
    if contexts[:1] != [CONTEXTS[0]] or not _is_ours(contexts[1:2]):
        yield _remark("context")
    types = {each for each in list_of(data.get("type")) if isinstance(each, str)}
    if "VerifiableCredential" not in types or not types & _TYPES:
        yield _remark("type")
    subject = dict_of(data.get("credentialSubject"))
    if not dict_of(subject.get("achievement")).get("name"):
        yield _remark("achievement")
    if not subject.get("id") and not identities(data):
        yield _remark("nobody")


def _is_ours(contexts: list[Any]) -> bool:
    return any(isinstance(each, str) and _CONTEXT.fullmatch(each) for each in contexts)


def _mismatches(data: Data) -> Iterator[Remark]:
    """The claims of the token that do not say what the credential in it says."""
    issuer = data.get("issuer")
    pairs = (
        ("iss", issuer.get("id") if isinstance(issuer, dict) else issuer),
        ("jti", data.get("id")),
        ("nbf", _seconds(data.get("validFrom"))),
    )
    for claim, value in (*pairs, *_optional_pairs(data)):
        if value is None or not _is_same(data.get(claim), value):
            yield _remark("claim", claim=claim)


def _optional_pairs(data: Data) -> Iterator[tuple[str, Any]]:
    subject = dict_of(data.get("credentialSubject")).get("id")
    if subject is not None or "sub" in data:
        yield "sub", subject
    if "validUntil" in data or "exp" in data:
        yield "exp", _seconds(data.get("validUntil"))


def _is_same(claim: object, value: object) -> bool:
    if isinstance(value, int) and isinstance(claim, int | float):
        # a date may have a fraction of a second where the claim has none
        return abs(claim - value) < 1
    return isinstance(value, str) and claim == value


def _untimely(data: Data, now: datetime) -> Iterator[Remark]:
    begins, ends = moment_of(data.get("validFrom")), moment_of(data.get("validUntil"))
    if begins is not None and now < begins:
        yield _remark("too-early", moment=time_text(begins))
    if ends is not None and now >= ends:
        yield _remark("expired", moment=time_text(ends))


def _is_for(data: Data, email: str) -> bool:
    return any(_names(each, email) for each in identities(data))


def _names(identity: Data, email: str) -> bool:
    known = identity.get("identityHash")
    if identity.get("identityType") != "emailAddress" or not isinstance(known, str):
        return False
    if identity.get("hashed") is True:
        return known.lower() == identity_hash(email, str(identity.get("salt", "")))
    return known == email


def _seconds(value: object) -> int | None:
    moment = moment_of(value)
    return None if moment is None else int(moment.timestamp())


def _remark(code: str, **values: object) -> Remark:
    return Remark(code, _MESSAGES[code], {key: shown(value) for key, value in values.items()})


_MESSAGES: Mapping[str, str] = {
    "not-a-badge": N_(
        "This is no signed badge: that is one line of three parts with dots between them, a JWT."
    ),
    "algorithm": N_(
        "It is not signed the way this key signs, which is {algorithm}; another key made it, or "
        "nobody’s."
    ),
    "signature": N_(
        "It is not signed with this key, or something in it was changed after it was signed."
    ),
    "not-a-credential": N_("It is signed with this key, but there is no credential in it."),
    "context": N_("It does not say that it is a verifiable credential and an Open Badge 3.0."),
    "type": N_("Its type is not that of an Open Badge."),
    "achievement": N_("It does not say what it is for."),
    "nobody": N_("It does not say whom it was awarded to."),
    "claim": N_("Its claim `{claim}` is missing, or is not what the credential says."),
    "too-early": N_("It is valid from {moment}, and not before."),
    "expired": N_("It was valid until {moment}."),
    "whose": N_("It was not awarded to {email}, written just so."),
    "status": N_(
        "Its issuer may have revoked it, and names a list to look that up in. This was not looked "
        "up: coach asks no network."
    ),
}
