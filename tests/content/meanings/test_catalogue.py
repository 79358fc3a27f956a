"""What is said of every kind of problem."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from coach import locale
from coach.content.check.rules import RULES
from coach.content.meanings.catalogue import GROUPS, MEANINGS, find_meaning, threshold
from coach.content.meanings.meaning import Meaning
from coach.errors import RequestError
from coach.locale import _
from tests.content.meanings.codes import given_codes
from tests.content.meanings.fragments import codes_of

EXAMPLES = {code: each.example for code, each in MEANINGS.items() if each.example}


def test_every_code_is_explained() -> None:
    """Whatever a check can say, an author can look up; and nothing else is there."""
    assert given_codes() == set(MEANINGS)


def test_no_code_is_explained_twice() -> None:
    """Groups do not overlap."""
    count = Counter(code for group in GROUPS for code in group.meanings)
    assert [code for code, times in count.items() if times > 1] == []


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_shows_the_problem_and_then_does_not(code: str, tmp_path: Path) -> None:
    """A check finds it in the first text and no longer in the second."""
    example = EXAMPLES[code]
    assert code in codes_of(tmp_path / "before", example.before, example.kind)
    assert code not in codes_of(tmp_path / "after", example.after, example.kind)


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_fits_on_a_screen(code: str) -> None:
    """Eighty cells, four of them before each line."""
    example = EXAMPLES[code]
    lines = [*example.before.split("\n"), *example.after.split("\n")]
    assert max(map(len, lines)) <= 76


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("meaning", MEANINGS.values(), ids=MEANINGS)
def test_a_meaning_is_short_and_in_sentences(meaning: Meaning, language: str) -> None:
    """One sentence on what it is, one or two on the rest, in every language."""
    locale.use(language)
    assert meaning.sentence[0].isupper()
    assert meaning.sentence.endswith(".")
    for text in (meaning.matters, meaning.mend):
        assert len(_(text).split()) <= 30
        assert _(text).endswith((".", "`."))


def test_matters_of_judgement_say_from_where_on() -> None:
    """What an exception can be made from has a threshold, all else has none."""
    assert {code for code in MEANINGS if threshold(code)} == set(RULES)


@pytest.mark.parametrize("typed", ["dead-end", "DEAD_END", " dead end "])
def test_a_code_is_found_however_it_is_typed(typed: str) -> None:
    """Capitals, underscores and spaces don't count."""
    assert find_meaning(typed) == ("dead-end", MEANINGS["dead-end"])


@pytest.mark.parametrize(("typed", "advice"), [("dead-ned", "`dead-end`"), ("x", "coach explain")])
def test_an_unknown_code_says_what_to_do(typed: str, advice: str) -> None:
    """The nearest is named, or the command that lists all."""
    with pytest.raises(RequestError, match=advice):
        find_meaning(typed)
