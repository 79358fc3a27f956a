"""Replies from the links of a Twee passage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from coach.content.faults import id_of, shown
from coach.content.grades import Grade
from coach.content.tables import Data, listed
from coach.errors import RequestError
from coach.exchange.twee import ONWARD, flat, words_of
from coach.exchange.twee_notes import TODO
from coach.exchange.twee_passages import Link
from coach.locale import N_, _


class Replies:
    """Makes replies of links, and keeps what is to be said of them."""

    def __init__(self, ids: Mapping[str, str], file: Path) -> None:
        self._ids = ids
        self._file = file
        self._guessed: list[str] = []
        self._gone: list[str] = []
        self._words: list[str] = []

    def of(
        self, scene: str, kept: Any, links: Sequence[Link], tags: Mapping[str, Sequence[str]]
    ) -> list[Data]:
        """The replies of `scene`: its links, each with what was `kept` of it.

        `tags` are those of the passages that the links lead to; a grade may be among them. Raises
        RequestError for a grade that is none.
        """
        left = {str(reply.get("id")): reply for _place, reply in listed(kept)}
        all_ids = {*left}
        made: list[Data] = []
        for link in links:
            name, grade = self._noted(link)
            old = left.pop(name, None) or _same_words(left, link)
            told = grade or (old or {}).get("grade") or _grade_among(tags[link.to])
            made.append(self._reply(link, old or self._new(link, name, all_ids), told))
            all_ids.add(str(made[-1].get("id")))
        self._gone += [f"{scene}: {name}" for name in left]
        self._grade(scene, made)
        return made

    def onward(self, kept: Any, link: Link) -> Any:
        """The `goto` of a scene with one link; its words are nowhere in a scenario."""
        if link.text not in {ONWARD, link.to}:
            self._words.append(link.text)
        return self._goto(kept, link)

    def notes(self) -> list[str]:
        """What was left out or put in, in the language in use."""
        told = (
            (_("Grades, put in; see whether they are so: {names}."), self._guessed),
            (_("Replies that are no longer there, and left out: {names}."), self._gone),
            (_("Words of the only link of a passage, left out: {names}."), self._words),
        )
        return [text.format(names=", ".join(map(shown, names))) for text, names in told if names]

    def _noted(self, link: Link) -> tuple[str, str | None]:
        """The id and the grade in the comment behind a link."""
        name, _colon, grade = map(str.strip, link.note.rpartition(":"))
        if grade and grade not in tuple(Grade):
            values = {"name": shown(grade), "grades": ", ".join(Grade)}
            raise RequestError(_NO_GRADE, file=self._file, line=link.line, **values)
        return name, grade or None

    def _reply(self, link: Link, old: Data, grade: str | None) -> Data:
        reply = {**old, "grade": grade}
        if flat(words_of(reply)) != link.text:
            reply["do" if "do" in reply else "say"] = link.text
        reply["goto"] = self._goto(old.get("goto"), link)
        return reply

    def _new(self, link: Link, name: str, taken: set[str]) -> Data:
        return {
            "id": free_id(id_of(name) or _short_id(link.text), taken),
            "say": link.text,
            "grade": None,
            "why": TODO,
            "fits": TODO,
            "reaction": TODO,
        }

    def _goto(self, kept: Any, link: Link) -> Any:
        """What was kept, leading elsewhere only where the link does."""
        to = self._ids[link.to]
        if not isinstance(kept, list) or not kept or not isinstance(kept[-1], dict):
            return to
        return kept if kept[-1].get("to") == to else [*kept[:-1], {**kept[-1], "to": to}]

    def _grade(self, scene: str, made: list[Data]) -> None:
        """Give every reply a grade, and what that grade needs; exactly one is professional."""
        known = any(reply["grade"] == Grade.PROFESSIONAL for reply in made)
        first = True
        for reply in made:
            if reply["grade"] is None or (reply["grade"] == Grade.PROFESSIONAL and not first):
                grade = Grade.WORKABLE if known else Grade.PROFESSIONAL
                reply["grade"] = grade.value
                known = True
                self._guessed.append(f"{scene}: {reply['id']} ({grade.value})")
            first = first and reply["grade"] != Grade.PROFESSIONAL
            if reply["grade"] != Grade.PROFESSIONAL:
                reply.setdefault("instead", TODO)
            elif reply.get("fits") == TODO:
                del reply["fits"]


def _same_words(left: dict[str, Data], link: Link) -> Data | None:
    if link.note:
        return None
    same = next((name for name, reply in left.items() if flat(words_of(reply)) == link.text), None)
    return None if same is None else left.pop(same)


def _grade_among(tags: Sequence[str]) -> str | None:
    return next((tag for tag in tags if tag in tuple(Grade)), None)


def free_id(wanted: str, taken: Iterable[str]) -> str:
    """`wanted`, with a number where it is among `taken`."""
    names, count, found = {*taken}, 1, wanted
    while found in names:
        count += 1
        found = f"{wanted[:55].rstrip('-')}-{count}"
    return found


def _short_id(text: str) -> str:
    return "-".join(id_of(text).split("-")[:5]) or "reply"


_NO_GRADE = N_("{file}:{line}: “{name}” is no grade; write one of: {grades}.")
