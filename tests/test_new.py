"""`coach new`: what it writes can be played and has no problems, whatever it is called."""

from __future__ import annotations

import json
import tomllib
from io import StringIO
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it has no types of its own
import pytest

from coach.cli import main
from coach.content.check.packs import check_packs
from coach.content.check.printing import lines
from tests.factory import Data, minimal_pack, minimal_scenario, worded, write_pack, write_toml
from tests.playing import Done, Terminal, start, surroundings


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of somebody's own, with nothing in it yet but two topics and a principle."""
    topics = {"asking": {"title": "Asking"}, "giving": {"title": "Giving"}}
    pack = minimal_pack(languages=["en"], topics=topics)
    return write_pack(tmp_path / "own", pack=pack, **{"small-favour": worded(minimal_scenario())})


def problems(folder: Path) -> list[str]:
    return [line for problem in check_packs([folder]).problems for line in lines(problem)]


def data_of(file: Path) -> Data:
    return tomllib.loads(file.read_text("utf-8"))


def typed(*answers: str, argv: tuple[str, ...], home: Path) -> Done:
    """What comes of `argv` at a terminal where somebody types `answers`."""
    stdin, out, err = Terminal("".join(f"{each}\n" for each in answers)), Terminal(), StringIO()
    environ = surroundings(home, COLUMNS="80", TERM="xterm")
    status = main(argv, stdin=stdin, stdout=out, stderr=err, environ=environ)
    return Done(status, out.getvalue(), err.getvalue())


class TestPack:
    @pytest.mark.parametrize("language", ["en", "nl", "fr", "pt-br"])
    def test_it_has_no_problems_and_can_be_played(self, language: str, tmp_path: Path) -> None:
        """With one scenario, in any language; where we have no draft in it, in English."""
        folder = tmp_path / "Our Pack"
        argv = ("new", "a-talk", "--pack", str(folder), "--language", language)
        status, out, err = start(*argv, home=tmp_path)
        assert (status, err) == (0, "")
        assert f'coach play a-talk --pack "{folder}"' in out
        assert problems(folder) == []
        assert data_of(folder / "pack.toml")["languages"] == [language]
        assert data_of(folder / "pack.toml")["id"] == "our-pack"
        played = start("play", "a-talk", "--plain", home=tmp_path, packs=(folder,), typed="1\n" * 9)
        assert played.status == 0
        assert "percent" in played.out

    def test_the_notes_that_teach_are_kept(self, tmp_path: Path) -> None:
        """Every kind of table has one."""
        start("new", "a-talk", "--pack", str(tmp_path / "own"), home=tmp_path)
        text = (tmp_path / "own" / "a-talk" / "scenario.toml").read_text("utf-8")
        for told in ("# Whom you meet", "# A scene", "# Exactly one is professional", "# Two end"):
            assert told in text

    def test_an_editor_can_check_and_complete_it(self, tmp_path: Path) -> None:
        """The schemas are there, and each file names the one it is valid by."""
        folder = tmp_path / "own"
        out = start("new", "a-talk", "--pack", str(folder), home=tmp_path).out
        start("new", "first-week", "--exercise", "--pack", str(folder), home=tmp_path)
        assert f"Written: {folder / '.schema'}\n" in out
        for name in ("pack.toml", "a-talk/scenario.toml", "exercises/first-week.toml"):
            file = folder / name
            named = file.read_text("utf-8").partition("\n")[0].removeprefix("#:schema ")
            schema = json.loads((file.parent / named).read_text("utf-8"))
            data = json.loads(json.dumps(data_of(file), default=str))
            jsonschema.validate(data, schema)

    def test_a_name_is_made_up_where_none_is_given(self, tmp_path: Path) -> None:
        """A pack can be begun without knowing what its first scenario will be."""
        start("new", "--pack", str(tmp_path / "own"), home=tmp_path, LANG="nl")
        assert problems(tmp_path / "own") == []
        assert data_of(tmp_path / "own" / "pack.toml")["path"] == ["een-eerste-vraag"]

    def test_where_a_file_of_it_is_there_nothing_is_written(self, tmp_path: Path) -> None:
        """All of it or nothing."""
        mine = write_toml(tmp_path / "own" / "a-talk" / "scenario.toml", "# mine")
        status, _out, err = start("new", "a-talk", "--pack", str(tmp_path / "own"), home=tmp_path)
        assert (status, err.count("\n")) == (2, 1)
        assert str(mine) in err
        assert mine.read_text("utf-8") == "# mine"
        assert not (tmp_path / "own" / "pack.toml").exists()

    def test_a_folder_that_cannot_be_made_is_refused(self, tmp_path: Path) -> None:
        """A file in its place is told of, in one line."""
        file = write_toml(tmp_path / "file", "x = 1")
        for place in (file, file / "below"):
            status, _out, err = start("new", "--pack", str(place), home=tmp_path)
            assert (status, err.count("\n")) == (2, 1)
            assert str(file) in err


DRAFTS = Path(__file__).parent.parent / "coach" / "content" / "author" / "drafts"
AWKWARD = {
    "quotes": """She said "no", didn't she? '''why''' \"\"\"so\"\"\"""",
    "brackets": "[/] [bold]A seat[/bold] {title} [link](1)",
    "emoji": "Lunch 🍜👩‍💻",
    "Cyrillic": "Обед с коллегой",
    "Arabic": "مرحبا بك",
    "backslashes": r"C:\new\talk \u0041 \" \\",
    "TOML": "x = 1 # [scenes]",
    "template": "$title ${person} $$ %s %(x)s {0}",
    "one letter": "x",
}


REFUSED = [
    pytest.param(["A Talk"], "`a-talk`", id="no id"),
    pytest.param(["Разговор"], "lowercase", id="no Latin letter"),
    pytest.param(["exercises"], "exercises", id="the folder of exercises"),
    pytest.param(["small-favour"], "small-favour", id="there already"),
    pytest.param(["first-coffee"], "first-coffee", id="in another pack"),
    pytest.param([], "coach new NAME", id="no name"),
    pytest.param(["a-talk", "--topic", "givin"], "`giving`", id="no such topic"),
    pytest.param(["a-talk", "--topic", "x"], "asking, giving", id="no topic like it"),
    pytest.param(["a-talk", "--role", "boss"], "asker", id="no such role"),
    pytest.param(["a-talk", "--title", " \n"], "title", id="no title"),
    pytest.param(["a-talk", "--title", "a\x07b"], "title", id="a control character"),
    pytest.param(["a-talk", "--title", "a\udce9b"], "title", id="no text"),
    pytest.param(["a-talk", "--language", "nl"], "`en`", id="another language"),
]


class TestScenario:
    @pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
    @pytest.mark.parametrize("language", ["en", "nl"])
    def test_any_title_and_any_name_will_do(self, text: str, language: str, tmp_path: Path) -> None:
        """They arrive as given, and give the checks nothing to say."""
        folder = tmp_path / "own"
        start("new", "first", "--pack", str(folder), "--language", language, home=tmp_path)
        more = ("--title", text, "--person", text, "--pack", str(folder))
        status, _out, err = start("new", "a-talk", *more, home=tmp_path)
        assert (status, err) == (0, "")
        data = data_of(folder / "a-talk" / "scenario.toml")
        assert data["title"] == " ".join(text.split())
        assert [each["name"] for each in data["people"].values()] == [data["title"]]
        assert problems(folder) == []
        played = start("play", "a-talk", "--plain", home=tmp_path, packs=(folder,), typed="2\n" * 9)
        assert played.status == 0

    @pytest.mark.parametrize("language", ["en", "nl"])
    def test_no_title_gives_a_reply_away(self, language: str, tmp_path: Path) -> None:
        """Not even one that has every word of the draft in it."""
        folder = tmp_path / "own"
        words = (DRAFTS / f"scenario.{language}.toml").read_text("utf-8")
        more = ("--language", language, "--title", words, "--pack", str(folder))
        start("new", "a-talk", *more, home=tmp_path)
        assert problems(folder) == []

    def test_options_say_what_it_is(self, pack: Path, tmp_path: Path) -> None:
        """Topic, role and person of the file are those that were given."""
        more = ("--topic", "giving", "--role", "contact", "--person", "Zoë d’Arc")
        start("new", "a-talk", *more, "--pack", str(pack), home=tmp_path)
        data = data_of(pack / "a-talk" / "scenario.toml")
        assert (data["title"], data["topic"], data["role"]) == ("A talk", "giving", "contact")
        assert list(data["people"]) == ["zoe-darc"]
        assert problems(pack) == []

    @pytest.mark.parametrize("language", ["en", "nl", "fr"])
    def test_several_people(self, language: str, tmp_path: Path) -> None:
        """Each has a table of their own, whatever they share; the first speaks."""
        people = ("Zoë", "Zoe", "山田", "李", "You")
        more = [word for name in people for word in ("--person", name)]
        folder = tmp_path / "own"
        start("new", "a-talk", "--pack", str(folder), "--language", language, *more, home=tmp_path)
        data = data_of(folder / "a-talk" / "scenario.toml")
        ids = ["zoe", "zoe-2", "colleague", "colleague-2", "colleague-3"]
        assert list(data["people"]) == ids
        assert [each["name"] for each in data["people"].values()] == list(people)
        assert "zoe: " in data["scenes"][data["start"]]["lines"]
        assert problems(folder) == []

    def test_people_of_the_same_long_name(self, pack: Path, tmp_path: Path) -> None:
        """Their ids are as long as ids may be, and still not the same."""
        words = ("--person", "Anna Maria " * 9) * 3
        start("new", "a-talk", "--pack", str(pack), *words, home=tmp_path)
        assert len(data_of(pack / "a-talk" / "scenario.toml")["people"]) == 3
        assert problems(pack) == []

    def test_it_uses_the_principles_of_its_pack(self, pack: Path, tmp_path: Path) -> None:
        """Where there is one only, both decisions exercise it."""
        start("new", "a-talk", "--pack", str(pack), home=tmp_path)
        scenes = data_of(pack / "a-talk" / "scenario.toml")["scenes"].values()
        assert {scene.get("principle") for scene in scenes} == {"ask-plainly", None}

    def test_the_pack_one_stands_in_is_meant(
        self, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """In it or in a scenario of it; else the only one that was added."""
        for number, folder in enumerate((pack, pack / "small-favour", tmp_path)):
            monkeypatch.chdir(folder)
            packs = (pack,) if folder == tmp_path else ()
            assert start("new", f"talk-{number}", home=tmp_path, packs=packs).status == 0
        assert {file.parent.name for file in pack.glob("talk-*/scenario.toml")} == {
            "talk-0",
            "talk-1",
            "talk-2",
        }

    def test_a_pack_with_schemas_has_them_named(self, pack: Path, tmp_path: Path) -> None:
        """So that an editor checks this file like the others."""
        (pack / ".schema").mkdir()
        (pack / ".schema" / "scenario.json").write_text("{}", "utf-8")
        start("new", "a-talk", "--pack", str(pack), home=tmp_path)
        text = (pack / "a-talk" / "scenario.toml").read_text("utf-8")
        assert text.startswith("#:schema ../.schema/scenario.json\n")

    @pytest.mark.parametrize(("more", "says"), REFUSED)
    def test_what_cannot_be_is_refused(
        self, more: list[str], says: str, pack: Path, tmp_path: Path
    ) -> None:
        """In one line that says what to do, and nothing is written or changed."""
        before = {file: file.read_bytes() for file in pack.rglob("*") if file.is_file()}
        status, out, err = start("new", *more, "--pack", str(pack), home=tmp_path)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert says in err
        assert {file: file.read_bytes() for file in pack.rglob("*") if file.is_file()} == before

    def test_without_a_pack_it_says_how_to_begin_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Never into the pack that comes with the program."""
        monkeypatch.chdir(tmp_path)
        status, _out, err = start("new", "a-talk", home=tmp_path)
        assert status == 2
        assert "coach new --pack" in err

    def test_between_several_packs_one_has_to_be_named(
        self, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nothing is guessed."""
        monkeypatch.chdir(tmp_path)
        other = write_pack(tmp_path / "other", tea=minimal_scenario())
        status, _out, err = start("new", "a-talk", home=tmp_path, packs=(pack, other))
        assert status == 2
        assert "--pack" in err


class TestExercise:
    @pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
    def test_it_has_no_problems(self, text: str, pack: Path, tmp_path: Path) -> None:
        """Whatever it is called; it can be taken at once."""
        argv = ("new", "--exercise", "welcome", "--title", text, "--pack", str(pack))
        status, out, err = start(*argv, home=tmp_path)
        assert (status, err) == (0, "")
        assert "coach onboard welcome" in out
        assert problems(pack) == []
        assert data_of(pack / "exercises" / "welcome.toml")["title"] == " ".join(text.split())

    @pytest.mark.parametrize("language", ["en", "nl", "fr"])
    def test_it_can_be_taken(self, language: str, tmp_path: Path) -> None:
        """In a pack just begun, with the one scenario there is."""
        folder = tmp_path / "own"
        more = ("--pack", str(folder))
        start("new", "a-talk", *more, "--language", language, home=tmp_path)
        start("new", "--exercise", "welcome", *more, home=tmp_path)
        assert problems(folder) == []
        begun = start("onboard", "welcome", "--plain", home=tmp_path, packs=(folder,), typed="\n")
        assert begun.status == 0
        assert "Welcome" in begun.out

    def test_never_overwritten(self, pack: Path, tmp_path: Path) -> None:
        """The second time it is refused."""
        argv = ("new", "--exercise", "welcome", "--pack", str(pack))
        assert [start(*argv, home=tmp_path).status for _ in range(2)] == [0, 2]

    def test_an_empty_pack_has_nothing_to_take(self, pack: Path, tmp_path: Path) -> None:
        """It says what to do first."""
        (pack / "small-favour" / "scenario.toml").unlink()
        status, _out, err = start(
            "new", "--exercise", "welcome", "--pack", str(pack), home=tmp_path
        )
        assert status == 2
        assert "coach new NAME" in err


class TestAsking:
    def test_what_is_typed_is_taken(self, pack: Path, tmp_path: Path) -> None:
        """Title, topic, part and person, in that order; Enter takes what is offered."""
        argv = ("new", "a-talk", "--pack", str(pack))
        answers = ("giving", "A talk with Kim", "", " Kim,Mr Lee , ")
        status, out, _err = typed(*answers, argv=argv, home=tmp_path)
        data = data_of(pack / "a-talk" / "scenario.toml")
        assert status == 0
        assert (data["title"], data["topic"], data["role"]) == (
            "A talk with Kim",
            "giving",
            "asker",
        )
        assert {name: each["name"] for name, each in data["people"].items()} == {
            "kim": "Kim",
            "mr-lee": "Mr Lee",
        }
        assert "Topic: asking, giving [asking]: " in out

    def test_what_cannot_be_is_asked_again(self, pack: Path, tmp_path: Path) -> None:
        """After a line that says why."""
        argv = ("new", "a-talk", "--title", "A talk", "--role", "asker", "--pack", str(pack))
        status, out, _err = typed("givin", "giving", "Kim", argv=argv, home=tmp_path)
        assert status == 0
        assert out.count("Topic:") == 2
        assert "Did you mean `giving`?" in out

    def test_a_new_pack_asks_for_itself_first(self, tmp_path: Path) -> None:
        """Its title, its language and a topic."""
        argv = ("new", "a-talk", "--pack", str(tmp_path / "own"))
        answers = ("People & Culture", "Dutch", "nl", "Samen", "", "", "")
        status, _out, _err = typed(*answers, argv=argv, home=tmp_path)
        data = data_of(tmp_path / "own" / "pack.toml")
        assert status == 0
        assert (data["title"], data["languages"]) == ("People & Culture", ["nl"])
        assert data["topics"] == {"samen": {"title": "Samen"}}
        assert problems(tmp_path / "own") == []

    def test_where_the_input_ends_nothing_is_written(self, pack: Path, tmp_path: Path) -> None:
        """Half an answer makes no file."""
        argv = ("new", "a-talk", "--pack", str(pack))
        status, _out, err = typed("giving", argv=argv, home=tmp_path)
        assert status == 2
        assert "Nothing was written" in err
        assert not (pack / "a-talk").exists()
