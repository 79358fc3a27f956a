"""Markdown: what authors write stays text, by the rules of CommonMark and of GitHub."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

import tests.strategies  # noqa: F401 (judges what holds, not how fast)
from coach.exchange.conversation_markdown import escaped, markdown
from tests.exchange.samples import MARKUP, told

READER = MarkdownIt("gfm-like")
assert READER.linkify is not None
READER.linkify.set({"fuzzy_link": False})  # GitHub links no bare domain


def kinds(tokens: Iterable[Token]) -> list[str]:
    """Every element in order."""
    return [
        kind
        for token in tokens
        for kind in [
            *([token.type] if token.type not in {"text", "inline"} else []),
            *kinds(token.children or ()),
        ]
    ]


def text_of(tokens: Iterable[Token]) -> str:
    """All text in order, as a reader sees it."""
    return "\n".join(
        "".join(child.content for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    )


PLAIN = READER.parse(markdown(told("plain")))


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP)
def test_no_text_becomes_markup(text: str) -> None:
    """What an author wrote arrives as written, and the file has the parts it always has."""
    tokens = READER.parse(markdown(told(text)))
    assert kinds(tokens) == kinds(PLAIN)
    assert text_of(tokens) == text_of(PLAIN).replace("plain", text)


signs = st.sampled_from(
    [*"*_`~[]()<>#+-=.!|$&:@/\\^\"'", "1", "a", "www.", "http://", "a@b.co", " "]
)
lines = st.lists(signs, min_size=1, max_size=10).map("".join).map(str.strip).filter(bool)


@given(lines)
def test_any_text_arrives(text: str) -> None:
    """The same for any row of signs that may mean something."""
    tokens = READER.parse(f"{escaped(text)}\n\n- **{escaped(text)}:** {escaped(text)}")
    flat = " ".join(text.split())
    assert text_of(tokens) == f"{flat}\n{flat}: {flat}"
    plain = READER.parse("x\n\n- **x:** x")
    assert kinds(tokens) == kinds(plain)


def test_each_medium_has_its_look() -> None:
    """A chat is a list of messages, an e-mail a letter with its subject, a deed stands out."""
    text = markdown(told("plain"))
    assert "* **plain:** plain\n* **plain:** plain\n\n*plain*\n" in text
    assert "> **From:** plain  \n> **Subject:** plain\n>\n> plain\n>\n> plain\n" in text
    assert "**In person.**\n\n**plain:** plain\n\n*plain*\n\n**plain**\n" in text


def test_the_coach_and_the_score() -> None:
    """Each note in the order of the screens; the first answer is what counts."""
    text = markdown(told("plain"))
    note = text[text.index("- **Coach · 1 ○ A damaging reply.** plain") :]
    assert note.startswith(
        "- **Coach · 1 ○ A damaging reply.** plain\n"
        "- **A professional reply:** say plain plain\n"
        "- plain\n"
        "- **plain**\n"
        "- *Where yours would fit: plain*\n"
        "- *Opinions differ here, so it does not count: plain*\n"
        "- *plain trusts you less: 42, was 50.*\n"
    )
    assert "- *Your first answer here is the one that counts, professional: wait plain*\n" in text
    assert "**Score:** 67 percent, 0 of 1 professional\n\n**Recovery:** 1 of 1\n" in text


def test_without_the_coach() -> None:
    """The conversation alone."""
    text = markdown(told("plain", coached=False))
    assert "Coach" not in text
    assert "percent" not in text
    assert "The relationship is stronger" in text
