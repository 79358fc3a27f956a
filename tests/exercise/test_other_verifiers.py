"""What others say of our badges: openbadgeslib, made for them, and jose, made for any JWT."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openbadgeslib.ob3 import (
    Achievement,
    Issuer,
    OB3Signer,
    OB3VerificationError,
    OB3Verifier,
    OpenBadgeCredential,
)

from coach.exercise.badge import identity_hash
from coach.exercise.badge_verifying import verify
from coach.exercise.keys import Algorithm, new_key, public_key
from tests.exercise.badges import AWARD, KEYS, NOW, TOMORROW, issued, opened, packed
from tests.exercise.test_keys import pem_of
from tests.node import node_with, told_by_node

SCRIPT = """
import { EmbeddedJWK, calculateJwkThumbprint, importJWK, jwtVerify } from "jose";
import { readFileSync } from "node:fs";
const { badge, jwk, alg, now } = JSON.parse(readFileSync(0, "utf-8"));
const options = { algorithms: [alg], currentDate: new Date(now), typ: "JWT" };
const told = { thumbprint: await calculateJwkThumbprint(jwk) };
try {
  told.payload = (await jwtVerify(badge, await importJWK(jwk, alg), options)).payload;
  told.embedded = (await jwtVerify(badge, EmbeddedJWK, options)).payload.jti;
} catch (error) {
  told.error = error.code;
}
process.stdout.write(JSON.stringify(told));
"""


@pytest.fixture(scope="session")
def jose(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which node can import jose."""
    return node_with("jose@6", tmp_path_factory.mktemp("jose"), SCRIPT)


@dataclass(frozen=True)
class Jose:
    """What jose says of a badge."""

    thumbprint: str
    payload: dict[str, Any] | None = None
    embedded: str | None = None
    error: str | None = None


def ask_jose(folder: Path, badge: str, algorithm: Algorithm, now: datetime = NOW) -> Jose:
    """Verify `badge` with the public key of `algorithm`, and with the one in its header."""
    jwk = KEYS[algorithm].public.jwk
    question = {"badge": badge, "jwk": jwk, "alg": algorithm, "now": now.isoformat()}
    told = told_by_node(folder, json.dumps(question))
    return Jose(**json.loads(told))


def tampered(badge: str) -> str:
    """`badge` with a better score."""
    header, _payload, signature = badge.split(".")
    data = opened(badge)
    data["credentialSubject"]["result"][0]["value"] = "100"
    return f"{header}.{packed(data)}.{signature}"


@pytest.mark.parametrize("algorithm", Algorithm)
def test_jose_accepts_ours(algorithm: Algorithm, jose: Path) -> None:
    """With our public key and with the one in the header, and the id of the key is right."""
    badge = issued(KEYS[algorithm], until=TOMORROW)
    told = ask_jose(jose, badge, algorithm)
    assert told.error is None
    assert told.payload == opened(badge)
    assert told.embedded == opened(badge)["id"]
    assert told.thumbprint == KEYS[algorithm].public.jwk["kid"]


@pytest.mark.parametrize("algorithm", Algorithm)
def test_jose_rejects_what_was_changed(algorithm: Algorithm, jose: Path) -> None:
    """A better score, another key, and a badge that has ended."""
    badge = issued(KEYS[algorithm], until=TOMORROW)
    foreign = issued(new_key(algorithm))
    failed = "ERR_JWS_SIGNATURE_VERIFICATION_FAILED"
    assert ask_jose(jose, tampered(badge), algorithm).error == failed
    assert ask_jose(jose, foreign, algorithm).error == failed
    assert ask_jose(jose, badge, algorithm, TOMORROW).error == "ERR_JWT_EXPIRED"


@pytest.mark.parametrize("email", [None, "zoe@example.org"])
@pytest.mark.parametrize("algorithm", Algorithm)
def test_openbadgeslib_accepts_ours(algorithm: Algorithm, email: str | None) -> None:
    """It finds in a badge what the award said."""
    badge = issued(KEYS[algorithm], email=email)
    read = OB3Verifier(pem_of(KEYS[algorithm].public.raw)).verify(badge)
    identity = read.identifiers[0]
    assert read.issuer.name == "Example & Sons"
    assert read.achievement.name == AWARD.title
    assert read.achievement.criteria_narrative == AWARD.criteria
    assert read.achievement.achievement_type == "Assessment"
    assert [each.value for each in read.results] == ["82", "9 of 11"]
    assert (read.issuance_date, read.expiration_date) == (NOW, None)
    assert identity.hashed is (email is not None)
    expected = AWARD.learner if email is None else identity_hash(email, identity.salt or "")
    assert identity.identity_hash == expected


@pytest.mark.parametrize("algorithm", Algorithm)
@pytest.mark.parametrize("spoil", [tampered, lambda badge: f"{badge[:-8]}AAAAAAAA"])
def test_openbadgeslib_rejects_what_was_changed(
    algorithm: Algorithm, spoil: Callable[[str], str]
) -> None:
    """A better score, and another signature."""
    verifier = OB3Verifier(pem_of(KEYS[algorithm].public.raw))
    with pytest.raises(OB3VerificationError, match="signature"):
        verifier.verify(spoil(issued(KEYS[algorithm])))


def test_openbadgeslib_sees_that_a_badge_has_ended() -> None:
    """A badge whose time is over is expired for others, too."""
    key = KEYS[Algorithm.EDDSA]
    with pytest.raises(OB3VerificationError, match="expired"):
        OB3Verifier(pem_of(key.public.raw)).verify(issued(key, until=TOMORROW))


@pytest.mark.parametrize("algorithm", Algorithm)
def test_a_badge_of_openbadgeslib_holds_here(algorithm: Algorithm) -> None:
    """We read what others issue, with their key in a PEM file."""
    key = KEYS[algorithm]
    credential = OpenBadgeCredential(
        issuer=Issuer(id="https://example.com/us", name="Others"),
        recipient_id="mailto:sam@example.com",
        achievement=Achievement(
            id="https://example.com/tea", name="Tea", description="Tea.", criteria_narrative="Tea."
        ),
        issuance_date=NOW,
    )
    badge = OB3Signer(pem_of(key.raw), algorithm.value).sign(credential)
    verdict = verify(badge, public_key(pem_of(key.public.raw), "file"), now=NOW)
    assert verdict.reasons == ()
    assert verdict.badge is not None
    assert (verdict.badge.issuer, verdict.badge.title) == ("Others", "Tea")
