"""`coach play NAME --from SCENE`: trying a scenario out in the middle, for who writes it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from coach.content.library import Library
from coach.content.loading import load_pack, load_scenario
from coach.content.story import open_story
from coach.errors import RequestError
from coach.locale import N_
from coach.practice.starting_point import state_at
from coach.world import Start, World


def tried(world: World, library: Library, start: Start, options: Namespace) -> Start:
    """`start`, begun at the scene that is asked for, with the trust and flags that are given.

    Raises RequestError where these are not there, ContentError where the scenario cannot be played.
    """
    if options.scene is None:
        raise RequestError(N_("--with needs a scene to begin at; add --from SCENE."))
    pack = load_pack(library.pack_of(start.card).folder, world.language)
    scenario = load_scenario(start.card.folder, world.language, pack)
    state = state_at(scenario, options.scene, options.given)
    rest = open_story(scenario, state).state.place
    return replace(start, from_scene=rest, tried=state)
