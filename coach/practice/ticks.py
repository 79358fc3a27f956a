"""What a learner can see in a message of their own: short statements to tick.

Each can be checked by looking; none asks how good the message is. Which ones are offered depends
on the role, the medium, whether something is to be repaired, and whether somebody has spoken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.locale import N_, _
from coach.practice.cues import Cue

if TYPE_CHECKING:  # the screens name ticks before they may import pydantic
    from coach.content.model import Scenario, Scene


@dataclass(frozen=True, slots=True)
class Tick:
    """One statement about a message."""

    id: str
    message: str
    cue: Cue | None = None
    """What a plain search would look for."""

    @property
    def text(self) -> str:
        """The statement in the language in use."""
        return _(self.message)


_PURPOSE = Tick("purpose", N_("Its first two sentences say what it is about."))
_ONE_REQUEST = Tick(
    "one-request", N_("It asks for one thing, and I can point at the words."), Cue.REQUEST
)
_WAY_OUT = Tick("way-out", N_("It has words that let the reader say no."), Cue.WAY_OUT)
_THANKS = Tick("thanks", N_("It says thanks for something particular."), Cue.THANKS)
_TAKES_UP = Tick("takes-up", N_("It takes up something the other person said."))
_NEXT = Tick("next-step", N_("It says what I will do next."))
_WHO = Tick("who-it-is", N_("It says who the other person is and how I know them."), Cue.OTHERS)
_OWN_NAME = Tick("own-name", N_("It promises nothing in anybody else’s name."))
_CLEAR = Tick("clear-answer", N_("My answer, yes, no or not now, takes one sentence."))
_INSTEAD = Tick("instead", N_("It names one thing that I can do."), Cue.OFFER)
_OWN_PART = Tick("own-part", N_("It names my own part, without anybody else’s."))
_REPAIR = Tick("repair", N_("It says what I do now to repair it."))
_NO_MORE = Tick("nothing-more", N_("It asks for nothing new."), Cue.REQUEST)
_SHORT_SORRY = Tick("short-apology", N_("The apology takes one sentence."))

_BY_ROLE = {
    "asker": (_PURPOSE, _ONE_REQUEST, _WAY_OUT, _THANKS),
    "connector": (_PURPOSE, _WHO, _OWN_NAME, _WAY_OUT),
    "contact": (_CLEAR, _INSTEAD, _THANKS),
}
_TO_REPAIR = (_OWN_PART, _SHORT_SORRY, _REPAIR, _NO_MORE)
_BY_MEDIUM = {
    "e-mail": Tick(
        "letter", N_("It opens with a greeting and a name, and closes with mine."), Cue.GREETING
    ),
    "chat": Tick("one-screen", N_("It fits on a phone without scrolling.")),
    "call": Tick("aloud", N_("I can say it aloud in half a minute.")),
    "in person": Tick("aloud", N_("I can say it aloud in half a minute.")),
}


def ticks(scenario: Scenario, scene: Scene) -> tuple[Tick, ...]:
    """Five to seven statements that fit a message at the decision `scene`."""
    return tuple(_ticks(scenario, scene))


def _ticks(scenario: Scenario, scene: Scene) -> Iterator[Tick]:
    if scene.recovery:
        yield from _TO_REPAIR
    else:
        yield from _BY_ROLE[scenario.role]
        yield _NEXT
    if any(paragraph.speaker in scenario.people for paragraph in scenario.paragraphs(scene.lines)):
        yield _TAKES_UP
    yield _BY_MEDIUM[scenario.medium(scene)]
