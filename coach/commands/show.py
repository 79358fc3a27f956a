"""`coach show NAME`: what a scenario is about, and nothing of how it goes."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from coach.commands.call import Call
from coach.commands.environment import open_world
from coach.commands.library import card_data, half_done, read_standings
from coach.commands.named_scenario import open_named
from coach.content.loading import load_scenario
from coach.content.model import Scenario
from coach.journal.scenario_state import Standing
from coach.locale import _, ngettext
from coach.output import json_text, paper, prose
from coach.wording import labels


def show(call: Call, options: Namespace) -> int:
    """Print the brief of a scenario, whom you meet there, and how you stand in it."""
    world = open_world(call.environ, options, call.stderr)
    world, library, card = open_named(call, world, options.name)
    scenario = load_scenario(card.folder, world.language)
    standing = read_standings(world, call.stderr, card.id).get(card.id)
    if options.json:
        people = [
            {"id": person_id, **person.model_dump()}
            for person_id, person in scenario.people.items()
        ]
        call.stdout.write(json_text({**card_data(library, card, standing), "people": people}))
    else:
        topic = dict(library.pack_of(card).topics).get(card.topic, card.topic)
        page = paper(call.stdout, call.environ)
        page.blocks(_about(scenario, topic))
        page.blocks(_standing(standing, card.id))
    return 0


def _about(scenario: Scenario, topic: str) -> Iterator[tuple[str, ...]]:
    where = f"{labels.media(scenario.media)}, {labels.minutes(scenario.minutes)}"
    yield (scenario.title, prose(scenario.summary))
    yield (
        _("Name: {name}").format(name=scenario.id),
        _("Topic: {topic}").format(topic=topic),
        _("Medium: {media}").format(media=where),
    )
    yield (prose(scenario.brief),)
    yield (_("What you want: {goal}").format(goal=prose(scenario.goal)),)
    yield (
        _("Whom you meet:"),
        *(f"{person.name}: {prose(person.about)}" for person in scenario.people.values()),
    )


def _standing(standing: Standing | None, name: str) -> Iterator[tuple[str, ...]]:
    if standing is None:
        yield (_("You have not played it yet. Type: coach play {name}").format(name=name),)
        return
    lines = []
    if standing.last is not None:
        last = standing.last
        score = labels.points(last.percent, last.professional, last.decisions)
        lines.append(_("Last time: {score}.").format(score=score))
    if standing.best is not None:
        lines.append(_("Best score: {percent} percent.").format(percent=standing.best))
    if waiting := half_done(standing):
        lines.append(_("Now: {half_done}.").format(half_done=waiting))
    yield (*lines, _played(standing))


def _played(standing: Standing) -> str:
    number = standing.finished
    return ngettext("Finished once.", "Finished {n} times.", number).format(n=number)
