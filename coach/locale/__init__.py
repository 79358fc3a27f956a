"""The program's own words, in the language in use.

English stands in the code; every other language is one gettext file beside this one, `nl.po` and
so on, read as it is: there is nothing to compile. The language is one for the process and may be
changed while it runs, so words are looked up where they are shown and not kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from gettext import c2py
from typing import NamedTuple

SOURCE_LANGUAGE = "en"

_FOLDER = os.path.dirname(__file__)
_STRING = r'((?:"[^"\\\n]*(?:\\.[^"\\\n]*)*"\s*)+)'
_ENTRY = re.compile(
    rf"^msgid\s+{_STRING}(?:^msgid_plural\s+{_STRING})?((?:^msgstr(?:\[\d\])?\s+{_STRING})+)",
    re.MULTILINE,
)
_FORM = re.compile(rf"^msgstr(?:\[\d\])?\s+{_STRING}", re.MULTILINE)
_QUOTED = re.compile(r'"([^"\\\n]*(?:\\.[^"\\\n]*)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}


class Catalogue(NamedTuple):
    """One language: each English message with its forms, singular first."""

    forms: Mapping[str, tuple[str, ...]]
    plural: Callable[[int], int]
    """Which form a number takes."""


def languages() -> tuple[str, ...]:
    """The languages the program speaks, English first."""
    names = (name.partition(".po") for name in os.listdir(_FOLDER))
    return (SOURCE_LANGUAGE, *sorted(name for name, suffix, rest in names if suffix and not rest))


def read_catalogue(text: str) -> Catalogue:
    """The finished translations of a gettext file; untranslated messages are left out."""
    forms: dict[str, tuple[str, ...]] = {}
    for entry in _ENTRY.finditer(text):
        translated = tuple(_unquote(form) for form in _FORM.findall(entry[3]))
        if all(translated):
            forms[_unquote(entry[1])] = translated
    header = "".join(forms.pop("", ()))
    rule = re.search(r"plural=([^;]+)", header)
    return Catalogue(forms, c2py(rule[1].strip() if rule else "n != 1"))


def _unquote(strings: str) -> str:
    text = "".join(_QUOTED.findall(strings))
    return _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), text)


_ENGLISH = Catalogue({}, lambda n: int(n != 1))
_in_use: tuple[str, Catalogue] = (SOURCE_LANGUAGE, _ENGLISH)


@cache
def _catalogue(language: str) -> Catalogue:
    if language == SOURCE_LANGUAGE or language not in languages():
        return _ENGLISH
    with open(os.path.join(_FOLDER, f"{language}.po"), encoding="utf-8") as file:
        return read_catalogue(file.read())


def use(language: str) -> None:
    """Speak `language` from here on; English where it has no translation."""
    global _in_use  # noqa: PLW0603 (one language for the process, as the module says)
    _in_use = (language, _catalogue(language))


def current() -> str:
    """The language in use."""
    return _in_use[0]


def _(message: str) -> str:
    """`message` in the language in use."""
    forms = _in_use[1].forms.get(message)
    return forms[0] if forms else message


def ngettext(one: str, many: str, n: int) -> str:
    """`one` or `many`, as the number asks for, in the language in use."""
    catalogue = _in_use[1]
    forms = catalogue.forms.get(one)
    if forms is None:
        return one if n == 1 else many
    return forms[min(catalogue.plural(n), len(forms) - 1)]


def N_(message: str) -> str:  # noqa: N802 (the name gettext tools look for)
    """Marks a message that is translated where it is shown."""
    return message


def preferred(environ: Mapping[str, str]) -> str:
    """The first language of ours that the environment asks for, else English."""
    asked = environ.get("LANGUAGE", "").split(":")
    asked += [environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    ours = languages()
    for wish in asked:
        if (language := re.split(r"[_.@-]", wish)[0].lower()) in ours:
            return language
    return SOURCE_LANGUAGE
