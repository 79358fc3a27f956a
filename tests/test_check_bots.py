"""`coach check --bots` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.content.check.banks import draw, scenario, write_bank
from tests.factory import write_pack
from tests.playing import start


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A pack whose professional replies all stand first."""
    return write_bank(tmp_path / "pack", draw(), [0])


@pytest.mark.parametrize(
    ("language", "head", "verdict"),
    [("en", "language  strategy", "warning"), ("nl", "taal  strategie", "waarschuwing")],
)
def test_a_table_of_bots(
    language: str, head: str, verdict: str, bank: Path, tmp_path: Path
) -> None:
    """Every strategy with its figures, and what they mean."""
    status, out, _err = start("check", "--bots", str(bank), home=tmp_path, LANG=language)
    rows = {line.split()[1]: line.split() for line in out.splitlines() if line.startswith("en ")}
    assert status == 0
    assert head in out
    assert rows["first-in-file"] == ["en", "first-in-file", "24", "24", "6.0", "3.6e-15", verdict]
    assert rows["last-in-file"] == ["en", "last-in-file", "24", "0", "6.0", "1"]
    assert len(rows) == 8


def test_without_being_asked_no_table(bank: Path, tmp_path: Path) -> None:
    """The problem is told all the same."""
    _status, out, _err = start("check", str(bank), home=tmp_path)
    assert "last-in-file" not in out
    assert "bot-beats-chance" in out


def test_bots_for_programs(bank: Path, tmp_path: Path) -> None:
    """With the decisions where each found the professional reply, and the balance of the pack."""
    report = json.loads(start("check", "--bots", "--json", str(bank), home=tmp_path).out)
    (first,) = (each for each in report["bots"] if each["strategy"] == "first-in-file")
    assert (first["hits"], first["decisions"], first["judged"]) == (24, 24, True)
    assert first["found"][0] == "part-0/ask-0"
    assert report["balance"][0]["decisions"] == 24
    assert "bots" not in json.loads(start("check", "--json", str(bank), home=tmp_path).out)


def test_bots_need_a_pack(tmp_path: Path) -> None:
    """A scenario alone is told so, in a line."""
    pack = write_pack(tmp_path / "pack", tea=scenario())
    status, out, _err = start("check", "--bots", str(pack / "tea"), home=tmp_path)
    assert status == 0
    assert "Bots need a pack" in out
