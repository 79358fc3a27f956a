from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coach.errors import NotSaved
from coach.journal.store import Journal
from tests.journal.samples import finished, half_done

posix = pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "home" / "journal")


def put(journal: Journal, name: str, content: bytes = b"") -> Path:
    path = journal.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_journal_that_is_not_there(journal: Journal) -> None:
    """Somebody who has never played has an empty journal, and looking makes no folder."""
    assert journal.read() == ((), ())
    assert journal.half_done("small-favour") is None
    assert not journal.folder.parent.exists()


def test_saved_attempt_is_read_again(journal: Journal) -> None:
    """What was saved is there for the next run of the program, in the order it was started."""
    for attempt in (finished(2), half_done(1), finished(3, scenario="tea")):
        journal.save(attempt)
    assert Journal(journal.folder).attempts() == (
        half_done(1),
        finished(2),
        finished(3, scenario="tea"),
    )
    assert journal.attempts("tea") == (finished(3, scenario="tea"),)
    assert journal.read().standings["small-favour"].half_done == half_done(1)


def test_one_file_an_attempt(journal: Journal) -> None:
    """Saving again replaces the earlier version and leaves nothing else behind."""
    journal.save(half_done())
    journal.save(finished())
    [path] = (path for path in journal.folder.rglob("*") if path.is_file())
    assert path == journal.folder / "small-favour" / "20261123T071000Z-000000.toml"
    assert journal.attempts() == (finished(),)


@posix
def test_files_are_private(journal: Journal) -> None:
    """Nobody else on the machine reads what a learner did."""
    journal.save(half_done())
    folder = journal.folder
    made = [folder.parent, folder, folder / "small-favour"]
    assert [path.stat().st_mode & 0o777 for path in made] == [0o700] * 3
    assert journal.path(half_done()).stat().st_mode & 0o777 == 0o600


def test_two_hundred_attempts_and_a_damaged_one(journal: Journal) -> None:
    """One damaged file is told by name and left alone; the others are all there."""
    for number in range(200):
        put(journal, f"small-favour/{number}.toml", finished(number).to_toml().encode())
    damaged = put(journal, "small-favour/7.toml", b"format = 1\nscenario = ")
    reading = journal.read()
    assert len(reading.attempts) == 199
    assert [(problem.file, problem.line) for problem in reading.damaged] == [(damaged, 2)]
    assert damaged.read_bytes() == b"format = 1\nscenario = "


DAMAGE = {
    "nothing in it": (b"", "`format` is missing"),
    "zeros": (bytes(512), "Here belongs a key"),
    "not UTF-8": (b"format = 1\npack = '\xff'", "UTF-8"),
    "cut off": (finished().to_toml().encode()[:300], "never closed"),
    "a key missing": (b"format = 1\n", "`scenario` is missing"),
    "too deep": (b"x = " + b"[" * 5000, "deep"),
    "another scenario": (
        finished(scenario="tea").to_toml().encode(),
        "This is an attempt at tea; move it",
    ),
}


@pytest.mark.parametrize(("content", "said"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_said_plainly(journal: Journal, content: bytes, said: str) -> None:
    """Whatever is wrong with a file, one line says it and the rest is read."""
    journal.save(half_done())
    path = put(journal, "small-favour/damaged.toml", content)
    attempts, [problem] = journal.read()
    assert attempts == (half_done(),)
    assert problem.file == path
    assert said in problem.text
    assert path.read_bytes() == content


def test_folder_named_like_an_attempt(journal: Journal) -> None:
    """A folder where a file should be is told of."""
    journal.save(half_done())
    (journal.folder / "small-favour" / "folder.toml").mkdir()
    attempts, [problem] = journal.read()
    assert attempts == (half_done(),)
    assert "folder" in problem.text


def test_foreign_files_are_passed_over(journal: Journal) -> None:
    """Notes, leftovers of a killed run and a git folder in the journal disturb nothing."""
    journal.save(half_done())
    for name in ("notes.txt", "small-favour/notes.md", ".git/x.toml", "small-favour/.a.toml.1.tmp"):
        put(journal, name, b"\xff")
    put(journal, "small-favour/.hidden.toml", b"\xff")
    assert journal.read() == ((half_done(),), ())


def test_journal_that_is_a_file(tmp_path: Path) -> None:
    """A file where the journal should be is told when reading and when saving."""
    journal = Journal(tmp_path / "journal")
    journal.folder.write_text("mine")
    [problem] = journal.read().damaged
    assert problem.file == journal.folder
    with pytest.raises(NotSaved, match="a file stands where its folder should be"):
        journal.save(half_done())
    assert journal.folder.read_text() == "mine"


def test_folder_that_may_not_be_read(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without permission is told of, and the others are read."""
    journal.save(half_done())
    journal.save(finished(1, scenario="tea"))
    closed, real = journal.folder / "tea", os.scandir

    def scandir(folder: Path) -> Any:
        if folder == closed:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    attempts, [problem] = journal.read()
    assert attempts == (half_done(),)
    assert problem.file == closed
    assert "Permission denied" in problem.text


KILLED_WHILE_SAVING = """
import os, sys
from pathlib import Path
from coach.journal.store import Journal
from tests.journal.samples import finished

def stop(*_):
    print("written", flush=True)
    sys.stdin.read()

os.replace = Path.replace = stop
Journal(Path(sys.argv[1])).save(finished())
"""


def test_killed_while_saving(journal: Journal) -> None:
    """A run killed while it saves leaves the version before; the next save clears up after it."""
    journal.save(half_done())
    with start(KILLED_WHILE_SAVING, journal) as run:
        assert run.stdout
        assert run.stdout.readline() == "written\n"
        run.kill()
    folder = journal.folder / "small-favour"
    assert len(list(folder.iterdir())) == 2
    assert journal.read() == ((half_done(),), ())
    journal.save(finished())
    assert list(folder.iterdir()) == [journal.path(finished())]


def start(program: str, journal: Journal) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", program, str(journal.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    )


def test_a_finished_scenario_is_known_whatever_lies_beside_it(tmp_path: Path) -> None:
    """What to do next skips a scenario that was finished, a newer half-done attempt or not."""
    journal = Journal(tmp_path)
    assert finished().scenario not in journal.finished
    journal.save(half_done(2))
    assert finished().scenario not in journal.finished
    journal.save(finished(1))
    (tmp_path / finished().scenario / "damaged.toml").write_text("format = ", "utf-8")
    assert finished().scenario in journal.finished
    assert "another" not in journal.finished


def test_reading_tells_how_far_it_is(journal: Journal) -> None:
    """Whoever waits can be told: before each file, damaged ones as well, and at the end."""
    journal.save(finished(1))
    journal.save(finished(2))
    put(journal, "small-favour/20260101T000000Z-abcdef.toml", b"format = ")
    steps: list[tuple[int, int]] = []
    assert len(journal.read(on_read=lambda *step: steps.append(step)).attempts) == 2
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_run_from_the_map_does_not_count(tmp_path: Path) -> None:
    """It is kept and can be looked back on, and nothing that counts sees it."""
    journal = Journal(tmp_path)
    aside = finished(1, None, from_scene="ask")
    waiting = half_done(2, from_scene="ask")
    for attempt in (finished(0, 60), aside, waiting):
        journal.save(attempt)
    assert journal.everything("small-favour") == (finished(0, 60), aside, waiting)
    assert journal.attempts() == journal.attempts("small-favour") == (finished(0, 60),)
    standing = journal.read().standings["small-favour"]
    assert (standing.finished, standing.best, standing.half_done) == (1, 60, None)
    assert standing.last == finished(0, 60).result
    assert journal.half_done("small-favour") is None


def test_a_run_from_the_map_finishes_nothing(tmp_path: Path) -> None:
    """The next scenario is suggested as if it had not been."""
    journal = Journal(tmp_path)
    journal.save(finished(1, None, from_scene="ask"))
    assert not journal.has_finished("small-favour")
