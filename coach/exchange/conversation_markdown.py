"""A conversation as Markdown. Nothing an author wrote is taken for markup, by GitHub's rules too.

A chat is a list of messages, an e-mail a quoted letter, speech starts with its speaker, and what is
told is in italics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from coach.exchange.conversation import Coaching, Conversation, End, Part, Place, Said, Told
from coach.locale import _
from coach.wording import labels

_MARKS = re.compile(r"[\\`*_\[\]<>&~|$]|:(?=/|\w+:)|(?<=\w)@|(?<=www)\.", re.IGNORECASE)
"""Characters that may mean something wherever they stand, links and emoji by name included."""
_OPENING = re.compile(r"^([-+#=]|\d+(?=[.)]))")
"""What means something at the beginning of a line: lists, rules and headings."""


def markdown(of: Conversation) -> str:
    """`of` as the text of a Markdown file."""
    return "\n\n".join(_blocks(of)) + "\n"


def escaped(text: str) -> str:
    """`text` on one line, to be read as it is wherever it stands."""
    plain = _MARKS.sub(lambda mark: f"\\{mark[0]}", " ".join(text.split()))
    if (opening := _OPENING.match(plain)) is None:
        return plain
    end = opening.end()
    digits = opening[0].isdigit()
    return f"{plain[:end]}\\{plain[end:]}" if digits else f"\\{plain}"


def _blocks(of: Conversation) -> Iterator[str]:
    yield f"# {escaped(of.title)}"
    yield _quiet(" · ".join(of.about))
    yield from map(escaped, of.brief)
    yield _labelled(_("You want"), of.goal)
    yield "\n".join(f"- **{escaped(each.name)}:** {escaped(each.about)}" for each in of.people)
    yield from map(_quiet, of.remarks)
    yield "---"
    yield from _story(of.parts)
    if of.end:
        yield from _ending(of.end)
    if of.figures or of.taken_back:
        yield "---"
        yield from (_labelled(label, text) for label, text in of.figures)
        yield from _taken_back(of.taken_back)


def _story(parts: Iterable[Part]) -> Iterator[str]:
    """Each part as a block; messages of one chat are one list."""
    messages: list[str] = []
    for part, after in pairwise([*parts, None]):
        if isinstance(part, Said) and part.medium == "chat":
            messages += (f"* **{escaped(part.speaker)}:** {escaped(each)}" for each in part.texts)
            if not (isinstance(after, Said) and after.medium == "chat"):
                yield "\n".join(messages)
                messages = []
        elif part is not None:
            yield _part(part)


def _part(part: Part) -> str:
    if isinstance(part, Coaching):
        return _coaching(part)
    if isinstance(part, Place):
        return f"**{escaped(part.text)}**"
    if isinstance(part, Told):
        return f"**{escaped(part.text)}**" if part.yours else _quiet(part.text)
    return _letter(part) if part.medium == "e-mail" else _speech(part)


def _letter(said: Said) -> str:
    head = [_labelled(_("From"), said.speaker)]
    if said.subject:
        head.append(_labelled(_("Subject"), said.subject))
    blocks = ["  \n".join(head), *map(escaped, said.texts)]
    lines = "\n\n".join(blocks).split("\n")
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def _speech(said: Said) -> str:
    first, *more = said.texts
    return "\n\n".join((f"**{escaped(said.speaker)}:** {escaped(first)}", *map(escaped, more)))


def _coaching(about: Coaching) -> str:
    verdict = f"{about.number} {labels.MOONS[about.grade]} {labels.verdict(about.grade)}"
    coach, best = _("Coach"), _("A professional reply")
    rows = [f"- **{coach} · {verdict}** {escaped(about.why)}"]
    if about.professional:
        rows.append(f"- **{best}:** {escaped(' '.join(about.professional))}")
    if about.instead:
        rows.append(f"- {escaped(about.instead)}")
    if about.principle:
        rows.append(f"- **{escaped(about.principle)}**")
    rows += (f"- {_quiet(each)}" for each in about.remarks)
    return "\n".join(rows)


def _ending(end: End) -> Iterator[str]:
    yield f"## {escaped(end.title)}"
    yield from _story(end.parts)
    yield _quiet(end.relationship)


def _taken_back(answers: tuple[str, ...]) -> Iterator[str]:
    if answers:
        head = _("Answered first, and taken back")
        yield f"**{head}**"
        yield "\n".join(f"- {escaped(each)}" for each in answers)


def _labelled(label: str, text: str) -> str:
    return f"**{label}:** {escaped(text)}"


def _quiet(text: str) -> str:
    return f"*{escaped(text)}*"
