"""`coach report`: what it prints and writes, and how it says no."""

from __future__ import annotations

import json
import os
import re
import tomllib
from io import StringIO
from pathlib import Path
from unittest.mock import Mock

import pytest

from coach.cli import main
from tests.cohort import cohort, handed_in, learner, ours
from tests.exercise.handing_in import hand_in
from tests.factory import minimal_exercise, minimal_scenario, write_pack, write_toml
from tests.playing import Done, Terminal, process, start, surroundings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facilitator's: forty records of our exercise, three of them damaged.

    The first was cut off, the second edited by hand, and the third is a picture.
    """
    place = tmp_path_factory.mktemp("handed-in")
    files = list(cohort(place, *ours("first-ask"), 40))
    text = files[0].read_text("utf-8")
    files[0].write_text(text[: len(text) // 2], "utf-8")
    text = files[1].read_text("utf-8")
    percent = tomllib.loads(text)["result"]["percent"]
    files[1].write_text(text.replace(f"percent = {percent}", "percent = 100", 1), "utf-8")
    files[2].write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    return place


def report(*argv: str | Path, home: Path, language: str = "C") -> Done:
    """`coach report` with these arguments."""
    return start("report", *map(str, argv), home=home, LANG=language)


def test_forty_records_of_which_three_are_damaged(folder: Path, home: Path) -> None:
    """Thirty-seven count, and the three are named at the end, each with its reason."""
    status, out, err = report(folder, home=home)
    assert (status, err) == (0, "")
    assert out.startswith("Counted: 37 records.\n3 remarks on what was handed in are at the end.\n")
    assert "\nYour first ask\n37 learners.\nDone: 37 of 37.\n" in out
    names = re.findall(r"^Learner (\d{5}) ", out, re.MULTILINE)
    assert names == [f"{number:05}" for number in range(3, 40)]
    aside = out.partition("Set aside\n")[2].splitlines()
    assert [line.partition(": ")[0] for line in aside if line] == [
        str(folder / f"record-{number:05}.toml") for number in range(3)
    ]
    for line, reason in zip(aside, ("damaged", "checksum", "damaged"), strict=False):
        assert reason in line


def test_what_people_chose_stands_with_what_it_rests_on(folder: Path, home: Path) -> None:
    """Every decision says by how many it was reached and what that allows one to say."""
    out = report(folder, home=home).out
    assert "Reached by 37 of 37. Mean score" in out
    assert "Recovery: reached by" in out
    assert "Fewer than 100 answers: provisional." in out
    assert "Fewer than 10 answers: counts only." in out
    assert "Worth a look" not in out
    assert "The decisions that everybody meets: alpha " in out


def test_the_same_as_json(folder: Path, home: Path) -> None:
    """Programs get what people read, and more decimals."""
    status, out, _err = report(folder, "--json", home=home)
    data = json.loads(out)
    (exercise,) = data["exercises"]
    assert (status, data["records"], data["journals"]) == (0, 37, 0)
    assert (exercise["id"], exercise["learners"], exercise["done"]) == ("first-ask", 37, 37)
    assert sum(each["count"] for each in exercise["scores"]) == 37
    assert [each["code"] for each in data["set_aside"]] == ["damaged"] * 3
    assert {each["id"] for each in data["scenarios"]} == {
        "the-ask-i-keep-postponing",
        "only-an-hr-address",
    }
    for scenario in data["scenarios"]:
        assert sum(each["count"] for each in scenario["endings"]) == scenario["runs"] == 37


def test_a_page(folder: Path, home: Path, tmp_path: Path) -> None:
    """It goes into the file that is named, folders and all, and nothing else is printed."""
    page = tmp_path / "new" / "report.html"
    status, out, err = report(folder, "--html", page, home=home)
    assert (status, out, err) == (0, "", f"Written: {page}\n")
    text = page.read_text("utf-8")
    assert text.startswith('<!doctype html>\n<html lang="en">')
    assert "Learner 00039" in text
    assert report(folder, "--html", page, home=home).status == 0


def test_a_page_and_json_at_once(folder: Path, home: Path, tmp_path: Path) -> None:
    """Both are of the same report."""
    done = report(folder, "--json", "--html", tmp_path / "report.html", home=home)
    assert json.loads(done.out)["records"] == 37
    assert "Counted: 37 records." in (tmp_path / "report.html").read_text("utf-8")


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_anonymous(form: str, folder: Path, home: Path, tmp_path: Path) -> None:
    """No name and no file, in any of its forms."""
    page = tmp_path / "report.html"
    options = {"text": [], "json": ["--json"], "html": ["--html", str(page)]}[form]
    done = report(folder, "--anonymous", *options, home=home)
    text = page.read_text("utf-8") if form == "html" else done.out
    assert "Learner 37" in text
    assert not re.search(r"Learner 0|record-0|\.toml", text)
    assert str(folder) not in text
    assert "File 3" in text


def test_in_dutch(folder: Path, home: Path, tmp_path: Path) -> None:
    """The report and the page, with our scenarios' own words."""
    page = tmp_path / "report.html"
    out = report(folder, "--lang", "nl", home=home).out
    assert out.startswith("Meegeteld: 37 verslagen.\n")
    assert "Je eerste vraag\n37 deelnemers.\nKlaar: 37 van de 37.\n" in out
    assert "alfa 0," in out
    english = {"learners", "Reached", "percent", "professional", "Mean", "provisional", "Step"}
    assert not english & set(re.findall(r"\w+", out))
    report(folder, "--lang", "nl", "--html", page, home=home)
    assert '<html lang="nl">' in page.read_text("utf-8")


def test_nothing_found(home: Path, tmp_path: Path) -> None:
    """An honest no: the status is 1, and it is said that nothing counts and why."""
    write_toml(tmp_path / "handed-in" / "list.toml", "a = 1\n")
    status, out, err = report(tmp_path / "handed-in", home=home)
    assert (status, err) == (1, "")
    assert out.startswith("Nothing that counts was found here.\n1 remark ")
    assert "list.toml: This is neither a record nor an attempt." in out


MISTAKES = [
    pytest.param(["nowhere"], "name the folder", id="no folder"),
    pytest.param([], "coach report --help", id="nothing named"),
    pytest.param([".", "--html", "."], "name the file to write", id="a folder for a page"),
    pytest.param([".", "--html", f"{__file__}/x"], "--html", id="no folder for a page"),
    pytest.param([".", "--exercise", "nowhere.toml"], "nowhere.toml", id="no exercise"),
]


@pytest.mark.parametrize(("argv", "advice"), MISTAKES)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_mistake_is_one_line_that_says_what_to_do(
    argv: list[str], advice: str, language: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be served ends with 2 and leaves nothing behind."""
    monkeypatch.chdir(home.parent)
    status, out, err = report(*argv, home=home, language=language)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "COACH_HOME" not in err
    assert advice in err or (language == "nl" and "-" not in advice)
    assert list(home.parent.iterdir()) == []


def test_a_disk_without_room_for_the_page(
    folder: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that was there before is still there, and the advice is about this file."""
    page = tmp_path / "report.html"
    page.write_text("before")
    monkeypatch.setattr(os, "fsync", Mock(side_effect=OSError(28, "No space left on device")))
    status, out, err = report(folder, "--html", page, home=home)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "No space left on device" in err
    assert "--html" in err
    assert page.read_text() == "before"


def test_a_reader_that_leaves_is_no_error(folder: Path, home: Path) -> None:
    """`coach report DIR | head -1` ends quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    with process("report", str(folder), home=home, stdout=writing) as running:
        os.close(writing)
        _out, err = running.communicate()
    assert (running.returncode, err) == (141, b"")


@pytest.mark.parametrize(
    ("language", "last"), [("en", "39 of 39 read"), ("nl", "39 van 39 gelezen")]
)
def test_a_terminal_is_told_how_far_it_is(
    language: str, last: str, folder: Path, home: Path
) -> None:
    """On one line that is written over; what does not begin like a record is not read."""
    out, err = StringIO(), Terminal()
    environ = surroundings(home, LANG=language)
    main(["report", str(folder)], stdin=StringIO(), stdout=out, stderr=err, environ=environ)
    told = err.getvalue()
    assert told.startswith("\r20 ")
    assert told.endswith(f"\r{last}\n")
    assert told.count("\n") == 1
    assert "\r" not in out.getvalue()


def test_a_report_keeps_to_the_width_of_the_terminal(folder: Path, home: Path) -> None:
    """As long as the words allow it; a file's name stays whole."""
    out = Terminal()
    environ = surroundings(home, COLUMNS="72", TERM="xterm")
    main(["report", str(folder)], stdin=StringIO(), stdout=out, stderr=StringIO(), environ=environ)
    lines = out.getvalue().partition("Set aside")[0].splitlines()
    assert max(map(len, lines)) <= 72


def test_an_exercise_in_a_file(home: Path, tmp_path: Path) -> None:
    """Records of an exercise that is in no pack are judged by the file that HR has of it."""
    pack = write_pack(tmp_path / "pack", tea=minimal_scenario(), cake=minimal_scenario())
    file = write_toml(tmp_path / "our-start.toml", minimal_exercise())
    typed = "1\n\n\n1\n\n\n1\n\n\n"
    start("onboard", str(file), "--plain", home=home, packs=(pack,), typed=typed)
    made = start("record", str(file), "--name", "Zoë", "--out", "-", home=home, packs=(pack,))
    hand_in(tmp_path / "handed-in" / "zoe.toml", made.out)
    argv = ("report", str(tmp_path / "handed-in"), "--json", "--pack", str(pack))
    unknown, known = (
        json.loads(start(*argv, *more, home=home).out) for more in ([], ["--exercise", str(file)])
    )
    assert [each["code"] for each in unknown["set_aside"]] == ["foreign-exercise"]
    assert known["set_aside"] == []
    assert unknown["exercises"][0]["people"][0]["passed"] is None
    assert known["exercises"][0]["people"][0]["passed"] in {True, False}
    assert known["exercises"][0]["people"][0]["name"] == "Zoë"


def test_the_home_of_one_learner(home: Path) -> None:
    """Whoever looks at their own gets a report on one, under the name they have set."""
    exercise, scenarios = ours("first-ask")
    attempts = learner(exercise, scenarios, 1)
    for attempt in attempts:
        write_toml(home / "journal" / attempt.scenario / f"{attempt.id}.toml", attempt.to_toml())
    write_toml(home / "settings.toml", 'name = "Zoë"\n')
    hand_in(home / "records" / "r.toml", handed_in(exercise, scenarios, "Zoë", attempts[:1]))
    status, out, err = report(home, home=home)
    assert (status, err) == (0, "")
    assert "1 learner.\nDone: 0 of 1." in out
    assert re.search(r"^Zoë +1 of 2 +under way", out, re.MULTILINE)
    (home / "records" / "r.toml").unlink()
    out = report(home, home=home).out
    assert out.startswith("Counted: 1 journal.\n")
    assert re.search(r"^Zoë +2 of 2 ", out, re.MULTILINE)
    assert "Fewer than 10 answers: counts only." in out
    assert "Set aside" not in out


def test_a_principle_of_another_pack_with_the_same_name(home: Path, tmp_path: Path) -> None:
    """A decision goes by the rule of its own pack."""
    rules = {"ask-plainly": {"rule": "Ask as we do.", "note": "We do."}}
    other = {"format": 1, "id": "ours", "title": "Ours", "languages": ["en"]}
    topics = {"asking": {"title": "Asking"}}
    one = write_pack(tmp_path / "one", tea=minimal_scenario())
    two = write_pack(
        tmp_path / "two",
        pack={**other, "topics": topics, "principles": rules},
        cake=minimal_scenario(),
    )
    for name in ("tea", "cake"):
        start("play", name, home=home, packs=(one, two), typed="1\n\n\n")
    done = start("report", str(home), "--json", home=home, packs=(one, two))
    data = json.loads(done.out)
    assert {each["id"]: each["decisions"][0]["rule"] for each in data["scenarios"]} == {
        "tea": "Ask plainly.",
        "cake": "Ask as we do.",
    }
    assert sorted(each["rule"] for each in data["principles"]) == ["Ask as we do.", "Ask plainly."]


def test_a_file_with_a_name_that_is_no_text(folder: Path, home: Path, tmp_path: Path) -> None:
    """The page is written all the same, and the name is spelt out in it."""
    handed_in = tmp_path / "handed-in"
    handed_in.mkdir()
    try:
        (handed_in / "a\udcff.toml").write_text("x")
    except (OSError, UnicodeError):
        pytest.skip("this disk has no such names")
    page = tmp_path / "report.html"
    assert report(folder, handed_in, "--html", page, home=home).status == 0
    assert r"a\udcff.toml" in page.read_text("utf-8")
