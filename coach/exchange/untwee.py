"""A scenario from a Twee 3 text.

Where the text has what `twee.py` kept, that is where a scenario begins, and what was changed in
Twine since then counts. Without it, links and texts make one, and what the format needs besides is
`TODO`, for its author to write.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from coach.content.faults import ID, id_of, shown
from coach.content.grades import Outcome
from coach.content.model import Pack
from coach.content.tables import Data, KeyPath, given, tables
from coach.errors import RequestError
from coach.exchange.twee import DATA, RECOVERY, body_of, flat
from coach.exchange.twee_notes import TODO, not_carried, to_write, unread
from coach.exchange.twee_passages import Passage, passages
from coach.exchange.twee_replies import Replies, free_id
from coach.locale import N_, _


class Untwined(NamedTuple):
    """What a Twee text came to."""

    name: str
    """What it calls itself, as an id; empty where that is none."""
    data: Data
    """What a scenario.toml would hold; `untwee_faults.py` says whether it can."""
    notes: tuple[str, ...]
    """What was left out or put in, in the language in use."""
    lines: Mapping[KeyPath, int]
    """Where each scene and ending stands in the text; at `()`, all the rest."""


def untwee(text: str, file: Path, pack: Pack) -> Untwined:
    """The scenario that `text`, read from `file`, tells, for `pack`.

    Raises RequestError with the line of what cannot be read.
    """
    return _Reading(text, file, pack).result()


class _Reading:
    """One text on its way to a scenario."""

    def __init__(self, text: str, file: Path, pack: Pack) -> None:
        self._file = file
        self._pack = pack
        self._text = text
        self._all = passages(text, file)
        self._notes: list[str] = []
        self._turned: list[str] = []
        self._data = next((each for each in self._all.values() if DATA in each.tags), None)
        self._kept = self._opened(self._data) if self._data else {}
        base = self._kept.get("scenario")
        self._base: Data = base if isinstance(base, dict) else {}
        self._scenes = tables(self._base.get("scenes"))
        self._endings = tables(self._base.get("endings"))
        self._story = self._story_data()
        start = self._start()
        self._ids = self._named(self._reached(start))
        self._start_id = self._ids[start]

    def result(self) -> Untwined:
        """The scenario, with what there is to say of it."""
        scenes: dict[str, Data] = {}
        endings: dict[str, Data] = {}
        replies = Replies(self._ids, self._file)
        for name, identity in self._ids.items():
            passage = self._all[name]
            if not passage.links:
                endings[identity] = self._ending(passage, identity)
            else:
                scenes[identity] = self._scene(passage, identity, replies)
        if not endings:
            endings["the-end"] = {"outcome": Outcome.STRAINED.value, "title": TODO, "text": TODO}
            self._notes.append(_("No passage is without links; the ending the-end was put in."))
        title = self._all.get("StoryTitle")
        head = {**self._header(title.told if title else ""), "start": self._start_id}
        data = {**head, "scenes": scenes, "endings": endings}
        self._left_out([*scenes, *endings])
        notes = (*self._notes, *replies.notes(), *to_write(data))
        told = self._kept.get("id")
        own = told if isinstance(told, str) and ID.fullmatch(told) else ""
        name = own or (id_of(title.told) if title else "")
        return Untwined(name, data, notes, self._lines(data))

    def _lines(self, data: Data) -> dict[KeyPath, int]:
        names = {identity: name for name, identity in self._ids.items()}
        lines: dict[KeyPath, int] = {
            (kind, identity): self._all[names[identity]].line
            for kind in _PLACES
            for identity in data[kind]
            if identity in names
        }
        return {(): self._data.line if self._data else 1, **lines}

    def _opened(self, passage: Passage) -> Data:
        try:
            data = json.loads(passage.body, object_hook=given)
        except (ValueError, RecursionError) as error:
            at = getattr(error, "lineno", 1)
            line = passage.line + at
            raise RequestError(_BAD_JSON, file=self._file, line=line, tag=DATA) from None
        return data if isinstance(data, dict) else {}

    def _story_data(self) -> Data:
        passage = self._all.get("StoryData")
        try:
            data = json.loads(passage.body) if passage else {}
        except (ValueError, RecursionError):
            self._notes.append(_("StoryData is no JSON, and was passed over."))
            return {}
        return data if isinstance(data, dict) else {}

    def _start(self) -> str:
        told = [self._story.get("start"), self._base.get("start"), "Start"]
        own = [name for name, each in self._all.items() if _is_story(each)]
        start = next((name for name in told if isinstance(name, str) and name in own), None)
        if start is None and own:
            start = own[0]
        if start is None:
            raise RequestError(_NO_STORY, file=self._file)
        if not self._all[start].links:
            raise RequestError(_NO_LINKS, file=self._file, line=self._all[start].line)
        return start

    def _reached(self, start: str) -> list[str]:
        """The passages to keep, in the order of the text: links lead there, or they were kept."""
        ahead = [start, *(n for n in (*self._scenes, *self._endings) if n in self._all)]
        seen = set(ahead)
        for name in ahead:
            for link in self._all[name].links:
                if link.to not in self._all or not _is_story(self._all[link.to]):
                    values = {"file": self._file, "line": link.line, "name": shown(link.to)}
                    raise RequestError(_NOWHERE, **values)
                if link.to not in seen:
                    seen.add(link.to)
                    ahead.append(link.to)
        return [name for name in self._all if name in seen]

    def _named(self, names: Iterable[str]) -> dict[str, str]:
        """Each name with an id of its own."""
        ids: dict[str, str] = {}
        taken: set[str] = {*self._scenes, *self._endings}
        for name in names:
            known = name in self._scenes or name in self._endings
            ids[name] = name if known else free_id(id_of(name) or "passage", taken)
            taken.add(ids[name])
        return ids

    def _ending(self, passage: Passage, identity: str) -> Data:
        if identity in self._scenes:
            self._turned.append(identity)
        ending = dict(self._endings.get(identity, {"title": passage.name}))
        told = next((tag for tag in passage.tags if tag in tuple(Outcome)), None)
        if told is None and "outcome" not in ending:
            note = _("{id}: the outcome “strained” was put in; see whether it is so.")
            self._notes.append(note.format(id=identity))
        ending["outcome"] = told or ending.get("outcome", Outcome.STRAINED.value)
        ending["text"] = _text(ending.get("text"), passage)
        return {"outcome": ending.pop("outcome"), **ending}

    def _scene(self, passage: Passage, identity: str, replies: Replies) -> Data:
        if identity in self._endings:
            self._turned.append(identity)
        scene = dict(self._scenes.get(identity, {}))
        scene["lines"] = _text(scene.get("lines"), passage)
        scene.pop("recovery", None)
        if RECOVERY in passage.tags:
            scene["recovery"] = True
        links = passage.links
        if len(links) == 1 and not scene.get("replies"):
            return {**scene, "goto": replies.onward(scene.get("goto"), links[0])}
        if scene.pop("goto", None):
            self._turned.append(identity)
        scene["principle"] = self._principle(identity, scene.get("principle"))
        scene.setdefault("recap", TODO)
        targets = {link.to: self._all[link.to].tags for link in links}
        scene["replies"] = replies.of(identity, scene.get("replies"), links, targets)
        return scene

    def _principle(self, identity: str, kept: object) -> str:
        if str(kept) in self._pack.principles:
            return str(kept)
        note = _("{id}: the pack has no principle {name}; its first was put in.")
        if kept is None:
            note = _("{id}: a principle was put in; see whether it is so.")
        self._notes.append(note.format(id=identity, name=shown(kept)))
        return next(iter(self._pack.principles))

    def _header(self, title: str) -> Data:
        head = {key: value for key, value in self._base.items() if key not in _PLACES}
        if title and title != body_of(flat(str(head.get("title", "")))):
            head["title"] = title
        topic = head.get("topic")
        if str(topic) not in self._pack.topics:
            head["topic"] = next(iter(self._pack.topics))
            if topic is not None:
                note = _("The pack has no topic {name}; its first was put in.")
                self._notes.append(note.format(name=shown(topic)))
        if not self._base:
            note = _("Topic, role, medium and minutes were put in; see whether they are so.")
            self._notes.append(note)
        return {**_HEAD, "title": title or self._file.stem, **head}

    def _left_out(self, kept: list[str]) -> None:
        gone = [name for name in (*self._scenes, *self._endings) if name not in kept]
        if gone:
            told = _("No longer there, and left out: {names}.")
            self._notes.append(told.format(names=", ".join(map(shown, gone))))
        if self._turned:
            told = _("Another kind of passage now, without what only the former had: {names}.")
            self._notes.append(told.format(names=", ".join(self._turned)))
        unused = [name for name, each in self._all.items() if name not in self._ids]
        unused = [n for n in unused if n not in _SPECIAL and DATA not in self._all[n].tags]
        if unused:
            told = _("Left out, as no link leads there: {names}.")
            self._notes.append(told.format(names=", ".join(map(shown, unused))))
        if not self._base:
            self._notes += unread(self._text, self._story)
        self._notes += not_carried([self._all[name] for name in self._ids], ours=bool(self._base))


def _is_story(passage: Passage) -> bool:
    return passage.name not in _SPECIAL and not {"script", "stylesheet", DATA} & {*passage.tags}


def _text(kept: object, passage: Passage) -> str:
    """The text of `passage`; as it was kept, where nobody has changed it."""
    if isinstance(kept, str) and body_of(kept) == passage.told:
        return kept
    return passage.told or TODO


_SPECIAL = ("StoryTitle", "StoryData")
_PLACES = ("scenes", "endings")
_HEAD: Data = {
    "format": 1,
    "title": TODO,
    "summary": TODO,
    "topic": TODO,
    "role": "asker",
    "media": ["chat"],
    "minutes": 5,
    "start": TODO,
    "you": TODO,
    "goal": TODO,
    "brief": TODO,
    "people": {"somebody": {"name": TODO, "about": TODO}},
}
_BAD_JSON = N_(
    "{file}:{line}: This is no JSON. Put the passage tagged {tag} back as it was exported, or "
    "remove it to import the links alone."
)
_NO_STORY = N_("{file} has no passage that tells anything; there is nothing to import.")
_NO_LINKS = N_("{file}:{line}: The story begins here and leads nowhere; give this passage a link.")
_NOWHERE = N_("{file}:{line}: This leads to “{name}”, and no passage has that name; write it.")
