"""What a scenario amounts to, as lines for its author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.locale import N_, _, ngettext
from coach.output import prose, table
from coach.plain.story import Block
from coach.practice.scenario_figures import Survey, power_of_ten
from coach.practice.simple_players import LONGEST_RUN, Player, Tried
from coach.wording import labels

_PLAYERS = {
    Player.RANDOM: N_("at random"),
    Player.LONGEST: N_("always the longest"),
    Player.BEST: N_("always professional"),
}
_SPARKS = "▁▂▃▄▅▆▇"


def figures(survey: Survey, tried: Sequence[Tried], width: int | None) -> Iterator[Block]:
    """How much there is, the ways to each ending, and how players who do not read score."""
    yield tuple(_counts(survey))
    for ending in survey.scenario.endings:
        yield tuple(_ways(survey, ending))
    yield (_("How those score who do not read, in percent:"), *table([*_scores(tried)], width))
    yield (_("Where their runs end:"), *table([*_ends(survey, tried)], width))
    yield tuple(_notes(tried))


def _counts(survey: Survey) -> Iterator[str]:
    scenario, states = survey.scenario, len(survey.graph.states)
    decisions = ngettext("{n} decision", "{n} decisions", survey.decisions)
    scenes = ngettext("{n} scene", "{n} scenes", len(scenario.scenes))
    endings = ngettext("{n} ending", "{n} endings", len(scenario.endings))
    yield _("{scenes}, of which {decisions} ({recoveries} of recovery); {endings}.").format(
        scenes=scenes.format(n=len(scenario.scenes)),
        decisions=decisions.format(n=survey.decisions),
        recoveries=survey.recoveries,
        endings=endings.format(n=len(scenario.endings)),
    )
    yield ngettext(
        "{n} state can be reached: a place with the trust and flags that still matter there.",
        "{n} states can be reached: places with the trust and flags that still matter there.",
        states,
    ).format(n=states)
    if cut := survey.graph.cut:
        yield _(
            "There are more; it was cut short there. Every conversation was followed up to answer "
            "{answers}, but not all go on from there ({scenes}). Read each number of ways as “at "
            "least”; where no way was found, there may still be one. --states follows more."
        ).format(answers=cut.answers, scenes=", ".join(cut.named))


def _ways(survey: Survey, ending: str) -> Iterator[str]:
    about = survey.scenario.endings[ending]
    head = f"{ending} · {labels.outcome(about.outcome)} · {prose(about.title)}"
    if ending not in survey.shortest:
        none = _("no way was found")
        yield f"{head}: {none}"
        return
    yield f"{head}: {_number(survey.ways[ending])}"
    yield from (f"    {step}" for step in survey.shortest[ending])


def _number(ways: int | None) -> str:
    if ways is None:
        return _("ways without end, as one can come round")
    if power := power_of_ten(ways):
        return _("about {power} ways").format(power=power)
    return ngettext("{n} way", "{n} ways", ways).format(n=ways)


def _scores(tried: Sequence[Tried]) -> Iterator[tuple[str, ...]]:
    yield ("", _("runs"), _("lowest"), _("middle"), _("highest"), _("0 to 100"))
    for each in tried:
        marks = (each.percentile(share) for share in (0, 50, 100))
        shown = ("–" if mark is None else str(mark) for mark in marks)
        yield (_(_PLAYERS[each.player]), str(each.runs), *shown, _spread(each))


def _spread(tried: Tried) -> str:
    """Ten columns, from 0 to 9 percent to 90 to 100, as high as runs fell there."""
    tens = tried.tens()
    most = max(tens) or 1
    return "".join(_SPARKS[-(-6 * runs // most)] if runs else "·" for runs in tens)


def _ends(survey: Survey, tried: Sequence[Tried]) -> Iterator[tuple[str, ...]]:
    yield ("", *(_(_PLAYERS[each.player]) for each in tried))
    for ending in survey.scenario.endings:
        yield (ending, *(str(each.endings.get(ending, 0)) for each in tried))
    if any(each.unended for each in tried):
        yield (_("given up"), *(str(each.unended) for each in tried))


def _notes(tried: Sequence[Tried]) -> Iterator[str]:
    yield _(
        "Runs at random are the same each time. First answers count; decisions of recovery and "
        "contested ones do not."
    )
    if any(each.unended for each in tried):
        yield _("A run is given up after {n} answers.").format(n=LONGEST_RUN)
