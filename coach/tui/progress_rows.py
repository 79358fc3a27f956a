"""How a principle and a scenario look in progress: a row, and what is told beside the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from coach import figures, words
from coach.content.cards import Card
from coach.content.grades import Grade
from coach.journal.gather import Rules
from coach.journal.intervals import Estimate
from coach.journal.progress import Place, PrincipleProgress, Run, ScenarioProgress
from coach.locale import _, ngettext
from coach.tui.grades import MOONS
from coach.tui.shelf import Row
from coach.tui.themes import DATA, QUIET, STRONG
from coach.tui.visuals import joined

Cards = Mapping[str, Card]

_BAR = 24
_RUNS = 12
"""The most runs that are told beside the list."""


def bar(known: Estimate | None, cells: int = _BAR) -> Content:
    """An estimate that fades out over its range."""
    drawn = figures.bar(known, cells)
    filled = drawn.rstrip("·")
    return joined([(filled, DATA), (drawn[len(filled) :], QUIET)])


def principle_row(each: PrincipleProgress, rules: Rules) -> Row:
    """A principle: its rule and what is known of it."""
    told = Content.styled("  " + figures.mastery(each), "" if each.estimate else QUIET)
    met = words.some_of(each.first.answers, each.decisions)
    rule = Content.styled(figures.rule(each, rules), STRONG)
    return Row(rule, Content.styled(met, QUIET), bar(each.estimate) + told)


def principle_line(each: PrincipleProgress, rules: Rules) -> str:
    """The same in words."""
    met = figures.met(each.first.answers, each.decisions)
    return f"{figures.rule(each, rules)} {_sentence(figures.mastery(each))} {_sentence(met)}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def principle_facts(each: PrincipleProgress, rules: Rules) -> Content:
    """What is known of a principle and from what."""
    pieces: list[tuple[str, str]] = [
        (figures.rule(each, rules), STRONG),
        ("\n\n" + _sentence(figures.mastery(each)), ""),
    ]
    if each.first.answers:
        pieces += [("\n\n" + _("First answers"), QUIET), *_grades(each)]
    if each.later.answers:
        pieces += [("\n\n" + _("Later answers"), QUIET), ("\n" + figures.worth(each.later), "")]
    return joined(pieces)


def _grades(each: PrincipleProgress) -> Iterator[tuple[str, str]]:
    for grade in Grade:
        yield f"\n{each.first.grades[grade]:>3}  {MOONS[grade]} {words.grade(grade)}", ""


def principle_aside(each: PrincipleProgress, rules: Rules, cards: Cards) -> Content:
    """The same, and where it was practised."""
    practised = [place for place in each.places if place.first.answers]
    pieces: list[tuple[str, str]] = []
    if practised:
        pieces.append(("\n\n" + _("Practised in"), QUIET))
    for place in practised:
        met = words.some_of(place.first.answers, place.decisions)
        pieces += [(f"\n{met}  ", QUIET), (title(place.scenario, cards), "")]
    return principle_facts(each, rules) + joined(pieces)


def place_row(place: Place, cards: Cards) -> Row:
    """A scenario as a place to practise a principle."""
    met = figures.met(place.first.answers, place.decisions)
    told = figures.worth(place.first) if place.first.answers else _("not met yet")
    if place.later.answers:
        told += " · " + _("later {worth}").format(worth=figures.worth(place.later))
    name = Content.styled(title(place.scenario, cards), STRONG)
    return Row(name, Content.styled(met, QUIET), Content.styled(told, QUIET))


def title(scenario: str, cards: Cards) -> str:
    """The title of a scenario; its name where it is not here any more."""
    return cards[scenario].title if scenario in cards else scenario


def scenario_row(each: ScenarioProgress, cards: Cards) -> Row:
    """A scenario: its scores, and how many of its endings were found."""
    name = Content.styled(title(each.id, cards), STRONG)
    if not each.attempts:
        return Row(
            name, Content.styled(_("not tried"), QUIET), Content.styled(_kind(each, cards), QUIET)
        )
    percents = [run.result.percent for run in each.runs]
    parts = joined(
        [
            (figures.sparkline(percents[-_RUNS:]), DATA),
            ("  " if percents else "", ""),
            (figures.scores(percents), ""),
            ("   " if percents else "", ""),
            (figures.finished(each), QUIET),
        ]
    )
    found = _("endings {found}").format(found=figures.endings(each))
    return Row(name, Content.styled(found, QUIET), parts)


def _kind(each: ScenarioProgress, cards: Cards) -> str:
    return cards[each.id].summary if each.id in cards else ""


def scenario_line(each: ScenarioProgress, cards: Cards) -> str:
    """The same in words."""
    name = title(each.id, cards)
    if not each.attempts:
        return f"{name}. {_sentence(_('not tried'))}"
    found = _("endings {found}").format(found=figures.endings(each))
    return f"{name}. {_sentence(figures.finished(each))} {_sentence(found)}"


def scenario_aside(each: ScenarioProgress, cards: Cards) -> Content:
    """A scenario, run by run."""
    pieces: list[tuple[str, str]] = [(title(each.id, cards), STRONG)]
    if summary := _kind(each, cards):
        pieces.append(("\n" + summary, QUIET))
    if each.endings and each.attempts:
        found = _("Endings found: {found}").format(found=figures.endings(each))
        pieces.append(("\n\n" + found, ""))
        pieces += [("\n" + _outcomes(each), QUIET)] if each.found else []
    if each.runs:
        pieces.append(("\n\n" + _("Finished runs"), QUIET))
    for run in each.runs[-_RUNS:]:
        pieces += _run(run)
    left = len(each.runs) - _RUNS
    if left > 0:
        more = ngettext("and {n} earlier", "and {n} earlier", left).format(n=left)
        pieces.append(("\n" + more, QUIET))
    return joined(pieces)


def _outcomes(each: ScenarioProgress) -> str:
    reached = {run.result.ending: run.result.outcome for run in each.runs}
    found = [reached[name] for name in each.endings if name in each.found]
    return ", ".join(words.outcome(outcome) for outcome in found if outcome)


def _run(run: Run) -> Iterator[tuple[str, str]]:
    yield f"\n{run.day.isoformat()}  ", QUIET
    yield figures.score(run), ""
    if corrected := figures.corrected(run):
        yield "\n            " + _("after correction {score}").format(score=corrected), QUIET
