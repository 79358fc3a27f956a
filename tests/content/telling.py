"""Files with something wrong in them, and what is asserted about what is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from coach.content.check.packs import Checked
from coach.content.loading import load_pack, load_scenario
from coach.errors import ContentError, Problem
from tests.factory import Data

GONE = object()
"""Stands for no value: the key is taken away."""
BRIDGE = {"lines": "Later.", "goto": "good"}
"""A scene without replies."""
PLAIN = "scenes.ask.replies.0"
RUDE = "scenes.ask.replies.1"


def bent(data: Data, **changes: Any) -> Data:
    """`data` with `a__b__0=value` put at `a.b[0]`, or taken away where it is GONE."""
    for path, value in changes.items():
        put(data, path.replace("__", "."), value)
    return data


def put(data: Data, path: str, value: Any) -> None:
    *above, last = (int(step) if step.isdigit() else step for step in path.split("."))
    here: Any = data
    for step in above:
        here = here[step]
    if value is GONE:
        del here[last]
    else:
        here[last] = value


def problems(folder: Path, language: str = "en") -> tuple[Problem, ...]:
    """What keeps the scenario in `folder` from being loaded as part of its pack."""
    with pytest.raises(ContentError) as raised:
        load_scenario(folder, language, load_pack(folder.parent, "en"))
    return raised.value.problems


LENGTHS = {"text-too-long", "text-too-short", "uneven-replies", "reading-load", "wrong-minutes"}


def but_lengths(checked: Checked) -> tuple[Problem, ...]:
    """What a check found, apart from lengths: the scenarios of tests say as little as they can."""
    return tuple(each for each in checked.problems if each.code not in LENGTHS)


def line_at(problem: Problem) -> str:
    """The line of the file that `problem` points to."""
    assert problem.line is not None
    return problem.file.read_text("utf-8").split("\n")[problem.line - 1]


class Told(NamedTuple):
    """What is asserted of a problem."""

    code: str
    where: str
    line: str | int | None
    """Its number, or something that stands on it."""
    says: str

    def check(self, problem: Problem) -> None:
        assert (problem.code, problem.where) == (self.code, self.where)
        assert self.says in problem.text
        if isinstance(self.line, str):
            assert self.line in line_at(problem)
        else:
            assert problem.line == self.line


def row(name: str, at: str, value: Any, *told: Any) -> Any:
    """A row of a table: a place in the data, the value put there, and what is told about it."""
    return pytest.param(at, value, Told(*told), id=name)
