"""What both front ends say about the things of a scenario, in the language in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from coach.content.grades import Grade, Mode, Outcome
from coach.locale import N_, _, ngettext

if TYPE_CHECKING:  # pydantic is slow to import, and a list of scenarios does without it
    from coach.content.model import Medium, Scenario, Scene
    from coach.journal.attempt import Attempt
    from coach.practice.debrief import Change, Tally
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
_TALLIES = (N_("better in {n}"), N_("worse in {n}"), N_("the same in {n}"))
_CHANGES = {
    "better": N_("better"),
    "same": N_("the same reply"),
    "equal": N_("another reply, no better and no worse"),
    "worse": N_("worse"),
    "new": N_("not met last time"),
    "missed": N_("not met this time"),
}
_COMPARED = {
    **_CHANGES,
    "new": N_("only the later time"),
    "missed": N_("only the earlier time"),
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


def mode(of: Mode, from_scene: str | None = None) -> str:
    """How a run is played: "practice"; one begun at a decision of the map says so."""
    if from_scene:
        return _("from the map, not scored")
    return _("practice") if of is Mode.PRACTICE else _("assessment")


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


def practised(of: Score) -> str:
    """What a run from the map came to: "2 of 3 professional"; it has no score."""
    return _("{professional} of {decisions} professional, not scored").format(
        professional=of.professional, decisions=of.decisions
    )


def worth(of: Attempt) -> str:
    """What an attempt came to, from its own figures: its score, or that it has none."""
    if of.counts:
        return points(of.result.percent, of.result.professional, of.result.decisions)
    return _("not scored")


def moment(of: datetime, now: datetime) -> str:
    """Day and time in the zone of `now`, like 2026-11-23 08:10."""
    return f"{of.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"


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


def compared(of: Change) -> str:
    """How an answer compares with an earlier one, whenever that was: "only the later time"."""
    return _(_COMPARED[of])


def tally(of: Tally) -> str:
    """Two runs in a sentence: “Better in 2, the same in 3; 1 decision only the later time.”."""
    both = [
        _(text).format(n=number) for text, number in zip(_TALLIES, of[:3], strict=True) if number
    ]
    parts = [", ".join(both), *_only_once(of)]
    line = "; ".join(filter(None, parts)) or _("nothing to compare")
    return f"{line[0].upper()}{line[1:]}."


def _only_once(of: Tally) -> Iterator[str]:
    if of.new:
        yield ngettext(
            "{n} decision only the later time", "{n} decisions only the later time", of.new
        ).format(n=of.new)
    if of.missed:
        yield ngettext(
            "{n} decision only the earlier time", "{n} decisions only the earlier time", of.missed
        ).format(n=of.missed)
