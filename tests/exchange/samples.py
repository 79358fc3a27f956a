"""A conversation with every kind of part, with any text in it."""

from __future__ import annotations

from datetime import UTC, datetime

from coach.content.model import Pack
from coach.exchange.conversation import Conversation, conversation
from coach.practice.session import Session
from tests.factory import Data, decision, minimal_pack, minimal_scenario, reply
from tests.strategies import scenario_of
from tests.tui.samples import AWKWARD

DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

MARKUP = {
    **AWKWARD,
    "script": "<script>alert(1)</script>",
    "attribute": """"><img src=x onerror='alert(1)'>""",
    "entity": "Tom &amp; Jerry &lt;b&gt; &#x41;",
    "end of style": "</style></title></p><!-- gone -->",
    "template": "{{ 7 * 7 }} {% raw %} {# gone #}",
    "emphasis": "*so* **very** _much_ ~~not~~ snake_case_name",
    "code": "`code` ``` and ~~~",
    "list": "- one",
    "plus": "+ one",
    "number": "1. one",
    "number in brackets": "12) one",
    "heading": "# one",
    "rule": "---",
    "quote": "> one",
    "table": "| a | b |",
    "address": "https://example.org/a_b?c=d and www.example.org and ann@example.org",
    "auto link": "<https://example.org> <ann@example.org>",
    "image": "![alt](https://example.org/x.png) [text][ref] [^1]",
    "dollars": "$5 and $6",
    "end of line": "so it ends\\",
    "emoji by name": ":smile: :tada:",
}


def with_text(text: str) -> Data:
    """A scenario with `text` in every place, in all media, with a mistake and a deed on the way."""
    ask = decision(
        reply("plain", goto="mail", why=f"why {text}", say=f"say {text}\n\n{text}"),
        reply(
            "rude",
            "damaging",
            goto="mail",
            say=text,
            why=text,
            instead=text,
            fits=text,
            reaction=f"ann: {text}\n\nann: {text}\n\n{text}",
            trust={"ann": -8},
        ),
        lines=f"{text}\n\nann: {text}",
        contested=text,
    )
    mail = decision(
        reply("wait", say=f"wait {text}"),
        reply("chase", "tempting", say=text, instead=text, fits=text),
        medium="e-mail",
        subject=text,
        lines=f"ann: {text}\n\nann: {text}",
        recovery=True,
    )
    scenes: Data = {"ask": ask, "mail": mail}
    for number, each in enumerate(mail["replies"]):
        each["goto"] = "talk"
        each["reaction"] = f"ann: {text}\n\nyou: {text} {number}"
    deeds = [reply("go"), reply("stay", "workable", instead=text, fits=text)]
    for each in deeds:
        each["do"] = f"{text}"
        del each["say"]
    scenes["talk"] = decision(*deeds, medium="in person", lines=f"ann: {text}\n\n{text}")
    return minimal_scenario(
        title=text,
        goal=text,
        brief=f"{text}\n\n{text}",
        media=["chat", "e-mail", "in person"],
        people={"ann": {"name": text, "about": text}},
        scenes=scenes,
        endings={"good": {"outcome": "stronger", "title": text, "text": f"{text}\n\nann: {text}"}},
    )


def told(text: str, *, coached: bool = True) -> Conversation:
    """The conversation of a run through that scenario, with a mistake, taken back in the end."""
    scenario = scenario_of(with_text(text))
    principles = {"ask-plainly": {"rule": text, "note": text}}
    pack = Pack.model_validate(minimal_pack(title=text, principles=principles))
    session = Session.begin(scenario, seed=7).choose("rude").choose("wait").back().choose("chase")
    session = session.choose("stay")
    return conversation(session, pack, DAY, coached=coached)
