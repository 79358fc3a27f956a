"""`coach check --watch`: one screen a save, until Ctrl+C."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from coach.cli import main
from coach.commands.call import Call
from coach.commands.check import Screen, follow
from coach.content.check.packs import Checked, check_packs
from coach.content.check.watch import Stamp, Watch
from coach.errors import RequestError
from coach.output import Paper
from tests.factory import minimal_pack, minimal_scenario, worded, write_pack, write_toml
from tests.playing import Terminal, start, surroundings

CLEAR = "\x1b[2J"


class Evening:
    """Somebody at work: what happens in each pause, and Ctrl+C after the last."""

    def __init__(self, folder: Path, *pauses: Callable[[], object]) -> None:
        self.folder = folder
        self.pauses = list(pauses)
        self.saves = 0

    def sleep(self, seconds: float) -> None:
        assert 0 < seconds <= 0.5
        if not self.pauses:
            raise KeyboardInterrupt
        self.pauses.pop(0)()

    def save(self, **changes: object) -> Callable[[], None]:
        """A pause in which the scenario is saved, with `changes`."""

        def saved() -> None:
            write_toml(self.folder / "tea" / "scenario.toml", worded(minimal_scenario(**changes)))
            self.saves += 1

        return saved

    def watch(self) -> Watch:
        return Watch(
            lambda recall: check_packs([self.folder], recall=recall),
            lambda: {self.folder / "tea": {"scenario.toml": Stamp(self.saves, 0, 0)}},
        )


def show(page: Paper, checked: Checked) -> None:
    page.lines(*(problem.code for problem in checked.problems), "checked")


def screen(out: StringIO, home: Path) -> Screen:
    call = Call((), StringIO(), out, StringIO(), surroundings(home))
    return Screen(call, show, lambda: datetime(2027, 3, 1, 9, 30, tzinfo=UTC))


def evening(folder: Path) -> Evening:
    pack = minimal_pack(languages=["en"])
    return Evening(write_pack(folder, pack=pack, tea=worded(minimal_scenario())))


def test_each_save_is_one_check_with_its_time(tmp_path: Path) -> None:
    """Pauses without a save show nothing; Ctrl+C is a good end."""
    writer, out = evening(tmp_path), StringIO()
    writer.pauses += [writer.save(topic="sailing"), lambda: None, writer.save()]
    assert follow(writer.watch(), screen(out, tmp_path), writer.sleep) == 0
    lines = [line for line in out.getvalue().splitlines() if line]
    assert [line for line in lines if "Checked at" not in line] == [
        "checked",
        "unknown-topic",
        "checked",
        "checked",
    ]
    assert len(re.findall(r"Checked at \d\d:30:00", out.getvalue())) == 3


@pytest.mark.parametrize("terminal", [True, False])
def test_a_terminal_is_cleared_and_a_pipe_is_not(*, terminal: bool, tmp_path: Path) -> None:
    """What stands on a terminal is the newest check and nothing else."""
    writer, out = evening(tmp_path), Terminal() if terminal else StringIO()
    writer.pauses.append(writer.save())
    follow(writer.watch(), screen(out, tmp_path), writer.sleep)
    assert out.getvalue().count(CLEAR) == (2 if terminal else 0)


def test_a_pack_that_is_gone_for_a_moment_ends_nothing(tmp_path: Path) -> None:
    """It is said, and the next save is checked."""
    writer, out = evening(tmp_path), StringIO()

    def refuse(_recall: object) -> Checked:
        if writer.saves:
            return check_packs([writer.folder])
        raise RequestError("There is no pack.")

    writer.pauses.append(writer.save())
    watch = Watch(refuse, lambda: {tmp_path: {"pack.toml": Stamp(writer.saves, 0, 0)}})
    assert follow(watch, screen(out, tmp_path), writer.sleep) == 0
    first, second = re.split(r"Checked at .*\n", out.getvalue())[:2]
    assert first.startswith("There is no pack.")
    assert second.strip() == "checked"


class Interrupted(Terminal):
    """A terminal at which Ctrl+C is pressed as soon as something is shown."""

    pressed = False

    def flush(self) -> None:
        if not self.pressed:
            self.pressed = True
            raise KeyboardInterrupt


@pytest.mark.parametrize(("language", "says"), [("en", "1 error"), ("nl", "1 fout")])
def test_on_the_command_line(language: str, says: str, tmp_path: Path) -> None:
    """The usual output, errors or not, and the status 0."""
    pack = evening(tmp_path / "pack").folder
    write_toml(pack / "tea" / "scenario.toml", minimal_scenario(topic="sailing"))
    out = Interrupted()
    environ = surroundings(tmp_path, LANG=language)
    argv = ["check", "--watch", str(pack)]
    status = main(argv, stdin=StringIO(), stdout=out, stderr=StringIO(), environ=environ)
    assert status == 0
    assert "unknown-topic" in out.getvalue()
    assert says in out.getvalue()


def test_a_watch_is_for_people(tmp_path: Path) -> None:
    """It cannot be had as JSON."""
    status, _out, err = start("check", "--watch", "--json", home=tmp_path)
    assert status == 2
    assert "--watch" in err
