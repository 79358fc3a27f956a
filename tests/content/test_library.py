"""Lists of scenarios come from headers alone, and a scenario is found by any sensible name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import coach
from coach.content.library import Card, Library
from coach.errors import RequestError, Severity, UnknownName
from tests.factory import (
    Data,
    minimal_pack,
    minimal_scenario,
    write_overlay,
    write_pack,
    write_toml,
)


def ids(library: Library) -> list[str]:
    return [card.id for card in library.cards]


def test_a_card_shows_the_header(tmp_path: Path) -> None:
    """A list knows of a scenario what stands above its first table."""
    write_pack(tmp_path, tea=minimal_scenario(media=["chat", "call"]))
    assert Library.open([tmp_path], "en").cards == (
        Card(
            id="tea",
            folder=tmp_path / "tea",
            title="A small favour",
            summary="You need one answer from Ann.",
            topic="asking",
            role="asker",
            media=("chat", "call"),
            minutes=1,
            you="Sam",
            goal="One answer",
            brief="You are Sam. Ann knows the answer.",
        ),
    )


def test_a_pack_shows_its_topics(tmp_path: Path) -> None:
    """A list knows a pack's title, languages, path and topics, and which card is whose."""
    write_pack(tmp_path, pack=minimal_pack(path=["tea", "cake"]))
    library = Library.open([tmp_path], "en")
    (pack,) = library.packs
    assert (pack.id, pack.title, pack.folder) == ("tests", "A pack for tests", tmp_path)
    assert (pack.languages, pack.path) == (("en", "nl"), ("tea", "cake"))
    assert pack.topics == (("asking", "Asking"),)
    assert library.pack_of(library.cards[0]) is pack


def test_texts_are_in_the_language_asked_for(tmp_path: Path) -> None:
    """What is translated is shown so; the rest stays English."""
    write_pack(tmp_path, tea=minimal_scenario(), cake=minimal_scenario())
    write_toml(tmp_path / "nl.toml", {"topics": {"asking": {"title": "Vragen"}}})
    write_overlay(tmp_path, "tea", {"title": "Thee", "people": {"ann": {"about": "x"}}})
    library = Library.open([tmp_path], "nl")
    assert [card.title for card in library.cards] == ["A small favour", "Thee"]
    assert library.cards[1].goal == "One answer"
    assert library.packs[0].topics == (("asking", "Vragen"),)
    assert library.packs[0].title == "A pack for tests"


@pytest.mark.parametrize("language", ["en", "xx", "scenario", "pack"])
def test_a_language_that_is_not_there_is_english(tmp_path: Path, language: str) -> None:
    """Asking for a language that the pack does not have changes nothing."""
    write_overlay(write_pack(tmp_path), "small-favour", {"title": "Anders"}, "xx")
    assert Library.open([tmp_path], language).cards[0].title == "A small favour"


def test_the_path_comes_first_then_the_alphabet(tmp_path: Path) -> None:
    """Scenarios are listed as the pack suggests them; what it does not name comes after."""
    names = {name: minimal_scenario() for name in ("a", "b", "c", "d")}
    write_pack(tmp_path, pack=minimal_pack(path=["d", "nowhere", "b"]), **names)
    assert ids(Library.open([tmp_path], "en")) == ["d", "b", "a", "c"]


def test_only_folders_with_a_scenario_count(tmp_path: Path) -> None:
    """Hidden folders, exercises and anything else in a pack are no scenarios."""
    write_pack(
        tmp_path,
        tea=minimal_scenario(),
        **{".hidden": minimal_scenario(), "exercises": minimal_scenario()},
    )
    write_toml(tmp_path / "notes" / "notes.toml", {})
    assert ids(Library.open([tmp_path], "en")) == ["tea"]


BROKEN: dict[str, Data | str | bytes] = {
    "not-toml": "title =\n",
    "not-utf-8": b'title = "\xff"\n',
    "unclosed": 'title = """\n',
    "no-title": minimal_scenario() | {"title": ""},
    "no-goal": {key: value for key, value in minimal_scenario().items() if key != "goal"},
    "number": minimal_scenario(brief=5),
    "media": minimal_scenario(media="chat"),
    "medium": minimal_scenario(media=["chat", 5]),
    "minutes": minimal_scenario(minutes=True),
    "controls": minimal_scenario(title="\x1b[2J"),
    "empty": "",
}


@pytest.mark.parametrize("content", [pytest.param(each, id=name) for name, each in BROKEN.items()])
def test_a_broken_header_is_a_card_that_says_so(tmp_path: Path, content: Any) -> None:
    """A scenario that cannot be used is listed with file and reason; the others are as ever."""
    file = write_toml(write_pack(tmp_path) / "broken" / "scenario.toml", content)
    library = Library.open([tmp_path], "en")
    broken, whole = library.cards
    assert (broken.id, broken.title) == ("broken", "broken")
    assert broken.problem
    assert broken.problem.startswith(str(file))
    assert "\n" not in broken.problem
    assert "\x1b" not in broken.problem
    assert (whole.id, whole.problem) == ("small-favour", None)
    assert library.problems[0].file == file


def test_a_problem_names_the_line(tmp_path: Path) -> None:
    """The card of a broken scenario says on which line to look."""
    write_pack(tmp_path, tea=minimal_scenario(minutes="six"))
    file = tmp_path / "tea" / "scenario.toml"
    line = file.read_text("utf-8").split("\n").index('minutes = "six"') + 1
    (card,) = Library.open([tmp_path], "en").cards
    assert (
        card.problem == f"{file}:{line}: minutes: `minutes` must be a whole number, without quotes."
    )


def test_a_broken_translation_is_told_in_that_language_only(tmp_path: Path) -> None:
    """A translation with a broken header leaves the original as it is."""
    file = write_overlay(write_pack(tmp_path), "small-favour", {"title": 5})
    assert str(file) in (Library.open([tmp_path], "nl").cards[0].problem or "")
    assert Library.open([tmp_path], "en").cards[0].problem is None


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    """A folder called scenario.toml is a card with a problem."""
    (write_pack(tmp_path) / "broken" / "scenario.toml").mkdir(parents=True)
    assert "rename it" in (Library.open([tmp_path], "en").cards[0].problem or "")


def test_a_folder_whose_name_is_no_id_is_told(tmp_path: Path) -> None:
    """A folder with another kind of name is listed, with what to do."""
    write_pack(tmp_path, **{"My Tea": minimal_scenario()})
    assert "lowercase" in (Library.open([tmp_path], "en").cards[0].problem or "")


def test_a_broken_pack_leaves_the_others_alone(tmp_path: Path) -> None:
    """The scenarios of a pack that cannot be used say why; another pack is as ever."""
    mine = write_pack(tmp_path / "mine", pack=minimal_pack(topics={}), tea=minimal_scenario())
    ours = write_pack(tmp_path / "ours", cake=minimal_scenario())
    library = Library.open([mine, ours], "en")
    tea, cake = library.cards
    assert "topics" in (tea.problem or "")
    assert cake.problem is None
    assert library.packs[0].title == "mine"
    assert library.pack_of(tea) is library.packs[0]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("empty", "is not a pack: it has no pack.toml", id="no-pack"),
        pytest.param("nowhere", "is not there", id="no-folder"),
    ],
)
def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path, name: str, says: str) -> None:
    """Naming another folder says what a pack is."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(RequestError, match=says):
        Library.open([tmp_path / name], "en")


def test_the_first_pack_with_an_id_wins(tmp_path: Path) -> None:
    """Two scenarios of one name are no riddle: the first pack's counts, and a note says so."""
    one = write_pack(tmp_path / "one", tea=minimal_scenario(title="One"))
    two = write_pack(tmp_path / "two", tea=minimal_scenario(title="Two"), cake=minimal_scenario())
    library = Library.open([one, two], "en")
    assert [(card.id, card.title) for card in library.cards] == [
        ("tea", "One"),
        ("cake", "A small favour"),
    ]
    (problem,) = library.problems
    assert (problem.code, problem.severity) == ("duplicate-scenario", Severity.WARNING)
    assert problem.file == two / "tea"


TITLES = {
    "only-an-hr-address": "Only an HR address",
    "first-coffee": "The first coffee",
    "third-coffee": "The third coffee",
    "gone-quiet": "Through the silence",
    "intro-to-my-boss": "Une présentation à مدير",
}


@pytest.fixture(name="titled")
def _titled(tmp_path: Path) -> Library:
    write_pack(tmp_path, **{name: minimal_scenario(title=title) for name, title in TITLES.items()})
    return Library.open([tmp_path], "en")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("gone-quiet", "gone-quiet", id="exact"),
        pytest.param("hr", "only-an-hr-address", id="a-word-before-a-part"),
        pytest.param("HR", "only-an-hr-address", id="capitals"),
        pytest.param("addr", "only-an-hr-address", id="beginning-of-a-word"),
        pytest.param("uiet", "gone-quiet", id="any-part"),
        pytest.param("hr address", "only-an-hr-address", id="two-words"),
        pytest.param("The first coffee", "first-coffee", id="title"),
        pytest.param("silence", "gone-quiet", id="word-of-the-title"),
        pytest.param("first_coffee", "first-coffee", id="punctuation"),
        pytest.param("مدير", "intro-to-my-boss", id="arabic"),
        pytest.param("PRÉSENTATION", "intro-to-my-boss", id="accent"),
    ],
)
def test_a_scenario_is_found_by_name(titled: Library, name: str, found: str) -> None:
    """An id, or enough of an id or a title, is enough."""
    assert titled.find(name).id == found


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("coffee", "fits several scenarios: first-coffee, third-coffee", id="several"),
        pytest.param("frist-coffee", "Did you mean first-coffee", id="misspelt"),
        pytest.param("adress", "Did you mean only-an-hr-address", id="misspelt-word"),
        pytest.param("xyz", "No scenario is called `xyz`; `coach list` shows", id="unlike-any"),
        pytest.param("", "No scenario is called", id="nothing"),
        pytest.param("?!", "No scenario is called", id="punctuation-only"),
        pytest.param("{x}\x1b", "`{x}\\\\x1b`", id="odd-characters"),
    ],
)
def test_a_name_that_fits_none_or_several_is_told(titled: Library, name: str, says: str) -> None:
    """A name that finds nothing suggests what may be meant."""
    with pytest.raises(UnknownName) as raised:
        titled.find(name)
    assert says.replace("\\\\", "\\") in str(raised.value)


def test_the_exact_id_wins_over_parts(tmp_path: Path) -> None:
    """A scenario whose id is part of another's can be named."""
    write_pack(tmp_path, tea=minimal_scenario(), **{"tea-again": minimal_scenario()})
    assert Library.open([tmp_path], "en").find("tea").id == "tea"


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    """Where there are no scenarios, the answer is how to begin one."""
    write_toml(tmp_path / "pack.toml", minimal_pack())
    with pytest.raises(UnknownName, match="coach new"):
        Library.open([tmp_path], "en").find("tea")


def test_a_list_needs_no_pydantic(tmp_path: Path) -> None:
    """Listing scenarios, a broken one included, imports nothing slow."""
    write_pack(tmp_path, broken={}, whole=minimal_scenario())
    code = (
        "import sys, pathlib\n"
        "from coach.content.library import Library\n"
        "print(len(Library.open([pathlib.Path(sys.argv[1])], 'nl').cards))\n"
        "assert not {'pydantic', 'textual', 'rich'} & set(sys.modules)\n"
    )
    root = Path(coach.__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, check=True
    )
    assert run.stdout.strip() == b"2"
