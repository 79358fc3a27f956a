"""Exceptions that a file makes for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content.check.packs import check_packs
from coach.content.toml.places import comments
from coach.errors import Severity
from tests.content.check.banks import ENGLISH, TEXTS, draw, scenario, write_bank
from tests.content.telling import but_lengths
from tests.factory import minimal_pack, minimal_scenario, write_overlay, write_pack

LOUD = scenario({"nice": TEXTS["nice"].replace("such", "SUCH")})
ALLOW = "# coach: allow"


def put(file: Path, before: str, comment: str, *, beside: bool = False) -> None:
    """Write `comment` above the first line after which `before` follows, or beside it."""
    text = file.read_text("utf-8")
    at = text.rindex("\n[[", 0, text.index(before)) + 1 if before.startswith("id") else 0
    at = at or text.index(before)
    end = text.index("\n", at)
    line = text[at:end]
    new = f"{line} {comment}" if beside else f"{comment}\n{line}"
    file.write_text(text[:at] + new + text[end:], "utf-8")


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in but_lengths(check_packs([folder]))]


@pytest.fixture
def loud(tmp_path: Path) -> Path:
    """A pack with one loud reply, `nice`."""
    pack = write_pack(tmp_path, tea=LOUD, pack=ENGLISH)
    assert codes(pack) == ["loud-reply"]
    return pack


@pytest.mark.parametrize("beside", [False, True], ids=["above", "beside"])
def test_a_reason_excuses(loud: Path, *, beside: bool) -> None:
    """The comment stands above the line that is told, or on it."""
    put(
        loud / "tea" / "scenario.toml",
        'id = "nice"',
        f"{ALLOW} loud-reply she shouts",
        beside=beside,
    )
    assert codes(loud) == []


def test_several_above_each_other(loud: Path) -> None:
    """Comments in between don't matter; each excuses its own."""
    file = loud / "tea" / "scenario.toml"
    for comment in (
        "# she is like that",
        f"{ALLOW} loud-reply she shouts",
        f"{ALLOW} text-too-long no",
    ):
        put(file, 'id = "nice"', comment)
    assert codes(loud) == ["exception-unused"]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        pytest.param("loud-reply", ["exception-without-reason"], id="no reason"),
        pytest.param("", ["exception-unknown", "loud-reply"], id="no code"),
        pytest.param("lound-reply oh", ["exception-unknown", "loud-reply"], id="misspelt"),
        pytest.param("dead-end oh", ["exception-unknown", "loud-reply"], id="no judgement"),
        pytest.param("text-too-long oh", ["exception-unused", "loud-reply"], id="something else"),
    ],
)
def test_an_exception_that_does_not_hold_is_told(loud: Path, comment: str, left: list[str]) -> None:
    """As a warning on its own line."""
    file = loud / "tea" / "scenario.toml"
    put(file, 'id = "nice"', f"{ALLOW} {comment}")
    problems = but_lengths(check_packs([loud]))
    assert sorted(each.code for each in problems) == left
    (told,) = (each for each in problems if each.code.startswith("exception"))
    assert told.severity is Severity.WARNING
    assert told.line
    assert ALLOW in file.read_text("utf-8").split("\n")[told.line - 1]


def test_elsewhere_it_excuses_nothing(loud: Path) -> None:
    """An exception is made in one place."""
    put(loud / "tea" / "scenario.toml", 'id = "cold"', f"{ALLOW} loud-reply she shouts")
    assert sorted(codes(loud)) == ["exception-unused", "loud-reply"]


def test_in_a_text_it_is_text(tmp_path: Path) -> None:
    """An author may write about exceptions."""
    text = f'Fine.\n{ALLOW} loud-reply "so"\n'
    pack = write_pack(tmp_path, tea=scenario(lines=text), pack=ENGLISH)
    assert codes(pack) == []


def test_a_translation_has_its_own(tmp_path: Path) -> None:
    """What is excused in the original is not excused there."""
    pack = write_pack(tmp_path, tea=LOUD)
    replies = {name: {"say": text.replace("such", "SUCH")} for name, text in TEXTS.items()}
    ask = {"lines": "ann: Ja?", "recap": "Ann.", "replies": replies}
    overlay = write_overlay(pack, "tea", {"scenes": {"ask": ask}})
    put(pack / "tea" / "scenario.toml", 'id = "nice"', f"{ALLOW} loud-reply she shouts")
    assert [p.file for p in but_lengths(check_packs([pack])) if p.code == "loud-reply"] == [overlay]
    put(overlay, "[scenes.ask.replies.nice]", f"{ALLOW} loud-reply ze roept")
    assert {*codes(pack)} == {"missing-translation"}


def test_of_a_pack(tmp_path: Path) -> None:
    """What is told of pack.toml is excused there."""
    pack = write_bank(tmp_path, draw(), [0])
    put(pack / "pack.toml", "languages", f"{ALLOW} bot-beats-chance replies are shuffled")
    assert codes(pack) == []


def test_what_was_not_checked_is_not_called_unused(tmp_path: Path) -> None:
    """A scenario that cannot be played is mended first."""
    write_pack(tmp_path, tea=minimal_scenario(start="nowhere"), pack=minimal_pack(languages=["en"]))
    file = tmp_path / "tea" / "scenario.toml"
    put(file, "format", f"{ALLOW} text-too-long oh")
    assert codes(tmp_path) == ["unknown-scene"]


def test_comments_of_a_toml_text() -> None:
    """Those in texts are none, whatever the quotes."""
    text = """# one
a = "# no" # two
b = '# no'
c = \"\"\"
# no "" \\\\\" # no
\"\"\" # three
d = '''
# no ''' # four
[e] # five
"""
    assert [*comments(text)] == [
        (1, "# one"),
        (2, "# two"),
        (6, "# three"),
        (8, "# four"),
        (9, "# five"),
    ]
