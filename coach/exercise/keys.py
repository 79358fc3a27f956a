"""The keys that badges are signed and verified with: Ed25519, or RSA where a reader wants that.

A key has one algorithm, and nothing but that algorithm is ever used with it, whatever a badge says
about itself. The libraries that do the mathematics come with the extra `sign`.
"""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeAlias

from coach.errors import RequestError
from coach.locale import N_

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

    RawPrivate: TypeAlias = Ed25519PrivateKey | RSAPrivateKey
    RawPublic: TypeAlias = Ed25519PublicKey | RSAPublicKey

PACKAGE = "pyjwt[crypto]>=2.15,<3"
"""What the extra `sign` installs."""

_RSA_BITS = 3072
_FEWEST_RSA_BITS = 2048
_THUMBPRINT = {"OKP": ("crv", "kty", "x"), "RSA": ("e", "kty", "n")}


class Algorithm(StrEnum):
    """How a badge is signed, by its name in RFC 7518 and RFC 8037."""

    EDDSA = "EdDSA"
    RS256 = "RS256"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What anybody may have, to verify badges with."""

    algorithm: Algorithm
    raw: RawPublic

    @property
    def jwk(self) -> dict[str, Any]:
        """The key as RFC 7517 has it, its thumbprint by RFC 7638 as its id."""
        return _jwk(self.algorithm, self.raw)


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """What the organisation alone has, to sign badges with."""

    algorithm: Algorithm
    raw: RawPrivate

    @property
    def public(self) -> PublicKey:
        """The half to give away."""
        return PublicKey(self.algorithm, self.raw.public_key())

    @property
    def jwk(self) -> dict[str, Any]:
        """The whole key as RFC 7517 has it, the secret included."""
        return _jwk(self.algorithm, self.raw)


def require_libraries() -> None:
    """Raise RequestError that says what to install where the extra `sign` is missing."""
    try:
        # PyJWT has these two only where cryptography is there as well
        from jwt.algorithms import OKPAlgorithm, RSAAlgorithm  # noqa: F401, PLC0415
    except ImportError:
        raise RequestError(
            N_(
                'Badges need one more package. Install it with: {python} -m pip install "{package}"'
            ),
            python=sys.executable,
            package=PACKAGE,
        ) from None


def new_key(algorithm: Algorithm) -> PrivateKey:
    """A fresh key, made from the system's own randomness: nobody hands in another.

    Raises RequestError where the extra `sign` is missing.
    """
    require_libraries()
    # only badges need them, and not every installation has them
    from cryptography.hazmat.primitives.asymmetric import ed25519, rsa  # noqa: PLC0415

    if algorithm is Algorithm.EDDSA:
        return PrivateKey(algorithm, ed25519.Ed25519PrivateKey.generate())
    return PrivateKey(algorithm, rsa.generate_private_key(65537, _RSA_BITS))


def private_key(text: str, name: object) -> PrivateKey:
    """The private key that the file `name` holds, as JWK or as PEM without a password.

    Raises RequestError where it holds something else, or the extra `sign` is missing.
    """
    key = _read(text, name)
    if isinstance(key, PrivateKey):
        return key
    raise RequestError(
        N_("{name} is a public key; badges are signed with the private one."), name=name
    )


def public_key(text: str, name: object) -> PublicKey:
    """The public key that the file `name` holds, as JWK or as PEM.

    Raises RequestError where it holds something else, or the extra `sign` is missing.
    """
    key = _read(text, name)
    if isinstance(key, PublicKey):
        return key
    raise RequestError(
        N_("{name} is a private key. Keep it to yourself, and verify with the public one."),
        name=name,
    )


def _read(text: str, name: object) -> PublicKey | PrivateKey:
    require_libraries()
    key = _accepted(_from_pem(text) if "-----BEGIN" in text else _from_jwk(text))
    if key is None:
        raise RequestError(
            N_(
                "{name} is no key for badges. That is a JWK or a PEM file without a password, with "
                "an Ed25519 key, or an RSA key of {bits} bits or more."
            ),
            name=name,
            bits=_FEWEST_RSA_BITS,
        )
    return key


def _accepted(raw: object) -> PublicKey | PrivateKey | None:
    from cryptography.hazmat.primitives.asymmetric import ed25519, rsa  # noqa: PLC0415 (an extra)

    match raw:
        case ed25519.Ed25519PrivateKey():
            return PrivateKey(Algorithm.EDDSA, raw)
        case ed25519.Ed25519PublicKey():
            return PublicKey(Algorithm.EDDSA, raw)
        case rsa.RSAPrivateKey() if raw.key_size >= _FEWEST_RSA_BITS:
            return PrivateKey(Algorithm.RS256, raw)
        case rsa.RSAPublicKey() if raw.key_size >= _FEWEST_RSA_BITS:
            return PublicKey(Algorithm.RS256, raw)
    return None


def _from_pem(text: str) -> object:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 (an extra)
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 (an extra)
        load_pem_private_key,
        load_pem_public_key,
    )

    content = text.encode()
    try:
        if "PRIVATE KEY-----" in text:
            return load_pem_private_key(content, password=None)
        return load_pem_public_key(content)
    # a password that is missing is a TypeError
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None


def _from_jwk(text: str) -> object:
    from jwt.exceptions import PyJWTError  # noqa: PLC0415 (an extra)

    try:
        jwk = json.loads(text)
        algorithm = {"OKP": Algorithm.EDDSA, "RSA": Algorithm.RS256}[jwk["kty"]]
        if jwk.get("use", "sig") != "sig" or jwk.get("alg", algorithm) != algorithm:
            return None
        return _kind(algorithm).from_jwk(jwk)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, PyJWTError):
        return None


def _jwk(algorithm: Algorithm, raw: object) -> dict[str, Any]:
    members = _kind(algorithm).to_jwk(raw, as_dict=True)
    members.pop("key_ops", None)
    return {**members, "kid": _thumbprint(members), "alg": algorithm.value, "use": "sig"}


def _kind(algorithm: Algorithm) -> Any:
    from jwt.algorithms import OKPAlgorithm, RSAAlgorithm  # noqa: PLC0415 (an extra)

    return OKPAlgorithm if algorithm is Algorithm.EDDSA else RSAAlgorithm


def _thumbprint(jwk: dict[str, Any]) -> str:
    required = {name: jwk[name] for name in _THUMBPRINT[jwk["kty"]]}
    digest = sha256(json.dumps(required, separators=(",", ":")).encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
