"""Looking back on a run: your replies beside the professional ones, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual

from coach import words
from coach.content.grades import Mode
from coach.errors import CoachError
from coach.locale import _
from coach.practice.debrief import Advice, Compared, Debrief, Reviewed
from coach.tui.grades import MOONS
from coach.tui.reading import ReadingScreen
from coach.tui.story import remarks
from coach.tui.themes import ACTION, QUIET, STRONG
from coach.tui.visuals import Beside, Block, Stack, joined, paragraph
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.page import Page
from coach.world import Start

if TYPE_CHECKING:
    from coach.tui.app import CoachApp
    from coach.tui.run import Run


class DebriefScreen(ReadingScreen):
    """One finished run, decision by decision."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "advance", show=False),
        Binding("r", "again", show=False),
        Binding("q,escape", "leave", show=False),
        Binding("n,right", "decision(1)", show=False),
        Binding("b,left", "decision(-1)", show=False),
        Binding("w", "write", show=False),
    ]
    app: getters.app[CoachApp]

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run
        self._advice = run.advice()

    def compose(self) -> ComposeResult:
        """One page."""
        yield TitleBar()
        yield Page(list(self._blocks()))
        yield KeyBar()

    def on_mount(self) -> None:
        """Start reading at the top."""
        self._tell()

    def _blocks(self) -> Iterator[Visual]:
        look = self.run.debrief()
        yield from _heading(look)
        yield from _figures(look)
        if compared := self.run.compared():
            yield from _comparison(compared)
        for number, each in enumerate(look.decisions, start=1):
            yield _decision(number, each, self.run)
        yield from self._next(self._advice)

    def _next(self, advice: Advice) -> Iterator[Visual]:
        yield paragraph(_("Next"), STRONG, above=2)
        principle = self.run.stage.principles.get(advice.principle or "")
        if principle:
            yield paragraph(_("Most to gain from this principle:"), QUIET)
            yield paragraph(principle.rule, ACTION, above=0)
        yield paragraph(self._next_step(advice))

    def _next_step(self, advice: Advice) -> str:
        card = self.app.card(advice.scenario) if advice.scenario else None
        if advice.again:
            return _("Play it once more, and watch for that one thing.")
        if card:
            return _("Then go on to “{title}”.").format(title=card.title)
        return _("You have finished every scenario here. Any of them can be played again.")

    def action_advance(self) -> None:
        """Read on; at the end, do what is suggested."""
        if not self.page.at_end:
            self.action_page(1)
            return
        advice = self._advice
        card = self.app.card(advice.scenario) if advice.scenario else None
        if advice.again:
            self.action_again()
        elif card:
            self.app.open_play(Start(card))
        else:
            self.action_leave()

    def action_again(self) -> None:
        """Play the same scenario from the start."""
        if card := self.app.card(self.run.session.scenario.id):
            self.app.open_play(Start(card, mode=self.run.mode, new=True))

    def action_leave(self) -> None:
        """Back to the library."""
        self.app.open_library(self.run.scenario.id)

    def action_decision(self, by: int) -> None:
        """Bring the next or the last decision to the top."""
        self.page.jump(by, Stack)

    def action_write(self) -> None:
        """Write for the decision at the top; above them all, for the one with the most to gain."""
        look, at = self.run.debrief(), self.page.mark_at_top(Stack)
        chosen = look.weakest if at is None else look.decisions[at]
        if card := self.app.card(self.run.scenario.id):
            decision = chosen.decision if chosen else None
            self.app.open_own_words(card, decision, self.run.session)

    def on_page_moved(self) -> None:
        """The next key depends on whether there is more to read."""
        self._tell()

    def retranslate(self) -> None:
        """Say everything in the language now in use."""
        try:
            self.run.speak(self.app.world)
        except CoachError as problem:
            self.app.warn(problem)
        self.page.show(self._blocks(), at=0)
        self._tell()

    def _tell(self) -> None:
        scenario = self.run.session.scenario
        mode = self.run.session.mode
        self.query_one(TitleBar).tell(
            scenario.title,
            " · ".join(
                (
                    _("looking back"),
                    _("practice") if mode is Mode.PRACTICE else _("assessment"),
                )
            ),
        )
        self.query_one(KeyBar).tell(list(self._keys()))

    def _keys(self) -> Iterator[Key]:
        advice = self._advice
        if not self.page.at_end:
            yield Key("Enter", _("read on"), "screen.advance")
        elif advice.again:
            yield Key("Enter", _("play again"), "screen.advance")
        elif advice.scenario:
            yield Key("Enter", _("next scenario"), "screen.advance")
        again, leave = (
            Key("r", _("play again"), "screen.again"),
            Key("q", _("library"), "screen.leave"),
        )
        if self.page.mark_at_top(Stack) is None:
            yield from (Key("← →", _("decision by decision")), again, leave)
        else:
            write = Key("w", _("write it"), "screen.write")
            yield from (Key("← →", _("decisions")), write, leave, again)
        yield Key("F1", _("help"), "app.help")


def _heading(look: Debrief) -> Iterator[Visual]:
    ending = look.session.ending
    if ending is None:
        return
    yield paragraph(ending.title, STRONG)
    yield paragraph(words.relationship(ending.outcome), QUIET, above=0)


def _figures(look: Debrief) -> Iterator[Visual]:
    result = look.result
    rows = [(_("Score"), words.score(result.score))]
    if result.corrected != result.score:
        rows.append((_("After correction"), words.score(result.corrected)))
    if result.recovery.decisions:
        counts = words.some_of(result.recovery.professional, result.recovery.decisions)
        rows.append((_("Recovery"), counts))
    label_width = max(len(label) for label, _text in rows) + 2
    for place, (label, text) in enumerate(rows):
        lead = Content.styled(label.ljust(label_width), QUIET)
        yield Block(Content.styled(text, STRONG), lead=lead, above=int(place == 0))


def _comparison(compared: tuple[Compared, ...]) -> Iterator[Visual]:
    yield paragraph(_("Beside the last time"), STRONG, above=2)
    for number, each in enumerate(compared, start=1):
        before = words.grade(each.earlier.grade) if each.earlier else "–"
        now = words.grade(each.later.grade) if each.later else "–"
        yield Block(
            joined([(f"{before} → {now}", ""), ("   " + words.change(each.change), QUIET)]),
            lead=Content.styled(f"{number:>2}  ", QUIET),
        )


def _decision(number: int, each: Reviewed, run: Run) -> Visual:
    note = each.note
    grade = note.reply.grade
    recap = " ".join((each.scene.recap or "").split())
    head = joined(
        [
            (f"{number}  ", QUIET),
            (f"{MOONS[grade]} ", ACTION),
            (words.verdict(grade), STRONG),
            ("   " + _("recovery") if note.recovery else "", QUIET),
            ("   " + _("not counted") if note.contested else "", QUIET),
        ]
    )
    parts: list[Visual] = [
        Block(head, above=2),
        paragraph(recap, QUIET, above=1),
        _answers(each),
        paragraph(" ".join(note.reply.why.split())),
    ]
    if note.instead:
        parts.append(paragraph(" ".join(note.instead.split())))
    if principle := run.stage.principles.get(note.principle):
        parts.append(paragraph(principle.rule, ACTION))
    parts += (paragraph(each, QUIET) for each in remarks(note))
    return Stack(tuple(parts))


def _answers(each: Reviewed) -> Visual:
    yours = _column(_("You"), each.note.reply.text)
    if each.corrected:
        yours = Stack((yours, _column(_("Then you"), each.corrected.text)))
    if each.note.alternative is None:
        return yours
    return Beside(yours, _column(_("A professional reply"), each.note.alternative.text))


def _column(label: str, text: str) -> Visual:
    return Stack(
        (
            Block(Content.styled(label, QUIET), above=1),
            Block(Content(" ".join(text.split())), box="on $surface"),
        )
    )
