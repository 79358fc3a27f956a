"""`coach badge`: what its commands print and write, and how they say no."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
import tomli_w

from coach.commands.badge import PRIVATE, PUBLIC
from coach.exercise.badge_verifying import verify
from coach.exercise.keys import Algorithm, private_key, public_key
from coach.exercise.record import checksum
from tests.cohort import handed_in, learner, ours
from tests.exercise.badges import AWARD, KEY, NOW, TOMORROW, issued, opened, signed
from tests.playing import REPOSITORY, Done, start, surroundings


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """A file with the public key."""
    path = tmp_path / PUBLIC
    path.write_text(json.dumps(KEY.public.jwk))
    return path


def judge(home: Path, public: Path, badge: str | bytes, *more: str, lang: str = "C") -> Done:
    """`coach badge verify` of a file with `badge` in it."""
    file = public.with_name("badge.jwt")
    file.write_bytes(badge.encode() if isinstance(badge, str) else badge)
    argv = ("badge", "verify", str(file), "--key", str(public), *more)
    return start(*argv, home=home, LANG=lang)


HELP = ["badge", "badge key", "badge issue", "badge verify"]


@pytest.mark.parametrize("command", HELP)
def test_help_in_dutch_holds_no_english(command: str, home: Path) -> None:
    """The commands under `badge` are explained in the language asked for."""
    status, out, _err = start(*command.split(), "--help", "--lang", "nl", home=home)
    assert status == 0
    assert out.startswith(f"gebruik: coach {command}")
    assert not {"usage:", "options:", "commands:", "the", "print"}.intersection(out.split())


@pytest.mark.parametrize("algorithm", Algorithm)
def test_a_pair_of_keys(algorithm: Algorithm, home: Path, tmp_path: Path) -> None:
    """Both files are named, fit each other, and sign the way that was asked for."""
    folder = tmp_path / "new" / "keys"
    argv = ("badge", "key", "--out", str(folder), "--alg", algorithm)
    status, out, err = start(*argv, home=home)
    private, public = folder / PRIVATE, folder / PUBLIC
    key = private_key(private.read_text(), private)
    assert (status, err) == (0, "")
    assert str(private) in out
    assert str(public) in out
    assert key.algorithm is algorithm
    assert public_key(public.read_text(), public).jwk == key.public.jwk


@pytest.mark.skipif(os.name != "posix", reason="there are no such permissions")
def test_the_private_key_is_the_users_own(home: Path, tmp_path: Path) -> None:
    """Nobody else on the machine can read it; the public one is there to be read."""
    other = tmp_path / "other"
    other.touch()
    start("badge", "key", "--out", str(tmp_path), home=home)
    assert stat.S_IMODE((tmp_path / PRIVATE).stat().st_mode) == 0o600
    assert (tmp_path / PUBLIC).stat().st_mode == other.stat().st_mode


@pytest.mark.parametrize("name", [PRIVATE, PUBLIC])
def test_a_key_is_never_overwritten(name: str, home: Path, tmp_path: Path) -> None:
    """Where one of the two is there already, nothing is written."""
    kept = tmp_path / name
    kept.write_text("mine")
    status, out, err = start("badge", "key", "--out", str(tmp_path), home=home)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert str(kept) in err
    assert "--out" in err
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert kept.read_text() == "mine"


def test_keys_that_cannot_be_written(home: Path, tmp_path: Path) -> None:
    """A file where the folder should be is told, with what to do."""
    file = tmp_path / "file"
    file.write_text("")
    status, out, err = start("badge", "key", "--out", str(file / "keys"), home=home)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "cannot be written" in err
    assert "--out" in err


def test_a_badge_that_holds(home: Path, public: Path) -> None:
    """It is said so, with what it says and what that rests on."""
    status, out, err = judge(home, public, f"\ufeff{issued()}\r\n")
    assert (status, err) == (0, "")
    assert out.startswith("The badge holds.\n")
    for line in (
        "Issuer: Example & Sons, https://example.org",
        "For: Your first month",
        "Learner: Zoë de Wit",
        "Score over first answers, in percent: 82",
        "Decisions answered professionally at first: 9 of 11",
        "Passed: 2025-03-03 16:45 UTC",
        "Valid from: 2025-03-04 09:30 UTC",
        f"Checksum of the record: {AWARD.checksum}",
    ):
        assert f"\n{line}\n" in out
    assert "have it from the organisation itself" in out.splitlines()[-1]


def test_a_badge_that_does_not_hold(home: Path, public: Path) -> None:
    """The status is 1, and nothing that it says is told as if it were so."""
    status, out, err = judge(home, public, issued()[:-9] + "AAAAAAAAA")
    assert (status, err) == (1, "")
    assert out.startswith("The badge does not hold.\n")
    assert "changed after it was signed" in out
    assert "Zoë" not in out


def test_a_badge_that_has_ended(home: Path, public: Path) -> None:
    """It says until when it held."""
    status, out, _err = judge(home, public, issued(until=TOMORROW))
    assert status == 1
    assert "It was valid until 2025-03-05 09:30 UTC." in out


@pytest.mark.parametrize(
    ("asked", "status", "learner"),
    [
        pytest.param([], 0, "by an e-mail address, kept as a hash", id="nobody"),
        pytest.param(["--email", "zoe@example.org"], 0, "zoe@example.org", id="the learner"),
        pytest.param(
            ["--email", "sam@example.org"], 1, "by an e-mail address, kept as a hash", id="another"
        ),
    ],
)
def test_whose_badge_it_is(
    asked: list[str], status: int, learner: str, home: Path, public: Path
) -> None:
    """A badge with a hashed address tells whether an address is the one, and no more."""
    done = judge(home, public, issued(email="zoe@example.org"), *asked)
    assert done.status == status
    assert f"\nLearner: {learner}\n" in done.out


def test_a_verdict_as_json(home: Path, public: Path) -> None:
    """Programs get the same, with a stable code for each reason."""
    held = json.loads(judge(home, public, issued(), "--json").out)
    assert (held["holds"], held["reasons"], held["notes"]) == (True, [], [])
    assert held["badge"]["valid_from"] == NOW.isoformat()
    assert held["badge"]["results"][0]["value"] == "82"
    done = judge(home, public, "something else", "--json")
    assert done.status == 1
    refused = json.loads(done.out)
    assert [each["code"] for each in refused["reasons"]] == ["not-a-badge"]
    assert refused["badge"] is None


def test_a_badge_in_dutch(home: Path, public: Path) -> None:
    """The verdict is in the language of whoever asks."""
    data = {**opened(issued()), "jti": "x", "credentialStatus": {"type": "x"}}
    status, out, _err = judge(home, public, signed(data), lang="nl_NL.UTF-8")
    assert status == 1
    assert out.startswith("De badge klopt niet.\nDe claim `jti` ontbreekt")
    assert "ingetrokken" in out


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00\xff", b"{}"], ids=repr)
def test_a_foreign_file(content: bytes, home: Path, public: Path) -> None:
    """Whatever else a file holds, it is no badge and that is said."""
    status, out, err = judge(home, public, content)
    assert (status, err) == (1, "")
    assert "no signed badge" in out


MISTAKES = [
    pytest.param(["badge"], "coach badge --help", id="no command"),
    pytest.param(["badge", "issue"], "coach badge issue --help", id="nothing to issue for"),
    pytest.param(["badge", "issue", "x", "--until", "soon"], "2030-12-31", id="last day is no day"),
    pytest.param(["badge", "key", "--alg", "HS256"], "coach badge key --help", id="algorithm"),
    pytest.param(["badge", "verify", "x"], "coach badge verify --help", id="no key"),
    pytest.param(["badge", "verify", "x", "--key", "nowhere"], "nowhere", id="key is not there"),
    pytest.param(["badge", "verify", "x", "--key", "."], "cannot be read", id="key is a folder"),
    pytest.param(["badge", "verify", "x", "--key", __file__], "is no key", id="not a key"),
]


@pytest.mark.parametrize(("argv", "advice"), MISTAKES)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_mistake_is_one_line(argv: list[str], advice: str, language: str, home: Path) -> None:
    """What cannot be served ends with 2, and one line on stderr that says what to do."""
    status, out, err = start(*argv, home=home, LANG=language)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert advice in err or language == "nl"


def test_a_badge_that_is_not_there(home: Path, public: Path) -> None:
    """Then there is nothing to judge."""
    argv = ("badge", "verify", "nowhere.jwt", "--key", str(public))
    status, out, err = start(*argv, home=home)
    assert (status, out) == (2, "")
    assert err.startswith("coach: nowhere.jwt cannot be read")


WITHOUT = """
import sys
sys.modules[sys.argv.pop(1)] = None
from coach.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("missing", ["jwt", "cryptography"])
@pytest.mark.parametrize("command", ["key", "verify"])
def test_without_the_extra(missing: str, command: str, home: Path, public: Path) -> None:
    """Where a library of the extra is missing, one line says what to install and how."""
    more = ["--out", str(home)] if command == "key" else [str(public), "--key", str(public)]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, missing, "badge", command, *more],
        cwd=REPOSITORY,
        env={**os.environ, **surroundings(home), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f'{sys.executable} -m pip install "pyjwt[crypto]' in done.stderr
    assert not home.exists()


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two records of our exercise `first-ask`: `passed.toml` and `failed.toml`."""
    folder = tmp_path_factory.mktemp("records")
    exercise, scenarios = ours("first-ask")
    for name, skill in (("passed", 50.0), ("failed", -50.0)):
        attempts = learner(exercise, scenarios, 1, skill=skill)
        record = handed_in(exercise, scenarios, "Zoë", attempts)
        (folder / f"{name}.toml").write_text(record.to_toml(), "utf-8")
    return folder


def issue(record: Path, *more: str, home: Path) -> Done:
    """Issue a badge for `record`, signed with our key."""
    private = home.parent / PRIVATE
    private.write_text(json.dumps(KEY.jwk))
    argv = ("--key", str(private), "--issuer", "Example & Sons", "--url", "https://example.org")
    return start("badge", "issue", str(record), *argv, *more, home=home)


def test_a_badge_is_printed(records: Path, home: Path) -> None:
    """One line that holds from now on and says what the record says."""
    done = issue(records / "passed.toml", home=home)
    assert (done.status, done.err, done.out.count("\n")) == (0, "", 1)
    verdict = verify(done.out.strip(), KEY.public, now=datetime.now(UTC))
    assert verdict.holds
    assert verdict.badge is not None
    assert (verdict.badge.title, verdict.badge.learner) == ("Your first ask", "Zoë")
    assert next(result.value for result in verdict.badge.results) == "100"


def test_a_badge_in_a_file(records: Path, home: Path, tmp_path: Path) -> None:
    """It is said where it is; it ends with the last day, and names an address by its hash."""
    out = tmp_path / "badges" / "zoe.jwt"
    more = ("--out", str(out), "--email", "zoe@example.org", "--until", "2999-12-31")
    done = issue(records / "passed.toml", *more, home=home)
    assert (done.status, done.err) == (0, "")
    assert str(out) in done.out
    data = opened(out.read_text().strip())
    assert data["validUntil"] == "2999-12-31T23:59:59Z"
    assert data["credentialSubject"]["identifier"][0]["hashed"] is True


def test_a_badge_is_never_overwritten(records: Path, home: Path, tmp_path: Path) -> None:
    """A file that is there stays."""
    out = tmp_path / "zoe.jwt"
    out.write_text("mine")
    done = issue(records / "passed.toml", "--out", str(out), home=home)
    assert (done.status, done.out) == (2, "")
    assert "zoe.jwt is there already" in done.err
    assert out.read_text() == "mine"


def test_no_badge_for_what_was_changed(records: Path, home: Path, tmp_path: Path) -> None:
    """A record that was changed by hand is told of, and nothing is written."""
    record, out = tmp_path / "handed-in.toml", tmp_path / "zoe.jwt"
    text = (records / "passed.toml").read_text("utf-8")
    record.write_text(text.replace("professional = 5", "professional = 4"), "utf-8")
    done = issue(record, "--out", str(out), home=home)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "checksum" in done.err
    assert not out.exists()


def test_no_badge_without_a_pass(records: Path, home: Path) -> None:
    """An honest record that is no pass gets none."""
    done = issue(records / "failed.toml", home=home)
    assert (done.status, done.out) == (2, "")
    assert "no pass" in done.err


def test_a_forged_record_gets_no_badge(records: Path, home: Path, tmp_path: Path) -> None:
    """A result that does not follow from the moves is found, its checksum made to fit or not."""
    data = tomllib.loads((records / "failed.toml").read_text("utf-8"))
    data["result"] |= {"passed": True, "percent": 100}
    record = tmp_path / "forged.toml"
    record.write_text(tomli_w.dumps({**data, "checksum": checksum(data)}), "utf-8")
    done = issue(record, home=home)
    assert (done.status, done.out) == (2, "")
    assert "not what the attempts come to" in done.err
