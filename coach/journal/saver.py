"""Saving off the screen's path: a screen hands an attempt over and goes on."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Thread
from typing import Generic, Protocol, TypeVar

from coach.errors import NotSaved
from coach.locale import N_


class Identified(Protocol):
    """Something that is kept in a file of its own."""

    @property
    def id(self) -> str:
        """The same for every version of it."""


T = TypeVar("T", bound=Identified)

_UNFORESEEN = N_("The attempt {name} cannot be saved: {reason}. You can go on.")


class Saver(Generic[T]):
    """Saves attempts one after the other in a thread that lives while there is work.

    Whatever else has an id is saved in the same way. Of several versions of an attempt that wait,
    only the latest is saved. What was handed over is written even if the program ends in the
    meantime, unless it is killed.
    """

    def __init__(
        self,
        save: Callable[[T], None],
        on_trouble: Callable[[NotSaved | None], None] = lambda _: None,
    ) -> None:
        """`save` is `Journal.save`, or another function that raises NotSaved.

        `on_trouble` is called in the saving thread: with the error when saving begins to fail or
        fails for another reason, and with None when everything is saved again. It must not raise
        and must not wait for `flush`.
        """
        self._save = save
        self._on_trouble = on_trouble
        self._changed = Condition()
        self._waiting: dict[str, T] = {}
        self._unsaved: dict[str, T] = {}
        """Refused by the disk; tried again with the next attempt or flush."""
        self._working = False
        self._trouble: NotSaved | None = None

    @property
    def trouble(self) -> NotSaved | None:
        """Why something is not saved; None where everything is, or is about to be."""
        return self._trouble

    def submit(self, attempt: T) -> None:
        """Have `attempt` saved in place of its earlier version. Returns at once."""
        with self._changed:
            self._waiting.pop(attempt.id, None)
            self._waiting[attempt.id] = attempt
        self._start()

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until everything handed over is saved, at most `timeout` seconds.

        What the disk has refused is tried once more. Returns whether everything is saved.
        """
        self._start()
        with self._changed:
            rested = self._changed.wait_for(lambda: not self._working, timeout)
            return rested and not self._unsaved

    def _start(self) -> None:
        with self._changed:
            self._waiting = {**self._unsaved, **self._waiting}
            self._unsaved = {}
            if self._working or not self._waiting:
                return
            self._working = True
        self._run()

    def _run(self) -> None:
        thread = Thread(target=self._work, name="coach-saver")
        try:
            thread.start()
        except RuntimeError:  # the interpreter is ending and starts no more threads
            self._work()

    def _work(self) -> None:
        try:
            while (attempt := self._next()) is not None:
                self._save_one(attempt)
        except BaseException:
            self._rest()
            raise

    def _next(self) -> T | None:
        with self._changed:
            if not self._waiting:
                self._rest()
                return None
            return self._waiting.pop(next(iter(self._waiting)))

    def _rest(self) -> None:
        with self._changed:
            self._working = False
            self._changed.notify_all()

    def _save_one(self, attempt: T) -> None:
        error = self._attempted(attempt)
        with self._changed:
            if error and attempt.id not in self._waiting:
                self._unsaved[attempt.id] = attempt
            refused = bool(self._unsaved)
        if error or not refused:
            self._tell(error)

    def _attempted(self, attempt: T) -> NotSaved | None:
        try:
            self._save(attempt)
        except NotSaved as error:
            return error
        except Exception as error:
            # nobody sees what a thread raises, and what is not saved has to be told
            return NotSaved(_UNFORESEEN, name=attempt.id, reason=repr(error))
        return None

    def _tell(self, trouble: NotSaved | None) -> None:
        before, self._trouble = self._trouble, trouble
        if str(before) != str(trouble):
            self._on_trouble(trouble)
