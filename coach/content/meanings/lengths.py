"""Replies that are measured instead of read, and texts that are too long."""

from __future__ import annotations

from coach.content.check.rules import RULES
from coach.content.meanings.meaning import Group, Meaning, example, two_replies
from coach.locale import N_

GROUP = Group(
    N_("How long texts are"),
    {
        "uneven-lengths": Meaning(
            RULES["uneven-lengths"].says,
            N_("Where one reply is much longer, eyes measure instead of reading."),
            N_("Bring them closer, with detail that somebody would really add."),
            example(
                two_replies(
                    "May I ask you one thing about my draft?",
                    "Could you read my draft by Friday and tell me what I have to cut?",
                ),
                two_replies(
                    "May I ask you one thing about the second part of my draft?",
                    "Could you read my draft by Friday and tell me what I have to cut?",
                ),
            ),
        ),
        "long-reply": Meaning(
            RULES["long-reply"].says,
            N_(
                "Four long replies are a page to compare, and then reading is practised instead of "
                "judging."
            ),
            N_("Cut it to what one would send in that medium."),
        ),
        "long-note": Meaning(
            RULES["long-note"].says,
            N_("The note is read between two moves; what is long is skipped."),
            N_("One thought each: what it does to the person, and what to do instead."),
        ),
        "long-scene": Meaning(
            RULES["long-scene"].says,
            N_(
                "Ten minutes have to hold a whole conversation, and on a screen of 24 lines the "
                "start would scroll away."
            ),
            N_("Cut, or let a scene without replies tell the first half."),
        ),
        "long-recap": Meaning(
            RULES["long-recap"].says,
            N_("The recap asks this one decision again, weeks later and alone."),
            N_("Keep who, what and what is at stake."),
        ),
    },
)
