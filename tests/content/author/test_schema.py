"""The JSON Schemas, judged by a validator that is not ours."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # has none

from coach.commands.parsing.author_commands import ROLES, SCHEMAS
from coach.content.author.schema import MODELS, schema
from coach.content.model import Role
from tests.factory import Data, decision, minimal_pack, minimal_scenario, reply

PACK = Path(__file__).parents[2] / "scenarios"
KINDS = {"pack.toml": "pack", "scenario.toml": "scenario"}
FILES = sorted(PACK.glob("**/*.toml"))


def kind_of(file: Path) -> str:
    if file.parent.name == "exercises":
        return "exercise-overlay" if "." in file.stem else "exercise"
    beside = "pack-overlay" if file.parent == PACK else "overlay"
    return KINDS.get(file.name, beside)


def is_valid(kind: str, data: Any) -> bool:
    return bool(Draft202012Validator(schema(kind)).is_valid(data))


def test_the_command_line_offers_what_there_is() -> None:
    """It lists kinds of files and roles itself, as models take long to import."""
    assert tuple(MODELS) == SCHEMAS
    assert get_args(Role) == ROLES


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_a_schema(kind: str) -> None:
    """Each one holds to the draft it names, and names no place where it should be looked up."""
    described = schema(kind)
    Draft202012Validator.check_schema(described)
    assert described["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in described
    assert described["title"]
    assert described["description"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACK)))
def test_our_own_files_hold_to_their_schema(file: Path) -> None:
    """An editor that checks our scenarios against the schemas has nothing to say."""
    data = tomllib.loads(file.read_text("utf-8"))
    errors = Draft202012Validator(schema(kind_of(file))).iter_errors(data)
    assert [error.json_path for error in errors] == []


def described_everywhere(kind: str) -> list[dict[str, Any]]:
    whole = schema(kind)
    return [whole, *whole.get("$defs", {}).values()]


@pytest.mark.parametrize("kind", MODELS)
def test_every_table_is_explained_and_closed(kind: str) -> None:
    """An editor can say what each table is for, and marks every key that is not known."""
    for part in described_everywhere(kind):
        assert part["description"]
        assert part["title"]
        assert "enum" in part or part["additionalProperties"] is False


@pytest.mark.parametrize("kind", MODELS)
def test_nothing_may_be_null(kind: str) -> None:
    """TOML has no null, so no schema offers it."""
    assert "null" not in str(schema(kind))


def scenario_with_reply(**changes: Any) -> Data:
    return minimal_scenario(scenes={"ask": decision(reply("plain", **changes))})


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param("scenario", minimal_scenario(), id="a scenario"),
        pytest.param(
            "scenario",
            scenario_with_reply(
                goto=[{"when": {"trust": {"ann": 5}}, "to": "good"}, {"to": "bad"}]
            ),
            id="a goto with conditions",
        ),
        pytest.param("pack", minimal_pack(), id="a pack"),
        pytest.param("overlay", {}, id="a translation of nothing yet"),
        pytest.param(
            "overlay",
            {"scenes": {"ask": {"lines": "Ja?", "replies": {"plain": {"say": "Graag."}}}}},
            id="a translation of a reply",
        ),
        pytest.param("pack-overlay", {"topics": {"asking": {"title": "Vragen"}}}, id="a topic"),
    ],
)
def test_what_can_be_read_is_accepted(kind: str, data: Data) -> None:
    """The schema has nothing against what the program reads."""
    assert is_valid(kind, data)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param("scenario", minimal_scenario(subtitle="x"), id="an unknown key"),
        pytest.param("scenario", scenario_with_reply(says="x"), id="an unknown key in a reply"),
        pytest.param("scenario", minimal_scenario(format=2), id="another format"),
        pytest.param("scenario", minimal_scenario(title=""), id="an empty text"),
        pytest.param("scenario", minimal_scenario(id="small-favour"), id="an id of its own"),
        pytest.param("scenario", minimal_scenario(people={}), id="nobody to talk to"),
        pytest.param("scenario", minimal_scenario(media=["fax"]), id="an unknown medium"),
        pytest.param("scenario", scenario_with_reply(grade="good"), id="an unknown grade"),
        pytest.param("scenario", scenario_with_reply(trust={"ann": 101}), id="too much trust"),
        pytest.param("scenario", scenario_with_reply(trust={"Ann!": 1}), id="no id for a person"),
        pytest.param("scenario", scenario_with_reply(goto=[]), id="a goto that leads nowhere"),
        pytest.param("overlay", {"start": "ask"}, id="structure in a translation"),
        pytest.param("pack", minimal_pack(topics={}), id="a pack without topics"),
        pytest.param("pack-overlay", {"id": "x"}, id="an id in a translation"),
    ],
)
def test_what_cannot_be_read_is_refused(kind: str, data: Data) -> None:
    """An editor marks what the program would refuse."""
    assert not is_valid(kind, data)
