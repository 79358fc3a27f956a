"""Scoring keys: what the models know, without the models."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content.grades import Grade, Outcome
from coach.content.loading import load_pack, load_scenario
from coach.content.scoring_key import KeyedDecision, read_key, read_rules
from coach.errors import ContentError
from tests.factory import decision, minimal_pack, minimal_scenario, reply, write_pack, write_toml

OURS = Path(__file__).parent.parent.parent / "scenarios"


@pytest.mark.parametrize("name", sorted(path.parent.name for path in OURS.glob("*/scenario.toml")))
def test_a_key_is_what_the_scenario_says(name: str) -> None:
    """For every scenario of ours, reading the key alone gives what reading everything gives."""
    scenario = load_scenario(OURS / name, "en")
    key = read_key(OURS / name)
    assert dict(key.decisions) == {
        scene_id: KeyedDecision(
            scene.principle or "",
            {reply.id: reply.grade for reply in scene.replies},
            recovery=scene.recovery,
            contested=scene.contested is not None,
        )
        for scene_id, scene in scenario.scenes.items()
        if scene.is_decision
    }
    assert dict(key.endings) == {name: each.outcome for name, each in scenario.endings.items()}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_rules_are_those_of_the_pack(language: str) -> None:
    """In the order of the file and in the language asked for."""
    pack = load_pack(OURS, language)
    rules = read_rules(OURS, language)
    assert list(rules.items()) == [(name, each.rule) for name, each in pack.principles.items()]


def test_what_is_wrong_is_left_out(tmp_path: Path) -> None:
    """A reply without a grade, a scene that is none and an ending without an outcome are passed."""
    scenes = {
        "ask": decision(reply("plain"), {"id": "odd"}, reply("loud", "shouted"), recovery="yes"),
        "nobody-asks": {"lines": "Later.", "goto": "good"},
        "unprincipled": decision(principle=3),
        "odd": 7,
    }
    endings = {"good": {"outcome": "stronger"}, "bad": {"outcome": "fine"}, "none": 1}
    pack = write_pack(tmp_path, tea=minimal_scenario(scenes=scenes, endings=endings))
    key = read_key(pack / "tea")
    assert dict(key.decisions) == {
        "ask": KeyedDecision("ask-plainly", {"plain": Grade.PROFESSIONAL})
    }
    assert dict(key.endings) == {"good": Outcome.STRONGER}


def test_a_file_that_is_not_toml_is_told_of(tmp_path: Path) -> None:
    """Whoever asks decides what to do without it."""
    pack = write_pack(tmp_path)
    write_toml(pack / "small-favour" / "scenario.toml", "format = ")
    with pytest.raises(ContentError):
        read_key(pack / "small-favour")


def test_a_broken_translation_leaves_the_original(tmp_path: Path) -> None:
    """The rules are still told, in the language they were written in."""
    pack = write_pack(tmp_path, pack=minimal_pack())
    write_toml(pack / "nl.toml", "principles = ")
    assert read_rules(pack, "nl") == {"ask-plainly": "Ask plainly."}
