"""Where an author begins to try a scenario out: any scene, with trust and flags as given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coach.content.faults import Names, shown
from coach.content.library import Library
from coach.content.loading import load_pack, load_scenario
from coach.content.model import Scenario
from coach.content.story import State, open_story, outset
from coach.errors import RequestError
from coach.locale import N_
from coach.world import Start, World

TRUST = "trust."
HAS = "has"


def tried(world: World, library: Library, start: Start, scene: str | None, given: str) -> Start:
    """`start`, begun at `scene` with the trust and flags of `given`.

    Raises RequestError where these are not there, ContentError where the scenario cannot be played.
    """
    if scene is None:
        raise RequestError(N_("--with needs a scene to begin at; add --from SCENE."))
    pack = load_pack(library.pack_of(start.card).folder, world.language)
    scenario = load_scenario(start.card.folder, world.language, pack)
    state = state_at(scenario, scene, given)
    rest = open_story(scenario, state).state.place
    return replace(start, from_scene=rest, tried=state)


def state_at(scenario: Scenario, scene: str, given: str = "") -> State:
    """The state at `scene` in which a run is tried out.

    `given` is like "trust.lena=30,has=pressed": what it does not name is as at the start. Raises
    RequestError where a scene, a person or a flag is not there, or `given` cannot be understood.
    """
    _known(scene, scenario.scenes, _SCENE)
    trust = dict(zip(scenario.people, outset(scenario).trust, strict=True))
    flags: set[str] = set()
    for key, value in _pairs(given):
        if key == HAS:
            flags.add(_known(value, _flags(scenario), _FLAG))
        elif key.startswith(TRUST):
            trust[_known(key.removeprefix(TRUST), scenario.people, _PERSON)] = _level(key, value)
        else:
            raise RequestError(_NEITHER, given=shown(key))
    return State(scene, frozenset(flags), tuple(trust.values()))


def _pairs(given: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, map(str.strip, given.split(","))):
        key, equals, value = part.partition("=")
        if not equals:
            raise RequestError(_NEITHER, given=shown(part))
        yield key.strip(), value.strip()


def _flags(scenario: Scenario) -> Iterable[str]:
    replies = (reply for scene in scenario.scenes.values() for reply in scene.replies)
    return dict.fromkeys(flag for reply in replies for flag in reply.sets)


def _level(key: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) <= 3 and int(value) <= 100):
        raise RequestError(_NO_LEVEL, key=shown(key), value=shown(value))
    return int(value)


def _known(name: str, names: Iterable[str], messages: tuple[str, str, str]) -> str:
    """`name`, if it is one of `names`; else raises RequestError with what may be meant."""
    known = Names(names)
    if name in known:
        return name
    near, others, none = messages
    if (meant := known.nearest(name)) is not None:
        raise RequestError(near, name=shown(name), near=meant)
    if listed := ", ".join(names):
        raise RequestError(others, name=shown(name), names=listed)
    raise RequestError(none, name=shown(name))


_SCENE = (
    N_("No scene is called `{name}`. Did you mean `{near}`?"),
    N_("No scene is called `{name}`; there are {names}."),
    "",  # every scenario has a scene
)
_PERSON = (
    N_("The scenario has no person `{name}`. Did you mean `{near}`?"),
    N_("The scenario has no person `{name}`; there are {names}."),
    "",  # every scenario has a person
)
_FLAG = (
    N_("No reply sets `{name}`. Did you mean `{near}`?"),
    N_("No reply sets `{name}`; there are {names}."),
    N_("No reply sets `{name}`, or any other flag; leave it out."),
)
_NEITHER = N_("`{given}` is no state to begin with; write it like trust.lena=30,has=pressed.")
_NO_LEVEL = N_("`{key}` is “{value}”; trust is a whole number from 0 to 100.")
