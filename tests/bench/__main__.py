"""How fast the program is: every budget of the design, measured on this machine, in one run.

    python -m tests.bench                        # from the checkout; about fourteen minutes
    python -m tests.bench --pairs 3 --only start
    python -m tests.bench --json

The real program runs in a pseudo terminal, and in turn with it a floor: the least that a Textual
app can do. A machine is never the same twice, so what counts is the ratio of two runs, one right
after the other; the median over the pairs is told, with the lowest and the highest. Everything that
the program reads and writes is in a temporary folder, and its byte code is compiled beforehand.

first frame  the end of the first frame by which its text was drawn
settled      the end of the last frame before a silence of 100 ms
key, turn    from a key to the end of the last frame with words before a silence of 60 ms
half-drawn   frames with words before that one; the most that a key has in one run
memory       the most that was resident, up to the first frame or to looking back on a play
turn 1,001   in an attempt with 1,000 answers that is gone on with
saved        counted in this process, on the screens without a terminal

A row that is over its budget is a finding, not a failure: the exit status is 1 only where something
could not be measured.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.budgets import groups
from tests.bench.figures import Group, Measured, measure, run
from tests.bench.runs import Ground


def main() -> int:
    """Measure what is asked for and print it."""
    options = _options()
    with TemporaryDirectory(prefix="coach-bench-", ignore_cleanup_errors=True) as folder:
        ground = Ground.prepare(Path(folder).resolve())
        picked = [group.picked(options.only) for group in groups(ground)]
        picked = [group for group in picked if group.rows]
        if not picked:
            names = ", ".join(row.name for group in groups(ground) for row in group.rows)
            sys.stderr.write(f"There is no such row. The rows are: {names}.\n")
            return 2
        possible = [group for group in picked if os.name == "posix" or not group.needs_terminal]
        left_out = [row.name for group in picked if group not in possible for row in group.rows]
        measured = _table if not options.json else _document
        outcome = measured(possible, options.pairs)
    if left_out:
        sys.stderr.write(f"These rows need a pseudo terminal: {', '.join(left_out)}.\n")
    return int(any(each.why_not for each in outcome))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m tests.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pairs", type=_number, default=15, help="runs of each (15)")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="rows whose name begins so; repeatable"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(only=None)
    options = parser.parse_args()
    options.only = options.only or [""]
    return options


def _number(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number


def _measured(picked: list[Group], pairs: int) -> Iterator[Measured]:
    for group in picked:
        runs = run(group, pairs)
        yield from (measure(row, runs) for row in group.rows)


def _about(pairs: int) -> dict[str, object]:
    return {
        "pairs": pairs,
        "python": platform.python_version(),
        "textual": version("textual"),
        "system": platform.system(),
        "processors": os.cpu_count(),
    }


def _table(picked: list[Group], pairs: int) -> list[Measured]:
    sys.stdout.write(", ".join(f"{name} {value}" for name, value in _about(pairs).items()) + "\n\n")
    outcome = []
    for each in _measured(picked, pairs):
        outcome.append(each)
        sys.stdout.write(_line(each) + "\n")
        sys.stdout.flush()
    return outcome


def _line(each: Measured) -> str:
    row = each.row
    about = f"{row.name:21} {row.what:37}"
    if each.value is None:
        return f"{about} not measured: {each.why_not}"
    verdict = "ok  " if each.ok else "OVER"
    budget = f"{row.budget:g}{row.unit if row.unit != '×' else ' ×'}"
    value = f"{each.value:.3g}" if row.against is None else f"{each.value:.2f}"
    return f"{about} {value:>6}  at most {budget:7} {verdict}  {_detail(each)}".rstrip()


def _detail(each: Measured) -> str:
    if each.row.unit == "":
        return ""
    spread = f"{each.lowest:.2f} to {each.highest:.2f}"
    if each.against is None:
        return spread
    return f"{spread}; {_amount(each, each.figure)} against {_amount(each, each.against)}"


def _amount(each: Measured, value: float) -> str:
    return f"{value:.1f} MiB" if each.row.figure == "memory" else f"{value * 1000:.1f} ms"


def _document(picked: list[Group], pairs: int) -> list[Measured]:
    outcome = list(_measured(picked, pairs))
    rows = [_data(each) for each in outcome]
    sys.stdout.write(json.dumps({**_about(pairs), "rows": rows}, indent=2) + "\n")
    return outcome


def _data(each: Measured) -> dict[str, object]:
    row = each.row
    return {
        "name": row.name,
        "what": row.what,
        "measured": each.value,
        "budget": row.budget,
        "unit": row.unit.strip(),
        "ok": each.ok if each.value is not None else None,
        "lowest": each.lowest,
        "highest": each.highest,
        "figure": each.figure,
        "against": each.against,
        "not_measured": each.why_not,
    }


if __name__ == "__main__":
    sys.exit(main())
