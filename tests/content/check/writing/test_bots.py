"""A pack as a bank of decisions: cue bots and the arithmetic under them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from coach.content.check.packs import Checked, check_packs
from coach.content.check.writing.bots import BotScore, at_least, chances
from coach.content.check.writing.twins import jaccard, trigram_likeness, trigrams
from coach.errors import Severity
from tests.content.check.banks import DECISIONS, Drawn, draw, scenario, write_bank
from tests.factory import write_pack


def scores(folder: Path, drawn: Drawn) -> dict[str, BotScore]:
    """How every bot does on a bank."""
    (whole,) = check_packs([write_bank(folder, drawn)]).wholes.values()
    return {score.strategy: score for score in whole.scores}


WARNING = Severity.WARNING


def told(checked: Checked) -> list[tuple[str, Severity]]:
    return [(problem.code, problem.severity) for problem in checked.problems]


def least_hits(sizes: list[int], alpha: float) -> int:
    """The fewest hits whose chance is at most `alpha`."""
    distribution = chances(sizes)
    return next(hits for hits in range(len(sizes)) if at_least(hits, distribution) <= alpha)


@pytest.mark.parametrize(
    ("decisions", "replies", "fails", "warns"),
    [
        (40, 4, 18, 16),
        (40, 3, 21, 19),
        (60, 4, 24, 22),
        (60, 3, 30, 27),
        (70, 4, 27, 25),
        (70, 3, 34, 31),
        (80, 4, 30, 27),
        (80, 3, 38, 35),
        (100, 4, 36, 33),
        (100, 3, 46, 42),
    ],
)
def test_how_many_hits_are_too_many(decisions: int, replies: int, fails: int, warns: int) -> None:
    """The limits of the standard that our own pack is held to, computed by another program."""
    sizes = [replies] * decisions
    assert (least_hits(sizes, 0.01), least_hits(sizes, 0.05)) == (fails, warns)


def test_decisions_of_various_many_replies() -> None:
    """One of two and one of three: by hand 2/6, 3/6 and 1/6."""
    assert chances([2, 3]) == pytest.approx([2 / 6, 3 / 6, 1 / 6])
    assert at_least(1, chances([2, 3])) == pytest.approx(4 / 6)
    assert chances([]) == [1.0]
    assert chances([1, 1]) == pytest.approx([0, 0, 1])


def test_chances_add_up_however_many_decisions() -> None:
    """Ten thousand of three sizes; the mean is that of guessing."""
    sizes = [2] * 1000 + [3] * 2000 + [4] * 7000
    distribution = chances(sizes)
    assert sum(distribution) == pytest.approx(1)
    mean = sum(hits * chance for hits, chance in enumerate(distribution))
    assert mean == pytest.approx(500 + 2000 / 3 + 1750)


def test_chances_agree_with_counting() -> None:
    """Against the plain recursion, decision by decision."""
    sizes = Random(1).choices([1, 2, 3, 4, 5], k=40)
    plain = [1.0]
    for size in sizes:
        hit, miss = 1 / size, 1 - 1 / size
        plain = [
            (plain[n] * miss if n < len(plain) else 0) + (plain[n - 1] * hit if n else 0)
            for n in range(len(plain) + 1)
        ]
    assert chances(sizes) == pytest.approx(plain)


def test_likeness_by_hand() -> None:
    """Two of four words are shared; of the trigrams of “tea” and “team” two of five."""
    assert jaccard({"a", "b", "c"}, {"b", "c", "d"}) == 0.5
    assert jaccard(set(), set()) == 0
    assert trigrams("tea") == {" te", "tea", "ea "}
    assert trigrams("team") == {" te", "tea", "eam", "am "}
    assert trigram_likeness("tea", "team") == pytest.approx(2 / 5)
    assert trigram_likeness("tea", "tea") == 1


def test_a_bank_drawn_by_lot_has_no_problems(tmp_path: Path) -> None:
    """Where nothing marks professional replies, nothing is said."""
    assert told(check_packs([write_bank(tmp_path, draw())])) == []


def cue(kind: str, drawn: Drawn) -> None:
    """Change replies so that professional ones, and only these, are of one kind."""
    edits = {
        "longest": lambda text: f"{text[:-1]} and and.",
        "shortest": lambda text: f"{text.rsplit(' ', 1)[0][:-2]}.",
        "most-polite": lambda text: f"thanks {text}",
        "most-hedged": lambda text: f"maybe {text}",
        "echo": lambda text: f"folder {text}",
    }
    for texts in drawn:
        texts["plain"] = edits[kind](texts["plain"])


@pytest.mark.parametrize("kind", ["longest", "shortest", "most-polite", "most-hedged", "echo"])
def test_a_bot_finds_its_cue(tmp_path: Path, kind: str) -> None:
    """It picks the professional reply every time, and that is a warning."""
    drawn = draw()
    cue(kind, drawn)
    score = scores(tmp_path, drawn)[kind]
    assert (score.hits, score.decisions, score.expected) == (DECISIONS, DECISIONS, DECISIONS / 4)
    assert score.p == pytest.approx(0.25**DECISIONS)
    problems = check_packs([tmp_path]).problems
    said = [problem for problem in problems if f"`{kind}`" in problem.text]
    assert [(each.code, each.severity) for each in said] == [("bot-beats-chance", WARNING)]


def test_a_bot_finds_what_professional_replies_lack(tmp_path: Path) -> None:
    """A cue that all the others have is one, too."""
    drawn = [
        {name: text if name == "plain" else f"always {text}" for name, text in texts.items()}
        for texts in draw()
    ]
    assert scores(tmp_path, drawn)["fewest-absolutes"].hits == DECISIONS


def test_a_word_of_the_title_is_an_echo(tmp_path: Path) -> None:
    """The title stands above every screen, so a reply may echo it as well."""
    drawn = [{**texts, "plain": f"favour {texts['plain']}"} for texts in draw()]
    assert scores(tmp_path, drawn)["echo"].hits == DECISIONS


def test_no_bots_but_those_that_people_play(tmp_path: Path) -> None:
    """What no test taker does by eye is not tried."""
    assert scores(tmp_path, draw()).keys() == {
        "longest",
        "shortest",
        "echo",
        "most-hedged",
        "fewest-absolutes",
        "most-polite",
        "first-in-file",
        "last-in-file",
    }


@pytest.mark.parametrize(
    ("place", "strategy"), [(0, "first-in-file"), (3, "last-in-file")], ids=["first", "last"]
)
def test_the_place_in_the_file_is_a_cue(tmp_path: Path, place: int, strategy: str) -> None:
    """And the only thing wrong here: told once, of the languages of pack.toml, with the figures."""
    (problem,) = check_packs([write_bank(tmp_path, draw(), [place])]).problems
    assert (problem.code, problem.severity) == ("bot-beats-chance", WARNING)
    assert (problem.file.name, problem.where) == ("pack.toml", "languages.1")
    for figure in (f"`{strategy}`", "`en`", "24 of 24", "finds 6.0", "3.6e-15"):
        assert figure in problem.text


def test_what_beats_chance_a_little_may_be_luck(tmp_path: Path) -> None:
    """Eleven of twenty-four in the same place: p is .02, and with eight bots that happens."""
    places = [0] * 11 + [1, 2, 3] * 4 + [1]
    assert told(check_packs([write_bank(tmp_path / "11", draw(), places)])) == []
    places[11] = 0
    (problem,) = check_packs([write_bank(tmp_path / "12", draw(), places)]).problems
    assert (problem.code, problem.severity) == ("bot-beats-chance", WARNING)
    assert "so many is 0.0072" in problem.text


def test_few_decisions_are_not_judged(tmp_path: Path) -> None:
    """Below twenty, or in one scenario, a strategy that finds all may be luck."""
    pack = write_bank(tmp_path / "few", draw()[:16], [0])
    assert told(check_packs([pack])) == []
    (whole,) = check_packs([pack]).wholes.values()
    assert not whole.is_bank("en")
    assert {score.decisions for score in whole.scores} == {16}


def test_ties_are_at_chance(tmp_path: Path) -> None:
    """Replies that a bot cannot tell apart are picked as if by lot, each bot by its own."""
    found = scores(tmp_path, draw(decisions=400))
    tied = [found[name] for name in ("most-polite", "most-hedged", "fewest-absolutes", "echo")]
    assert all(75 < score.hits < 125 for score in tied)
    assert len({score.found for score in tied}) == len(tied)


def test_a_pack_with_nothing_to_read_has_no_scores(tmp_path: Path) -> None:
    """No decisions in a language, no bots."""
    (whole,) = check_packs([write_pack(tmp_path, tea=scenario())]).wholes.values()
    assert {score.language for score in whole.scores} == {"en"}
