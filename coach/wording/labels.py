"""What both front ends say about the things of a scenario, in the language in use."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from coach.content.grades import Grade, Mode, Outcome
from coach.locale import N_, _, ngettext
from coach.output import prose
from coach.settings import MOMENTS

if TYPE_CHECKING:  # pydantic is slow to import, and a list of scenarios does without it
    from collections.abc import Iterator
    from datetime import tzinfo

    from coach.content.model import Medium, Scenario, Scene
    from coach.journal.attempt import Attempt
    from coach.journal.met_principles import Entry, Practised
    from coach.practice.debrief import Change, Note, Tally
    from coach.practice.scoring import Result, Score
    from coach.practice.session import TrustChange

MOONS = {
    Grade.PROFESSIONAL: "●",
    Grade.WORKABLE: "◕",
    Grade.TEMPTING: "◔",
    Grade.DAMAGING: "○",
}
"""A moon that fills with the grade; the word always stands beside it."""

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
_MODES = {Mode.PRACTICE: N_("practice"), Mode.ASSESSMENT: N_("assessment")}
_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
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
    if not scenario.is_written(scene):
        return _("What do you say?")
    spoken = {paragraph.speaker for paragraph in scenario.paragraphs(scene.lines)}
    answering = not spoken.isdisjoint(scenario.people)
    return _("What do you write back?") if answering else _("What do you write?")


def day(of: date) -> str:
    """A day as people write it: "31 March 2027"."""
    return _("{day} {month} {year}").format(
        day=of.day, month=_(_MONTHS[of.month - 1]), year=of.year
    )


def minutes(number: int) -> str:
    """How long a scenario takes."""
    return ngettext("about {n} minute", "about {n} minutes", number).format(n=number)


def mode(of: Mode, from_scene: str | None = None, *, tried: bool = False) -> str:
    """How a run is played: "practice"; one begun at a decision of the map says so.

    One that only tries the scenario out is `tried`.
    """
    if tried:
        return _("tried out, not kept")
    if from_scene:
        return _("from the map, not scored")
    return _(_MODES[of])


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


def figures(of: Result, *, scored: bool = True) -> Iterator[tuple[str, str]]:
    """The figures of a run: a label, and what it comes to with what that rests on.

    A run from the map is not `scored`.
    """
    if not scored:
        yield _("Practised"), unscored(of.score)
    else:
        yield _("Score"), score(of.score)
        if of.corrected != of.score:
            yield _("After correction"), score(of.corrected)
    if of.recovery.decisions:
        yield _("Recovery"), some_of(of.recovery.professional, of.recovery.decisions)


def remarks(about: Note) -> Iterator[str]:
    """Say where the reply would fit, why the rule turns, and why something is counted apart."""
    if about.reply.fits and about.alternative:
        yield _("Where yours would fit: {moment}").format(moment=prose(about.reply.fits))
    if about.turns:
        yield _("Why the rule turns here: {reason}").format(reason=prose(about.turns))
    if about.contested:
        yield _("Opinions differ here, so it does not count: {why}").format(
            why=prose(about.contested)
        )
    if about.recovery:
        yield _("You were here to repair something, so it is counted apart, as recovery.")


def unscored(of: Score) -> str:
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


def on_day(day: date, today: date) -> str:
    """When something comes, seen from `today`: "tomorrow", "on Thursday", "on 12 March"."""
    ahead = (day - today).days
    if ahead <= 0:
        return _("today")
    if ahead == 1:
        return _("tomorrow")
    if ahead < len(_WEEKDAYS):
        return _("on {weekday}").format(weekday=_(_WEEKDAYS[day.weekday()]))
    return _("on {day} {month}").format(day=day.day, month=_(_MONTHS[day.month - 1]))


def due(number: int) -> str:
    """How much waits for review: "3 principles are due"."""
    return ngettext("{n} principle is due", "{n} principles are due", number).format(n=number)


def comes_back(day: date, today: date) -> str:
    """When a principle is asked about again: “Comes back on Thursday.”."""
    return _("Comes back {when}.").format(when=on_day(day, today))


def nothing_due(following: date | None, today: date) -> str:
    """That nothing waits, and when the next does: “Nothing is due; the next is tomorrow.”."""
    if following is None:
        return _("Nothing is due.")
    return _("Nothing is due; the next is {when}.").format(when=on_day(following, today))


def nothing_met() -> str:
    """What review is, for who has played nothing yet."""
    return _(
        "There is nothing to review yet. Every principle that you meet in a scenario comes back "
        "here a few days later, each time a little later, with a situation from elsewhere."
    )


def change(of: Change) -> str:
    """How an answer compares with the last time: "worse"."""
    return _(_CHANGES[of])


def met(entry: Entry) -> str:
    """How often a principle was practised: "3 answers in 2 scenarios"."""
    if not entry.practised:
        return _("not met yet")
    answers = sum(each.answers for each in entry.practised)
    scenarios = len(entry.practised)
    return _("{answers} in {scenarios}").format(
        answers=ngettext("{n} answer", "{n} answers", answers).format(n=answers),
        scenarios=ngettext("{n} scenario", "{n} scenarios", scenarios).format(n=scenarios),
    )


def practised(where: Practised, zone: tzinfo | None) -> str:
    """Where and when a principle was practised, like “Tea: 2 answers, last on 2 March 2026.”."""
    return ngettext(
        "{title}: {n} answer, last on {day}.",
        "{title}: {n} answers, last on {day}.",
        where.answers,
    ).format(title=prose(where.title), n=where.answers, day=day(where.last.astimezone(zone)))


def setting(value: object) -> str:
    """What something is set to: "on", "not set", or the value itself."""
    if value is None or value == ():
        return _("not set")
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return _("on") if value else _("off")
    return _(value) if value in MOMENTS else str(value)


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
