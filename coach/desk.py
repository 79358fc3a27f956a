"""Opening a scenario to write for one of its decisions in one's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC

from coach.content.library import Card, Library
from coach.content.model import Pack, Scenario, Scene
from coach.content.source import load_pack, load_scenario
from coach.errors import Problem, RequestError, UnknownName
from coach.journal.attempt import Attempt, new_id
from coach.journal.drawer import Drawer
from coach.journal.keeping import resume
from coach.journal.ownwords import OwnWords
from coach.locale import N_
from coach.practice.cues import Search, search
from coach.practice.debrief import debrief
from coach.practice.names import Named
from coach.practice.session import Session
from coach.world import World


@dataclass(frozen=True, slots=True)
class Desk:
    """A scenario with the decisions that its learner has met and can write for."""

    card: Card
    pack: Pack
    scenario: Scenario
    decisions: tuple[str, ...]
    """In the order of the last run, then those of earlier ones; at least one."""
    suggested: str
    """The one with a message half done, else the one with the most to gain."""
    kept: tuple[OwnWords, ...]
    """What was written before, the last one last."""
    drawer: Drawer
    """Where what is written is kept."""
    damaged: tuple[Problem, ...]
    """Files of earlier messages that cannot be read."""

    def scene(self, decision: str) -> Scene:
        """The scene of a decision."""
        return self.scenario.scenes[decision]

    def draft(self, decision: str) -> OwnWords | None:
        """The message for `decision` to go on with."""
        return self._last(decision, half_done=True)

    def finished(self, decision: str) -> OwnWords | None:
        """The message for `decision` finished last."""
        return self._last(decision, half_done=False)

    def _last(self, decision: str, *, half_done: bool) -> OwnWords | None:
        fitting = (
            words
            for words in reversed(self.kept)
            if words.decision == decision and words.half_done is half_done
        )
        return next(fitting, None)

    def begin(self, decision: str, world: World) -> OwnWords:
        """An empty message for `decision`, not worth saving yet."""
        now = world.now().astimezone(UTC)
        return OwnWords(
            id=new_id(now, world.new_token()),
            scenario=self.scenario.id,
            pack=self.pack.id,
            decision=decision,
            language=self.scenario.language,
            started=now,
            updated=now,
        )

    def look(self, decision: str, text: str) -> Search:
        """What a plain search finds in a message for `decision`."""
        people = tuple(person.name for person in self.scenario.people.values())
        medium = self.scenario.medium(self.scene(decision))
        named = Named(people, self.scenario.you)
        return search(text, self.scenario.language, named, letter=medium == "e-mail")

    def find(self, name: str) -> str:
        """The decision with this id or number, else the only one with `name` in its id.

        Raises UnknownName.
        """
        if name in self.decisions:
            return name
        if name.isdecimal() and 0 < int(name) <= len(self.decisions):
            return self.decisions[int(name) - 1]
        near = [decision for decision in self.decisions if name.casefold() in decision]
        if len(near) == 1:
            return near[0]
        raise UnknownName(
            N_("You have met no decision “{name}” in {scenario}. Choose one of: {decisions}."),
            name=name,
            scenario=self.scenario.id,
            decisions=", ".join(near or self.decisions),
        )


def open_desk(world: World, library: Library, card: Card, played: Session | None = None) -> Desk:
    """What can be written for in the scenario of `card`.

    `played` is a run that counts as well, whether it is saved or not. Raises ContentError where
    the scenario cannot be used, and RequestError where no decision of it was met.
    """
    pack = load_pack(library.pack_of(card).folder, world.language)
    scenario = load_scenario(card.folder, world.language, pack)
    told = filter(world.told, world.journal.attempts(card.id))
    runs = [*_runs(told, scenario), *([played] if played else [])]
    decisions = tuple(_writable(scenario, _met(runs)))
    if not decisions:
        raise RequestError(
            N_("You have met no decision of “{title}” to write for yet. Play it first."),
            title=scenario.title,
        )
    drawer = Drawer(world.journal.folder)
    kept, damaged = drawer.read(card.id)
    suggested = _half_written(kept, decisions) or _weakest(runs[-1], decisions) or decisions[0]
    return Desk(card, pack, scenario, decisions, suggested, kept, drawer, damaged)


def _runs(attempts: Iterable[Attempt], scenario: Scenario) -> list[Session]:
    """The last one last."""
    ordered = sorted(attempts, key=lambda attempt: attempt.order)
    return [resume(attempt, scenario).session for attempt in ordered]


def _met(runs: list[Session]) -> dict[str, None]:
    return dict.fromkeys(
        decision for session in reversed(runs) for decision in session.first_answers
    )


def _writable(scenario: Scenario, decisions: Iterable[str]) -> Iterator[str]:
    """Those where something is said or written; what you do in a room has no words to find."""
    for decision in decisions:
        scene = scenario.scenes.get(decision)
        if scene and scene.replies and (scene.professional.say or scenario.is_written(scene)):
            yield decision


def _half_written(kept: tuple[OwnWords, ...], decisions: tuple[str, ...]) -> str | None:
    waiting = [each for each in kept if each.half_done and each.decision in decisions]
    return waiting[-1].decision if waiting else None


def _weakest(run: Session, decisions: tuple[str, ...]) -> str | None:
    weakest = debrief(run).weakest
    return weakest.decision if weakest and weakest.decision in decisions else None
