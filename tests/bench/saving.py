"""What one answer costs the disk, and who waits for it.

The screens run in this process without a terminal, and the calls of the system that matter are
counted: how many they are does not depend on who is looking.
"""

from __future__ import annotations

import asyncio
import os
import stat
import threading
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from time import perf_counter
from typing import Any
from unittest.mock import patch

from textual.pilot import Pilot

from coach.commands.environment import open_world
from coach.tui.app import CoachApp
from coach.tui.play import Phase, PlayScreen
from coach.world import Start
from tests.bench.figures import Figures, NotMeasured

_PATIENCE = 20.0


@dataclass
class Calls:
    """What was asked of the disk."""

    synchronised: int = 0
    """Files, not folders."""
    replaced: int = 0
    here: int = 0
    """Either of them, in the thread that draws."""

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count from here on."""
        fsync, replace = os.fsync, os.replace

        def synchronise(file: int) -> None:
            self.synchronised += stat.S_ISREG(os.fstat(file).st_mode)
            self._note_thread()
            fsync(file)

        def put_in_place(*paths: Any, **more: Any) -> None:
            self.replaced += 1
            self._note_thread()
            replace(*paths, **more)

        with patch("os.fsync", synchronise), patch("os.replace", put_in_place):
            yield

    def _note_thread(self) -> None:
        self.here += threading.current_thread() is threading.main_thread()


def one_answer(environ: Mapping[str, str]) -> Figures:
    """Give one answer in the first scenario there is, and leave."""
    calls = Calls()
    asyncio.run(_answer_once(environ, calls))
    return {
        "synchronised": calls.synchronised,
        "replaced": calls.replaced,
        "here": calls.here,
    }


async def _answer_once(environ: Mapping[str, str], calls: Calls) -> None:
    world = open_world(environ, Namespace(), StringIO())
    app = CoachApp(world, Start(world.library().cards[0]))
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        if not isinstance(screen, PlayScreen):
            raise NotMeasured("the scenario does not open")
        await _until(pilot, lambda: screen.run is not None)
        while screen.phase is not Phase.DECIDING:
            await _press(pilot, screen, "enter")
        with calls.counted():
            await _press(pilot, screen, "1")
            if screen.run:
                screen.run.close()


async def _press(pilot: Pilot[None], screen: PlayScreen, key: str) -> None:
    await pilot.press(key)
    await _until(pilot, lambda: screen.phase is not Phase.BRIEF)


async def _until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    until = perf_counter() + _PATIENCE
    while not holds():
        if perf_counter() > until:
            raise NotMeasured("the screens without a terminal do not come to the point")
        await pilot.pause(0.01)
