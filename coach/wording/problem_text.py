"""What a problem means, as blocks of lines."""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.author.explanations import Explanation
from coach.locale import _

Block = tuple[str, ...]


def blocks(code: str, explanation: Explanation) -> Iterator[Block]:
    """What it is, why it matters, what to do, and whether an exception can be made."""
    limit = explanation.limit
    yield (explanation.says, *((_("The limit: {limit}").format(limit=limit),) if limit else ()))
    yield (explanation.matters,)
    yield (explanation.remedy,)
    if fragments := explanation.fragments:
        yield (_("For example, this:"),)
        yield _indented(fragments.before)
        yield (_("becomes this:"),)
        yield _indented(fragments.after)
    if limit:
        why = _("and your reason")
        yield (
            _("It is a matter of judgement. If you see it differently, write above the line:"),
            f"    # coach: allow {code} {why}",
        )


def _indented(text: str) -> Block:
    return tuple(f"    {line}" if line else "" for line in text.split("\n"))
