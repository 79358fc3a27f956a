"""What no single scenario shows."""

from __future__ import annotations

from coach.content.check.rules import RULES
from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

GROUP = Group(
    N_("A pack as a whole"),
    {
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
