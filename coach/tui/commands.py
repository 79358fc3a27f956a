"""Every scenario in the command palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from coach.locale import _
from coach.world import Start

if TYPE_CHECKING:
    from coach.content.library import Card
    from coach.tui.app import CoachApp


class Scenarios(Provider):
    """Plays a scenario by its title."""

    @property
    def _coach(self) -> CoachApp:
        return cast("CoachApp", self.app)

    def _offers(self) -> list[tuple[str, Card]]:
        cards = self._coach.library.cards
        return [(_("Play: {title}").format(title=card.title), card) for card in cards]

    async def discover(self) -> Hits:
        """Everything there is."""
        for text, card in self._offers():
            yield DiscoveryHit(text, partial(self._coach.open_play, Start(card)), help=card.summary)

    async def search(self, query: str) -> Hits:
        """The scenarios whose titles match."""
        matcher = self.matcher(query)
        for text, card in self._offers():
            if (score := matcher.match(text)) > 0:
                play = partial(self._coach.open_play, Start(card))
                yield Hit(score, matcher.highlight(text), play, text=text, help=card.summary)
