"""How a principle and a scenario look in progress: a row, and what is told beside the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from coach.content.cards import Card
from coach.content.grades import Grade
from coach.journal.everything_played import Rules
from coach.journal.mastery import Place, PrincipleProgress
from coach.journal.progress import Run, ScenarioProgress
from coach.locale import _
from coach.tui.shelf import Row
from coach.tui.themes import QUIET, STRONG
from coach.tui.visuals import joined
from coach.wording import labels, progress_text
from coach.wording.labels import MOONS

Cards = Mapping[str, Card]

_RUNS = 12
"""The most runs that are told beside the list."""


def principle_row(each: PrincipleProgress, rules: Rules) -> Row:
    """A principle: its rule, the answers, and the figure they come to."""
    pieces = [(progress_text.mastery(each), "" if each.estimate else QUIET)]
    if each.first.answers:
        pieces = [(progress_text.given(each.first) + "   ", ""), *pieces]
    met = labels.some_of(each.first.answers, each.decisions)
    rule = Content.styled(progress_text.rule(each, rules), STRONG)
    return Row(rule, Content.styled(met, QUIET), joined(pieces))


def principle_line(each: PrincipleProgress, rules: Rules) -> str:
    """The same in words, later answers as well."""
    parts = [progress_text.mastery(each), progress_text.met(each.first.answers, each.decisions)]
    if each.later.answers:
        parts.append(_later(each))
    return " ".join([progress_text.rule(each, rules), *map(_sentence, parts)])


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _later(each: PrincipleProgress) -> str:
    return _("Later answers: {worth}").format(worth=progress_text.worth(each.later))


def principle_facts(each: PrincipleProgress, rules: Rules) -> Content:
    """What is known of a principle and from what, in a few lines."""
    grades = [f"{MOONS[grade]} {each.first.grades[grade]} {labels.grade(grade)}" for grade in Grade]
    pieces = [
        (progress_text.rule(each, rules), STRONG),
        ("\n\n" + _sentence(progress_text.mastery(each)), ""),
        (f" {_sentence(progress_text.met(each.first.answers, each.decisions))}", QUIET),
    ]
    if each.first.answers:
        pieces.append(("\n" + "   ".join(grades), ""))
    if each.later.answers:
        pieces.append((f"\n{_later(each)}", QUIET))
    return joined(pieces)


def principle_aside(each: PrincipleProgress, rules: Rules, cards: Cards) -> Content:
    """The same in a narrow column, and where it was practised."""
    pieces: list[tuple[str, str]] = [
        (progress_text.rule(each, rules), STRONG),
        ("\n\n" + _sentence(progress_text.mastery(each)), ""),
    ]
    if each.first.answers:
        pieces.append(("\n\n" + _("First answers"), QUIET))
        pieces += [_grade(grade, number) for grade, number in each.first.grades.items()]
    if each.later.answers:
        pieces += [
            ("\n\n" + _("Later answers"), QUIET),
            ("\n" + progress_text.worth(each.later), ""),
        ]
    practised = [place for place in each.places if place.first.answers]
    if practised:
        pieces.append(("\n\n" + _("Practised in"), QUIET))
    for place in practised:
        met = labels.some_of(place.first.answers, place.decisions)
        pieces += [(f"\n{met}  ", QUIET), (title(place.scenario, cards), "")]
    return joined(pieces)


def _grade(grade: Grade, number: int) -> tuple[str, str]:
    return f"\n{number:>3}  {MOONS[grade]} {labels.grade(grade)}", ""


def place_row(place: Place, cards: Cards) -> Row:
    """A scenario as a place to practise a principle."""
    met = progress_text.met(place.first.answers, place.decisions)
    told = progress_text.worth(place.first) if place.first.answers else _("not met yet")
    if place.later.answers:
        told += " · " + _("later {worth}").format(worth=progress_text.worth(place.later))
    name = Content.styled(title(place.scenario, cards), STRONG)
    return Row(name, Content.styled(met, QUIET), Content.styled(told, QUIET))


def title(scenario: str, cards: Cards) -> str:
    """The title of a scenario; its name where it is not here any more."""
    return cards[scenario].title if scenario in cards else scenario


def scenario_row(each: ScenarioProgress, cards: Cards) -> Row:
    """A scenario: its scores, and how many of its endings were found."""
    name = Content.styled(title(each.id, cards), STRONG)
    if not each.attempts:
        summary = Content.styled(_summary(each, cards), QUIET)
        return Row(name, Content.styled(_("not tried"), QUIET), summary)
    parts = [(progress_text.finished(each), QUIET)]
    if told := _scores(each):
        parts = [(f"{told}   ", ""), *parts]
    return Row(name, Content.styled(_endings(each), QUIET), joined(parts))


def _scores(each: ScenarioProgress) -> str:
    told = progress_text.scores([run.result.percent for run in each.runs])
    return _("{scores} percent").format(scores=told) if told else ""


def _endings(each: ScenarioProgress) -> str:
    return _("endings {found}").format(found=progress_text.endings(each))


def _summary(each: ScenarioProgress, cards: Cards) -> str:
    return cards[each.id].summary if each.id in cards else ""


def scenario_line(each: ScenarioProgress, cards: Cards) -> str:
    """The same in words."""
    parts = [_scores(each), progress_text.finished(each), _endings(each)]
    told = parts if each.attempts else [_("not tried")]
    return " ".join([f"{title(each.id, cards)}.", *(_sentence(part) for part in told if part)])


def scenario_aside(each: ScenarioProgress, cards: Cards) -> Content:
    """A scenario, run by run."""
    pieces: list[tuple[str, str]] = [(title(each.id, cards), STRONG)]
    if summary := _summary(each, cards):
        pieces.append(("\n" + summary, QUIET))
    if each.endings and each.attempts:
        found = _("Endings found: {found}").format(found=progress_text.endings(each))
        pieces.append(("\n\n" + found, ""))
        pieces += [("\n" + _outcomes(each), QUIET)] if each.found else []
    if each.runs:
        pieces.append(("\n\n" + _("Finished runs"), QUIET))
    for run in each.runs[-_RUNS:]:
        pieces += _run(run)
    left = len(each.runs) - _RUNS
    if left > 0:
        more = _("and {n} earlier").format(n=left)
        pieces.append(("\n" + more, QUIET))
    return joined(pieces)


def _outcomes(each: ScenarioProgress) -> str:
    reached = {run.result.ending: run.result.outcome for run in each.runs}
    found = [reached[name] for name in each.endings if name in each.found]
    return ", ".join(labels.outcome(outcome) for outcome in found if outcome)


def _run(run: Run) -> Iterator[tuple[str, str]]:
    yield f"\n{run.day.isoformat()}  ", QUIET
    yield progress_text.score(run), ""
    if corrected := progress_text.corrected(run):
        yield "\n            " + _("after correction {score}").format(score=corrected), QUIET
