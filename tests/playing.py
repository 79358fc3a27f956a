r"""The program as a user starts it, in this process or in one of its own.

done = start("play", "small-favour", "--plain", home=tmp_path, typed="1\n")
done = start("onboard", home=tmp_path, packs=(pack,), says=["", "Say plain.", "q"])
done.status, done.out, done.err
with process("play", "small-favour", home=tmp_path) as running: ...
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from coach.cli import main

REPOSITORY = Path(__file__).parent.parent


class Done(NamedTuple):
    """What one start of the program came to."""

    status: int
    out: str
    err: str


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def numbers(out: str) -> dict[str, str]:
    """Reply to the number it was last shown under."""
    listed = [line.partition(". ") for line in out.splitlines() if line[:1].isdecimal()]
    return {text: number for number, dot, text in listed if dot}


class Learner(StringIO):
    """An input that says a line at a time: where it is a reply on `screen`, by its number."""

    def __init__(self, screen: StringIO, says: Sequence[str]) -> None:
        super().__init__()
        self._screen = screen
        self._lines = iter(says)

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as StringIO has it
        del size
        line = next(self._lines, None)
        if line is None:
            return ""
        return numbers(self._screen.getvalue()).get(line, line) + "\n"


def surroundings(home: Path, *packs: Path, **more: str) -> dict[str, str]:
    """An environment with nothing of this machine's user in it."""
    folders = os.pathsep.join(map(str, packs))
    return {"COACH_HOME": str(home), "COACH_PACKS": folders, "LANG": "C", **more}


def start(
    *argv: str,
    home: Path,
    packs: tuple[Path, ...] = (),
    typed: str = "",
    says: Sequence[str] | None = None,
    **environ: str,
) -> Done:
    """Start the program in this process, with `typed` as its input, or with what a learner says."""
    out, err = StringIO(), StringIO()
    status = main(
        argv,
        stdin=StringIO(typed) if says is None else Learner(out, says),
        stdout=out,
        stderr=err,
        environ=surroundings(home, *packs, **environ),
    )
    return Done(status, out.getvalue(), err.getvalue())


def process(
    *argv: str, home: Path, packs: tuple[Path, ...] = (), **more: Any
) -> subprocess.Popen[bytes]:
    """Start the program in a process of its own, with pipes to all its streams."""
    environ = {**os.environ, "PYTHONUTF8": "1", **surroundings(home, *packs)}
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    command = [sys.executable, "-m", "coach", *argv]
    return subprocess.Popen(command, cwd=REPOSITORY, env=environ, **{**pipes, **more})
