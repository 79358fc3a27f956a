"""Replies that repeat the scene, the title or each other."""

from __future__ import annotations

from coach.content.check.rules import RULES
from coach.content.meanings.meaning import Group, Meaning, example, two_replies
from coach.locale import N_

GROUP = Group(
    N_("Replies that repeat the scene or each other"),
    {
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
