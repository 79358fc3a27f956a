"""What in form or tone gives a reply away."""

from __future__ import annotations

from coach.content.check.rules import RULES
from coach.content.meanings.meaning import Group, Meaning, example, two_replies
from coach.locale import N_

GROUP = Group(
    N_("What in form or tone gives a reply away"),
    {
        "mixed-form": Meaning(
            RULES["mixed-form"].says,
            N_("The odd one out is noticed first, before anything is understood."),
            N_("Write all replies of a decision as `say`, or all as `do`."),
            example(
                """
                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "May I ask you something?"

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                do = "You send the file as it is."
                """,
                """
                [[scenes.ask.replies]]
                id = "one"
                grade = "professional"
                say = "May I ask you something?"

                [[scenes.ask.replies]]
                id = "two"
                grade = "tempting"
                say = "Here is the file as it is."
                """,
            ),
        ),
        "loud-reply": Meaning(
            RULES["loud-reply"].says,
            N_("A caricature is never picked, so nobody learns from it why it goes wrong."),
            N_("Say the same more calmly; the worst replies come from decent people."),
            example(
                two_replies("May I ask you something?", "Please answer me TODAY."),
                two_replies("May I ask you something?", "Do let me know this morning."),
            ),
        ),
        "catch-all-reply": Meaning(
            RULES["catch-all-reply"].says,
            N_("Replies stand in another order every time, and nobody sends “all of the above”."),
            N_("Write what would really be sent."),
            example(
                two_replies("May I ask you something?", "All of the above."),
                two_replies("May I ask you something?", "Here is everything you may need."),
            ),
        ),
        "verdict-in-reaction": Meaning(
            RULES["verdict-in-reaction"].says,
            N_(
                "Learners should see what a reply does; the judgement comes from the coach, "
                "afterwards."
            ),
            N_("Show a gesture, a silence, an answer."),
            example(
                """
                [[scenes.ask.replies]]
                id = "press"
                reaction = "ann: You should have asked me first."
                """,
                """
                [[scenes.ask.replies]]
                id = "press"
                reaction = "Ann closes the file. ann: I will see."
                """,
            ),
        ),
    },
)
