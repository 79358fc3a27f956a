"""What is due and with which question, derived from random and from small journals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.strategies  # noqa: F401 (sets Hypothesis to judge what holds and not how fast)
from coach.content.grades import Grade
from coach.content.library import Library
from coach.content.questions import Place, PrincipleKey, Question
from coach.journal.attempt import Attempt, TimedMove
from coach.journal.review import (
    Agenda,
    Review,
    Schedule,
    agenda,
    choices,
    due_now,
    histories,
    rating,
)
from coach.journal.review_file import ReviewAnswer, Sitting
from coach.journal.schedule import LONGEST_DAYS, Rating, steadily
from coach.journal.store import Journal
from tests.factory import decision, minimal_pack, minimal_scenario, reply, write_pack
from tests.journal.samples import half_done

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
THANKS = PrincipleKey("tests", "thanks")
GRADES = {grade.value: grade for grade in Grade}
"""Every question of these tests has a reply for each grade, called like it."""

GOOD, SHY, EASY_GOING, RUDE = GRADES.values()


def question(scenario: str, number: int = 0, principle: str = "thanks", **changes: Any) -> Question:
    asked = Question(
        Place(scenario, f"ask-{number}"),
        PrincipleKey("tests", principle),
        role="asker",
        medium="chat",
        grades=GRADES,
        contested=False,
    )
    return asked._replace(**changes)


def bank(*questions: Question) -> dict[Place, Question]:
    return {each.place: each for each in questions}


def run(scenario: str, *answers: tuple[int, str], days_ago: float = 10, **changes: Any) -> Attempt:
    """A run with these answers: number of the decision, reply."""
    at = NOW - timedelta(days=days_ago)
    timed = tuple(
        TimedMove(f"ask-{number}", answer, at + timedelta(minutes=place))
        for place, (number, answer) in enumerate(answers)
    )
    return half_done(scenario=scenario, timed=timed, started=at, updated=at, **changes)


def asked(scenario: str, grade: Grade = GOOD, days_ago: float = 5, number: int = 0) -> Sitting:
    at = NOW - timedelta(days=days_ago)
    answer = ReviewAnswer(THANKS, Place(scenario, f"ask-{number}"), grade.value, grade, at)
    return Sitting.begin(now=at, token="000000").adding(answer)


BEFORE = Review(NOW, Place("tea", "ask-0"), GOOD)
RATINGS = {
    RUDE: Rating.AGAIN,
    EASY_GOING: Rating.AGAIN,
    SHY: Rating.HARD,
    GOOD: Rating.GOOD,
}


@pytest.mark.parametrize(("grade", "expected"), RATINGS.items())
def test_rating_follows_from_the_answer(grade: Grade, expected: Rating) -> None:
    """How a review went is never asked for."""
    assert rating(grade) is expected


def only(found: Mapping[PrincipleKey, list[Review]]) -> Review:
    [[review]] = found.values()
    return review


def test_one_run_is_one_review() -> None:
    """Of several decisions on one principle in a run, the worst answer counts, at the last time."""
    questions = bank(question("tea", 0), question("tea", 1), question("tea", 2))
    tea = run("tea", (0, "professional"), (1, "tempting"), (2, "workable"))
    review = only(histories([tea], [], questions, NOW))
    assert (review.place, review.grade) == (Place("tea", "ask-1"), EASY_GOING)
    assert review.at == tea.timed[-1].at


def test_the_first_answer_counts() -> None:
    """Going back and doing better is no better review."""
    tea = run("tea", (0, "damaging"), (0, "professional"))
    assert only(histories([tea], [], bank(question("tea")), NOW)).grade is RUDE


NOTHING = {
    "scenario that is not there": run("cake", (0, "professional")),
    "decision that is gone": run("tea", (9, "professional")),
    "reply that is gone": run("tea", (0, "wonderful")),
    "contested decision": run("tea", (1, "professional")),
    "clock of tomorrow": run("tea", (0, "professional"), days_ago=-1),
}


@pytest.mark.parametrize("attempt", NOTHING.values(), ids=NOTHING)
def test_what_says_nothing_is_passed_over(attempt: Attempt) -> None:
    """What no longer holds, or does not count, is no review."""
    questions = bank(question("tea"), question("tea", 1, contested="yes"))
    assert histories([attempt], [], questions, NOW) == {}


def test_first_exposure_makes_it_come_back() -> None:
    """A principle met in a run comes back; one never met does not."""
    questions = bank(question("tea"), question("cake", principle="other"))
    [schedule] = agenda([run("tea", (0, "professional"))], [], questions, NOW).schedules
    assert (schedule.about, schedule.last.place.scenario) == (THANKS, "tea")


def test_answers_in_a_review_move_it_on() -> None:
    """A professional answer when it is due puts it off further than the first one did."""
    questions = bank(question("tea"), question("cake"))
    tea = run("tea", (0, "professional"))
    [first] = agenda([tea], [], questions, NOW).schedules
    [second] = agenda([tea], [asked("cake")], questions, NOW).schedules
    assert second.due - second.last.at > first.due - first.last.at
    assert second.last.place == Place("cake", "ask-0")


def test_review_of_a_scenario_that_has_changed_still_counts() -> None:
    """An answer in a review holds by itself, whatever became of the question."""
    questions = bank(question("tea"))
    [schedule] = agenda([], [asked("gone")], questions, NOW).schedules
    assert schedule.last.place.scenario == "gone"


def test_what_cannot_be_asked_is_not_due() -> None:
    """A principle of which only contested decisions are left is not spoken of."""
    questions = bank(question("tea", contested=True))
    assert agenda([], [asked("tea")], questions, NOW).schedules == ()


@pytest.mark.parametrize(
    ("hour", "due"),
    [(-1, False), (0, True), (8, True), (40, True)],
    ids=["the evening before", "after midnight", "to the hour", "a day later"],
)
def test_due_all_day(hour: int, due: bool) -> None:
    """It is due from the beginning of its day where the learner is, not to the minute."""
    tokyo = timezone(timedelta(hours=9))
    schedule = Schedule(THANKS, BEFORE, datetime(2026, 12, 1, 23, tzinfo=UTC))
    midnight = datetime(2026, 12, 2, tzinfo=tokyo)
    assert schedule.due == midnight + timedelta(hours=8)
    assert schedule.is_due(midnight + timedelta(hours=hour)) is due


def test_the_longest_due_comes_first() -> None:
    """What waits longest is asked first; what is not due yet is kept apart."""
    questions = bank(
        question("tea"), question("tea", 1, principle="other"), question("cake", 0, "new")
    )
    attempts = [
        run("tea", (0, "professional"), days_ago=4),
        run("tea", (1, "damaging"), days_ago=4),
        run("cake", (0, "professional"), days_ago=1),
    ]
    found = agenda(attempts, [], questions, NOW)
    assert [each.about.principle for each in found.due(NOW)] == ["other", "thanks"]
    assert [each.about.principle for each in found.later(NOW)] == ["new"]


def ranked(
    schedule: Schedule, questions: Mapping[Place, Question], seen: Mapping[Place, datetime] = {}
) -> list[str]:
    found = choices(schedule, questions, seen, lambda place: repr(place).encode())
    return [f"{each.place.scenario} {each.place.decision}" for each in found]


LAST_IN_TEA = Schedule(THANKS, BEFORE, NOW)


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


def test_another_scenario_comes_first() -> None:
    """Even a question seen before, where it is from another scenario than last time."""
    questions = bank(question("tea"), question("tea", 1), question("cake"))
    seen = {Place("cake", "ask-0"): ago(1), Place("tea", "ask-0"): ago(2)}
    assert ranked(LAST_IN_TEA, questions, seen) == ["cake ask-0", "tea ask-1", "tea ask-0"]


def test_never_seen_comes_before_seen() -> None:
    """Then what was never seen, then what was seen longest ago."""
    questions = bank(question("cake"), question("pie"), question("jam"))
    seen = {Place("cake", "ask-0"): ago(1), Place("pie", "ask-0"): ago(9)}
    assert ranked(LAST_IN_TEA, questions, seen) == ["jam ask-0", "pie ask-0", "cake ask-0"]


def test_another_role_and_medium_are_preferred() -> None:
    """Of what was never seen, what differs most from last time."""
    questions = bank(
        question("tea"),
        question("bun"),
        question("cake", medium="call"),
        question("jam", medium="call", role="contact"),
    )
    assert ranked(LAST_IN_TEA, questions)[:3] == ["jam ask-0", "cake ask-0", "bun ask-0"]


def test_what_is_never_asked() -> None:
    """Contested decisions, and those on another principle."""
    questions = bank(question("cake", contested=True), question("pie", principle="other"))
    assert ranked(LAST_IN_TEA, questions) == []


def test_the_last_one_is_asked_again_where_there_is_no_other() -> None:
    """A pack with a single decision on a principle still has something to ask."""
    assert ranked(LAST_IN_TEA, bank(question("tea"))) == ["tea ask-0"]


def test_due_now_reads_what_was_met(tmp_path: Path) -> None:
    """The number in the library comes from the journal and from the scenarios it speaks of."""
    scenes = {"ask-0": decision(reply("professional"), reply("rude", "damaging", goto="bad"))}
    pack = write_pack(
        tmp_path / "pack",
        pack=minimal_pack(),
        tea=minimal_scenario(start="ask-0", scenes=scenes),
        cake=minimal_scenario(),
    )
    journal, library = Journal(tmp_path / "journal"), Library.open([pack], "en")
    attempts = [run("tea", (0, "professional"))]
    assert due_now(journal, attempts, library, NOW) == 1
    assert due_now(journal, attempts, library, NOW - timedelta(days=9)) == 0
    about = PrincipleKey("tests", "ask-plainly")
    answer = asked("cake").answers[0]._replace(about=about, at=ago(1))
    journal.save_sitting(Sitting("20261201T000000Z-000000", ago(1), (answer,)))
    assert due_now(journal, attempts, library, NOW) == 0


SCENARIOS = ("tea", "cake", "pie")
PRINCIPLES = ("thanks", "other")
BANK = bank(
    *(
        question(scenario, number, PRINCIPLES[number % 2], contested=number == 3)
        for scenario in SCENARIOS
        for number in range(4)
    )
)
moments = st.integers(0, 400 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))


@st.composite
def journals(draw: st.DrawFn) -> tuple[list[Attempt], list[Sitting]]:
    """Runs and sittings in any order, some with decisions and replies that are gone."""
    names = st.integers(0, 5).map(lambda number: f"ask-{number}")
    replies = st.none() | st.sampled_from([*GRADES, "gone"])
    moves = st.lists(st.builds(TimedMove, names, replies, moments), max_size=5)
    runs = st.builds(
        half_done,
        scenario=st.sampled_from(("gone", *SCENARIOS)),
        timed=moves.map(tuple),
    )
    answers = st.builds(
        ReviewAnswer,
        about=st.builds(PrincipleKey, st.just("tests"), st.sampled_from(PRINCIPLES)),
        place=st.sampled_from(sorted(BANK)),
        reply=st.just("professional"),
        grade=st.sampled_from(Grade),
        at=moments,
    )
    sittings = st.builds(
        Sitting, id=st.just("x"), started=moments, answers=st.lists(answers, max_size=3).map(tuple)
    )
    return draw(st.lists(runs, max_size=5)), draw(st.lists(sittings, max_size=4))


def derived(attempts: list[Attempt], sittings: list[Sitting]) -> Agenda:
    return agenda(attempts, sittings, BANK, NOW, steadily)


@given(journals())
def test_any_journal_makes_a_schedule(journal: tuple[list[Attempt], list[Sitting]]) -> None:
    """Everything comes back 1 to 120 days after its last review, and each principle once."""
    found = derived(*journal)
    for each in found.schedules:
        assert timedelta(days=1) <= each.due - each.last.at <= timedelta(days=LONGEST_DAYS)
        assert each.last.at <= NOW
    assert len({each.about for each in found.schedules}) == len(found.schedules)
    assert {*found.due(NOW), *found.later(NOW)} == {*found.schedules}


@given(journals(), st.integers())
def test_the_order_of_files_makes_no_difference(
    journal: tuple[list[Attempt], list[Sitting]], seed: int
) -> None:
    """A synced folder may list its files in any order."""
    attempts, sittings = ([*part] for part in journal)
    before = derived(*journal)
    Random(seed).shuffle(attempts)
    Random(seed).shuffle(sittings)
    assert derived(attempts, sittings) == before


@given(journals(), st.randoms())
def test_the_best_question_keeps_the_rules(
    journal: tuple[list[Attempt], list[Sitting]], chance: Random
) -> None:
    """On the principle, never contested, from another scenario, unseen where there is one."""
    found = derived(*journal)
    draws = {place: chance.randbytes(4) for place in sorted(BANK)}
    for schedule in found.schedules:
        offered = choices(schedule, BANK, found.seen, draws.__getitem__)
        best = offered[0]
        assert not any(each.contested for each in offered)
        assert {each.about for each in offered} == {schedule.about}
        assert best.place.scenario != schedule.last.place.scenario
        elsewhere = [
            each for each in offered if each.place.scenario != schedule.last.place.scenario
        ]
        if any(each.place not in found.seen for each in elsewhere):
            assert best.place not in found.seen
