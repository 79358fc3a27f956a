"""What both front ends say and draw of progress: figures with what they rest on, and no praise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coach import words
from coach.journal.estimates import Estimate
from coach.journal.gather import Rules
from coach.journal.mastery import LEAST, PrincipleProgress, Tally
from coach.journal.progress import Progress, Run, ScenarioProgress
from coach.locale import _, ngettext
from coach.output import prose

CALENDAR_WEEKS = 26
"""The most weeks that a calendar shows."""
_SPARKS = "▁▂▃▄▅▆▇"
_DAYS = 7


def percent(share: float) -> int:
    """A share from 0 to 1 in percent, rounded half up."""
    return int(100 * share + 0.5)


def answers(number: int) -> str:
    """A number of answers in words."""
    return ngettext("{n} answer", "{n} answers", number).format(n=number)


def rule(principle: PrincipleProgress, rules: Rules) -> str:
    """The rule of a principle; its name where its pack does not tell it."""
    return prose(rules.get(principle.id, principle.id.name))


def mastery(principle: PrincipleProgress) -> str:
    """The estimate with its range, or why there is none."""
    known = principle.estimate
    if known is None:
        return too_little(principle.first.answers)
    return _("about {percent} percent, between {low} and {high}").format(**_percents(known))


def too_little(number: int) -> str:
    """Why so few answers say nothing."""
    if not number:
        return _("no answer yet")
    return _("too little to tell: {answers}").format(answers=answers(number))


def _percents(known: Estimate) -> dict[str, int]:
    return {"percent": percent(known.mean), "low": percent(known.low), "high": percent(known.high)}


def worth(tally: Tally) -> str:
    """What some answers were worth together, and how many they are: "67 percent, 4 answers"."""
    if not tally.answers:
        return _("no answer yet")
    return _("{percent} percent, {answers}").format(
        percent=tally.score.percent, answers=answers(tally.answers)
    )


def standing_out(progress: Progress, rules: Rules) -> str:
    """The one thing that the figures say now, as far as they say it."""
    lowest = progress.lowest
    if lowest is None:
        return _nothing_yet(progress, rules)
    known = lowest.principle.estimate
    values = {
        "rule": rule(lowest.principle, rules).removesuffix("."),
        "answers": answers(lowest.principle.first.answers),
        **(_percents(known) if known else {}),
    }
    if lowest.others is None:
        return _(
            "Only “{rule}” has enough answers to tell: about {percent} percent, between {low} and "
            "{high}, from {answers}."
        ).format(**values)
    if lowest.clearly:
        return _(
            "“{rule}” is clearly lower than the rest: about {percent} percent, between {low} and "
            "{high}, from {answers}; all others together are at {others}."
        ).format(**values, others=percent(lowest.others))
    return _(
        "Nothing stands out for certain; lowest is “{rule}” with about {percent} percent, but from "
        "{answers} it may be anywhere between {low} and {high}."
    ).format(**values)


def _nothing_yet(progress: Progress, rules: Rules) -> str:
    most = max(progress.principles, key=lambda each: each.first.answers, default=None)
    if most is None or not most.first.answers:
        return _("There is nothing to tell yet: no answer counts so far.")
    return _(
        "It is too early to tell: no principle has {least} answers yet, and “{rule}” has the most: "
        "{answers}."
    ).format(
        least=LEAST,
        rule=rule(most, rules).removesuffix("."),
        answers=answers(most.first.answers),
    )


def rests_on(progress: Progress) -> Iterator[str]:
    """What all figures together rest on, a sentence each."""
    counts = progress.counts
    runs = ngettext("{n} finished run", "{n} finished runs", len(progress.runs))
    days = ngettext("{n} day", "{n} days", len(progress.days))
    yield _("This rests on {answers} in {runs} and {open} half done, on {days}.").format(
        answers=answers(counts.answers),
        runs=runs.format(n=len(progress.runs)),
        open=progress.attempts - len(progress.runs),
        days=days.format(n=len(progress.days)),
    )
    if counts.contested:
        yield ngettext(
            "On the decision behind {n} of them opinions differ, so it does not count.",
            "On the decisions behind {n} of them opinions differ, so they do not count.",
            counts.contested,
        ).format(n=counts.contested)
    if counts.gone:
        yield ngettext(
            "{n} of them is left out: its decision or reply is not here any more.",
            "{n} of them are left out: their decisions or replies are not here any more.",
            counts.gone,
        ).format(n=counts.gone)


def how_counted() -> Iterator[str]:
    """What every figure means, in a few paragraphs."""
    yield _(
        "A principle’s figure is the share of points from the first answer you ever gave to each "
        "of its decisions, recovery included, in practice or assessment. It is drawn towards 50 "
        "percent as if by four more answers, since a few say little; below five there is none. "
        "The range is where it lies with 95 percent probability."
    )
    yield _(
        "Answers to decisions that you had met in an earlier run stand apart as later ones: they "
        "also test what you remember of the scenario."
    )
    yield _(
        "A score is the mean of one run over first answers, without recovery and without decisions "
        "on which opinions differ. Going back changes only the score after correction. Scenarios "
        "differ in difficulty, so a score says most beside others of the same scenario."
    )


def score(run: Run) -> str:
    """The score of a run over first answers: "73%, 3 of 5"."""
    if run.result.percent is None:
        return _("no decision that counts")
    return _("{percent}%, {professional} of {decisions}").format(**run.result._asdict())


def corrected(run: Run) -> str:
    """The score of a run after correction, where going back has changed it; else nothing."""
    if run.corrected is None:
        return _("the scenario has changed")
    if run.corrected.percent == run.result.percent:
        return ""
    return _("{percent}%").format(percent=run.corrected.percent)


def mode(run: Run) -> str:
    """How it was played: "practice, again"."""
    played = words.mode(run.mode)
    return _("{mode}, again").format(mode=played) if run.again else played


def met(number: int, decisions: int) -> str:
    """How many of the decisions on a principle were answered: "5 of 7 decisions"."""
    return ngettext("{part} of {n} decision met", "{part} of {n} decisions met", decisions).format(
        part=number, n=decisions
    )


def finished(scenario: ScenarioProgress) -> str:
    """How often it was finished: "2 finished runs, 1 half done"."""
    number, waiting = len(scenario.runs), scenario.half_done
    runs = ngettext("{n} finished run", "{n} finished runs", number).format(n=number)
    return _("{runs}, {open} half done").format(runs=runs, open=waiting) if waiting else runs


def endings(scenario: ScenarioProgress) -> str:
    """How many of its endings were found: "2 of 4"."""
    if not scenario.endings:
        return _("not here any more")
    return words.some_of(len(scenario.found), len(scenario.endings))


def scores(percents: Sequence[int | None]) -> str:
    """Some scores in their order, the first and the last where there are many: "60 → … → 83"."""
    told = [str(each) for each in percents if each is not None]
    return " → ".join(told if len(told) < 4 else (told[0], "…", told[-1]))


def bar(known: Estimate | None, cells: int) -> str:
    """An estimate in so many cells, fading out over its range.

    Full up to the low end, `▓` up to the mean, `▒` up to the high end, dots from there on.
    """
    if known is None:
        return "·" * cells
    low, mean, high = (int(cells * each + 0.5) for each in (known.low, known.mean, known.high))
    return "█" * low + "▓" * (mean - low) + "▒" * (high - mean) + "·" * (cells - high)


def sparkline(percents: Iterable[int | None]) -> str:
    """A little column for each score, seven heights; a dot where there is none."""
    return "".join("·" if each is None else _SPARKS[min(6, each * 7 // 100)] for each in percents)


class Week(NamedTuple):
    """A week of the calendar."""

    monday: date
    answers: tuple[int | None, ...]
    """From Monday to Sunday; None for days that are still to come."""

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=_DAYS - 1)

    @property
    def total(self) -> int:
        """The answers given in it."""
        return sum(each or 0 for each in self.answers)


def weeks(days: Mapping[date, int], today: date, number: int) -> Sequence[Week]:
    """So many weeks up to the one with `today`, the oldest first."""
    this = today - timedelta(days=today.weekday())
    mondays = [this - timedelta(weeks=back) for back in range(number - 1, -1, -1)]
    return [Week(monday, _answers_of(monday, days, today)) for monday in mondays]


def _answers_of(monday: date, days: Mapping[date, int], today: date) -> tuple[int | None, ...]:
    dates = [monday + timedelta(days=place) for place in range(_DAYS)]
    return tuple(days.get(each, 0) if each <= today else None for each in dates)


def weekdays() -> tuple[str, ...]:
    """Short names of the days, Monday first."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def months() -> tuple[str, ...]:
    """Short names of the months, January first."""
    half = (_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"))
    return (*half, _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"))
