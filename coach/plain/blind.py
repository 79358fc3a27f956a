"""Decisions without their scenes as plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial
from itertools import groupby

from coach.exercise.cohort.summary import decimal
from coach.locale import _, ngettext
from coach.output import paper
from coach.paths import authors_guide
from coach.plain.console import Lines, none_of
from coach.plain.play import Console
from coach.plain.story import Block, numbered
from coach.practice.blind import BareDecision, BlindTest


def ask_blindly(test: BlindTest, console: Console, environ: Mapping[str, str]) -> BlindTest:
    """Ask the decisions of `test` until none is left, somebody leaves or the input ends."""
    page = paper(console.stdout, environ)
    lines = Lines(console.stdin, page)
    page.blocks(_introduction(test))
    while (bare := test.waiting) is not None:
        page.blocks(_question(test, bare))
        reply = lines.choose(bare.replies, partial(_explain, test, bare))
        if reply is None:
            break
        test = test.choose(reply)
    return test


def _introduction(test: BlindTest) -> Iterator[Block]:
    count = len(test.decisions)
    yield (
        ngettext(
            "This is {n} decision without its scene: you see only the replies.",
            "These are {n} decisions without their scenes: you see only the replies.",
            count,
        ).format(n=count),
        _("Choose the reply that a professional would give. If you cannot tell, choose anyway."),
        _("At the end you see how many you found. Type q to stop at any time; nothing is saved."),
    )


def _question(test: BlindTest, bare: BareDecision) -> Iterator[Block]:
    number, count = len(test.answers) + 1, len(test.decisions)
    yield (
        _("Decision {number} of {n}. Which reply is the professional one?").format(
            number=number, n=count
        ),
    )
    yield numbered(bare.replies)


def _explain(test: BlindTest, bare: BareDecision, line: str) -> Iterator[Block]:
    if not line:
        yield from _question(test, bare)
    elif line == "?":
        yield (
            _("1 to {last}: that reply.").format(last=len(bare.replies)),
            _("Enter alone: the question and the replies once more."),
            _("q: stop, and see how many you found so far. Nothing is saved."),
        )
    else:
        yield (none_of(line, bare.replies),)


def result(test: BlindTest) -> Iterator[Block]:
    """How many decisions were found, how many guessing finds, and what an author can do."""
    if not test.answers:
        yield (_("You answered no decision, so there is no result."),)
        return
    yield tuple(_counts(test))
    if test.found:
        yield (_("Found without the scene:"), *_by_scenario(test))
        yield from _advice(test)
    yield (
        _(
            "One colleague is one reading, and luck finds some as well. Several colleagues tell "
            "you more: begin with the decisions that most of them find."
        ),
    )


def _counts(test: BlindTest) -> Iterator[str]:
    answered, count = len(test.answers), len(test.decisions)
    if answered < count:
        yield _("You answered {answered} of {n} decisions.").format(answered=answered, n=count)
    yield _("You found {found} of {n}; guessing finds {chance} on average.").format(
        found=len(test.found), n=answered, chance=_figure(test.chance)
    )


def _figure(chance: Fraction) -> str:
    return str(chance) if chance.denominator == 1 else decimal(float(chance))


def _by_scenario(test: BlindTest) -> Iterator[str]:
    for scenario, places in groupby(sorted(test.found), key=lambda place: place.scenario):
        yield f"  {scenario}: {', '.join(place.decision for place in places)}"


def _advice(test: BlindTest) -> Iterator[Block]:
    if len(test.found) <= test.chance:
        yield (_("Guessing would find as many, so this shows nothing yet."),)
        return
    yield (
        _(
            "These decisions may need no scene. Change what their replies do, so that each would "
            "be the best one in some near moment, or change the scene so that it decides which."
        ),
    )
    yield (_("What gives a reply away is listed by: coach explain"),)
    if guide := authors_guide():
        yield (_("The guide for authors:"), f"  {guide}")
