"""The page of a report, as browsers and screen readers take it."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from coach import locale
from coach.content.model import Principle
from coach.exchange.report_page import report_page
from coach.exercise.cohort.collecting import SetAside
from coach.exercise.cohort.report import Report
from coach.exercise.cohort.summary import Data
from coach.exercise.record import LONGEST_NAME
from coach.output import prose
from tests.exercise.handing_in import (
    SCENARIOS,
    assessed,
    exercise,
    fresh_report,
    hand_in,
    played,
    practised,
    reported,
    summed_up,
    took,
)
from tests.strategies import scenario_of
from tests.tui.samples import AWKWARD, awkward

HOSTILE = {
    **AWKWARD,
    "script": "<script>alert(1)</script>",
    "attribute": '" onload="alert(1)" x=\'',
    "entity": "&amp; &#60;b&#62; & <",
    "template": "{{ data }} {% raw %} {# x #}",
    "end of style": "</style></title><h1>",
    "comment": "<!-- --> ]]> <![CDATA[",
}


VOID = {"meta", "line", "rect"}


class Page(HTMLParser):
    """A page taken apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.text = self.style = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == [], "elements that are not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in {tag}"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["style"]:
            self.style += data
            return
        self.text += data
        if self.headings and re.fullmatch(r"h[1-6]", (self._open or [""])[-1]):
            level, before = self.headings[-1]
            self.headings[-1] = (level, before + data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for each, attributes in self.elements if each == tag]

    @property
    def tags(self) -> Counter[str]:
        return Counter(tag for tag, _attributes in self.elements)


def report_with(text: str, folder: Path) -> Data:
    """A report in which `text` is wherever somebody may have written something."""
    tea = scenario_of({"id": "tea", **awkward(text)})
    of = exercise(steps=[{"scenario": "tea", "mode": "assessment"}], title=f"exercise {text}")
    for by in range(12):
        reply = ("plain", "rude")[by % 2]
        mine = took(f"name {by} {text}", played(tea, reply, by=by))
        hand_in(folder / f"{by}.toml", mine.record(of, scenarios={"tea": tea}))
    report = reported(folder, exercises=(of,), scenarios={"tea": tea})
    report.set_aside.append(SetAside(Path(f"file {text}"), "x", "reason {it}", {"it": text}))
    titles = {"tea": f"title {text}", "start": f"exercise {text}"}
    rules = {("tests", "ask-plainly"): Principle(rule=f"rule {text}", note="x")}
    return summed_up(report, titles=titles, rules=rules)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_people_wrote_is_text(text: str, tmp_path: Path) -> None:
    """It arrives as it was written, everywhere, and makes no element and no attribute."""
    page = Page(report_page(report_with(text, tmp_path / "hostile")))
    plain = Page(report_page(report_with("plain", tmp_path / "plain")))
    expected = prose(text)
    for place in ("title", "exercise", "rule", "recap", "say", "rude", "end", "reason"):
        assert f"{place} {expected}" in page.text
    assert f"name 0 {expected}"[:LONGEST_NAME] in page.text
    assert str(Path(f"file {text}")) in page.text
    assert page.tags == plain.tags
    assert [set(attributes) for _tag, attributes in page.elements] == [
        set(attributes) for _tag, attributes in plain.elements
    ]


def few(folder: Path) -> Report:
    """Three learners, one of them under way, and a file that is set aside."""
    hand_in(folder / "a.toml", took("Ann", practised(), assessed()).record())
    poor = took("Bob", practised("damaging", by=1), assessed("rude", "so", "chase", by=1))
    hand_in(folder / "b.toml", poor.record())
    hand_in(folder / "c.toml", took("Cem", practised(by=2)).record())
    hand_in(folder / "d.toml", "nothing")
    return reported(folder)


def many(folder: Path) -> Report:
    """A hundred and twenty learners, some of whom have gone on alone."""
    paths = (("plain", "wait"), ("shy", "wait"), ("rude", "so", "chase"), ("rude", "sorry", "wait"))
    for by in range(120):
        alone = assessed("plain", "wait", by=by, minute=60, within=None)
        mine = took(f"Learner {by}", practised(by=by), assessed(*paths[by % 4], by=by), alone)
        hand_in(folder / f"{by}.toml", mine.record())
        if by < 3:
            mine.journal(folder / f"{by}")
    return reported(folder)


def practice_alone(folder: Path) -> Report:
    """An exercise in which nothing is scored."""
    gentle = exercise(steps=[{"scenario": "tea", "mode": "practice"}], pass_mark=None)
    hand_in(folder / "a.toml", took("Ann", practised()).record(gentle))
    return reported(folder, exercises=(gentle,))


def elsewhere(folder: Path) -> Report:
    """A record of an exercise and of a scenario that are not here."""
    hand_in(folder / "a.toml", took("Ann", practised(), assessed()).record())
    return reported(folder, exercises=(), scenarios={"tea": SCENARIOS["tea"]})


def nothing(_folder: Path) -> Report:
    """Not a single record."""
    return fresh_report()


REPORTS = [few, many, practice_alone, elsewhere, nothing]


@pytest.fixture(params=REPORTS, ids=lambda made: made.__name__)
def report(request: pytest.FixtureRequest, tmp_path: Path) -> Report:
    made: Report = request.param(tmp_path)
    return made


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("anonymous", [False, True])
def test_the_page_is_sound(report: Report, language: str, anonymous: bool) -> None:
    """One main heading, no level left out, ids that are there once, and its language."""
    locale.use(language)
    page = Page(report_page(summed_up(report, anonymous=anonymous)))
    levels = [level for level, _text in page.headings]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(text.strip() for _level, text in page.headings)
    assert page.all("html") == [{"lang": language}]
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    assert {link["href"] for link in page.all("a")} <= {f"#{each}" for each in ids}
    labelled = {each["aria-labelledby"] for each in page.all("section")}
    assert labelled <= set(ids)
    assert page.text.count("None") == 0


def test_the_page_needs_nothing_else(report: Report) -> None:
    """No script, and nothing that is fetched from anywhere."""
    page = Page(report_page(summed_up(report)))
    assert not {"script", "link", "img", "iframe", "object", "embed", "base"} & set(page.tags)
    for _tag, attributes in page.elements:
        assert not any(name.startswith("on") for name in attributes)
        assert all(
            (attributes.get(name) or "#").startswith("#") for name in ("href", "src", "action")
        )
    assert not re.search(r"url\(|@import|http", page.style)


def test_tables_and_plots_can_be_heard(report: Report) -> None:
    """Every heading of a table says what it heads, every plot is told in words."""
    page = Page(report_page(summed_up(report)))
    assert all(each.get("scope") in {"col", "row"} for each in page.all("th"))
    assert len(page.all("tbody")) == len(page.all("thead")) == len(page.all("table"))
    for plot in page.all("svg"):
        assert plot["role"] == "img"
        assert re.search(r"\d+ to \d+ percent: \d+$", plot["aria-label"] or "")
    hidden = [attributes for _tag, attributes in page.elements if attributes.get("class") == "bar"]
    assert all(each["aria-hidden"] == "true" for each in hidden)


def test_rows_are_as_wide_as_their_heads(report: Report) -> None:
    """No column is shifted, with figures or without."""
    rows: list[int] = []
    tables: list[list[int]] = []
    page = Page(report_page(summed_up(report)))
    for tag, _attributes in page.elements:
        if tag == "table":
            tables.append(rows := [])
        elif tag == "tr":
            rows.append(0)
        elif tag in {"th", "td"}:
            rows[-1] += 1
    assert all(len(set(widths)) == 1 for widths in tables)


def test_the_page_says_what_the_terminal_says(tmp_path: Path) -> None:
    """Learners, figures, flags and what was set aside."""
    page = Page(report_page(summed_up(many(tmp_path))))
    for text in (
        "Counted: 120 records, 3 journals.",
        "120 learners.",
        "Passed: 60 of 120. The pass mark is 70.",
        "Learner 119",
        "Recovery: reached by 60 of 120, after a mistake",
        "100 answers or more.",
        "3 later attempts are left out.",
        "● professional",
        "alpha",
    ):
        assert text in page.text
    headings = [text for _level, text in page.headings]
    assert headings[:4] == ["Report", "A first exercise", "Learners", "Principles"]
    assert "3. Ann has written." in headings


def test_with_few_learners_there_are_counts(tmp_path: Path) -> None:
    """No percent, no interval and no correlation of anything but a learner's own score."""
    page = Page(report_page(summed_up(few(tmp_path))))
    shown = set(re.findall(r"\d+%", page.text))
    assert shown == {"100%", "17%"}
    assert "95 percent interval" not in page.text
    assert "Fewer than 10 answers: counts only." in page.text
    assert "d.toml" in page.text


def test_an_empty_page(tmp_path: Path) -> None:
    """It says that nothing was found, and why where something was."""
    hand_in(tmp_path / "d.toml", "nothing")
    page = Page(report_page(summed_up(reported(tmp_path))))
    assert "Nothing that counts was found here." in page.text
    assert "1 remark" in page.text
    assert [text for _level, text in page.headings] == ["Report", "Set aside"]
