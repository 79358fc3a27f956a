"""Exceptions that do nothing."""

from __future__ import annotations

from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

GROUP = Group(
    N_("Exceptions from a check"),
    {
        "exception-unknown": Meaning(
            N_("an exception from something that allows none"),
            N_("Exceptions are for matters of style; that a scene can be reached is not one."),
            N_("Correct the code, or mend what it is about."),
            example(
                """
                # coach: allow long-replies She quotes a letter.
                title = "A small favour"
                """,
                'title = "A small favour"',
            ),
        ),
        "exception-unused": Meaning(
            N_("an exception from something that is not there"),
            N_("It would hide the problem if that came back one day."),
            N_("Remove the comment."),
            example(
                """
                # coach: allow unknown-speaker It is the name of the café.
                title = "A small favour"
                """,
                'title = "A small favour"',
            ),
        ),
        "exception-without-reason": Meaning(
            N_("an exception that gives no reason"),
            N_("Whoever reads it in a year cannot tell whether it still holds."),
            N_("Write the reason behind the code."),
            example(
                """
                # coach: allow unknown-speaker
                title = "A small favour"
                """,
                """
                # coach: allow unknown-speaker It is the name of the café.
                title = "A small favour"
                """,
            ),
        ),
    },
)
