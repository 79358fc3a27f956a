"""Exercises whose rules cannot hold."""

from __future__ import annotations

from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

GROUP = Group(
    N_("Exercises"),
    {
        "duplicate-step": Meaning(
            N_("a step that is there already"),
            N_("The same scenario in the same mode is one thing to do, not two."),
            N_("Remove one, or practise it first and then take it as an assessment."),
            example(
                """
                [[steps]]
                scenario = "tea"
                mode = "practice"

                [[steps]]
                scenario = "tea"
                mode = "practice"
                """,
                """
                [[steps]]
                scenario = "tea"
                mode = "practice"

                [[steps]]
                scenario = "tea"
                mode = "assessment"
                """,
                "exercise",
            ),
        ),
        "nothing-required": Meaning(
            N_("an exercise of which every step is optional"),
            N_("It would be done before it has begun."),
            N_("Take `optional` out of one step at least."),
            example(
                """
                [[steps]]
                scenario = "tea"
                mode = "assessment"
                optional = true
                """,
                """
                [[steps]]
                scenario = "tea"
                mode = "assessment"
                """,
                "exercise",
            ),
        ),
        "nothing-to-score": Meaning(
            N_("rules for a score where nothing is scored"),
            N_(
                "Only assessments count, and no required step is one; a pass mark could not be "
                "reached."
            ),
            N_("Make a step an assessment, or take the rule out."),
            example(
                """
                pass_mark = 70

                [[steps]]
                scenario = "tea"
                mode = "practice"
                """,
                """
                pass_mark = 70

                [[steps]]
                scenario = "tea"
                mode = "assessment"
                """,
                "exercise",
            ),
        ),
        "idle-attempts": Meaning(
            N_("several attempts where the first one counts"),
            N_('`counts = "first"` allows one attempt, so the number says nothing.'),
            N_("Take `attempts` out, or let the best count."),
            example(
                """
                attempts = 3
                counts = "first"
                """,
                """
                attempts = 3
                counts = "best"
                """,
                "exercise",
            ),
        ),
    },
)
