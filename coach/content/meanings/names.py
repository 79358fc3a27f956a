"""Names that lead nowhere, and names that are taken."""

from __future__ import annotations

from coach.content.check.rules import RULES
from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

GROUP = Group(
    N_("Names that lead nowhere, or are taken"),
    {
        "unknown-scene": Meaning(
            N_("a `start` that is no scene"),
            N_("The scenario would have nowhere to begin."),
            N_("Name a scene that is there; `start` is the part behind `scenes.`."),
            example(
                'start = "the-ask"',
                'start = "ask"',
            ),
        ),
        "unknown-target": Meaning(
            N_("a `goto` to nowhere"),
            N_("Whoever gives that reply would stand before a wall."),
            N_("Name a scene or an ending of this scenario, or write the one you mean."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = "gud"
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = "good"
                """,
            ),
        ),
        "unknown-person": Meaning(
            N_("trust of somebody who is not there"),
            N_(
                "A name that leads nowhere is most often misspelt; the message says what it may "
                "have been."
            ),
            N_("Use the id behind `people.`, or add the person."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                trust.anne = 4
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                trust.ann = 4
                """,
            ),
        ),
        "unknown-speaker": Meaning(
            RULES["unknown-speaker"].says,
            N_("Learners read it as part of the story, id and colon and all."),
            N_("Use the id behind `people.`, add the person, or begin the line with another word."),
            example(
                """
                [scenes.later]
                lines = "anne: It is Friday."
                goto = "good"
                """,
                """
                [scenes.later]
                lines = "ann: It is Friday."
                goto = "good"
                """,
            ),
        ),
        "unknown-flag": Meaning(
            N_("a condition on a flag that no reply sets"),
            N_("The condition can never come true, so what it was for never happens."),
            N_("Add the flag to the `sets` of a reply, or correct its name."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"
                goto = [{ when = { has = ["late"] }, to = "bad" }, { to = "good" }]
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"
                sets = ["late"]
                goto = [{ when = { has = ["late"] }, to = "bad" }, { to = "good" }]
                """,
            ),
        ),
        "unknown-topic": Meaning(
            N_("a topic that the pack does not have"),
            N_("The library shows scenarios by topic, and this one would stand nowhere."),
            N_("Take the id of a topic in pack.toml, or add the topic there."),
            example(
                'topic = "askin"',
                'topic = "asking"',
            ),
        ),
        "unknown-principle": Meaning(
            N_("a principle that the pack does not have"),
            N_("After the reply the coach shows the principle, and progress is counted by it."),
            N_("Take the id of a principle in pack.toml, or add it there."),
            example(
                """
                [scenes.ask]
                principle = "ask-planly"
                """,
                """
                [scenes.ask]
                principle = "ask-plainly"
                """,
            ),
        ),
        "unknown-scenario": Meaning(
            N_("a step with a scenario that is not in use"),
            N_("Whoever takes the exercise would be stuck at that step."),
            N_(
                "Name a scenario of the pack or of another that is in use; `coach list` shows them."
            ),
            example(
                """
                [[steps]]
                scenario = "tae"
                mode = "practice"
                """,
                """
                [[steps]]
                scenario = "tea"
                mode = "practice"
                """,
                "exercise",
            ),
        ),
        "duplicate-id": Meaning(
            N_("two things of one name"),
            N_(
                "Replies are kept and found again by their id; a goto could not tell a scene from "
                "an ending."
            ),
            N_("Give one of them another id."),
            example(
                """
                [[scenes.ask.replies]]
                id = "thanks"

                [[scenes.ask.replies]]
                id = "thanks"
                grade = "tempting"
                """,
                """
                [[scenes.ask.replies]]
                id = "thanks"

                [[scenes.ask.replies]]
                id = "thanks-and-more"
                grade = "tempting"
                """,
            ),
        ),
        "reserved-id": Meaning(
            N_("a person called `you`"),
            N_("In lines and reactions `you:` is what the learner says."),
            N_("Give the person another id; the name that is shown stands in `name`."),
            example(
                """
                [people.you]
                name = "Yu"
                about = "A colleague"
                """,
                """
                [people.yu]
                name = "Yu"
                about = "A colleague"
                """,
            ),
        ),
        "duplicate-scenario": Meaning(
            N_("a scenario of the same name in two packs"),
            N_("Attempts are kept under that name, so only the one in the first pack is used."),
            N_("Rename the folder of one of them."),
        ),
        "duplicate-exercise": Meaning(
            N_("an exercise of the same name in two packs"),
            N_("`coach onboard NAME` can mean only one; the pack that was added last wins."),
            N_("Rename the file of one of them."),
        ),
    },
)
