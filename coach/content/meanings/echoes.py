"""Replies that repeat the scene, the title or each other."""

from __future__ import annotations

from coach.content.check.rules import RULES
from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

_ECHO = N_(
    "Who guesses picks the reply that sounds most like the question; then nobody has to understand "
    "it."
)

GROUP = Group(
    N_("Replies that repeat the scene or each other"),
    {
        "scene-echo": Meaning(
            RULES["scene-echo"].says,
            _ECHO,
            N_("Use other words in it, or let the others take up some of the scene's too."),
            example(
                """
                [scenes.ask]
                lines = "ann: My budget meeting moved to Friday."

                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "Then the budget meeting on Friday."

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                say = "Could you read mine first?"
                """,
                """
                [scenes.ask]
                lines = "ann: My budget meeting moved to Friday."

                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "Then I ask after it."

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                say = "Could you read mine first?"
                """,
            ),
        ),
        "scene-word": Meaning(
            RULES["scene-word"].says,
            _ECHO,
            N_("Use another word, or let another reply use it, too."),
            example(
                """
                [scenes.ask]
                lines = "ann: My budget is late."

                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "May I see the budget?"

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                say = "May I see it now?"
                """,
                """
                [scenes.ask]
                lines = "ann: My budget is late."

                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "May I see the budget?"

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                say = "May I see the budget now?"
                """,
            ),
        ),
        "title-word": Meaning(
            RULES["title-word"].says,
            N_("The title stands above every screen, so its words point at the reply."),
            N_("Use another word, in the reply or in the title, or let another reply use it, too."),
            example(
                """
                title = "Help for strangers"

                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "Which strangers are they?"

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                say = "When do they need it?"
                """,
                """
                title = "A small favour"

                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "Which strangers are they?"

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                say = "When do they need it?"
                """,
            ),
        ),
        "same-replies": Meaning(
            RULES["same-replies"].says,
            N_("Between two that say the same there is nothing to choose, and both look wrong."),
            N_("Let one of them make another move."),
            example(
                """
                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "Could I ask you about the file?"

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                say = "Could I ask you about the files?"
                """,
                """
                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "Could I ask you about the file?"

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                say = "Here is the file, as far as it goes."
                """,
            ),
        ),
        "opposite-replies": Meaning(
            RULES["opposite-replies"].says,
            N_("Of two opposites one is usually the key; the others are then left out of sight."),
            N_("Let one of them say more than yes or no."),
            example(
                """
                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "I will send it today."

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                say = "I will not send it today."
                """,
                """
                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "I will send it today."

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                say = "I keep it until Ann is back."
                """,
            ),
        ),
    },
)
