"""Grades and recoveries that the story contradicts."""

from __future__ import annotations

from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

GROUP = Group(
    N_("What a grade and a recovery are worth"),
    {
        "professional-ends-worse": Meaning(
            N_("a professional reply that ends worse than another"),
            N_("The story would teach the opposite of what the coach says."),
            N_("Lead it to as good an ending as the other reply can still reach."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                grade = "professional"
                goto = "bad"

                [[scenes.ask.replies]]
                id = "press"
                grade = "damaging"
                goto = "good"
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                grade = "professional"
                goto = "good"

                [[scenes.ask.replies]]
                id = "press"
                grade = "damaging"
                goto = "bad"
                """,
            ),
        ),
        "recovery-without-mistake": Meaning(
            N_("a recovery that some reach without a mistake"),
            N_(
                "Recovery decisions are scored apart; whoever made no mistake would lose one from "
                "the score."
            ),
            N_("Take `recovery` out, or change the way that the message tells."),
            example(
                """
                [scenes.ask]
                recovery = true
                """,
                """
                [scenes.ask]
                recovery = false
                """,
            ),
        ),
        "recovery-not-marked": Meaning(
            N_("a decision that only a mistake leads to, not marked"),
            N_(
                "It would count in the score, so whoever slipped once would be asked more than the "
                "others."
            ),
            N_("Write `recovery = true`, or lead there without a mistake too."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"

                [[scenes.ask.replies]]
                id = "press"
                grade = "damaging"
                goto = "mend"

                [scenes.mend]
                principle = "ask-plainly"
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"

                [[scenes.ask.replies]]
                id = "press"
                grade = "damaging"
                goto = "mend"

                [scenes.mend]
                principle = "ask-plainly"
                recovery = true
                """,
            ),
        ),
    },
)
