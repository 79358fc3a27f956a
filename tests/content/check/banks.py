"""Decisions for checks of writing to find nothing in, to be bent by tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from tests.factory import Data, decision, minimal_pack, minimal_scenario, reply, write_pack

GRADES = {"plain": "professional", "late": "workable", "nice": "tempting", "cold": "damaging"}
TEXTS = {
    "plain": "I would take the blue folder home and read it.",
    "late": "Next spring seems early enough, so let us meet then.",
    "nice": "Your garden was such a success that we all talked.",
    "cold": "Send both letters back, and nobody has to sign them.",
}
"""Ten words each, none of them in the scene."""

LINES = """
Monday, nine o'clock. It rains on both cars in the yard, and nobody but her has come in. She hangs
up her coat, fills the kettle and looks for a cup that is clean.

ann: The folder, the garden, the letter? What do you say to that?
"""
"""What is said before every decision: enough of it."""

ENGLISH = minimal_pack(languages=["en"])


def asked(texts: Data | None = None, /, **changes: Any) -> Data:
    """A decision with four replies; `texts` replaces what is said in some of them."""
    said = {**TEXTS, **(texts or {})}
    replies = [_reply(name, grade, said[name]) for name, grade in GRADES.items()]
    return decision(*replies, **{"lines": LINES, **changes})


def _reply(name: str, grade: str, text: str) -> Data:
    goto = "bad" if grade == "damaging" else "good"
    return reply(name, grade, say=text, reaction=f"ann: So it is {name}, then.", goto=goto)


def scenario(texts: Data | None = None, /, **changes: Any) -> Data:
    """The minimal scenario with such a decision."""
    return minimal_scenario(scenes={"ask": asked(texts, **changes)})


DECISIONS = 24
"""Of a bank that is drawn by lot: enough to be judged."""


Drawn = list[dict[str, str]]
"""For every decision the text of every reply, by its id; `plain` is the professional one."""


def draw(seed: int = 3, decisions: int = DECISIONS) -> Drawn:
    """Decisions of nonsense words, so that nothing marks a reply but what chance does."""
    random = Random(seed)
    words = ["".join(random.choices("bdfklmnprst", k=4)) for _ in range(60)]
    return [
        {name: " ".join(random.choices(words, k=9)) + "." for name in GRADES}
        for _ in range(decisions)
    ]


def write_bank(folder: Path, drawn: Drawn, places: Sequence[int] = (0, 1, 2, 3)) -> Path:
    """A pack of scenarios of eight of these decisions.

    Professional replies stand at these places among the four, in turn.
    """
    turns = list(zip(drawn, cycle(places), strict=False))
    parts = [turns[start : start + 8] for start in range(0, len(turns), 8)]
    return write_pack(folder, pack=ENGLISH, **{f"part-{n}": _part(p) for n, p in enumerate(parts)})


def _part(turns: list[tuple[dict[str, str], int]]) -> Data:
    names = [f"ask-{n}" for n in range(len(turns))]
    scenes = {}
    for (texts, place), name, after in zip(turns, names, [*names[1:], "good"], strict=True):
        replies = [_reply(each, grade, texts[each]) for each, grade in GRADES.items()]
        for each in replies if after != "good" else ():
            each["goto"] = after
        replies.insert(place, replies.pop(0))
        scenes[name] = decision(*replies, lines=LINES)
    return minimal_scenario(start=names[0], scenes=scenes, minutes=4)
