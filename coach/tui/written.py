"""A learner's own message as a page: the situation, what was found, the models, both versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.visual import Visual

from coach import searched, words
from coach.locale import _
from coach.output import prose
from coach.practice.models import Span, changed, models
from coach.tui.story import Stage
from coach.tui.themes import ACTION, QUIET, STRONG, person_colour
from coach.tui.visuals import Beside, Block, Stack, joined, paragraph
from coach.tui.widgets.ticklist import box

if TYPE_CHECKING:
    from coach.desk import Desk
    from coach.journal.ownwords import OwnWords
    from coach.practice.cues import Search
    from coach.practice.ticks import Tick

SHEET = "on $surface"
_FOUND = f"underline {ACTION}"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def situation(desk: Desk, decision: str) -> Iterator[Visual]:
    """Who, what is known and what you want; then the scene itself."""
    scenario, scene = desk.scenario, desk.scene(decision)
    medium = scenario.medium(scene)
    spoken = medium in {"call", "in person"}
    head = _("Write what you would say") if spoken else _("Write the message yourself")
    yield paragraph(head, STRONG)
    yield paragraph(prose(scene.recap or ""))
    for place, (person_id, person) in enumerate(scenario.people.items()):
        colour = person_colour(person_id, tuple(scenario.people))
        lead = joined([(person.name, f"{STRONG} {colour}"), ("  ", "")])
        yield Block(Content.styled(prose(person.about), QUIET), lead=lead, above=int(place == 0))
    yield Block(
        Content(prose(scenario.goal)),
        lead=Content.styled(_("You want") + "  ", QUIET),
        above=1,
    )
    yield from Stage(scenario, desk.pack.principles).scenes([decision], after=medium)


def glance(desk: Desk, decision: str) -> Content:
    """The situation in a few lines, beside what is being written."""
    scenario, scene = desk.scenario, desk.scene(decision)
    parts = [(words.by_medium(scenario.medium(scene)) + " ", f"italic {QUIET}")]
    parts.append((prose(scene.recap or ""), ""))
    parts.append(("\n\n" + _("You want") + "  ", QUIET))
    parts.append((prose(scenario.goal), ""))
    return joined(parts)


def advice(desk: Desk, words: OwnWords, offered: Iterable[Tick]) -> Content:
    """What a revision may begin with: the principle, and what was not ticked."""
    principle = desk.pack.principles.get(desk.scene(words.decision).principle or "")
    parts = [(_("Change one thing. The first version is kept as it is."), STRONG)]
    if principle:
        parts.append(("\n\n" + prose(principle.rule), ACTION))
    left = [tick.text for tick in offered if tick.id not in words.ticks]
    if left:
        parts.append(("\n\n" + _("You did not tick:"), QUIET))
        parts += [("\n" + text, "") for text in left]
    return joined(parts)


def message(text: str) -> Visual:
    """A message as it was written."""
    return _sheet(Content(text.strip("\n")))


def _sheet(text: Content) -> Block:
    """Text on a sheet of its own, with a margin all around."""
    return Block(Content("\n") + text + Content("\n"), box=SHEET)


def report(found: Search, offered: Iterable[Tick], ticked: Iterable[str]) -> Iterator[Visual]:
    """The message with what was found marked, then found and not found, then the ticks."""
    yield paragraph(_("Your message"), STRONG)
    yield _sheet(_marked(found))
    yield paragraph(searched.figures(found), QUIET)
    yield paragraph(_("Found, by the words alone"), STRONG, above=2)
    for number, cue in enumerate(found.present, 1):
        text = joined(
            [(searched.counted(found, cue) + "  ", ""), (searched.excerpts(found, cue), ACTION)]
        )
        yield Block(text, lead=Content.styled(f"{number:>2}  ", QUIET), above=int(number == 1))
    if not found.present:
        yield paragraph(_("Nothing that is on the lists."))
    if missing := searched.missing(found):
        yield paragraph(missing)
    yield from _ticked(found, tuple(offered), frozenset(ticked))
    yield paragraph(searched.limits(found), QUIET, above=2)


def _marked(found: Search) -> Content:
    numbers = {cue: number for number, cue in enumerate(found.present, 1)}
    parts: list[tuple[str, str]] = []
    for piece in found.pieces():
        parts.append((piece.text, _FOUND if piece.marked else ""))
        raised = " ".join(str(numbers[cue]).translate(_RAISED) for cue in piece.ended)
        parts.append((raised, ACTION))
    return joined(parts)


def _ticked(found: Search, offered: tuple[Tick, ...], ticked: frozenset[str]) -> Iterator[Visual]:
    yield paragraph(_("What you ticked yourself"), STRONG, above=2)
    for place, tick in enumerate(offered):
        yield Block(
            joined([(tick.text + " ", ""), (searched.beside(found, tick), QUIET)]),
            lead=box(tick.id in ticked),
            above=int(place == 0),
        )


def two_models(desk: Desk, words: OwnWords) -> Iterator[Visual]:
    """Your message, then two that the scenario has."""
    scene = desk.scene(words.decision)
    professional, other = models(scene)
    yield paragraph(_("Yours"), QUIET)
    yield message(words.text)
    yield paragraph(_("A professional reply"), STRONG, above=2)
    if professional.say is None:
        yield paragraph(_("Told as what you do; the words would be yours."), QUIET, above=0)
    yield message(prose(professional.text))
    yield paragraph(prose(professional.why))
    if other:
        yield paragraph(_("Another way, with what it leaves out"), STRONG, above=2)
        yield message(prose(other.text))
        yield paragraph(prose(other.why))
        if other.instead:
            yield paragraph(prose(other.instead))
    if principle := desk.pack.principles.get(scene.principle or ""):
        yield paragraph(prose(principle.rule), ACTION, above=2)
    yield paragraph(searched.models_are_no_measure(), QUIET)


def both(before: Search, after: Search) -> Iterator[Visual]:
    """The first version beside the revised one, with what has changed."""
    old, new = changed(before.text, after.text)
    yield paragraph(_("Both versions"), STRONG)
    yield Beside(
        _version(_("First"), before, old),
        _version(_("Revised"), after, new),
    )
    if not old and not new:
        yield paragraph(_("You left it as it was."), QUIET)
    yield from (paragraph(each, QUIET) for each in searched.differences(before, after))
    yield paragraph(
        _(
            "Both are kept in your journal, on this computer. They count for nothing and are "
            "never scored."
        ),
        QUIET,
        above=2,
    )


def _version(label: str, found: Search, spans: list[Span]) -> Visual:
    text = Content(found.text)
    for span in spans:
        text = text.stylize(_FOUND, *span)
    head = joined([(label, ""), ("  " + searched.count(found.words), QUIET)])
    return Stack((Block(head, above=1), _sheet(text)))
