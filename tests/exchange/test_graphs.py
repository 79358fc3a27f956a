"""The map of a scenario for Mermaid and for Graphviz."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.model import Scenario
from coach.exchange.map_formats import dot, mermaid
from coach.practice.plan import Chart
from tests.factory import decision, minimal_scenario, reply
from tests.strategies import scenario_of, scenarios

NASTY = '"]; end %%{init: {}}%% <b>&quot;</b> \\" #35; `x` | --> \\N {{ }} é 日本'
LABEL = r'"(?:[^\x00-\x7f]|[A-Za-z0-9 .,:-]|#\d+;|<br/>)*"'
SHAPES = (rf"\(\[{LABEL}\]\)", rf"\[{LABEL}\]", rf"\({LABEL}\)", rf"\{{\{{{LABEL}\}}\}}")
NODE = re.compile(rf"  (n\d+)(?:{'|'.join(SHAPES)})")
EDGE = re.compile(rf"  (n\d+) -->(?:\|{LABEL}\|)? (n\d+)")


def nasty() -> Scenario:
    """A scenario whose author writes what graphs are made of, and uses a word of Mermaid's."""
    when = [{"when": {"trust": {"ann": 60}}, "to": "good"}, {"to": "end"}]
    return scenario_of(
        minimal_scenario(
            title=NASTY,
            start="graph",
            scenes={
                "graph": decision(
                    reply("plain", goto=when), reply("rude", "damaging", goto="mend")
                ),
                "mend": decision(recovery=True),
            },
            endings={
                name: {"outcome": "stronger", "title": NASTY, "text": "Ann smiles."}
                for name in ("good", "bad", "end")
            },
        )
    )


def arrows(chart: Chart) -> list[tuple[str, str]]:
    return [(place, arrow.target) for place in chart.places for arrow in chart.arrows(place)]


def well_formed(text: str, chart: Chart) -> None:
    opening, title, closing, kind, *lines = text.splitlines()
    assert (opening, closing, kind) == ("---", "---", "flowchart TD")
    assert json.loads(title.removeprefix("title: ")) == " ".join(chart.scenario.title.split())
    nodes = [match[1] for line in lines if (match := NODE.fullmatch(line))]
    edges = [match.groups() for line in lines if (match := EDGE.fullmatch(line))]
    assert len(nodes) + len(edges) == len(lines)
    numbers = dict(zip(chart.places, nodes, strict=True))
    assert edges == [(numbers[source], numbers[target]) for source, target in arrows(chart)]


@given(scenarios())
def test_every_scenario_is_a_flowchart(scenario: Scenario) -> None:
    """Each place is a node, each route an arrow, and nothing else stands there."""
    chart = Chart(scenario)
    well_formed(mermaid(chart), chart)


def test_mermaid_takes_no_orders_from_an_author() -> None:
    """What a title says is shown, whatever it would mean to Mermaid."""
    text = mermaid(Chart(nasty()))
    well_formed(text, Chart(nasty()))
    assert "%%" not in text
    assert "#34;#93;#59; end" in text


def test_a_map_tells_grades_conditions_recovery_and_outcomes() -> None:
    """Nothing an author needs depends on a colour or a shape."""
    for text in (mermaid(Chart(nasty())), dot(Chart(nasty()))):
        for told in ("● professional: plain", "○ damaging: rude", "recovery, chat", "stronger"):
            assert told in text
        assert "otherwise" in text
    assert "if trust.ann ≥ 60" in dot(Chart(nasty()))


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@given(st.just(nasty()) | scenarios())
def test_graphviz_draws_what_is_there(scenario: Scenario) -> None:
    """Graphviz reads every place, arrow and title as it was written."""
    chart = Chart(scenario)
    drawn = subprocess.run(
        ["dot", "-Tdot_json"], input=dot(chart).encode(), capture_output=True, check=True
    )
    assert drawn.stderr == b""
    read = json.loads(drawn.stdout)
    names = [each["name"] for each in read["objects"]]
    assert sorted(names) == sorted(chart.places)
    edges = [(names[each["tail"]], names[each["head"]]) for each in read["edges"]]
    assert sorted(edges) == sorted(arrows(chart))


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_shows_an_authors_words_as_they_are() -> None:
    """No quote ends a label, and no entity or escape is taken for another character."""
    source = dot(Chart(nasty())).encode()
    drawn = subprocess.run(["dot", "-Tsvg"], input=source, capture_output=True, check=True)
    shown = drawn.stdout.decode()
    assert "&amp;quot;" in shown
    assert "\\N" in shown
    assert "#35;" in shown
