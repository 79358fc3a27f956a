"""The command line: from arguments to an exit status, and no traceback on the way.

0 done; 1 an honest no, like problems found by `check`; 2 a request that cannot be served, with one
line on stderr that says what to do; 130 interrupted; 141 nobody reads the output any more.

A start imports what it needs and no more: the module of a command is imported when it runs.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TextIO

from coach.commands.call import Call
from coach.commands.parsing.parser import Told
from coach.commands.parsing.program import program_parser, shared_options
from coach.locale import preferred, use
from coach.output import accept_any_text, terminal_width

DONE, CANNOT, INTERRUPTED, UNREAD = 0, 2, 130, 141

_USUAL_WIDTH = 80


def main(
    argv: Sequence[str] | None = None,
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
    environ: Mapping[str, str] | None = None,
) -> int:
    """Do what `argv` asks for and return the exit status."""
    call = Call(
        tuple(sys.argv[1:] if argv is None else argv),
        stdin or sys.stdin,
        stdout or sys.stdout,
        stderr or sys.stderr,
        os.environ if environ is None else environ,
    )
    try:
        return _serve(call)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _abandon(call.stdout)
        return UNREAD
    except Exception as error:
        if call.environ.get("COACH_DEBUG"):
            raise
        return _explain(error, call)


def _serve(call: Call) -> int:
    accept_any_text(call.stdin, call.stdout, call.stderr)
    try:
        status = _answer(call)
    except Told as told:
        call.stdout.write(told.text)
        status = DONE
    call.stdout.flush()
    return status


def _answer(call: Call) -> int:
    width = terminal_width(call.stdout, call.environ) or _USUAL_WIDTH
    use(preferred(call.environ))
    shared, rest = shared_options(call.argv, width)
    if shared.lang:
        use(shared.lang)
    parser = program_parser(width)
    if "_ARGCOMPLETE" in call.environ:
        _complete(parser)
    options = parser.parse_args(rest, shared)
    module, function = options.handler.split(":")
    return int(getattr(import_module(f"coach.commands.{module}"), function)(call, options))


def _complete(parser: ArgumentParser) -> None:
    from coach.commands.completion import complete  # noqa: PLC0415 - for a shell's question alone

    complete(parser)


def _explain(error: Exception, call: Call) -> int:
    from coach.commands.error_lines import explain  # noqa: PLC0415 - most starts go well

    with suppress(OSError):
        call.stderr.write(f"coach: {explain(error)}\n")
    _abandon(call.stdout) if isinstance(error, OSError) else None
    return CANNOT


def _abandon(stdout: TextIO) -> None:
    # What is still in the buffer would be written, and fail again, when Python ends.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
