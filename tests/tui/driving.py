"""The screens as a learner has them: keys in, the text on the screen out.

async with seat(world) as me:
    await me.press("enter")
    await me.sees("What do you say?")
    await me.answer("november")
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from textual.pilot import Pilot
from textual.screen import Screen
from textual.selection import SELECT_ALL
from textual.widgets import Static
from textual.widgets._toast import Toast

from coach import locale
from coach.content.cards import Card
from coach.content.exercise_cards import ExerciseCard, ExerciseShelf
from coach.paths import places
from coach.settings import read_settings
from coach.tui.app import CoachApp
from coach.tui.debrief import DebriefScreen
from coach.tui.exercise import ExerciseScreen
from coach.tui.library import LibraryScreen
from coach.tui.play import Phase, PlayScreen
from coach.tui.widgets.bars import Key, KeyBar
from coach.tui.widgets.page import Page
from coach.world import Beginning, ExerciseStart, Start, World

ROUNDS = 1000
"""How often a condition is looked at before a test gives up; each lets everything else work."""

STEPS = 30
"""How often Enter may be needed to get somewhere."""


def make_world(
    home: Path, *packs: Path, language: str = "en", motion: bool = False, seed: int = 7
) -> World:
    """A user with everything in `home`, with `packs` instead of ours where some are given.

    The clock goes on by a minute each time it is looked at; chance is the same each time for the
    same `seed`.
    """
    locale.use(language)
    where = places({"COACH_HOME": str(home)})
    minutes = count()
    return World(
        places=replace(where, packs=packs or where.packs, here=home / "here"),
        settings=replace(read_settings(where.settings).settings, motion=motion),
        language=language,
        environ={},
        now=lambda: datetime(2026, 3, 2, 9, 0, tzinfo=UTC) + timedelta(minutes=next(minutes)),
        random_bytes=Random(seed).randbytes,
        zone=UTC,
    )


def card(world: World, scenario: str) -> Card:
    """The card of a scenario in the library of `world`."""
    return world.library().find(scenario)


def exercise_card(world: World, exercise: str) -> ExerciseCard:
    """The card of an exercise in the packs of `world`."""
    return ExerciseShelf.of(world.library(), world.language).find(exercise)


def flat(text: str) -> str:
    """`text` in one line, so that it does not matter where it was wrapped."""
    return " ".join(text.replace("▎", " ").split())


def dense(text: str) -> str:
    """`text` without white space, so that not even words broken in two matter."""
    return "".join(text.replace("▎", " ").split())


def in_order(text: str, *parts: str) -> None:
    """Assert that `parts` stand in `text` one after the other."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"“{part}” is not in its place in:\n{text}"
        at = found + len(part)


def text_of(screen: Screen[object]) -> str:
    """What can be seen on `screen`, line by line, notifications included."""
    strips = screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def page_of(screen: Screen[object]) -> str:
    """Everything on the page of `screen`, what is scrolled out of sight included."""
    selected = screen.query_one(Page).get_selection(SELECT_ALL)
    return selected[0] if selected else ""


async def until(pilot: Pilot[None], what: str, condition: Callable[[], object]) -> None:
    """Wait for `condition`; fail with `what` where it never comes."""
    for _round in range(ROUNDS):
        if condition():
            return
        await pilot.pause()
    raise AssertionError(f"{what}: never came. On the screen:\n{text_of(pilot.app.screen)}")


class Seat:
    """A learner in front of the screens."""

    def __init__(self, app: CoachApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> Screen[object]:
        """What is in front."""
        return self.app.screen

    @property
    def play(self) -> PlayScreen:
        """The play screen in front."""
        assert isinstance(self.screen, PlayScreen), text_of(self.screen)
        return self.screen

    @property
    def lines(self) -> str:
        """What can be seen, as it is laid out."""
        return text_of(self.screen)

    @property
    def text(self) -> str:
        """What can be seen, in one line."""
        return flat(self.lines)

    @property
    def page(self) -> str:
        """Everything on the page, in one line, whether it is in sight or not."""
        return flat(page_of(self.screen))

    @property
    def told(self) -> str:
        """What notifications say, without their line breaks: long paths are broken anywhere."""
        lines = self.lines.splitlines()
        regions = [toast.content_region for toast in self.screen.query(Toast)]
        return "\n".join(
            dense("".join(line[each.x : each.right] for line in lines[each.y : each.bottom]))
            for each in regions
        )

    @property
    def keys(self) -> list[Key]:
        """The keys that the last line of the screen speaks of."""
        return list(self.screen.query_one(KeyBar).keys)

    @property
    def exercise(self) -> ExerciseScreen:
        """The exercise in front."""
        assert isinstance(self.screen, ExerciseScreen), text_of(self.screen)
        return self.screen

    def part(self, selector: str) -> str:
        """The text of a part of the screen, in one line."""
        return flat(str(self.screen.query_one(selector, Static).visual))

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and let everything that follows from them happen."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Press the key of every character."""
        await self.press(*("space" if each == " " else each for each in text))

    async def until(self, what: str, condition: Callable[[], object]) -> None:
        """Wait for a condition with a name."""
        await until(self.pilot, what, condition)

    async def sees(self, *texts: str) -> None:
        """Wait until all `texts` can be seen."""
        for text in texts:
            await self.until(f"“{text}” on the screen", partial(self._shows, flat(text)))

    async def hears(self, *texts: str) -> None:
        """Wait until notifications say all `texts`."""
        for text in texts:
            await self.until(f"“{text}” told", partial(self._says, dense(text)))

    def _shows(self, text: str) -> bool:
        return text in self.text

    def _says(self, text: str) -> bool:
        return text in self.told

    async def click(self, text: str) -> None:
        """Click on the first place where `text` can be seen."""
        for y, line in enumerate(self.lines.splitlines()):
            if (x := line.find(text)) >= 0:
                await self.pilot.click(offset=(x + len(text) // 2, y))
                return
        raise AssertionError(f"“{text}” cannot be seen:\n{self.lines}")

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, and wait until everything is set anew."""
        await self.pilot.resize_terminal(width, height)
        await self.until("the new size", lambda: self._is_set_in(width, height))
        await self.pilot.pause()

    def _is_set_in(self, width: int, height: int) -> bool:
        pages = [page for page in self.screen.query(Page) if page.region]
        # a scrollbar that comes or goes afterwards takes one cell, and nothing is set anew for it
        as_wide = (
            abs(page._set_width - page.scrollable_content_region.width) <= 1 for page in pages
        )
        return tuple(self.screen._compositor.size) == (width, height) and all(as_wide)

    async def opened(self) -> None:
        """Wait until the scenario has been read, or cannot be."""
        await self.until(
            "the scenario is read",
            lambda: (
                isinstance(self.screen, PlayScreen)
                and (self.screen.run is not None or self.screen.phase is Phase.BROKEN)
            ),
        )

    async def read_on(self, *to: Phase) -> None:
        """Press Enter until the play has come to one of these phases."""
        for _step in range(STEPS):
            if self.play.phase in to:
                return
            await self.press("enter")
        raise AssertionError(f"Enter does not lead to {to}:\n{self.lines}")

    async def begin(self) -> None:
        """Read the brief and the first scene, up to the replies."""
        await self.opened()
        await self.read_on(Phase.DECIDING)

    async def answer(self, reply: str) -> None:
        """Give the reply with this id by its number."""
        run = self.play.run
        assert run is not None
        ids = [each.id for each in run.session.replies]
        given = len(run.session.moves)
        await self.press(str(ids.index(reply) + 1))
        assert len(run.session.moves) == given + 1, self.lines

    async def go_on(self) -> None:
        """Leave the coach and come to the next decision or to the ending."""
        await self.read_on(Phase.DECIDING, Phase.ENDED)

    async def answers(self, *replies: str) -> None:
        """Give replies one after the other, and go on after each."""
        for reply in replies:
            await self.answer(reply)
            await self.go_on()

    async def look_back(self) -> None:
        """From the ending to the debrief."""
        for _step in range(STEPS):
            if not isinstance(self.screen, PlayScreen):
                break
            await self.press("enter")
        await self.until("the debrief", lambda: isinstance(self.screen, DebriefScreen))
        await self.pilot.pause()

    async def finish(self, *replies: str) -> None:
        """Play from the brief to the debrief."""
        await self.begin()
        await self.answers(*replies)
        assert self.play.phase is Phase.ENDED, self.lines
        await self.look_back()

    async def exercise_read(self) -> None:
        """Wait until the exercise in front knows how far the learner is, or cannot be taken."""
        await self.until("the exercise is read", self._is_exercise_read)
        await self.pilot.pause()

    def _is_exercise_read(self) -> bool:
        screen = self.screen
        read = isinstance(screen, ExerciseScreen) and (screen.taking or screen.trouble)
        return bool(read) and not list(self.app.workers)

    async def take(self, *replies: str) -> None:
        """Take the step that Enter leads to, from its beginning or from where it was left."""
        await self.press("enter")
        await self.opened()
        await self.read_on(Phase.DECIDING)
        await self.answers(*replies)

    async def take_whole(self, *replies: str) -> None:
        """Take a step to its end, look back and return to the exercise."""
        await self.take(*replies)
        await self.look_back()
        await self.press("q")
        await self.exercise_read()

    async def leave(self) -> None:
        """Back to the library, and wait until it knows how far the learner is."""
        await self.press("q")
        await self.library_read()

    async def library_read(self) -> None:
        """Wait until the library has read the journal."""
        await self.until("the journal is read", self._is_read)
        await self.pilot.pause()

    def _is_read(self) -> bool:
        library = self.screen
        return (
            isinstance(library, LibraryScreen)
            and (library.has_class("-first") or bool(library._standings))
            and not list(self.app.workers)
        )


@asynccontextmanager
async def seat(
    world: World,
    start: Beginning | str | None = None,
    size: tuple[int, int] = (80, 24),
    exercise: str | None = None,
) -> AsyncIterator[Seat]:
    """Sit down before a started program; `start` and `exercise` are ids."""
    if isinstance(start, str):
        start = Start(card(world, start), seed=7)
    asked = ExerciseStart(exercise_card(world, exercise)) if exercise else start
    app = CoachApp(world, asked)
    async with app.run_test(size=size, notifications=True) as pilot:
        me = Seat(app, pilot)
        if exercise:
            await me.exercise_read()
        elif start is None:
            await me.library_read()
        yield me


def numbered(text: str) -> list[tuple[int, str]]:
    """The replies that can be seen, with their numbers."""
    return [(int(n), rest) for n, rest in re.findall(r"^\s*([1-9])  (\S.*)$", text, re.MULTILINE)]
