"""What is said of every kind of problem, in every language."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from coach import locale
from coach.content.author.explanations import (
    Explanation,
    Fragments,
    explanations,
    find_explanation,
    problem_groups,
)
from coach.content.check.exceptions import EXCUSABLE
from coach.errors import RequestError
from tests.content.codes import given_codes
from tests.content.fragments import codes_of

LANGUAGES = ["en", "nl"]
EXPLAINED = [
    pytest.param(language, explanation, id=f"{language}-{code}")
    for language in LANGUAGES
    for code, explanation in explanations(language).items()
]
SHOWN = [
    pytest.param(language, code, explanation.fragments, id=f"{language}-{code}")
    for language in LANGUAGES
    for code, explanation in explanations(language).items()
    if explanation.fragments
]


def test_every_language_of_the_program_has_its_file() -> None:
    """Whoever reads the program in a language reads these in it, too."""
    assert [*locale.languages()] == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_explained(language: str) -> None:
    """Whatever a check can say, an author can look up; and nothing else is there."""
    assert given_codes() == explanations(language).keys()


def test_no_code_is_explained_twice() -> None:
    """Groups do not overlap."""
    count = Counter(code for group in problem_groups("en") for code in group.explanations)
    assert [code for code, times in count.items() if times > 1] == []


def test_all_languages_say_as_much() -> None:
    """The same groups of the same codes in the same order, and the same keys for each."""

    def shape(language: str) -> list[list[tuple[Any, ...]]]:
        return [
            [
                (code, each.limit is None, each.fragments and each.fragments.kind)
                for code, each in group.explanations.items()
            ]
            for group in problem_groups(language)
        ]

    assert shape("nl") == shape("en")


def test_a_language_without_a_file_reads_english() -> None:
    """A pack may have a language that the program does not speak."""
    assert explanations("fr") == explanations("en")


@pytest.mark.parametrize(("language", "code", "fragments"), SHOWN)
def test_fragments_show_the_problem_and_then_do_not(
    language: str, code: str, fragments: Fragments, tmp_path: Path
) -> None:
    """A check finds it in the first text and no longer in the second."""
    before, after, kind = fragments
    assert code in codes_of(tmp_path / "before", before, kind, language)
    assert code not in codes_of(tmp_path / "after", after, kind, language)


@pytest.mark.parametrize(("language", "code", "fragments"), SHOWN)
def test_fragments_fit_on_a_screen(language: str, code: str, fragments: Fragments) -> None:
    """Eighty cells, four of them before each line."""
    lines = [*fragments.before.split("\n"), *fragments.after.split("\n")]
    assert max(map(len, lines)) <= 76, (language, code)


@pytest.mark.parametrize(("language", "explanation"), EXPLAINED)
def test_an_explanation_is_short_and_in_sentences(language: str, explanation: Explanation) -> None:
    """One sentence on what it is, one or two on the rest."""
    says, matters, remedy, limit, _fragments = explanation
    for text in (says, matters, remedy):
        assert text[0].isupper() or text[0] == "`", (language, text)
        assert text.endswith((".", "`.")), (language, text)
        assert len(text.split()) <= 35, (language, text)
    assert says.count(". ") == 0
    assert limit is None or limit.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_matters_of_judgement_have_a_limit(language: str) -> None:
    """What an exception can be made from has a limit, all else has none."""
    told = {code for code, each in explanations(language).items() if each.limit}
    assert told == EXCUSABLE


@pytest.mark.parametrize("typed", ["dead-end", "DEAD_END", " dead end "])
def test_a_code_is_found_however_it_is_typed(typed: str) -> None:
    """Capitals, underscores and spaces don't count."""
    assert find_explanation(typed) == ("dead-end", explanations("en")["dead-end"])


@pytest.mark.parametrize(("typed", "advice"), [("dead-ned", "`dead-end`"), ("x", "coach explain")])
def test_an_unknown_code_says_what_to_do(typed: str, advice: str) -> None:
    """The nearest is named, or the command that lists all."""
    with pytest.raises(RequestError, match=advice):
        find_explanation(typed)
