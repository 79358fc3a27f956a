"""What so few or so many answers allow one to say about a decision, and what is worth a look.

Every cut-off here is a convention, not a law. How far figures can be off
shows in samples drawn from a real test, the example data of the R package CTT: with 10, 30 and 100
persons the standard error of a difficulty is .15, .09 and .05, that of an item–rest correlation
.29, .16 and .09, and of the items that go with the rest 12.8, 3.6 and 0.3 percent seem to go
against it. So nothing is flagged below a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from coach.exercise.cohort.decision_analysis import DecisionFigures, ReplyFigures
from coach.locale import N_

_NEARLY_ALL, _NEARLY_NONE = 0.95, 0.10
"""The mean scores outside which the irtQ package flags an item; for practice a high one is fine."""
_WEAK = 0.20
"""Below it Ebel calls an item–rest correlation poor. Judgment tests often sit at .1 to .3."""
_DRAWS = 0.20
"""The correlation that differs from zero at the .05 level with 100 persons. Zero would be too
strict: better learners may well prefer a workable reply to the damaging ones beside it."""
_UNPICKED = 0.05
"""The share below which a reply is commonly said not to function (Tarrant, Ware and Mohammed
2009). It also keeps one or two unusual learners from making up a correlation."""


class Evidence(StrEnum):
    """How much may be said, by the number of answers."""

    COUNTS = "counts"
    """Below 10: how many chose what, and nothing computed from it."""
    INTERVALS = "intervals"
    """10 to 29: figures, each with its interval."""
    PROVISIONAL = "provisional"
    """30 to 99: figures that may still change."""
    FLAGS = "flags"
    """From 100: figures, and what is worth a look."""


def evidence(n: int) -> Evidence:
    """What `n` answers allow one to say."""
    if n < 10:
        return Evidence.COUNTS
    if n < 30:
        return Evidence.INTERVALS
    return Evidence.PROVISIONAL if n < 100 else Evidence.FLAGS


class Code(StrEnum):
    """What is worth a look."""

    GRADES_IN_DOUBT = "grades-in-doubt"
    """The item–rest correlation is below zero."""
    TELLS_LITTLE = "tells-little"
    """It is below .20."""
    NEARLY_EVERYBODY = "nearly-everybody"
    """The mean score is above .95."""
    NEARLY_NOBODY = "nearly-nobody"
    """The mean score is below .10."""
    PROFESSIONAL_MISSED = "professional-missed"
    """Fewer than 5 percent pick the professional reply."""
    REPLY_UNPICKED = "reply-unpicked"
    """Fewer than 5 percent pick this other reply."""
    REPLY_DRAWS_THE_STRONG = "reply-draws-the-strong"
    """Choosing this reply, not the professional one, goes with the rest score, r above .20."""


class Flag(NamedTuple):
    """One thing worth a look, with what it rests on."""

    code: Code
    value: float
    """A correlation, a mean score, or how many picked the reply."""
    n: int
    """The answers it rests on."""
    reply: str | None = None
    """The id of the reply it is about."""


SENTENCES: Mapping[Code, str] = {
    Code.GRADES_IN_DOUBT: N_(
        "Those who do better in the rest of the scenario do worse here (r = {value}, {n} answers). "
        "Check the grades of the replies."
    ),
    Code.TELLS_LITTLE: N_(
        "How somebody does here says little about the rest of the scenario "
        "(r = {value}, {n} answers). In role-play that is common; read the decision once more."
    ),
    Code.NEARLY_EVERYBODY: N_(
        "Nearly everybody answers this professionally (mean score {value}, {n} answers). "
        "Fine for practice; it tells nobody apart."
    ),
    Code.NEARLY_NOBODY: N_(
        "Nearly nobody answers this well (mean score {value}, {n} answers). "
        "Check the grades, and whether the scene tells enough to answer it."
    ),
    Code.PROFESSIONAL_MISSED: N_(
        "Hardly anybody picks the professional reply, “{reply}” ({value} of {n} answers). "
        "Check the grades, and whether the scene tells enough to find it."
    ),
    Code.REPLY_UNPICKED: N_(
        "Hardly anybody picks “{reply}” ({value} of {n} answers). Make it more tempting or drop it."
    ),
    Code.REPLY_DRAWS_THE_STRONG: N_(
        "Those who do better in the rest of the scenario are drawn to “{reply}” "
        "(r = {value}, {n} answers). Check its grade beside the professional one's."
    ),
}
"""What a flag says. `value` is filled in as the language in use writes it: a correlation with two
decimals, a mean score in percent with its sign, a number of answers whole; `reply` by its text."""

LIMITS: Mapping[Evidence, str] = {
    Evidence.COUNTS: N_("Fewer than 10 answers: counts only."),
    Evidence.INTERVALS: N_("Fewer than 30 answers: read the intervals, not the figures."),
    Evidence.PROVISIONAL: N_("Fewer than 100 answers: provisional."),
    Evidence.FLAGS: N_("100 answers or more. The limits of what is flagged are conventions."),
}
"""What the number of answers means for the reader."""

ABOUT_ALPHA = N_(
    "Alpha is low where decisions ask for different things, as these do; "
    "read it as a lower bound, with its interval."
)
"""What stands beside every alpha shown."""


def flags(figures: DecisionFigures) -> tuple[Flag, ...]:
    """What is worth a look about a decision, from 100 answers on; none says that it is bad.

    One cause is told once: where nearly everybody or nearly nobody does well, weak correlations and
    unpicked replies follow from that and are left out. Correlations need 100 rest scores as well.
    """
    if evidence(figures.n) is not Evidence.FLAGS or figures.mean is None:
        return ()
    extreme = _extreme(figures.mean, figures.n)
    found = [*_correlation(figures, extreme), *_replies(figures, extreme)]
    return tuple([extreme, *found] if extreme else found)


def _extreme(mean: float, n: int) -> Flag | None:
    if mean > _NEARLY_ALL:
        return Flag(Code.NEARLY_EVERYBODY, mean, n)
    return Flag(Code.NEARLY_NOBODY, mean, n) if mean < _NEARLY_NONE else None


def _correlation(figures: DecisionFigures, extreme: Flag | None) -> Iterator[Flag]:
    r, paired = figures.item_rest, figures.paired
    if r is None or evidence(paired) is not Evidence.FLAGS:
        return
    if r < 0:
        yield Flag(Code.GRADES_IN_DOUBT, r, paired)
    elif r < _WEAK and not extreme:
        yield Flag(Code.TELLS_LITTLE, r, paired)


def _replies(figures: DecisionFigures, extreme: Flag | None) -> Iterator[Flag]:
    for each in figures.replies:
        if each.count < _UNPICKED * figures.n:
            if not extreme:
                yield _unpicked(each, figures.n)
        elif not each.professional and _draws(each, figures):
            yield Flag(Code.REPLY_DRAWS_THE_STRONG, each.rest_r or 0.0, figures.paired, each.reply)


def _unpicked(reply: ReplyFigures, n: int) -> Flag:
    code = Code.PROFESSIONAL_MISSED if reply.professional else Code.REPLY_UNPICKED
    return Flag(code, reply.count, n, reply.reply)


def _draws(reply: ReplyFigures, figures: DecisionFigures) -> bool:
    enough = evidence(figures.paired) is Evidence.FLAGS
    return enough and reply.rest_r is not None and reply.rest_r > _DRAWS
