"""Files that cannot be used at all."""

from __future__ import annotations

from coach.content.meanings.meaning import Group, Meaning, example
from coach.locale import N_

GROUP = Group(
    N_("Files that cannot be used"),
    {
        "unreadable-file": Meaning(
            N_("a file that cannot be opened"),
            N_("Nothing in it can be used, and nothing that needs it."),
            N_(
                "Put the file back, change its permissions, or rename a folder that stands in its "
                "place."
            ),
        ),
        "wrong-utf8": Meaning(
            N_("bytes that are not UTF-8"),
            N_(
                "TOML is always UTF-8; that is why accents, emoji and every alphabet arrive as you "
                "wrote them."
            ),
            N_(
                "Save the file as UTF-8; most editors ask for the encoding when you save under a "
                "name."
            ),
        ),
        "wrong-toml": Meaning(
            N_("a line that is not TOML"),
            N_(
                "From there on nobody can tell what belongs to what, so the whole file has to wait."
            ),
            N_(
                "Look at the quotes and brackets first: text goes between quotes, text of several "
                "lines between three."
            ),
            example(
                "title = A seat at lunch",
                'title = "A seat at lunch"',
            ),
        ),
        "duplicate-key": Meaning(
            N_("a key or a table that stands there twice"),
            N_("Which of the two is meant, only you know."),
            N_(
                "Keep one of them. What comes several times, like a reply, has two brackets: "
                "`[[scenes.ask.replies]]`."
            ),
            example(
                """
                [people.ann]
                name = "Ann"
                name = "Anna"
                about = "A colleague"
                """,
                """
                [people.ann]
                name = "Ann"
                about = "A colleague"
                """,
            ),
        ),
        "not-a-pack": Meaning(
            N_("a folder without a pack.toml"),
            N_(
                "That file says which topics and principles scenarios may use; without it they "
                "cannot be told apart or played."
            ),
            N_("Name the folder that holds it, or begin one: `coach new --pack FOLDER`."),
        ),
        "not-a-scenario": Meaning(
            N_("a folder without a scenario.toml"),
            N_("A scenario is a folder with that file in it; the folder's name is the scenario's."),
            N_("Name another folder, or begin one: `coach new NAME`."),
        ),
        "no-exercise": Meaning(
            N_("an exercise whose file is not there"),
            N_("Whoever is sent it could not begin."),
            N_(
                "Write the file, or name one that is there; `coach new --exercise NAME` begins one."
            ),
        ),
    },
)
