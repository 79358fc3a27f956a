"""A sitting of review as the journal keeps it: one TOML file, written whole after every answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple, Self

from coach.content.grades import Grade
from coach.content.questions import Place, PrincipleKey
from coach.journal.attempt import new_id
from coach.journal.checked_values import ID, TIME, Fields, one_of

FORMAT = 1
"""The version of the file that this program writes, and the only one it reads."""

_GRADE = one_of(Grade)


class ReviewAnswer(NamedTuple):
    """One answer. It holds what it was about, so that it outlives a change of the scenario."""

    about: PrincipleKey
    place: Place
    reply: str
    grade: Grade
    at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting. An empty one is not worth saving."""

    id: str
    """The name of its file without `.toml`: when it was started, and six random digits."""
    started: datetime
    """In UTC."""
    answers: tuple[ReviewAnswer, ...] = ()

    @classmethod
    def begin(cls, *, now: datetime, token: str) -> Self:
        """A sitting that starts `now`; `token` is six random hexadecimal digits."""
        started = now.astimezone(UTC)
        return cls(new_id(started, token), started)

    def adding(self, answer: ReviewAnswer) -> Self:
        """The same sitting with one more answer."""
        return replace(self, answers=(*self.answers, answer))

    def to_toml(self) -> str:
        """The text of its file."""
        # only saving needs it
        import tomli_w  # noqa: PLC0415

        answers = [_document(answer) for answer in self.answers]
        return tomli_w.dumps({"format": FORMAT, "started": self.started, "answers": answers})

    @classmethod
    def from_data(cls, data: Mapping[str, Any], name: str) -> Self:
        """The sitting that `data` holds, the file `name`.toml as tomllib reads it.

        Unknown keys are passed over. Raises DamagedFile.
        """
        fields = Fields(data)
        fields.accept_format(FORMAT)
        answers = tuple(map(_read_answer, fields.tables("answers")))
        return cls(name, fields.need("started", TIME), answers)


def _document(answer: ReviewAnswer) -> dict[str, Any]:
    return {
        **answer.about._asdict(),
        **answer.place._asdict(),
        "reply": answer.reply,
        "grade": answer.grade.value,
        "at": answer.at,
    }


def _read_answer(fields: Fields) -> ReviewAnswer:
    return ReviewAnswer(
        about=PrincipleKey(fields.need("pack", ID), fields.need("principle", ID)),
        place=Place(fields.need("scenario", ID), fields.need("decision", ID)),
        reply=fields.need("reply", ID),
        grade=fields.need("grade", _GRADE),
        at=fields.need("at", TIME),
    )
