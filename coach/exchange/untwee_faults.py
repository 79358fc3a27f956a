"""Whether what was read from a Twee text is a scenario, and on which line it is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from coach.content.explain import read_model
from coach.content.faults import one_line, place
from coach.content.model import Pack, Scenario
from coach.content.references import scenario_faults
from coach.errors import RequestError
from coach.exchange.untwee import Untwined
from coach.locale import N_


def refuse_faults(read: Untwined, file: Path, pack: Pack) -> None:
    """Raise RequestError where what was `read` from `file` is no scenario that `pack` can have."""
    _value, faults = read_model(Scenario, read.data, {"id": "scenario", "language": "en"})
    faults += scenario_faults(read.data, pack.topics, pack.principles)
    for fault in faults[:1]:
        problem = place([fault], file, "", read.data)[0]
        problem = replace(problem, line=read.lines.get(fault.path[:2], read.lines[()]))
        raise RequestError(_NOT_SO, problem=one_line(problem))


_NOT_SO = N_("This cannot become a scenario until it is mended: {problem}")
