"""Reading what authors write like a screenplay: who speaks, and what is told."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Paragraph(NamedTuple):
    """One thing said or told; its text is one line, plain, without control characters."""

    speaker: str | None
    """The id of the person who speaks; None where the story is told."""
    text: str


def read_screenplay(text: str, speakers: Collection[str]) -> tuple[Paragraph, ...]:
    """The paragraphs of `text`, in order.

    A line that starts with `id:` and an id among `speakers` starts a speech; a blank line ends a
    paragraph; lines in between are one paragraph, however the author has wrapped them. Everything
    that is not a speech is told.
    """
    paragraphs: list[Paragraph] = []
    speaker: str | None = None
    words: list[str] = []

    def close() -> None:
        nonlocal speaker
        if joined := " ".join(words):
            paragraphs.append(Paragraph(speaker, joined))
        speaker = None
        words.clear()

    for line in text.split("\n"):
        words_here = line.strip()
        name, colon, speech = words_here.partition(":")
        opens_speech = bool(colon) and name in speakers
        if opens_speech or not words_here:
            close()
        if opens_speech:
            speaker, words_here = name, speech.strip()
        if words_here:
            words.append(words_here)
    close()
    return tuple(paragraphs)
