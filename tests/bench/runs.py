"""Everything that is started and watched: the contestants, and where they find what they need."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from time import perf_counter
from typing import TYPE_CHECKING

from coach.content.cards import Card
from coach.content.library import Library
from tests.bench import packs
from tests.bench.figures import Figures, NotMeasured

if TYPE_CHECKING:  # needs pseudo terminals
    from tests.bench.terminal import Terminal

REPOSITORY = Path(__file__).parent.parent.parent

_KEYS = 8
"""How often a key is pressed in one run; the median counts."""
_IDLE = 2.0
_TOAST = 5.5
"""Seconds after which a message in the corner is gone."""
_LONGEST_PLAY = 400
"""Keys within which a scenario comes to its end."""

_OF_A_MEBIBYTE = 1024 * 1024 if sys.platform == "darwin" else 1024
"""The units in which a system tells the memory of a program that has ended."""

_START = "import sys\n\nfrom coach.__main__ import main\n\nsys.exit(main())\n"
"""What an installer writes to start the program."""


@dataclass(frozen=True)
class Ground:
    """A temporary folder with a compiled copy of the program, which has no pack beside it.

    Packs, homes and journals for it are made below the folder when they are first asked for.
    """

    folder: Path

    @classmethod
    def prepare(cls, folder: Path) -> Ground:
        """Put the program into `folder`."""
        leave_out = shutil.ignore_patterns("__pycache__", "scenarios")
        shutil.copytree(REPOSITORY / "coach", folder / "program" / "coach", ignore=leave_out)
        (folder / "program" / "start.py").write_text(_START, encoding="utf-8")
        shutil.copy(Path(__file__).with_name("floor.py"), folder / "program" / "floor.py")
        if not compileall.compile_dir(folder / "program", quiet=1):
            raise NotMeasured("the program does not compile")
        return cls(folder)

    @cached_property
    def ours(self) -> Path:
        """Our own pack, as it is now."""
        return Path(shutil.copytree(REPOSITORY / "scenarios", self.folder / "ours"))

    @cached_property
    def our_cards(self) -> tuple[Card, ...]:
        """The scenarios of our own pack that can be played."""
        return tuple(card for card in cards(self.ours) if card.problem is None)

    @cached_property
    def loop(self) -> Path:
        """A pack with a scenario that never ends."""
        return packs.loop(self.folder / "loop")

    @cached_property
    def library_of(self) -> Mapping[int, Path]:
        """Packs of 1, 100 and 1,000 scenarios."""
        sizes = (1, 100, 1000)
        return {size: packs.library(self.folder / f"library-{size}", size) for size in sizes}

    @cached_property
    def scenario_of(self) -> Mapping[int, Path]:
        """Scenarios of 1,000 and 10,000 scenes."""
        sizes = (1000, 10_000)
        return {size: packs.of_scenes(self.folder / f"scenes-{size}", size) for size in sizes}

    @cached_property
    def branching_of(self) -> Mapping[int, Path]:
        """Scenarios of 1,000 and 10,000 scenes whose ways part and join."""
        sizes = (1000, 10_000)
        return {size: packs.branching(self.folder / f"ways-{size}", size) for size in sizes}

    @cached_property
    def hundred(self) -> Path:
        """A pack of a hundred scenarios like ours, each in two languages."""
        return packs.copies(self.folder / "hundred", self.ours, 100)

    @cached_property
    def full_home(self) -> Path:
        """A home with 2,000 attempts at our own scenarios."""
        scenarios = [card.id for card in self.our_cards]
        return packs.journal(self.new_home(), self.ours, scenarios, 2000)

    @cached_property
    def handed_in(self) -> Path:
        """Ten thousand records of ten attempts, a thousand of them in a folder by themselves."""
        return packs.handed_in(self.folder / "handed-in")

    def new_home(self) -> Path:
        """A home in which nothing was played yet."""
        return Path(mkdtemp(prefix="home-", dir=self.folder))

    def environ(self, pack: Path | None = None, home: Path | None = None) -> dict[str, str]:
        """Surroundings with nothing of this machine's user in them."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        found = {"COACH_PACKS": str(pack)} if pack else {}
        house = str(home or self.new_home())
        return {**kept, "LANG": "C.UTF-8", "HOME": house, "COACH_HOME": house, **found}

    def terminal(
        self, *command: str, pack: Path | None = None, home: Path | None = None
    ) -> Terminal:
        """A terminal with Python in it, started with `command`."""
        from tests.bench.terminal import Terminal  # noqa: PLC0415 (missing on Windows)

        python = [sys.executable, *command]
        return Terminal(python, self.folder / "program", self.environ(pack, home))


def cards(pack: Path) -> tuple[Card, ...]:
    """The scenarios of a pack, in the order of the library."""
    return Library.open([pack], "en").cards


def first_frame(terminal: Terminal, *texts: str) -> Figures:
    """The time to the first frame with these texts and the memory until then; also to a silence."""
    number = terminal.wait_for(*texts)
    memory = terminal.memory()
    settled = terminal.wait_until_quiet() - terminal.started
    frame = terminal.frames[number].end - terminal.started
    return {"frame": frame, "settled": settled, "memory": memory}


def floor(ground: Ground) -> Figures:
    """The first frame of the floor."""
    with ground.terminal("floor.py") as terminal:
        return first_frame(terminal, "Keys: 0")


def library(ground: Ground, pack: Path, home: Path | None = None) -> Figures:
    """The first frame of a library: its first titles."""
    titles = [card.title for card in cards(pack)[:2]]  # read before the clock starts
    with ground.terminal("start.py", pack=pack, home=home) as terminal:
        return first_frame(terminal, *titles)


def play(ground: Ground) -> Figures:
    """The first frame of `coach play NAME`: the title and how its brief begins."""
    card = ground.our_cards[0]
    with _playing(ground, card) as terminal:
        return first_frame(terminal, card.title, _beginning(card))


def _playing(ground: Ground, card: Card, *more: str) -> Terminal:
    return ground.terminal("start.py", "play", card.id, "--seed", "7", *more, pack=ground.ours)


def _beginning(card: Card) -> str:
    return " ".join(card.brief.split()[:3])


def floor_key(ground: Ground) -> Figures:
    """From a key to the frame that answers it, on the floor."""
    with ground.terminal("floor.py") as terminal:
        first_frame(terminal, "Keys: 0")
        return {"key": median(terminal.answered("x").seconds for _ in range(_KEYS))}


def library_key(ground: Ground) -> Figures:
    """From a key to the highlight on another scenario with its preview, nothing drawn after it."""
    with ground.terminal("start.py", pack=ground.ours) as terminal:
        first_frame(terminal, *(card.title for card in ground.our_cards[:2]))
        moved = [terminal.answered(("down", "up")[n % 2]) for n in range(_KEYS)]
        return {"key": median(each.seconds for each in moved)}


def turns(ground: Ground) -> Figures:
    """From an answer to the next scene complete, from the first answer of an assessment on."""
    with ground.terminal("start.py", "play", "loop", "--assessment", pack=ground.loop) as terminal:
        _begin(terminal)
        return _answers(terminal, 0)


def later_turns(ground: Ground) -> Figures:
    """The same after 1,000 answers, in an attempt that is gone on with."""
    home = packs.played(ground.new_home(), ground.loop, 1000)
    with ground.terminal("start.py", "play", "loop", pack=ground.loop, home=home) as terminal:
        terminal.wait_for(*packs.marks(1000))
        terminal.watch(_TOAST)
        return _answers(terminal, 1000)


def _begin(terminal: Terminal) -> None:
    terminal.wait_for("leave, saved")
    terminal.press("enter")
    terminal.wait_for(*packs.marks(0))
    terminal.wait_until_quiet()


def _answers(terminal: Terminal, given: int) -> Figures:
    answers = [terminal.answered("1", *packs.marks(given + n + 1)) for n in range(_KEYS)]
    return {
        "turn": median(each.seconds for each in answers),
        "halves": max(each.halves for each in answers),
    }


def coached_turns(ground: Ground) -> Figures:
    """Practice without motion: from an answer to the coach’s note, and from there to the scene."""
    home = ground.new_home()
    (home / "settings.toml").write_text("motion = false\n", encoding="utf-8")
    with ground.terminal("start.py", "play", "loop", pack=ground.loop, home=home) as terminal:
        _begin(terminal)
        notes, scenes = [], []
        for turn in range(1, _KEYS + 1):
            notes.append(terminal.answered("1", "Why ", "go on"))
            scenes.append(terminal.answered("enter", *packs.marks(turn)))
    return {
        "note": median(each.seconds for each in notes),
        "scene": median(each.seconds for each in scenes),
        "halves": max(each.halves for each in (*notes, *scenes)),
    }


def whole_play(ground: Ground) -> Figures:
    """The memory once a scenario of ours is played and looked back on."""
    with _playing(ground, ground.our_cards[0]) as terminal:
        terminal.wait_for("leave, saved")
        for number in range(_LONGEST_PLAY):
            before = len(terminal.frames)
            terminal.press("1" if number % 2 else "enter")
            terminal.wait_until_quiet(0.03)
            if any("look back" in frame.text for frame in terminal.frames[before:]):
                break
        else:
            raise NotMeasured("the play does not come to its end")
        terminal.answered("enter")
        return {"memory": terminal.memory()}


def idle_floor(ground: Ground) -> Figures:
    """What the floor does while nothing happens."""
    with ground.terminal("floor.py") as terminal:
        first_frame(terminal, "Keys: 0")
        return _idle(terminal)


def idle_play(ground: Ground) -> Figures:
    """What a decision does while nothing happens."""
    with ground.terminal("start.py", "play", "loop", pack=ground.loop) as terminal:
        _begin(terminal)
        return _idle(terminal)


def _idle(terminal: Terminal) -> Figures:
    terminal.wait_until_quiet(0.5)
    written, busy = terminal.written, terminal.processor_time()
    terminal.watch(_IDLE)
    return {"busy": terminal.processor_time() - busy, "written": terminal.written - written}


def figures_of_2000(ground: Ground) -> Figures:
    """The library with 2,000 attempts: its first frame, and when the scores stand in it."""
    with ground.terminal("start.py", pack=ground.ours, home=ground.full_home) as terminal:
        number = terminal.wait_for(*(card.title for card in ground.our_cards[:2]))
        scores = terminal.wait_for("best 100")
        ends = terminal.frames[number].end, terminal.frames[scores].end
        return {"frame": ends[0] - terminal.started, "scores": ends[1] - terminal.started}


def progress_of_2000(ground: Ground) -> Figures:
    """From F6 in the library to the figures of 2,000 attempts; on the way it says how far it is."""
    with ground.terminal("start.py", pack=ground.ours, home=ground.full_home) as terminal:
        terminal.wait_for("best 100")
        before, pressed = len(terminal.frames), terminal.press("f6")
        loading = terminal.wait_for("Reading what you have played", since=before)
        figures = terminal.wait_for("This rests on", since=before)
        ends = terminal.frames[loading].end, terminal.frames[figures].end
        return {"loading": ends[0] - pressed, "figures": ends[1] - pressed}


def command(ground: Ground, *argv: str, pack: Path | None = None) -> Figures:
    """How long Python takes with `argv`, from its start to its end."""
    return _timed([sys.executable, *argv], ground.folder / "program", ground.environ(pack))


def _timed(argv: Sequence[str], folder: Path, environ: Mapping[str, str]) -> Figures:
    begun = perf_counter()
    done = subprocess.run(
        argv, cwd=folder, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    seconds = perf_counter() - begun
    if done.returncode not in {0, 1} or (done.returncode and done.stderr):
        said = (done.stderr or done.stdout).decode(errors="replace").strip()
        raise NotMeasured(f"it ended with {done.returncode}: {said[-300:]}")
    return {"seconds": seconds}


def report(ground: Ground, *folders: str) -> Figures:
    """How long `coach report` takes for these folders of records, and its memory in MiB."""
    if not hasattr(os, "wait4"):
        raise NotMeasured("this system does not tell how much memory a program has used")
    exercise = ground.handed_in / "ten-steps.toml"
    named = [str(ground.handed_in / each) for each in folders]
    argv = [sys.executable, "start.py", "report", *named, "--exercise", str(exercise), "--json"]
    begun = perf_counter()
    with subprocess.Popen(
        argv,
        cwd=ground.folder / "program",
        env=ground.environ(ground.ours),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as running:
        said = running.stderr.read() if running.stderr else b""
        _pid, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    seconds = perf_counter() - begun
    if running.returncode or said:
        raise NotMeasured(f"it ended with {running.returncode}: {said.decode()[-300:]}")
    return {"seconds": seconds, "memory": used.ru_maxrss / _OF_A_MEBIBYTE}


def reading(ground: Ground) -> Figures:
    """How long tomllib takes for the scenario of 10,000 scenes."""
    code = "import sys, tomllib; tomllib.load(open(sys.argv[1], 'rb'))"
    return command(ground, "-c", code, str(ground.scenario_of[10_000] / "scenario.toml"))


def check(ground: Ground, scenes: int) -> Figures:
    """How long `coach check` takes for a scenario of so many scenes."""
    return command(ground, "start.py", "check", str(ground.scenario_of[scenes]))


def authoring(ground: Ground, scenes: int, *argv: str) -> Figures:
    """How long a command takes for the scenario of so many scenes whose ways part and join."""
    scenario = ground.branching_of[scenes]
    pack = scenario.parent
    figures = command(ground, "start.py", argv[0], scenario.name, *argv[1:], pack=pack)
    (scenario / "de.toml").unlink(missing_ok=True)
    return figures


def in_library(ground: Ground, scenarios: int, *argv: str) -> Figures:
    """How long a command takes in a library of so many scenarios."""
    return command(ground, "start.py", *argv, pack=ground.library_of[scenarios])


def check_branching(ground: Ground, scenes: int) -> Figures:
    """How long `coach check` takes for the scenario whose ways part and join."""
    return command(ground, "start.py", "check", str(ground.branching_of[scenes]))


def check_library(ground: Ground, scenarios: int) -> Figures:
    """How long `coach check` takes for a pack of so many scenarios."""
    return command(ground, "start.py", "check", str(ground.library_of[scenarios]))


def watch(ground: Ground) -> Figures:
    """From a save in a pack of a hundred scenarios to what `coach check --watch` tells of it."""
    file = next(ground.hundred.glob("*/scenario.toml"))
    text = file.read_text("utf-8")
    with subprocess.Popen(
        [sys.executable, "start.py", "check", "--watch", str(ground.hundred)],
        cwd=ground.folder / "program",
        env=ground.environ(),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        _wait_for_check(running)
        seconds = []
        for number in range(_KEYS):
            file.write_text(f"{text}\n# saved {number}\n", encoding="utf-8")
            begun = perf_counter()
            _wait_for_check(running)
            seconds.append(perf_counter() - begun)
        running.kill()
    return {"seconds": median(seconds)}


def _wait_for_check(running: subprocess.Popen[str]) -> None:
    if not any("Checked at" in line for line in running.stdout or ()):
        raise NotMeasured("the watch has ended")


def saved_move(ground: Ground) -> Figures:
    """What one answer costs the disk."""
    from tests.bench.saving import one_answer  # noqa: PLC0415 (brings Textual)

    return one_answer(ground.environ(ground.loop))
