"""A scenario as a map: every scene and ending, the lines between them, and what was met of it.

The map itself hides nothing. Whoever shows it keeps to `Point.met`, so that no decision is given
away before a learner has met it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from coach.content.model import Reply, Route, Scenario
from coach.content.story import State, affect, answer, follow
from coach.practice.moves import Move
from coach.practice.plan import Line, all_lines, in_tree
from coach.practice.session import Session, Turn, unfold


class Kind(StrEnum):
    """What a point of the map is."""

    DECISION = "decision"
    RECOVERY = "recovery"
    """A decision that exists because of a mistake."""
    PASSAGE = "passage"
    """A scene without replies."""
    ENDING = "ending"

    @property
    def is_decision(self) -> bool:
        """Whether there is something to answer."""
        return self in {Kind.DECISION, Kind.RECOVERY}


class Point(NamedTuple):
    """A scene or an ending on the map."""

    place: str
    """Its id."""
    depth: int
    """How many places it stands behind the way finally taken; 0 on it."""
    kind: Kind
    met: bool
    """Whether the learner has been here, in any run."""
    in_run: bool
    """Whether that was in this run, even if going back has left it again."""
    on_way: bool
    """Whether the way finally taken comes by here."""
    number: int | None
    """Which of the run's decisions it is, from one in the order they were met."""
    answer: Reply | None
    """The answer on the way finally taken, else the last one given here in any run."""


class Met(NamedTuple):
    """What a learner has come by in a scenario, what was left by going back included."""

    places: frozenset[str]
    """Scenes that were read and endings that were reached."""
    answers: Mapping[str, str]
    """Decision to the reply last given to it."""


@dataclass(frozen=True, slots=True)
class Map:
    """A scenario around one run of it."""

    session: Session
    points: tuple[Point, ...]
    """From the first row to the last."""
    lines: frozenset[Line]
    way: tuple[str, ...]
    """The places of the way finally taken, in their order."""

    @property
    def scenario(self) -> Scenario:
        """What is drawn."""
        return self.session.scenario

    @property
    def taken(self) -> frozenset[Line]:
        """The lines of the way finally taken."""
        return frozenset(map(Line, self.way, self.way[1:]))

    def point(self, place: str) -> Point:
        """The point of a scene or an ending. Raises KeyError where it is not on the map."""
        return self.points[self.row(place)]

    def row(self, place: str) -> int:
        """The row of a scene or an ending, from zero. Raises KeyError where there is none."""
        for row, point in enumerate(self.points):
            if point.place == place:
                return row
        raise KeyError(place)

    def turn(self, decision: str) -> Turn | None:
        """The answer to `decision` on the way finally taken, the last one where there are more."""
        turns = (turn for turn in reversed(self.session.turns) if turn.decision == decision)
        return next(turns, None)

    def onward(self, point: Point, reply: Reply | None = None) -> str | None:
        """The next place after `point` along `reply`, else along the answer, else any line.

        Of several lines the one taken comes first, then the one that leads least far. None at an
        ending.
        """
        if chosen := reply or point.answer:
            return self.routes(point.place, chosen)[0].to
        lines = [line for line in self.lines if line.source == point.place]
        taken = self.taken
        ahead = min(
            lines, key=lambda line: (line not in taken, self.row(line.target)), default=None
        )
        return ahead.target if ahead else None

    def before(self, point: Point) -> str | None:
        """A place that leads to `point`, along the line taken if one is; None at the start."""
        lines = [line for line in self.lines if line.target == point.place]
        taken = self.taken
        last = max(lines, key=lambda line: (line in taken, self.row(line.source)), default=None)
        return last.source if last else None

    def routes(self, decision: str, reply: Reply) -> tuple[Route, ...]:
        """Where `reply` leads from `decision`: the one route that this run would take.

        Where the run does not come by, that depends; then these are all the routes there are.
        """
        turn = self.turn(decision)
        if turn is None:
            return reply.goto
        return (follow(self.scenario, affect(self.scenario, turn.before, reply), reply.goto),)


def draw_map(session: Session, others: Iterable[Session] = ()) -> Map:
    """The map of a scenario around `session`.

    `others` are the learner's other runs of it, the latest last. Everything that some reply or
    route names is on the map, even where no conversation can come to it.
    """
    scenario = session.scenario
    lines, way = all_lines(scenario), tuple(_way(session))
    on_way = frozenset(way)
    met, here = _meet([*others, session]), _meet([session])
    final = {turn.decision: turn.reply.id for turn in session.turns}
    answers, numbers = {**met.answers, **final}, _numbers(session.moves)
    points = (
        Point(
            place,
            depth,
            _kind(scenario, place),
            met=place in met.places,
            in_run=place in here.places,
            on_way=place in on_way,
            number=numbers.get(place),
            answer=scenario.scenes[place].reply(answers[place]) if place in answers else None,
        )
        for place, depth in in_tree(scenario, way).items()
    )
    return Map(session, tuple(points), lines, way)


def _meet(sessions: Iterable[Session]) -> Met:
    places: set[str] = set()
    answers: dict[str, str] = {}
    for session in sessions:
        for each in unfold(session.begun, session.moves):
            places.update((*each.passage.scenes, each.state.place))
        answers.update({move.decision: move.reply for move in session.moves if move.reply})
    return Met(frozenset(places), answers)


def _way(session: Session) -> Iterator[str]:
    yield from session.opening.scenes
    for turn in session.turns:
        yield from turn.passage.scenes
    if session.ending:
        yield session.state.place


def _numbers(moves: Sequence[Move]) -> dict[str, int]:
    decisions = dict.fromkeys(move.decision for move in moves)
    return {decision: number for number, decision in enumerate(decisions, start=1)}


def _kind(scenario: Scenario, place: str) -> Kind:
    scene = scenario.scenes.get(place)
    if scene is None:
        return Kind.ENDING
    if not scene.is_decision:
        return Kind.PASSAGE
    return Kind.RECOVERY if scene.recovery else Kind.DECISION


BUDGET = 50_000
"""How many states are looked at before a decision is given up."""


def way_to(session: Session, decision: str, budget: int = BUDGET) -> tuple[Move, ...] | None:
    """The moves by which `decision` is come to for the first time; None where nothing leads there.

    They follow the way finally taken in `session` for as long as they can, then turn off it by the
    fewest answers.
    """
    turns = session.turns
    for number, turn in enumerate(turns):
        if turn.decision == decision:
            return _moves(turns[:number])
    states = [*(turn.before for turn in turns), session.state]
    seen: set[State] = set()
    for number, state in reversed(list(enumerate(states))):
        rest = _search(session.scenario, state, decision, seen, budget)
        if rest is not None:
            return (*_moves(turns[:number]), *rest)
    return None


def _moves(turns: Iterable[Turn]) -> tuple[Move, ...]:
    return tuple(Move(turn.decision, turn.reply.id) for turn in turns)


def _search(
    scenario: Scenario, start: State, decision: str, seen: set[State], budget: int
) -> tuple[Move, ...] | None:
    """The fewest answers from `start`. What is in `seen` leads nowhere, and what does not is added.

    Breadth first, so that the first way found is a shortest one.
    """
    ahead: deque[tuple[State, tuple[Move, ...]]] = deque([(start, ())])
    while ahead and len(seen) < budget:
        state, way = ahead.popleft()
        if state.place == decision:
            return way
        if state in seen or state.place not in scenario.scenes:
            continue
        seen.add(state)
        for reply in scenario.scenes[state.place].replies:
            after = answer(scenario, state, reply).state
            ahead.append((after, (*way, Move(state.place, reply.id))))
    return None
