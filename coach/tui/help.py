"""What this is, how it goes, and which keys do what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual

from coach.content.grades import Grade
from coach.locale import _
from coach.tui.reading import ReadingDialog
from coach.tui.themes import ACTION, QUIET, STRONG
from coach.tui.visuals import Block, joined, paragraph
from coach.tui.widgets.bars import Key, KeyBar, TitleBar
from coach.tui.widgets.page import Page
from coach.wording import labels


class HelpScreen(ReadingDialog):
    """One page of help; any of its keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,f1", "close", show=False),
        Binding("space", "page(1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One page."""
        yield TitleBar()
        yield Page(list(_text()))
        yield KeyBar()

    def on_mount(self) -> None:
        """Say how to get out again."""
        self.query_one(TitleBar).tell(_("Help"))
        self.query_one(KeyBar).tell(
            [Key("Enter", _("close"), "screen.close"), Key("↑↓", _("scroll"))]
        )

    def action_close(self) -> None:
        """Back to where you were."""
        self.dismiss()


def _text() -> Iterator[Visual]:
    yield paragraph(_("How it goes"), STRONG)
    yield paragraph(
        _(
            "You meet someone with a request, and you answer. First you see what your answer does "
            "to them; then the coach says how it was, why, and how a professional would put it. "
            "The first answer to each decision counts. Going back lets you try another way and "
            "leaves the score alone."
        )
    )
    yield paragraph(
        _(
            "Everything is kept on this computer after every answer, and nothing leaves it. Leave "
            "when you like; you go on where you were."
        )
    )
    yield paragraph(_("Grades"), STRONG, above=2)
    meanings = (
        (Grade.PROFESSIONAL, _("serves you both; three points of three")),
        (Grade.WORKABLE, _("does no harm, and leaves something lying; two points")),
        (Grade.TEMPTING, _("what most people would send; it costs a little; one point")),
        (Grade.DAMAGING, _("costs trust that is hard to win back; no points")),
    )
    for place, (grade, meaning) in enumerate(meanings):
        lead = Content.styled(f"{labels.MOONS[grade]}  {labels.grade(grade):<16}", ACTION)
        yield Block(Content(meaning), lead=lead, above=int(place == 0))
    for title, keys in _keys():
        yield paragraph(title, STRONG, above=2)
        for place, (key, meaning) in enumerate(keys):
            yield Block(
                joined([(meaning, "")]),
                lead=Content.styled(f"{key:<12}", ACTION),
                above=int(place == 0),
            )
    yield paragraph(
        _("Commands for the shell: coach --help. A screen reader or a plain terminal: --plain."),
        QUIET,
        above=2,
    )


def _keys() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    yield (
        _("Everywhere"),
        [
            ("F1", _("this page")),
            ("F2", _("light or dark")),
            ("F3", _("the next language")),
            ("F8", _("the handbook: every principle, and where you met it")),
            ("F9", _("settings")),
            ("Ctrl+R", _("read the scenarios again, as they are now; you stay where you are")),
            ("Ctrl+P", _("every command, every scenario, every theme")),
            ("Ctrl+Q", _("quit; everything is saved")),
        ],
    )
    yield (
        _("In the library"),
        [
            ("Enter", _("play, or go on with what is half done")),
            (_("letters"), _("find by title, topic or medium; Esc shows all again")),
            ("Ctrl+N", _("start over")),
            ("F4", _("play as an assessment: no coach and no going back until the end")),
            ("F5", _("exercises: scenarios in an order, with a record to hand in")),
            ("F6", _("progress: what your answers tell so far")),
            ("F7", _("review what is due, three minutes a sitting")),
        ],
    )
    yield (
        _("In a conversation"),
        [
            ("1–4", _("answer")),
            ("↑ ↓", _("move between the replies; Enter answers")),
            ("Enter", _("read on, then go on")),
            ("PgUp PgDn", _("read again")),
            ("B", _("go back to the last decision")),
            ("P", _("the note behind the principle; once more, its page in the handbook")),
            ("Q", _("leave; it is saved")),
        ],
    )
    yield (
        _("Looking back"),
        [
            ("M", _("the map: your way, and where the other replies lead")),
            ("C", _("another attempt beside this one")),
            ("← →", _("from decision to decision")),
            ("P", _("the principle of the decision in sight, in the handbook")),
            ("R", _("play again")),
            ("T", _("write the conversation into a file, to take it along")),
        ],
    )
    yield (
        _("On the map"),
        [
            ("↑ ↓", _("from row to row")),
            ("← →", _("back to what leads here, and on from here")),
            ("1–4", _("where that reply leads")),
            ("Enter", _("play from here; it is practice and not scored")),
        ],
    )
