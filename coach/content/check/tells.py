"""What in the form or the tone of a reply gives away how good it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.content.check.choices import Choice, Option
from coach.content.check.finding import Finding
from coach.content.check.lexicon import Lexicon
from coach.errors import Severity
from coach.locale import N_

_SHOUTED = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{4,}\b")
_ADDRESSED = 4
"""A reply of fewer words that holds a word of judgement says it to somebody."""


def find_mixed_form(choice: Choice) -> Iterator[Finding]:
    """Replies of which some are said and others done, or some lack their full stop.

    The odd one out is noticed first (Haladyna, Downing and Rodriguez 2002: keep the options
    homogeneous in content and grammatical structure). No threshold: one is enough.
    """
    said = sum([option.reply.say is not None for option in choice.options])
    if 0 < said < len(choice.options):
        values = {"said": said, "done": len(choice.options) - said}
        yield Finding("mixed-form", _MIXED_FORM, choice.path, values, Severity.WARNING)
    open_ended = sum([option.text[-1:].isalnum() for option in choice.options])
    if 0 < open_ended < len(choice.options):
        values = {"open": open_ended, "closed": len(choice.options) - open_ended}
        yield Finding("mixed-punctuation", _MIXED_ENDS, choice.path, values, Severity.WARNING)


def find_loud_replies(choice: Choice) -> Iterator[Finding]:
    """An exclamation mark, a shouted word or an insult in other replies, and in the best none.

    A caricature is not picked, so it tests nothing (Tarrant, Ware and Mohammed 2009). No
    threshold: one is enough. Shouted is a word of four capitals or more that the scene doesn't
    write so.
    """
    if _loudness(choice, choice.best):
        return
    for option in choice.rest:
        if loud := _loudness(choice, option):
            yield Finding("loud-reply", _LOUD, option.path, {"what": loud}, Severity.WARNING)


def _loudness(choice: Choice, option: Option) -> str | None:
    if "!" in option.text:
        return "!"
    if shouted := _SHOUTED.search(option.text):
        return None if shouted[0] in choice.lines else shouted[0]
    lexicon = choice.lexicon
    insults = lexicon.insults & option.vocabulary if lexicon else ()
    return min(insults, default=None)


def find_catch_alls(choice: Choice) -> Iterator[Finding]:
    """Replies like “all of the above”, an error: the order on the screen is another every time.

    Haladyna, Downing and Rodriguez 2002; Costello, Holland and Kirwan 2018. No threshold.
    """
    lexicon = choice.lexicon
    for option in choice.options if lexicon else ():
        if lexicon and lexicon.catch_all.search(option.text):
            yield Finding("catch-all-reply", _CATCH_ALL, option.path)


def find_verdicts(choice: Choice) -> Iterator[Finding]:
    """Words of judgement in a reply (an error), or in what follows it (a warning).

    A reply that calls itself polite has been graded already. What follows shows its effect; the
    coach says what it was worth, afterwards. People may speak of a wrong number or of their own
    mistake, so in a speech only “you should have” counts. In a reply of fewer than four words such
    a word is what is said to somebody: “How rude.” No threshold; the rule is ours.
    """
    lexicon = choice.lexicon
    for option in choice.options if lexicon else ():
        if lexicon and (found := _verdict(option, lexicon)):
            yield Finding("verdict-in-reply", _VERDICT, option.path, {"word": found})
        if lexicon and (found := _told_verdict(choice, option, lexicon)):
            values = {"word": found}
            yield Finding("verdict-in-reaction", _TOLD, option.path, values, Severity.WARNING)


def _verdict(option: Option, lexicon: Lexicon) -> str | None:
    if option.length < _ADDRESSED or lexicon.verdicts.isdisjoint(option.vocabulary):
        return None
    return min(lexicon.verdicts & option.vocabulary)


def _told_verdict(choice: Choice, option: Option, lexicon: Lexicon) -> str | None:
    if not lexicon.told_verdicts.search(option.reaction):
        return None
    for paragraph in choice.scenario.paragraphs(option.reaction):
        spoken = paragraph.speaker is not None
        verdicts = lexicon.spoken_verdicts if spoken else lexicon.told_verdicts
        if found := verdicts.search(paragraph.text):
            return found[0].casefold()
    return None


_MIXED_FORM = N_(
    "Of these replies {said} are said and {done} are done, so one kind stands out; write them all "
    "as `say`, or all as `do`."
)
_MIXED_ENDS = N_(
    "Of these replies {open} end without a full stop and {closed} with one; end them all alike."
)
_LOUD = N_(
    "This reply has “{what}”, which the professional one has nothing of, so it gives itself away; "
    "say it more calmly."
)
_CATCH_ALL = N_("This reply is about the other replies; write what would really be sent.")
_VERDICT = N_("“{word}” says in the reply itself how good it is; leave the judgement to the coach.")
_TOLD = N_("“{word}” judges the reply in what follows it; show what happens instead.")
