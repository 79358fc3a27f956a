"""Playing a scenario as plain lines: every move is one line read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TextIO

from coach.activities.play import Opened, follows, notices, open_play, trying_out
from coach.content.grades import Mode
from coach.content.library import Library
from coach.content.model import Principle, Reply
from coach.locale import _, ngettext
from coach.output import Paper, paper
from coach.plain.console import Keeper, Lines, chosen, none_of
from coach.plain.debrief import beside_last_time, review, what_next
from coach.plain.note import after_answer, explained, trust_moved
from coach.plain.story import Block, answer, decision, ending, opening, scenes, speeches
from coach.practice.debrief import advise, debrief, note
from coach.practice.session import Session, Turn
from coach.world import Start, World


class Console(NamedTuple):
    """Where lines are read and written; trouble with saving is told on `stderr`."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    def complain(self, text: str) -> None:
        """Tell of trouble, at once."""
        self.stderr.write(f"coach: {text}\n")
        self.stderr.flush()


def play_plainly(world: World, library: Library, start: Start, console: Console) -> bool:
    """Play what `start` asks for, then look back on it; whether an ending was reached.

    Raises ContentError where the scenario cannot be played.
    """
    opened = open_play(world, library, start)
    page = paper(console.stdout, world.environ)
    keeper = Keeper(opened.attempt, opened.save, world.now, console.complain)
    try:
        lines = Lines(console.stdin, page)
        session = PlainPlay(opened, keeper, lines, page, world).play()
        if session.ending is not None:
            page.blocks(_look_back(world, library, start, opened, session))
        return session.ending is not None
    finally:
        if opened.claim is not None:
            opened.claim.release()


def _look_back(
    world: World, library: Library, start: Start, opened: Opened, session: Session
) -> Iterator[Block]:
    seen = debrief(session)
    yield from review(seen, opened.pack, coached=world.coached(session.mode))
    if start.again:
        yield from beside_last_time(opened.last.session if opened.last else None, session)
    if start.exercise or start.tried:
        return
    cards = {card.id: card for card in library.cards if card.problem is None}
    advice = advise(seen, tuple(cards), world.journal.finished)
    upcoming = cards[advice.scenario] if advice.scenario else None
    yield from what_next(advice, opened.pack, start.card, upcoming)


class PlainPlay:
    """One scenario, played by reading lines and writing lines."""

    def __init__(
        self, opened: Opened, keeper: Keeper, lines: Lines, paper: Paper, world: World
    ) -> None:
        self.session = opened.session
        self._opened = opened
        self._keeper = keeper
        self._lines = lines
        self._coached = world.coached(opened.session.mode)
        self._paper = paper
        self._principle: Principle | None = None

    def play(self) -> Session:
        """Play until the ending is told, the learner leaves or the input ends."""
        self._begin()
        while self.session.ending is None:
            self._paper.blocks(decision(self.session))
            if not self._move():
                return self.session
        self._paper.blocks(ending(self.session.scenario, self.session.ending))
        return self.session

    def _begin(self) -> None:
        self._paper.blocks(opening(self.session))
        if self.session.tried:
            self._paper.block(trying_out())
        if self._opened.earlier:
            self._paper.block(follows(self._opened.earlier))
        if (resumed := self._opened.resumed) is not None:
            self._paper.block(*notices(resumed))
        if self.session.ending is not None:
            self._keeper.keep(self.session)
        if self.session.turns:
            self._tell_answer(self.session.turns[-1])
        self._tell_scenes()

    def _move(self) -> bool:
        """Read lines until one moves the session; whether the play goes on."""
        while (line := self._lines.ask_reply(self.session.replies)) not in {None, "q"}:
            if (reply := chosen(line, self.session.replies)) is not None:
                self._answer(reply)
                return True
            if line == "b" and self.session.can_go_back:
                self._go_back()
                return True
            if not line:
                return True
            self._paper.blocks(self._explain(line))
        self._leave(ended=line is None)
        return False

    def _answer(self, reply: Reply) -> None:
        scene = self.session.decision
        self.session = self.session.choose(reply.id)
        self._keeper.keep(self.session)
        turn = self.session.turns[-1]
        self._tell_answer(turn)
        if scene and self._coached:
            pack, said = self._opened.pack, note(scene, reply)
            self._principle = pack.principles.get(said.principle)
            self._paper.blocks(after_answer(said, turn, self.session.scenario, pack))
        elif self.session.mode is Mode.PRACTICE:
            self._paper.blocks(trust_moved(turn, self.session.scenario))
        self._tell_scenes()

    def _tell_answer(self, turn: Turn) -> None:
        scenario = self.session.scenario
        medium = scenario.medium(scenario.scenes[turn.decision])
        self._paper.block(answer(turn.reply))
        self._paper.blocks(speeches(scenario, turn.reply.reaction, medium))

    def _tell_scenes(self) -> None:
        turns, scenario = self.session.turns, self.session.scenario
        before = scenario.scenes[turns[-1].decision] if turns else None
        self._paper.blocks(scenes(scenario, self.session.passage.scenes, before))

    def _go_back(self) -> None:
        self.session = self.session.back()
        self._keeper.keep(self.session)
        self._paper.block(_("You go back. What counts is still your first answer."))
        here = self.session.state.place
        self._paper.blocks(scenes(self.session.scenario, (here,), None))

    def _explain(self, line: str) -> Iterator[Block]:
        if line == "?":
            yield tuple(self._help())
        elif line == "p" and self._principle is not None:
            yield from explained(self._principle)
        elif line == "b":
            yield (self._why_not_back(),)
        else:
            yield (none_of(line, self.session.replies),)

    def _help(self) -> Iterator[str]:
        yield _("1 to {last}: that reply.").format(last=len(self.session.replies))
        yield _("Enter alone: the question and the replies once more.")
        if self.session.can_go_back:
            yield _("b: back to the last decision. What counts is still your first answer.")
        if self._principle is not None:
            yield _("p: more about the principle that was named last.")
        if self.session.tried:
            yield _("q: leave. Nothing of it is kept.")
        else:
            yield _("q: leave. Your answers are kept, and you can go on later.")

    def _why_not_back(self) -> str:
        if self.session.mode is Mode.ASSESSMENT:
            return _("There is no going back in an assessment.")
        return _("This is the first decision; there is nothing to go back to.")

    def _leave(self, *, ended: bool) -> None:
        lines = [_("The input has ended.")] if ended else []
        self._paper.block(*lines, *self._farewell())

    def _farewell(self) -> Iterator[str]:
        made = len(self.session.turns)
        if self.session.tried:
            yield _("You only tried it out; nothing of it is kept.")
            return
        if not self._keeper.saved:
            yield _("Your last answers could not be saved.")
        elif not self.session.moves:
            yield _("There is no answer to keep yet.")
        else:
            yield ngettext("{n} answer is kept.", "{n} answers are kept.", made).format(n=made)
        if not self._opened.attempt.exercise:
            yield _("To go on, type: coach play {name}").format(name=self.session.scenario.id)
