"""Plain text on a stream: paragraphs, tables, and characters that the stream may not know.

A width is in terminal cells; None means that lines are as long as they are.
"""

from __future__ import annotations

import codecs
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO
from unicodedata import category

_GAP = "  "
_UNSEEN = frozenset(("Cc", "Cs"))
_PLAINER = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "–": "-", "—": "-"}
    | dict(zip("█·▁▂▃▄▅▆▇", "#.1234567", strict=True))  # what figures are drawn with
)


class Paper:
    """Writes blocks of lines to a stream, a blank line after each."""

    def __init__(self, stream: TextIO, width: int | None) -> None:
        self.stream = stream
        self.width = width

    def block(self, *lines: str) -> None:
        """Write `lines` as one block; no lines, nothing written."""
        if lines:
            self.lines(*lines, "")

    def blocks(self, blocks: Iterable[Sequence[str]]) -> None:
        """Write each block."""
        for block in blocks:
            self.block(*block)

    def lines(self, *lines: str) -> None:
        """Write `lines`, wrapped where there is a width."""
        for line in lines:
            for row in wrap(line, self.width):
                self.stream.write(f"{row}\n")


def paper(stream: TextIO, environ: Mapping[str, str]) -> Paper:
    """Paper of the width of the terminal behind `stream`; of no width where there is none."""
    return Paper(stream, terminal_width(stream, environ))


def terminal_width(stream: TextIO, environ: Mapping[str, str]) -> int | None:
    """The cells in a line of the terminal behind `stream`."""
    if not stream.isatty():
        return None
    if (columns := environ.get("COLUMNS", "")).isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except OSError:
        return None


def cells(text: str) -> int:
    """How many terminal cells `text` takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrap(text: str, width: int | None) -> list[str]:
    """`text` in lines of at most `width` cells; a longer word stays whole."""
    if width is None or cells(text) <= width:
        return [text]
    rows: list[str] = []
    room = 0
    for word in text.split(" "):
        needed = cells(word) + 1
        if rows and needed <= room:
            rows[-1] += f" {word}"
            room -= needed
        else:
            rows.append(word)
            room = width - needed + 1
    return rows


def table(rows: Sequence[Sequence[str]], width: int | None) -> Iterator[str]:
    """`rows` in aligned columns, the first row being the head.

    What does not fit in `width` is wrapped inside its column, the widest column first; no column
    becomes narrower than its longest word.
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(map(cells, column)) for column in columns]
    least = [max(cells(word) for cell in column for word in cell.split(" ")) for column in columns]
    while width is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        spare = [each if each > floor else 0 for each, floor in zip(widths, least, strict=True)]
        if not any(spare):
            break
        widths[spare.index(max(spare))] -= 1
    for row in rows:
        yield from _row(row, widths)


def _row(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
        padded = [part + " " * (w - cells(part)) for part, w in zip(parts, widths, strict=True)]
        yield _GAP.join(padded).rstrip()


def prose(text: str) -> str:
    """`text` as one line, however the author has wrapped it."""
    return " ".join(text.split())


def visible(text: str) -> str:
    """`text` with control characters spelt out, and what a file name has that is no character.

    Nothing in it can write elsewhere on a terminal, and it can be encoded.
    """
    if text.isprintable():
        return text
    return "".join(each if category(each) not in _UNSEEN else _spelt(each) for each in text)


def _spelt(character: str) -> str:
    return character.encode("unicode_escape").decode()


def accept_any_text(stdin: TextIO, *outputs: TextIO) -> None:
    """Let the streams take what they cannot encode or decode, as near as they can.

    Streams without an encoding of their own, like `io.StringIO`, take everything already.
    """
    codecs.register_error("coach.nearest", _nearest)
    for stream, errors in ((stdin, "replace"), *((out, "coach.nearest") for out in outputs)):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(errors=errors)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = unicodedata.normalize("NFKD", error.object[error.start : error.end].translate(_PLAINER))
    near = "".join(each for each in text if not unicodedata.combining(each))
    return near.encode(error.encoding, "replace").decode(error.encoding), error.end


def json_text(data: object) -> str:
    """`data` as JSON that people can read, too."""
    return "".join(json_pieces(data))


def json_pieces(data: object) -> Iterator[str]:
    """The same, piece by piece, for what would take much memory as a whole."""
    # Most commands print no JSON.
    from json import JSONEncoder  # noqa: PLC0415

    yield from JSONEncoder(indent=2, ensure_ascii=False).iterencode(data)
    yield "\n"
