"""Files that cannot be read at all are told in our words."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from coach.content.loading import load_scenario
from coach.content.toml.files import parse_toml
from coach.errors import ContentError
from tests.content.telling import Told, problems
from tests.factory import long_scenario, write_pack, write_toml


def row(name: str, content: str | bytes, *told: Any) -> Any:
    return pytest.param(content, Told(*told), id=name)


# fmt: off
ROWS = [
    row("not-utf-8", b'a = 1\nb = "\xff"\n', "wrong-utf8", "", 2, "save the file as UTF-8"),
    row("utf-16", "format = 1\n".encode("utf-16"), "wrong-utf8", "", 1, "UTF-8"),
    row("key-without-value", "a = 1\nb\n", "wrong-toml", "", 2, "needs `=`"),
    row("no-statement", "a = 1\n?\n", "wrong-toml", "", 2, "Here belongs a key"),
    row("text-without-quotes", "a = 1\nb = hello\n", "wrong-toml", "", 2, "between quotes"),
    row("quotes-inside-quotes", 'a = "he said "hi""\n', "wrong-toml", "", 1, "three quotes"),
    row("two-lines-in-single-quotes", 'a = 1\nb = "one\ntwo"\n',
        "wrong-toml", "", 2, "three quotes"),
    row("text-never-closed", 'a = 1\nb = """\nc = 2\nd = 3\n', "wrong-toml", "", 2, "never closed"),
    row("text-runs-on", 'a = 1\nb = """\nx\n\nc = 2\nd = """\ny\n"""\n',
        "wrong-toml", "", 2, "runs on to line 6"),
    row("text-runs-on-past-a-table", 'a = """\nx\n[c]\ne = "z"\nd = """\n\n# y\nz z\n"""\n',
        "wrong-toml", "", 1, "runs on to line 5"),
    row("text-runs-on-into-one-line", "a = '''x\nb = '''y'''\n",
        "wrong-toml", "", 1, "runs on to line 2"),
    row("text-runs-on-into-a-quote", 'a = 1\nb = """\nx""\nc = """"Yes," she said."""\n',
        "wrong-toml", "", 2, "runs on to line 4"),
    row("text-runs-on-to-the-end", 'a = 1\nb = """\nx\nc = """\ny',
        "wrong-toml", "", 2, "runs on to line 4"),
    row("text-with-a-key-in-it", 'a = """\nx = """\nb = 1\nc = """\ny\n"""\nd\n',
        "wrong-toml", "", 7, "needs `=`"),
    row("text-may-run-on", 'a = """\nx\nb = """\n[y]\nz z\n"""\n',
        "wrong-toml", "", 5, "needs `=`"),
    row("text-closed-twice", 'a = """\nx\n"""\n"""\nb = """\ny\n"""\n',
        "wrong-toml", "", 4, "needs `=`"),
    row("list-never-closed", 'a = 1\nb = [\n"x",\n', "wrong-toml", "", 2, "never closed"),
    row("nothing-at-the-end", "a = 1\nb =", "wrong-toml", "", 2, "not a value"),
    row("backslash", 'a = "C:\\new\\x"\n', "wrong-toml", "", 1, "written twice"),
    row("table-not-closed", "[a\nb = 1\n", "wrong-toml", "", 1, "not closed"),
    row("key-twice", "a = 1\n\na = 2\n", "duplicate-key", "a", 3, "after line 1"),
    row("table-twice", "[a]\nb = 1\n[c]\n[a]\n", "duplicate-key", "a", 4, "after line 1"),
    row("long-text-twice", '[a]\nb = """\nx\n"""\nc = 1\nb = """\ny\n"""\n',
        "duplicate-key", "a.b", 6, "after line 2"),
    row("dotted-key-and-table", "a.b = 1\n[a]\nc = 1\n",
        "duplicate-key", "", 2, "keep one of the two"),
    row("no-date", "a = 1\nb = 2023-02-30\n", "wrong-toml", "", 2, "not TOML"),
    row("too-deep", "a = " + "[" * 5000, "wrong-toml", "", None, "too deeply"),
    row("huge-number", "a = " + "1" * 5000, "wrong-toml", "", None, "not TOML"),
]
# fmt: on


@pytest.mark.parametrize(("content", "told"), ROWS)
def test_a_file_that_is_not_toml_is_told_on_its_line(
    tmp_path: Path, content: Any, told: Told
) -> None:
    """A slip of the pen is shown where it happened, and what to do about it."""
    write_toml(write_pack(tmp_path) / "tea" / "scenario.toml", content)
    (problem,) = problems(tmp_path / "tea")
    told.check(problem)


TOML = tomli_w.dumps(long_scenario(4), multiline_strings=True)
EDITS = {
    "left out": lambda before, _, after: before + after,
    "doubled": lambda before, here, after: before + here + here + after,
    "a quote more": lambda before, here, after: before + '"' + here + after,
    "escaped": lambda before, here, after: before + "\\" + here + after,
}


def runs_on(file: Path, text: str) -> tuple[int, int] | None:
    """Which text is said to run on, and to where; None where something else is told or nothing."""
    try:
        parse_toml(text.encode(), file)
    except ContentError as error:
        (problem,) = error.problems
        if "runs on" in problem.text:
            return problem.line or 0, int(str(problem.values["line"]))
    return None


def test_a_text_that_is_not_closed_is_told_where_it_begins(tmp_path: Path) -> None:
    """Whichever it is; after the last there is none for it to run on to."""
    begins = [n for n, line in enumerate(TOML.split("\n"), 1) if line.endswith('= """')]
    *closing, last = (found.span() for found in re.finditer(r'(?<!= )"""', TOML))
    for (start, end), lines in zip(closing, pairwise(begins), strict=True):
        assert runs_on(tmp_path, TOML[:start] + TOML[end:]) == lines
    assert runs_on(tmp_path, TOML[: last[0]] + TOML[last[1] :]) is None


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_no_other_text_is_said_to_run_on(tmp_path: Path, edit: Callable[..., str]) -> None:
    """Whatever is mistyped where, what was mistyped is between the lines named, if any are."""
    for found in re.finditer(r'["\[\]{}=\n]', TOML):
        at = found.start()
        text = edit(TOML[:at], TOML[at], TOML[at + 1 :])
        if lines := runs_on(tmp_path, text):
            assert lines[0] <= TOML.count("\n", 0, at) + 1 <= lines[1]


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    """Editors that mark a file as UTF-8 write files that can be read."""
    file = write_pack(tmp_path) / "small-favour" / "scenario.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_scenario(file.parent, "en").title == "A small favour"


def test_a_folder_with_the_name_of_the_file_is_told(tmp_path: Path) -> None:
    """A folder called scenario.toml is not taken for a file."""
    (write_pack(tmp_path) / "tea" / "scenario.toml").mkdir(parents=True)
    (problem,) = problems(tmp_path / "tea")
    assert problem.code == "unreadable-file"
    assert "rename it" in problem.text


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all files")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    """A file without permission to read it says so."""
    file = write_pack(tmp_path) / "small-favour" / "scenario.toml"
    file.chmod(0)
    (problem,) = problems(file.parent)
    assert problem.code == "unreadable-file"
    assert "permissions" in problem.text
