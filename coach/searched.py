"""What both front ends say of a plain search, and what they must not say.

A search finds words. Nothing here says that a message is polite, good or ready, that something is
absent, or what the reader will do.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.locale import N_, _, ngettext
from coach.practice.cues import Cue, Search
from coach.practice.ticks import Tick

_LABELS = {
    Cue.GREETING: N_("a greeting"),
    Cue.REQUEST: N_("a request"),
    Cue.WAY_OUT: N_("words that leave room for a no"),
    Cue.THANKS: N_("words of thanks"),
    Cue.OFFER: N_("words that offer something"),
    Cue.DEADLINE: N_("a time limit, or hurry"),
    Cue.PRESS: N_("words that chase an answer"),
    Cue.OTHERS: N_("a name, or somebody else spoken of"),
    Cue.ADDRESS: N_("an e-mail address or a phone number"),
    Cue.SIGNATURE: N_("your name at the end"),
}
_LANGUAGES = {"en": N_("English words"), "nl": N_("Dutch words")}


def label(cue: Cue) -> str:
    """What is looked for, as words in a list."""
    return _(_LABELS[cue])


def counted(found: Search, cue: Cue) -> str:
    """What was found; requests with their number."""
    number = len(found.of(cue))
    if cue is not Cue.REQUEST or number < 2:
        return label(cue)
    return _("{n} separate requests").format(n=number)


def excerpts(found: Search, cue: Cue) -> str:
    """The words themselves, in quotation marks."""
    return ", ".join(_("“{text}”").format(text=text) for text in found.excerpts(cue))


def figures(found: Search) -> str:
    """What can be counted in a message."""
    words = count(found.words)
    marks = ngettext("{n} question mark", "{n} question marks", found.questions)
    return _("{words}, {questions}, the longest paragraph {longest}").format(
        words=words, questions=marks.format(n=found.questions), longest=count(found.longest)
    )


def count(words: int) -> str:
    """A number of words."""
    return ngettext("{n} word", "{n} words", words).format(n=words)


def missing(found: Search) -> str:
    """What was looked for and not found, as one sentence; empty where everything was found."""
    labels = [label(cue) for cue in found.missing]
    if not labels:
        return ""
    return ngettext(
        "I searched for {things} and did not find it; you may have said it differently.",
        "I searched for these and did not find them; you may have said it differently: {things}.",
        len(labels),
    ).format(things="; ".join(labels))


def beside(found: Search, tick: Tick) -> str:
    """What a search has to say of a statement that a learner may tick; often nothing."""
    if tick.cue is None or tick.cue not in found.looked_for:
        return ""
    if found.of(tick.cue):
        return _("(search: {excerpts})").format(excerpts=excerpts(found, tick.cue))
    return _("(search: nothing on its list)")


def differences(before: Search, after: Search) -> Iterator[str]:
    """What a search finds in one of two versions alone."""
    for one, other, told in (
        (after, before, N_("Found in the revision alone: {things}.")),
        (before, after, N_("Found in the first version alone: {things}.")),
    ):
        if things := [label(cue) for cue in one.present if cue in other.missing]:
            yield _(told).format(things="; ".join(things))


def models_are_no_measure() -> str:
    """What is said below two models."""
    return _("Models, not measures: another message can do the same in other words.")


def limits(found: Search) -> str:
    """What such a search cannot do."""
    if found.language is None:
        return _(
            "There is no list of phrases for this language yet, so I searched for names and "
            "addresses alone."
        )
    return _(
        "This is a search for {words}, and nothing more. It knows neither what you mean "
        "nor what is irony, and it says nothing about how good the message is."
    ).format(words=_(_LANGUAGES[found.language]))


SUGGESTED = (40, 120)
"""Words that are enough to practise with; a suggestion, and nothing counts them but the learner."""


def suggestion(words: int) -> str:
    """How long a message is, beside what is suggested."""
    least, most = SUGGESTED
    return _("{words} · {least} to {most} suggested").format(
        words=count(words), least=least, most=most
    )
