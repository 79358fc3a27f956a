"""Twee: what is written can be read back, here and by others."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given

from coach.content.model import Pack, Scenario
from coach.exchange.twee import twee
from coach.exchange.untwee import untwee
from tests.factory import Data, minimal_pack
from tests.strategies import scenario_of, scenarios

FILE = Path("story.twee")
PACK = Pack.model_validate(minimal_pack())


def data_of(scenario: Scenario) -> Data:
    """What the file of `scenario` holds."""
    given = {"id", "language"}
    return scenario.model_dump(mode="json", exclude=given, exclude_unset=True)


@given(scenarios())
def test_the_round_trip_keeps_everything(scenario: Scenario) -> None:
    """The graph that is played, by its fingerprint, and every text and number besides."""
    back = untwee(twee(scenario.id, data_of(scenario)), FILE, PACK)
    assert scenario_of(back.data).fingerprint == scenario.fingerprint
    assert scenario_of(back.data) == scenario
    assert (back.name, back.notes) == (scenario.id, ())
