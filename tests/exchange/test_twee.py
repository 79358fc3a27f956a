"""Twee: what is written can be read back, here and by others."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.content.model import Pack, Scenario
from coach.errors import RequestError
from coach.exchange.twee import escaped, ifid, twee
from coach.exchange.twee_passages import passages
from coach.exchange.untwee import Untwined, untwee
from coach.exchange.untwee_faults import refuse_faults
from tests.factory import Data, decision, minimal_pack, minimal_scenario, reply
from tests.node import node_with, told_by_node
from tests.playing import REPOSITORY
from tests.strategies import scenario_of, scenarios

FILE = Path("story.twee")
PACK = Pack.model_validate(minimal_pack())
BUNDLED = sorted((REPOSITORY / "scenarios").glob("*/scenario.toml"))

AWKWARD = [
    "[[a->b]]",
    "one\n:: Two [three]\nfour",
    "x -> y <- z | w",
    "[[[deep]]]",
    "]] <!-- plain: damaging -->",
    "\\ { } ] [",
    "<<set $x to 1>>",
    "  indented\n\n\n  twice  ",
    '"quotes" and "/* \u2028 */"',
]
"""Texts that mean something to Twine, or to those who read what it writes."""

SCRIPT = """
import { parseTwee } from "extwee";
import { readFileSync } from "node:fs";
const story = parseTwee(readFileSync(0, "utf-8"));
const { name, IFID, start, format, passages } = story;
const told = passages.map(({ name, tags, metadata, text }) => ({ name, tags, metadata, text }));
process.stdout.write(JSON.stringify({ name, ifid: IFID, start, format, passages: told }));
"""


@pytest.fixture(scope="session")
def extwee(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which node can import extwee."""
    return node_with("extwee@2", tmp_path_factory.mktemp("extwee"), SCRIPT)


def ask_extwee(folder: Path, text: str) -> Any:
    """The story that extwee reads in `text`."""
    return json.loads(told_by_node(folder, text))


def data_of(scenario: Scenario) -> Data:
    """What the file of `scenario` holds."""
    given = {"id", "language"}
    return scenario.model_dump(mode="json", exclude=given, exclude_unset=True)


def awkward(text: str) -> Data:
    """A scenario that says `text` wherever anything is said."""
    first = reply("plain", say=text, reaction=text)
    again = reply("rude", "damaging", do=text, goto="later")
    del again["say"]
    scenes = {"ask": decision(first, again, lines=text), "later": {"lines": text, "goto": "bad"}}
    endings = {
        name: {"outcome": "strained", "title": text, "text": text} for name in ("good", "bad")
    }
    return minimal_scenario(title=text, brief=text, scenes=scenes, endings=endings)


def read(text: str) -> Untwined:
    """What `text` came to, and that a pack can have it."""
    found = untwee(text, FILE, PACK)
    refuse_faults(found, FILE, PACK)
    return found


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


class TestRoundTrip:
    @given(scenarios())
    def test_it_keeps_everything(self, scenario: Scenario) -> None:
        """The graph that is played, by its fingerprint, and every text and number besides."""
        back = untwee(twee(scenario.id, data_of(scenario)), FILE, PACK)
        assert scenario_of(back.data).fingerprint == scenario.fingerprint
        assert scenario_of(back.data) == scenario
        assert (back.name, back.notes) == (scenario.id, ())

    @pytest.mark.parametrize("text", AWKWARD)
    def test_no_text_means_anything(self, text: str) -> None:
        """Whatever an author wrote is neither a link nor a passage, and comes back as it was."""
        data = awkward(text)
        written = twee("tea", data)
        assert list(passages(written, FILE))[2:-1] == ["ask", "later", "good", "bad"]
        assert read(written).data == data
        assert read(written).notes == ()

    @given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
    def test_any_text_comes_back(self, text: str) -> None:
        """In every place where a scenario has one."""
        data = awkward(f"{text}.")
        assert untwee(twee("tea", data), FILE, PACK).data == data

    @pytest.mark.parametrize("file", BUNDLED, ids=lambda file: file.parent.name)
    def test_our_own(self, file: Path) -> None:
        """Every scenario that comes with the program."""
        data = tomllib.loads(file.read_text("utf-8"))
        pack = tomllib.loads((REPOSITORY / "scenarios" / "pack.toml").read_text("utf-8"))
        back = untwee(twee(file.parent.name, data), FILE, Pack.model_validate(pack))
        assert (back.name, back.data, back.notes) == (file.parent.name, data, ())

    def test_the_number_of_a_story_stays(self) -> None:
        """It is that of the scenario's name, in the form of a random UUID."""
        assert ifid("tea") == ifid("tea") != ifid("cake")
        assert re.fullmatch(
            r"[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-\w{12}", ifid("tea")
        )


def spoilt(value: Any, other: Any, countdown: list[int]) -> Any:
    """`value` with one part of it, the one the countdown ends at, replaced by `other`."""
    countdown[0] -= 1
    if countdown[0] < 0:
        return value if countdown[0] < -1 else other
    if isinstance(value, dict):
        return {key: spoilt(each, other, countdown) for key, each in value.items()}
    if isinstance(value, list):
        return [spoilt(each, other, countdown) for each in value]
    return value


class TestChangedInTwine:
    written = twee("tea", minimal_scenario())

    def test_words_and_ways(self) -> None:
        """The text of a scene, of a reply, its target, its grade and an outcome."""
        text = changed(self.written, "Monday, 09:00.\n\n", "Tuesday, 10:00.\n\n")
        text = changed(text, "[[Say plain.->good]]", "[[Say it plainly.->bad]]")
        text = changed(text, "rude: damaging", "rude: tempting")
        text = changed(text, "[ending broken]", "[ending strained]")
        data = read(text).data
        plain, rude = data["scenes"]["ask"]["replies"]
        assert data["scenes"]["ask"]["lines"].startswith("Tuesday, 10:00.")
        assert (plain["say"], plain["goto"], plain["why"]) == (
            "Say it plainly.",
            "bad",
            "Why plain.",
        )
        assert (rude["grade"], rude["say"]) == ("tempting", "Say rude.")
        assert data["endings"]["bad"]["outcome"] == "strained"

    def test_only_the_way_without_a_condition_is_a_link(self) -> None:
        """Where it leads elsewhere now, the conditions stay."""
        goto = [{"when": {"trust": {"ann": 60}}, "to": "good"}, {"to": "good"}]
        scene = decision(reply("plain", goto=goto), reply("rude", "damaging", goto="bad"))
        text = twee("tea", minimal_scenario(scenes={"ask": scene}))
        text = changed(text, "[[Say plain.->good]]", "[[Say plain.->bad]]")
        assert read(text).data["scenes"]["ask"]["replies"][0]["goto"] == [goto[0], {"to": "bad"}]

    def test_a_new_reply_and_one_that_is_gone(self) -> None:
        """The new one is to be written further, the other is named."""
        text = changed(self.written, "[[Say rude.->bad]] <!-- rude: damaging -->", "[[Leave->bad]]")
        found = read(text)
        new = found.data["scenes"]["ask"]["replies"][1]
        assert (new["id"], new["say"], new["grade"], new["why"]) == (
            "leave",
            "Leave",
            "workable",
            "TODO",
        )
        assert "Replies that are no longer there, and left out: ask: rude." in found.notes
        assert "Grades, put in; see whether they are so: ask: leave (workable)." in found.notes

    @pytest.mark.parametrize(
        ("old", "new", "place"),
        [
            ("[[…->bad]]", "", "later"),
            ("[[…->bad]]", "[[Wait->bad]]\n[[Write->good]]", "later"),
            ("Ann leaves.", "Ann leaves. [[Write->good]] [[Wait->good]]", "bad"),
        ],
        ids=["a scene ends", "a scene asks", "an ending goes on"],
    )
    def test_a_passage_of_another_kind(self, old: str, new: str, place: str) -> None:
        """What was kept of it and has no place now is told of."""
        scenes = {
            "ask": decision(reply("plain"), reply("rude", "damaging", goto="later")),
            "later": {"lines": "Later.", "goto": "bad"},
        }
        text = changed(twee("tea", minimal_scenario(scenes=scenes)), old, new)
        told = f"Another kind of passage now, without what only the former had: {place}."
        assert told in read(text).notes

    def test_another_pack(self) -> None:
        """Its first topic and principle stand in for those it does not have."""
        other = minimal_pack(
            topics={"giving": {"title": "Giving"}},
            principles={"be-kind": {"rule": "Be kind.", "note": "It helps."}},
        )
        found = untwee(self.written, FILE, Pack.model_validate(other))
        assert found.data["topic"] == "giving"
        assert found.data["scenes"]["ask"]["principle"] == "be-kind"
        assert found.notes == (
            "ask: the pack has no principle ask-plainly; its first was put in.",
            "The pack has no topic asking; its first was put in.",
        )

    def test_an_ending_that_is_gone(self) -> None:
        """It is named."""
        text = changed(self.written, "[[Say rude.->bad]]", "[[Say rude.->good]]")
        text = re.sub(r":: bad .*?(?=:: coach)", "", text, flags=re.DOTALL)
        assert "No longer there, and left out: bad." in read(text).notes

    @given(st.integers(0, 70), st.sampled_from([None, [], {}, 7, "x", [[]], [{}], {"x": {}}]))
    def test_whatever_became_of_what_we_kept(self, part: int, other: Any) -> None:
        """It is still a scenario, or an error of ours says that it is none."""
        goto = [{"when": {"has": ["late"]}, "to": "bad"}, {"to": "good"}]
        scene = decision(reply("plain", goto=goto), reply("rude", "damaging", sets=["late"]))
        text = twee("tea", minimal_scenario(scenes={"ask": scene}))
        text, header, kept = text.partition(":: coach data [coach]\n")
        text += header + json.dumps(spoilt(json.loads(kept), other, [part]), indent=1)
        try:
            found = read(text)
        except RequestError:
            return
        assert scenario_of(found.data).scenes

    def test_without_what_we_kept_the_graph_is_still_there(self) -> None:
        """Ids, grades and outcomes are in what Twine shows."""
        bare = self.written[: self.written.index(":: coach data")]
        found = read(bare)
        ask = found.data["scenes"]["ask"]
        assert [each["id"] for each in ask["replies"]] == ["plain", "rude"]
        assert [each["grade"] for each in ask["replies"]] == ["professional", "damaging"]
        assert [each["goto"] for each in ask["replies"]] == ["good", "bad"]
        assert [each["outcome"] for each in found.data["endings"].values()] == [
            "stronger",
            "broken",
        ]
        assert (found.data["start"], found.data["title"]) == ("ask", "A small favour")


FOREIGN = """A line before it all.

:: StoryTitle
The cave

:: StoryData
{"ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "start": "The mouth"}

:: Style [stylesheet]
body { color: red }

:: The mouth [dark] {"position":"600,400"}
You stand before a cave. (set: $x to 1)

* [[Ask the guide->Guide]]
* [[Walk in|Hall {1}]]
You may [[Lost<-x]] as well.

:: Guide [professional]
The guide is glad.
[[Hall {1}]]

:: Lost
Nobody comes here.

:: Hall \\{1\\} [ending stronger]
Light.

:: Nowhere
Unused.
"""
PIECES = [
    *"ab:[]{}|<>-\\\n \x07",
    "\n:: c\n",
    "[[a]]",
    "[[c|b]]",
    "[[",
    "]]",
    "->",
    " <!-- x: y -->",
]
"""What a text that goes wrong is made of."""


class TestForeign:
    def test_what_the_links_give(self) -> None:
        """Three kinds of links, names with braces, grades and outcomes from tags."""
        found = read(FOREIGN)
        mouth = found.data["scenes"]["the-mouth"]
        told = [(each["say"], each["grade"], each["goto"]) for each in mouth["replies"]]
        assert told == [
            ("Ask the guide", "professional", "guide"),
            ("Walk in", "workable", "hall-1"),
            ("x", "workable", "lost"),
        ]
        assert found.data["scenes"]["guide"] == {"lines": "The guide is glad.", "goto": "hall-1"}
        assert found.data["endings"]["hall-1"]["outcome"] == "stronger"
        assert found.data["endings"]["hall-1"]["title"] == "Hall {1}"
        assert (found.name, found.data["title"], found.data["start"]) == (
            "the-cave",
            "The cave",
            "the-mouth",
        )

    def test_what_it_tells(self) -> None:
        """Everything that was left out, put in or is to be written."""
        told = "\n".join(read(FOREIGN).notes)
        for part in (
            "before the first passage was left out",
            "Of StoryData, left out: ifid.",
            "no link leads there: Style, Nowhere.",
            "Tags, left out: dark.",
            "Twine’s map was left out.",
            "they do nothing: The mouth.",
            "lost: the outcome “strained” was put in",
            "the-mouth: walk-in (workable), the-mouth: x (workable).",
            "the-mouth: a principle was put in",
            "why (3)",
        ):
            assert part in told

    def test_a_story_without_grades_or_endings(self) -> None:
        """The first reply is put down as professional, an ending is put in; both are told."""
        found = read(":: Start\n[[a->Next]]\n[[b->Next]]\n\n:: Next\n[[c->Start]]")
        grades = [each["grade"] for each in found.data["scenes"]["start"]["replies"]]
        assert grades == ["professional", "workable"]
        assert list(found.data["endings"]) == ["the-end"]
        assert "Words of the only link of a passage, left out: c." in found.notes

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Only words.", "story.twee has no passages"),
            (":: One [tag\nWords", "story.twee:1: This is no header"),
            (":: One\n[[Two]]\n:: One\n", "story.twee:3: Another passage is called “One”"),
            (":: One\n\n[[Two]]\n", "story.twee:3: This leads to “Two”"),
            (":: One\nWords", "story.twee:1: The story begins here and leads nowhere"),
            (":: StoryTitle\nTea", "story.twee has no passage that tells anything"),
            (":: One\n[[a->Two]] <!-- a: great -->\n[[b->Two]]\n:: Two\n", "story.twee:2: “great”"),
            (":: One\n[[Two]]\n:: Two\n[[One]]\n", "story.twee:1: scenes.one.goto: These scenes"),
            (":: One\n[[Two]]\n:: Two\nEnd\x07\n", "story.twee:3: endings.two.text"),
            (":: One\n[[Two]]\n:: Two\n:: c [coach]\n{\n", "story.twee:6: This is no JSON"),
        ],
    )
    def test_what_cannot_be_read(self, text: str, told: str) -> None:
        """An error says where and what to do."""
        with pytest.raises(RequestError, match=re.escape(told)):
            read(text)

    @given(st.lists(st.sampled_from(PIECES)).map("".join))
    @example("\n[[a]]\n[[a]]")
    def test_no_text_is_too_strange(self, text: str) -> None:
        """It becomes a scenario that a pack can have, or an error of ours."""
        try:
            found = read(f":: a\n[[b]]{text}\n:: b\nEnd")
        except RequestError:
            return
        assert scenario_of(found.data).scenes

    @given(st.text("ab[]{}\\ ", min_size=1).filter(str.strip))
    def test_names_survive_their_header(self, name: str) -> None:
        """Brackets, braces and backslashes included."""
        text = f":: {escaped(name.strip())} [tag] {{}}\nWords"
        assert list(passages(text, FILE)) == [name.strip()]


class TestExtwee:
    @pytest.mark.parametrize("file", BUNDLED[:4], ids=lambda file: file.parent.name)
    def test_it_reads_what_we_write(self, file: Path, extwee: Path) -> None:
        """Title, number, start, and every scene and ending with tags and text."""
        data = tomllib.loads(file.read_text("utf-8"))
        text = twee(file.parent.name, data)
        story = ask_extwee(extwee, text)
        ours = passages(text, FILE)
        assert (story["name"], story["start"]) == (data["title"], data["start"])
        assert (story["ifid"], story["format"]) == (ifid(file.parent.name), "Harlowe")
        theirs = {each["name"]: each for each in story["passages"]}
        assert set(theirs) >= {*data["scenes"], *data["endings"], "coach data"}
        for name, passage in theirs.items():
            assert passage["text"] == ours[name].body.strip()
            assert passage["tags"] == list(ours[name].tags)
            assert bool(passage["metadata"]) == ours[name].placed

    @pytest.mark.parametrize("text", AWKWARD)
    def test_it_sees_no_more_passages_than_we_do(self, text: str, extwee: Path) -> None:
        """Whatever an author wrote."""
        written = twee("tea", awkward(text))
        names = {each["name"] for each in ask_extwee(extwee, written)["passages"]}
        assert names >= {"ask", "later", "good", "bad", "coach data"}
        assert names <= set(passages(written, FILE))

    def test_it_reads_names_as_we_do(self, extwee: Path) -> None:
        """In headers with what has to be escaped there."""
        names = ["a [b]", "{c} d", "e\\f", "g]h"]
        text = "\n\n".join(f":: {escaped(name)} [tag]\nWords" for name in names)
        assert [each["name"] for each in ask_extwee(extwee, text)["passages"]] == names
        assert list(passages(text, FILE)) == names
