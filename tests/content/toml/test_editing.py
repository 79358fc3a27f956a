from __future__ import annotations

import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from coach.content.toml.editing import Value, set_key

EDITS = {
    "empty text": ("", "new", "theme = 'new'\n"),
    "no such key": ("a = 1\n", "new", "a = 1\ntheme = 'new'\n"),
    "no line end": ("a = 1", "new", "a = 1\ntheme = 'new'"),
    "comment stays": ("theme = 'old'   # mine\n", "new", "theme = 'new'   # mine\n"),
    "hash in the value": ("theme = 'o#ld' # mine\n", "new", "theme = 'new' # mine\n"),
    "indented, aligned": ("  theme   =   'old'\n", "new", "  theme   = 'new'\n"),
    "quoted key": ("'theme' = 'old'\n", "new", "'theme' = 'new'\n"),
    "same value": ('theme =  "new"\n', "new", 'theme =  "new"\n'),
    "long value": ("theme = '''\n[x]\n''' # mine\nb = 1\n", "new", "theme = 'new' # mine\nb = 1\n"),
    "list": ("theme = [\n 1, # one\n]\nb = 1\n", "new", "theme = 'new'\nb = 1\n"),
    "after the note": (
        "# theme = 'x'\n\na = 1\n",
        "new",
        "# theme = 'x'\ntheme = 'new'\n\na = 1\n",
    ),
    "above the tables": (
        "a = 1\n# t\n[t]\nb = 1\n",
        "new",
        "a = 1\ntheme = 'new'\n# t\n[t]\nb = 1\n",
    ),
    "same key in a table": ("[t]\ntheme = 1\n", "new", "theme = 'new'\n[t]\ntheme = 1\n"),
    "note in a table": ("[t]\n# theme = 1\n", "new", "theme = 'new'\n[t]\n# theme = 1\n"),
    "note in a text": (
        "a = '''\n# theme = 1\n'''\n",
        "new",
        "a = '''\n# theme = 1\n'''\ntheme = 'new'\n",
    ),
    "nan": ("a = nan\n", "new", "a = nan\ntheme = 'new'\n"),
    "line ends of Windows": ("a = 1\r\nb = 2\r\n", "new", "a = 1\r\nb = 2\r\ntheme = 'new'\r\n"),
    "number to switch": ("theme = 1\n", True, "theme = true\n"),
    "taken away": ("theme = 'old' # mine\nb = 1\n", None, "# theme = 'old' # mine\nb = 1\n"),
    "not there to take away": ("b = 1\n", None, "b = 1\n"),
    "table": ("[theme]\n", "new", None),
    "dotted": ("theme.dark = true\n", "new", None),
    "table to take away": ("[theme]\nx = 1\n", None, None),
}


@pytest.mark.parametrize(("text", "value", "expected"), EDITS.values(), ids=EDITS)
def test_one_line_changes(text: str, value: Value, expected: str | None) -> None:
    """Setting a key touches its own line; everything else is as its author wrote it."""
    edited = set_key(text, "theme", value)
    assert edited == (expected and expected.replace("'new'", '"new"'))


plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
values = st.one_of(
    plain, st.booleans(), st.integers(-9, 9), st.floats(), st.lists(plain, max_size=2)
)
documents = st.dictionaries(
    st.one_of(st.sampled_from(["theme", "motion", "a b"]), plain),
    st.one_of(values, st.dictionaries(plain, values, max_size=2)),
    max_size=5,
)


@given(documents, st.sampled_from(["theme", "motion"]), st.one_of(st.none(), st.booleans(), plain))
def test_edit_says_what_was_asked_and_keeps_the_rest(
    document: dict[str, Any], key: str, value: Value
) -> None:
    """Whatever stands in a file, a key is set to exactly what was asked and no other changes."""
    text = tomli_w.dumps(document, multiline_strings=True)
    edited = set_key(text, key, value)
    if isinstance(document.get(key), dict):
        assert edited is None
        return
    assert edited is not None
    expected = {**tomllib.loads(text), key: value}
    if value is None:
        del expected[key]
    assert same(tomllib.loads(edited), expected)


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return sorted(map(repr, one.items())) == sorted(map(repr, other.items()))
