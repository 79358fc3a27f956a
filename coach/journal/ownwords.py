"""Messages that a learner has written: `<journal>/.own-words/<scenario>/<name>.toml`, a file each.

They are kept to be read again and gone on with. Nothing is ever counted or scored by them, and
whoever reads the attempts passes their folder over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from coach.content.faults import CONTROL
from coach.journal.fields import ID, TEXT, TIME, Fields, Kind, one_of
from coach.locale import N_

FORMAT = 1
"""The version of the file that this program writes, and the only one it reads."""


class Step(StrEnum):
    """How far a message has come, in order."""

    WRITE = "write"
    TICK = "tick"
    SEARCH = "search"
    MODELS = "models"
    REVISE = "revise"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A message for one decision, and its revision. All times are in UTC."""

    id: str
    """The name of its file without `.toml`: when it was begun, and six random digits."""
    scenario: str
    pack: str
    decision: str
    language: str
    """That of the scenario when it was written."""
    started: datetime
    updated: datetime
    step: Step = Step.WRITE
    text: str = ""
    ticks: tuple[str, ...] = ()
    """The ids of the statements that the learner has ticked."""
    revision: str | None = None
    """None until the learner comes to revise."""

    @property
    def half_done(self) -> bool:
        """Whether there is something to go on with."""
        return self.step is not Step.DONE

    def to_toml(self) -> str:
        """The text of its file."""
        # only saving needs it
        import tomli_w  # noqa: PLC0415

        return tomli_w.dumps(_document(self), multiline_strings=True)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], name: str) -> Self:
        """What `data` holds, the file `name`.toml as tomllib reads it.

        Unknown keys are passed over. Raises DamagedFile.
        """
        fields = Fields(data)
        fields.accept_format(FORMAT)
        return cls(
            id=name,
            scenario=fields.need("scenario", ID),
            pack=fields.need("pack", ID),
            decision=fields.need("decision", ID),
            language=fields.need("language", TEXT),
            started=fields.need("started", TIME),
            updated=fields.need("updated", TIME),
            step=fields.need("step", _STEP),
            text=fields.need("text", _WRITTEN),
            ticks=fields.need("ticks", _IDS),
            revision=fields.take("revision", _WRITTEN),
        )


def clean(text: str) -> str:
    """`text` as it can be kept and shown: lines end with a line feed, no control characters."""
    lines = re.sub("\r\n?|[\u2028\u2029]", "\n", text).replace("\t", "    ")
    return CONTROL.sub("", lines).encode(errors="ignore").decode()


def _document(words: OwnWords) -> dict[str, Any]:
    head = {
        "format": FORMAT,
        "scenario": words.scenario,
        "pack": words.pack,
        "decision": words.decision,
        "language": words.language,
        "started": words.started,
        "updated": words.updated,
        "step": words.step.value,
        "ticks": list(words.ticks),
        "text": words.text,
    }
    return head if words.revision is None else {**head, "revision": words.revision}


def _ids(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(ID.convert(each) for each in value):
        return tuple(value)
    return None


_STEP = one_of(Step)
_WRITTEN = Kind(
    lambda value: value if isinstance(value, str) else None,
    N_("`{key}` should be text between quotes."),
)
_IDS = Kind(_ids, N_("`{key}` should be a list of ids: small letters, digits and hyphens."))
