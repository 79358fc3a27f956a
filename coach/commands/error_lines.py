"""What is said about an error: one line, and what to do."""

from __future__ import annotations

from coach.content.faults import one_line, shown
from coach.errors import CoachError, ContentError
from coach.locale import _, ngettext


def explain(error: Exception) -> str:
    """`error` in one line of the language in use."""
    if isinstance(error, ContentError):
        return _with_problems(error)
    if isinstance(error, CoachError):
        return " ".join(str(error).split())
    return _(
        "Something went wrong that should not: {error}. Set COACH_DEBUG=1 and do it again to see "
        "where."
    ).format(error=shown(f"{type(error).__name__}: {error}"))


def _with_problems(error: ContentError) -> str:
    first = [one_line(problem) for problem in error.problems[:1]]
    more = len(error.problems) - len(first)
    others = ngettext(
        "{n} more problem is shown by: coach check",
        "{n} more problems are shown by: coach check",
        more,
    ).format(n=more)
    return " ".join([str(error), *first, *([others] if more else [])])
