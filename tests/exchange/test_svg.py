"""The map of a scenario as a picture."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import locale
from coach.content.model import Scenario
from coach.exchange.labels import about, condition, reply_in_words
from coach.exchange.svg import svg
from coach.exchange.svg_boxes import box, width_of
from coach.output import prose
from coach.practice.chart import Chart
from tests.exchange.samples import MARKUP
from tests.factory import decision, long_scenario, minimal_scenario, reply
from tests.strategies import scenario_of, scenarios
from tests.tui.test_themes import contrast

LONG = "-".join(["word"] * 12)


class Picture:
    """A picture as another reader has it."""

    def __init__(self, chart: Chart) -> None:
        self.source = svg(chart)
        self.root = ElementTree.fromstring(self.source)

    def named(self, tag: str) -> list[ElementTree.Element]:
        return list(self.root.iter(f"{{http://www.w3.org/2000/svg}}{tag}"))

    def texts(self, kind: str | None = None) -> list[str]:
        """What is written, of one kind or all of it."""
        return [
            "".join(each.itertext())
            for each in self.named("text")
            if kind is None or each.get("class") == kind
        ]

    def titles(self, group: str) -> list[str]:
        """What is told of each group when it is pointed at."""
        found = [each for each in self.named("g") if group in str(each.get("class")).split()]
        return [str(each[0].text) for each in found]


def branching(**changes: object) -> Scenario:
    """A scenario with everything that a map marks."""
    when = {"trust": {"ann": 60}, "has": ["late"], "lacks": ["warned"], "trust_below": {"ann": 90}}
    scenes = {
        "ask": decision(
            reply("plain", goto=[{"when": when, "to": "good"}, {"to": "mend"}], sets=["late"]),
            reply("rude", "damaging", goto="mend", sets=["warned"]),
        ),
        "mend": decision(
            reply("sorry"), reply("so", "tempting", goto="ask"), recovery=True, contested="Yes."
        ),
        "lost": {"lines": "Later.", "goto": "mid"},
    }
    endings = {
        name: {"outcome": outcome, "title": name.title(), "text": "Ann smiles."}
        for name, outcome in (("good", "stronger"), ("mid", "strained"), ("bad", "broken"))
    }
    return scenario_of(minimal_scenario(scenes=scenes, endings=endings, **changes))


def bent(text: str) -> str:
    """`text` as one line, whatever it is broken over."""
    return "".join(text.split())


@given(scenarios())
def test_every_place_and_arrow_is_there_once(scenario: Scenario) -> None:
    """A heading for each place, a row for each reply, and arrows that begin and end."""
    chart = Chart(scenario)
    picture = Picture(chart)
    assert Counter(picture.texts("name")) == Counter(chart.places)
    assert sorted(picture.titles("place")) == sorted(
        f"{place} · {about(scenario, place)}" for place in chart.places
    )
    replies = [reply for scene in scenario.scenes.values() for reply in scene.replies]
    assert Counter(picture.texts("reply")) == Counter(map(reply_in_words, replies))
    arrows = [arrow for place in chart.places for arrow in chart.arrows(place)]
    onward = [arrow for arrow in arrows if len(chart.arrows(arrow.source)) == 1 and not arrow.reply]
    assert len(picture.titles("exit")) == len(arrows) - len(onward)
    ways = {f"{arrow.source} → {arrow.target}" for arrow in arrows}
    assert Counter(title.split("\n")[0] for title in picture.titles("line")) == Counter(ways)
    told = [title for line in picture.titles("line") for title in line.split("\n")[1:]]
    assert len(told) == len([arrow for arrow in arrows if arrow.reply or condition(arrow)])


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP.keys())
def test_an_authors_words_are_shown_as_they_are(text: str) -> None:
    """Nothing in a title is markup, and the file is well-formed and in ASCII."""
    endings = {
        name: {"outcome": "broken", "title": text, "text": "Ann leaves."}
        for name in ("good", "bad")
    }
    scenario = scenario_of(minimal_scenario(title=text, endings=endings))
    picture = Picture(Chart(scenario))
    assert picture.source.isascii()
    assert picture.named("title")[0].text == prose(text)
    assert bent("".join(picture.texts("heading"))) == bent(text)
    assert bent("".join(picture.texts("about"))).count(bent(text)) == 2


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1).map("a".__add__))
def test_any_title_is_well_formed(title: str) -> None:
    """Even with characters that XML has no way to write."""
    picture = Picture(Chart(scenario_of(minimal_scenario(title=title))))
    shown = str(picture.named("title")[0].text)
    assert len(shown) == len(prose(title))


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1)
    .map("a".__add__)
    .filter(str.strip)
)
def test_text_stays_in_its_box(title: str) -> None:
    """However long and wide words are, by what letters take at most."""
    endings = {
        name: {"outcome": "broken", "title": title * 9, "text": "Ann leaves."}
        for name in ("good", LONG)
    }
    scenes = {LONG: decision(reply(LONG), reply("rude", "damaging", goto=LONG))}
    routes = [{"when": {"has": [LONG], "lacks": [LONG]}, "to": "good"}, {"to": LONG}]
    scenes[LONG]["replies"][0]["goto"] = routes
    chart = Chart(scenario_of(minimal_scenario(start=LONG, scenes=scenes, endings=endings)))
    for place in chart.places:
        drawn = box(chart, place)
        assert all(text.end < drawn.width for text in drawn.texts)
        assert all(text.y < drawn.height for text in drawn.texts)
        assert all(exit_.x < min(drawn.lanes) for exit_ in drawn.exits)


@pytest.mark.parametrize("title", ["Half a word. " * 9, "W" * 79, "字" * 40, LONG * 9])
def test_a_title_stays_in_the_picture(title: str) -> None:
    """Also where one word of it is wider than the map of a short scenario."""
    picture = Picture(Chart(scenario_of(minimal_scenario(title=title))))
    width = float(str(picture.root.get("width")))
    assert all(width_of(row, 22) < width - 32 for row in picture.texts("heading"))


def test_a_picture_tells_conditions_recovery_and_outcomes() -> None:
    """Nothing that an author needs depends on a colour or a shape."""
    picture = Picture(Chart(branching()))
    assert picture.texts("mark") == ["Start"]
    assert picture.texts("condition") == [
        "if has late, lacks warned, trust.ann ≥ 60,",
        "trust.ann < 90",
        "otherwise",
    ]
    assert picture.texts("about") == [
        "decision, chat",
        "recovery, chat, contested",
        "ending, stronger: “Good”",
        "scene, chat",
        "ending, strained: “Mid”",
        "ending, broken: “Bad”",
    ]
    assert "Nothing leads here from the start:" in picture.texts("quiet")
    assert "ask → mend\n● professional: plain, otherwise\n○ damaging: rude" in picture.titles(
        "line"
    )


def test_a_picture_says_what_it_is() -> None:
    """Who cannot see it hears a title and where the same is told in words."""
    picture = Picture(Chart(branching()))
    assert picture.root.get("role") == "img"
    names = str(picture.root.get("aria-labelledby")).split()
    told = {each.get("id"): each.text for each in (*picture.named("title"), *picture.named("desc"))}
    assert told[names[0]] == "A small favour"
    assert str(told[names[1]]).startswith("3 scenes, 3 endings.")
    assert "`coach map small-favour`" in str(told[names[1]])


def test_a_key_tells_what_moons_and_boxes_mean() -> None:
    """Each grade and kind of box by its word."""
    key = Picture(Chart(branching())).texts("quiet")[1:]
    assert key == [
        *("professional", "workable", "tempting", "damaging", "decision", "recovery", "scene"),
        *("ending, stronger", "ending, strained", "ending, broken"),
    ]


def test_a_picture_in_dutch() -> None:
    """The program's own words follow the language in use."""
    locale.use("nl")
    picture = Picture(Chart(branching()))
    assert picture.root.get("lang") == "nl"
    assert picture.texts("mark") == ["Begin"]
    assert "einde, bekoeld: “Mid”" in picture.texts("about")
    assert "professioneel: plain" in picture.texts("reply")
    assert "anders" in picture.texts("condition")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_and_moons_can_be_read(dark: bool) -> None:
    """At least 4.5 to 1 on whatever they stand on."""
    (style,) = Picture(Chart(branching())).named("style")
    sheet = str(style.text).partition("@media")[2 if dark else 0]
    fills = dict(re.findall(r"^([^{\n]+?) \{[^{}]*?fill: (#[0-9a-f]{6})", sheet, re.MULTILINE))
    grounds = {name for name in fills if name == ".paper" or name.endswith(".box")}
    moons = {".professional", ".workable", ".tempting", ".damaging"}
    inks = {"text", ".mark", ".about, .condition, .quiet"} | moons
    assert inks < fills.keys()
    assert len(grounds) == 6
    for ground in grounds:
        for ink in inks:
            assert contrast(fills[ink], fills[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_start_stands_out_whatever_it_is(dark: bool) -> None:
    """Its edge has a colour of its own, also where nobody answers there."""
    picture = Picture(Chart(branching(start="lost")))
    sheet = str(picture.named("style")[0].text).partition("@media")[2 if dark else 0]
    edges = re.findall(r"^\.(\w+) > \.box \{.*?stroke: (#[0-9a-f]{6})", sheet, re.MULTILINE)
    kinds = [str(each.get("class")).split() for each in picture.named("g")]
    (start,) = (each for each in kinds if "start" in each)
    assert "scene" in start
    *_covered, edge = (colour for kind, colour in edges if kind in start)
    assert edge not in {colour for kind, colour in edges if kind != "start"}


def test_a_scenario_of_any_length_is_drawn() -> None:
    """Nothing calls itself for every scene."""
    picture = Picture(Chart(scenario_of(long_scenario(1500))))
    assert len(picture.texts("name")) == 1502
