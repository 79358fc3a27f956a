"""The record as a file: what is written is read again, and what was changed is noticed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from coach.content.grades import Counts, Mode
from coach.errors import DamagedFile
from coach.exercise.record import (
    LONGEST_NAME,
    Record,
    Standing,
    checksum,
    learner_name,
    write_record,
)
from tests.exercise.samples import Situation, elsewhere, practised, situation, situations, taken
from tests.journal.samples import START, texts

Path = tuple[str | int, ...]


def sample() -> Record:
    """A record with two attempts at the assessment, of which the second counts."""
    return situation(
        practised(),
        taken("cake", "damaging", number=1),
        taken("cake", "workable", number=2),
        attempts=3,
        due=date(2027, 3, 31),
    ).record("Sam")


SAMPLE: dict[str, Any] = tomllib.loads(sample().to_toml())


@given(situations(), texts.filter(learner_name))
def test_what_is_written_is_read_again(of: Situation, name: str) -> None:
    """Any record of any run comes back from its file as it was."""
    record = of.record(name)
    assert Record.from_toml(record.to_toml()) == record


def test_what_it_holds() -> None:
    """The rules, what the attempts come to, and each of them in the order it was finished."""
    record = sample()
    assert record.rules.steps == (("tea", Mode.PRACTICE, False), ("cake", Mode.ASSESSMENT, False))
    assert (record.rules.pass_mark, record.rules.attempts) == (70, 3)
    assert (record.rules.counts, record.rules.due) == (Counts.BEST, date(2027, 3, 31))
    assert record.standing == Standing(True, False, 67, 0, 1)
    assert [entry.attempt.scenario for entry in record.entries] == ["tea", "cake", "cake"]
    assert [entry.counts for entry in record.entries] == [True, False, True]
    assert [entry.earlier for entry in record.entries] == [0, 0, 1]


def test_earlier_attempts_elsewhere_are_told() -> None:
    """Whoever reads it sees which attempt was the first ever, wherever it was made."""
    known = elsewhere(taken("cake", "workable"))
    record = situation(taken("cake", "workable", number=1), practised(2), known).record()
    assert [(entry.attempt.scenario, entry.earlier) for entry in record.entries] == [
        ("cake", 1),
        ("tea", 0),
    ]


def test_what_is_half_done_is_not_handed_in() -> None:
    """Only what was finished, and only in this exercise."""
    half = taken("long", "plain", number=1)
    steps = [{"scenario": "long", "mode": "assessment"}]
    record = situation(half, elsewhere(taken("long", "rude", "rude")), steps=steps).record()
    assert record.entries == ()
    assert Record.from_toml(record.to_toml()) == record


NAMES = [
    pytest.param("Zoë van Dijk", "Zoë van Dijk", id="a name"),
    pytest.param("  Sam \n Smith\t", "Sam Smith", id="one line"),
    pytest.param("[b]x[/b] 👩🏽‍💻", "[b]x[/b] 👩🏽‍💻", id="brackets and emoji"),
    pytest.param("Sam\x1b[31m\x00", "Sam[31m", id="controls"),
    pytest.param("Sam\udcff", "Sam", id="bytes that were no text"),
    pytest.param("م‌ح", "م‌ح", id="joiners"),
    pytest.param("x" * 79 + " y", "x" * 79, id="too long"),
    pytest.param(" \x1b ", "", id="nothing left"),
]


@pytest.mark.parametrize(("typed", "kept"), NAMES)
def test_a_name_is_one_line_that_can_be_shown(typed: str, kept: str) -> None:
    """Whatever was typed or pasted; who is called so is up to the learner."""
    assert learner_name(typed) == kept


@given(st.text())
def test_any_name_can_be_written(typed: str) -> None:
    """Cleaning it twice changes nothing more, and a record holds what is left."""
    name = learner_name(typed)
    assert learner_name(name) == name
    assert len(name) <= LONGEST_NAME
    if name:
        record = situation(practised()).record(typed)
        assert Record.from_toml(record.to_toml()).name == name


def leaves(data: Any, path: Path = ()) -> Iterator[Path]:
    """The place of every value in `data` that is no table and no list."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        if isinstance(value, dict | list):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key)


def changed(path: Path, value: object) -> dict[str, Any]:
    """The sample with another value at `path`."""
    data = deepcopy(SAMPLE)
    here: Any = data
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = value
    return data


def another(value: object) -> Any:
    """A value of the same kind that is not `value`."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime):
        return value + timedelta(seconds=1)
    if isinstance(value, date):
        return value + timedelta(days=1)
    return value + 1 if isinstance(value, int) else f"{value}x"


def at(path: Path) -> Any:
    here: Any = SAMPLE
    for key in path:
        here = here[key]
    return here


@pytest.mark.parametrize("path", leaves(SAMPLE), ids=lambda path: ".".join(map(str, path)))
def test_every_single_change_is_noticed(path: Path) -> None:
    """One figure, one word, one time: the checksum is no longer that of the rest."""
    message = "version" if path == ("format",) else "checksum"
    with pytest.raises(DamagedFile, match=message):
        Record.from_toml(tomli_w.dumps(changed(path, another(at(path)))))


@pytest.mark.parametrize("path", [("attempts", 1), ("rules", "due"), ("result", "percent")])
def test_leaving_something_out_is_noticed(path: Path) -> None:
    """An attempt that went badly cannot be cut out."""
    data = deepcopy(SAMPLE)
    inner: Any = data[path[0]]  # type: ignore[index]
    del inner[path[1]]
    with pytest.raises(DamagedFile, match="checksum"):
        Record.from_data(data)


def backwards(data: Any) -> Any:
    """The same data with the keys of every table in the opposite order."""
    if isinstance(data, dict):
        return {key: backwards(data[key]) for key in reversed(data)}
    return [backwards(each) for each in data] if isinstance(data, list) else data


def elsewhere_on_earth(data: Any) -> Any:
    """The same data with every time as a clock in another place shows it."""
    if isinstance(data, dict):
        return {key: elsewhere_on_earth(value) for key, value in data.items()}
    if isinstance(data, list):
        return [elsewhere_on_earth(each) for each in data]
    zone = timezone(timedelta(hours=5, minutes=30))
    return data.astimezone(zone) if isinstance(data, datetime) else data


SAME = {
    "line ends of Windows": sample().to_toml().replace("\n", "\r\n"),
    "keys in another order": tomli_w.dumps(backwards(SAMPLE)),
    "times in another zone": tomli_w.dumps(elsewhere_on_earth(SAMPLE)),
    "a note by hand": f"# received on Monday\n{sample().to_toml()}\n",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_what_a_mail_or_an_editor_does_to_it_is_no_change(text: str) -> None:
    """What says the same is the same."""
    assert text != sample().to_toml()
    assert Record.from_toml(text) == sample()


def resealed(path: Path, value: object) -> dict[str, Any]:
    """The sample with another value at `path` and the checksum that goes with it."""
    data = changed(path, value)
    return {**data, "checksum": checksum(data)}


EARLY = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))

DAMAGED: list[Any] = [
    pytest.param(("format",), 2, "Another version of coach", id="of another version"),
    pytest.param(("format",), "1", "`format` should be a whole number", id="format as text"),
    pytest.param(("name",), "", "`name` should be text", id="no name"),
    pytest.param(("exercise",), "No id", "`exercise` should be an id", id="no id"),
    pytest.param(("written",), date(2026, 1, 1), "`written` should be a time", id="no time"),
    pytest.param(("written",), EARLY, "`written` should be a time", id="before all times"),
    pytest.param(("rules",), 7, "`rules` should be a table", id="no rules"),
    pytest.param(("rules", "steps"), ["tea", 1], "should be a list of texts", id="no steps"),
    pytest.param(("rules", "steps", 0), "exam tea", "`exam tea` is no step", id="mode"),
    pytest.param(("rules", "steps", 0), "practice", "`practice` is no step", id="no scenario"),
    pytest.param(("rules", "steps", 0), "practice tea x", "no step of an exercise", id="too much"),
    pytest.param(("rules", "counts"), "last", "should be one of: first, best", id="counts"),
    pytest.param(("rules", "due"), "2027-03-31", "`rules.due` should be a day", id="day as text"),
    pytest.param(("rules", "pass_mark"), -1, "`rules.pass_mark` should be", id="negative"),
    pytest.param(("result", "done"), 1, "`result.done` should be true or false", id="one"),
    pytest.param(("attempts",), {}, "`attempts` should be a list", id="no list"),
    pytest.param(("attempts", 0), 3, "`attempts.1` should be a table", id="no attempt"),
    pytest.param(("attempts", 0, "ending"), "", "ending` should be an id", id="no ending"),
    pytest.param(("attempts", 0, "moves", 0), "plain", "`plain` is no move", id="no move"),
    pytest.param(("attempts", 0, "moves", 0), "x ask plain", "is no move", id="no seconds"),
    pytest.param(("attempts", 0, "moves", 0), f"{10**20} a b", "is no move", id="too late"),
    pytest.param(("attempts", 0, "moves", 0), "ask \x1b", r"`ask \x1b` is no", id="controls"),
]


@pytest.mark.parametrize(("path", "value", "message"), DAMAGED)
def test_what_is_no_record_is_told_why(path: Path, value: object, message: str) -> None:
    """Even with a checksum that fits, each value must be of its kind."""
    with pytest.raises(DamagedFile) as raised:
        Record.from_data(resealed(path, value))
    assert message in str(raised.value)


@pytest.mark.parametrize(
    "key", ["checksum", "format", "name", "exercise", "written", "rules", "result", "attempts"]
)
def test_what_is_missing_is_named(key: str) -> None:
    """A record without one of its parts says which."""
    data = {name: value for name, value in SAMPLE.items() if name != key}
    if key != "checksum":
        data["checksum"] = checksum(data)
    with pytest.raises(DamagedFile, match=f"`{key}` is missing"):
        Record.from_data(data)


@pytest.mark.parametrize("text", ["", "name = ", "[" * 5000, "\x00", "checksum = 1"])
def test_any_other_file_is_told_so(text: str) -> None:
    """A file of another kind is no reason to fail."""
    with pytest.raises(DamagedFile):
        Record.from_toml(text)


junk = st.recursive(
    st.none().map(lambda _: "")
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.dates()
    | st.datetimes(timezones=st.none() | st.just(timezone(timedelta(hours=14)))),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
places = st.sampled_from(
    [
        *(path for path in leaves(SAMPLE) if path != ("checksum",)),
        ("rules",),
        ("result",),
        ("attempts",),
        ("attempts", 0),
        ("rules", "steps"),
    ]
)


@given(places, junk)
def test_whatever_stands_in_it_is_read_or_refused(path: Path, value: object) -> None:
    """No value anywhere brings more than a refusal."""
    with suppress(DamagedFile):
        assert Record.from_data(resealed(path, value)).rules.title


def test_all_times_are_in_utc_to_the_second() -> None:
    """Records of one learner look alike wherever they were written."""
    of = situation(practised())
    now = (START + timedelta(hours=3, microseconds=123456)).astimezone(timezone(timedelta(hours=9)))
    record = write_record(of.standing, of.attempts, name="Sam", now=now)
    assert record.written == START + timedelta(hours=3)
    assert "2026-11-23 10:10:00+00:00" in record.to_toml()
