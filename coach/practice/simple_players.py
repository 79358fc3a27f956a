"""Players who do not read: how a scenario scores whoever answers at random or by a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from coach.content.model import Reply, Scenario, Scene
from coach.content.story import State, answer, open_story
from coach.practice.scoring import weigh

RUNS = 1_000
"""How often a random player plays."""
LONGEST_RUN = 1_000
"""After how many answers a run is given up; it may be going round for ever."""

Choose = Callable[[Scene], Reply]
"""How a player answers."""


class Player(StrEnum):
    """Somebody who answers by a rule."""

    RANDOM = "random"
    """Any reply, each as likely as the others."""
    LONGEST = "longest"
    """Always the reply with the most characters, the first of several."""
    BEST = "best"
    """Always the professional reply."""


@dataclass(frozen=True, slots=True)
class Tried:
    """How the runs of one player came out."""

    player: Player
    runs: int
    percents: Mapping[int, int]
    """Score in percent to how many runs came to it; runs that met no decision that counts and
    runs that were given up are not here."""
    endings: Mapping[str, int]
    """Ending to how many runs came to it."""

    @property
    def unended(self) -> int:
        """How many runs were given up."""
        return self.runs - sum(self.endings.values())

    def percentile(self, share: int) -> int | None:
        """The least score that at least `share` percent of the scored runs do not exceed.

        None where no run has a score.
        """
        scored, passed = sum(self.percents.values()), 0
        for percent, runs in sorted(self.percents.items()):
            passed += runs
            if 100 * passed >= share * scored:
                return percent
        return None

    def tens(self) -> tuple[int, ...]:
        """How many runs score 0 to 9 percent, 10 to 19, and so on; the last is 90 to 100."""
        counts = [0] * 10
        for percent, runs in self.percents.items():
            counts[min(percent // 10, 9)] += runs
        return tuple(counts)


def try_players(scenario: Scenario, runs: int = RUNS) -> tuple[Tried, ...]:
    """Every player's runs of a valid scenario, the same each time.

    A random player plays `runs` times, with the seeds 0, 1, 2 and so on; the others always do the
    same, so they play once.
    """
    chance = (_at_random(Random(seed)) for seed in range(runs))
    return (
        _tried(Player.RANDOM, scenario, chance),
        _tried(Player.LONGEST, scenario, [_longest]),
        _tried(Player.BEST, scenario, [lambda scene: scene.professional]),
    )


def _at_random(chance: Random) -> Choose:
    return lambda scene: chance.choice(scene.replies)


def _longest(scene: Scene) -> Reply:
    return max(scene.replies, key=lambda reply: len(reply.text))


def _tried(player: Player, scenario: Scenario, players: Iterable[Choose]) -> Tried:
    percents: Counter[int] = Counter()
    endings: Counter[str] = Counter()
    runs = 0
    for choose in players:
        runs += 1
        first: dict[str, str] = {}
        place = scenario.start
        for state, reply in _run(scenario, choose):
            if reply is not None:
                first.setdefault(state.place, reply.id)
            place = state.place
        if place in scenario.endings:
            endings[place] += 1
            percent = weigh(scenario, first, first).score.percent
            if percent is not None:
                percents[percent] += 1
    return Tried(player, runs, percents, endings)


def _run(scenario: Scenario, choose: Choose) -> Iterator[tuple[State, Reply | None]]:
    """Every decision met with the reply given there, then where the run stops."""
    state = open_story(scenario).state
    for _answers in range(LONGEST_RUN):
        scene = scenario.scenes.get(state.place)
        if scene is None:
            break
        reply = choose(scene)
        yield state, reply
        state = answer(scenario, state, reply).state
    yield state, None
