"""What a revision has changed, and the two models."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.practice.models import changed, models
from tests.factory import decision, minimal_scenario, reply
from tests.strategies import scenario_of


def words(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_what_has_changed() -> None:
    """The words of one version alone are told for both."""
    before, after = "Thank you so much for it.", "Thank you for the address."
    old, new = changed(before, after)
    assert words(before, old) == ["so much", "it."]
    assert words(after, new) == ["the address."]


def test_nothing_has_changed() -> None:
    """White space alone is no change."""
    assert changed("One  two", "One two") == ([], [])


@given(st.text(), st.text())
def test_spans_lie_in_their_texts(before: str, after: str) -> None:
    """Every place holds something, in any two texts, and lies in the order of the text."""
    for text, spans in zip((before, after), changed(before, after), strict=True):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert spans == sorted(spans)


def test_the_other_model_is_the_first_workable_reply() -> None:
    """A decision without a workable reply has one model."""
    both = decision(reply("a", "tempting"), reply("b", "workable"), reply("c"))
    scenario = scenario_of(minimal_scenario(scenes={"ask": both, "alone": decision()}))
    professional, other = models(scenario.scenes["ask"])
    assert (professional.id, other.id if other else None) == ("c", "b")
    assert models(scenario.scenes["alone"]).other is None
