"""What both front ends say about the things of a scenario, in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.grades import Grade, Outcome
from coach.locale import N_, _, ngettext
from coach.settings import MOMENTS

if TYPE_CHECKING:  # pydantic is slow to import, and a list of scenarios does without it
    from coach.content.model import Medium, Scenario, Scene
    from coach.practice.debrief import Change
    from coach.practice.scoring import Score
    from coach.practice.session import TrustChange

_GRADES = {
    Grade.PROFESSIONAL: N_("professional"),
    Grade.WORKABLE: N_("workable"),
    Grade.TEMPTING: N_("tempting"),
    Grade.DAMAGING: N_("damaging"),
}
_VERDICTS = {
    Grade.PROFESSIONAL: N_("A professional reply."),
    Grade.WORKABLE: N_("A workable reply."),
    Grade.TEMPTING: N_("A tempting reply."),
    Grade.DAMAGING: N_("A damaging reply."),
}
_MEDIA: dict[str, str] = {
    "e-mail": N_("e-mail"),
    "chat": N_("chat"),
    "call": N_("call"),
    "in person": N_("in person"),
}
_BY_MEDIUM: dict[str, str] = {
    "e-mail": N_("By e-mail."),
    "chat": N_("In a chat."),
    "call": N_("On the phone."),
    "in person": N_("In person."),
}
_WRITTEN = frozenset({"e-mail", "chat"})
_OUTCOMES = {
    Outcome.STRONGER: N_("stronger"),
    Outcome.STRAINED: N_("strained"),
    Outcome.BROKEN: N_("broken"),
}
_OUTCOME_SENTENCES = {
    Outcome.STRONGER: N_("The relationship is stronger than it was."),
    Outcome.STRAINED: N_("The relationship is strained."),
    Outcome.BROKEN: N_("The relationship is broken."),
}
_CHANGES = {
    "better": N_("better"),
    "same": N_("the same reply"),
    "equal": N_("another reply, no better and no worse"),
    "worse": N_("worse"),
    "new": N_("not met last time"),
    "missed": N_("not met this time"),
}


def grade(of: Grade) -> str:
    """`of` as a word: "tempting"."""
    return _(_GRADES[of])


def verdict(of: Grade) -> str:
    """`of` as a sentence, like “A tempting reply.”."""
    return _(_VERDICTS[of])


def medium(of: str) -> str:
    """`of` as a word: "in person"."""
    return _(_MEDIA.get(of, of))


def media(of: tuple[Medium, ...] | tuple[str, ...]) -> str:
    """Several media in one phrase, in their order."""
    return ", ".join(map(medium, of))


def by_medium(of: Medium) -> str:
    """`of` as a stage direction, like “On the phone.”."""
    return _(_BY_MEDIUM[of])


def outcome(of: Outcome) -> str:
    """`of` as a word: "strained"."""
    return _(_OUTCOMES[of])


def relationship(of: Outcome) -> str:
    """`of` as a sentence about the relationship."""
    return _(_OUTCOME_SENTENCES[of])


def question(scenario: Scenario, scene: Scene) -> str:
    """What a decision asks, as its medium and the kind of its replies have it."""
    if any(reply.do for reply in scene.replies):
        return _("What do you do?")
    if scenario.medium(scene) not in _WRITTEN:
        return _("What do you say?")
    spoken = {paragraph.speaker for paragraph in scenario.paragraphs(scene.lines)}
    answering = not spoken.isdisjoint(scenario.people)
    return _("What do you write back?") if answering else _("What do you write?")


def minutes(number: int) -> str:
    """How long a scenario takes."""
    return ngettext("about {n} minute", "about {n} minutes", number).format(n=number)


def score(of: Score) -> str:
    """Percent and what it rests on: "78 percent, 3 of 5 professional"."""
    return points(of.percent, of.professional, of.decisions)


def points(percent: int | None, professional: int, decisions: int) -> str:
    """A score from its figures, as the journal keeps them."""
    if percent is None:
        return _("no decision that counts")
    return _("{percent} percent, {professional} of {decisions} professional").format(
        percent=percent, professional=professional, decisions=decisions
    )


def some_of(part: int, whole: int) -> str:
    """A count: "1 of 2"."""
    return _("{part} of {whole}").format(part=part, whole=whole)


def trust(change: TrustChange, scenario: Scenario) -> str:
    """How a person’s trust moved, like “Lena Vogel trusts you less: 60, was 68.”."""
    more = change.after > change.before
    sentence = (
        _("{person} trusts you more: {after}, was {before}.")
        if more
        else _("{person} trusts you less: {after}, was {before}.")
    )
    name = scenario.people[change.person].name
    return sentence.format(person=name, after=change.after, before=change.before)


def change(of: Change) -> str:
    """How an answer compares with the last time: "worse"."""
    return _(_CHANGES[of])


def setting(value: object) -> str:
    """What something is set to: "on", "not set", or the value itself."""
    if value is None:
        return _("not set")
    if isinstance(value, bool):
        return _("on") if value else _("off")
    return _(value) if value in MOMENTS else str(value)
