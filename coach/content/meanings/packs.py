"""What no single scenario shows."""

from __future__ import annotations

from coach.content.check.rules import RULES
from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

_TONE = N_("Over a whole pack a tone becomes a trick: learners find the best reply by ear.")

GROUP = Group(
    N_("A pack as a whole"),
    {
        "telling-hedges": Meaning(
            RULES["telling-hedges"].says,
            _TONE,
            N_("Let some professional replies be plain, and some others careful."),
        ),
        "telling-absolutes": Meaning(
            RULES["telling-absolutes"].says,
            _TONE,
            N_("Spread “always”, “never” and “everybody” over all grades, or do without."),
        ),
        "telling-warmth": Meaning(
            RULES["telling-warmth"].says,
            _TONE,
            N_(
                "Let some of the others thank and apologise; warmth is not what makes a reply "
                "professional."
            ),
        ),
        "bot-beats-chance": Meaning(
            RULES["bot-beats-chance"].says,
            N_(
                "What a strategy without understanding finds, learners find too; then the pack "
                "tests how well they know tests."
            ),
            N_(
                "`coach check --bots` shows where each strategy is right; rewrite some of those "
                "replies."
            ),
        ),
        "missing-scenario": Meaning(
            RULES["missing-scenario"].says,
            N_("The library shows the path as a suggested order, and would have a gap."),
            N_(
                "Correct the name, which is that of the folder, write the scenario, or take it out "
                "of `path`."
            ),
            example(
                'path = ["tae"]',
                'path = ["tea"]',
                "pack",
            ),
        ),
        "uncovered-atom": Meaning(
            RULES["uncovered-atom"].says,
            N_(
                "`atoms` in pack.toml is your own list of what is to be taught; this one is not, "
                "yet."
            ),
            N_("Add it to `atoms` of a scenario that covers it, or write one."),
        ),
        "unknown-atom": Meaning(
            RULES["unknown-atom"].says,
            N_("What is misspelt here is missing from the count there."),
            N_("Correct it, or add it to `atoms` in pack.toml."),
        ),
        "thin-principle": Meaning(
            RULES["thin-principle"].says,
            N_(
                "A skill carries over when cases vary; with few decisions review soon asks what is "
                "known by heart."
            ),
            N_("Let more decisions, in other scenarios, exercise it."),
        ),
    },
)
