"""One attempt on the screen: its session, its stage and its file.

The widgets draw what stands here; nothing is decided in them. Made in a thread, for it reads the
scenario.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from textual.visual import Visual

from coach.activities.play import (
    follows,
    from_the_map,
    no_longer_fit,
    notices,
    open_play,
    trying_out,
)
from coach.content.grades import Mode
from coach.content.loading import load_pack, load_scenario
from coach.content.model import Scenario
from coach.errors import NotSaved, RequestError
from coach.exchange.conversation import conversation
from coach.exchange.pages import html
from coach.exchange.saving import write_into
from coach.journal.resuming import Past, look_back, record
from coach.journal.saver import Saver
from coach.locale import N_
from coach.practice.debrief import Advice, Compared, Debrief, advise, compare, debrief, note
from coach.practice.map import Map, draw_map
from coach.practice.reloading import carry
from coach.practice.session import Replayed, Session, Turn
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
        self._pack = opened.pack
        self.session: Session = opened.session
        self.stage = Stage(opened.session.scenario, opened.pack.principles)
        self.coached = world.coached(opened.session.mode)
        """Whether the coach speaks after every decision, as it was set when the run was opened."""
        self.resumed = bool(opened.session.moves)
        self._follows = opened.earlier is not None
        self.notices = tuple(notices(opened.resumed)) if opened.resumed else ()
        if start.from_scene:
            self.notices = (trying_out() if start.tried else from_the_map(),)
        self.on_trouble: Callable[[NotSaved | None], None] = lambda _trouble: None
        self.last = opened.last
        """The attempt finished last before this one."""
        self.again = start.again
        """Whether it was played to be compared with the last time."""
        self._attempt, self._claim = opened.attempt, opened.claim
        self._saver = Saver(opened.save, self._told)
        if self.session.ending:  # the scenario has changed, and the moves now lead to an ending
            self._keep(self.session)

    @property
    def scenario(self) -> Scenario:
        """What is played, in the language in use."""
        return self.session.scenario

    @property
    def preface(self) -> str:
        """What is added to the brief."""
        if self.session.tried:
            return trying_out()
        earlier = self._library.card(self.scenario.continues) if self._follows else None
        return follows(earlier.title) if earlier else ""

    @property
    def mode(self) -> Mode:
        """How it is played."""
        return self.session.mode

    @property
    def past(self) -> Past:
        """This run, as any other attempt is looked back on."""
        return Past(self._attempt, self.session)

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

    def renew(self, world: World, *, looked_back_on: bool = False) -> tuple[str, ...]:
        """Go on with the files as they are now, in the language of `world`.

        Returns what the learner has to be told. Raises CoachError where that cannot be; then all
        is as it was. A finished trial may go on, unless it is `looked_back_on`.
        """
        library = world.library()
        card = library.again(self.card)
        pack = load_pack(library.pack_of(card).folder, world.language)
        scenario = load_scenario(card.folder, world.language, pack)
        session, dropped = self._carried(scenario, may_go_on=not looked_back_on)
        self._world, self._library, self._pack, self.card = world, library, pack, card
        self.start = replace(
            self.start, card=card, from_scene=session.from_scene, tried=session.tried
        )
        self.stage = Stage(scenario, pack.principles)
        ends = session.ending and not self.session.ending
        self.session = session
        if ends:
            self._keep(session)
        return (no_longer_fit(dropped),) if dropped else ()

    def _carried(self, scenario: Scenario, *, may_go_on: bool) -> Replayed:
        """What is finished stays so, whatever becomes of its scenario; a trial `may_go_on`."""
        carried = carry(self.session, scenario)
        stays = self.session.tried is None or not may_go_on
        if stays and self.session.ending and not carried.session.ending:
            raise RequestError(_NO_LONGER_ENDS)
        return carried

    def opening(self) -> Iterator[Visual]:
        """The scenes before the first decision."""
        return self.stage.scenes(self.session.opening.scenes, after=None)

    def story(self, turn: Turn) -> list[Visual]:
        """What you answered and what the person then says and does."""
        return list(self.stage.turn(turn))

    def coaching(self, turn: Turn) -> Iterator[Visual]:
        """The coach's note on an answer."""
        scene = self.scenario.scenes[turn.decision]
        about = note(scene, turn.reply)
        return self.stage.coach(about, turn.trust_changes(self.scenario))

    def following(self, turn: Turn) -> Iterator[Visual]:
        """The scenes after an answer, to the next decision or to the ending."""
        medium = self.scenario.medium(self.scenario.scenes[turn.decision])
        scenes = self.stage.scenes(turn.passage.scenes, after=medium)
        ending = self.session.ending if turn is self.session.turns[-1] else None
        return chain(scenes, self.stage.ending(ending) if ending else ())

    def transcript(self) -> tuple[list[Visual], list[Visual]]:
        """Everything up to the last answer and its note, and what has followed since."""
        everything = list(transcript(self.stage, self.session, coached=self.coached))
        turns = self.session.turns
        now = list(self.following(turns[-1]) if turns else self.opening())
        return everything[: len(everything) - len(now)], now

    @property
    def principle_id(self) -> str:
        """The principle of the last answer."""
        return self.scenario.scenes[self.session.turns[-1].decision].principle or ""

    def principle(self) -> Iterator[Visual]:
        """The principle of the last answer, with its note."""
        return self.stage.principle(self.principle_id)

    def debrief(self) -> Debrief:
        """The run seen from here."""
        return debrief(self.session)

    def write_page(self) -> Path:
        """Write the conversation as a page of HTML; its file. Raises RequestError."""
        told = conversation(self.session, self._pack, self._started, coached=True)
        name = f"{self.scenario.id}-{self._attempt.id}.html"
        return write_into(self._world.places.taken_along, name, html(told))

    @property
    def _started(self) -> datetime:
        return self._attempt.started.astimezone(self._world.now().tzinfo)

    def compared(self) -> tuple[Compared, ...]:
        """This run beside the one finished before it; empty where there is none.

        A run from the map is no second time.
        """
        if self.last is None or self.session.from_scene:
            return ()
        return compare(self.last.session, self.session)

    def others(self) -> tuple[Past, ...]:
        """Every other attempt at the scenario with an answer that still holds, the latest last."""
        journal = self._world.journal.everything(self.scenario.id)
        pasts = (look_back(each, self.scenario) for each in journal if each.id != self._attempt.id)
        return tuple(past for past in pasts if past.session.first_answers)

    def map(self) -> Map:
        """The scenario around this run, with what was met of it in any other."""
        return draw_map(self.session, [past.session for past in self.others()])

    def advice(self) -> Advice:
        """What to do next."""
        path = [card.id for card in self._library.cards if not card.problem]
        return advise(self.debrief(), path, self._world.journal.finished)


_NO_LONGER_ENDS = N_(
    "The scenario has changed, and this conversation no longer comes to its end. It stays here as "
    "you played it; play again to see what is new."
)
