"""Opening a scenario to play it: going on with an attempt that is half done, or a fresh one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coach.content.grades import Mode
from coach.content.library import Library
from coach.content.loading import load_pack, load_scenario
from coach.content.model import Pack, Scenario
from coach.journal.attempt import Attempt
from coach.journal.locks import Claim
from coach.journal.resuming import Past, Resumed, begin, look_back, resume
from coach.journal.store import Journal
from coach.locale import _, ngettext
from coach.practice.moves import Move
from coach.practice.session import Session
from coach.world import Start, World


@dataclass(frozen=True, slots=True)
class Opened:
    """A scenario ready to be played."""

    pack: Pack
    session: Session
    attempt: Attempt
    """Keeps the session; saved once there is a move."""
    save: Callable[[Attempt], None]
    """Saves an attempt; of a run that only tries the scenario out, nothing is saved."""
    claim: Claim | None
    """Held while it is played. None where another run took the attempt in the same moment, and
    where nothing is saved."""
    resumed: Resumed | None
    """How an attempt was gone on with; None where it is a fresh one."""
    earlier: str | None
    """The title of the scenario that this one continues, where that was finished."""
    last: Past | None
    """The attempt finished last before this one; None where nothing of one holds."""


def open_play(world: World, library: Library, start: Start) -> Opened:
    """What `start` asks for. Raises ContentError where the scenario cannot be played."""
    pack = load_pack(library.pack_of(start.card).folder, world.language)
    scenario = load_scenario(start.card.folder, world.language, pack)
    last = _last_finished(world.journal, scenario)
    earlier = _earlier(world.journal, library, scenario)
    if (claim := _half_done(world.journal, start)) is None:
        session, attempt = _begin(world, start, pack, scenario)
        if start.tried is not None:
            return Opened(pack, session, attempt, _keep_nothing, None, None, None, None)
        claim = world.journal.claim(attempt)
        return Opened(pack, session, attempt, world.journal.save, claim, None, earlier, last)
    resumed = resume(claim.attempt, scenario)
    save = world.journal.save
    return Opened(pack, resumed.session, claim.attempt, save, claim, resumed, earlier, last)


def _keep_nothing(_attempt: Attempt) -> None:
    pass


def _begin(world: World, start: Start, pack: Pack, scenario: Scenario) -> tuple[Session, Attempt]:
    seed = world.new_seed() if start.seed is None else start.seed
    mode = start.mode or Mode.PRACTICE
    begun = Session.begin(
        scenario, seed=seed, mode=mode, from_scene=start.from_scene, tried=start.tried
    )
    session = begun.replay(start.way).session
    return session, _attempt(world, start, pack, session)


def _attempt(world: World, start: Start, pack: Pack, session: Session) -> Attempt:
    now, token = world.now(), world.new_token()
    return begin(session, pack=pack.id, now=now, token=token, exercise=start.exercise)


def _earlier(journal: Journal, library: Library, scenario: Scenario) -> str | None:
    if scenario.continues is None:
        return None
    titles = {card.id: card.title for card in library.cards}
    return titles.get(scenario.continues) if journal.has_finished(scenario.continues) else None


def _half_done(journal: Journal, start: Start) -> Claim | None:
    if start.new or start.seed is not None or start.from_scene:
        return None
    return journal.half_done(start.card.id, start.exercise, start.mode)


def _last_finished(journal: Journal, scenario: Scenario) -> Past | None:
    finished = [
        (each.finished, each) for each in journal.attempts(scenario.id) if each.finished is not None
    ]
    if not finished:
        return None
    last = look_back(max(finished, key=lambda pair: pair[0])[1], scenario)
    return last if last.session.turns else None


def follows(earlier: str) -> str:
    """What a learner is told whose scenario continues one called `earlier`."""
    return _("This follows “{title}”, which you have played.").format(title=earlier)


def from_the_map() -> str:
    """What a learner is told who begins at a decision of the map."""
    return _("You play on from here; what led to it stands above. None of it is scored.")


def trying_out() -> str:
    """What an author is told who tries a scenario out from somewhere in it."""
    return _("You try it out from here. Nothing of it is scored or kept.")


def no_longer_fit(dropped: Iterable[Move]) -> str:
    """What is told of moves that do not hold in a scenario as it is now."""
    lost = sum(1 for move in dropped if move.reply)
    return ngettext(
        "This scenario has changed meanwhile. {n} answer no longer fits.",
        "This scenario has changed meanwhile. {n} answers no longer fit.",
        lost,
    ).format(n=lost)


def notices(resumed: Resumed) -> Iterator[str]:
    """What a learner is told who goes on with an attempt."""
    given = len(resumed.session.turns)
    yield ngettext(
        "You go on where you left off, after {n} answer.",
        "You go on where you left off, after {n} answers.",
        given,
    ).format(n=given)
    if resumed.dropped:
        yield no_longer_fit(resumed.dropped)
    elif resumed.changed:
        yield _("This scenario has changed since you left. All your answers still hold.")
