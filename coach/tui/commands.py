"""What the command palette offers, and says when it has nothing."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import Matcher

from coach import locale
from coach.locale import _
from coach.tui.languages import LANGUAGE_NAMES
from coach.world import Start

if TYPE_CHECKING:
    from coach.tui.app import CoachApp


class Offer(NamedTuple):
    """Something that can be done."""

    text: str
    help: str | None
    do: Callable[[], object]


class _Offers(Provider):
    """Finds what matches, in the words of the program."""

    @property
    def coach(self) -> CoachApp:
        """The app, by its own type."""
        return cast("CoachApp", self.app)

    @abstractmethod
    def offers(self) -> Iterator[Offer]:
        """Everything on offer, in order."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for offer in self.offers():
            yield DiscoveryHit(Content(offer.text), offer.do, offer.text, _plain(offer.help))

    async def search(self, query: str) -> Hits:
        """What matches; a line that says so where nothing does."""
        matcher = self.matcher(query)
        found = False
        for offer in self.offers():
            if (score := matcher.match(offer.text)) > 0:
                found = True
                shown = _highlighted(matcher, offer.text)
                yield Hit(score, shown, offer.do, offer.text, _plain(offer.help))
        if not found:
            yield Hit(0, Content(_("Nothing matches.")), _nothing, _("Nothing matches."))


class Commands(_Offers):
    """Every command and every scenario."""

    def offers(self) -> Iterator[Offer]:
        """What can be done from anywhere, then the scenarios."""
        app = self.coach
        yield Offer(_("Library"), _("All scenarios"), app.open_library)
        yield from getattr(self.screen, "offers", tuple)()
        yield Offer(_("Exercises"), _("Scenarios in an order, with a record"), app.open_exercises)
        yield Offer(_("Review"), _("Three minutes of what is due"), app.action_review)
        yield Offer(_("Progress"), _("What your answers tell so far"), app.open_progress)
        yield Offer(_("Help"), _("How it goes, and the keys"), app.action_help)
        yield Offer(_("Handbook"), _("Every principle, and where you met it"), app.action_handbook)
        yield Offer(_("Settings"), _("Everything that can be set"), app.action_settings)
        yield Offer(_("Read again"), _("The scenarios as they are now"), app.action_reload)
        yield Offer(_("Light or dark"), _("Our other theme"), app.action_flip_theme)
        yield Offer(_("Theme"), _("Choose any theme"), app.search_themes)
        for language in locale.languages():
            name = LANGUAGE_NAMES.get(language, language)
            yield Offer(name, _("Speak this language"), partial(app.speak, language))
        yield Offer(_("Quit"), _("Everything is saved"), app.action_quit)
        for card in app.library.cards:
            title = _("Play: {title}").format(title=card.title)
            yield Offer(title, card.summary or None, partial(app.open_play, Start(card)))


class Themes(_Offers):
    """Every theme, ours first."""

    def offers(self) -> Iterator[Offer]:
        """The names of the themes."""
        for name in self.coach.themes:
            yield Offer(name, None, partial(setattr, self.coach, "theme", name))


def palette() -> CommandPalette:
    """The palette of commands."""
    wish = _("Find a command or a scenario")
    return CommandPalette([Commands], placeholder=wish, id="--command-palette")


def theme_palette() -> CommandPalette:
    """The palette of themes."""
    return CommandPalette([Themes], placeholder=_("Find a theme"))


def _highlighted(matcher: Matcher, text: str) -> Content:
    """`text` with what matches marked; the matcher's own way reads markup in it."""
    content = Content(text)
    for place in matcher.fuzzy_search.match(matcher.query, text)[1]:
        content = content.stylize(matcher.match_style, place, place + 1)
    return content


def _plain(text: str | None) -> str | None:
    # the palette reads markup in a string, and takes content as it is, whatever its annotation says
    return cast("str", Content(text)) if text else None


def _nothing() -> None:
    """A line that only tells something does nothing."""
