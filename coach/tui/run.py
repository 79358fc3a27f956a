"""One attempt on the screen: its session, its stage and its file.

The widgets draw what stands here; nothing is decided in them. Made in a thread, for it reads the
scenario.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from textual.visual import Visual

from coach.content.grades import Mode
from coach.content.model import Scenario
from coach.content.source import load_pack, load_scenario
from coach.errors import NotSaved
from coach.journal.keeping import record
from coach.journal.saver import Saver
from coach.opening import follows, notices, open_play
from coach.practice.debrief import Advice, Compared, Debrief, advise, compare, debrief, note
from coach.practice.session import Session, Turn
from coach.tui.story import Stage, transcript
from coach.world import Start, World


class Run:
    """One attempt being played. Every move is handed over to be saved as soon as it is made."""

    def __init__(self, world: World, start: Start) -> None:
        """Go on with what is half done, or begin.

        Raises ContentError where the scenario or its pack cannot be used.
        """
        self._world = world
        self._library = world.library()
        opened = open_play(world, self._library, start)
        self.start = start
        self.card = start.card
        self.session: Session = opened.session
        self.stage = Stage(opened.session.scenario, opened.pack.principles)
        self.resumed = bool(opened.session.moves)
        self.preface = follows(opened.earlier) if opened.earlier else ""
        """What is added to the brief."""
        self.notices = tuple(notices(opened.resumed)) if opened.resumed else ()
        self.on_trouble: Callable[[NotSaved | None], None] = lambda _trouble: None
        self._attempt, self._claim, self._last = opened.attempt, opened.claim, opened.last
        self._saver = Saver(world.journal.save, self._told)
        if self.session.ending:  # the scenario has changed, and the moves now lead to an ending
            self._keep(self.session)

    @property
    def scenario(self) -> Scenario:
        """What is played, in the language in use."""
        return self.session.scenario

    @property
    def mode(self) -> Mode:
        """How it is played."""
        return self.session.mode

    def choose(self, reply_id: str) -> Turn:
        """Answer the waiting decision."""
        self._keep(self.session.choose(reply_id))
        return self.session.turns[-1]

    def back(self) -> None:
        """Take the last answer back."""
        self._keep(self.session.back())

    def _keep(self, session: Session) -> None:
        self.session = session
        self._attempt = record(session, self._attempt, now=self._world.now())
        self._saver.submit(self._attempt)

    def _told(self, trouble: NotSaved | None) -> None:
        self.on_trouble(trouble)

    def close(self) -> None:
        """Let the attempt go, saved as far as the disk allows."""
        self._saver.flush(timeout=5)
        if self._claim:
            self._claim.release()
            self._claim = None

    def speak(self, world: World) -> None:
        """Go on in the language of `world`.

        Raises ContentError where it cannot be read; then the language stays as it was.
        """
        library = world.library()
        pack = load_pack(library.pack_of(self.card).folder, world.language)
        scenario = load_scenario(self.card.folder, world.language, pack)
        self._world, self._library = world, library
        self.card = next(each for each in library.cards if each.id == self.card.id)
        self.session = self.session.speaking(scenario)
        self.stage = Stage(scenario, pack.principles)

    def opening(self) -> Iterator[Visual]:
        """The scenes before the first decision."""
        return self.stage.scenes(self.session.opening.scenes, after=None)

    def story(self, turn: Turn) -> list[Visual]:
        """What you answered and what the person then says and does."""
        return list(self.stage.turn(turn))

    def coaching(self, turn: Turn) -> Iterator[Visual]:
        """The coach's note on an answer."""
        scene = self.scenario.scenes[turn.decision]
        return self.stage.coach(note(scene, turn.reply), turn.trust_changes(self.scenario))

    def following(self, turn: Turn) -> Iterator[Visual]:
        """The scenes after an answer, to the next decision or to the ending."""
        medium = self.scenario.medium(self.scenario.scenes[turn.decision])
        scenes = self.stage.scenes(turn.passage.scenes, after=medium)
        ending = self.session.ending if turn is self.session.turns[-1] else None
        return chain(scenes, self.stage.ending(ending) if ending else ())

    def transcript(self) -> tuple[list[Visual], list[Visual]]:
        """Everything up to the last answer and its note, and what has followed since."""
        everything = list(transcript(self.stage, self.session, coached=self.mode is Mode.PRACTICE))
        turns = self.session.turns
        now = list(self.following(turns[-1]) if turns else self.opening())
        return everything[: len(everything) - len(now)], now

    def principle(self) -> Iterator[Visual]:
        """The principle of the last answer, with its note."""
        scene = self.scenario.scenes[self.session.turns[-1].decision]
        return self.stage.principle(scene.principle or "")

    def debrief(self) -> Debrief:
        """The run seen from here."""
        return debrief(self.session)

    def compared(self) -> tuple[Compared, ...]:
        """This run beside the one finished before it; empty where there is none."""
        return compare(self._last, self.session) if self._last else ()

    def advice(self) -> Advice:
        """What to do next."""
        path = [card.id for card in self._library.cards if not card.problem]
        return advise(self.debrief(), path, self._world.journal.finished)
