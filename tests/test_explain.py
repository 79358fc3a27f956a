"""`coach explain` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.content.author.explanations import explanations
from tests.factory import minimal_pack, write_pack
from tests.playing import start


@pytest.mark.parametrize(
    ("language", "says", "told"),
    [
        (
            "en",
            "Replies of very different length.",
            "The limit: the longest has more than",
        ),
        ("nl", "Antwoorden die sterk in lengte verschillen.", "De grens: het langste heeft"),
    ],
)
def test_a_code_is_explained(language: str, says: str, told: str, tmp_path: Path) -> None:
    """What it is, from where on, an example and how to make an exception, in two languages."""
    status, out, err = start("explain", "uneven-replies", home=tmp_path, LANG=language)
    assert (status, err) == (0, "")
    assert says in out
    assert told in out
    assert "    [[scenes.ask.replies]]" in out.splitlines()
    assert "# coach: allow uneven-replies" in out


def test_what_allows_no_exception_offers_none(tmp_path: Path) -> None:
    """A goto to nowhere is no matter of judgement."""
    out = start("explain", "unknown-target", home=tmp_path).out
    assert "coach: allow" not in out
    assert "The limit" not in out


def test_without_a_code_all_are_listed(tmp_path: Path) -> None:
    """Each on a line of its own, beside what it is."""
    status, out, _err = start("explain", home=tmp_path)
    listed = {line.split()[0] for line in out.splitlines() if line}
    assert status == 0
    assert explanations().keys() <= listed
    assert "coach explain CODE" in out


def test_an_unknown_code_is_refused(tmp_path: Path) -> None:
    """With the nearest one, on one line."""
    status, out, err = start("explain", "uneven-replis", home=tmp_path)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "`uneven-replies`" in err


def test_explanations_for_programs(tmp_path: Path) -> None:
    """One as an object, all as a list."""
    one = json.loads(start("explain", "dead-end", "--json", home=tmp_path).out)
    every = json.loads(start("explain", "--json", home=tmp_path).out)
    assert one["says"] == "A scene from which no ending can be reached."
    assert one["limit"] is None
    assert "goto" in one["fragments"]["before"]
    assert [each["code"] for each in every] == [*explanations()]
    assert {each["group"] for each in every} > {"Exercises"}


def test_a_check_does_without_explanations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are read when somebody asks what a problem means, and no sooner."""

    def refuse(_language: str) -> None:
        raise AssertionError("the explanations were read")

    monkeypatch.setattr("coach.content.author.explanations._read", refuse)
    pack = write_pack(tmp_path / "pack", pack=minimal_pack(languages=["en"]))
    assert start("check", str(pack), home=tmp_path).status == 0
    assert start("check", str(pack), "--json", home=tmp_path).status == 0


def test_a_problem_says_how_to_read_more(tmp_path: Path) -> None:
    """After problems, `coach check` names the command that explains them."""
    pack = tmp_path / "pack"
    pack.mkdir()
    status, out, _err = start("check", str(pack), home=tmp_path)
    assert status == 1
    assert "coach explain not-a-pack" in out
