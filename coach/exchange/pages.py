"""Conversations as pages of HTML, and the templates that escape whatever they are given.

Everything that an author or a learner wrote is escaped by the template engine, which is asked to
escape whatever it is given.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.exchange.conversation import Conversation
from coach.locale import _
from coach.wording.labels import verdict

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER = Path(__file__).parent


@cache
def template(name: str) -> Template:
    """The template in the file `name` of this folder."""
    # 25 ms that only a page needs
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    engine = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return engine.get_template(name)


PEOPLE = 4
"""How many people have a colour of their own; the fifth has that of the first."""


def html(of: Conversation) -> str:
    """`of` as a whole page, in UTF-8 once written."""
    headings = {
        "from": _("From"),
        "subject": _("Subject"),
        "professional": _("A professional reply"),
        "want": _("You want"),
        "conversation": _("The conversation"),
        "taken_back": _("Answered first, and taken back"),
    }
    return template("conversation.html.jinja").render(
        c=of, headings=headings, verdict=verdict, people=PEOPLE
    )
