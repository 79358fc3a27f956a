from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from coach.errors import NotSaved, RequestError
from coach.files import remove_leftovers, replace_file, rewrite, write_new


def refuse(code: int) -> Callable[..., NoReturn]:
    def refused(*_: Any, **__: Any) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return refused


REASONS = {
    "full": (errno.ENOSPC, "the disk is full"),
    "over quota": (errno.EDQUOT, "the disk is full"),
    "read-only": (errno.EROFS, "the disk is read-only"),
    "no permission": (errno.EACCES, "you may not write there"),
    "not permitted": (errno.EPERM, "you may not write there"),
    "broken": (errno.EIO, os.strerror(errno.EIO)),
}


@pytest.mark.parametrize("step", ["open", "fsync", "replace", "mkdir"])
@pytest.mark.parametrize(("code", "said"), REASONS.values(), ids=REASONS)
def test_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, said: str
) -> None:
    """Whatever the disk refuses and when, it is said in words, and what was there stays there."""
    path = tmp_path / "notes.toml"
    path.write_text("before")
    target = tmp_path / "new" / "notes.toml" if step == "mkdir" else path
    with monkeypatch.context() as patch:
        patch.setattr(os, step, refuse(code))
        with pytest.raises(NotSaved) as caught:
            replace_file(target, "after")
    assert str(target) in str(caught.value)
    assert said in str(caught.value)
    assert "You can go on" in str(caught.value)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


real_open = os.open


def open_full(path: Any, flags: int, mode: int = 0o777) -> int:
    """Every new file is on a full disk."""
    if flags & os.O_CREAT:
        return real_open("/dev/full", os.O_WRONLY)
    return real_open(path, flags, mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_full_in_the_middle_of_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up half-way leaves neither half a file nor a temporary one."""
    path = tmp_path / "notes.toml"
    replace_file(path, "before")
    monkeypatch.setattr(os, "open", open_full)
    with pytest.raises(NotSaved, match="the disk is full"):
        replace_file(path, "after")
    assert path.read_text() == "before"


class SharingViolation(OSError):
    """What Windows raises while a virus scanner has the file open."""

    winerror = 32


def test_waits_for_a_virus_scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program looks at for a moment is replaced right after."""
    path, pauses = tmp_path / "notes.toml", list[float]()
    real, refusals = os.replace, iter((True, True, False))

    def replace(*names: Any) -> None:
        if next(refusals):
            raise SharingViolation(errno.EACCES, "in use")
        real(*names)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr("time.sleep", pauses.append)
    replace_file(path, "after")
    assert path.read_text() == "after"
    assert len(pauses) == 2


def test_gives_up_on_a_file_that_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that another program keeps open is told of after less than a second."""
    pauses: list[float] = []

    def replace(*_: Any) -> None:
        raise SharingViolation(errno.EACCES, "in use")

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr("time.sleep", pauses.append)
    with pytest.raises(NotSaved):
        replace_file(tmp_path / "notes.toml", "after")
    assert 0 < sum(pauses) < 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege")
def test_link_is_followed(tmp_path: Path) -> None:
    """Somebody who keeps their files elsewhere and links to them keeps the link."""
    kept, link = tmp_path / "dotfiles" / "notes.toml", tmp_path / "notes.toml"
    replace_file(kept, "before")
    link.symlink_to(kept)
    replace_file(link, "after")
    assert link.is_symlink()
    assert kept.read_text() == "after"


def test_any_text_is_kept(tmp_path: Path) -> None:
    """Emoji, Arabic and line ends come back as they were."""
    text = "🌱 مرحبا\r\nline\n"
    replace_file(tmp_path / "notes.toml", text)
    assert (tmp_path / "notes.toml").read_bytes().decode() == text


def test_only_leftovers_of_this_file_are_removed(tmp_path: Path) -> None:
    """What a killed run left of one file is cleared away, and nothing else."""
    path = tmp_path / "a.toml"
    others = [path, tmp_path / ".b.toml.1.tmp", tmp_path / ".a.toml.1", tmp_path / "a.toml.1.tmp"]
    for each in (*others, tmp_path / ".a.toml.1.tmp", tmp_path / ".a.toml.2.tmp"):
        each.write_text("")
    remove_leftovers(path)
    assert sorted(tmp_path.iterdir()) == sorted(others)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_file_that_cannot_be_rewritten_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """What was there is there, and nothing is left beside it."""
    path = tmp_path / "nl.toml"
    path.write_text("before")
    with monkeypatch.context() as patch:
        patch.setattr(os, step, refuse(errno.ENOSPC))
        with pytest.raises(RequestError, match="stays as it was"):
            rewrite(path, "after")
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_takes_no_place(tmp_path: Path) -> None:
    """Where something is, nothing is written."""
    path = tmp_path / "deep" / "scenario.toml"
    write_new(path, "mine\n")
    with pytest.raises(RequestError, match=r"scenario\.toml"):
        write_new(path, "yours\n")
    assert path.read_bytes() == b"mine\n"


def test_of_a_new_file_that_cannot_be_written_nothing_is_left(tmp_path: Path) -> None:
    """A text that cannot be encoded stands for a disk that is full."""
    path = tmp_path / "scenario.toml"
    with pytest.raises(UnicodeEncodeError):
        write_new(path, "\udcff")
    assert not path.exists()
