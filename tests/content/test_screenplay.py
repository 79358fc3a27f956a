"""An author's text is read like a screenplay: who speaks, and what is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.screenplay import Paragraph, read_screenplay

SPEAKERS = {"ann", "you", "dr-roth"}


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("ann: Hello.", [("ann", "Hello.")], id="speech"),
        pytest.param("\nMonday.\n", [(None, "Monday.")], id="told"),
        pytest.param("you: I wrote.", [("you", "I wrote.")], id="own-words"),
        pytest.param("dr-roth: Yes.", [("dr-roth", "Yes.")], id="id-with-a-hyphen"),
        pytest.param("ann: One\n  two\nthree.", [("ann", "One two three.")], id="wrapped"),
        pytest.param("ann:\nOne.", [("ann", "One.")], id="speech-on-the-next-line"),
        pytest.param("ann: One.\nyou: Two.", [("ann", "One."), ("you", "Two.")], id="at-once"),
        pytest.param("ann: One.\n\nann: Two.", [("ann", "One."), ("ann", "Two.")], id="twice"),
        pytest.param("ann: One.\n\nTwo.", [("ann", "One."), (None, "Two.")], id="told-after"),
        pytest.param("One.\n \n\t\nTwo.", [(None, "One."), (None, "Two.")], id="blank-lines"),
        pytest.param("  ann: One.", [("ann", "One.")], id="indented"),
        pytest.param("ann: One.\r\n\r\nTwo.\r\n", [("ann", "One."), (None, "Two.")], id="windows"),
        pytest.param("Note: One.", [(None, "Note: One.")], id="other-word-with-a-colon"),
        pytest.param("Ann: One.", [(None, "Ann: One.")], id="name-with-a-capital"),
        pytest.param("anna: One.", [(None, "anna: One.")], id="longer-name"),
        pytest.param("ann : One.", [(None, "ann : One.")], id="blank-before-the-colon"),
        pytest.param("ann: bob: One.", [("ann", "bob: One.")], id="colon-in-a-speech"),
        pytest.param("ann:\n\nOne.", [(None, "One.")], id="nothing-said"),
        pytest.param("ann: [/] {x} مرحبا 🙂", [("ann", "[/] {x} مرحبا 🙂")], id="no-markup"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_screenplay_is_read(text: str, paragraphs: list[tuple[str | None, str]]) -> None:
    """Speeches start with an id, everything else is told, blank lines part paragraphs."""
    assert [*map(tuple, read_screenplay(text, SPEAKERS))] == paragraphs


PARAGRAPHS = st.builds(
    Paragraph,
    st.sampled_from(["ann", "you", None]),
    st.lists(st.text(st.sampled_from("abé🙂[]{}.,"), min_size=1), min_size=1).map(" ".join),
)


@settings(deadline=None)
@given(st.lists(PARAGRAPHS), st.sampled_from(["\n\n", "\n  \n\n"]))
def test_what_is_written_is_read(paragraphs: list[Paragraph], between: str) -> None:
    """No word is lost or added, and nobody gets the words of another."""
    written = [f"{who}: {text}" if who else text for who, text in paragraphs]
    assert list(read_screenplay(between.join(written), SPEAKERS)) == paragraphs
