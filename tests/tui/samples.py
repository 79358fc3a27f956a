"""Small scenarios for the screens."""

from __future__ import annotations

from tests.factory import Data, decision, minimal_scenario, reply


def errand(**changes: object) -> Data:
    """Three decisions, two media: one in a chat, one that repairs a mistake, one by e-mail."""
    ask = decision(
        reply("plain", goto="mail", trust={"ann": 5}),
        reply("shy", "workable", goto="mail"),
        reply("rude", "damaging", goto="mend", trust={"ann": -8}),
    )
    mend = decision(
        reply("sorry", goto="mail", trust={"ann": 3}),
        reply("so", "tempting", goto="mail"),
        lines="Ann waits.",
        recap="Ann is hurt.",
        recovery=True,
    )
    mail = decision(
        reply("wait", goto="good"),
        reply("chase", "tempting", goto="bad"),
        recap="Ann has written.",
        medium="e-mail",
        subject="Your question",
        lines="ann: Dear Sam,\n\nann: I will look.\n\nann: Ann\n\nTwo days pass.",
    )
    return minimal_scenario(
        title="An errand",
        media=["chat", "e-mail"],
        scenes={"ask": ask, "mend": mend, "mail": mail},
        **changes,
    )


LONG_WORD = "Donaudampfschiff" * 12 + "fahrtend"
"""Two hundred characters without a space."""

AWKWARD = {
    "closing tag": "He said [/] and left",
    "pause": "Wait [pause] here",
    "bold": "[b]not bold[/b] but brackets",
    "link": "[link=https://example.org]here[/link] [@click=app.quit]there[/]",
    "emoji": "Fine 👍 👩‍👩‍👧 ☕️ done",
    "Arabic": "مرحبا بالعالم",
    "wide": "東京で会いましょう",
    "long word": LONG_WORD,
    "backslash": r"\[b] C:\new\table \u0041",
    "dollar": "$accent ${text} {name} {0} %s",
}


def awkward(text: str) -> Data:
    """A scenario with `text` in every place where an author writes."""
    first = reply("plain", say=f"say {text}", why=f"why {text}", reaction=f"ann: heard {text}")
    second = reply(
        "rude",
        "damaging",
        say=f"rude {text}",
        why=f"not {text}",
        instead=f"instead {text}",
        fits=f"fits {text}",
        reaction=f"ann: huh {text}\n\nThen {text}.",
        goto="good",
    )
    return minimal_scenario(
        title=f"title {text}",
        summary=f"summary {text}",
        goal=f"goal {text}",
        brief=f"brief {text}",
        people={"ann": {"name": "Ann", "about": f"about {text}", "trust": 50}},
        scenes={
            "ask": decision(
                first, second, recap=f"recap {text}", lines=f"line {text}\n\nann: asks {text}"
            )
        },
        endings={
            "good": {"outcome": "stronger", "title": f"end {text}", "text": f"after {text}"},
        },
    )
