"""Looking back on a run: your replies beside the professional ones, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual

from coach.errors import CoachError
from coach.locale import _
from coach.output import prose
from coach.practice.debrief import Advice, Compared, Debrief, Reviewed, tally
from coach.tui.reading import ReadingScreen
from coach.tui.themes import ACTION, QUIET, STRONG
from coach.tui.visuals import Beside, Block, Stack, joined, paragraph
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.page import Page
from coach.wording import labels
from coach.world import Start

if TYPE_CHECKING:
    from coach.journal.resuming import Past
    from coach.tui.app import CoachApp
    from coach.tui.commands import Offer
    from coach.tui.run import Run


class DebriefScreen(ReadingScreen):
    """One finished run, decision by decision."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "advance", show=False),
        Binding("r", "again", show=False),
        Binding("t", "take_along", show=False),
        Binding("p", "principle", show=False),
        Binding("m", "map", show=False),
        Binding("c", "compare", show=False),
        Binding("q,escape", "leave", show=False),
        Binding("n,right", "decision(1)", show=False),
        Binding("b,left", "decision(-1)", show=False),
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
        """Start reading at the top; what was played to be compared is compared first."""
        self._tell()
        if self.run.again and self.run.last:
            self._compare(self.run.last)

    def _blocks(self) -> Iterator[Visual]:
        look = self.run.debrief()
        yield from _heading(look)
        yield from _figures(look)
        if compared := self.run.compared():
            yield from _comparison(compared)
        given = self.run.session.given
        for number, each in enumerate(look.decisions, start=given + 1):
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
        if self.run.start.exercise:
            return _("Then go on with the exercise.")
        if self.run.session.from_scene:
            return _("Try another way from the map, or play it from the start.")
        card = self.app.card(advice.scenario)
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
        if self.run.start.exercise:
            self.action_leave()
            return
        advice = self._advice
        card = self.app.card(advice.scenario)
        if self.run.session.from_scene:
            self.action_map()
        elif advice.again:
            self.action_again()
        elif card:
            self.app.open_play(Start(card))
        else:
            self.action_leave()

    def action_again(self) -> None:
        """Play the same scenario from the start; a step of an exercise is chosen there."""
        if self.run.start.exercise:
            return
        if card := self.app.card(self.run.session.scenario.id):
            self.app.open_play(Start(card, mode=self.run.mode, new=True))

    def action_principle(self) -> None:
        """Look up the principle of the decision in sight."""
        met = self.run.debrief().decisions
        place = max(0, self.page.passed(Stack) - 1)
        self.app.open_handbook(met[place].note.principle if met else self._advice.principle)

    def action_take_along(self) -> None:
        """Write the conversation as a page of HTML, and say where."""
        self.run_worker(self._write_page, thread=True, exclusive=True)

    def _write_page(self) -> None:
        try:
            file = self.run.write_page()
        except CoachError as problem:
            self.app.call_from_thread(self.app.warn, problem)
        else:
            message = _("Written: {file}").format(file=file)
            self.app.call_from_thread(self.notify, message, markup=False, timeout=15)

    def action_map(self) -> None:
        """Draw the scenario, with the way taken through it."""
        from coach.tui.map import MapScreen  # noqa: PLC0415 (looked at by some, after a play)

        self.app.push_screen(MapScreen(self.run))

    def offers(self) -> Iterator[Offer]:
        """What the command palette offers here."""
        from coach.tui.commands import Offer  # noqa: PLC0415 (as above)

        yield Offer(_("Map"), _("Your way, and where the others lead"), self.action_map)
        yield Offer(_("Compare"), _("Another attempt beside this one"), self.action_compare)

    def action_compare(self) -> None:
        """Choose another attempt to see beside this one."""
        from coach.tui.attempts import AttemptsScreen  # noqa: PLC0415 (as above)

        self.app.push_screen(AttemptsScreen(self.run))

    def _compare(self, last: Past) -> None:
        from coach.tui.compare import CompareScreen  # noqa: PLC0415 (as above)

        self.app.push_screen(CompareScreen(self.run, last))

    def action_leave(self) -> None:
        """Back to the library or the exercise."""
        self.app.leave_play(self.run.start)

    def action_decision(self, by: int) -> None:
        """Bring the next or the last decision to the top."""
        self.page.jump(by, Stack)

    def on_page_moved(self) -> None:
        """The next key depends on whether there is more to read."""
        self._tell()

    def renew(self) -> None:
        """Show everything as it is now."""
        try:
            self.run.renew(self.app.world, looked_back_on=True)
        except CoachError as problem:
            self.app.complain(problem)
        self.page.show(self._blocks(), at=self.page.at_top)
        self._tell()

    def _tell(self) -> None:
        scenario = self.run.session.scenario
        self.query_one(TitleBar).tell(
            scenario.title,
            " · ".join((_("looking back"), self._mode)),
        )
        self.query_one(KeyBar).tell(list(self._keys()))

    @property
    def _mode(self) -> str:
        session = self.run.session
        return labels.mode(session.mode, session.from_scene, tried=session.tried is not None)

    def _keys(self) -> Iterator[Key]:
        advice = self._advice
        if not self.page.at_end:
            yield Key("Enter", _("read on"), "screen.advance")
        elif self.run.start.exercise:
            yield Key("Enter", _("the exercise"), "screen.advance")
        elif self.run.session.from_scene:
            yield Key("Enter", _("map"), "screen.advance")
        elif advice.again:
            yield Key("Enter", _("play again"), "screen.advance")
        elif advice.scenario:
            yield Key("Enter", _("next scenario"), "screen.advance")
        if self.run.start.exercise:
            yield Key("q", _("the exercise"), "screen.leave")
            yield from self._more_keys()
        else:
            yield from self._more_keys()
            if not (advice.again and self.page.at_end):
                yield Key("r", _("play again"), "screen.again")
            yield Key("q", _("library"), "screen.leave")
        yield Key("t", _("take along"), "screen.take_along")
        yield Key("p", _("principle"), "screen.principle")
        yield Key("F1", _("help"), "app.help")

    def _more_keys(self) -> Iterator[Key]:
        yield Key("m", _("map"), "screen.map")
        yield Key("c", _("compare"), "screen.compare")
        yield Key("← →", _("decisions"))


def _heading(look: Debrief) -> Iterator[Visual]:
    ending = look.session.ending
    if ending is None:
        return
    yield paragraph(ending.title, STRONG)
    yield paragraph(labels.relationship(ending.outcome), QUIET, above=0)


def _figures(look: Debrief) -> Iterator[Visual]:
    rows = [*labels.figures(look.result, scored=look.session.from_scene is None)]
    label_width = max(len(label) for label, _text in rows) + 2
    for place, (label, text) in enumerate(rows):
        lead = Content.styled(label.ljust(label_width), QUIET)
        yield Block(Content.styled(text, STRONG), lead=lead, above=int(place == 0))


def _comparison(compared: tuple[Compared, ...]) -> Iterator[Visual]:
    yield paragraph(_("Beside the last time"), STRONG, above=2)
    yield paragraph(labels.tally(tally(compared)), QUIET, above=0)
    for number, each in enumerate(compared, start=1):
        before = labels.grade(each.earlier.grade) if each.earlier else "–"
        now = labels.grade(each.later.grade) if each.later else "–"
        yield Block(
            joined([(f"{before} → {now}", ""), ("   " + labels.change(each.change), QUIET)]),
            lead=Content.styled(f"{number:>2}  ", QUIET),
        )


def _decision(number: int, each: Reviewed, run: Run) -> Visual:
    note = each.note
    grade = note.reply.grade
    recap = prose(each.scene.recap or "")
    head = joined(
        [
            (f"{number}  ", QUIET),
            (f"{labels.MOONS[grade]} ", ACTION),
            (labels.verdict(grade), STRONG),
            ("   " + _("recovery") if note.recovery else "", QUIET),
            ("   " + _("not counted") if note.contested else "", QUIET),
        ]
    )
    parts: list[Visual] = [
        Block(head, above=2),
        paragraph(recap, QUIET, above=1),
        _answers(each),
    ]
    parts.append(paragraph(prose(note.reply.why)))
    if note.instead:
        parts.append(paragraph(prose(note.instead)))
    if principle := run.stage.principles.get(note.principle):
        parts.append(paragraph(principle.rule, ACTION))
    parts += (paragraph(each, QUIET) for each in labels.remarks(note))
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
            Block(Content(prose(text)), box="on $surface"),
        )
    )
