"""What following every way through a scenario finds."""

from __future__ import annotations

from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

GROUP = Group(
    N_("Ways through a scenario"),
    {
        "unreachable-scene": Meaning(
            N_("a scene that no way comes to"),
            N_("Nobody will ever see it, whatever they answer."),
            N_("Lead a `goto` there, or remove it."),
            example(
                """
                [scenes.later]
                lines = "A week later."
                goto = "good"
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = "later"

                [scenes.later]
                lines = "A week later."
                goto = "good"
                """,
            ),
        ),
        "ending-never-reached": Meaning(
            N_("an ending that no way comes to"),
            N_("The map counts it among those still to be found, and nobody can find it."),
            N_("Lead a `goto` there, or remove it."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = "good"

                [endings.cool]
                outcome = "strained"
                title = "A cool goodbye"
                text = "Ann nods."
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = "cool"

                [endings.cool]
                outcome = "strained"
                title = "A cool goodbye"
                text = "Ann nods."
                """,
            ),
        ),
        "too-few-endings": Meaning(
            N_("a scenario that ends the same whatever you do"),
            N_("Then no answer matters, and learners notice."),
            N_("Add an ending with another outcome and lead a reply there."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = "good"

                [[scenes.ask.replies]]
                id = "press"
                grade = "damaging"
                goto = "good"
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = "good"

                [[scenes.ask.replies]]
                id = "press"
                grade = "damaging"
                goto = "bad"
                """,
            ),
        ),
        "dead-end": Meaning(
            N_("a scene from which no ending can be reached"),
            N_("Whoever gets there answers for ever."),
            N_("Lead one of the ways on from there to an ending."),
            example(
                """
                [[scenes.ask.replies]]
                id = "wait"
                goto = "silence"

                [[scenes.silence.replies]]
                id = "wait-more"
                goto = "silence"
                """,
                """
                [[scenes.ask.replies]]
                id = "wait"
                goto = "silence"

                [[scenes.silence.replies]]
                id = "wait-more"
                goto = "good"
                """,
            ),
        ),
        "condition-never-holds": Meaning(
            N_("a condition that is never so"),
            N_("Every way there was followed and it held on none, so nobody takes that route."),
            N_("Change the condition, or set on some way what it asks for."),
            example(
                """
                [[scenes.ask.replies]]
                id = "wait"
                sets = ["late"]
                goto = [{ when = { lacks = ["late"] }, to = "bad" }, { to = "good" }]
                """,
                """
                [[scenes.ask.replies]]
                id = "wait"
                sets = ["late"]
                goto = "good"
                """,
            ),
        ),
        "condition-always-holds": Meaning(
            N_("a condition that is always so"),
            N_("It decides nothing, and the routes below it are never taken."),
            N_("Take the condition away, or ask for something that differs from way to way."),
            example(
                """
                [[scenes.ask.replies]]
                id = "wait"
                sets = ["late"]
                goto = [{ when = { has = ["late"] }, to = "bad" }, { to = "good" }]
                """,
                """
                [[scenes.ask.replies]]
                id = "wait"
                sets = ["late"]
                goto = "bad"
                """,
            ),
        ),
        "route-never-taken": Meaning(
            N_("a route that others always forestall"),
            N_("The routes above it cover every case, so where it leads nobody comes this way."),
            N_("Remove the route, or make one above it narrower."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = "later"

                [[scenes.ask.replies]]
                id = "wait"
                grade = "tempting"
                sets = ["late"]
                goto = "later"

                [scenes.later]
                lines = "Friday."
                goto = [
                    { when = { has = ["late"] }, to = "bad" },
                    { when = { lacks = ["late"] }, to = "good" },
                    { to = "bad" },
                ]
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = "later"

                [[scenes.ask.replies]]
                id = "wait"
                grade = "tempting"
                sets = ["late"]
                goto = "later"

                [scenes.later]
                lines = "Friday."
                goto = [
                    { when = { has = ["late"] }, to = "bad" },
                    { to = "good" },
                ]
                """,
            ),
        ),
        "too-many-states": Meaning(
            N_("a scenario too large to follow as a whole"),
            N_(
                "Flags and trust multiply: ten flags make a thousand situations of one scene. "
                "What is told is true all the same, but something wrong may not be told."
            ),
            N_(
                "Use fewer flags, read them soon after they are set, and ask for fewer levels of "
                "trust. Where that cannot be, follow more, which takes longer: coach check "
                "--states 1000000."
            ),
        ),
    },
)
