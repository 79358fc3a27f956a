"""Bringing a translation up to date, and leaving alone what somebody wrote there."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.author.translatable import text_at, translatable
from coach.content.author.translating import updated
from coach.content.author.translation_marks import State
from coach.content.model import PackOverlay, ScenarioOverlay
from coach.content.toml.tables import KeyPath
from tests.factory import Data, decision, minimal_pack, minimal_scenario

SCENARIO = minimal_scenario(
    people={
        "ann": {"name": "Ann", "about": "A colleague"},
        "bob": {"name": "Bob", "about": 'He said "no", [/] \\ $x'},
    },
    scenes={"ask": decision(), "more": decision(subject="Re: tea\nand cake")},
)
SOURCES = dict(translatable(SCENARIO, ScenarioOverlay))


def dutch(text: str) -> str:
    return f"({text.swapcase()})"


def put(data: Data, path: KeyPath, text: str) -> None:
    for step in path[:-1]:
        data = data.setdefault(str(step), {})
    data[str(path[-1])] = text


def overlay(paths: list[KeyPath]) -> Data:
    """A translation of these texts."""
    data: Data = {}
    for path in sorted(paths, key=[*SOURCES].index):
        put(data, path, dutch(SOURCES[path]))
    return data


def dotted(data: Data) -> str:
    """`data` without a single table header."""
    return "".join(f"{'.'.join(path)} = {_value(text)}\n" for path, text in _leaves(data))


def _leaves(data: Data, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    return [
        leaf
        for key, value in data.items()
        for leaf in (
            _leaves(value, (*path, key)) if isinstance(value, dict) else [((*path, key), value)]
        )
    ]


def _value(text: str) -> str:
    return tomli_w.dumps({"k": text}).removeprefix("k = ").rstrip("\n")


def lined(data: Data) -> str:
    return tomli_w.dumps(data, multiline_strings=True)


def reordered(data: Data) -> str:
    """The tables in another order, with notes between them."""
    head = {key: value for key, value in data.items() if not isinstance(value, dict)}
    rest = [{key: value} for key, value in data.items() if isinstance(value, dict)]
    parts = [tomli_w.dumps(head), *(tomli_w.dumps(each) for each in reversed(rest))]
    return "# a note\n" + "\n# another\n".join(parts)


STYLES: dict[str, Callable[[Data], str]] = {
    "tables": tomli_w.dumps,
    "lines": lined,
    "dotted": dotted,
    "reordered": reordered,
}


@pytest.mark.parametrize("style", STYLES)
@settings(deadline=None)
@given(st.lists(st.sampled_from([*SOURCES]), unique=True))
def test_a_translation_is_completed_and_nothing_in_it_is_lost(
    style: str, paths: list[KeyPath]
) -> None:
    """Every text is there then; those that were, and every line, are as they were."""
    before = STYLES[style](overlay(paths))
    new = updated(before, SCENARIO, ScenarioOverlay)
    data = tomllib.loads(new.text)
    assert new.left == ()
    for path, source in SOURCES.items():
        stays = path[-1] in {"you", "name"} and path not in paths
        expected = None if stays else dutch(source) if path in paths else source
        assert text_at(data, path) == expected, path
    rest = iter(new.text.split("\n"))
    assert all(line in rest for line in before.strip("\n").split("\n") if line)
    again = updated(new.text, SCENARIO, ScenarioOverlay)
    assert (again.text, again.states) == (new.text, new.states)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*SOURCES]), unique=True), st.sampled_from([*SOURCES]))
def test_what_changes_in_the_original_is_marked_where_it_was_translated(
    paths: list[KeyPath], changed: KeyPath
) -> None:
    """One text is to be revised; where it was not translated yet, the new one is there to be."""
    first = updated(tomli_w.dumps(overlay(paths)), SCENARIO, ScenarioOverlay)
    scenario = _with(changed, "Quite another text.\nOn two lines.")
    second = updated(first.text, scenario, ScenarioOverlay)
    translated = changed in paths
    assert second.states.get(State.OUTDATED, 0) == (translated and changed[-1] not in NAMES)
    assert ("# coach: changed" in second.text) is translated
    if not translated and changed[-1] not in NAMES:
        assert text_at(tomllib.loads(second.text), changed).startswith("Quite another")
    assert updated(second.text, scenario, ScenarioOverlay).text == second.text


NAMES = {"you", "name"}


def _with(path: KeyPath, text: str) -> Data:
    """The scenario with another text where a translation has `path`."""
    copied = tomllib.loads(tomli_w.dumps(SCENARIO))
    here: Any = copied
    for step in path[:-1]:
        here = here[step]
        if isinstance(here, list):
            here = {each["id"]: each for each in here}
    here[path[-1]] = text
    return copied


def test_a_revised_text_is_marked_as_it_is_now() -> None:
    """Whoever edits a text below a mark has seen to it, and the next time the mark says so."""
    first = updated('title = "Een gunst"\n', SCENARIO, ScenarioOverlay)
    scenario = minimal_scenario(title="A large favour")
    second = updated(first.text, scenario, ScenarioOverlay).text
    assert second.startswith("# coach: changed")
    third = updated(second.replace("Een gunst", "Een grote gunst"), scenario, ScenarioOverlay)
    assert third.text.startswith("# coach: source")
    assert 'title = "Een grote gunst"' in third.text
    assert third.states.get(State.OUTDATED, 0) == 0


def test_a_mark_taken_away_says_that_all_is_well() -> None:
    """Also where a text is the same in both languages."""
    whole = updated("", SCENARIO, ScenarioOverlay)
    lines = [line for line in whole.text.split("\n") if not line.startswith("# coach:")]
    again = updated("\n".join(lines), SCENARIO, ScenarioOverlay)
    assert again.states == {State.DONE: sum(whole.states.values())}


def test_notes_and_what_stands_behind_a_text_stay() -> None:
    """Comments, blank lines, keys that mean nothing, indentation and quotes."""
    mine = """#:schema ../.schema/overlay.json
# My notes.

title = 'Een gunst' # for now

  [people.ann] # Ann
  # about her
  about = "Een collega"

# the end
"""
    text = updated(mine, SCENARIO, ScenarioOverlay).text
    rest = iter(text.split("\n"))
    assert all(line in rest for line in mine.strip("\n").split("\n"))
    assert text.startswith("#:schema")
    assert "  # coach: source" in text


def test_a_text_not_yet_translated_follows_the_original_and_keeps_its_note() -> None:
    """What stands behind it is not the program's."""
    first = updated("", SCENARIO, ScenarioOverlay).text
    noted = first.replace('title = "A small favour"', 'title = "A small favour" # how?')
    text = updated(noted, minimal_scenario(title="A large favour"), ScenarioOverlay).text
    assert 'title = "A large favour" # how?' in text


def test_what_is_written_on_one_line_is_left_and_told() -> None:
    """Nothing can be put into it without rewriting it; all else is added."""
    mine = 'people = { ann = { about = "Een collega" } }\n'
    new = updated(mine, SCENARIO, ScenarioOverlay)
    assert mine in new.text
    assert new.left == (("people", "bob", "about"),)
    assert new.states[State.UNTRANSLATED] == len(SOURCES) - 2 - len(["you", "ann", "bob"]) + 1
    assert tomllib.loads(new.text)["title"] == "A small favour"


def test_replies_copied_from_the_original_are_left_and_told() -> None:
    """They have no names there to add to; all else is added."""
    mine = '[[scenes.ask.replies]]\nid = "plain"\nsay = "Gewoon."\n'
    new = updated(mine, SCENARIO, ScenarioOverlay)
    assert mine in new.text
    assert {path[:3] for path in new.left} == {("scenes", "ask", "replies")}
    assert tomllib.loads(new.text)["scenes"]["more"]["replies"]["plain"]["say"]


def test_a_number_that_equals_nothing_is_no_trouble_where_nothing_is_missing() -> None:
    """Not even itself."""
    whole = tomli_w.dumps(overlay([*SOURCES]))
    new = updated(f"x = nan\n{whole}", SCENARIO, ScenarioOverlay)
    assert not new.left
    assert new.states[State.UNTRANSLATED] == 0


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_stay(ends: str) -> None:
    """A file from Windows remains one."""
    text = updated(f'title = "Een gunst"{ends}', SCENARIO, ScenarioOverlay).text
    assert text.count("\r") == (text.count("\n") if ends == "\r\n" else 0)


def test_a_pack_is_translated_too() -> None:
    """With its topics, its principles and the findings behind them."""
    finding = {"text": "Found.", "caution": "Few.", "source": "Somebody 2008"}
    principle = {"rule": "Ask.", "note": "It helps.", "finding": finding}
    pack = minimal_pack(principles={"ask": principle})
    new = updated("", pack, PackOverlay)
    assert tomllib.loads(new.text) == {
        "title": "A pack for tests",
        "topics": {"asking": {"title": "Asking"}},
        "principles": {
            "ask": {
                "rule": "Ask.",
                "note": "It helps.",
                "finding": {"text": "Found.", "caution": "Few."},
            }
        },
    }
