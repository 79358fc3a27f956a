"""A scenario as Twee 3, the text that Twine reads: a passage for every scene and ending.

Replies are links, each followed by its id and grade in a comment that players do not see. A link
leads where its reply leads when no condition holds. Twee has no place for the rest, so a passage
tagged `coach` holds the scenario as it is, in JSON; `untwee.py` reads it back, and what was changed
in Twine since then counts. The notation is that of the Twee 3 specification, 3.0.2.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from coach.content.tables import Data, replies_of, tables

DATA = "coach"
"""The tag of the passage that holds what Twee cannot say."""
DATA_NAME = "coach data"
"""The name of that passage; no scene can have it, as an id has no spaces."""
ONWARD = "…"
"""What is shown of the way on from a scene without replies."""
RECOVERY = "recovery"
ENDING = "ending"

_FORMAT = {"format": "Harlowe", "format-version": "3.3.9"}
_STEP = 150
"""From one passage to the next on Twine's map, in its pixels."""
_META = re.compile(r"[\\\[\]{}]")
_OPENING = re.compile(r"\[(?=\[)")
_CLOSING = re.compile(r"\](?=\])")
_HEADER = re.compile(r"^::", re.MULTILINE)


def twee(name: str, data: Data) -> str:
    """The valid scenario `data`, called `name`, as the text of a Twee 3 file.

    The same scenario gives the same text. Links are taken for markup nowhere but among replies.
    """
    start = str(data["start"])
    story = {"ifid": ifid(name), **_FORMAT, "start": start}
    scenes, endings = tables(data["scenes"]), tables(data["endings"])
    places = _positions(start, scenes, endings)
    blocks = [
        _passage("StoryTitle", (), body_of(flat(data["title"]))),
        _passage("StoryData", (), json.dumps(story, indent=1)),
        *(_scene(scene_id, scene, places[scene_id]) for scene_id, scene in scenes.items()),
        *(_ending(ending_id, each, places[ending_id]) for ending_id, each in endings.items()),
        _passage(DATA_NAME, (DATA,), _kept(name, data)),
    ]
    return "\n\n\n".join(blocks) + "\n"


def ifid(name: str) -> str:
    """The number by which Twine tells stories apart: the same for the same scenario, always."""
    digest = hashlib.blake2b(f"coach scenario {name}".encode(), digest_size=16).digest()
    return str(UUID(bytes=digest, version=4)).upper()


def escaped(name: str) -> str:
    """The name of a passage or a tag as it stands in a header."""
    return _META.sub(lambda found: f"\\{found[0]}", name)


def body_of(text: str) -> str:
    """`text` as it stands in a passage: nothing in it begins a passage or a link."""
    return _HEADER.sub(" ::", _OPENING.sub("[ ", text)).strip()


def flat(text: str) -> str:
    """`text` as it stands in a link: on one line, without what ends a link."""
    return _CLOSING.sub("] ", _OPENING.sub("[ ", " ".join(text.split())))


def words_of(reply: Data) -> str:
    """What is shown of a reply."""
    return str(reply.get("say") or reply.get("do") or "")


def target_of(goto: Any) -> str:
    """Where a `goto` leads when no condition holds."""
    return str(goto[-1]["to"] if isinstance(goto, list | tuple) else goto)


def _scene(name: str, scene: Data, position: str) -> str:
    links = [
        f"[[{flat(words_of(reply))}->{target_of(reply['goto'])}]] "
        f"<!-- {reply['id']}: {reply['grade']} -->"
        for _, reply in replies_of(scene)
    ] or [f"[[{ONWARD}->{target_of(scene['goto'])}]]"]
    tags = (RECOVERY,) if scene.get("recovery") else ()
    return _passage(name, tags, "\n\n".join((body_of(scene["lines"]), *links)), position)


def _ending(name: str, ending: Data, position: str) -> str:
    return _passage(name, (ENDING, str(ending["outcome"])), body_of(ending["text"]), position)


def _passage(name: str, tags: tuple[str, ...], body: str, position: str = "") -> str:
    header = f":: {escaped(name)}"
    if tags:
        header += f" [{' '.join(map(escaped, tags))}]"
    if position:
        header += f' {{"position":"{position}"}}'
    return f"{header}\n{body}"


def _kept(name: str, data: Data) -> str:
    """The scenario in JSON, in which Twine sees no links."""
    text = json.dumps({"id": name, "scenario": data}, indent=1, ensure_ascii=False)
    return _OPENING.sub(r"\\u005b", text)


def _positions(start: str, scenes: dict[str, Data], endings: dict[str, Data]) -> dict[str, str]:
    """Where each passage stands on Twine's map: a row for each step from the start."""
    rows, seen = [[start]], {start}
    while rows[-1]:
        ahead = [to for name in rows[-1] for to in _targets(scenes.get(name, {}))]
        rows.append([to for to in dict.fromkeys(ahead) if to not in seen])
        seen.update(rows[-1])
    rows[-1] = [name for name in (*scenes, *endings) if name not in seen]
    return {
        name: f"{column * _STEP + 100},{row * _STEP + 100}"
        for row, names in enumerate(rows)
        for column, name in enumerate(names)
    }


def _targets(scene: Data) -> Iterator[str]:
    for part in (scene, *(reply for _, reply in replies_of(scene))):
        goto = part.get("goto", ())
        yield from [goto] if isinstance(goto, str) else [str(route["to"]) for route in goto]
