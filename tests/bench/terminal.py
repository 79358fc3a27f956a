"""A plain modern terminal of 120 by 36 cells with one program in it, and a clock.

It answers what Textual asks at the start, takes the time of everything that is written, and cuts
it into frames. What a frame shows is known as text, and not where on the screen it stands: that is
enough to wait for something. Needs the pseudo terminals of Linux and macOS.
"""

from __future__ import annotations

import os
import re
import select
import subprocess
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from time import perf_counter
from typing import NamedTuple, Self

from tests.bench.figures import NotMeasured

COLUMNS, ROWS = 120, 36

FRAME_GAP = 0.008
"""Seconds of silence that end a frame which no brackets do."""
QUIET = 0.1
"""Seconds of silence after which the program is taken to have settled."""
KEY_QUIET = 0.06
"""Seconds of silence after which a key is taken to be answered."""
PHASE = 0.034
"""A key comes up to so many seconds after a silence, so that it meets no timer of the program."""
PATIENCE = 20.0

_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^][^\x1b]*\x1b\\|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -~]"
)
_QUESTIONS = re.compile(
    rb"\x1b\[\?(?P<mode>\d+)\$p|\x1b\[(?P<device>0?c|>0?c|\?u|6n)"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)
_ANSWERS = {
    b"c": b"\x1b[?62;22c",
    b">c": b"\x1b[>0;10;1c",
    b"?u": b"\x1b[?0u",
    b"6n": b"\x1b[1;1R",
}
_COLOURS = {b"10": b"e0e0/e0e0/e0e0", b"11": b"1e1e/1e1e/1e1e"}
_SYNCHRONISED_OUTPUT = b"2026"
_LONGEST_QUESTION = 16

KEYS = {"enter": "\r", "down": "\x1b[B", "up": "\x1b[A", "ctrl+q": "\x11", "f6": "\x1b[17~"}


@dataclass(frozen=True)
class Frame:
    """Everything written between two ends of a frame."""

    end: float
    drawn: bytes

    @cached_property
    def text(self) -> str:
        """What it shows, in the order in which it is drawn."""
        return _ESCAPES.sub("", self.drawn.decode(errors="replace"))

    @property
    def has_words(self) -> bool:
        """Whether it draws more than a scroll bar or a line."""
        return any(map(str.isalnum, self.text))


class Answer(NamedTuple):
    """What a key brought about."""

    seconds: float
    """From the key to the end of the last frame with words before a silence."""
    halves: int
    """Frames with words before that one: they showed something unfinished."""


class Terminal:
    """One run of a program. Leaving the `with` ends it."""

    def __init__(
        self, command: Sequence[str], folder: Path, environ: Mapping[str, str], seed: int = 1
    ) -> None:
        self.frames: list[Frame] = []
        self.written = 0
        """Bytes from the program so far."""
        self._buffer = b""
        self._asked = b""
        self._ended = False
        self._random = Random(seed)
        self._file, inside = os.openpty()
        termios.tcsetwinsize(inside, (ROWS, COLUMNS))
        self.started = self._last = perf_counter()
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env={**environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._quit()
        finally:
            os.close(self._file)

    def _quit(self) -> None:
        self._send("ctrl+q")
        until = perf_counter() + PATIENCE
        while not self._ended and perf_counter() < until:
            self._read(0.05)
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _send(self, key: str) -> None:
        self._write(KEYS.get(key, key).encode())

    def _write(self, data: bytes) -> None:
        try:
            os.write(self._file, data)
        except OSError:
            self._ended = True

    def _read(self, seconds: float) -> bool:
        """Take what is written within `seconds`; False where nothing is."""
        if self._ended or not select.select([self._file], [], [], max(0.0, seconds))[0]:
            return False
        try:
            data = os.read(self._file, 1 << 16)
        except OSError:  # how Linux says that the program has ended
            data = b""
        before, self._last = self._last, perf_counter()
        self._ended = not data
        self._answer(data)
        self._cut(data, before)
        return bool(data)

    def _answer(self, data: bytes) -> None:
        asked = self._asked + data
        end = 0
        for question in _QUESTIONS.finditer(asked):
            end = question.end()
            self._write(_reply(question))
        self._asked = asked[max(end, len(asked) - _LONGEST_QUESTION) :]

    def _cut(self, data: bytes, before: float) -> None:
        """Take `data` in; what it begins a frame after has ended `before`."""
        self.written += len(data)
        if data.startswith(_FRAME_BEGINS):
            self._close_frame(len(self._buffer), before)
        self._buffer += data
        while (end := self._buffer.find(_FRAME_ENDS)) >= 0:
            self._close_frame(end + len(_FRAME_ENDS), self._last)

    def _close_frame(self, length: int, end: float) -> None:
        frame = Frame(end, self._buffer[:length])
        self._buffer = self._buffer[length:]
        if frame.text.strip():
            self.frames.append(frame)

    def _wait(self, seconds: float) -> None:
        """Read for at most `seconds`; a silence ends a frame without brackets."""
        if not self._read(min(seconds, FRAME_GAP)) and _FRAME_BEGINS not in self._buffer:
            self._close_frame(len(self._buffer), self._last)
        if self._ended:
            raise NotMeasured(f"the program has ended, and said: {self._last_words()}")

    def _last_words(self) -> str:
        return " ".join(" ".join(frame.text for frame in self.frames[-2:]).split())[-300:]

    def wait_for(self, *texts: str, since: int = 0, patience: float = PATIENCE) -> int:
        """The number of the first frame by which all of `texts` were drawn, from `since` on.

        Raises NotMeasured where that takes longer than `patience` seconds.
        """
        missing, number = set(texts), since
        until = perf_counter() + patience
        while True:
            for frame in self.frames[number:]:
                missing = {text for text in missing if text not in frame.text}
                if not missing:
                    return number
                number += 1
            if perf_counter() > until:
                raise NotMeasured(f"{' and '.join(map(repr, sorted(missing)))} did not appear")
            self._wait(FRAME_GAP)

    def wait_until_quiet(self, quiet: float = QUIET) -> float:
        """When the last frame before a silence of `quiet` seconds ended."""
        until = perf_counter() + PATIENCE
        begun = perf_counter()
        while perf_counter() - max(self._last, begun) < quiet:
            if perf_counter() > until:
                raise NotMeasured(f"it was never quiet for {quiet} s")
            self._wait(quiet)
        return self.frames[-1].end if self.frames else self._last

    def watch(self, seconds: float) -> None:
        """Read for `seconds`."""
        until = perf_counter() + seconds
        while (left := until - perf_counter()) > 0:
            self._wait(left)

    def press(self, key: str) -> float:
        """Press a key once nothing moves, at a random moment; returns when."""
        self.wait_until_quiet(0.03)
        self.watch(self._random.uniform(0, PHASE))
        pressed = perf_counter()
        self._send(key)
        return pressed

    def answered(self, key: str, *texts: str) -> Answer:
        """Press a key and wait for `texts`, then for a silence.

        Raises NotMeasured where nothing is drawn, or not these.
        """
        before, pressed = len(self.frames), self.press(key)
        self.wait_for(*(texts or [""]), since=before)
        self.wait_until_quiet(KEY_QUIET)
        drawn = [frame for frame in self.frames[before:] if frame.has_words]
        if not drawn:
            raise NotMeasured(f"{key!r} changes nothing that can be read")
        return Answer(drawn[-1].end - pressed, len(drawn) - 1)

    def memory(self) -> float:
        """The most memory that the program has used so far, in MiB; on macOS what it uses now."""
        status = Path(f"/proc/{self._process.pid}/status")
        if status.exists():
            found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text())
            return int(found[1]) / 1024 if found else 0.0
        return int(self._asked_ps("rss")) / 1024

    def processor_time(self) -> float:
        """The seconds that the program has kept a processor busy so far."""
        threads = list(Path(f"/proc/{self._process.pid}/task").glob("*/schedstat"))
        if threads:
            return sum(int(each.read_text().split()[0]) for each in threads) / 1e9
        parts = reversed(self._asked_ps("cputime").replace("-", ":").split(":"))
        return sum(
            float(part) * unit for part, unit in zip(parts, (1, 60, 3600, 86400), strict=False)
        )

    def _asked_ps(self, what: str) -> str:
        command = ["ps", "-o", f"{what}=", "-p", str(self._process.pid)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _reply(question: re.Match[bytes]) -> bytes:
    """What a terminal answers that knows synchronised output and no other mode asked for."""
    mode, device, colour = question.group("mode", "device", "colour")
    if mode:
        return b"\x1b[?%s;%d$y" % (mode, 2 if mode == _SYNCHRONISED_OUTPUT else 0)
    if colour:
        return b"\x1b]%s;rgb:%s\x1b\\" % (colour, _COLOURS[colour])
    return _ANSWERS[device.replace(b"0", b"")]
