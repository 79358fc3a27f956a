"""`coach map NAME`: a scenario as its author sees it, drawn and counted."""

from __future__ import annotations

from argparse import Namespace
from io import StringIO
from typing import Any

from coach.commands.call import Call
from coach.commands.environment import open_world, path_of, uncollected
from coach.commands.named_scenario import open_named, scenario_at
from coach.content.check.graph.states import BUDGET
from coach.content.check.printing import cut_as_json
from coach.content.loading import load_pack, load_scenario
from coach.content.model import Scenario
from coach.files import write_new
from coach.locale import _
from coach.output import Paper, json_text, paper, terminal_width
from coach.practice.plan import Arrow, Chart
from coach.practice.scenario_figures import Survey, power_of_ten
from coach.practice.simple_players import Tried, try_players
from coach.world import World


def draw(call: Call, options: Namespace) -> int:
    """Tell the map of a scenario with its figures, as a graph, or as JSON.

    It is printed, or written to a file where nothing is yet.
    """
    world = open_world(call.environ, options, call.stderr)
    chart = Chart(_scenario(call, world, options.name))
    width = None if options.out else terminal_width(call.stdout, call.environ)
    with uncollected():
        text = _text(chart, options, width)
    if options.out is None:
        call.stdout.write(text)
        return 0
    out = path_of(options.out)
    write_new(out, text)
    paper(call.stdout, call.environ).lines(_("Written: {path}").format(path=out))
    return 0


def _text(chart: Chart, options: Namespace, width: int | None) -> str:
    if options.mermaid:
        from coach.exchange.map_formats import mermaid  # noqa: PLC0415 (one of several formats)

        return mermaid(chart)
    if options.dot:
        from coach.exchange.map_formats import dot  # noqa: PLC0415 (as above)

        return dot(chart)
    survey = Survey.of(chart.scenario, options.states or BUDGET)
    tried = try_players(chart.scenario)
    if options.json:
        return json_text(_data(chart, survey, tried))
    return _page(chart, survey, tried, width)


def _scenario(call: Call, world: World, name: str) -> Scenario:
    """The scenario that is named, by its path or by its name in the library."""
    folder = scenario_at(name) or open_named(call, world, name).card.folder
    within = folder.parent
    pack = load_pack(within, world.language) if (within / "pack.toml").is_file() else None
    return load_scenario(folder, world.language, pack)


def _page(chart: Chart, survey: Survey, tried: tuple[Tried, ...], width: int | None) -> str:
    from coach.plain.map import tree  # noqa: PLC0415 (as above)
    from coach.plain.scenario_figures import figures  # noqa: PLC0415 (data for a program needs no lines)

    text = StringIO()
    page = Paper(text, width)
    page.block(chart.scenario.title)
    page.blocks(tree(chart, width))
    page.blocks(figures(survey, tried, width))
    return text.getvalue()


def _data(chart: Chart, survey: Survey, tried: tuple[Tried, ...]) -> dict[str, Any]:
    scenario = chart.scenario
    return {
        "scenario": scenario.id,
        "title": scenario.title,
        "start": scenario.start,
        "scenes": {
            place: _scene(chart, place) for place in chart.places if place in scenario.scenes
        },
        "endings": {
            name: {
                "outcome": ending.outcome.value,
                "title": ending.title,
                "ways": _ways(survey.ways.get(name, 0)),
                "shortest": list(survey.shortest[name]) if name in survey.shortest else None,
            }
            for name, ending in scenario.endings.items()
        },
        "counts": {
            "scenes": len(scenario.scenes),
            "decisions": survey.decisions,
            "recoveries": survey.recoveries,
            "endings": len(scenario.endings),
            "states": len(survey.graph.states),
            "cut": cut_as_json(survey.graph.cut),
        },
        "players": {each.player.value: _tried(each) for each in tried},
    }


def _ways(ways: int | None) -> int | str | None:
    return (power_of_ten(ways) if ways else None) or ways


def _scene(chart: Chart, place: str) -> dict[str, Any]:
    scene = chart.scenario.scenes[place]
    return {
        "decision": scene.is_decision,
        "recovery": scene.recovery,
        "contested": scene.contested is not None,
        "medium": chart.scenario.medium(scene),
        "linked": place in chart.linked,
        "arrows": [_arrow(arrow) for arrow in chart.arrows(place)],
    }


def _arrow(arrow: Arrow) -> dict[str, Any]:
    return {
        "to": arrow.target,
        "reply": arrow.reply.id if arrow.reply else None,
        "grade": arrow.reply.grade.value if arrow.reply else None,
        "when": arrow.when.model_dump(exclude_defaults=True) if arrow.when else None,
    }


def _tried(tried: Tried) -> dict[str, Any]:
    return {
        "runs": tried.runs,
        "unended": tried.unended,
        "percents": {str(percent): runs for percent, runs in sorted(tried.percents.items())},
        "endings": dict(tried.endings),
    }
