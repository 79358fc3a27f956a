"""Replies that repeat the scene, the title or each other."""

from __future__ import annotations

from coach.content.check.rules import RULES
from coach.content.meanings.meaning import Group, Meaning, example, two_replies
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
                two_replies(
                    "Then the budget meeting on Friday.",
                    "Could you read mine first?",
                    above='[scenes.ask]\nlines = "ann: My budget meeting moved to Friday."',
                ),
                two_replies(
                    "Then I ask after it.",
                    "Could you read mine first?",
                    above='[scenes.ask]\nlines = "ann: My budget meeting moved to Friday."',
                ),
            ),
        ),
        "scene-word": Meaning(
            RULES["scene-word"].says,
            _ECHO,
            N_("Use another word, or let another reply use it, too."),
            example(
                two_replies(
                    "May I see the budget?",
                    "May I see it now?",
                    above='[scenes.ask]\nlines = "ann: My budget is late."',
                ),
                two_replies(
                    "May I see the budget?",
                    "May I see the budget now?",
                    above='[scenes.ask]\nlines = "ann: My budget is late."',
                ),
            ),
        ),
        "title-word": Meaning(
            RULES["title-word"].says,
            N_("The title stands above every screen, so its words point at the reply."),
            N_("Use another word, in the reply or in the title, or let another reply use it, too."),
            example(
                two_replies(
                    "Which strangers are they?",
                    "When do they need it?",
                    above='title = "Help for strangers"',
                ),
                two_replies(
                    "Which strangers are they?",
                    "When do they need it?",
                    above='title = "A small favour"',
                ),
            ),
        ),
        "same-replies": Meaning(
            RULES["same-replies"].says,
            N_("Between two that say the same there is nothing to choose, and both look wrong."),
            N_("Let one of them make another move."),
            example(
                two_replies("Could I ask you about the file?", "Could I ask you about the files?"),
                two_replies(
                    "Could I ask you about the file?", "Here is the file, as far as it goes."
                ),
            ),
        ),
        "opposite-replies": Meaning(
            RULES["opposite-replies"].says,
            N_("Of two opposites one is usually the key; the others are then left out of sight."),
            N_("Let one of them say more than yes or no."),
            example(
                two_replies("I will send it today.", "I will not send it today."),
                two_replies("I will send it today.", "I keep it until Ann is back."),
            ),
        ),
    },
)
