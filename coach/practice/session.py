"""One run of a scenario, a value.

`choose` and `back` return a new session. A session is what its moves make it: the same scenario,
seed and moves give an equal session, so resuming, replaying, comparing and checking are one
function, `replay`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from typing import NamedTuple, Self

from coach.content.grades import Mode
from coach.content.model import Ending, Reply, Scenario, Scene
from coach.content.story import Passage, State, answer, open_story, outset
from coach.practice.moves import Move, first_answers


class TrustChange(NamedTuple):
    """How a person's trust moved by one reply."""

    person: str
    before: int
    after: int


class Turn(NamedTuple):
    """One answered decision on the way finally taken, and what it led to."""

    decision: str
    reply: Reply
    before: State
    passage: Passage
    """The scenes from the reaction to the next decision or the ending."""

    def trust_changes(self, scenario: Scenario) -> tuple[TrustChange, ...]:
        """Everyone whose trust moved, in the order of the scenario's people."""
        levels = zip(scenario.people, self.before.trust, self.passage.state.trust, strict=True)
        return tuple(TrustChange(*change) for change in levels if change[1] != change[2])


def lot(seed: int, *names: str) -> bytes:
    """The lot that `names` draw. Things sorted by theirs are in an order mixed by `seed`."""
    return blake2b("/".join((str(seed), *names)).encode(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a scenario up to now.

    Exactly one of `decision` and `ending` is not None.
    """

    scenario: Scenario
    seed: int
    mode: Mode
    opening: Passage
    turns: tuple[Turn, ...] = ()
    """The way finally taken."""
    moves: tuple[Move, ...] = ()
    """Everything the learner did, going back included; first the moves that were `given`."""
    from_scene: str | None = None
    """The decision it was begun at, from the map; None where it was begun at the start."""
    tried: State | None = None
    """The state it was begun in to try the scenario out; None at the scenario's own start."""

    @classmethod
    def begin(
        cls,
        scenario: Scenario,
        *,
        seed: int,
        mode: Mode = Mode.PRACTICE,
        from_scene: str | None = None,
        tried: State | None = None,
    ) -> Self:
        """A fresh run; `seed` fixes the order in which replies are shown.

        With `from_scene`, all moves up to that decision are given: they only lead there.
        """
        opening = open_story(scenario, tried)
        return cls(scenario, seed, mode, opening, from_scene=from_scene, tried=tried)

    @classmethod
    def at(cls, scenario: Scenario, decision: str, *, seed: int) -> Self:
        """A run that stands at `decision` from the start, to ask that one alone."""
        state = outset(scenario)._replace(place=decision)
        return cls(scenario, seed, Mode.ASSESSMENT, Passage((decision,), state))

    @property
    def passage(self) -> Passage:
        """The scenes since the last answer."""
        return self.turns[-1].passage if self.turns else self.opening

    @property
    def state(self) -> State:
        """Where the run stands."""
        return self.passage.state

    @property
    def decision(self) -> Scene | None:
        """The decision that waits for an answer."""
        return self.scenario.scenes.get(self.state.place)

    @property
    def ending(self) -> Ending | None:
        """The ending that was reached."""
        return self.scenario.endings.get(self.state.place)

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What can be answered now, in the order shown; empty at an ending."""
        return self.replies_at(self.state.place) if self.decision else ()

    def replies_at(self, decision: str) -> tuple[Reply, ...]:
        """The replies of a decision in the order this run shows them.

        The order depends on seed, scenario and ids alone, so it outlives a resume, another
        language and the author's rearranging of the file. Every order is equally likely.
        """
        replies = self.scenario.scenes[decision].replies
        draw = partial(lot, self.seed, self.scenario.id, decision)
        return tuple(sorted(replies, key=lambda reply: draw(reply.id)))

    @property
    def given(self) -> int:
        """How many of the first moves only lead to `from_scene`; they are nobody's answers."""
        if self.from_scene is None:
            return 0
        own = (n for n, move in enumerate(self.moves) if move.decision == self.from_scene)
        return next(own, len(self.moves))

    def trust(self, person: str) -> int:
        """How far `person` trusts you now, 0 to 100."""
        return dict(zip(self.scenario.people, self.state.trust, strict=True))[person]

    def choose(self, reply_id: str) -> Session:
        """The session after answering the waiting decision with this reply.

        Raises ValueError where nothing waits or the decision has no such reply.
        """
        scene = self.decision
        reply = scene.reply(reply_id) if scene else None
        if reply is None:
            raise ValueError(f"{reply_id!r} does not answer {self.state.place!r}")
        decision = self.state.place
        turn = Turn(decision, reply, self.state, answer(self.scenario, self.state, reply))
        move = Move(decision, reply_id)
        return replace(self, turns=(*self.turns, turn), moves=(*self.moves, move))

    @property
    def can_go_back(self) -> bool:
        """Whether the last answer may be taken back: in practice, until the ending.

        What was given is no answer to take back.
        """
        own = len(self.turns) > self.given
        return self.mode is Mode.PRACTICE and own and self.ending is None

    def back(self) -> Session:
        """The session before the last answer; the first answer stays the one that counts.

        Raises ValueError where going back is not allowed.
        """
        if not self.can_go_back:
            raise ValueError("going back is not allowed here")
        return self._undo()

    def _undo(self) -> Session:
        *kept, last = self.turns
        return replace(self, turns=tuple(kept), moves=(*self.moves, Move(last.decision, None)))

    @property
    def first_answers(self) -> dict[str, str]:
        """Decision to the reply first given to it, in the order they were met."""
        firsts = first_answers(self.moves[self.given :])
        return {decision: move.reply for decision, move in firsts.items() if move.reply}

    @property
    def final_answers(self) -> dict[str, str]:
        """Decision to the reply last given to it on the way finally taken."""
        return {turn.decision: turn.reply.id for turn in self.turns[self.given :]}

    @property
    def begun(self) -> Session:
        """The same run before its first move."""
        return replace(self, turns=(), moves=())

    def replay(self, moves: Iterable[Move]) -> Replayed:
        """The session after `moves`, as far as they hold."""
        waiting = tuple(moves)
        session = deque(unfold(self, waiting), maxlen=1).pop()
        return Replayed(session, waiting[len(session.moves) - len(self.moves) :])


class Replayed(NamedTuple):
    """A session rebuilt, and the moves that no longer hold because the scenario has changed."""

    session: Session
    dropped: tuple[Move, ...]


def replay(
    scenario: Scenario,
    moves: Iterable[Move],
    *,
    seed: int,
    mode: Mode = Mode.PRACTICE,
    from_scene: str | None = None,
) -> Replayed:
    """The session that `moves` make, as far as they hold.

    The first move that does not fit ends the replay; it and all that follow are `dropped`.
    """
    return Session.begin(scenario, seed=seed, mode=mode, from_scene=from_scene).replay(moves)


def unfold(session: Session, moves: Iterable[Move]) -> Iterator[Session]:
    """`session`, then as it is after each of `moves`, as far as they hold."""
    yield session
    for move in moves:
        if (after := _repeat(session, move)) is None:
            return
        yield (session := after)


def _repeat(session: Session, move: Move) -> Session | None:
    if move.reply is None:
        undoable = session.can_go_back and session.turns[-1].decision == move.decision
        return session._undo() if undoable else None
    scene = session.decision
    if session.state.place != move.decision or scene is None or scene.reply(move.reply) is None:
        return None
    return session.choose(move.reply)
