"""The replies of a decision, below the conversation they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.content.grades import Mode
from coach.locale import _, ngettext
from coach.output import prose
from coach.tui.people import in_line
from coach.tui.themes import ACTION
from coach.tui.visuals import Block
from coach.tui.widgets.choices import Choices
from coach.tui.widgets.page import MEASURE
from coach.wording import labels

if TYPE_CHECKING:  # pydantic comes with these
    from coach.content.model import Reply
    from coach.practice.session import Session

AROUND = 3
"""Lines of trust, of the question and of the highlighted reply in words."""

REPLIES_AT_LEAST = 6
"""Lines of replies that are always in sight; the others are scrolled to."""


class Answer(Vertical):
    """One decision's question and replies.

    The highlighted reply is also said in words on one line, so that a screen reader speaks it.
    """

    DEFAULT_CSS = """
    Answer {
        align-horizontal: center; background: $surface;
        & > * { max-width: 76; padding: 0 2; }
        #trust { height: 1; color: $text-muted; }
        #question { height: 1; text-style: bold; }
        #replies { height: 1fr; padding: 0 2; }
        #spoken { height: 1; color: $text-muted; }
    }
    """
    replies = getters.query_one("#replies", Choices)

    @dataclass
    class Given(Message):
        """A reply was chosen."""

        reply_id: str

    def __init__(self) -> None:
        super().__init__()
        self._replies: tuple[Reply, ...] = ()
        self.lines = 0
        """How many lines it takes, since `fit`."""

    def compose(self) -> ComposeResult:
        """Trust, the question, the replies, and the highlighted one in words."""
        yield Static(id="trust", markup=False)
        yield Static(id="question", markup=False)
        yield Choices(id="replies", markup=False)
        yield Static(id="spoken", markup=False)

    def on_mount(self) -> None:
        """Say every move of the highlight."""
        self.watch(self.replies, "highlighted", self._speak, init=False)

    def ask(self, session: Session) -> None:
        """Show the waiting decision of `session`, if one does; nothing is highlighted yet."""
        scene = session.decision
        if scene is None:
            return
        self._replies = session.replies
        trust = in_line(session, MEASURE) if session.mode is Mode.PRACTICE else Content("")
        self.query_one("#trust", Static).update(trust, layout=False)
        question = labels.question(session.scenario, scene)
        self.query_one("#question", Static).update(question, layout=False)
        self.replies.set_options(
            Option(_choice(number, reply)) for number, reply in enumerate(self._replies, start=1)
        )
        self.replies.highlighted = None
        self._speak()

    def fit(self, width: int, at_most: int) -> None:
        """Take as many lines as the replies need in `width` cells, and `at_most` if that will do.

        Replies that have no room are scrolled to.
        """
        measure = min(MEASURE, width - 4)
        blocks = (_choice(number, reply) for number, reply in enumerate(self._replies, start=1))
        needed = sum(block.get_height({}, measure) for block in blocks)
        around = AROUND if self.query_one("#trust").display else AROUND - 1
        self.lines = around + min(needed, max(REPLIES_AT_LEAST, at_most - around))
        self.styles.height = self.lines

    @property
    def highlighted(self) -> bool:
        """Whether a reply is highlighted."""
        return self.replies.highlighted is not None

    def move(self, by: int) -> None:
        """Move the highlight."""
        self.replies.move(by)

    def choose(self, number: int | None = None) -> None:
        """Give the reply shown under `number`, else the highlighted one."""
        place = self.replies.highlighted if number is None else number - 1
        if place is not None and place < len(self._replies):
            self._choose(place)

    def _choose(self, place: int) -> None:
        self.post_message(self.Given(self._replies[place].id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        event.stop()
        self._choose(event.option_index)

    def _speak(self) -> None:
        total, place = len(self._replies), self.replies.highlighted
        if place is None or place >= total:
            line = ngettext(
                "{n} reply. Choose with a number, or ↑ ↓ and Enter.",
                "{n} replies. Choose with a number, or ↑ ↓ and Enter.",
                total,
            ).format(n=total)
        else:
            text = prose(self._replies[place].text)
            line = _("Reply {n} of {total}: {text}").format(n=place + 1, total=total, text=text)
        spoken = Content(line).truncate(MEASURE, ellipsis=True)
        self.query_one("#spoken", Static).update(spoken, layout=False)


def _choice(number: int, reply: Reply) -> Block:
    text = Content(prose(reply.text))
    return Block(text, lead=Content.styled(f" {number}  ", ACTION))
