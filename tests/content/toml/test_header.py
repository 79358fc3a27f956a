"""A header is read as tomllib reads it, only sooner."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.toml.header import plain_header, read_header, read_pack_header
from coach.errors import ContentError
from tests.factory import minimal_pack, write_toml

FINE_TEXT = st.text(st.sampled_from("ab\t#[]='é🙂"))
ANY_TEXT = FINE_TEXT | st.text(st.sampled_from("ab \"'\\\n\r\t\x07\x7f\x85#[]=é🙂")) | st.text()
PLAIN = st.one_of(
    st.sampled_from(["count = 3", "zero = 0", 'list = ["a", "b"]', "", " \t", "# note", "##[a]"]),
    ANY_TEXT.map('one = "{}"'.format),
    FINE_TEXT.map('text = """{}"""  # note'.format),
    ANY_TEXT.map('text = """\n[not.a.table]\n{}"""'.format),
    FINE_TEXT.map("# {}".format),
)
ODD = [
    "count = 03", "list = []", 'list = ["a",]', 'list = ["a" "b"]', 'list = ["a", 1]', 'x = """',
    "raw = 'x'", "raw = '''", "a.b = 1", '"q" = 1', "on = true", "[table]", "  [table]", "title",
    "[[tables]]", "= 1", "key = 1 x", "n = 1_0", "n = -1", "n = 1.5", "n = 1e3", "n = 12345678901",
]  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(PLAIN, max_size=5, unique_by=lambda piece: piece[:5]),
    st.just([]) | st.lists(st.sampled_from(ODD) | ANY_TEXT, max_size=1),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_plain_header_is_what_tomllib_says(plain: list[str], odd: list[str], ends: str) -> None:
    """Whatever the quick way answers, the parser answers too."""
    lines = "\n".join([*plain[:2], *odd, *plain[2:]]).split("\n")
    data = plain_header(ends.join([*lines, "[end]", ""]))
    if data is not None:
        assert data == parsed_header(lines, ends)


def parsed_header(lines: list[str], ends: str) -> dict[str, Any]:
    """What tomllib says of the lines before the first that starts a table."""
    for end, line in enumerate([*lines, "[end]"]):
        if line.lstrip(" \t").startswith("["):
            try:
                return tomllib.loads(ends.join([*lines[:end], ""]))
            except tomllib.TOMLDecodeError:
                continue
    raise AssertionError(lines)


HEADER = 'title = "One"\nbrief = """\nStay.\n[pause]\n[x] = 1\nGo."""\n'
"""A text that holds lines which look like tables."""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEADER + "[a]\nb = 1\n", id="plain"),
        pytest.param(HEADER + 'extra = "a\\u0041"\n[a]\n', id="escape"),
        pytest.param(HEADER + "list = [\n  [1],\n]\n[a]\n", id="list-in-a-list"),
        pytest.param(HEADER + "long = '''\n[\n'''\n  [a]\n", id="indented-table"),
        pytest.param(HEADER, id="no-table"),
        pytest.param("\ufeff" + HEADER + "[a]\n", id="byte-order-mark"),
        pytest.param(HEADER + "long = '''" + "\n[x" * 5000 + "'''\n[a]\n", id="longer-than-a-read"),
        pytest.param(HEADER + "[a]\nb = not toml", id="wrong-behind-the-header"),
        pytest.param(HEADER + "# é" * 2000 + "\n[a]\n", id="long-line"),
    ],
)
def test_a_header_ends_at_the_first_table(tmp_path: Path, text: str) -> None:
    """Texts with brackets at the start of a line don't end a header, and the rest is not read."""
    header = read_header(write_toml(tmp_path / "a.toml", text))
    assert header["title"] == "One"
    assert header["brief"] == "Stay.\n[pause]\n[x] = 1\nGo."


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b'title = "\xff"\n[a]\n', id="not-utf-8"),
        pytest.param(b"title = \n[a]\n", id="not-toml"),
        pytest.param(b'title = """\n[a]\n[b]\n', id="never-closed"),
        pytest.param(b'title = "a"\ntitle = "b"\n[a]\n', id="twice"),
    ],
)
def test_a_broken_header_is_told(tmp_path: Path, content: bytes) -> None:
    """What is wrong in a header comes with its line."""
    with pytest.raises(ContentError) as raised:
        read_header(write_toml(tmp_path / "a.toml", content))
    assert raised.value.problems[0].line in {1, 2}


@pytest.mark.parametrize("order", [["topics", "principles"], ["principles", "topics"]])
def test_topics_are_found_wherever_they_stand(tmp_path: Path, order: list[str]) -> None:
    """A pack's topics may stand above or below its principles."""
    pack: dict[str, Any] = minimal_pack()
    pack |= {key: pack.pop(key) for key in order}
    assert read_pack_header(write_toml(tmp_path / "pack.toml", pack))["topics"] == pack["topics"]
