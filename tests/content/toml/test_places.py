"""A key's line is found in any TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.toml.places import key_lines, line_of, statements, text_span
from coach.content.toml.tables import KeyPath

MARK = re.compile(r"k\d+k")
# no digits: those mark keys, so that a text never looks like one
TRICKY = st.text(st.sampled_from("ab.[]{}=#'\"\\ \n\té🙂"), max_size=12)
LONG = "words " * 25
SCALARS = TRICKY | st.booleans() | st.floats(allow_nan=False) | st.lists(TRICKY, max_size=3)
SHAPES = st.recursive(
    SCALARS,
    lambda inner: st.tuples(st.sampled_from(("table", "tables")), st.lists(inner, max_size=4)),
    max_leaves=15,
)


def named(shape: Any, suffixes: Iterator[str], numbers: Iterator[int]) -> Any:
    """`shape` as a TOML value in which every key holds a number of its own."""
    if not isinstance(shape, tuple):
        return shape
    kind, items = shape
    keys = {f"k{next(numbers)}k{next(suffixes)}": named(i, suffixes, numbers) for i in items}
    if kind == "table":
        return keys
    return [{key: value, f"k{next(numbers)}k": LONG} for key, value in keys.items()]


def paths(value: Any, above: KeyPath = ()) -> Iterator[KeyPath]:
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        items = enumerate(value)
    for step, item in items:
        yield (*above, step)
        yield from paths(item, (*above, step))


def seen_line(lines: list[str], path: KeyPath) -> int:
    """The line of `path` by the number in its key; tomli_w indents nothing but lists."""
    key, place = (path[-2], path[-1]) if isinstance(path[-1], int) else (path[-1], None)
    mark = MARK.match(str(key))
    assert mark
    if place is None:
        return next(n for n, line in enumerate(lines, 1) if mark[0] in line and line[0] != " ")
    headers = [n for n, line in enumerate(lines, 1) if line[:2] == "[[" and MARK.search(line)]
    return [n for n in headers if MARK.findall(lines[n - 1])[-1] == mark[0]][place]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(SHAPES, min_size=1, max_size=5),
    st.lists(TRICKY, min_size=1, max_size=9),
    st.booleans(),
)
def test_every_key_is_found_on_the_line_that_holds_it(
    shapes: list[Any], suffixes: list[str], multiline: bool
) -> None:
    """Whatever a file holds, the line reported for a key is the one it stands on."""
    endless = (suffixes[n % len(suffixes)] for n in count())
    document = named(("table", shapes), endless, count())
    text = tomli_w.dumps(document, multiline_strings=multiline)
    assert tomllib.loads(text) == document
    lines = text.split("\n")
    for path in paths(document):
        assert line_of(text, path) == seen_line(lines, path), path


WRITTEN = r'''
# a comment with [brackets] and "quotes
title = "one # two"   # really
text = """
[not.a.table]
key = 1
\""" still ""text"""""
raw = '\"[nor.this]\'  # "
quoted = "'"
list = [ # ]
  "]", { a = "}" },
]
a."b.c".d = 1

[people.ann]  # comment
trust.ann = 5
[[scenes . 'ask' . "replies"]]
id = "one"
[scenes.ask.replies.trust]
ann = 3
[[scenes.ask.replies]]
id = "two"
goto = [
  { to = "x" },
]
after = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param(("title",), 3, id="first-key"),
        pytest.param(("text",), 4, id="text-that-looks-like-tables"),
        pytest.param(("raw",), 8, id="after-a-text-with-quotes"),
        pytest.param(("list",), 10, id="after-a-raw-text"),
        pytest.param(("list", 1, "a"), 10, id="inside-a-list"),
        pytest.param(("a",), 13, id="table-made-by-a-dotted-key"),
        pytest.param(("a", "b.c", "d"), 13, id="quoted-part-of-a-dotted-key"),
        pytest.param(("people", "ann"), 15, id="table"),
        pytest.param(("people",), 15, id="table-named-only-in-another"),
        pytest.param(("people", "ann", "trust", "ann"), 16, id="dotted-key-in-a-table"),
        pytest.param(("people", "ann", "name"), 15, id="missing-key-is-at-its-table"),
        pytest.param(("scenes", "ask", "replies"), 17, id="array-of-tables"),
        pytest.param(("scenes", "ask", "replies", 0, "id"), 18, id="first-of-an-array"),
        pytest.param(("scenes", "ask", "replies", 0, "trust", "ann"), 20, id="table-in-an-array"),
        pytest.param(("scenes", "ask", "replies", 1), 21, id="second-of-an-array"),
        pytest.param(("scenes", "ask", "replies", 1, "goto", 0, "to"), 23, id="inline-table"),
        pytest.param(("scenes", "ask", "replies", 1, "after"), 26, id="after-a-list"),
        pytest.param(("nowhere", "at", "all"), None, id="not-there"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_key_is_found_by_hand(path: KeyPath, line: int | None, ends: str) -> None:
    """A key is on the line an author finds it on, with either kind of line ends."""
    tomllib.loads(WRITTEN)
    assert line_of(WRITTEN.replace("\n", ends), path) == line


@settings(deadline=None)
@given(st.text(st.sampled_from("ab.[]{}=#'\"\\ \n1"), max_size=40))
def test_any_text_has_lines(text: str) -> None:
    """A text that is not TOML is followed as far as it goes, without an error."""
    assert all(1 <= line <= text.count("\n") + 1 for line in key_lines(text).values())


@settings(deadline=None)
@given(TRICKY, TRICKY, st.booleans(), st.sampled_from(["", " # note", '\t# "note"']))
def test_the_text_of_a_statement_is_found(
    key: str, text: str, multiline: bool, behind: str
) -> None:
    """Another text can stand in its place, and a comment behind it stays."""
    statement = tomli_w.dumps({key: text}, multiline_strings=multiline).rstrip("\n") + behind
    span = text_span(statement)
    assert span is not None
    start, end = span
    assert statement[end:] == behind
    assert tomllib.loads(f'{statement[:start]}"new"{statement[end:]}') == {key: "new"}


@pytest.mark.parametrize("statement", ["a = 1", 'a = ["x"]', "[a]", 'a = { b = "x" }', ""])
def test_other_statements_have_no_text(statement: str) -> None:
    """A number, a list and a table are none."""
    assert text_span(statement) is None


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_statement_ends_where_its_value_does(ends: str) -> None:
    """The last line of a text or a list, a comment there included."""
    found = {each.path: each.last for each in statements(WRITTEN.replace("\n", ends))}
    assert found["title",] == 3
    assert found["text",] == 7
    assert found["list",] == 12
    assert found["scenes", "ask", "replies", 1, "goto"] == 25
