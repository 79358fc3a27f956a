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
_EXCLUSIVE = N_("words of five letters or more; more of them than any other reply takes alone")
_TWENTY = N_("odds more than 3 times as high or as low, from 8 such replies and 20 decisions on")

RULES: Mapping[str, Rule] = {
    "best-longest": Rule(
        N_("the professional reply is the longest by far"),
        N_("1.25 times the median of the others, a warning; 1.5 times, an error"),
    ),
    "best-shortest": Rule(
        N_("the professional reply is the shortest by far"),
        N_("the median of the others is 1.25 times as long, a warning; 1.5 times, an error"),
    ),
    "uneven-lengths": Rule(
        N_("replies of very different length"),
        N_("longest to shortest above 1.6, a warning; above 2, an error; from eight words on"),
    ),
    "implausible-reply": Rule(
        N_("a reply that is too short to be picked"),
        N_("fewer than four words where all others have more than eight"),
    ),
    "long-reply": Rule(N_("a long reply"), N_("more than 45 words")),
    "long-note": Rule(N_("a long coach's note"), N_("`why` and `instead` above 60 words together")),
    "long-scene": Rule(N_("long lines before a decision"), N_("more than 120 words")),
    "long-recap": Rule(N_("a long recap"), N_("more than 60 words")),
    "mixed-form": Rule(N_("some replies said and some done"), _ONE),
    "mixed-punctuation": Rule(N_("some replies without a full stop"), _ONE),
    "loud-reply": Rule(
        N_("an exclamation mark, a shouted word or an insult, never in the best reply"), _ONE
    ),
    "catch-all-reply": Rule(N_("a reply like “all of the above”"), _ONE),
    "verdict-in-reply": Rule(
        N_("a reply that says how good it is"), N_("one word, in a reply of four words or more")
    ),
    "verdict-in-reaction": Rule(
        N_("what follows a reply judges it"), N_("one word; in a speech, “you should have”")
    ),
    "scene-echo": Rule(
        N_("the professional reply repeats the scene"),
        N_("a likeness to it 0.15 (Jaccard) above that of any other reply"),
    ),
    "scene-word": Rule(N_("words of the scene in the professional reply only"), _EXCLUSIVE),
    "title-word": Rule(
        N_("a word of the title in the professional reply only"),
        N_("one word of five letters or more"),
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
    "telling-hedges": Rule(N_("hedges that mark professional replies, or the others"), _TWENTY),
    "telling-absolutes": Rule(
        N_("absolute words that mark professional replies, or the others"), _TWENTY
    ),
    "telling-warmth": Rule(
        N_("professional replies that are the warmest too often"),
        N_(
            "alone the warmest in more decisions than by chance, or a warmer one in fewer than "
            "40%; from 20 decisions on"
        ),
    ),
    "bot-beats-chance": Rule(
        N_("a strategy that finds professional replies without reading"),
        N_("p at most .01, an error; at most .05, a warning; from 20 decisions on"),
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
