"""What both front ends say of progress: figures with what they rest on, and no praise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.journal.everything_played import Rules
from coach.journal.mastery import PrincipleProgress, Tally
from coach.journal.progress import Progress, Run, ScenarioProgress
from coach.locale import _, ngettext
from coach.output import prose
from coach.wording import labels


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
    """The estimate, or why there is none."""
    known = principle.estimate
    if known is None:
        return too_little(principle.first.answers)
    return _("about {percent} percent").format(percent=percent(known.mean))


def too_little(number: int) -> str:
    """Why so few answers say nothing."""
    if not number:
        return _("no answer yet")
    return _("too little to tell: {answers}").format(answers=answers(number))


def given(tally: Tally) -> str:
    """Some answers by their grade, the best first: "● 5 professional   ○ 1 damaging"."""
    return "   ".join(
        f"{labels.MOONS[grade]} {number} {labels.grade(grade)}"
        for grade, number in tally.grades.items()
        if number
    )


def worth(tally: Tally) -> str:
    """What some answers were worth together, and how many they are: "67 percent, 4 answers"."""
    if not tally.answers:
        return _("no answer yet")
    return _("{percent} percent, {answers}").format(
        percent=tally.score.percent, answers=answers(tally.answers)
    )


def rests_on(progress: Progress) -> Iterator[str]:
    """What all figures together rest on, a sentence each."""
    counts = progress.counts
    runs = ngettext("{n} finished run", "{n} finished runs", len(progress.runs))
    days = ngettext("{n} day", "{n} days", progress.days)
    yield _("This rests on {answers} in {runs} and {open} half done, on {days}.").format(
        answers=answers(counts.answers),
        runs=runs.format(n=len(progress.runs)),
        open=progress.attempts - len(progress.runs),
        days=days.format(n=progress.days),
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
        "A principle’s figure is the share of points you earned with your first answer to each of "
        "its decisions, recovery included, in practice or assessment. With few answers it is "
        "pulled towards 50 percent, because a few say little; with fewer than five there is none."
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
    played = labels.mode(run.mode)
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
    return labels.some_of(len(scenario.found), len(scenario.endings))


def scores(percents: Sequence[int | None]) -> str:
    """Some scores in their order, the first and the last where there are many: "60 → … → 83"."""
    told = [str(each) for each in percents if each is not None]
    return " → ".join(told if len(told) < 4 else (told[0], "…", told[-1]))
