"""What every check of the writing looks for, and from where on it speaks.

These are the codes that an exception in a file may name: they are matters of judgement. That a
scene can be reached, or that a key is spelt right, is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coach.locale import N_


class Rule(NamedTuple):
    """One kind of problem."""

    says: str
    """What it is, in a few words."""
    threshold: str
    """From where on it is told."""


_ONE = N_("one is enough")

RULES: Mapping[str, Rule] = {
    "uneven-lengths": Rule(
        N_("replies of very different length"),
        N_("longest to shortest above 1.6, a warning; above 2, an error; from eight words on"),
    ),
    "long-reply": Rule(N_("a long reply"), N_("more than 45 words")),
    "long-note": Rule(N_("a long coach's note"), N_("`why` and `instead` above 60 words together")),
    "long-scene": Rule(N_("long lines before a decision"), N_("more than 120 words")),
    "long-recap": Rule(N_("a long recap"), N_("more than 60 words")),
    "mixed-form": Rule(N_("some replies said and some done"), _ONE),
    "loud-reply": Rule(N_("a shouted word or an insult in a reply"), _ONE),
    "catch-all-reply": Rule(N_("a reply like “all of the above”"), _ONE),
    "verdict-in-reaction": Rule(
        N_("what follows a reply judges it"), N_("one word; in a speech, “you should have”")
    ),
    "unknown-speaker": Rule(
        N_("a line of somebody who is not there"),
        N_("one paragraph that begins with an id and a colon; one line, if the id is nearly right"),
    ),
    "unfinished-text": Rule(
        N_("a text that is still to be written"), N_("`TODO` as its first word, in capitals")
    ),
    "same-replies": Rule(
        N_("two replies that say the same"), N_("more than 0.8 of their trigrams shared")
    ),
    "opposite-replies": Rule(N_("two replies that differ by a negation only"), _ONE),
    "bot-beats-chance": Rule(
        N_("a strategy that finds professional replies without reading"),
        N_("p at most .01; from 20 decisions on"),
    ),
    "missing-scenario": Rule(N_("a name in `path` without a scenario"), _ONE),
    "uncovered-atom": Rule(N_("an atom of the pack that no scenario covers"), _ONE),
    "unknown-atom": Rule(N_("an atom that the pack doesn't list"), _ONE),
    "thin-principle": Rule(
        N_("a principle with little practice"),
        N_("fewer than 4 decisions or 3 scenarios, in packs of 12 scenarios or more"),
    ),
}
"""Code to rule."""
