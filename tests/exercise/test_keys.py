"""The keys that badges are signed and verified with."""

from __future__ import annotations

import json
import tomllib
import warnings
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import RequestError
from coach.exercise.keys import PACKAGE, Algorithm, new_key, private_key, public_key
from tests.exercise.badges import KEY, KEYS, RSA_KEY
from tests.playing import REPOSITORY


def pem_of(raw: Any, encryption: Any = None) -> str:
    """A key of `cryptography` as text."""
    content: bytes
    if hasattr(raw, "public_key"):
        content = raw.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption or NoEncryption())
    else:
        content = raw.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return content.decode()


@pytest.mark.parametrize("algorithm", Algorithm)
def test_a_key_is_read_as_it_was_written(algorithm: Algorithm) -> None:
    """As JWK and as PEM, the private half and the public one."""
    key = KEYS[algorithm]
    for text in (json.dumps(key.jwk), pem_of(key.raw)):
        assert private_key(text, "file").jwk == key.jwk
    for text in (json.dumps(key.public.jwk), pem_of(key.public.raw)):
        assert public_key(text, "file").jwk == key.public.jwk


def test_new_keys_are_new() -> None:
    """No two keys are alike, and RSA has the 3,072 bits that are advised until 2030 and beyond."""
    assert new_key(Algorithm.EDDSA).jwk != KEY.jwk
    assert isinstance(RSA_KEY.raw, rsa.RSAPrivateKey)
    assert RSA_KEY.raw.key_size == 3072


def test_the_id_of_a_key_is_its_thumbprint() -> None:
    """The example of RFC 8037, appendix A.3."""
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    key = public_key(json.dumps(jwk), "file")
    assert key.jwk["kid"] == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def small_rsa() -> rsa.RSAPrivateKey:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return rsa.generate_private_key(65537, 1024)


JWK = KEY.public.jwk
RSA_JWK = RSA_KEY.public.jwk
NO_KEYS = {
    "nothing": "",
    "no JSON": "{",
    "a list": "[]",
    "a number": "1",
    "deep": "[" * 100_000,
    "a set of keys": json.dumps({"keys": [JWK]}),
    "no kind": "{}",
    "a kind that is none": json.dumps({**JWK, "kty": []}),
    "a shared secret": json.dumps({"kty": "oct", "k": "AAAA"}),
    "another curve": json.dumps({**JWK, "crv": "X25519"}),
    "too short": json.dumps({**JWK, "x": "AAAA"}),
    "not base64": json.dumps({**JWK, "x": "é"}),
    "no number": json.dumps({**JWK, "x": 1}),
    "RSA without a modulus": json.dumps({**RSA_JWK, "n": None}),
    "RSA with a modulus of one": json.dumps({**RSA_JWK, "n": "AQ"}),
    "for another algorithm": json.dumps({**RSA_JWK, "alg": "RS512"}),
    "for encryption": json.dumps({**JWK, "use": "enc"}),
    "Ed448": pem_of(ed448.Ed448PrivateKey.generate()),
    "an elliptic curve": pem_of(ec.generate_private_key(ec.SECP256R1())),
    "a short RSA key": pem_of(small_rsa()),
    "with a password": pem_of(KEY.raw, BestAvailableEncryption(b"secret")),
    "a certificate": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    "a broken PEM": pem_of(KEY.raw)[:60],
}


@pytest.mark.parametrize("text", NO_KEYS.values(), ids=NO_KEYS)
def test_what_is_no_key_for_badges(text: str) -> None:
    """Anything else is refused by the name of its file, with what would do."""
    for read in (private_key, public_key):
        with pytest.raises(RequestError, match=r"my\.jwk is no key for badges.*Ed25519.*2048"):
            read(text, "my.jwk")


def test_the_wrong_half() -> None:
    """A private key does not verify, so that nobody sends it around; a public one cannot sign."""
    with pytest.raises(RequestError, match="Keep it to yourself"):
        public_key(json.dumps(KEY.jwk), "file")
    with pytest.raises(RequestError, match="signed with the private one"):
        private_key(pem_of(KEY.public.raw), "file")


@given(st.text() | st.text().map("-----BEGIN PRIVATE KEY-----".__add__))
def test_any_text_is_a_key_or_none(text: str) -> None:
    """Whatever a file holds, it is refused in words."""
    with pytest.raises(RequestError):
        public_key(text, "file")


def test_the_extra_is_what_is_said_to_install() -> None:
    """The message names what the project does."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["optional-dependencies"]["sign"] == [PACKAGE]
    assert PACKAGE in project["dependency-groups"]["dev"]
