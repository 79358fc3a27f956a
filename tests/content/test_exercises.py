"""Exercises as authors write them: what is read, and what is told of a mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coach.content.check.packs import check_packs
from coach.content.exercise_cards import ExerciseShelf
from coach.content.exercises import load_exercise
from coach.content.grades import Counts, Mode
from coach.content.library import Library
from coach.errors import ContentError, UnknownName
from tests.content.telling import GONE, Told, bent, row
from tests.factory import minimal_exercise, minimal_pack, minimal_scenario, write_pack, write_toml

SCENARIOS = ("tea", "cake")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with two scenarios and the exercise `start`."""
    folder = write_pack(
        tmp_path / "pack", tea=minimal_scenario(title="Tea"), cake=minimal_scenario(title="Cake")
    )
    write_toml(folder / "exercises" / "start.toml", minimal_exercise())
    return folder


def problems(file: Path) -> Any:
    with pytest.raises(ContentError) as raised:
        load_exercise(file, "en", SCENARIOS)
    return raised.value.problems


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    """Without a pass mark doing is enough, and assessments may be taken as often as wished."""
    steps = [{"scenario": "tea", "mode": "practice"}]
    file = write_toml(tmp_path / "short.toml", bent(minimal_exercise(steps=steps), pass_mark=GONE))
    exercise = load_exercise(file, "en", SCENARIOS)
    assert (exercise.id, exercise.pass_mark, exercise.due) == ("short", None, None)
    assert exercise.attempts_allowed is None
    assert exercise.counts is Counts.BEST


def test_everything_that_can_be_written(tmp_path: Path) -> None:
    """Every key of the format is read as what it says."""
    data = minimal_exercise(attempts=2, counts="best", due=date(2027, 3, 31))
    exercise = load_exercise(write_toml(tmp_path / "start.toml", data), "en", SCENARIOS)
    assert (exercise.pass_mark, exercise.attempts_allowed) == (70, 2)
    assert exercise.due == date(2027, 3, 31)
    assert [(step.scenario, step.mode) for step in exercise.steps] == [
        ("tea", Mode.PRACTICE),
        ("cake", Mode.ASSESSMENT),
    ]
    assert [step.scenario for step in exercise.scored] == ["cake"]


def test_where_the_first_attempt_counts_there_is_no_second(tmp_path: Path) -> None:
    """`counts = "first"` closes an assessment once it is finished."""
    file = write_toml(tmp_path / "start.toml", minimal_exercise(counts="first"))
    assert load_exercise(file, "en", SCENARIOS).attempts_allowed == 1


def test_a_translation_stands_beside_it(pack: Path) -> None:
    """A Dutch new hire reads a Dutch welcome; what is not translated stays."""
    file = pack / "exercises" / "start.toml"
    write_toml(file.with_name("start.nl.toml"), {"title": "Begin", "welcome": "Welkom."})
    exercise = load_exercise(file, "nl", SCENARIOS)
    assert (exercise.title, exercise.welcome) == ("Begin", "Welkom.")
    assert exercise.contact == minimal_exercise()["contact"]
    assert exercise.fingerprint == load_exercise(file, "en", SCENARIOS).fingerprint


def test_the_fingerprint_is_that_of_the_rules(tmp_path: Path) -> None:
    """What passing depends on changes the fingerprint, and words or the day it is due don't."""

    def fingerprint(**changes: Any) -> str:
        file = write_toml(tmp_path / "start.toml", minimal_exercise(**changes))
        return load_exercise(file, "en", SCENARIOS).fingerprint

    assert fingerprint() == fingerprint(title="Other words", due=date(2027, 1, 1))
    assert len({fingerprint(), fingerprint(pass_mark=60), fingerprint(attempts=2)}) == 3


MISTAKES = [
    row(
        "unknown scenario",
        "steps.0.scenario",
        "tee",
        *("unknown-scenario", "steps.1.scenario", "steps", "`tea`"),
    ),
    row("no steps", "steps", [], *("missing-key", "steps", "steps", "[[steps]]")),
    row("steps missing", "steps", GONE, *("missing-key", "steps", None, "[[steps]]")),
    row("mark too high", "pass_mark", 170, *("out-of-range", "pass_mark", "170", "100 or less")),
    row("day as text", "due", "2027-03-31", *("wrong-type", "due", "2027", "without quotes")),
    row(
        "no such mode",
        "steps.0.mode",
        "exam",
        *("not-a-choice", "steps.1.mode", "steps", "practice, "),
    ),
    row("second first", "attempts", 3, *("idle-attempts", "attempts", "3", "first")),
    row("welcome missing", "welcome", GONE, *("missing-key", "welcome", None, "add it")),
    row("blank contact", "contact", " ", *("empty-text", "contact", "contact", "write its text")),
    row("unknown key", "passmark", 3, *("unknown-key", "passmark", "passmark", "`pass_mark`")),
]


@pytest.mark.parametrize(("at", "value", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, at: str, value: Any, told: Told) -> None:
    """Every mistake says where it stands and what to do."""
    data = bent(minimal_exercise(counts="first"), **{at.replace(".", "__"): value})
    found = problems(write_toml(tmp_path / "start.toml", data))
    told.check(next(problem for problem in found if problem.code == told.code))


def test_nothing_required_is_nothing_to_do(tmp_path: Path) -> None:
    """An exercise of optional steps could never be finished or failed."""
    steps = [{"scenario": "tea", "mode": "assessment", "optional": True}]
    file = write_toml(tmp_path / "start.toml", minimal_exercise(steps=steps))
    assert [problem.code for problem in problems(file)] == ["nothing-required"]


def test_a_pass_mark_needs_something_to_score(tmp_path: Path) -> None:
    """Practice is not scored against a mark."""
    steps = [{"scenario": "tea", "mode": "practice"}]
    file = write_toml(tmp_path / "start.toml", minimal_exercise(steps=steps))
    assert [problem.code for problem in problems(file)] == ["nothing-to-score"]


def test_the_same_step_twice_is_told(tmp_path: Path) -> None:
    """Nobody could tell which of two equal steps an attempt belongs to."""
    steps = [{"scenario": "tea", "mode": "assessment"}] * 2
    file = write_toml(tmp_path / "start.toml", minimal_exercise(steps=steps))
    assert [problem.code for problem in problems(file)] == ["duplicate-step"]


def test_a_pack_is_checked_with_its_exercises(pack: Path) -> None:
    """`coach check` reads exercises like everything else, translations included."""
    checked = check_packs([pack])
    assert checked.exercises == 1
    told = {problem.file.name for problem in checked.problems if "exercises" in str(problem.file)}
    assert told == {"start.nl.toml"}


def test_an_exercise_can_be_checked_alone(tmp_path: Path) -> None:
    """A file anywhere may name scenarios of the packs in use, and no others."""
    file = write_toml(tmp_path / "elsewhere" / "mine.toml", minimal_exercise())
    assert check_packs([file], elsewhere=SCENARIOS).problems == ()
    codes = {problem.code for problem in check_packs([file]).problems}
    assert codes == {"unknown-scenario"}


def shelf(*packs: Path, language: str = "en") -> ExerciseShelf:
    return ExerciseShelf.of(Library.open(packs, language), language)


def test_exercises_are_listed_in_the_suggested_order(pack: Path) -> None:
    """The order of pack.toml comes first, then names; translations are no exercises."""
    for name in ("alpha", "omega"):
        write_toml(pack / "exercises" / f"{name}.toml", minimal_exercise(title=name.title()))
    write_toml(pack / "exercises" / "omega.nl.toml", {"title": "Laatste"})
    write_toml(pack / "pack.toml", minimal_pack(exercises=["omega"]))
    assert [card.id for card in shelf(pack).cards] == ["omega", "alpha", "start"]
    assert shelf(pack, language="nl").find("omega").title == "Laatste"


def test_the_exercises_of_an_added_pack_come_first(pack: Path, tmp_path: Path) -> None:
    """Who adds a pack means its exercises; of two with one name that is told."""
    own = write_pack(tmp_path / "own", pack=minimal_pack(id="own"))
    write_toml(own / "exercises" / "start.toml", minimal_exercise(title="Ours"))
    found = shelf(pack, own)
    assert [card.title for card in found.cards] == ["Ours"]
    assert [problem.code for problem in found.problems] == ["duplicate-exercise"]


def test_an_exercise_is_found_by_part_of_its_name(pack: Path) -> None:
    """A part will do where it is unambiguous, and a miss suggests."""
    assert shelf(pack).find("sta").id == "start"
    with pytest.raises(UnknownName, match="start"):
        shelf(pack).find("strat")


def test_a_broken_exercise_is_listed_with_its_problem(pack: Path) -> None:
    """What is wrong with one keeps the others from nothing."""
    write_toml(pack / "exercises" / "broken.toml", "title = ")
    cards = {card.id: card for card in shelf(pack).cards}
    assert cards["start"].problem is None
    assert "broken.toml" in (cards["broken"].problem or "")
