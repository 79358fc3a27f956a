"""Keys and values that the file format does not take."""

from __future__ import annotations

from coach.content.check.rules import RULES
from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

GROUP = Group(
    N_("Keys and their values"),
    {
        "missing-key": Meaning(
            N_("a key that is needed and not there"),
            N_("The screens show it, or the rules go by it, and nothing can stand in for it."),
            N_("Add it where the message says."),
            example(
                """
                [people.bob]
                name = "Bob"
                """,
                """
                [people.bob]
                name = "Bob"
                about = "Your manager"
                """,
            ),
        ),
        "unknown-key": Meaning(
            N_("a key that the format does not know"),
            N_("It is usually a slip of the pen, and what it was to say would be lost in silence."),
            N_("Correct it, or take it out; notes of your own go behind a `#`."),
            example(
                "minuts = 6",
                "minutes = 6",
            ),
        ),
        "wrong-type": Meaning(
            N_("a value of the wrong kind"),
            N_("A number in quotes is text, and a list needs its brackets even around one thing."),
            N_(
                "Write it as the message says: text in quotes, numbers and true or false without, "
                "lists in brackets."
            ),
            example(
                """
                minutes = "6"
                media = "chat"
                """,
                """
                minutes = 6
                media = ["chat"]
                """,
            ),
        ),
        "wrong-value": Meaning(
            N_("a value that cannot be used"),
            N_("Its kind is right and its content is not, so nothing can be made of it."),
            N_("Look how another file writes the same key."),
        ),
        "not-a-choice": Meaning(
            N_("a value that is none of the choices"),
            N_(
                "Grades, outcomes, roles, media and modes are fixed words that the program goes by."
            ),
            N_("Take one of those that the message lists."),
            example(
                'role = "helper"',
                'role = "connector"',
            ),
        ),
        "out-of-range": Meaning(
            N_("a number that is too small or too large"),
            N_(
                "Trust runs from 0 to 100, minutes from 1 to 60; what is outside has no place on a "
                "screen."
            ),
            N_("Stay inside the limit that the message gives."),
            example(
                "minutes = 0",
                "minutes = 6",
            ),
        ),
        "empty-text": Meaning(
            N_("a text with nothing in it"),
            N_("The learner would see a gap there."),
            N_("Write it, or take the key out where it may be left out."),
            example(
                'summary = ""',
                'summary = "You need one answer from Ann."',
            ),
        ),
        "unfinished-text": Meaning(
            RULES["unfinished-text"].says,
            N_("An import leaves TODO where a story has nothing, and learners would read that."),
            N_("Write the text in its place."),
            example(
                'goal = "TODO: what Sam is after"',
                'goal = "One answer, today"',
            ),
        ),
        "nothing-given": Meaning(
            N_("a list with nothing in it"),
            N_(
                "At least one thing has to be there: a scenario happens somewhere, a pack has a "
                "language."
            ),
            N_("Put something in."),
            example(
                "media = []",
                'media = ["chat"]',
            ),
        ),
        "control-character": Meaning(
            N_("a character that cannot be shown"),
            N_("It usually came along when text was copied, and could upset a terminal."),
            N_("Delete it; to be sure, type the text around it anew."),
            example(
                'title = "A seat\\u0007 at lunch"',
                'title = "A seat at lunch"',
            ),
        ),
        "bad-id": Meaning(
            N_("a name that is no id"),
            N_(
                "Ids link scenes, replies, flags and kept attempts, so they are plain: lowercase "
                "words with hyphens."
            ),
            N_(
                "Write it in lowercase letters and digits, words joined by hyphens, at most 60; "
                "titles and names are free."
            ),
            example(
                """
                [people.Ms_Roth]
                name = "Ms Roth"
                about = "Recruiter"
                """,
                """
                [people.ms-roth]
                name = "Ms Roth"
                about = "Recruiter"
                """,
            ),
        ),
        "unknown-format": Meaning(
            N_("a file in a format that is not ours"),
            N_(
                "The number says by which rules a file is read, so that old files stay right when "
                "rules change."
            ),
            N_("Write the number in the message, or get the program that reads this file."),
            example(
                "format = 2",
                "format = 1",
            ),
        ),
    },
)
