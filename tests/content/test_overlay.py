"""Translations are laid over the original, or told to have something wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coach.content.loading import load_pack, load_scenario, read_scenario
from tests.content.telling import Told, bent, problems
from tests.factory import Data, minimal_pack, minimal_scenario, write_overlay, write_pack

OVERLAY = {
    "title": "Kleine gunst",
    "people": {"ann": {"about": "Een collega"}},
    "scenes": {"ask": {"replies": {"rude": {"say": "Zeg op."}}}},
    "endings": {"good": {"text": "Ann lacht."}},
}


def test_a_translation_is_laid_over_the_original(tmp_path: Path) -> None:
    """Translated texts replace the original's; everything else stays in its language."""
    write_overlay(write_pack(tmp_path), "small-favour", OVERLAY)
    scenario = load_scenario(tmp_path / "small-favour", "nl", load_pack(tmp_path, "nl"))
    plain, rude = scenario.scenes["ask"].replies
    assert scenario.language == "nl"
    assert (scenario.title, scenario.goal) == ("Kleine gunst", "One answer")
    assert (plain.text, rude.text, rude.why) == ("Say plain.", "Zeg op.", "Why rude.")
    assert (scenario.people["ann"].about, scenario.people["ann"].trust) == ("Een collega", 50)
    assert scenario.endings["good"].text == "Ann lacht."


def test_translations_share_the_fingerprint(tmp_path: Path) -> None:
    """An attempt can go on in another language."""
    folder = write_overlay(write_pack(tmp_path), "small-favour", OVERLAY).parent
    assert load_scenario(folder, "nl").fingerprint == load_scenario(folder, "en").fingerprint


@pytest.mark.parametrize("language", ["en", "nl", "xx", "scenario", "pack", "../small-favour/nl"])
def test_without_a_translation_the_original_is_read(tmp_path: Path, language: str) -> None:
    """A language that a scenario does not have is silently the original's."""
    folder = write_pack(tmp_path) / "small-favour"
    for pack in (None, load_pack(tmp_path, language)):
        assert load_scenario(folder, language, pack).language == "en"


def test_the_language_of_the_original_has_no_translation(tmp_path: Path) -> None:
    """A pack written in Dutch is read from scenario.toml in Dutch, and from en.toml in English."""
    write_pack(tmp_path, pack=minimal_pack(languages=["nl", "en"]), tea=minimal_scenario())
    write_overlay(tmp_path, "tea", {"title": "Nooit"}, "nl")
    write_overlay(tmp_path, "tea", {"title": "Tea"}, "en")
    pack = load_pack(tmp_path, "nl")
    read = [load_scenario(tmp_path / "tea", language, pack) for language in ("nl", "en")]
    assert [(each.language, each.title) for each in read] == [
        ("nl", "A small favour"),
        ("en", "Tea"),
    ]


def row(name: str, texts: Data, *told: Any) -> Any:
    return pytest.param(texts, Told(*told), id=name)


# fmt: off
ROWS = [
    row("person", {"people": {"anne": {"name": "A"}}},
        "unknown-name", "people.anne", "[people.anne]", "Did you mean `ann`"),
    row("scene", {"scenes": {"aks": {"lines": "A"}}},
        "unknown-name", "scenes.aks", "[scenes.aks]", "Did you mean `ask`"),
    row("reply", {"scenes": {"ask": {"replies": {"plian": {"say": "A"}}}}},
        "unknown-name", "scenes.ask.replies.plian", "[scenes.ask.replies.plian]",
        "Did you mean `plain`"),
    row("ending", {"endings": {"xyz": {"text": "A"}}},
        "unknown-name", "endings.xyz", "[endings.xyz]", "remove it, or write it there"),
    row("text-not-there", {"scenes": {"ask": {"subject": "A"}}},
        "nothing-to-translate", "scenes.ask.subject", "subject =", "in the original"),
    row("do-for-say", {"scenes": {"ask": {"replies": {"plain": {"do": "A"}}}}},
        "nothing-to-translate", "scenes.ask.replies.plain.do", "do =", "in the original"),
    row("structure", {"start": "ask"},
        "unknown-key", "start", "start =", "not a key here"),
    row("unknown-key", {"zzz": "ask"},
        "unknown-key", "zzz", "zzz =", "not a key here"),
    row("empty", {"title": ""},
        "empty-text", "title", "title =", "write its text"),
    row("number", {"scenes": {"ask": {"lines": 5}}},
        "wrong-type", "scenes.ask.lines", "lines =", "between quotes"),
]
# fmt: on


@pytest.mark.parametrize(("texts", "told"), ROWS)
def test_each_problem_of_a_translation_is_told_with_its_place(
    tmp_path: Path, texts: Data, told: Told
) -> None:
    """A translation that does not fit the original says where; the original can be played."""
    file = write_overlay(write_pack(tmp_path), "small-favour", texts)
    (problem,) = problems(file.parent, "nl")
    assert problem.file == file
    told.check(problem)
    assert load_scenario(file.parent, "en").title == "A small favour"
    assert read_scenario(file.parent).problems == (problem,)


def test_original_and_translation_are_told_together(tmp_path: Path) -> None:
    """One reading names the problems of both files."""
    write_pack(tmp_path, tea=bent(minimal_scenario(), minutes=0))
    write_overlay(tmp_path, "tea", {"zzz": "x"})
    assert {each.file.name for each in problems(tmp_path / "tea", "nl")} == {
        "scenario.toml",
        "nl.toml",
    }
