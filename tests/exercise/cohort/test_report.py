"""What a report counts of what was handed in, and what it sets aside."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from coach.exercise.cohort.collecting import find
from coach.exercise.cohort.report import Report
from coach.exercise.record import checksum
from tests.exercise.handing_in import (
    CAKE,
    SCENARIOS,
    START_WELL,
    TEA,
    Learner,
    assessed,
    exercise,
    fresh_report,
    hand_in,
    played,
    practised,
    reported,
    sam,
    summed_up,
    took,
)
from tests.factory import long_scenario, write_toml
from tests.journal.samples import START
from tests.strategies import scenario_of


def asides(report: Report) -> list[tuple[str, str]]:
    """What was set aside: the name of each file, and the code of its reason."""
    return [(each.file.name, each.code) for each in report.set_aside]


def people(report: Report, name: str = "start") -> list[str]:
    """The names of those in an exercise."""
    return sorted(each.name for each in report.exercises[name].learners)


def test_a_record_counts_its_learner_and_its_runs(tmp_path: Path) -> None:
    """Once in the exercise, and every first run in its scenario."""
    hand_in(tmp_path / "sam.toml", sam().record())
    report = reported(tmp_path)
    (row,) = report.exercises["start"].learners
    assert (report.records, report.journals, report.set_aside) == (1, 0, [])
    assert (row.name, row.steps, row.of, row.done, row.passed) == ("Sam", 2, 2, True, True)
    assert (row.percent, row.professional, row.decisions, row.attempts) == (100, 2, 2, 2)
    assert report.exercises["start"].steps == [1, 1]
    assert (report.scenarios["tea"].runs, report.scenarios["cake"].runs) == (1, 1)
    assert report.principles["tests", "ask-plainly"].answers == 3


def test_who_is_under_way_counts_as_far_as_they_are(tmp_path: Path) -> None:
    """With the steps that are done, and no result yet."""
    hand_in(tmp_path / "sam.toml", took("Sam", practised()).record())
    report = reported(tmp_path)
    (row,) = report.exercises["start"].learners
    assert (row.steps, row.done, row.passed, row.percent, row.finished) == (
        1,
        False,
        False,
        None,
        None,
    )
    assert report.exercises["start"].steps == [1, 0]


def test_later_attempts_count_for_the_result_and_not_for_the_analysis(tmp_path: Path) -> None:
    """The best of two passes; what people chose is about what they chose first."""
    poor = assessed("rude", "so", "chase")
    mine = took("Sam", practised(), poor, assessed(minute=30))
    hand_in(tmp_path / "sam.toml", mine.record())
    report = reported(tmp_path)
    (row,) = report.exercises["start"].learners
    cake = report.scenarios["cake"]
    assert (row.percent, row.passed, row.attempts) == (100, True, 3)
    assert (cake.runs, cake.later_runs) == (1, 1)
    assert cake.decisions["ask"].figures().mean == 0


def test_whoever_had_played_a_scenario_before_the_exercise_is_left_out_of_its_analysis(
    tmp_path: Path,
) -> None:
    """The record says so, though that earlier attempt is not in it."""
    before = played(CAKE, "rude", "so", "chase", minute=-60, within=None)
    hand_in(tmp_path / "sam.toml", took("Sam", before, practised(), assessed()).record())
    report = reported(tmp_path)
    assert (report.scenarios["cake"].runs, report.scenarios["cake"].later_runs) == (0, 1)
    assert report.exercises["start"].scale.figures().seen == 0
    assert report.exercises["start"].learners[0].passed


def test_a_journal_counts_like_a_record(tmp_path: Path) -> None:
    """With the name of its folder for its learner; what was half done is not looked at."""
    mine = took("x", practised(), assessed("plain"), assessed(minute=30), practised(minute=40))
    mine.journal(tmp_path / "Ann" / "journal")
    report = reported(tmp_path)
    (row,) = report.exercises["start"].learners
    assert (report.records, report.journals, report.set_aside) == (0, 1, [])
    assert (row.name, row.done, row.attempts) == ("Ann", True, 3)
    assert (report.scenarios["tea"].runs, report.scenarios["tea"].later_runs) == (1, 1)
    assert (report.scenarios["cake"].runs, report.scenarios["cake"].later_runs) == (0, 1)


def test_a_journal_with_more_attempts_than_allowed(tmp_path: Path) -> None:
    """The first ones count, as they do for the learner."""
    once = exercise(attempts=1)
    missed, better = assessed("rude", "so", "chase"), assessed(minute=60)
    took("x", practised(), missed, better).journal(tmp_path / "Ann" / "journal")
    (row,) = reported(tmp_path, exercises=(once,)).exercises["start"].learners
    assert (row.done, row.passed) == (True, False)


def test_trying_again_after_the_last_day_makes_nobody_late(tmp_path: Path) -> None:
    """Who had passed in time may still do better."""
    due = exercise(due=DUE)
    mine = took("Sam", practised(), assessed("shy", "wait"), assessed(minute=3 * 24 * 60))
    hand_in(tmp_path / "sam.toml", mine.record(due, day=5))
    (row,) = reported(tmp_path, exercises=(due,)).exercises["start"].learners
    assert (row.passed, row.late) == (True, False)


def test_a_learner_with_a_record_and_a_journal_counts_once(tmp_path: Path) -> None:
    """What was handed in counts for the exercise; what else is in the journal adds to the rest."""
    alone = played(CAKE, "shy", "wait", minute=90, within=None)
    mine = took("Sam", practised(), assessed(), alone)
    hand_in(tmp_path / "sam.toml", mine.record())
    mine.journal(tmp_path / "journal")
    report = reported(tmp_path)
    assert (report.records, report.journals, report.set_aside) == (1, 1, [])
    assert people(report) == ["Sam"]
    assert (report.scenarios["cake"].runs, report.scenarios["cake"].later_runs) == (1, 1)


def test_a_journal_with_nothing_but_what_is_in_a_record_adds_nothing(tmp_path: Path) -> None:
    """Nor does the same journal a second time."""
    hand_in(tmp_path / "sam.toml", sam().record())
    sam().journal(tmp_path / "journal")
    sam().journal(tmp_path / "copy of journal")
    report = reported(tmp_path)
    assert (report.records, report.journals, report.set_aside) == (1, 0, [])
    assert report.scenarios["cake"].runs == 1


def test_a_journal_in_which_nothing_is_finished_is_told_of(tmp_path: Path) -> None:
    """Its learner has begun, and would otherwise be missing without a word."""
    took("x", assessed("plain")).journal(tmp_path / "Ann")
    report = reported(tmp_path)
    assert (report.journals, report.exercises) == (0, {})
    assert asides(report) == [("Ann", "nothing-counts")]


def test_damaged_attempts_are_told_of_and_the_others_count(tmp_path: Path) -> None:
    """By name, each with its reason: cut off, no attempt at all, in the wrong folder."""
    journal = sam().journal(tmp_path / "Ann")
    whole = next((journal / "cake").iterdir())
    text = whole.read_text("utf-8")
    write_toml(journal / "cake" / "20261123T080000Z-00000b.toml", text[: len(text) // 2])
    write_toml(journal / "cake" / "20261123T080000Z-00000c.toml", "a = 1\n")
    write_toml(journal / "tea" / "20261123T080000Z-00000d.toml", text)
    report = reported(tmp_path)
    codes = ["damaged", "damaged", "damaged"]
    assert [code for _file, code in asides(report)] == codes
    assert "move it to the folder" in report.set_aside[-1].text
    assert (people(report), report.scenarios["cake"].runs) == (["Ann"], 1)


def test_attempts_of_several_learners_in_one_folder_are_not_taken_for_one(tmp_path: Path) -> None:
    """Where nobody kept a folder for each scenario, that is said of each file."""
    for by, name in enumerate(("Ann", "Bob")):
        for attempt in sam(by=by).attempts:
            write_toml(tmp_path / name / f"{attempt.id}.toml", attempt.to_toml())
    report = reported(tmp_path)
    assert (report.journals, report.exercises) == (0, {})
    assert [code for _file, code in asides(report)] == ["nothing-counts", *["damaged"] * 4]


def forged(learner: Learner, change: Callable[[dict[str, Any]], None]) -> str:
    """The record of `learner` after a `change`, with a checksum that fits it."""
    data = tomllib.loads(learner.record().to_toml())
    change(data)
    return tomli_w.dumps({**data, "checksum": checksum(data)})


def raise_score(data: dict[str, Any]) -> None:
    data["attempts"][1] |= {"percent": 100, "professional": 2}
    data["result"] |= {"percent": 100, "professional": 2, "passed": True}


def pass_anyway(data: dict[str, Any]) -> None:
    data["result"]["passed"] = True


def lower_the_mark(data: dict[str, Any]) -> None:
    data["rules"]["pass_mark"] = 1
    data["result"]["passed"] = True


def repeat(data: dict[str, Any]) -> None:
    data["attempts"].append(data["attempts"][1])


FORGERIES = [
    pytest.param(raise_score, "other-score", "figures are not", id="another score"),
    pytest.param(pass_anyway, "other-result", "not what the attempts come to", id="passed"),
    pytest.param(lower_the_mark, "other-rules", "fingerprint", id="another pass mark"),
    pytest.param(repeat, "repeated-attempt", "more than once", id="an attempt twice"),
]


@pytest.mark.parametrize(("change", "code", "says"), FORGERIES)
def test_a_forged_record_is_listed_and_not_counted(
    change: Callable[[dict[str, Any]], None], code: str, says: str, tmp_path: Path
) -> None:
    """A checksum that fits does not help: the moves are played again."""
    poor = took("Eve", practised(by=1), assessed("rude", "so", "chase", by=1))
    hand_in(tmp_path / "eve.toml", forged(poor, change))
    hand_in(tmp_path / "sam.toml", sam().record())
    report = reported(tmp_path)
    assert report.records == 1
    assert people(report) == ["Sam"]
    assert report.scenarios["cake"].runs == 1
    assert ("eve.toml", code) in asides(report)
    assert any(says in each.text for each in report.set_aside)


@pytest.mark.parametrize("number", [0, 1])
def test_a_second_attempt_is_not_taken_for_a_first(number: int, tmp_path: Path) -> None:
    """It says how many there were before it, and that has to go with the other attempts."""
    twice = took("Eve", practised(), assessed("rude", "so", "chase"), assessed(minute=30))

    def renumber(data: dict[str, Any]) -> None:
        data["attempts"][2]["earlier"] = number

    hand_in(tmp_path / "eve.toml", forged(twice, renumber))
    report = reported(tmp_path)
    assert asides(report) == ([("eve.toml", "other-number")] if number == 0 else [])
    assert report.scenarios["cake"].runs == number


def test_a_record_changed_by_hand_is_listed_and_not_counted(tmp_path: Path) -> None:
    """One that nobody gave a new checksum is found before a move is played."""
    text = sam().record().to_toml().replace("percent = 100", "percent = 99")
    hand_in(tmp_path / "sam.toml", text)
    report = reported(tmp_path)
    assert (report.records, asides(report)) == (0, [("sam.toml", "damaged")])
    assert "checksum" in report.set_aside[0].text


def cut(text: str) -> str:
    return text[: len(text) * 3 // 4]


def edited(text: str) -> str:
    return text.replace("percent = 100", "percent = 99")


@pytest.mark.parametrize("spoil", [cut, edited])
def test_where_the_latest_record_is_spoilt_the_one_before_it_counts(
    spoil: Callable[[str], str], tmp_path: Path
) -> None:
    """A learner is not missing for a bad upload; the spoilt file is told of, the good one not."""
    early = took("Sam", practised())
    hand_in(tmp_path / "early.toml", early.record(day=1))
    hand_in(tmp_path / "late.toml", spoil(sam().record(day=2).to_toml()))
    report = reported(tmp_path)
    assert asides(report) == [("late.toml", "damaged")]
    assert [(Path(each.file).name, each.steps) for each in report.exercises["start"].learners] == [
        ("early.toml", 1)
    ]


def test_of_several_records_the_latest_counts(tmp_path: Path) -> None:
    """The others are named, with the one that counts."""
    hand_in(tmp_path / "a.toml", sam().record(day=2))
    hand_in(tmp_path / "b.toml", took("Sam", practised()).record(day=1))
    hand_in(tmp_path / "c.toml", sam().record(day=2))
    hand_in(tmp_path / "d.toml", sam(name="Eve").record(day=3))
    report = reported(tmp_path)
    assert (report.records, people(report)) == (1, ["Sam"])
    assert asides(report) == [("a.toml", "duplicate"), ("b.toml", "older"), ("d.toml", "copied")]
    assert all("c.toml" in each.text for each in report.set_aside)


def test_attempts_that_somebody_else_has_handed_in_count_once(tmp_path: Path) -> None:
    """Also where the copy begins with another attempt than the record it was taken from."""
    other = took("Eve", practised("damaging", by=1, minute=-5), assessed())
    hand_in(tmp_path / "eve.toml", other.record(day=2))
    hand_in(tmp_path / "sam.toml", sam().record(day=1))
    report = reported(tmp_path)
    assert (people(report), asides(report)) == (["Sam"], [("eve.toml", "copied")])
    assert report.scenarios["cake"].runs == 1


CHANGED = {**SCENARIOS, "tea": scenario_of({"id": "tea", **long_scenario(3)})}
GONE = {"cake": CAKE}


@pytest.mark.parametrize(
    ("scenarios", "code"), [(CHANGED, "changed-scenario"), (GONE, "foreign-scenario")]
)
def test_where_a_scenario_is_another_here_the_rest_of_a_record_counts(
    scenarios: dict[str, Any], code: str, tmp_path: Path
) -> None:
    """It is said which attempts cannot be followed, once for each record."""
    twice = took("Sam", practised(), assessed(), practised(minute=30))
    hand_in(tmp_path / "sam.toml", twice.record())
    report = reported(tmp_path, scenarios=scenarios)
    (row,) = report.exercises["start"].learners
    assert (report.records, asides(report)) == (1, [("sam.toml", code)])
    assert "1 more attempt " in report.set_aside[0].text
    assert (row.steps, row.done, report.exercises["start"].steps) == (1, False, [0, 1])
    assert report.scenarios["cake"].runs == 1
    assert all(each.runs == 0 for name, each in report.scenarios.items() if name != "cake")


def test_a_record_of_an_exercise_that_is_not_here(tmp_path: Path) -> None:
    """What its learner did is told by the rules in the record; passing is not judged."""
    hand_in(tmp_path / "sam.toml", sam().record())
    report = reported(tmp_path, exercises=())
    (row,) = report.exercises["start"].learners
    assert (row.steps, row.done, row.passed, row.percent) == (2, True, None, 100)
    assert asides(report) == [("sam.toml", "foreign-exercise")]
    assert report.exercises["start"].rules.title == START_WELL.title


def test_a_record_by_other_rules_counts_for_the_steps_that_are_the_same(tmp_path: Path) -> None:
    """Wherever they stand; the exercise is shown as it is here."""
    turned = exercise(
        steps=[
            {"scenario": "cake", "mode": "assessment"},
            {"scenario": "cake", "mode": "practice"},
        ]
    )
    hand_in(tmp_path / "sam.toml", sam().record())
    report = reported(tmp_path, exercises=(turned,))
    (row,) = report.exercises["start"].learners
    assert (row.passed, asides(report)) == (None, [("sam.toml", "changed-exercise")])
    assert report.exercises["start"].steps == [1, 0]


def test_a_journal_of_an_exercise_that_is_not_here_is_told_of(tmp_path: Path) -> None:
    """Its runs count for their scenarios; what its learner should have done, nobody knows."""
    sam().journal(tmp_path / "Ann")
    report = reported(tmp_path, exercises=())
    assert (report.journals, report.exercises) == (1, {})
    assert asides(report) == [("Ann", "foreign-exercise")]
    assert report.scenarios["cake"].runs == 1


DUE = START.date()
"""Nobody has ended it everywhere on earth before noon of the next day in UTC."""


@pytest.mark.parametrize(
    ("minutes", "late"),
    [
        pytest.param(10, False, id="on the day"),
        pytest.param(28 * 60 + 47, False, id="the last minute"),
        pytest.param(28 * 60 + 48, True, id="the first minute after"),
    ],
)
@pytest.mark.parametrize("journal", [True, False], ids=["journal", "record"])
def test_who_is_late(minutes: int, late: bool, journal: bool, tmp_path: Path) -> None:
    """Who is done after the day has ended in every time zone; they count all the same."""
    due = exercise(due=DUE)
    mine = took("Sam", practised(), assessed(minute=minutes))
    if journal:
        mine.journal(tmp_path / "Sam")
    else:
        hand_in(tmp_path / "sam.toml", mine.record(due, day=3))
    (row,) = reported(tmp_path, exercises=(due,)).exercises["start"].learners
    assert (row.late, row.passed) == (late, True)


def test_a_last_day_that_was_moved(tmp_path: Path) -> None:
    """The one that holds is that of the exercise here, whatever a record says it was."""
    hand_in(tmp_path / "sam.toml", sam().record(exercise(due=date(2026, 11, 1))))
    moved = exercise(due=date(2026, 12, 31))
    assert not reported(tmp_path, exercises=(moved,)).exercises["start"].learners[0].late
    assert reported(tmp_path, exercises=()).exercises["start"].learners[0].late


def test_two_learners_of_one_name(tmp_path: Path) -> None:
    """Both count, and a number tells them apart."""
    hand_in(tmp_path / "b.toml", sam(by=1).record())
    hand_in(tmp_path / "a.toml", sam(by=2, name="SAM").record())
    report = reported(tmp_path)
    shown = summed_up(report)["exercises"][0]["people"]
    assert [(each["name"], Path(each["file"]).name) for each in shown] == [
        ("SAM", "a.toml"),
        ("Sam (2)", "b.toml"),
    ]


def test_exercises_stand_in_the_order_of_the_library(tmp_path: Path) -> None:
    """Those that are not here come last, whoever handed in what first."""
    for by, name in enumerate(("zebra", "finish", "start", "apple")):
        of = exercise(name)
        attempts = (replace(each, exercise=name) for each in sam(by=by).attempts)
        hand_in(tmp_path / f"{by}.toml", took(f"Sam {by}", *attempts).record(of))
    known = (START_WELL, exercise("finish"))
    report = reported(tmp_path, exercises=known)
    assert list(report.exercises) == ["start", "finish", "apple", "zebra"]


def test_progress_is_told_for_everything_that_is_read(tmp_path: Path) -> None:
    """Record by record and journal by journal, up to their number."""
    for by in range(3):
        hand_in(tmp_path / f"{by}.toml", sam(by=by, name=f"Sam {by}").record())
    sam(by=9).journal(tmp_path / "Ann")
    told: list[int] = []
    found = find([tmp_path])
    fresh_report().read(found, told.append)
    assert told == [1, 2, 3, 4]
    assert found.files == 4


MOVES = st.sampled_from(
    [("plain", "wait"), ("shy", "chase"), ("rude", "sorry", "wait"), ("rude", "so", "chase")]
)


@st.composite
def learners(draw: st.DrawFn, by: int) -> Learner:
    """Somebody who took the exercise as far as they liked, some of it more than once."""
    practice = draw(st.lists(st.sampled_from(["professional", "tempting"]), max_size=2))
    tests = draw(st.lists(MOVES, max_size=2)) if practice else []
    minutes = count(step=10)
    attempts = [
        *(practised(each, by=by, minute=next(minutes)) for each in practice),
        *(assessed(*each, by=by, minute=next(minutes)) for each in tests),
    ]
    free = draw(st.booleans())
    alone = [played(TEA, "damaging", by=by, minute=next(minutes), within=None)] if free else []
    return took(f"Learner {by}", *attempts, *alone)


COHORTS = st.integers(0, 6).flatmap(lambda n: st.tuples(*(learners(by) for by in range(n))))


@given(COHORTS, st.randoms())
def test_honest_records_in_any_order_give_the_same_report(
    tmp_path_factory: pytest.TempPathFactory, cohort: tuple[Learner, ...], random: Random
) -> None:
    """With early records, copies and journals among them, whatever their files are called."""
    assert report_on(cohort, tmp_path_factory, Random(1)) == report_on(
        cohort, tmp_path_factory, random
    )


def report_on(
    cohort: tuple[Learner, ...], folders: pytest.TempPathFactory, random: Random
) -> dict[str, Any]:
    """The report on what `cohort` handed in, under names drawn by `random`."""
    folder = folders.mktemp("cohort")
    names = [f"{number:02}" for number in range(3 * len(cohort))]
    random.shuffle(names)
    for each, mine in zip(zip(*[iter(names)] * 3, strict=True), cohort, strict=True):
        hand_in(folder / f"{each[0]}.toml", mine.record())
        hand_in(folder / f"{each[1]}.toml", mine.record())
        mine.journal(folder / each[2] / "journal")
    data = summed_up(reported(folder), anonymous=True)
    data["set_aside"] = sorted(each["code"] for each in data["set_aside"])
    return data
