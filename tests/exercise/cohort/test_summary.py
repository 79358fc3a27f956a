"""What a report says with few learners and with many, and what it keeps to itself."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import locale
from coach.content.grades import Mode
from coach.exercise.cohort.collecting import SetAside
from coach.exercise.cohort.flags import Evidence
from coach.exercise.cohort.report import Report
from coach.exercise.cohort.summary import Data, decimal
from tests.exercise.handing_in import (
    CAKE,
    SCENARIOS,
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
from tests.exercise.plainly import PUBLISHED
from tests.factory import decision, long_scenario, minimal_scenario, reply
from tests.strategies import scenario_of

PATHS = [
    ("plain", "wait"),
    ("plain", "chase"),
    ("shy", "wait"),
    ("rude", "sorry", "wait"),
    ("rude", "so", "chase"),
]


def cohort(folder: Path, learners: int) -> Report:
    """The report on so many learners whose answers differ."""
    for by in range(learners):
        grade = ("professional", "workable", "damaging")[by % 3]
        mine = took(f"Learner {by}", practised(grade, by=by), assessed(*PATHS[by % 5], by=by))
        hand_in(folder / f"{by:03}.toml", mine.record())
    return reported(folder)


def figures(data: Data) -> list[Any]:
    """Every figure computed from several learners' answers."""
    (start,) = data["exercises"]
    scenarios = data["scenarios"]
    decisions = [each for scenario in scenarios for each in scenario["decisions"]]
    trunk = [each for each in decisions if not each["branch"]]
    scales = [start["scale"], *(each["scale"] for each in scenarios)]
    return [
        *(scale[key] for scale in scales for key in ("mean", "sd")),
        start["mean"],
        *(scenario["mean"] for scenario in scenarios),
        *(ending["share"] for scenario in scenarios for ending in scenario["endings"]),
        *(each[key] for each in trunk for key in ("mean", "interval")),
        *(reply["share"] for each in trunk for reply in each["replies"]),
        *(reply["interval"] for each in trunk for reply in each["replies"]),
        *(item["mean"] for scale in scales for item in scale["item_figures"]),
    ]


@pytest.mark.parametrize(
    ("learners", "said"),
    [
        (9, Evidence.COUNTS),
        (10, Evidence.INTERVALS),
        (29, Evidence.INTERVALS),
        (30, Evidence.PROVISIONAL),
        (99, Evidence.PROVISIONAL),
        (100, Evidence.FLAGS),
    ],
)
def test_what_is_said_depends_on_how_many_there_are(
    learners: int, said: Evidence, tmp_path: Path
) -> None:
    """Below ten, counts and nothing computed from them; from ten on figures with intervals."""
    data = summed_up(cohort(tmp_path, learners))
    cake = next(each for each in data["scenarios"] if each["id"] == "cake")
    mail = next(each for each in cake["decisions"] if each["id"] == "mail")
    assert (mail["reached"], mail["of"], mail["evidence"]) == (learners, learners, said.value)
    assert sum(each["count"] for each in mail["replies"]) == learners
    assert sum(each["count"] for each in cake["scores"]) == learners
    assert sum(each["count"] for each in cake["endings"]) == learners
    assert {value is None for value in figures(data)} == {said is Evidence.COUNTS}
    correlations = [mail["item_rest"], mail["item_rest_interval"], cake["scale"]["alpha"]]
    assert {value is None for value in correlations} == {said is Evidence.COUNTS}
    flags = [each["flags"] for scenario in data["scenarios"] for each in scenario["decisions"]]
    assert any(flags) is (said is Evidence.FLAGS)


def test_a_branch_that_few_reach_stays_with_counts(tmp_path: Path) -> None:
    """Of twenty learners eight came by it: the others' answers say nothing about it."""
    data = summed_up(cohort(tmp_path, 20))
    cake = next(each for each in data["scenarios"] if each["id"] == "cake")
    mend = next(each for each in cake["decisions"] if each["id"] == "mend")
    assert (mend["reached"], mend["of"], mend["evidence"]) == (8, 20, "counts")
    assert (mend["branch"], mend["recovery"]) == (True, True)
    assert mend["mean"] is mend["item_rest"] is mend["replies"][0]["share"] is None


def test_few_answers_to_a_principle(tmp_path: Path) -> None:
    """Nine answers are counted, ten have a mean: three learners gave three each, one more one."""
    for by in range(3):
        hand_in(tmp_path / f"{by}.toml", sam(by=by, name=f"Sam {by}").record())
    (nine,) = summed_up(reported(tmp_path))["principles"]
    assert (nine["answers"], nine["professional"], nine["evidence"]) == (9, 6, "counts")
    assert {key for key, value in nine.items() if value is None} == {"mean", "interval"}
    assert "share" not in nine
    hand_in(tmp_path / "ann.toml", took("Ann", practised(by=9)).record())
    (ten,) = summed_up(reported(tmp_path))["principles"]
    assert (ten["answers"], ten["mean"], ten["evidence"]) == (10, 87, "intervals")
    assert ten["rule"] == "Ask plainly."


@pytest.mark.parametrize("figure", [0.5, 0.125])
def test_shares_are_rounded_half_up_as_scores_are(figure: float, tmp_path: Path) -> None:
    """One of eight is 13 percent, not 12; 16 learners are enough to say so."""
    for by in range(16):
        replies = ("rude", "so", "chase") if by < 16 * figure else ("plain", "wait")
        mine = took(f"Learner {by}", practised(by=by), assessed(*replies, by=by))
        hand_in(tmp_path / f"{by}.toml", mine.record())
    (cake,) = (e for e in summed_up(reported(tmp_path))["scenarios"] if e["id"] == "cake")
    assert [each["share"] for each in cake["endings"]] == ([50, 50] if figure == 0.5 else [88, 13])


def bad_on_purpose() -> dict[str, Any]:
    """The errand with its first decision graded the wrong way round."""
    ask = decision(
        reply("plain", "damaging", goto="mail"),
        reply("shy", "workable", goto="mail"),
        reply("rude", goto="mail"),
    )
    mail = decision(reply("wait", goto="good"), reply("chase", "tempting", goto="bad"))
    return minimal_scenario(id="cake", scenes={"ask": ask, "mail": mail})


def test_from_a_hundred_on_a_bad_decision_is_flagged(tmp_path: Path) -> None:
    """Those who do well elsewhere take what is graded damaging; nobody takes the middle one."""
    scenarios = {**SCENARIOS, "cake": scenario_of(bad_on_purpose())}
    for by in range(100):
        able = by % 10 < 6
        replies = ("plain", "wait") if able or by % 10 == 9 else ("rude", "chase")
        mine = took(
            f"Learner {by}",
            practised(by=by),
            played(scenarios["cake"], *replies, by=by, minute=10),
        )
        hand_in(tmp_path / f"{by}.toml", mine.record(scenarios=scenarios))
    data = summed_up(reported(tmp_path, scenarios=scenarios))
    cake = next(each for each in data["scenarios"] if each["id"] == "cake")
    ask, mail = cake["decisions"]
    assert {(each["code"], each["reply"]) for each in ask["flags"]} == {
        ("grades-in-doubt", None),
        ("reply-draws-the-strong", "plain"),
        ("reply-unpicked", "shy"),
    }
    sentences = {each["code"]: each["text"] for each in ask["flags"]}
    assert "r = −1.00, 100 answers" in sentences["grades-in-doubt"]
    assert "“Say plain.”" in sentences["reply-draws-the-strong"]
    assert "(0 of 100 answers)" in sentences["reply-unpicked"]
    assert mail["flags"][0]["code"] == "grades-in-doubt"


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=3, max_size=20).filter(str.strip)


@given(st.lists(NAMES, min_size=1, max_size=3))
def test_an_anonymous_report_tells_no_name_and_no_file(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    """Whatever people are called, and whatever is set aside, journals of theirs included."""
    folder = tmp_path_factory.mktemp("Zacharias")
    for by, name in enumerate(names):
        marked = f"Zacharias {name}"
        early = took(marked, practised(by=by))
        hand_in(folder / f"Zacharias {by}.toml", sam(by=by, name=marked).record(day=2))
        hand_in(folder / f"Zacharias {by} early.toml", early.record(day=1))
        hand_in(folder / f"Zacharias {by} cut.toml", early.record(day=3).to_toml()[:-40])
    sam(by=90).journal(folder / "Zacharias" / "journal")
    took("x", assessed("plain")).journal(folder / "Zacharias too")
    text = json.dumps(summed_up(reported(folder), anonymous=True), ensure_ascii=False)
    assert "Zacharias" in json.dumps(summed_up(reported(folder)))
    assert "zacharias" not in text.lower()
    assert ".toml" not in text
    assert str(folder.parent) not in text


def test_a_remark_in_an_anonymous_report_names_no_attempt() -> None:
    """The time at which somebody began tells who it was."""
    report = fresh_report()
    values = {"attempt": "20261123T071000Z-0000aa", "scenario": "tea"}
    aside = SetAside(Path("sam.toml"), "x", "Attempt {attempt} at {scenario}.", values, more=2)
    report.set_aside.append(aside)
    (open_,) = summed_up(report)["set_aside"]
    (hidden,) = summed_up(report, anonymous=True)["set_aside"]
    assert open_["reason"].startswith("Attempt 20261123T071000Z-0000aa at tea.")
    assert hidden["reason"].startswith("Attempt … at tea. The same goes for 2 more")
    assert (open_["file"], hidden["file"]) == ("sam.toml", "File 1")


def test_the_order_of_an_anonymous_report_tells_nothing(tmp_path: Path) -> None:
    """Neither names nor files nor scores are in order in it; it is the same order every time."""
    for by in range(30):
        grade = PATHS[by % 5]
        mine = took(f"Learner {by:02}", practised(by=by), assessed(*grade, by=by))
        hand_in(tmp_path / f"{by:02}.toml", mine.record())
    report = reported(tmp_path)
    hidden, again = (summed_up(report, anonymous=True)["exercises"] for _ in range(2))
    scores = [each["percent"] for each in hidden[0]["people"]]
    shown = [each["percent"] for each in summed_up(report)["exercises"][0]["people"]]
    assert hidden == again
    assert sorted(scores) == sorted(shown)
    assert scores not in (shown, shown[::-1], sorted(shown), sorted(shown, reverse=True))
    assert [each["name"] for each in hidden[0]["people"][:2]] == ["Learner 1", "Learner 2"]


CONTROLS = "Sam\x1b[2J\x07\x9b\nthe\tGreat"


def test_a_record_cannot_write_to_a_terminal(tmp_path: Path) -> None:
    """What a learner put into a name, a title or a file name is spelt out."""
    record = replace(sam().record(), name=CONTROLS)
    record = replace(record, rules=replace(record.rules, title=CONTROLS))
    hand_in(tmp_path / "sam.toml", record)
    spoilt = hand_in(tmp_path / "so.toml", "x")
    report = reported(tmp_path, exercises=())
    aside = replace(report.set_aside[-1], file=spoilt.with_name("a\x1b[2J\udcff.toml"))
    report.set_aside[-1] = aside
    data = summed_up(report)
    (start,) = data["exercises"]
    expected = r"Sam\x1b[2J\x07\x9b the Great"
    assert (start["title"], start["people"][0]["name"]) == (expected, expected)
    assert data["set_aside"][-1]["file"].endswith(r"a\x1b[2J\udcff.toml")
    text = json.dumps(data, ensure_ascii=False)
    assert text.encode().decode().isprintable()


def test_titles_that_an_author_has_wrapped(tmp_path: Path) -> None:
    """Stand on one line, as in a table they have to."""
    hand_in(tmp_path / "sam.toml", sam().record())
    data = summed_up(reported(tmp_path), titles={"tea": "A pot\nof tea", "start": "To\n start"})
    assert data["exercises"][0]["title"] == "To start"
    assert data["exercises"][0]["steps"][0]["title"] == "A pot of tea"
    assert data["scenarios"][0]["title"] == "A pot of tea"


def test_a_contested_decision_of_the_trunk(tmp_path: Path) -> None:
    """Everybody meets it, so it is no branch, and it is none of the scale either."""
    contested = {"ask": decision(contested="Some say otherwise.", principle="other")}
    tea = scenario_of(minimal_scenario(id="tea", scenes=contested))
    journal = took("x", played(tea, "plain", within=None)).journal(tmp_path / "Ann")
    data = summed_up(reported(journal, scenarios={"tea": tea}))
    (ask,) = data["scenarios"][0]["decisions"]
    assert (ask["contested"], ask["branch"], ask["rule"]) == (True, False, "other")
    assert data["scenarios"][0]["scale"]["items"] == []
    assert data["principles"] == []


def test_both_modes_stand_in_one_order(tmp_path: Path) -> None:
    """Whichever was handed in first."""
    for by, mode in enumerate((Mode.ASSESSMENT, Mode.PRACTICE)):
        mine = took("x", played(CAKE, "plain", "wait", by=by, mode=mode, within=None))
        mine.journal(tmp_path / f"{by}")
    (cake,) = summed_up(reported(tmp_path))["scenarios"]
    assert list(cake["modes"].items()) == [("practice", 1), ("assessment", 1)]


def test_an_exercise_of_practice_alone_has_no_scores(tmp_path: Path) -> None:
    """Who is done has no percent, and there is nothing to pass."""
    steps = [{"scenario": "tea", "mode": "practice"}]
    gentle = exercise(steps=steps, pass_mark=None)
    hand_in(tmp_path / "sam.toml", took("Sam", practised()).record(gentle))
    (start,) = summed_up(reported(tmp_path, exercises=(gentle,)))["exercises"]
    assert (start["done"], start["passed"], start["mean"]) == (1, 1, None)
    assert not any(each["count"] for each in start["scores"])


def test_nothing_at_all() -> None:
    """An empty report is a report."""
    data = summed_up(fresh_report())
    assert (data["records"], data["exercises"], data["scenarios"]) == (0, [], [])


@pytest.mark.parametrize(
    ("value", "in_english", "in_dutch"),
    [(0.126, "0.13", "0,13"), (-1, "−1.00", "−1,00"), (-0.004, "0.00", "0,00")],
)
def test_decimals_as_a_language_writes_them(value: float, in_english: str, in_dutch: str) -> None:
    """With a true minus sign, which nothing at all does not have, and the comma of the Dutch."""
    assert decimal(value) == in_english
    locale.use("nl")
    assert decimal(value) == in_dutch


def test_published_figures_from_records_to_the_report(tmp_path: Path) -> None:
    """A thousand learners answer five decisions as a thousand persons did five items of a test.

    The report has the published difficulties, item–rest correlations and alpha, to three decimals.
    """
    row = scenario_of({"id": "row", **long_scenario(5)})
    of = exercise(steps=[{"scenario": "row", "mode": "assessment"}])
    persons = count()
    for pattern, number in PUBLISHED["lsat6"]["patterns"].items():
        answers = played(row, *(("rude", "plain")[int(score)] for score in pattern))
        for by in islice(persons, number):
            mine = took(f"Learner {by}", replace(answers, id=f"{answers.id[:-6]}{by:06x}"))
            record = mine.record(of, scenarios={"row": row})
            hand_in(tmp_path / f"{by % 10}" / f"{by:03}.toml", record)
    report = reported(tmp_path, exercises=(of,), scenarios={"row": row})
    data = json.loads(json.dumps(summed_up(report)))
    (scenario,) = data["scenarios"]
    expected = PUBLISHED["lsat6"]["expected"]
    scale, decisions = scenario["scale"], scenario["decisions"]
    assert (data["records"], data["set_aside"], scenario["runs"]) == (1000, [], 1000)
    for of_items in ("mean", "item_rest", "item_total", "alpha_if_deleted"):
        found = [each[of_items] for each in scale["item_figures"]]
        assert found == pytest.approx(expected[of_items], abs=5.01e-4), of_items
    assert [each["item_rest"] for each in decisions] == pytest.approx(
        expected["item_rest"], abs=5.01e-4
    )
    assert [each["mean"] for each in decisions] == [92, 71, 55, 76, 87]
    assert (scale["alpha"], scale["mean"], scale["sd"], scale["sem"]) == (
        0.295,
        3.819,
        1.035,
        0.869,
    )
    assert scale["alpha_interval"] == pytest.approx(expected["alpha_interval"], abs=1e-3)
    assert {flag["code"] for each in decisions for flag in each["flags"]} == {"tells-little"}
