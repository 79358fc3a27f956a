"""What a badge says, and to whom."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import locale
from coach.errors import RequestError
from coach.exercise.badge import Award, Issuer, Terms, credential, identity_hash, issue
from coach.exercise.badge_verifying import verify
from coach.exercise.keys import Algorithm
from tests.exercise.badges import (
    AWARD,
    ISSUER,
    KEY,
    KEYS,
    NOW,
    TOMORROW,
    issued,
    no_chance,
    opened,
)


@pytest.mark.parametrize("algorithm", Algorithm)
def test_what_is_issued_holds(algorithm: Algorithm) -> None:
    """A badge holds with its key, and says what the record said."""
    verdict = verify(issued(KEYS[algorithm]), KEYS[algorithm].public, now=NOW)
    assert verdict.holds
    assert verdict.badge is not None
    assert verdict.badge.issuer == "Example & Sons"
    assert verdict.badge.learner == "Zoë de Wit"
    assert verdict.badge.title == "Your first month"
    assert [value for _name, value in verdict.badge.results] == ["82", "9 of 11"]
    assert (verdict.badge.passed, verdict.badge.valid_from) == (AWARD.passed, NOW)
    assert AWARD.checksum in verdict.badge.evidence[0]


@pytest.mark.parametrize("algorithm", Algorithm)
def test_the_header_carries_the_public_key_and_nothing_secret(algorithm: Algorithm) -> None:
    """It has `alg`, `typ` and `jwk`; a `kid` would have to be an address to fetch."""
    header = opened(issued(KEYS[algorithm]), 0)
    assert header == {"alg": algorithm, "typ": "JWT", "jwk": KEYS[algorithm].public.jwk}
    assert not {"d", "p", "q", "dp", "dq", "qi"}.intersection(header["jwk"])


def test_the_claims_say_what_the_credential_says() -> None:
    """The claims `iss`, `jti`, `sub`, `nbf` and `exp` stand beside the credential."""
    data = opened(issued(until=TOMORROW))
    assert data["iss"] == data["issuer"]["id"] == "https://example.org"
    assert data["jti"] == data["id"]
    assert data["sub"] == data["credentialSubject"]["id"]
    assert data["id"] != data["sub"]
    assert (data["validFrom"], data["nbf"]) == ("2025-03-04T09:30:00Z", NOW.timestamp())
    assert (data["validUntil"], data["exp"]) == ("2025-03-05T09:30:00Z", TOMORROW.timestamp())
    assert not {"validUntil", "exp"}.intersection(opened(issued()))


def test_the_credential_is_an_open_badge() -> None:
    """The contexts stand in their order, and every object says its type."""
    data = opened(issued())
    assert data["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert data["@context"][1] == "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
    assert data["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    subject = data["credentialSubject"]
    assert subject["type"] == ["AchievementSubject"]
    assert subject["achievement"]["type"] == ["Achievement"]
    assert subject["achievement"]["criteria"] == {"narrative": AWARD.criteria}
    described = [each["id"] for each in subject["achievement"]["resultDescription"]]
    assert [each["resultDescription"] for each in subject["result"]] == described


def test_a_badge_speaks_the_language_of_whoever_issues_it() -> None:
    """A Dutch organisation issues Dutch badges."""
    locale.use("nl")
    subject = opened(issued())["credentialSubject"]
    assert subject["achievement"]["inLanguage"] == "nl"
    assert subject["result"][1]["value"] == "9 van de 11"


def test_the_hash_of_an_address_is_that_of_the_specification() -> None:
    """The example that the specification gives for IdentityHash."""
    known = "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399"
    assert identity_hash("a@example.com", "Kosher") == known


def test_an_address_is_kept_as_a_hash_in_place_of_the_name() -> None:
    """Who has the badge alone reads neither the address nor the name in it."""
    badge = issued(email="zoe@example.org")
    text = json.dumps(opened(badge), ensure_ascii=False)
    assert "zoe@" not in text
    assert "Zoë" not in text
    for email, holds in (("zoe@example.org", True), ("sam@example.org", False)):
        assert verify(badge, KEY.public, now=NOW, email=email).holds is holds


def test_no_two_badges_share_a_salt_or_an_id() -> None:
    """Two badges of one learner cannot be told to be of one."""
    chance = no_chance()
    terms = Terms(NOW, email="zoe@example.org")
    one, other = (credential(AWARD, ISSUER, terms, chance) for _ in range(2))
    assert one["id"] != other["id"]
    assert one["credentialSubject"]["id"] != other["credentialSubject"]["id"]
    assert one["credentialSubject"]["identifier"] != other["credentialSubject"]["identifier"]


SAME = [
    pytest.param(replace(AWARD, learner="Sam", percent=70, decisions=9), True, id="other learner"),
    pytest.param(replace(AWARD, criteria="60 percent."), False, id="other criteria"),
    pytest.param(replace(AWARD, exercise="second-month"), False, id="other exercise"),
]


@pytest.mark.parametrize(("award", "same"), SAME)
def test_one_achievement_has_one_id(award: Award, *, same: bool) -> None:
    """Whoever passes the same exercise by the same rules has the same achievement."""
    one, other = (opened(issued(award=each))["credentialSubject"] for each in (AWARD, award))
    assert (one["achievement"] == other["achievement"]) is same
    assert (one["achievement"]["id"] == other["achievement"]["id"]) is same


REFUSED = [
    pytest.param(Issuer(" ", "https://example.org"), Terms(NOW), "name", id="no name"),
    pytest.param(Issuer("Example", "example.org"), Terms(NOW), "web address", id="no scheme"),
    pytest.param(Issuer("Example", "https://"), Terms(NOW), "web address", id="no host"),
    pytest.param(Issuer("Example", "https://[x"), Terms(NOW), "web address", id="no address"),
    pytest.param(Issuer("Example", "https://a b.org"), Terms(NOW), "web address", id="a space"),
    pytest.param(Issuer("Example", "file:///etc"), Terms(NOW), "web address", id="a file"),
    pytest.param(ISSUER, Terms(NOW, email="zoe"), "e-mail", id="no address of the learner"),
    pytest.param(replace(ISSUER, email="@"), Terms(NOW), "e-mail", id="no address of the issuer"),
    pytest.param(ISSUER, Terms(NOW, NOW), "end before", id="ends at once"),
]


@pytest.mark.parametrize(("issuer", "terms", "said"), REFUSED)
def test_what_cannot_be_issued(issuer: Issuer, terms: Terms, said: str) -> None:
    """A slip in what the organisation says about itself is told, and nothing is signed."""
    with pytest.raises(RequestError, match=said):
        issue(AWARD, issuer, KEY, terms, no_chance())


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(
    min_value=NOW.replace(tzinfo=None, year=2000),
    max_value=NOW.replace(tzinfo=None, year=2100),
    timezones=ZONES,
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TEXTS, TEXTS, st.integers(0, 100), TIMES, TIMES)
def test_any_award_can_be_issued(
    name: str, text: str, percent: int, passed: datetime, begins: datetime
) -> None:
    """Whatever stands in a record and whenever it is signed, the badge holds from then on."""
    award = replace(AWARD, learner=name, summary=text, percent=percent, passed=passed)
    badge = issue(award, ISSUER, KEY, Terms(begins), no_chance())
    assert verify(badge, KEY.public, now=begins).holds
    assert opened(badge)["credentialSubject"]["identifier"][0]["identityHash"] == name
    assert opened(badge)["credentialSubject"]["achievement"]["description"] == text
