"""Progress over journals: what counts, what is kept apart, and what stays unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from math import isclose
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coach.content.grades import Grade, Mode, Outcome
from coach.content.scoring_key import KeyedDecision, ScoringKey
from coach.journal.attempt import Attempt, Summary, TimedMove
from coach.journal.mastery import LEAST, Catalogue, Listed, PrincipleId, PrincipleProgress
from coach.journal.progress import Progress, ScenarioProgress, progress
from coach.practice.moves import first_answers
from tests.journal.samples import START, half_done

GRADES = {"plain": Grade.PROFESSIONAL, "shy": Grade.WORKABLE, "rude": Grade.DAMAGING}
ENDINGS = {"good": Outcome.STRONGER, "bad": Outcome.BROKEN}


def keyed(principle: str, **changes: Any) -> KeyedDecision:
    """A decision with the usual three replies."""
    return KeyedDecision(principle, GRADES, **changes)


def of(*decisions: KeyedDecision) -> ScoringKey:
    """A scenario with these decisions, `ask-0` first."""
    return ScoringKey({f"ask-{n}": each for n, each in enumerate(decisions)}, ENDINGS)


def catalogue(**keys: ScoringKey | None) -> Catalogue:
    """One pack with these scenarios and the principles `clear` and `kind`."""
    listed = {name: Listed("tests", key) for name, key in keys.items()}
    return Catalogue((PrincipleId("tests", "clear"), PrincipleId("tests", "kind")), listed)


TEA = catalogue(tea=of(*[keyed("clear")] * 6))


def attempt(number: int, *replies: str | None, scenario: str = "tea", **changes: Any) -> Attempt:
    """An attempt of one answer a minute, started `number` hours after the first."""
    began = START + timedelta(hours=number)
    timed = tuple(
        TimedMove(f"ask-{place}", reply, began + timedelta(minutes=place))
        for place, reply in enumerate(replies)
    )
    return half_done(60 * number, scenario=scenario, timed=timed, **changes)


def ended(number: int, *replies: str, percent: int, **changes: Any) -> Attempt:
    """The same, finished with this score over all its answers at the ending `good`."""
    right = replies.count("plain")
    result = Summary(percent, right, len(replies), 0, 0, "good", Outcome.STRONGER)
    at = START + timedelta(hours=number, minutes=30)
    return attempt(number, *replies, finished=at, result=result, **changes)


def seen(*attempts: Attempt, here: Catalogue = TEA) -> Progress:
    """Progress by days of UTC."""
    return progress(attempts, here, datetime.date)


def principle(progress: Progress, name: str = "clear") -> PrincipleProgress:
    """One principle of it."""
    return next(each for each in progress.principles if each.id.name == name)


def scenario(progress: Progress, name: str = "tea") -> ScenarioProgress:
    """One scenario of it."""
    return next(each for each in progress.scenarios if each.id == name)


def test_nothing_played() -> None:
    """Every principle and every scenario is there, and nothing is said about any."""
    nothing = seen()
    assert (nothing.attempts, nothing.counts.answers, nothing.runs, nothing.lowest) == (
        0,
        0,
        (),
        None,
    )
    assert [each.id.name for each in nothing.principles] == ["clear", "kind"]
    assert all(each.estimate is None for each in nothing.principles)
    assert [each.id for each in nothing.not_tried] == ["tea"]


def test_too_little_to_tell_below_five_answers() -> None:
    """Four answers say nothing, the fifth says something."""
    four = principle(seen(attempt(0, *["plain"] * 4)))
    five = principle(seen(attempt(0, *["plain"] * 5)))
    assert (four.first.answers, four.estimate) == (4, None)
    assert five.estimate is not None
    assert five.estimate.mean == 7 / 9


def test_mastery_is_a_shrunken_mean_of_points() -> None:
    """A workable answer is worth two of three, a damaging one nothing."""
    known = principle(seen(attempt(0, "plain", "shy", "rude", "shy", "plain", "rude"))).estimate
    assert known is not None
    assert isclose(known.mean, (1 + 2 / 3 + 0 + 2 / 3 + 1 + 0 + 2) / (6 + 4))


def test_a_later_attempt_stands_apart() -> None:
    """Who repeats a scenario remembers it: only the first answer ever feeds the principle."""
    again = principle(seen(attempt(0, "rude", "rude"), attempt(1, "plain", "plain", "plain")))
    assert again.first.grades[Grade.DAMAGING] == 2
    assert again.first.grades[Grade.PROFESSIONAL] == 1
    assert (again.later.answers, again.later.score.percent) == (2, 100)


def test_first_is_what_was_answered_first() -> None:
    """Not what was started first: an attempt may be gone on with after another one."""
    slow = attempt(0, "rude")
    slow = replace(
        slow, timed=(*slow.timed, TimedMove("ask-1", "rude", START + timedelta(hours=5)))
    )
    here = principle(seen(slow, attempt(1, "shy", "shy")))
    assert here.first.grades[Grade.DAMAGING] == 1
    assert here.first.grades[Grade.WORKABLE] == 1
    assert here.later.answers == 2


def test_going_back_changes_nothing_but_the_score_after_correction() -> None:
    """The first answer to a decision is the one that counts."""
    at = START + timedelta(minutes=9)
    back = (TimedMove("ask-0", None, at), TimedMove("ask-0", "plain", at))
    tried = ended(0, "rude", percent=0)
    corrected = seen(replace(tried, timed=(*tried.timed, *back)))
    assert principle(corrected).first.grades[Grade.DAMAGING] == 1
    assert principle(corrected).later.answers == 0
    (run,) = corrected.runs
    assert (run.result.percent, run.corrected and run.corrected.percent) == (0, 100)


def test_recovery_feeds_the_principle_and_not_the_score() -> None:
    """Otherwise a mistake would buy easy points."""
    here = catalogue(tea=of(keyed("clear"), keyed("clear", recovery=True)))
    result = Summary(0, 0, 1, 1, 1, "good", Outcome.STRONGER)
    once = seen(replace(ended(0, "rude", "plain", percent=0), result=result), here=here)
    assert principle(once).first.answers == 2
    assert once.runs[0].corrected is not None
    assert once.runs[0].corrected.decisions == 1


def test_contested_decisions_feed_nothing() -> None:
    """They are counted, so that the numbers add up, and for nothing else."""
    here = catalogue(tea=of(keyed("clear", contested=True), keyed("clear")))
    once = seen(attempt(0, "rude", "plain"), here=here)
    assert (principle(once).first.answers, principle(once).decisions) == (1, 1)
    assert (once.counts.contested, once.counts.first, once.counts.answers) == (1, 1, 2)


def test_answers_count_as_far_as_they_are_still_there() -> None:
    """A reply or a decision that an author took out leaves the other answers alone."""
    once = seen(attempt(0, "plain", "gone", "shy", "plain", "plain", "plain", "plain"))
    assert (principle(once).first.answers, once.counts.gone) == (5, 2)


def test_the_first_answer_still_there_is_the_first() -> None:
    """A decision whose replies were all rewritten is a new one."""
    once = seen(attempt(0, "gone"), attempt(1, "shy"))
    assert (once.counts.first, once.counts.later, once.counts.gone) == (1, 0, 1)


def test_no_correction_is_told_of_a_scenario_that_has_changed() -> None:
    """Where first answers do not make the score that was told, nobody can tell the other."""
    assert seen(ended(0, "plain", "gone", percent=50)).runs[0].corrected is None
    assert seen(ended(0, "plain", "shy", percent=50)).runs[0].corrected is None
    kept = seen(ended(0, "plain", "shy", percent=83)).runs[0].corrected
    assert kept is not None
    assert kept.percent == 83


def test_a_scenario_that_is_gone_or_broken() -> None:
    """Its runs stay in sight; its answers count for nothing."""
    here = catalogue(tea=None)
    once = seen(
        ended(0, "plain", percent=100), ended(1, "shy", percent=67, scenario="x"), here=here
    )
    assert (once.counts.gone, len(once.runs)) == (2, 2)
    assert [(each.id, each.pack, each.endings) for each in once.scenarios] == [
        ("tea", "tests", ()),
        ("x", None, ()),
    ]
    assert once.not_tried == ()


def test_endings_found() -> None:
    """Those that the scenario still has, each once; the best outcome first."""
    elsewhere = Summary(0, 0, 1, 0, 0, "demolished", Outcome.BROKEN)
    tried = [
        ended(0, "plain", percent=100),
        ended(1, "plain", percent=100),
        replace(ended(2, "rude", percent=0), result=elsewhere),
        attempt(3, "plain"),
    ]
    tea = scenario(seen(*tried))
    assert tea.endings == ("good", "bad")
    assert tea.found == {"good"}
    assert (tea.attempts, len(tea.runs), tea.half_done) == (4, 3, 1)


def test_runs_are_in_the_order_they_were_finished() -> None:
    """And a run is told apart from the first one at its scenario."""
    first, second = ended(0, "plain", percent=100), ended(1, "shy", percent=67)
    late = START + timedelta(days=1)
    runs = seen(replace(first, finished=late), second).runs
    assert [run.result.percent for run in runs] == [67, 100]
    assert [run.again for run in runs] == [True, False]


def test_days_are_those_of_the_answers() -> None:
    """A run that goes on the next day is practice on two days."""
    began = START.replace(hour=23, minute=58)
    late = [TimedMove(f"ask-{n}", "plain", began + timedelta(minutes=n)) for n in range(5)]
    days = seen(half_done(scenario="tea", timed=tuple(late))).days
    assert days == 2


def test_the_lowest_is_clear_only_where_chance_makes_it_unlikely() -> None:
    """A few bad answers beside a few good ones prove nothing; many do."""
    clear, kind = [keyed("clear")] * 20, [keyed("kind")] * 20
    few = catalogue(tea=of(*clear[:5], *kind[:5]))
    some = seen(attempt(0, *["shy"] * 5, *["plain"] * 5), here=few).lowest
    assert some is not None
    assert (some.principle.id.name, some.clearly) == ("clear", False)
    many = catalogue(tea=of(*clear, *kind))
    sure = seen(attempt(0, *["rude"] * 20, *["plain"] * 20), here=many).lowest
    assert sure is not None
    assert (sure.principle.id.name, sure.clearly, sure.others) == ("clear", True, 22 / 24)


def test_alone_a_principle_is_lower_than_nothing() -> None:
    """With one estimate there is nothing to compare it with."""
    alone = seen(attempt(0, *["rude"] * 6)).lowest
    assert alone is not None
    assert (alone.others, alone.clearly) == (None, False)


MIXED = catalogue(
    tea=of(keyed("clear"), keyed("kind"), keyed("clear", recovery=True)),
    cake=of(keyed("kind"), keyed("clear", contested=True), keyed("clear"), keyed("rare")),
    broken=None,
)


@st.composite
def journals(draw: st.DrawFn) -> list[Attempt]:
    """Attempts at scenarios of `MIXED` and at one that is gone, some with answers of old."""
    return [
        draw(attempts(number))
        for number in draw(st.lists(st.integers(0, 99), max_size=8, unique=True))
    ]


@st.composite
def attempts(draw: st.DrawFn, number: int) -> Attempt:
    """An attempt with any moves; its id is its own for each number."""
    moves = st.builds(
        TimedMove,
        st.sampled_from(["ask-0", "ask-1", "ask-2", "ask-3", "ask-9"]),
        st.sampled_from([None, "plain", "shy", "rude", "rude", "gone"]),
        st.integers(0, 500).map(lambda hours: START + timedelta(hours=hours)),
    )
    done = draw(st.booleans())
    result = Summary(draw(st.integers(0, 100)), 0, 3, 0, 0, "good", Outcome.STRONGER)
    empty = Summary(None, 0, 0, 0, 0, None, None)
    return half_done(
        number,
        scenario=draw(st.sampled_from(["tea", "cake", "broken", "x"])),
        mode=draw(st.sampled_from(Mode)),
        timed=tuple(draw(st.lists(moves, max_size=8))),
        finished=START + timedelta(hours=draw(st.integers(0, 500))) if done else None,
        result=result if done else empty,
    )


@given(journals())
def test_counts_add_up(journal: list[Attempt]) -> None:
    """Every answer is in exactly one place, and every place is told from its parts."""
    here = seen(*journal, here=MIXED)
    assert bool(here.days) == bool(here.counts.answers)
    assert sum(each.first.answers for each in here.principles) == here.counts.first
    assert sum(each.later.answers for each in here.principles) == here.counts.later
    assert sum(each.attempts for each in here.scenarios) == here.attempts
    assert sum(len(each.runs) for each in here.scenarios) == len(here.runs)
    for each in here.principles:
        assert sum(place.first.answers for place in each.places) == each.first.answers
        assert sum(place.later.answers for place in each.places) == each.later.answers
        assert each.first.answers <= each.decisions


@given(journals())
def test_bounds(journal: list[Attempt]) -> None:
    """Shares are shares, an estimate needs five answers, endings found are endings."""
    here = seen(*journal, here=MIXED)
    for each in here.principles:
        assert (each.estimate is not None) == (each.first.answers >= LEAST)
        if each.estimate:
            assert 0 < each.estimate.low < each.estimate.mean < each.estimate.high < 1
    for every in here.scenarios:
        assert every.found <= set(every.endings)
        assert every.half_done >= 0
        assert list(every.runs) == [run for run in here.runs if run.scenario == every.id]


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(journal: list[Attempt], random: Any) -> None:
    """A journal that was copied about tells the same."""
    shuffled = random.sample(journal, len(journal))
    assert seen(*shuffled, here=MIXED) == seen(*journal, here=MIXED)


@given(journals(), attempts(100))
def test_an_attempt_changes_only_its_own_principles(journal: list[Attempt], more: Attempt) -> None:
    """Principles that no answer of it belongs to, and other scenarios, stay as they were."""
    before, after = seen(*journal, here=MIXED), seen(*journal, more, here=MIXED)
    listed = MIXED.scenarios.get(more.scenario)
    known = listed.key.decisions if listed and listed.key else {}
    touched = {known[move.decision].principle for move in more.timed if move.decision in known}
    for old, new in zip(before.principles, after.principles, strict=True):
        if old.id.name not in touched:
            assert old == new
    others = [each for each in before.scenarios if each.id != more.scenario]
    assert others == [each for each in after.scenarios if each.id != more.scenario]


@given(journals())
def test_repeating_never_changes_a_first_answer(journal: list[Attempt]) -> None:
    """Answering the same decisions once more, perfectly, adds to the later answers alone."""
    again = [replace(each, id=f"{each.id}-again", timed=_perfect(each)) for each in journal]
    before, after = seen(*journal, here=MIXED), seen(*journal, *again, here=MIXED)
    for old, new in zip(before.principles, after.principles, strict=True):
        assert (old.first, old.estimate) == (new.first, new.estimate)
        assert new.later.answers == old.later.answers + sum(
            _decision(each.scenario, move).principle == old.id.name
            for each in again
            for move in each.timed
            if not _decision(each.scenario, move).contested
        )


def _perfect(attempt: Attempt) -> tuple[TimedMove, ...]:
    """The decisions that `attempt` has answered, answered long after, and well."""
    listed = MIXED.scenarios.get(attempt.scenario)
    known = listed.key.decisions if listed and listed.key else {}
    late = START + timedelta(days=400)
    return tuple(
        TimedMove(move.decision, "plain", late)
        for move in first_answers(attempt.timed).values()
        if move.decision in known and move.reply in GRADES
    )


def _decision(scenario: str, move: TimedMove) -> KeyedDecision:
    key = MIXED.scenarios[scenario].key
    assert key is not None
    return key.decisions[move.decision]
