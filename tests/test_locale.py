"""The program's Dutch: complete, and read as other readers of gettext files read it."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from coach import locale
from coach.locale import _, ngettext, preferred, read_catalogue

PACKAGE = Path(locale.__file__).parent.parent
DUTCH = PACKAGE / "locale" / "nl.po"
FOREIGN = "argparse"
"""Marks the words of a library, which are not in our code."""


def messages() -> dict[str, tuple[str, ...]]:
    """Every message in the code, by its singular."""
    found = extract_from_dir(
        PACKAGE,
        method_map=[("**.py", "python")],
        keywords={"_": None, "N_": None, "ngettext": (1, 2)},
    )
    forms = [(ids,) if isinstance(ids, str) else tuple(ids) for _file, _line, ids, *_more in found]
    return {ids[0]: ids for ids in forms}


def dutch() -> Catalog:
    with DUTCH.open("rb") as file:
        return read_po(file, locale="nl", abort_invalid=True)


def fields(message: str) -> set[str]:
    """The names in the braces of `message`, and the places that %-formatting fills."""
    named = {name for _text, name, *_more in string.Formatter().parse(message) if name}
    return named | set(re.findall(r"%(?:\(\w+\))?[sdr]", message))


def test_every_message_is_translated() -> None:
    """A Dutch learner reads no English."""
    entries = {entry.id[0] if entry.pluralizable else entry.id for entry in dutch() if entry.string}
    assert sorted(set(messages()) - entries) == []


def test_no_message_is_hidden_in_an_f_string() -> None:
    """There none is found by who extracts them, so nobody would miss its translation."""
    for file in PACKAGE.rglob("*.py"):
        assert not re.search(r"""\{(?:_|N_|ngettext)\(["']""", file.read_text("utf-8")), file


def test_nothing_is_translated_that_is_not_said() -> None:
    """The catalogue holds our messages, and those words of a library that we mark."""
    own = [entry for entry in dutch() if entry.id and FOREIGN not in entry.auto_comments]
    said = messages()
    assert [entry.id for entry in own if _forms(entry.id)[0] not in said] == []


def test_a_translation_names_the_same_values() -> None:
    """What a message fills in, its translation fills in."""
    wrong = [
        (original, translated)
        for entry in dutch()
        if entry.id
        for original, translated in zip(_forms(entry.id), _forms(entry.string), strict=True)
        if fields(original) != fields(translated)
    ]
    assert wrong == []


def test_our_reader_agrees_with_babel() -> None:
    """The file means the same to us as to a library made for it."""
    ours = read_catalogue(DUTCH.read_text("utf-8"))
    theirs = {_forms(entry.id)[0]: _forms(entry.string) for entry in dutch() if entry.id}
    assert ours.forms == theirs
    assert [ours.plural(n) for n in (0, 1, 2, 7)] == [1, 0, 1, 1]


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def test_words_follow_the_language_in_use() -> None:
    """The language may change while the program runs."""
    before = _("What do you say?")
    locale.use("nl")
    assert (before, _("What do you say?")) == ("What do you say?", "Wat zeg je?")
    assert [ngettext("{n} error", "{n} errors", n) for n in (1, 2)] == ["{n} fout", "{n} fouten"]


def test_a_language_without_a_catalogue_is_english() -> None:
    """A pack may have a language that the program does not speak."""
    locale.use("fr")
    assert (locale.current(), _("What do you say?")) == ("fr", "What do you say?")
    assert [ngettext("{n} error", "{n} errors", n) for n in (1, 2)] == ["{n} error", "{n} errors"]


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        pytest.param({}, "en", id="nothing set"),
        pytest.param({"LANG": "nl_NL.UTF-8"}, "nl", id="Dutch system"),
        pytest.param({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en", id="LC_ALL first"),
        pytest.param({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:nl:en"}, "nl", id="LANGUAGE first"),
        pytest.param({"LANG": "C.UTF-8"}, "en", id="no language"),
        pytest.param({"LANG": "nl@euro"}, "nl", id="modifier"),
    ],
)
def test_the_language_of_the_system(environ: dict[str, str], language: str) -> None:
    """The first language of ours that the system asks for is the one spoken."""
    assert preferred(environ) == language


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n"), min_size=1)


@given(TEXTS, TEXTS)
def test_any_text_survives_the_file(original: str, translated: str) -> None:
    """Quotes, backslashes, line breaks and emoji in a translation arrive as written."""
    text = f"msgid {_quoted(original)}\nmsgstr {_quoted(translated)}\n"
    assert read_catalogue(text).forms == {original: (translated,)}


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
