"""Replies that stand out, and reactions that judge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.content.check.finding import Finding
from coach.content.check.writing.choices import Choice, Option
from coach.content.check.writing.lexicon import Lexicon
from coach.content.grades import Grade
from coach.content.model import Scenario, Scene
from coach.errors import Severity
from coach.locale import N_

_SHOUTED = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{4,}\b")


def find_mixed_form(choice: Choice) -> Iterator[Finding]:
    """Find replies of which some are said and others done.

    The odd one out is noticed first (Haladyna, Downing and Rodriguez 2002: keep the options
    homogeneous in content and grammatical structure). No threshold: one is enough.
    """
    said = sum([option.reply.say is not None for option in choice.options])
    if 0 < said < len(choice.options):
        values = {"said": said, "done": len(choice.options) - said}
        yield Finding("mixed-form", _MIXED_FORM, choice.path, values, Severity.WARNING)


def find_loud_replies(choice: Choice) -> Iterator[Finding]:
    """Find a shouted word or an insult in a reply.

    A caricature is not picked, so it tests nothing (Tarrant, Ware and Mohammed 2009). No
    threshold: one is enough. Shouted is a word of four capitals or more that the scene doesn't
    write so.
    """
    for option in choice.options:
        if loud := _loudness(choice, option):
            yield Finding("loud-reply", _LOUD, option.path, {"what": loud}, Severity.WARNING)


def _loudness(choice: Choice, option: Option) -> str | None:
    if (shouted := _SHOUTED.search(option.text)) and shouted[0] not in choice.lines:
        return shouted[0]
    lexicon = choice.lexicon
    insults = lexicon.insults & option.vocabulary if lexicon else ()
    return min(insults, default=None)


def find_catch_alls(choice: Choice) -> Iterator[Finding]:
    """Find replies like “all of the above”, an error: their order is another every time.

    Haladyna, Downing and Rodriguez 2002; Costello, Holland and Kirwan 2018. No threshold.
    """
    lexicon = choice.lexicon
    for option in choice.options if lexicon else ():
        if lexicon and lexicon.catch_all.search(option.text):
            yield Finding("catch-all-reply", _CATCH_ALL, option.path)


def find_verdicts(choice: Choice) -> Iterator[Finding]:
    """Find words of judgement in what follows a reply.

    A reaction shows what a reply does; the coach says what it was worth, afterwards. People may
    speak of a wrong number or of their own mistake, so in a speech only “you should have” counts.
    No threshold; the rule is ours.
    """
    lexicon = choice.lexicon
    for option in choice.options if lexicon else ():
        if lexicon and (found := _told_verdict(choice, option, lexicon)):
            values = {"word": found}
            yield Finding("verdict-in-reaction", _TOLD, option.path, values, Severity.WARNING)


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
    "{said} of these replies are said and {done} are done, so one kind stands out. Write them all "
    "as `say`, or all as `do`."
)
_LOUD = N_("This reply has “{what}”. Say it more calmly: nobody picks a caricature.")
_CATCH_ALL = N_("This reply is about the other replies; write what would really be sent.")
_TOLD = N_("“{word}” judges the reply. Show what the person does or says instead.")


def find_missing_fits(scenario: Scenario) -> Iterator[Finding]:
    """Find replies without `fits`: each needs one but the professional one, and one damaging one.

    A reply that no near moment asks for is one that nobody picks. The rule is ours.
    """
    for name, scene in scenario.scenes.items():
        for place in _lacking(scene) if scene.replies else ():
            path = ("scenes", name, "replies", place)
            yield Finding("missing-fits", _MISSING, path, severity=Severity.WARNING)


def _lacking(scene: Scene) -> list[int]:
    """The places of the replies that need `fits` and have none."""
    replies = enumerate(scene.replies)
    places = [n for n, each in replies if each.grade is not Grade.PROFESSIONAL and not each.fits]
    damaging = [n for n in places if scene.replies[n].grade is Grade.DAMAGING]
    return [n for n in places if n not in damaging[:1]]


_MISSING = N_(
    "This reply has no `fits`. Describe the near moment in which it would be the professional one; "
    "only one damaging reply of a decision may do without."
)
