"""Replies that are measured instead of read, and texts that are too long."""

from __future__ import annotations

from coach.content.check.rules import RULES
from coach.content.meanings.meaning import Group, Meaning, example, two_replies
from coach.locale import N_

_LENGTH = N_(
    "Length is what readers of tests go by first, and what their writers give away most often."
)

GROUP = Group(
    N_("How long texts are"),
    {
        "best-longest": Meaning(
            RULES["best-longest"].says,
            _LENGTH,
            N_("Shorten it, or give the others as concrete a detail; never pad."),
            example(
                two_replies(
                    "Could I ask you one question about the budget before Friday noon?",
                    "Could you check my budget?",
                ),
                two_replies(
                    "Could I ask you one question about the budget before Friday noon?",
                    "Could you look through my budget once more before it goes to Ann?",
                ),
            ),
        ),
        "best-shortest": Meaning(
            RULES["best-shortest"].says,
            _LENGTH,
            N_("Say in it what there is to say, or shorten the others."),
            example(
                two_replies(
                    "One question: Friday or Monday?",
                    "Could you look through my whole budget once more before it goes out?",
                ),
                two_replies(
                    "One question before it goes out: would Friday suit you, or Monday?",
                    "Could you look through my whole budget once more before it goes out?",
                ),
            ),
        ),
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
        "implausible-reply": Meaning(
            RULES["implausible-reply"].says,
            N_("What nobody picks teaches nobody anything, and makes the rest easier to guess."),
            N_("Write it out as somebody would really send it."),
            example(
                two_replies("Could I ask you one question about it before Friday noon?", "No."),
                two_replies(
                    "Could I ask you one question about it before Friday noon?",
                    "No, I would rather do it my way and see.",
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
