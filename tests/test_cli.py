"""The command line: what each command prints, and how it says no."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from unittest.mock import Mock

import jsonschema  # type: ignore[import-untyped]  # it has no types of its own
import pytest

from coach import __version__
from coach.cli import main
from tests.factory import (
    decision,
    long_scenario,
    minimal_pack,
    minimal_scenario,
    reply,
    write_overlay,
    write_pack,
    write_toml,
)
from tests.playing import REPOSITORY, Terminal, process, start, surroundings


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with two scenarios, the first of them in Dutch too."""
    folder = write_pack(
        tmp_path / "pack",
        pack=minimal_pack(path=["tea", "cake"]),
        cake=minimal_scenario(title="A slice of cake"),
        tea=minimal_scenario(title="A pot of tea"),
    )
    write_overlay(folder, "tea", {"title": "Een pot thee", "brief": "Je bent Sam."})
    return folder


COMMANDS = (
    *("play", "replay", "review", "onboard", "record", "report"),
    *("list", "progress", "show", "check", "blind", "explain", "new"),
    *("translate", "schema", "completion"),
)


def test_version(home: Path) -> None:
    """The version is told, and nothing else."""
    assert start("--version", home=home) == (0, f"coach {__version__}\n", "")


def test_help_names_every_command(home: Path) -> None:
    """Help shows what there is to type."""
    status, out, err = start("--help", home=home)
    assert (status, err) == (0, "")
    for command in COMMANDS:
        assert f"\n    {command}" in out


HELP = [[], *([name] for name in COMMANDS)]


@pytest.mark.parametrize("command", HELP, ids=lambda command: " ".join(command) or "coach")
def test_help_in_dutch_holds_no_english(command: list[str], home: Path) -> None:
    """Even the words of the library that reads the arguments are Dutch."""
    status, out, _err = start(*command, "--help", "--lang", "nl", home=home)
    assert status == 0
    assert out.startswith("gebruik: coach")
    english = {"usage:", "options:", "commands:", "arguments:", "print", "the", "this"}
    assert not english.intersection(out.split())


MISTAKES = [
    pytest.param(["plya"], "coach --help", id="no such command"),
    pytest.param(["list", "--what"], "coach --help", id="no such option"),
    pytest.param(["show"], "coach show --help", id="name missing"),
    pytest.param(["play", "--seed", "x"], "coach play --help", id="seed is no number"),
    pytest.param(["play", "--seed"], "coach play --help", id="seed missing"),
    pytest.param(["blind"], "coach blind --help", id="nothing to ask"),
    pytest.param(["blind", "cke"], "cake", id="misspelt scenario to ask"),
    pytest.param(["blind", "tea", "--seed", "x"], "coach blind --help", id="no seed to ask by"),
    pytest.param(["schema", "x"], "coach schema --help", id="no such file"),
    pytest.param(["list", "--json=1"], "coach list --help", id="value too many"),
    pytest.param(["list", "--lang"], "coach --help", id="language missing"),
    pytest.param(["show", "xyz"], "coach list", id="no such scenario"),
    pytest.param(["play", "cke"], "cake", id="misspelt scenario"),
    pytest.param(["show", "e"], "the-angry-email, ", id="several scenarios"),
    pytest.param(["list", "--pack", "nowhere"], "pack.toml", id="no such pack"),
    pytest.param(["check", "nowhere"], "nowhere", id="nothing to check"),
    pytest.param(["check", "--states", "0"], "coach check --help", id="no states"),
    pytest.param(["list", "--lang", "xx"], "en, nl", id="no such language"),
]


@pytest.mark.parametrize(("argv", "advice"), MISTAKES)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_mistake_is_one_line_that_says_what_to_do(
    argv: list[str], advice: str, language: str, home: Path, pack: Path
) -> None:
    """What cannot be served ends with 2, and one line on stderr."""
    status, out, err = start(*argv, home=home, packs=(pack,), LANG=language)
    assert (status, out) == (2, "")
    assert err.startswith("coach: ")
    assert err.count("\n") == 1
    assert advice in err


@pytest.mark.parametrize(
    "argv",
    [["plya"], ["list", "--what"], ["show"], ["play", "--seed"], ["list", "--json=1"]],
    ids=" ".join,
)
def test_mistakes_are_told_in_dutch(argv: list[str], home: Path) -> None:
    """The words of the library that reads the arguments are Dutch as well."""
    _status, _out, err = start(*argv, home=home, LANG="nl_NL.UTF-8")
    english = {"invalid", "choice", "unrecognized", "required", "expected", "ignored", "explicit"}
    assert not english.intersection(err.replace(":", " ").split())


def test_a_list_stands_in_the_suggested_order(home: Path, pack: Path) -> None:
    """The list is a table with a head, in the order of the pack's path."""
    _status, out, err = start("list", home=home, packs=(pack,))
    rows = [line.split("  ") for line in out.partition("A pack for tests\n")[2].splitlines()]
    assert err == ""
    assert rows[1][0] == "Name"
    assert [row[0] for row in rows[2:4]] == ["tea", "cake"]
    assert "A pot of tea" in out


def test_a_list_tells_how_far_you_are(home: Path, pack: Path) -> None:
    """Last and best score and what is half done stand beside the scenario."""
    start("play", "tea", home=home, packs=(pack,), typed="1\n")
    shown = start("list", "--json", home=home, packs=(pack,))
    tea = next(each for each in json.loads(shown.out)["scenarios"] if each["name"] == "tea")
    assert tea["standing"]["finished"] == 1
    assert tea["standing"]["last"]["decisions"] == 1
    assert tea["standing"]["best"] in {0, 100}
    assert f"{tea['standing']['best']}%" in start("list", home=home, packs=(pack,)).out


def test_a_list_keeps_to_the_width_of_the_terminal(home: Path, pack: Path) -> None:
    """No line of a list is wider than the terminal, as long as the words allow it."""
    out = Terminal()
    environ = surroundings(home, pack, COLUMNS="72", TERM="xterm")
    main(["list"], stdin=StringIO(), stdout=out, stderr=StringIO(), environ=environ)
    assert max(len(line) for line in out.getvalue().splitlines()) <= 72


def test_a_broken_scenario_is_listed_and_named(home: Path, pack: Path) -> None:
    """A scenario that cannot be read keeps its place; the others are not affected."""
    write_toml(pack / "tea" / "scenario.toml", "title = \n")
    status, out, err = start("list", home=home, packs=(pack,))
    assert status == 0
    assert "cannot be played" in out
    assert "A slice of cake" in out
    assert f"{pack / 'tea' / 'scenario.toml'}:1" in err


@pytest.mark.parametrize("command", ["show", "play", "replay"])
def test_a_broken_scenario_cannot_be_opened(command: str, home: Path, pack: Path) -> None:
    """Opening it says which line to mend."""
    write_toml(pack / "tea" / "scenario.toml", "title = \n")
    status, out, err = start(command, "tea", home=home, packs=(pack,))
    assert (status, out) == (2, "")
    assert "scenario.toml:1" in err.splitlines()[-1]


def test_a_scenario_broken_inside_says_where(home: Path, pack: Path) -> None:
    """What only shows when a scenario is opened is told with its line, and that there is more."""
    broken = minimal_scenario()
    broken["scenes"]["ask"]["replies"][0]["goto"] = "nowhere"
    broken["scenes"]["ask"]["replies"][1]["goto"] = "elsewhere"
    write_toml(pack / "tea" / "scenario.toml", broken)
    status, out, err = start("play", "tea", home=home, packs=(pack,))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "nowhere" in err
    assert "coach check" in err


def test_show_gives_nothing_away(home: Path, pack: Path) -> None:
    """You see the brief, the people and your standing; no reply and no ending."""
    _status, out, _err = start("show", "tea", home=home, packs=(pack,))
    assert "You are Sam. Ann knows the answer." in out
    assert "Ann: A colleague" in out
    assert "You have not played it yet" in out
    assert "Say plain" not in out
    assert "Answered" not in out
    start("play", "tea", home=home, packs=(pack,), typed="1\n")
    assert "Finished once." in start("show", "tea", home=home, packs=(pack,)).out


def test_show_as_json_gives_nothing_away(home: Path, pack: Path) -> None:
    """The data of a scenario holds no replies either."""
    shown = json.loads(start("show", "pot of", "--json", home=home, packs=(pack,)).out)
    assert shown["name"] == "tea"
    assert shown["people"] == [{"id": "ann", "name": "Ann", "about": "A colleague", "trust": 50}]
    assert shown["standing"] is None
    assert not {"scenes", "endings"}.intersection(shown)


LANGUAGES = [
    pytest.param("C", "", [], "A pot of tea", id="nothing set"),
    pytest.param("nl_BE.UTF-8", "", [], "Een pot thee", id="system"),
    pytest.param("nl_BE.UTF-8", 'language = "en"', [], "A pot of tea", id="setting over system"),
    pytest.param("C", 'language = "en"', ["--lang", "nl"], "Een pot thee", id="option first"),
]


@pytest.mark.parametrize(("system", "settings", "options", "title"), LANGUAGES)
def test_the_language(
    *, system: str, settings: str, options: list[str], title: str, tmp_path: Path, pack: Path
) -> None:
    """The option comes before the setting, the setting before the system."""
    write_toml(tmp_path / "settings.toml", settings)
    assert title in start("list", *options, home=tmp_path, packs=(pack,), LANG=system).out


@pytest.mark.parametrize(
    "place",
    [
        "our-pack",
        "../our-pack",
        pytest.param(
            "~/our-pack",
            marks=pytest.mark.skipif(os.name != "posix", reason="home has another variable"),
        ),
    ],
)
def test_packs_of_the_settings(
    place: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder is meant from the settings file, wherever the program is started, or from home."""
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    monkeypatch.chdir(tmp_path)
    folder = Path(place.replace("~", str(tmp_path / "user")))
    write_pack(home / folder, scone=minimal_scenario(title="A scone"))
    write_toml(home / "settings.toml", f"packs = ['{place}']")
    status, out, err = start("list", home=home)
    assert (status, err) == (0, "")
    assert "A scone" in out
    assert "A scone" in start("show", "scone", "--pack", str(home / folder), home=home).out


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_pack_of_the_settings_that_is_gone(language: str, home: Path, pack: Path) -> None:
    """It is told with the file that names it, and everything else works."""
    write_toml(home / "settings.toml", f"packs = ['gone', '{pack}', '~nobody-here/x']")
    status, out, err = start("list", home=home, LANG=language)
    gone, nobody = err.splitlines()
    assert status == 0
    assert gone.startswith(f"coach: {home / 'settings.toml'}: packs: {home / 'gone'} ")
    assert "nobody-here" in nobody
    assert "pack.toml" in gone
    assert "A slice of cake" in out


def test_a_language_that_only_a_pack_has(home: Path, tmp_path: Path) -> None:
    """Where the program does not speak it, its own words are English and the scenario is not."""
    pack = write_pack(tmp_path / "pack", pack=minimal_pack(languages=["en", "fr"]))
    write_overlay(pack, "small-favour", {"title": "Un petit service"}, "fr")
    status, out, _err = start("list", "--lang", "fr", home=home, packs=(pack,))
    assert status == 0
    assert "Un petit service" in out
    assert "Minutes" in out


def test_shared_options_may_stand_anywhere(home: Path, tmp_path: Path) -> None:
    """`--pack` before and after the command adds up."""
    one = write_pack(tmp_path / "one", one=minimal_scenario())
    two = write_pack(tmp_path / "two", two=minimal_scenario())
    out = start("--pack", str(one), "list", "--pack", str(two), "--json", home=home).out
    names = [each["name"] for each in json.loads(out)["scenarios"]]
    assert names[-2:] == ["one", "two"]


def test_without_a_terminal_coach_says_how_to_play(home: Path, pack: Path) -> None:
    """`coach` in a pipe is the list and a line to type."""
    status, out, _err = start(home=home, packs=(pack,))
    assert status == 0
    assert "A pot of tea" in out
    assert "coach play " in out.splitlines()[-1]


def test_a_good_pack_passes_its_check(home: Path, pack: Path) -> None:
    """Where nothing is wrong but a missing translation, that is said in words."""
    status, out, _err = start("check", str(pack), home=home)
    assert status == 0, out
    assert "0 errors" in out.splitlines()[-1]


@pytest.mark.parametrize(("language", "count"), [("en", "1 error"), ("nl", "1 fout")])
def test_a_check_that_finds_errors_says_no(
    language: str, count: str, home: Path, pack: Path
) -> None:
    """An error has file, line, severity and code, and the status is 1."""
    asking = decision(reply("plain", goto="nowhere"), reply("rude", "damaging", goto="bad"))
    write_toml(pack / "tea" / "scenario.toml", minimal_scenario(scenes={"ask": asking}))
    status, out, _err = start("check", str(pack / "tea"), home=home, LANG=language)
    assert status == 1
    assert f"{pack / 'tea' / 'scenario.toml'}:" in out.splitlines()[0]
    assert "nowhere" in out
    assert count in out.splitlines()[-1]


def test_a_check_as_json(home: Path, pack: Path) -> None:
    """Programs get the same findings, and the same status."""
    write_toml(pack / "tea" / "scenario.toml", minimal_scenario(minutes=0))
    status, out, _err = start("check", str(pack), "--json", home=home)
    report = json.loads(out)
    assert (status, report["ok"]) == (1, False)
    assert any(each["where"] == "minutes" for each in report["problems"])


@pytest.mark.parametrize(("language", "said"), [("en", "answer 1,"), ("nl", "antwoord 1,")])
def test_a_check_that_is_cut_short_says_where(language: str, said: str, home: Path) -> None:
    """After how many states and answers, and at which decisions; with more states, nothing."""
    pack = write_pack(home / "pack", row=long_scenario(3))
    out = start("check", str(pack), "--states", "2", home=home, LANG=language).out
    (line,) = (line for line in out.splitlines() if "too-many-states" in line and "toml" in line)
    assert said in line
    assert "(ask-1)" in line
    assert "too-many-states" not in start("check", str(pack), "--states", "9", home=home).out
    report = json.loads(start("check", str(pack), "--json", "--states", "2", home=home).out)
    (scenario,) = report["scenarios"]
    assert (scenario["states"], scenario["cut"]["answers"]) == (2, 1)
    assert scenario["cut"]["scenes"] == ["ask-1"]
    assert "dead-end" in scenario["cut"]["unproved"]


SCHEMAS = [
    pytest.param("scenario", "first-coffee/scenario.toml", id="scenario"),
    pytest.param("overlay", "first-coffee/nl.toml", id="overlay"),
    pytest.param("pack", "pack.toml", id="pack"),
    pytest.param("pack-overlay", "nl.toml", id="pack-overlay"),
]


@pytest.mark.parametrize(("kind", "file"), SCHEMAS)
def test_the_schema_describes_our_own_files(kind: str, file: str, home: Path) -> None:
    """An independent validator takes our files by the printed schema, and not a misspelt key."""
    schema = json.loads(start("schema", kind, home=home).out)
    data = tomllib.loads((REPOSITORY / "scenarios" / file).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "titel": "x"}, schema)


def test_the_schemas_of_a_pack(tmp_path: Path, home: Path) -> None:
    """All are put into it, in place of older ones; a folder that is no pack is left alone."""
    pack = write_pack(tmp_path / "pack")
    write_toml(pack / ".schema" / "overlay.json", "{}")
    status, out, err = start("schema", "--pack", str(pack), home=home)
    assert (status, err) == (0, "")
    assert f"Written: {pack / '.schema'}" in out
    assert "#:schema ../.schema/scenario.json" in out
    for kind in ("scenario", "overlay", "exercise-overlay"):
        kept = json.loads((pack / ".schema" / f"{kind}.json").read_text("utf-8"))
        assert kept == json.loads(start("schema", kind, home=home).out)
    status, out, err = start("schema", "--pack", str(tmp_path), home=home)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "is not a pack" in err
    assert not (tmp_path / ".schema").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_scripts(shell: str, home: Path) -> None:
    """Each shell gets a script that asks the program."""
    status, out, err = start("completion", shell, home=home)
    assert (status, err) == (0, "")
    assert "coach" in out
    assert "_ARGCOMPLETE" in out


COMPLETIONS = [
    pytest.param("coach repl", {"replay"}, id="command"),
    pytest.param("coach play sma", {"small-favour"}, id="scenario"),
    pytest.param("coach play scen", {"scenarios/"}, id="pack by its path"),
    pytest.param(
        "coach map scenarios/first-", {"scenarios/first-coffee"}, id="scenario by its path"
    ),
    pytest.param("coach blind sma", {"small-favour"}, id="scenario to ask a colleague"),
    pytest.param("coach blind scen", {"scenarios/"}, id="pack to ask a colleague"),
    pytest.param("coach onboard fir", {"first-ask"}, id="exercise"),
    pytest.param("coach play --as", {"--assessment"}, id="option"),
    pytest.param("coach completion fi", {"fish"}, id="choice"),
]


@pytest.mark.parametrize(("line", "words"), COMPLETIONS)
def test_tab_completes(line: str, words: set[str], home: Path, tmp_path: Path) -> None:
    """Commands, options and the names of scenarios and exercises complete."""
    pack = write_pack(tmp_path / "pack")
    answer = tmp_path / "answer"
    asked = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "_ARGCOMPLETE_IFS": "\n",
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
    }
    environ = {**os.environ, **surroundings(home, pack), **asked}
    command = [sys.executable, "-m", "coach"]
    subprocess.run(command, cwd=REPOSITORY, env=environ, check=True, capture_output=True)
    assert {word.strip() for word in answer.read_text("utf-8").splitlines()} == words


def test_a_reader_that_leaves_is_no_error(home: Path) -> None:
    """`coach list | head -1` ends quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    with process("list", home=home, stdout=writing) as running:
        os.close(writing)
        _out, err = running.communicate()
    assert (running.returncode, err) == (141, b"")


def test_output_that_cannot_be_written_is_one_line(home: Path) -> None:
    """A full disk under the output is told, without a traceback."""

    class Full(StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device", text[:0])

    err = StringIO()
    environ = surroundings(home)
    status = main(["list"], stdin=StringIO(), stdout=Full(), stderr=err, environ=environ)
    assert (status, err.getvalue().count("\n")) == (2, 1)
    assert "No space left on device" in err.getvalue()


def failing_input(error: BaseException) -> StringIO:
    """An input that raises `error` when it is read."""
    stdin = StringIO()
    vars(stdin)["readline"] = Mock(side_effect=error)
    return stdin


def test_ctrl_c_is_quiet(home: Path, pack: Path) -> None:
    """An interrupted play ends with 130 and says nothing more."""
    err, stdin = StringIO(), failing_input(KeyboardInterrupt())
    environ = surroundings(home, pack)
    status = main(["play", "tea"], stdin=stdin, stdout=StringIO(), stderr=err, environ=environ)
    assert (status, err.getvalue()) == (130, "")


def test_the_unforeseen_is_one_line(home: Path, pack: Path) -> None:
    """A defect is told in one line that says how to see more."""
    err, stdin = StringIO(), failing_input(ZeroDivisionError("nobody\nthought of this"))
    environ = surroundings(home, pack)
    status = main(["play", "tea"], stdin=stdin, stdout=StringIO(), stderr=err, environ=environ)
    assert (status, err.getvalue().count("\n")) == (2, 1)
    assert "COACH_DEBUG=1" in err.getvalue()


def test_the_unforeseen_in_full(home: Path, pack: Path) -> None:
    """COACH_DEBUG=1 shows where a defect is."""
    stdin = failing_input(ZeroDivisionError())
    environ = surroundings(home, pack, COACH_DEBUG="1")
    with pytest.raises(ZeroDivisionError):
        main(["play", "tea"], stdin=stdin, stdout=StringIO(), stderr=StringIO(), environ=environ)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_any_encoding_of_the_output_will_do(encoding: str, home: Path, tmp_path: Path) -> None:
    """What a stream cannot write arrives as near as it can."""
    title = "Zoë’s café … “tea” ☕ مرحبا"
    pack = write_pack(tmp_path / "pack", tea=minimal_scenario(title=title))
    raw = BytesIO()
    out = TextIOWrapper(raw, encoding=encoding, errors="strict")
    environ = surroundings(home, pack)
    status = main(["list"], stdin=StringIO(), stdout=out, stderr=StringIO(), environ=environ)
    shown = raw.getvalue().decode(encoding)
    assert status == 0
    assert (title if encoding == "utf-8" else "caf") in shown
    if encoding == "ascii":
        assert 'Zoe\'s cafe ... "tea" ?' in shown


def test_damaged_files_are_named_and_left_alone(home: Path, pack: Path) -> None:
    """A damaged attempt is told of by name; everything else works."""
    start("play", "tea", home=home, packs=(pack,), typed="1\n")
    damaged = write_toml(home / "journal" / "tea" / "damaged.toml", b"\xff\x00")
    status, out, err = start("list", home=home, packs=(pack,))
    assert status == 0
    assert str(damaged) in err
    assert "A pot of tea" in out
    assert damaged.read_bytes() == b"\xff\x00"
