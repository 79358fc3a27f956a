"""A conversation as one page of HTML that needs nothing else and runs nothing.

Everything that an author or a learner wrote is escaped by the template engine, which is asked to
escape whatever it is given.
"""

from __future__ import annotations

from coach.exchange.conversation import Conversation
from coach.exchange.templates import template
from coach.locale import _
from coach.wording.labels import verdict

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
