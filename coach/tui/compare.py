"""Two attempts side by side, decision by decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual

from coach.content.model import Reply
from coach.journal.resuming import Past
from coach.locale import _
from coach.output import prose
from coach.practice.debrief import Change, Compared, compare, tally
from coach.practice.reloading import carry
from coach.tui.reading import ReadingScreen
from coach.tui.themes import ACTION, QUIET, STRONG
from coach.tui.visuals import Beside, Block, Stack, joined, paragraph
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.page import Page
from coach.wording import labels
from coach.wording.labels import MOONS

if TYPE_CHECKING:
    from coach.tui.app import CoachApp
    from coach.tui.run import Run


class CompareScreen(ReadingScreen):
    """An earlier attempt beside the one that is looked back on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "advance", show=False),
        Binding("q,escape,c", "leave", show=False),
        Binding("n,right", "decision(1)", show=False),
        Binding("b,left", "decision(-1)", show=False),
    ]
    app: getters.app[CoachApp]

    def __init__(self, run: Run, past: Past) -> None:
        super().__init__()
        self.run = run
        self.past = past

    def compose(self) -> ComposeResult:
        """One page."""
        yield TitleBar()
        yield Page(list(self._blocks()))
        yield KeyBar()

    def on_mount(self) -> None:
        """Start reading at the top."""
        self._tell()

    def _blocks(self) -> Iterator[Visual]:
        compared = compare(self.past.session, self.run.session)
        yield Beside(
            self._attempt(_("Earlier"), self.past),
            self._attempt(_("Later: this time"), self.run.past),
        )
        yield paragraph(labels.tally(tally(compared)), STRONG, above=2)
        yield from (_decision(number, each) for number, each in enumerate(compared, start=1))

    def _attempt(self, label: str, past: Past) -> Visual:
        attempt, ending = past.attempt, past.session.ending
        when = labels.moment(attempt.started, self.app.world.now())
        return Stack(
            (
                Block(Content.styled(label, QUIET), above=1),
                Block(Content.styled(when, STRONG)),
                Block(Content(labels.worth(attempt))),
                Block(Content(prose(ending.title) if ending else _("not finished"))),
                Block(Content.styled(labels.mode(attempt.mode, attempt.from_scene), QUIET)),
            )
        )

    def action_advance(self) -> None:
        """Read on; at the end, look back on this time alone."""
        if self.page.at_end:
            self.action_leave()
        else:
            self.action_page(1)

    def action_leave(self) -> None:
        """To looking back."""
        self.dismiss()

    def action_decision(self, by: int) -> None:
        """Bring the next or the last decision to the top."""
        self.page.jump(by, Stack)

    def on_page_moved(self) -> None:
        """The next key depends on whether there is more to read."""
        self._tell()

    def renew(self) -> None:
        """Show everything as it is now; the run below does already."""
        self.past = Past(self.past.attempt, carry(self.past.session, self.run.scenario).session)
        self.page.show(self._blocks(), at=self.page.at_top)
        self._tell()

    def _tell(self) -> None:
        self.query_one(TitleBar).tell(self.run.scenario.title, _("two attempts"))
        self.query_one(KeyBar).tell(list(self._keys()))

    def _keys(self) -> Iterator[Key]:
        words_ = _("look back") if self.page.at_end else _("read on")
        yield Key("Enter", words_, "screen.advance")
        yield Key("← →", _("decisions"))
        yield Key("q", _("look back"), "screen.leave")
        yield Key("F1", _("help"), "app.help")


def _decision(number: int, each: Compared) -> Visual:
    head = joined(
        [
            (f"{number}  ", QUIET),
            (labels.compared(each.change), STRONG),
            ("   " + _("recovery") if each.scene.recovery else "", QUIET),
            ("   " + _("not counted") if each.scene.contested else "", QUIET),
        ]
    )
    recap = paragraph(prose(each.scene.recap or ""), QUIET)
    return Stack((Block(head, above=2), recap, *_replies(each)))


def _replies(each: Compared) -> Iterator[Visual]:
    if each.change is Change.SAME and each.later:
        yield _reply(_("Both times"), each.later)
        return
    yield Beside(_reply(_("Earlier"), each.earlier), _reply(_("Later"), each.later))
    if each.difference:
        yield Block(
            Content(prose(each.difference)),
            lead=Content.styled(_("The difference") + "  ", QUIET),
            above=1,
        )


def _reply(label: str, reply: Reply | None) -> Visual:
    if reply is None:
        return Block(joined([(label + "   ", QUIET), (_("not met"), QUIET)]), above=1)
    moon = f"{MOONS[reply.grade]} {labels.grade(reply.grade)}"
    return Stack(
        (
            Block(joined([(label + "   ", QUIET), (moon, ACTION)]), above=1),
            Block(Content(prose(reply.text)), box="on $surface"),
            paragraph(prose(reply.why), above=1),
        )
    )
