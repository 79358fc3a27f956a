"""What a check finds, before it is known on which line it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from coach.content.faults import path_text
from coach.content.toml.files import TomlFile
from coach.content.toml.places import key_lines, nearest_line
from coach.content.toml.tables import KeyPath
from coach.errors import Problem, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in one file. The fields mean what they mean in a `Problem`."""

    code: str
    message: str
    path: KeyPath = ()
    """The way to the key that has to change."""
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    way: tuple[str, ...] = ()


def placed(findings: Iterable[Finding], file: TomlFile) -> Iterator[Problem]:
    """`findings` as problems of `file`, each with its line."""
    found = tuple(findings)
    lines = key_lines(file.text, [finding.path for finding in found]) if found else {}
    for finding in found:
        yield Problem(
            finding.code,
            finding.message,
            file.path,
            nearest_line(lines, finding.path),
            path_text(finding.path, file.data),
            finding.severity,
            finding.values,
            finding.way,
        )
