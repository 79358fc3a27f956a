"""The budgets of the design, row by row, and who has to run for each."""

from __future__ import annotations

from functools import partial

from tests.bench import runs
from tests.bench.figures import Group, Row


def groups(ground: runs.Ground) -> tuple[Group, ...]:
    """All of them; nothing is made or started yet."""
    ours = len(runs.cards(runs.REPOSITORY / "scenarios"))
    return (
        _starts(ground, ours),
        _keys(ground),
        _thousand_turns(ground),
        _ends(ground),
        _idle(ground),
        _libraries(ground),
        _journals(ground),
        _commands(ground),
        _checks(ground),
        _packs(ground),
        _authors(ground),
        _watches(ground),
        _reports(ground),
        _saving(ground),
    )


def _starts(ground: runs.Ground, ours: int) -> Group:
    library = f"library of {ours} (ours)"
    return Group(
        {
            "floor": partial(runs.floor, ground),
            "library": lambda: runs.library(ground, ground.ours),
            "play": partial(runs.play, ground),
        },
        (
            Row("start-library", f"first frame, {library}", 1.15, "frame", "library", "floor"),
            Row("start-play", "first frame, coach play NAME", 1.15, "frame", "play", "floor"),
            Row("settled-library", f"settled, {library}", 1.25, "settled", "library", "floor"),
            Row("settled-play", "settled, coach play NAME", 1.25, "settled", "play", "floor"),
            Row("memory-library", "memory, first frame", 1.1, "memory", "library", "floor"),
            Row(
                "memory-play",
                "memory, first frame, coach play NAME",
                1.1,
                "memory",
                "play",
                "floor",
            ),
        ),
    )


def _keys(ground: runs.Ground) -> Group:
    return Group(
        {
            "floor": partial(runs.floor_key, ground),
            "library": partial(runs.library_key, ground),
            "assessment": partial(runs.turns, ground),
            "practice": partial(runs.coached_turns, ground),
        },
        (
            Row("key", "key that moves the highlight", 2.3, "key", "library", "floor"),
            Row("turn", "answer to the next scene", 3.0, "turn", "assessment", "floor", "key"),
            Row("turn-note", "answer to the coach’s note", 3.0, "note", "practice", "floor", "key"),
            Row("turn-on", "Enter to the next scene", 3.0, "scene", "practice", "floor", "key"),
            _count("turn-halves", "half-drawn frames", 0, "assessment", "halves"),
            _count("turn-halves-coach", "half-drawn frames, practice", 0, "practice", "halves"),
        ),
    )


def _thousand_turns(ground: runs.Ground) -> Group:
    return Group(
        {"first": partial(runs.turns, ground), "later": partial(runs.later_turns, ground)},
        (Row("turn-1000", "turn 1,001 against turn 1", 1.2, "turn", "later", "first"),),
    )


def _ends(ground: runs.Ground) -> Group:
    return Group(
        {"floor": partial(runs.floor, ground), "end": partial(runs.whole_play, ground)},
        (Row("memory-end", "memory, end of a play", 1.45, "memory", "end", "floor"),),
    )


def _idle(ground: runs.Ground) -> Group:
    return Group(
        {"floor": partial(runs.idle_floor, ground), "play": partial(runs.idle_play, ground)},
        (
            Row("idle-output", "bytes written while idle", 0, "written", "play", unit=" B"),
            Row("idle-processor", "processor time while idle", 1.5, "busy", "play", "floor"),
        ),
    )


def _libraries(ground: runs.Ground) -> Group:
    return Group(
        {
            str(size): partial(lambda size: runs.library(ground, ground.library_of[size]), size)
            for size in (1, 100, 1000)
        },
        (
            Row("library-100", "first frame, 100 scenarios against 1", 1.05, "frame", "100", "1"),
            Row("library-1000", "first frame, 1,000 against 1", 1.25, "frame", "1000", "1"),
        ),
    )


def _journals(ground: runs.Ground) -> Group:
    return Group(
        {
            "empty": lambda: runs.library(ground, ground.ours),
            "full": partial(runs.figures_of_2000, ground),
            "progress": partial(runs.progress_of_2000, ground),
        },
        (
            Row("attempts-start", "first frame, 2,000 attempts", 1.05, "frame", "full", "empty"),
            Row("attempts-scores", "scores of 2,000 attempts", 2.0, "scores", "full", unit=" s"),
            Row("attempts-progress", "F6 to their progress", 2.0, "figures", "progress", unit=" s"),
        ),
    )


def _commands(ground: runs.Ground) -> Group:
    return Group(
        {
            "pass": lambda: runs.command(ground, "-c", "pass"),
            "help": lambda: runs.command(ground, "start.py", "--help"),
            "version": lambda: runs.command(ground, "start.py", "--version"),
        },
        (
            Row("help", "coach --help against python -c pass", 3.5, "seconds", "help", "pass"),
            Row("version", "coach --version", 3.5, "seconds", "version", "pass"),
        ),
        needs_terminal=False,
    )


def _checks(ground: runs.Ground) -> Group:
    return Group(
        {
            "tomllib": partial(runs.reading, ground),
            "10,000": partial(runs.check, ground, 10_000),
            "1,000": partial(runs.check, ground, 1000),
        },
        (
            Row("check", "coach check, 10,000 scenes", 1.5, "seconds", "10,000", "tomllib"),
            Row("check-growth", "against 1,000 scenes", 11.0, "seconds", "10,000", "1,000"),
        ),
        needs_terminal=False,
    )


def _packs(ground: runs.Ground) -> Group:
    one = "scenario-0000"
    return Group(
        {
            "list 100": partial(runs.in_library, ground, 100, "list"),
            "list 1,000": partial(runs.in_library, ground, 1000, "list"),
            "show 1": partial(runs.in_library, ground, 1, "show", one),
            "show 1,000": partial(runs.in_library, ground, 1000, "show", one),
            "play 1": partial(runs.in_library, ground, 1, "play", one, "--plain"),
            "play 1,000": partial(runs.in_library, ground, 1000, "play", one, "--plain"),
        },
        (
            Row("pack-list", "list, 1,000 scenarios against 100", 2.5, *_grown("list", "100")),
            Row("pack-show", "show NAME, 1,000 against 1", 2.0, *_grown("show", "1")),
            Row("pack-play", "play NAME, 1,000 against 1", 2.0, *_grown("play", "1")),
        ),
        needs_terminal=False,
    )


def _grown(command: str, least: str) -> tuple[str, str, str]:
    return ("seconds", f"{command} 1,000", f"{command} {least}")


def _authors(ground: runs.Ground) -> Group:
    commands = {
        "play": ("play", "--plain"),
        "map": ("map",),
        "mermaid": ("map", "--mermaid"),
        "dot": ("map", "--dot"),
        "translate": ("translate", "--to", "de"),
    }
    scenes = {"1,000": 1000, "10,000": 10_000}
    contestants = {
        f"{name} {told}": partial(runs.authoring, ground, size, *argv)
        for name, argv in commands.items()
        for told, size in scenes.items()
    }
    for told, size in scenes.items():
        contestants[f"check {told}"] = partial(runs.check_branching, ground, size)
    for told, size in {"100": 100, "1,000": 1000}.items():
        contestants[f"pack {told}"] = partial(runs.check_library, ground, size)
    ways = "10,000 scenes against 1,000"
    rows = [
        Row(f"ways-{name}", f"{name}, {ways}", 11.0, "seconds", f"{name} 10,000", f"{name} 1,000")
        for name in ("check", *commands)
    ]
    rows.append(
        Row("pack-check", "check, 1,000 scenarios against 100", 11.0, *_grown("pack", "100"))
    )
    return Group(contestants, tuple(rows), needs_terminal=False, once=True)


def _watches(ground: runs.Ground) -> Group:
    return Group(
        {"watch": partial(runs.watch, ground)},
        (Row("watch", "a save to its check, pack of 100", 1.0, "seconds", "watch", unit=" s"),),
        needs_terminal=False,
        once=True,
    )


def _reports(ground: runs.Ground) -> Group:
    return Group(
        {
            "1,000": partial(runs.report, ground, "few"),
            "10,000": partial(runs.report, ground, "few", "more"),
        },
        (
            Row("report", "coach report, 10,000 records", 60.0, "seconds", "10,000", unit=" s"),
            Row("report-memory", "memory, against 1,000", 1.3, "memory", "10,000", "1,000"),
        ),
        needs_terminal=False,
        once=True,
    )


def _saving(ground: runs.Ground) -> Group:
    return Group(
        {"answer": partial(runs.saved_move, ground)},
        (
            _count("saved-files", "files replaced for an answer", 1, "answer", "replaced"),
            _count("saved-synchronised", "files synchronised for it", 1, "answer", "synchronised"),
            _count("saved-here", "of both, on the screen’s path", 0, "answer", "here"),
        ),
        needs_terminal=False,
        once=True,
    )


def _count(name: str, what: str, budget: int, of: str, figure: str) -> Row:
    return Row(name, what, budget, figure, of, unit="")
