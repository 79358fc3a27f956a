r"""The program as a user starts it, in this process or in one of its own.

done = start("play", "small-favour", "--plain", home=tmp_path, typed="1\n")
done.status, done.out, done.err
with process("play", "small-favour", home=tmp_path) as running: ...
"""

from __future__ import annotations

import os
import subprocess
import sys
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


def surroundings(home: Path, *packs: Path, **more: str) -> dict[str, str]:
    """An environment with nothing of this machine's user in it."""
    folders = os.pathsep.join(map(str, packs))
    return {"COACH_HOME": str(home), "COACH_PACKS": folders, "LANG": "C", **more}


def start(
    *argv: str, home: Path, packs: tuple[Path, ...] = (), typed: str = "", **environ: str
) -> Done:
    """Start the program in this process, with `typed` as its input."""
    out, err = StringIO(), StringIO()
    status = main(
        argv,
        stdin=StringIO(typed),
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
