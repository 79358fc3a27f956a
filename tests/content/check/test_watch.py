"""Checking again what has changed, with files stamped by the tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Hashable
from copy import deepcopy
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.check.documents import Part
from coach.content.check.packs import Checked, Make, Recall, check_packs
from coach.content.check.watch import Stamp, Stamps, Watch, look
from coach.errors import RequestError
from tests.content.telling import but_lengths
from tests.factory import (
    Data,
    decision,
    minimal_exercise,
    minimal_pack,
    minimal_scenario,
    write_overlay,
    write_pack,
    write_toml,
)

ENGLISH = minimal_pack(languages=["en"])


class Desk:
    """A pack that somebody works on, and a watch over it."""

    def __init__(self, folder: Path, *paths: Path) -> None:
        self.folder = folder
        self.made: list[str] = []
        """Folders of the documents that were read, in order."""
        self.saves = 0
        self.stamps: dict[Path, dict[str, Stamp]] = {}
        self.paths = paths or (folder,)
        self.meanwhile: Callable[[], None] = lambda: None
        """What happens while a check is under way."""
        self.watch = Watch(self.check, lambda: deepcopy(self.stamps))

    def check(self, recall: Recall) -> Checked:
        def counting(folder: Path, given: Hashable, make: Make) -> Part:
            def made() -> Part:
                self.made.append(folder.name)
                return make()

            return recall(folder, given, made)

        found = check_packs(self.paths, recall=counting)
        self.meanwhile()
        return found

    def saved(self, *files: str) -> None:
        """Stamp files that were written, or removed."""
        for name in files:
            file = self.folder / name
            self.saves += 1
            stamps = self.stamps.setdefault(file.parent, {})
            stamps.pop(file.name, None)
            if file.exists():
                stamps[file.name] = Stamp(self.saves, 0, 0)

    def turn(self) -> list[str]:
        """What was read again in a turn in which something had changed."""
        self.made.clear()
        assert self.watch.turn() is not None
        return sorted(self.made)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Three scenarios and an exercise, looked at once."""
    three = {name: minimal_scenario() for name in ("tea", "cake", "bread")}
    desk = Desk(write_pack(tmp_path, pack=ENGLISH, **three))
    write_toml(tmp_path / "exercises" / "first.toml", minimal_exercise())
    desk.saved("pack.toml", *(f"{name}/scenario.toml" for name in three), "exercises/first.toml")
    assert desk.turn() == ["bread", "cake", "exercises", "tea"]
    return desk


def test_where_nothing_was_saved_nothing_is_checked(desk: Desk) -> None:
    """A turn without a change finds nothing to do."""
    desk.made.clear()
    assert desk.watch.turn() is None
    assert desk.made == []


def test_only_the_scenario_that_was_saved_is_read(desk: Desk) -> None:
    """The others are as they were."""
    write_toml(desk.folder / "cake" / "scenario.toml", minimal_scenario(title="A cake"))
    desk.saved("cake/scenario.toml")
    assert desk.turn() == ["cake"]


def test_a_new_title_of_the_pack_reads_no_scenario(desk: Desk) -> None:
    """A new principle does: scenarios may name it."""
    write_toml(desk.folder / "pack.toml", {**ENGLISH, "title": "Another"})
    desk.saved("pack.toml")
    assert desk.turn() == []
    more = {**ENGLISH["principles"], "wait": {"rule": "Wait.", "note": "It helps."}}
    write_toml(desk.folder / "pack.toml", {**ENGLISH, "principles": more})
    desk.saved("pack.toml")
    assert desk.turn() == ["bread", "cake", "tea"]


def test_a_scenario_that_is_gone_is_missed_by_its_exercise(desk: Desk) -> None:
    """The exercise is read again, since what it may name has changed."""
    shutil.rmtree(desk.folder / "cake")
    desk.saved("cake/scenario.toml")
    desk.made.clear()
    checked = desk.watch.turn()
    assert checked is not None
    assert [problem.code for problem in but_lengths(checked)] == ["unknown-scenario"]
    assert desk.made == ["exercises"]


def test_a_refusal_is_told_once_and_forgotten_when_mended(tmp_path: Path) -> None:
    """A pack that is moved away for a moment stops nothing."""
    desk = Desk(tmp_path / "pack")
    with pytest.raises(RequestError):
        desk.watch.turn()
    assert desk.watch.turn() is None
    write_pack(desk.folder, pack=ENGLISH)
    desk.saved("pack.toml", "small-favour/scenario.toml")
    assert desk.turn() == ["small-favour"]


def test_what_is_saved_during_a_check_is_checked_next(desk: Desk) -> None:
    """Files are looked at before they are read, so no save falls between."""
    file = desk.folder / "tea" / "scenario.toml"
    write_toml(file, minimal_scenario(title="Tea"))
    desk.saved("tea/scenario.toml")

    def save() -> None:
        write_toml(file, "title = ")
        desk.saved("tea/scenario.toml")

    desk.meanwhile = save
    desk.watch.turn()
    checked = desk.watch.turn()
    assert checked is not None
    assert [problem.code for problem in but_lengths(checked)] == ["wrong-toml"]


Edit = Callable[[Path], str]
"""Changes a file of a pack and says which."""


def _scenario(name: str, data: Data | str) -> Edit:
    def edit(folder: Path) -> str:
        write_toml(folder / name / "scenario.toml", data)
        return f"{name}/scenario.toml"

    return edit


def _removed(name: str) -> Edit:
    def edit(folder: Path) -> str:
        (folder / name).unlink(missing_ok=True)
        return name

    return edit


def _pack(**changes: object) -> Edit:
    def edit(folder: Path) -> str:
        write_toml(folder / "pack.toml", minimal_pack(**changes))
        return "pack.toml"

    return edit


def _dutch(texts: Data) -> Edit:
    def edit(folder: Path) -> str:
        write_overlay(folder, "tea", texts)
        return "tea/nl.toml"

    return edit


EDITS: list[Edit] = [
    _scenario("tea", minimal_scenario()),
    _scenario("tea", minimal_scenario(scenes={"ask": decision(), "spare": decision()})),
    _scenario("cake", minimal_scenario(topic="sailing")),
    _scenario("cake", "title ="),
    _removed("tea/scenario.toml"),
    _removed("tea/nl.toml"),
    _removed("pack.toml"),
    _dutch({"title": "Thee"}),
    _dutch({"titel": "Thee"}),
    _pack(),
    _pack(languages=["en"]),
    _pack(topics={"sailing": {"title": "Sailing"}}),
    _pack(path=["tea", "nowhere"]),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(EDITS), max_size=6))
def test_what_was_kept_tells_the_same_as_a_fresh_check(edits: list[Edit]) -> None:
    """Whatever is saved, added and removed in between."""
    with TemporaryDirectory() as name:
        desk = Desk(write_pack(Path(name), tea=minimal_scenario(), cake=minimal_scenario()))
        write_toml(desk.folder / "exercises" / "first.toml", minimal_exercise())
        names = ("pack.toml", "tea/scenario.toml", "cake/scenario.toml", "exercises/first.toml")
        desk.saved(*names)
        desk.watch.turn()
        for edit in edits:
            desk.saved(edit(desk.folder))
            checked = desk.watch.turn()
            if checked is not None:
                fresh = check_packs([desk.folder])
                assert (checked.problems, checked.files) == (fresh.problems, fresh.files)
                assert checked.states == fresh.states


class TestLook:
    @pytest.mark.parametrize("named", [".", "tea", "tea/scenario.toml", "exercises/first.toml"])
    def test_everything_a_check_depends_on_is_looked_at(self, named: str, tmp_path: Path) -> None:
        """A file saved, added or removed in the pack is seen, whatever part of it was named."""
        write_pack(tmp_path, pack=ENGLISH, tea=minimal_scenario(), cake=minimal_scenario())
        write_toml(tmp_path / "exercises" / "first.toml", minimal_exercise())
        glance = partial(look, [tmp_path / named])
        seen: list[Stamps] = [glance()]
        os.utime(tmp_path / "pack.toml", ns=(1, 1))
        seen.append(glance())
        write_overlay(tmp_path, "tea", {"title": "Thee"})
        seen.append(glance())
        (tmp_path / "tea" / "nl.toml").unlink()
        seen.append(glance())
        assert seen[0] != seen[1] != seen[2] != seen[3]
        assert seen[3] == seen[1] == glance()

    def test_a_scenario_alone_is_looked_at_alone(self, tmp_path: Path) -> None:
        """Without a pack around it, what stands beside it does not matter."""
        write_toml(tmp_path / "tea" / "scenario.toml", minimal_scenario())
        seen = look([tmp_path / "tea"])
        write_toml(tmp_path / "cake" / "scenario.toml", minimal_scenario())
        assert look([tmp_path / "tea"]) == seen

    def test_what_is_not_there_is_no_error(self, tmp_path: Path) -> None:
        """A folder that comes later is seen then."""
        seen = look([tmp_path / "pack"])
        write_pack(tmp_path / "pack")
        assert look([tmp_path / "pack"]) != seen
