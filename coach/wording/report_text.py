"""What a report says in words, on a page as on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.content.grades import Mode
from coach.exercise.cohort.flags import ABOUT_ALPHA
from coach.exercise.cohort.summary import Data, decimal
from coach.locale import N_, _, ngettext
from coach.wording import labels

ABOUT_PRINCIPLES = N_("Those with most to gain come first. Only first attempts are counted.")


def handed_in(data: Data) -> Iterator[str]:
    """How many records and journals count, and how many remarks there are."""
    records, journals = data["records"], data["journals"]
    counted = [
        ngettext("{n} record", "{n} records", records).format(n=records) if records else "",
        ngettext("{n} journal", "{n} journals", journals).format(n=journals) if journals else "",
    ]
    if any(counted):
        yield _("Counted: {files}.").format(files=", ".join(filter(None, counted)))
    else:
        yield _("Nothing that counts was found here.")
    if number := len(data["set_aside"]):
        yield ngettext(
            "{n} remark on what was handed in is at the end.",
            "{n} remarks on what was handed in are at the end.",
            number,
        ).format(n=number)


def completion(exercise: Data) -> Iterator[str]:
    """How many are done and passed, and what was asked of them."""
    total = exercise["learners"]
    yield ngettext("{n} learner.", "{n} learners.", total).format(n=total)
    yield _("Done: {count}.").format(count=labels.some_of(exercise["done"], total))
    if exercise["pass_mark"] is not None:
        passed = labels.some_of(exercise["passed"], total)
        yield _("Passed: {count}. The pass mark is {mark}.").format(
            count=passed, mark=exercise["pass_mark"]
        )
    if exercise["late"]:
        yield _("Late: {count}.").format(count=labels.some_of(exercise["late"], total))
    if number := exercise["unchecked"]:
        yield ngettext(
            "{n} record is by other rules than those here, so passing is not judged.",
            "{n} records are by other rules than those here, so passing is not judged.",
            number,
        ).format(n=number)
    if exercise["mean"] is not None:
        yield _("Mean score of those who are done: {mean} percent.").format(mean=exercise["mean"])


def state(person: Data) -> str:
    """How a learner stands, in a word or two."""
    if not person["done"]:
        return _("under way")
    if person["passed"] is None:
        told = _("not judged")
    else:
        told = _("passed") if person["passed"] else _("not yet passed")
    return ", ".join([told, *([_("late")] if person["late"] else [])])


def score(person: Data) -> str:
    """A learner's score with its count; nothing where no assessment counts yet."""
    if person["percent"] is None:
        return ""
    return _("{percent}%, {professional} of {decisions}").format(**person)


def any_in(classes: Sequence[Data]) -> bool:
    """Whether there is anything in classes of scores to draw."""
    return any(each["count"] for each in classes)


def reached(scenario: Data) -> list[Data]:
    """The decisions that somebody came by, as they are numbered."""
    return [each for each in scenario["decisions"] if each["reached"]]


def about_runs(scenario: Data) -> Iterator[str]:
    """How many runs the figures of a scenario rest on."""
    runs, later = scenario["runs"], scenario["later_runs"]
    yield ngettext("{n} first attempt.", "{n} first attempts.", runs).format(n=runs)
    if len(scenario["modes"]) > 1:
        modes = (f"{labels.mode(Mode(mode))} {n}" for mode, n in scenario["modes"].items())
        yield _("In practice and in assessment together: {modes}.").format(modes=", ".join(modes))
    if later:
        yield ngettext(
            "{n} later attempt is left out.", "{n} later attempts are left out.", later
        ).format(n=later)
    if scenario["mean"] is not None:
        yield _("Mean score: {mean} percent.").format(mean=scenario["mean"])


def alpha(scale: Data, about: str) -> Iterator[str]:
    """Cronbach's alpha with its interval, where there are answers enough; and what it is worth."""
    if scale["alpha"] is None or len(scale["items"]) < 2:
        return
    low, high = scale["alpha_interval"] or (scale["alpha"], scale["alpha"])
    yield _("{about}: alpha {alpha}, 95 percent from {low} to {high}, {n} learners.").format(
        about=about,
        alpha=decimal(scale["alpha"]),
        low=decimal(low),
        high=decimal(high),
        n=scale["complete"],
    )
    yield _(ABOUT_ALPHA)


def reach(decision: Data) -> str:
    """How many came by a decision, and whether that is a branch."""
    count = labels.some_of(decision["reached"], decision["of"])
    if decision["recovery"]:
        return _("Recovery: reached by {count}, after a mistake").format(count=count)
    if decision["contested"]:
        return _("Opinions differ here, so it does not count: reached by {count}").format(
            count=count
        )
    if decision["branch"]:
        return _("On a branch: reached by {count}").format(count=count)
    return _("Reached by {count}").format(count=count)


def figures(decision: Data) -> Iterator[str]:
    """What is computed of a decision, each figure with its interval."""
    if decision["mean"] is not None:
        yield _("Mean score {mean}, interval {interval}").format(
            mean=percent(decision["mean"]), interval=bounds(decision["interval"])
        )
    if decision["item_rest"] is not None:
        low, high = decision["item_rest_interval"] or (None, None)
        told = decimal(decision["item_rest"])
        if low is not None and high is not None:
            told = _("{r} ({low} to {high})").format(r=told, low=decimal(low), high=decimal(high))
        yield _("Item–rest r {r}").format(r=told)


def percent(value: float | None) -> str:
    """A share in percent; nothing where there is none."""
    return "" if value is None else _("{percent}%").format(percent=value)


def bounds(interval: Sequence[int] | None) -> str:
    """An interval in percent; nothing where there is none."""
    return "" if interval is None else f"{interval[0]}–{interval[1]}"
