"""Which badges hold, and what is said of those that do not."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from coach.exercise.badge_verifying import Verdict, verify
from coach.exercise.keys import Algorithm, new_key
from tests.exercise.badges import KEY, KEYS, NOW, RSA_KEY, TOMORROW, issued, opened, packed, signed

BADGE = issued(email="zoe@example.org", until=TOMORROW)
DATA = opened(BADGE)


def judged(badge: str, **more: Any) -> Verdict:
    return verify(badge, KEY.public, **{"now": NOW, **more})


def codes(verdict: Verdict) -> list[str]:
    assert all(each.text and "{" not in each.text for each in verdict.reasons)
    return [each.code for each in verdict.reasons]


ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= "


@given(st.integers(0, len(BADGE) - 1), st.sampled_from(ALPHABET))
def test_one_character_changed_and_it_does_not_hold(place: int, character: str) -> None:
    """Wherever a badge is touched, be it in bits that no decoder reads, it no longer holds."""
    changed = BADGE[:place] + character + BADGE[place + 1 :]
    assert judged(changed).holds is (changed == BADGE)


CHANGES: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("name", lambda data: data.update(name="Another title")),
    ("score", lambda data: data["credentialSubject"]["result"][0].update(value="100")),
    ("learner", lambda data: data["credentialSubject"]["identifier"][0].update(salt="")),
    ("issuer", lambda data: data["issuer"].update(name="Somebody else")),
    ("end", lambda data: data.update(validUntil="2099-01-01T00:00:00Z", exp=4070908800)),
    ("evidence", lambda data: data["evidence"].clear()),
]


@pytest.mark.parametrize(("_part", "change"), CHANGES, ids=[name for name, _change in CHANGES])
def test_whatever_is_changed_breaks_the_signature(
    _part: str, change: Callable[[dict[str, Any]], object]
) -> None:
    """No part of the credential can be exchanged, and what it says is not even told then."""
    header, _payload, signature = BADGE.split(".")
    data = json.loads(json.dumps(DATA))
    change(data)
    verdict = judged(f"{header}.{packed(data)}.{signature}")
    assert (codes(verdict), verdict.badge) == (["signature"], None)


def test_another_key() -> None:
    """A badge holds with the key that signed it, not with another of its kind."""
    other = new_key(Algorithm.EDDSA)
    assert codes(verify(BADGE, other.public, now=NOW)) == ["signature"]


def test_the_key_in_a_badge_counts_for_nothing() -> None:
    """Who signs with a key of their own and puts that into the header has forged nothing."""
    mine = new_key(Algorithm.EDDSA)
    assert codes(judged(signed(DATA, mine, jwk=mine.public.jwk))) == ["signature"]
    posing = {**mine.public.jwk, "kid": KEY.public.jwk["kid"]}
    assert codes(judged(signed(DATA, mine, jwk=posing, kid=posing["kid"]))) == ["signature"]


@pytest.mark.parametrize("algorithm", Algorithm)
def test_a_public_key_is_no_secret_to_sign_with(algorithm: Algorithm) -> None:
    """A badge signed with HMAC and the public key as its secret, in any form of it, is refused."""
    key = KEYS[algorithm].public
    raw = key.raw.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    pem = key.raw.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    start = f"{packed({'alg': 'HS256', 'typ': 'JWT'})}.{packed(DATA)}"
    for secret in (raw, pem, json.dumps(key.jwk).encode(), b""):
        mac = hmac.digest(secret, start.encode(), hashlib.sha256)
        forged = f"{start}.{packed_bytes(mac)}"
        assert codes(verify(forged, key, now=NOW)) == ["algorithm"]


def packed_bytes(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@pytest.mark.parametrize("name", ["none", "None", "", "HS256", "RS256", "ES256", "Ed25519", 1, []])
def test_a_badge_does_not_choose_how_it_is_verified(name: object) -> None:
    """The key says which algorithm it is; a header that says another one is refused."""
    _header, payload, signature = BADGE.split(".")
    verdict = judged(f"{packed({'alg': name, 'typ': 'JWT'})}.{payload}.{signature}")
    assert codes(verdict) == ["algorithm"]
    assert "EdDSA" in verdict.reasons[0].text


def test_an_unsigned_badge() -> None:
    """Without a signature there is no badge, whatever the header says."""
    assert codes(judged(f"{packed({'alg': 'none'})}.{packed(DATA)}.")) == ["not-a-badge"]


def test_a_key_of_the_other_kind() -> None:
    """An RSA badge is not tried with an Ed25519 key, nor the other way round."""
    assert codes(judged(issued(RSA_KEY))) == ["algorithm"]
    assert codes(verify(BADGE, RSA_KEY.public, now=NOW)) == ["algorithm"]


TIMES = [
    pytest.param(NOW - timedelta(seconds=1), ["too-early"], id="a second early"),
    pytest.param(NOW, [], id="at once"),
    pytest.param(TOMORROW - timedelta(seconds=1), [], id="the last second"),
    pytest.param(TOMORROW, ["expired"], id="the first second after"),
]


@pytest.mark.parametrize(("now", "expected"), TIMES)
def test_a_badge_holds_in_its_time(now: datetime, expected: list[str]) -> None:
    """Before and after, it says when; and what it says is told all the same."""
    verdict = judged(BADGE, now=now)
    assert codes(verdict) == expected
    assert verdict.badge is not None


SUBJECT = DATA["credentialSubject"]
NOBODY = {key: value for key, value in SUBJECT.items() if key not in {"id", "identifier"}}
GAPS = [
    pytest.param({"@context": None}, ["context"], id="no context"),
    pytest.param({"@context": DATA["@context"][::-1]}, ["context"], id="contexts turned round"),
    pytest.param({"@context": DATA["@context"][:1]}, ["context"], id="no badge context"),
    pytest.param({"@context": {"a": []}}, ["context"], id="a context of its own"),
    pytest.param({"type": "VerifiableCredential"}, ["type"], id="any credential"),
    pytest.param({"type": ["OpenBadgeCredential", []]}, ["type"], id="no credential"),
    pytest.param({"credentialSubject": {**SUBJECT, "achievement": 1}}, ["achievement"], id="what"),
    pytest.param({"credentialSubject": NOBODY, "sub": ""}, ["nobody", "claim"], id="whom"),
    pytest.param({"credentialSubject": []}, ["achievement", "nobody", "claim"], id="no subject"),
    pytest.param({"iss": "https://example.com"}, ["claim"], id="another issuer"),
    pytest.param({"issuer": "https://example.com"}, ["claim"], id="another issuer as a string"),
    pytest.param({"jti": "urn:uuid:0"}, ["claim"], id="another id"),
    pytest.param({"sub": "urn:uuid:0"}, ["claim"], id="another subject"),
    pytest.param({"nbf": 0}, ["claim"], id="another start"),
    pytest.param({"nbf": "2025"}, ["claim"], id="a start that is none"),
    pytest.param({"nbf": 10**400}, ["claim"], id="a start beyond all numbers"),
    pytest.param({"validFrom": "2025-03-04T09:30:00"}, ["claim"], id="a start without a zone"),
    pytest.param({"validFrom": "0001-01-01T00:00:00+14:00"}, ["claim"], id="before all time"),
    pytest.param({"exp": 4070908800}, ["claim"], id="another end"),
    pytest.param({"validUntil": None}, ["claim"], id="an end that only the claims know"),
    pytest.param({"exp": None, "validUntil": 7}, ["claim"], id="an end that is none"),
]


@pytest.mark.parametrize(("changes", "expected"), GAPS)
def test_what_an_open_badge_has_to_say(changes: dict[str, Any], expected: list[str]) -> None:
    """Signed well and still not enough: each gap is told by its own."""
    assert codes(judged(signed({**DATA, **changes}))) == expected


GOOD = [
    pytest.param({"type": ["AchievementCredential", "VerifiableCredential"]}, id="alias of type"),
    pytest.param({"@context": [*DATA["@context"], "https://example.org/x"]}, id="more contexts"),
    pytest.param({"issuer": "https://example.org"}, id="issuer by its id alone"),
    pytest.param({"validFrom": "2025-03-04T10:30:00.25+01:00"}, id="a zone and a fraction"),
    pytest.param({"nbf": float(DATA["nbf"])}, id="a claim with a point"),
]


@pytest.mark.parametrize("changes", GOOD)
def test_what_others_write_differently(changes: dict[str, Any]) -> None:
    """The specification leaves some choice, and whoever made another one has a badge as well."""
    assert codes(judged(signed({**DATA, **changes}), now=NOW + timedelta(hours=1))) == []


def test_a_subject_without_an_id() -> None:
    """Whoever has an identifier needs no id, and then no claim `sub` either."""
    subject = {key: value for key, value in SUBJECT.items() if key != "id"}
    data = {key: value for key, value in DATA.items() if key != "sub"}
    assert codes(judged(signed({**data, "credentialSubject": subject}))) == []


IDENTITIES = [
    pytest.param({"identityType": "name"}, id="a hash of something else"),
    pytest.param({"salt": "x"}, id="another salt"),
    pytest.param({"salt": "\ud800"}, id="half a character"),
    pytest.param({"hashed": False}, id="a hash as if it were the address"),
    pytest.param({"identityHash": None}, id="no hash"),
]


@pytest.mark.parametrize("changes", IDENTITIES)
def test_whose_badge_it_is(changes: dict[str, Any]) -> None:
    """An address is compared with the hash of an address, and nothing else passes for one."""
    identity = {**SUBJECT["identifier"][0], **changes}
    data = {**DATA, "credentialSubject": {**SUBJECT, "identifier": identity}}
    assert codes(judged(signed(DATA), email="zoe@example.org")) == []
    assert codes(judged(signed(data), email="zoe@example.org")) == ["whose"]


def test_an_address_in_the_open() -> None:
    """Others write the address itself; it is compared as it stands."""
    identity = {**SUBJECT["identifier"][0], "hashed": False, "identityHash": "zoe@example.org"}
    data = signed({**DATA, "credentialSubject": {**SUBJECT, "identifier": [identity]}})
    assert judged(data, email="zoe@example.org").holds
    assert not judged(data, email="Zoe@example.org").holds


def test_a_badge_that_may_have_been_revoked() -> None:
    """A list of revocations is somewhere else, and it is said that nobody looked there."""
    verdict = judged(signed({**DATA, "credentialStatus": {"type": "1EdTechRevocationList"}}))
    assert verdict.holds
    assert [each.code for each in verdict.notes] == ["status"]


FOREIGN = [
    pytest.param("", id="nothing"),
    pytest.param("[1, 2", id="no JSON"),
    pytest.param('{"@context": "https://w3id.org/openbadges/v2"}', id="an Open Badge 2.0"),
    pytest.param(json.dumps({**DATA, "proof": {"type": "DataIntegrityProof"}}), id="other proof"),
    pytest.param("\ufffdPNG\r\n\x1a\n", id="a picture"),
    pytest.param("a.b", id="two parts"),
    pytest.param(f"{BADGE}.a.b", id="five parts, encrypted"),
    pytest.param("a" * 1_000_000, id="very long"),
    pytest.param("é.é.é", id="letters of no alphabet"),
]


@pytest.mark.parametrize("text", FOREIGN)
def test_what_is_no_badge(text: str) -> None:
    """Any other file is said to be none, in one line."""
    assert codes(judged(text)) == ["not-a-badge"]


NO_CREDENTIAL = [b"", b"[]", b"1", b"\xff", b"null", b"[" * 100_000, b"9" * 5000]


@pytest.mark.parametrize("payload", NO_CREDENTIAL, ids=lambda payload: f"{payload[:6]!r}")
def test_a_signature_under_something_else(payload: bytes) -> None:
    """A key that has also signed other things does not make them badges."""
    expected = ["not-a-credential"] if payload else ["not-a-badge"]
    assert codes(judged(signed(payload))) == expected


HEADERS: list[Any] = [
    {"kid": 1},
    {"crit": ["x"], "x": 1},
    {"crit": []},
    {"b64": False, "crit": ["b64"]},
    {"alg": None},
    [],
    "alg",
    None,
    1,
]


@pytest.mark.parametrize("header", HEADERS, ids=str)
def test_a_header_that_nobody_foresaw(header: object) -> None:
    """What a header holds leads to a verdict, never to an error."""
    whole = {"alg": "EdDSA", **header} if isinstance(header, dict) else header
    _header, payload, signature = BADGE.split(".")
    verdict = judged(f"{packed(whole)}.{payload}.{signature}")
    assert codes(verdict)[0] in {"signature", "algorithm"}


CHARACTERS = st.characters(codec=None)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(CHARACTERS, max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
KEYS_OF_OURS = st.sampled_from(sorted({*DATA, "credentialStatus"}))
SUBJECTS = st.dictionaries(st.sampled_from([*sorted(SUBJECT), "role"]), VALUES)


@given(st.dictionaries(KEYS_OF_OURS, VALUES), SUBJECTS)
def test_any_credential_gets_a_verdict(changes: dict[str, Any], subject: dict[str, Any]) -> None:
    """Whatever the holder of a key signs, verifying answers, and can show what it says."""
    data = {**DATA, "credentialSubject": {**SUBJECT, **subject}, **changes}
    verdict = judged(signed(data), email="zoe@example.org")
    assert verdict.badge is not None
    assert verdict.holds is not bool(codes(verdict))


@given(st.text() | st.from_regex(r"\A[\w-]{0,9}\.[\w-]{0,9}\.[\w-]{0,9}\Z"))
def test_any_text_gets_a_verdict(text: str) -> None:
    """Whatever a file holds, verifying answers."""
    assert not judged(text).holds


def test_control_characters_are_not_shown() -> None:
    """A badge cannot write to the terminal of whoever verifies it."""
    profile = {"id": "https://example.org", "name": "Ex\x1b[2Jample\nCorp"}
    verdict = judged(signed({**DATA, "issuer": profile}))
    assert verdict.badge is not None
    assert verdict.badge.issuer == "Ex[2Jample Corp"
