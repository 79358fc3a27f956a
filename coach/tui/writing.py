"""What is being written on the screen: the desk, the message and its file.

The widgets draw what stands here. Made in a thread, for it reads the scenario.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from typing import Any

from textual.content import Content
from textual.visual import Visual

from coach.content.library import Card, Library
from coach.desk import Desk, open_desk
from coach.errors import NotSaved
from coach.journal.ownwords import OwnWords, Step
from coach.journal.saver import Saver
from coach.practice.cues import Search
from coach.practice.session import Session
from coach.practice.ticks import Tick, ticks
from coach.tui import written
from coach.world import World


class Writing:
    """A message for one decision. Every step is handed over to be saved as soon as it is taken."""

    def __init__(
        self,
        world: World,
        library: Library,
        card: Card,
        decision: str | None = None,
        played: Session | None = None,
    ) -> None:
        """Open the desk of `card`, at `decision` where it can be written for.

        Raises ContentError where the scenario cannot be used, and RequestError where no decision
        of it was met.
        """
        self._world, self._played = world, played
        self.desk: Desk = open_desk(world, library, card, played)
        self.on_trouble: Callable[[NotSaved | None], None] = lambda _trouble: None
        self._saver: Saver[OwnWords] = Saver(self.desk.drawer.save, self._told)
        self._drafts: dict[str, OwnWords] = {}
        self._saved: OwnWords | None = None
        self.words: OwnWords
        self.take(decision if decision in self.desk.decisions else None)

    @property
    def decision(self) -> str:
        """What is written for."""
        return self.words.decision

    @property
    def place(self) -> int:
        """The number of the decision among those that can be written for, from one."""
        return self.desk.decisions.index(self.decision) + 1

    def take(self, decision: str | None, *, fresh: bool = False) -> None:
        """Write for `decision`, else for the suggested one: go on with a draft, or begin."""
        chosen = decision or self.desk.suggested
        draft = self._drafts.get(chosen) or self.desk.draft(chosen)
        self.words = draft if draft and not fresh else self.desk.begin(chosen, self._world)

    def turn(self, by: int) -> None:
        """Take the next decision, or with -1 the one before, round and round."""
        decisions = self.desk.decisions
        self.take(decisions[(self.place - 1 + by) % len(decisions)])

    @property
    def begun(self) -> bool:
        """Whether there is a message to go on with."""
        return bool(self.words.text)

    @property
    def has_finished(self) -> bool:
        """Whether something was finished for this decision."""
        return self.desk.finished(self.decision) is not None

    def look_at_finished(self) -> bool:
        """Take what was finished last for this decision; whether there is anything."""
        finished = self.desk.finished(self.decision)
        self.words = finished or self.words
        return finished is not None

    @property
    def text(self) -> str:
        """What stands on the sheet at this step."""
        if self.words.step is Step.REVISE:
            return self.words.revision or ""
        return self.words.text

    def write(self, text: str) -> None:
        """Take over what stands on the sheet; it is saved when asked, or with the next step."""
        if self.words.step is Step.REVISE:
            self._change(revision=text)
        else:
            self._change(text=text)

    def go_to(self, step: Step) -> None:
        """Come to `step`. A revision begins with the first version."""
        revision = self.words.revision
        if step is Step.REVISE and revision is None:
            revision = self.words.text
        self._change(step=step, revision=revision)
        self.save()

    def tick(self, ids: tuple[str, ...]) -> None:
        """Keep what is ticked."""
        self._change(ticks=ids)
        self.save()

    def _change(self, **changes: Any) -> None:
        words = replace(self.words, **changes)
        if words != self.words:
            self.words = replace(words, updated=self._world.now().astimezone(UTC))
            self._drafts[self.decision] = self.words

    def save(self) -> None:
        """Have what was changed saved. Returns at once."""
        if self._drafts.get(self.decision) is self.words is not self._saved:
            self._saved = self.words
            self._saver.submit(self.words)

    def _told(self, trouble: NotSaved | None) -> None:
        self.on_trouble(trouble)

    def close(self) -> None:
        """Have everything on the disk, as far as the disk allows."""
        self.save()
        self._saver.flush(timeout=5)

    def renew(self, world: World, library: Library) -> None:
        """Go on with the scenario as it is now, unless it no longer has this decision.

        Raises CoachError where it cannot be read; then all is as it was.
        """
        desk = open_desk(world, library, library.again(self.desk.card), self._played)
        if self.decision in desk.decisions:
            self.desk, self._world = desk, world

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The statements to tick."""
        return ticks(self.desk.scenario, self.desk.scene(self.decision))

    def search(self, text: str) -> Search:
        """What a plain search finds in `text`."""
        return self.desk.look(self.decision, text)

    def glance(self) -> Content:
        """What stands beside the sheet: the situation, or what to change."""
        if self.words.step is Step.REVISE:
            return written.advice(self.desk, self.words, self.ticks)
        return written.glance(self.desk, self.decision)

    def page(self) -> Iterator[Visual]:
        """What is read at the step that the message has come to."""
        if self.words.step is Step.SEARCH:
            found = self.search(self.words.text)
            return written.report(found, self.ticks, self.words.ticks)
        if self.words.step is Step.MODELS:
            return written.two_models(self.desk, self.words)
        revision = self.words.revision or self.words.text
        return written.both(self.search(self.words.text), self.search(revision))

    def situation(self) -> Iterator[Visual]:
        """What stands before a message is begun."""
        return written.situation(self.desk, self.decision)
