"""What a check found as SARIF 2.1.0, which editors and code review read.

Static Analysis Results Interchange Format, an OASIS standard. Files are told relative to a root
that the reader knows under `%SRCROOT%`, and the root itself is left out, so that a report says
nothing about the machine it was made on.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from coach import __version__
from coach.content.author.explanations import Explanation, explanations
from coach.content.check.packs import Checked
from coach.errors import Problem
from coach.locale import SOURCE_LANGUAGE, _, current, languages
from coach.wording.problem_text import blocks

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"


def sarif(checked: Checked, root: Path) -> dict[str, Any]:
    """The log of one run; files below `root` are named relative to it, others in full."""
    known = explanations()
    driver = {
        "name": "coach",
        "version": __version__,
        "rules": [_rule(code, explanation) for code, explanation in known.items()],
    }
    run = {
        "tool": {"driver": driver},
        "language": current() if current() in languages() else SOURCE_LANGUAGE,
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": _("Where coach was started.")}}},
        "results": list(_results(checked, root, [*known])),
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, explanation: Explanation) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": explanation.says},
        "fullDescription": {"text": explanation.matters},
        "help": {
            "text": "\n\n".join("\n".join(block) for block in blocks(code, explanation)),
            "markdown": _markdown(explanation),
        },
    }


def _markdown(explanation: Explanation) -> str:
    parts = [explanation.says, explanation.matters, explanation.remedy]
    if fragments := explanation.fragments:
        before, after = (f"```toml\n{text}\n```" for text in fragments[:2])
        parts += [_("For example, this:"), before, _("becomes this:"), after]
    return "\n\n".join(parts)


def _results(checked: Checked, root: Path, codes: list[str]) -> Iterator[dict[str, Any]]:
    seen = Counter[tuple[str, ...]]()
    for problem in checked.problems:
        artifact = _artifact(problem.file, root)
        what = (problem.code, artifact["uri"], problem.where)
        seen[what] += 1
        yield {
            "ruleId": problem.code,
            "ruleIndex": codes.index(problem.code),
            "level": problem.severity.value,
            "message": {"text": _message(problem)},
            "locations": [_location(problem, artifact)],
            "partialFingerprints": {"coachPlace/v1": _fingerprint(*what, str(seen[what]))},
        }


def _message(problem: Problem) -> str:
    """The problem, and the answers that lead there; nothing in it is a link."""
    steps = (f"    {step}" for step in problem.way)
    return "\n".join((problem.text, *steps)).replace("](", "] (")


def _location(problem: Problem, artifact: dict[str, str]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if problem.line is not None:
        physical["region"] = {"startLine": problem.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if problem.where:
        location["logicalLocations"] = [{"fullyQualifiedName": problem.where}]
    return location


def _artifact(file: Path, root: Path) -> dict[str, str]:
    path = Path(os.path.abspath(file))  # noqa: PTH100 (a link is told by its own name)
    try:
        inside = path.relative_to(os.path.abspath(root))  # noqa: PTH100 (as above)
    except ValueError:
        return {"uri": path.as_uri()}
    return {"uri": quote(inside.as_posix()), "uriBaseId": _ROOT}


def _fingerprint(*what: str) -> str:
    """The same for the same problem at the same key, whichever line that has moved to."""
    return hashlib.blake2b("\n".join(what).encode(), digest_size=8).hexdigest()
