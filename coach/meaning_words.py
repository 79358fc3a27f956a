"""What a problem means, as blocks of lines."""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.meanings.catalogue import threshold
from coach.content.meanings.meaning import Meaning
from coach.locale import _

Block = tuple[str, ...]


def blocks(code: str, meaning: Meaning) -> Iterator[Block]:
    """What it is, why it matters, how it is mended, and whether an exception can be made."""
    limit = threshold(code)
    told = (_("Told from: {threshold}.").format(threshold=_(limit)),) if limit else ()
    yield (meaning.sentence, *told)
    yield (_(meaning.matters),)
    yield (_(meaning.mend),)
    if meaning.example:
        yield (_("For example, this:"),)
        yield _indented(meaning.example.before)
        yield (_("becomes this:"),)
        yield _indented(meaning.example.after)
    if limit:
        why = _("and your reason")
        yield (
            _("It is a matter of judgement. Where yours differs, write this above the line:"),
            f"    # coach: allow {code} {why}",
        )


def _indented(text: str) -> Block:
    return tuple(f"    {line}" if line else "" for line in text.split("\n"))
