"""Words counted in any script, and what somebody reads who plays at random."""

from __future__ import annotations

import pytest
from hypothesis import given

from coach.content.check.graph.states import explore
from coach.content.check.writing.reading_load import ReadingLoad, length
from coach.content.model import Scenario
from tests.factory import Data, decision, minimal_scenario, reply
from tests.strategies import scenario_of, scenarios


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("Can you spare ten minutes?", 5, id="English"),
        pytest.param("‘Zo’n dag,’ zei ze.\nEn: ‘Kom.’", 6, id="Dutch, curly and wrapped"),
        pytest.param("Можно вопрос на две минуты?", 5, id="Russian"),
        pytest.param("خمس دقائق فقط؟", 3, id="Arabic"),
        pytest.param("잠깐 시간 되세요?", 3, id="Korean, which has spaces"),
        pytest.param("お時間ありますか", 4, id="Japanese"),
        pytest.param("您有五分钟吗", 3, id="Chinese"),
        pytest.param("请给我五分", 3, id="an odd character is a word begun"),
        pytest.param("ขอเวลาสักครู่ได้ไหม", 5, id="Thai"),
        pytest.param("明天 at 9 可以吗?", 6, id="mixed"),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    """Two characters a word in Chinese and Japanese, four in Thai, by spaces elsewhere."""
    assert length(text) == words


def words(number: int) -> str:
    return " ".join(["word"] * number)


def load_of(data: Data) -> ReadingLoad:
    scenario = scenario_of(data)
    return ReadingLoad(explore(scenario), scenario)


def answering(name: str, grade: str, goto: str, said: int) -> Data:
    """A reply of so many words, with two words of each note and three of reaction."""
    notes = {"why": "Why so.", "instead": "Do it."} if grade != "professional" else {"why": "So."}
    fits = {"fits": "If so."} if grade != "professional" else {}
    told = {"say": words(said), "reaction": "ann: Oh, I see.", "goto": goto}
    return {**reply(name, grade, **told), **notes, **fits}


STORY = minimal_scenario(
    brief=words(30),
    start="hall",
    scenes={
        "hall": {"lines": words(20), "goto": "first"},
        "first": decision(
            answering("plain", "professional", "later", 8),
            answering("rude", "damaging", "later", 10),
            lines=f"ann: {words(40)}",
            turns="It turns.",
        ),
        "later": {"lines": words(25), "goto": "second"},
        "second": decision(
            answering("plain", "professional", "good", 8),
            answering("rude", "damaging", "good", 12),
            lines=words(50),
        ),
    },
    endings={"good": {"outcome": "stronger", "title": "So", "text": words(15)}},
)


def test_a_run_by_hand() -> None:
    """Everything that is on the screen on the way counts, and nothing else.

    Up to the first choice 30 + 20 + 40 + 18; after the professional reply 1 + 2 + 3 words of note
    and reaction, after the other one 2 + 2 + 8 + 2 + 2 + 3, the professional reply among them; then
    25 + 50 + 20 up to the next choice, and at the end what follows it, with 16 words of ending.
    """
    load = load_of(STORY)
    before, mean, end = 108, 95, 16
    assert {walk.stretches[0].words for walk in load.walks} == {6 + mean, 19 + mean}
    assert {walk.total for walk in load.walks} == {
        before + mean + end + first + second for first in (6, 19) for second in (4, 17)
    }
    assert load.longest == before + mean + end + 19 + 17
    assert 6 + mean < load.average < 19 + mean


def test_runs_are_the_same_each_time() -> None:
    """A check says today what it said yesterday."""
    assert load_of(STORY).walks == load_of(STORY).walks


@given(scenarios())
def test_any_scenario_can_be_measured(scenario: Scenario) -> None:
    """Whatever the ways, loops among them; a run has at least what every run has."""
    load = ReadingLoad(explore(scenario), scenario)
    assert load.walks
    assert load.minutes > 0
    for walk in load.walks:
        assert walk.total >= length(scenario.brief) + sum(each.words for each in walk.stretches)
