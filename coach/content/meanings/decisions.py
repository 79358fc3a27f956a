"""Scenes and replies that do not fit together."""

from __future__ import annotations

from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

GROUP = Group(
    N_("Scenes, replies and ways on"),
    {
        "no-professional-reply": Meaning(
            N_("a decision without a professional reply"),
            N_(
                "A full score has to be within reach from everywhere, and the coach shows the best "
                "reply beside the one given."
            ),
            N_("Give one reply the grade `professional`."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                grade = "workable"

                [[scenes.ask.replies]]
                id = "press"
                grade = "damaging"
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                grade = "professional"

                [[scenes.ask.replies]]
                id = "press"
                grade = "damaging"
                """,
            ),
        ),
        "two-professional-replies": Meaning(
            N_("a decision with two professional replies"),
            N_("The coach compares with one; if two are as good, the decision asks for taste."),
            N_("Keep the better one; `workable` is fine for the other."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                grade = "professional"

                [[scenes.ask.replies]]
                id = "wait"
                grade = "professional"
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                grade = "professional"

                [[scenes.ask.replies]]
                id = "wait"
                grade = "workable"
                """,
            ),
        ),
        "say-and-do": Meaning(
            N_("a reply that is both said and done"),
            N_("A reply is shown as one thing: words that you send, or an action that is told."),
            N_("Keep one; what is said while doing belongs in the text of `do`."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                say = "Thank you."
                do = "You nod."
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                do = "You nod and thank her."
                """,
            ),
        ),
        "two-ways-on": Meaning(
            N_("a scene with replies and a `goto`"),
            N_("Either the learner decides how it goes on or the story does."),
            N_("Give each reply a `goto` and take that of the scene out, or take the replies out."),
            example(
                """
                [scenes.ask]
                goto = "good"

                [[scenes.ask.replies]]
                id = "thanks"
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = "good"
                """,
            ),
        ),
        "no-way-on": Meaning(
            N_("a scene that leads nowhere"),
            N_("The play would stand still there, without an ending."),
            N_("Give it replies, or a `goto` to a scene or an ending."),
            example(
                """
                [scenes.later]
                lines = "A week later."
                """,
                """
                [scenes.later]
                lines = "A week later."
                goto = "good"
                """,
            ),
        ),
        "conditional-last-route": Meaning(
            N_("a last route with a condition"),
            N_("Where no condition holds there must still be a way on."),
            N_("Add a last route without `when`, for all other cases."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                sets = ["late"]
                goto = [{ when = { has = ["late"] }, to = "bad" }]
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                sets = ["late"]
                goto = [{ when = { has = ["late"] }, to = "bad" }, { to = "good" }]
                """,
            ),
        ),
        "unconditional-route": Meaning(
            N_("a route without a condition before others"),
            N_(
                "Routes are tried in order and the first that fits is taken, so those behind it "
                "never are."
            ),
            N_("Give it a `when`, or move it to the end."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = [{ to = "good" }, { to = "bad" }]
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                sets = ["late"]
                goto = [{ when = { has = ["late"] }, to = "bad" }, { to = "good" }]
                """,
            ),
        ),
        "loop-without-decision": Meaning(
            N_("scenes that lead into each other without a decision"),
            N_("Nobody could get out of there: nothing changes between two scenes."),
            N_("Lead one of them to a decision or to an ending."),
            example(
                """
                [scenes.monday]
                lines = "Monday."
                goto = "friday"

                [scenes.friday]
                lines = "Friday."
                goto = "monday"
                """,
                """
                [scenes.monday]
                lines = "Monday."
                goto = "friday"

                [scenes.friday]
                lines = "Friday."
                goto = "good"
                """,
            ),
        ),
        "unused-medium": Meaning(
            N_("a medium in which no scene happens"),
            N_("The library shows the media before anybody plays, and would promise too much."),
            N_("Leave it out of `media`, or give it to a scene."),
            example(
                'media = ["chat", "call"]',
                'media = ["chat"]',
            ),
        ),
        "unlisted-medium": Meaning(
            N_("a scene in a medium that `media` does not list"),
            N_("The library shows the media before anybody plays, and would leave one out."),
            N_("Add it to `media`."),
            example(
                """
                media = ["chat"]

                [scenes.ask]
                medium = "call"
                """,
                """
                media = ["call"]

                [scenes.ask]
                medium = "call"
                """,
            ),
        ),
        "subject-without-e-mail": Meaning(
            N_("a subject line where there is no e-mail"),
            N_("Only an e-mail shows one, so nobody would read it."),
            N_("Take it out, or make the scene an e-mail."),
            example(
                """
                media = ["chat"]

                [scenes.ask]
                subject = "A question"
                """,
                """
                media = ["e-mail"]

                [scenes.ask]
                subject = "A question"
                """,
            ),
        ),
    },
)
