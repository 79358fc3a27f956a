"""What is said of a value that cannot be what its key needs: a stable code and a message each."""

from __future__ import annotations

from coach.locale import N_

Told = tuple[str, str]
"""Code and message."""

MISSING: Told = ("missing-key", N_("`{key}` is missing; add it."))
NOT_TEXT: Told = ("wrong-type", N_("`{key}` must be text; put it between quotes."))
NOT_A_TABLE: Told = ("wrong-type", N_("`{key}` must be a table, with keys of its own."))
NOT_A_LIST: Told = ("wrong-type", N_("`{key}` must be a list, in square brackets."))
NOT_A_NUMBER: Told = ("wrong-type", N_("`{key}` must be a whole number, without quotes."))
NOT_YES_OR_NO: Told = ("wrong-type", N_("`{key}` must be true or false, without quotes."))
NOT_A_WAY_ON: Told = (
    "wrong-type",
    N_("`{key}` must be the name of a scene or an ending, or a list of routes."),
)
NOTHING: Told = ("nothing-given", N_("`{key}` is empty; put at least one thing in it."))
NO_GROUP: Told = (
    "missing-key",
    N_("There are no {key}; add at least one, as `[{key}.some-name]`."),
)
NO_LIST: Told = ("missing-key", N_("There are no {key}; add at least one, as `[[{key}]]`."))
EMPTY: Told = ("empty-text", N_("`{key}` is empty; write its text."))
UNPRINTABLE: Told = (
    "control-character",
    N_("`{key}` holds the control character {value}, which cannot be shown; remove it."),
)
TOO_LITTLE: Told = ("out-of-range", N_("`{key}` is {value}; it must be {limit} or more."))
TOO_MUCH: Told = ("out-of-range", N_("`{key}` is {value}; it must be {limit} or less."))
LONG_ID: Told = ("bad-id", N_("The id `{value}` is too long; use at most {limit} letters."))
NO_ID: Told = (
    "bad-id",
    N_("`{value}` is not an id; write lowercase words joined by hyphens: `{near}`."),
)
NO_DECISION: Told = (
    "wrong-value",
    N_("`{value}` does not name a decision; write the scenario and the scene as `scenario/scene`."),
)
NO_ID_OF_FOLDER: Told = (
    "bad-id",
    N_(
        "The folder is called `{name}`, which is no id; "
        "use lowercase words joined by hyphens, at most 60 letters."
    ),
)
NO_ID_OF_FILE: Told = (
    "bad-id",
    N_(
        "The file is called `{name}`, which is no id; "
        "use lowercase words joined by hyphens, at most 60 letters."
    ),
)
NOT_A_DATE: Told = (
    "wrong-type",
    N_("`{key}` must be a day without quotes, like 2027-03-31."),
)
OTHER_FORMAT: Told = (
    "unknown-format",
    N_(
        "This file is in format {value} and this program reads format {known}; "
        "write `format = {known}`, or get the program that reads it."
    ),
)
UNUSABLE: Told = ("wrong-value", N_("`{key}` cannot be used like this; look how others write it."))
