"""What a translation remembers of its originals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.author.translation_marks import (
    CHANGED,
    NEW,
    SOURCE,
    Mark,
    State,
    marks_in,
    print_of,
)

OLD, NOW, DUTCH, REVISED = "A cake.", "A large cake.", "Een taart.", "Een grote taart."

STATES = [
    pytest.param(NEW, OLD, OLD, OLD, OLD, State.UNTRANSLATED, id="just put there"),
    pytest.param(NEW, OLD, OLD, NOW, OLD, State.UNTRANSLATED, id="put there before a change"),
    pytest.param(NEW, OLD, OLD, OLD, DUTCH, State.DONE, id="translated"),
    pytest.param(NEW, OLD, OLD, NOW, DUTCH, State.OUTDATED, id="translated, then changed"),
    pytest.param(SOURCE, OLD, DUTCH, OLD, DUTCH, State.DONE, id="as it was"),
    pytest.param(SOURCE, OLD, DUTCH, NOW, DUTCH, State.OUTDATED, id="the original changed"),
    pytest.param(SOURCE, OLD, DUTCH, NOW, REVISED, State.DONE, id="both changed"),
    pytest.param(SOURCE, OLD, DUTCH, OLD, REVISED, State.DONE, id="a better translation"),
    pytest.param(SOURCE, OLD, OLD, OLD, OLD, State.DONE, id="the same in both languages"),
    pytest.param(CHANGED, OLD, DUTCH, NOW, DUTCH, State.OUTDATED, id="marked, not yet revised"),
    pytest.param(CHANGED, OLD, DUTCH, NOW, REVISED, State.DONE, id="marked and revised"),
    pytest.param(CHANGED, OLD, DUTCH, OLD, DUTCH, State.DONE, id="the change was taken back"),
]


@pytest.mark.parametrize(("word", "source", "text", "now", "translation", "state"), STATES)
def test_how_a_text_stands_to_its_original(
    *, word: str, source: str, text: str, now: str, translation: str, state: State
) -> None:
    """Told from what was remembered and what both are now."""
    mark = Mark(word, print_of(source), print_of(text), 0)
    assert mark.state(now, translation) is state


@given(st.text(), st.lists(st.sampled_from([" ", "\n", "\t"]), min_size=1, max_size=3))
def test_wrapping_a_text_anew_is_no_change(text: str, spaces: list[str]) -> None:
    """Only its words count."""
    assert print_of(text) == print_of("".join(spaces).join(["", *text.split(), ""]))
    assert print_of(f"{text} more") != print_of(text)


WRITTEN = '''
# coach: source 11111111 22222222
title = "A # coach: new 33333333"
lines = """
# coach: new 44444444
"""

# a note
# coach: new 55555555
# coach: allow loud-reply She shouts.
[people.ann]

# coach: changed 66666666 77777777

about = "x"
   ## coach: changed 88888888 99999999
  name = "Ann"
role = "y" # coach: source aaaaaaaa bbbbbbbb
# coach: source nothing
note = "z"
'''


def test_a_mark_stands_directly_above_its_key() -> None:
    """Among other comments, indented or not; not in texts, not behind values, not with a gap."""
    assert marks_in(WRITTEN) == {
        ("title",): Mark(SOURCE, "11111111", "22222222", 2),
        ("people", "ann"): Mark(NEW, "55555555", "55555555", 9),
        ("people", "ann", "name"): Mark(CHANGED, "88888888", "99999999", 16),
    }


@pytest.mark.parametrize("word", [NEW, SOURCE, CHANGED])
def test_a_mark_is_read_as_it_was_written(word: str) -> None:
    """Whatever it says."""
    mark = Mark(word, "1a2b3c4d", "1a2b3c4d" if word == NEW else "99aa77bb", 1)
    assert marks_in(f'{mark.comment}\ntitle = "x"\n') == {("title",): mark}
