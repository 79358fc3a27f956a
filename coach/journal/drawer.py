"""Where messages in a learner's own words are kept, beside the attempts and apart from them."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from coach.content.readfile import read_toml
from coach.errors import ContentError, DamagedFile, Problem
from coach.files import remove_leftovers, replace_file
from coach.journal.ownwords import OwnWords
from coach.journal.store import SUFFIX, files_in
from coach.locale import N_

FOLDER = ".own-words"
"""In the folder of the journal; whoever reads attempts passes over what begins with a full stop."""


class Kept(NamedTuple):
    """What a drawer holds for one scenario."""

    words: tuple[OwnWords, ...]
    """In the order in which they were last written at."""
    damaged: tuple[Problem, ...]
    """What cannot be read, by name; it is left as it is, and everything else is in `words`."""


class Drawer:
    """The messages of one user. Nothing is written before the first save.

    Two runs of the program may have the same message open: each goes on with what it has, and the
    one that saves second saves beside the other.
    """

    def __init__(self, journal: Path) -> None:
        self.folder = journal / FOLDER
        self._seen: dict[Path, bytes] = {}
        self._names: dict[str, str] = {}
        self._lock = Lock()

    def path(self, words: OwnWords) -> Path:
        """The file of `words`, saved or not."""
        name = self._names.get(words.id, words.id)
        return self.folder / words.scenario / f"{name}{SUFFIX}"

    def save(self, words: OwnWords) -> None:
        """Keep `words` in place of their earlier version; on the disk when this returns.

        Raises NotSaved, and then the earlier version is still there.
        """
        with self._lock:
            text = words.to_toml()
            path = self._own_path(words)
            remove_leftovers(path)
            replace_file(path, text)
            self._seen[path] = text.encode()

    def read(self, scenario: str) -> Kept:
        """What was written for `scenario`."""
        damaged: list[Problem] = []
        paths = files_in(self.folder / scenario, damaged)
        found = [words for path in paths if (words := self._read(path, damaged))]
        return Kept(
            tuple(sorted(found, key=lambda words: (words.updated, words.id))),
            tuple(sorted(damaged, key=lambda problem: problem.order)),
        )

    def _own_path(self, words: OwnWords) -> Path:
        """The path of `words`, another one where somebody else has written to theirs."""
        count = 1
        while _content(path := self.path(words)) not in {None, self._seen.get(path)}:
            count += 1
            self._names[words.id] = f"{words.id}-{count}"
        return path

    def _read(self, path: Path, damaged: list[Problem]) -> OwnWords | None:
        try:
            file = read_toml(path)
            words = _of_its_folder(OwnWords.from_data(file.data, path.stem), path)
        except ContentError as error:
            if os.path.lexists(path):
                damaged.extend(error.problems)
            return None
        except DamagedFile as error:
            damaged.append(Problem("damaged-words", error.message, path, values=error.values))
            return None
        self._seen[path] = file.text.encode()
        return words


def _of_its_folder(words: OwnWords, path: Path) -> OwnWords:
    if words.scenario == path.parent.name:
        return words
    raise DamagedFile(
        N_("This was written for {scenario}; move it to the folder of that name."),
        scenario=words.scenario,
    )


def _content(path: Path) -> bytes | None:
    with suppress(OSError):
        return path.read_bytes()
    return None
