"""What a plain search finds in real messages, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice import phrases_en, phrases_nl
from coach.practice.cues import Cue, Search, language_of, search
from coach.practice.names import Named
from coach.practice.phrases import example, phrases
from coach.practice.wordlists import LISTED, word_lists
from tests import strategies as _profile  # noqa: F401 - sets Hypothesis to judge what holds

NAMED = Named(("Lena Vogel", "Dr. Nadine Ammann", "Will Young"), "Kofi Mensah")

Wanted = dict[str, list[str]]


def look(text: str, language: str = "en", *, letter: bool = True) -> Search:
    return search(text, language, NAMED, letter=letter)


def found(text: str, language: str = "en") -> Wanted:
    """What was found, by what it does."""
    seen = look(text, language)
    return {cue.value: list(seen.excerpts(cue)) for cue in seen.present}


LETTER = """\
Dear Lena,

Thank you for asking around. Two letters of mine have been in that portal since May, so a reader \
with a name changes a lot. I’ll write to Ms Ammann on Friday.

Could you tell me what she reads first? If you’d rather not, that is fine too.

Kofi"""

BRIEF = """\
Beste Lena,

Dank je wel voor het adres. Vrijdag gaat mijn brief naar mevrouw Ammann.

Zou je me willen vertellen wat zij het eerst leest? Het hoeft niet, hoor.

Groet, Kofi"""

ENGLISH = [
    pytest.param(
        LETTER,
        {
            "greeting": ["Dear Lena"],
            "request": ["Could you tell me"],
            "way-out": ["If you’d rather not", "that is fine too"],
            "thanks": ["Thank you"],
            "others": ["Ms Ammann"],
            "signature": ["Kofi"],
        },
        id="a letter",
    ),
    pytest.param(
        "Could you look at page three, and may I call you about it?",
        {"request": ["Could you", "may I"]},
        id="two requests in one sentence",
    ),
    pytest.param(
        "Would you mind looking? Please send me the form by Friday, it is urgent.",
        {"request": ["Would you", "Please send"], "deadline": ["by Friday", "urgent"]},
        id="a deadline and hurry",
    ),
    pytest.param(
        "Just checking: any news? I haven’t heard from you.",
        {"press": ["Just checking", "any news", "haven’t heard"]},
        id="chasing",
    ),
    pytest.param(
        "I can help with the labels, and I’d be happy to look at the draft.",
        {"offer": ["I can help", "I’d be happy to"]},
        id="offers",
    ),
    pytest.param(
        "My flatmate Luis is on +49 170 1234567 or luis@example.org.",
        {"others": ["My flatmate"], "address": ["+49 170 1234567", "luis@example.org"]},
        id="somebody else’s number",
    ),
    pytest.param("No thanks to you, I got nothing.", {}, id="no thanks"),
    pytest.param("Thanks to the storm we sat there until nine.", {}, id="thanks to a cause"),
    pytest.param("I can’t thank you enough.", {"thanks": ["can’t thank you enough"]}, id="enough"),
    pytest.param("It is not urgent and there is no deadline.", {}, id="hurry taken back"),
    pytest.param("I’m happy to hear that.", {}, id="happy without an offer"),
    pytest.param("He is glad to help, so I’m glad to say.", {"offer": ["glad to help"]}, id="his"),
    pytest.param("What would you do? Oh, yes please.", {}, id="a question that asks for nothing"),
    pytest.param("I’d be grateful if you looked.", {"request": ["I’d be grateful if"]}, id="if"),
    pytest.param("She wrote “thank you, could you call?” and left.", {}, id="quoted"),
    pytest.param("> Thank you! Could you call?\n\nYes.", {}, id="quoted lines"),
    pytest.param("THANK YOU!", {"thanks": ["THANK YOU"]}, id="large letters"),
    pytest.param("Will they come? I will.", {}, id="a name that is a word"),
    pytest.param("Ask Will or Lena.", {"others": ["Will", "Lena"]}, id="names"),
    pytest.param("Lena, it went out today.", {"greeting": ["Lena"]}, id="greeted by name alone"),
    pytest.param("Hi Lena I wrote it.", {"greeting": ["Hi Lena"]}, id="a greeting without a comma"),
    pytest.param(
        "On 2026-11-23 at 10:00, rooms 1, 2, 3 and 4.", {}, id="figures that are no number"
    ),
    pytest.param("Vielen Dank für die Adresse!", {}, id="another language"),
]

DUTCH = [
    pytest.param(
        BRIEF,
        {
            "greeting": ["Beste Lena"],
            "request": ["Zou je"],
            "way-out": ["Het hoeft niet"],
            "thanks": ["Dank je wel"],
            "others": ["mevrouw Ammann"],
            "signature": ["Kofi"],
        },
        id="een brief",
    ),
    pytest.param(
        "Kun je even kijken naar bladzijde drie, en mag ik je daarna bellen?",
        {"request": ["Kun je", "mag ik"]},
        id="twee vragen in één zin",
    ),
    pytest.param(
        "Wil je het vóór vrijdag sturen? Er is haast bij, de inschrijving sluit op de 14e.",
        {"request": ["Wil je"], "deadline": ["vóór vrijdag", "Er is haast", "sluit op"]},
        id="een termijn",
    ),
    pytest.param(
        "Even checken: heb je al iets van haar gehoord? Ik wacht nog.",
        {"press": ["Even checken", "heb je al", "Ik wacht nog"]},
        id="aandringen",
    ),
    pytest.param(
        "Ik help je graag met de etiketten. In de bijlage zit het schema.",
        {"offer": ["Ik help je graag", "In de bijlage"]},
        id="aanbod",
    ),
    pytest.param("Nee, bedankt.", {}, id="nee bedankt"),
    pytest.param("Dankzij de storm zaten we er tot negen.", {}, id="dankzij"),
    pytest.param(
        "Er is geen deadline, en dringend is het niet.", {"deadline": ["dringend"]}, id="na"
    ),
    pytest.param("Haast niemand kwam.", {}, id="haast als bijna"),
    pytest.param("Ze schreef ‘dank je, kun je bellen?’ en ging.", {}, id="aangehaald"),
    pytest.param("Ik laat je weten hoe het ging.", {}, id="laten weten is geen vraag"),
    pytest.param("Ik wil je er niet mee overvallen.", {}, id="ik wil je"),
    pytest.param("Laat me weten wat je ervan vindt.", {"request": ["Laat me weten"]}, id="weten"),
    pytest.param("Bel me op 06 1234 5678.", {"address": ["06 1234 5678"]}, id="nummer"),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_english(text: str, wanted: Wanted) -> None:
    """English phrases are found by their words, in real messages and in traps."""
    assert found(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), DUTCH)
def test_dutch(text: str, wanted: Wanted) -> None:
    """Dutch phrases are found by their words, in real messages and in traps."""
    assert found(text, "nl") == wanted


def test_figures() -> None:
    """Words, question marks outside quotations, and the longest paragraph."""
    seen = look("One two three?\n\nShe said “why?” and left. Four.")
    assert (seen.words, seen.questions, seen.longest) == (9, 1, 6)


def test_what_is_missing() -> None:
    """What was looked for and not found is told; in a chat nobody looks for a signature."""
    assert Cue.SIGNATURE in look("Fine.").missing
    assert Cue.SIGNATURE not in look("Fine.", letter=False).missing
    assert Cue.THANKS in look("Fine.", letter=False).missing


def test_a_name_that_is_greeted_in_a_chat_is_nobody_else() -> None:
    """Whom a chat greets is not somebody else spoken of."""
    assert look("Hi Lena, all done.", letter=False).found == ()


@pytest.mark.parametrize(
    ("text", "default", "spoken"),
    [
        pytest.param(LETTER, "nl", "en", id="English in a Dutch scenario"),
        pytest.param(BRIEF, "en", "nl", id="Dutch in an English scenario"),
        pytest.param("Ok.", "nl", "nl", id="too little to tell"),
        pytest.param("Merci beaucoup pour l’adresse.", "fr", "fr", id="a language without lists"),
    ],
)
def test_the_language_of_a_message(text: str, default: str, spoken: str) -> None:
    """The phrases looked for are those of the language that is plainly written."""
    assert language_of(text, default) == spoken


def test_a_language_without_lists() -> None:
    """Names and addresses are looked for alone, and nothing else is called missing."""
    seen = look("Merci Lena ! lena@example.org", "fr")
    assert seen.language is None
    assert seen.present == (Cue.OTHERS, Cue.ADDRESS)
    assert seen.missing == (Cue.SIGNATURE,)


LISTS = {"en": phrases_en.PHRASES, "nl": phrases_nl.PHRASES}
EVERY = [
    pytest.param(language, name, phrase, id=f"{language} {phrase}")
    for language, lists in LISTS.items()
    for name, listed in lists.items()
    for phrase in phrases(listed)
]


@pytest.mark.parametrize(("language", "name", "phrase"), EVERY)
def test_every_phrase_of_a_list_is_found_in_its_language_alone(
    language: str, name: str, phrase: str
) -> None:
    """A phrase finds its own example, and no list of another language does."""
    text = example(phrase)
    for each in LISTED:
        lists = word_lists(each)
        assert lists is not None
        finding = {what for what, pattern in lists.patterns.items() if pattern.search(text)}
        assert (name in finding) if each == language else finding == set()


def test_both_languages_look_for_the_same_things() -> None:
    """No kind of phrase is looked for in one language alone."""
    assert LISTS["en"].keys() == LISTS["nl"].keys()


words = st.sampled_from(
    [
        example(phrase)
        for lists in LISTS.values()
        for each in lists.values()
        for phrase in phrases(each)
    ]
)
glue = st.sampled_from([" ", ". ", "\n", ", ", "? ", " “", "” ", "‘", "’", '"', "\n> ", " no "])
messages = st.text() | st.lists(words | glue | st.text(max_size=5), max_size=30).map("".join)


@given(messages, st.sampled_from(["en", "nl", "fr"]), st.booleans())
def test_any_text_can_be_searched(text: str, language: str, letter: bool) -> None:
    """Every place lies in the text, in order, and holds something; a second look is the same."""
    seen = look(text, language, letter=letter)
    assert seen == look(text, language, letter=letter)
    assert all(0 <= start < end <= len(text) for start, end, _cue in seen.found)
    assert list(seen.found) == sorted(set(seen.found))
    assert set(seen.present).isdisjoint(seen.missing)
    assert {*seen.present, *seen.missing} == set(seen.looked_for)


@given(messages, st.sampled_from(["en", "nl"]))
def test_the_pieces_are_the_text(text: str, language: str) -> None:
    """Nothing is lost or said twice when a message is marked, and every place ends once."""
    seen = look(text, language)
    pieces = list(seen.pieces())
    assert "".join(piece.text for piece in pieces) == text
    assert sum(len(piece.ended) for piece in pieces) == len(seen.found)


@given(messages)
def test_what_is_quoted_is_never_found(text: str) -> None:
    """Whatever stands in a quoted line leaves no trace."""
    quoted = "\n".join(f"> {line}" for line in text.splitlines())
    assert look(quoted).found == ()
