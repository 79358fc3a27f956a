"""Translations beside the original."""

from __future__ import annotations

from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

GROUP = Group(
    N_("Translations"),
    {
        "missing-translation": Meaning(
            N_("a text that is not translated"),
            N_("It is shown in the original's language, in the middle of the other."),
            N_(
                "Translate it; `coach translate NAME --to nl` writes down what is missing. Where "
                "it is to stay as it is, take away the comment above it."
            ),
        ),
        "outdated-translation": Meaning(
            N_("a translation of what the original no longer says"),
            N_(
                "The comment above it tells what it was translated from; the two languages now say "
                "different things."
            ),
            N_(
                "Revise it. Where it is right as it is, take the comment away; `coach translate` "
                "writes a new one."
            ),
            example(
                """
                [scenes.ask]
                # coach: source 1a2b3c4d 8547c0e1
                recap = "Ann heeft even tijd."
                """,
                """
                [scenes.ask]
                # coach: source 1a2b3c4d 8547c0e1
                recap = "Ann heeft tijd voor één vraag."
                """,
                "translation",
            ),
        ),
        "nothing-to-translate": Meaning(
            N_("a translation of something that is not there"),
            N_("The original has no such text, so nobody would see it."),
            N_("Remove it, or write it in the original too."),
            example(
                """
                [scenes.ask]
                subject = "Een vraag"
                """,
                """
                [scenes.ask]
                recap = "Ann heeft even tijd."
                """,
                "translation",
            ),
        ),
        "unknown-name": Meaning(
            N_("a translation of something by another name"),
            N_("A translation finds its place by the ids of the original."),
            N_("Use the same id as in the original; where one was renamed, rename it here too."),
            example(
                """
                [scenes.aks]
                lines = "ann: Ja?"
                """,
                """
                [scenes.ask]
                lines = "ann: Ja?"
                """,
                "translation",
            ),
        ),
    },
)
