"""A page of HTML: complete, safe whatever authors write, and readable without seeing it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.strategies  # noqa: F401 (judges what holds, not how fast)
from coach import locale
from coach.exchange.pages import html
from tests.exchange.samples import MARKUP, told


class Parsed(HTMLParser):
    """The elements of a page in order, its text, and what it would do or load."""

    VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.texts: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.others: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _value in attrs)))
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"] and data.strip():
            self.texts.append(" ".join(data.split()))

    def handle_comment(self, data: str) -> None:
        self.others.append(data)


PLAIN = Parsed(html(told("plain")))


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP)
def test_no_text_becomes_an_element(text: str) -> None:
    """What an author wrote arrives as written, and the page has the elements it always has."""
    page = Parsed(html(told(text)))
    assert page.elements == PLAIN.elements
    assert page.others == []
    expected = [each.replace("plain", " ".join(text.split())) for each in PLAIN.texts]
    assert page.texts == expected


lines = st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=20)
TAGS = st.sampled_from(
    ["<b>", "</p>", "<!--", "-->", "&lt;", "<style>", '"', "'", "{{", "]]>", "<"]
)


@given(lines | st.lists(TAGS, min_size=1, max_size=6).map("".join))
def test_any_text_arrives(text: str) -> None:
    """The same for anything else that can be typed."""
    page = Parsed(html(told(text)))
    assert page.elements == PLAIN.elements
    assert page.texts == [each.replace("plain", text) for each in PLAIN.texts]


def test_a_page_needs_nothing_and_runs_nothing() -> None:
    """No script, no image, no font, no address: it looks the same without a network."""
    page = html(told("plain"))
    tags = {tag for tag, _names in PLAIN.elements}
    assert not tags.intersection({"script", "link", "img", "iframe", "object", "a", "form"})
    assert not re.search(r"url\(|@import|https?:|//", page)
    names = {name for name, _value in PLAIN.attributes}
    assert not {name for name in names if name.startswith("on") or name in {"src", "href"}}


def test_a_page_says_what_a_reader_needs() -> None:
    """Language, title, headings in order, landmarks; a drawing is never read out."""
    attributes = dict(PLAIN.attributes)
    assert attributes["lang"] == "en"
    tags = [tag for tag, _names in PLAIN.elements]
    assert tags.count("h1") == tags.count("main") == tags.count("title") == 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert PLAIN.open == []
    assert "1. A damaging reply." in PLAIN.texts
    assert "3. A workable reply." in PLAIN.texts


def test_a_page_in_dutch() -> None:
    """The labels follow the language in use."""
    locale.use("nl")
    page = html(told("tekst"))
    for text in ("Een schadelijk antwoord.", "2 maart 2026", "Onderwerp", "Wat je wilt"):
        assert text in page


def test_without_the_coach() -> None:
    """The conversation alone: no note, no grade, no score."""
    page = Parsed(html(told("plain", coached=False)))
    words = " ".join(page.texts)
    assert not {"aside", "footer"}.intersection(tag for tag, _names in page.elements)
    assert not re.search("reply|Score|professional|trusts", words)
