"""One start of the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TextIO


class Call(NamedTuple):
    """One start of the program: what was typed, and where to read and write."""

    argv: Sequence[str]
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
