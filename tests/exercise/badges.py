"""Badges to verify, whole and spoilt.

badge = issued(KEY, until=TOMORROW)
payload = opened(badge)
forged = signed({**payload, "type": []}, KEY)
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any

from jwt import PyJWS

from coach.exercise.badge import Award, Issuer, Terms, issue
from coach.exercise.keys import Algorithm, PrivateKey, new_key

NOW = datetime(2025, 3, 4, 9, 30, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
AWARD = Award(
    learner="Zoë de Wit",
    exercise="first-month",
    title="Your first month",
    summary="Three conversations that every new colleague has.",
    criteria="A score of 70 percent or more over first answers, in all three scenarios.",
    percent=82,
    professional=9,
    decisions=11,
    passed=datetime(2025, 3, 3, 16, 45, tzinfo=UTC),
    checksum="sha256:" + "ab" * 32,
)
ISSUER = Issuer("Example & Sons", "https://example.org")
KEYS = {algorithm: new_key(algorithm) for algorithm in Algorithm}
KEY, RSA_KEY = KEYS[Algorithm.EDDSA], KEYS[Algorithm.RS256]


def no_chance() -> Callable[[int], bytes]:
    """Random bytes that are the same in every run."""
    calls = count()
    return lambda size: sha256(f"{next(calls)}".encode()).digest()[:size]


def issued(
    key: PrivateKey = KEY,
    award: Award = AWARD,
    *,
    issuer: Issuer = ISSUER,
    email: str | None = None,
    until: datetime | None = None,
) -> str:
    """A badge from NOW on."""
    return issue(award, issuer, key, Terms(NOW, until, email), no_chance())


def signed(payload: object, key: PrivateKey = KEY, **header: Any) -> str:
    """`payload` as somebody would sign it who has the key and no scruples."""
    content = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return PyJWS().encode(content, key.raw, algorithm=key.algorithm.value, headers=header)


def opened(badge: str, part: int = 1) -> dict[str, Any]:
    """The payload of `badge`, or another of its parts."""
    text = badge.split(".")[part]
    data: dict[str, Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return data


def packed(data: object) -> str:
    """`data` as a part of a badge."""
    return base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=").decode()
