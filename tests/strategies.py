"""Random valid scenarios and random ways through them, for Hypothesis.

Importing this sets Hypothesis to judge what holds and not how fast, on any machine.
"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from coach.content.exercises import Exercise
from coach.content.grades import Grade
from coach.content.model import Scenario
from coach.practice.session import Session
from tests.factory import Data, decision, minimal_scenario, reply

settings.register_profile(
    "coach", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("coach")

FLAGS = ("late", "warned")
PEOPLE = ("ann", "bob")
_WEAKER = [grade.value for grade in Grade if grade is not Grade.PROFESSIONAL]
_OUTCOMES = ("stronger", "strained", "broken")

Walk = list[int]
"""What a learner does: n picks the reply shown at that place, round and round; -1 goes back."""


def scenario_of(data: Data) -> Scenario:
    """The scenario that a file with `data` would be read as."""
    return Scenario.model_validate({"id": "small-favour", **data})


def exercise_of(data: Data) -> Exercise:
    """The exercise that a file with `data` would be read as."""
    return Exercise.model_validate({"id": "start", **data})


@st.composite
def conditions(draw: st.DrawFn) -> Data:
    """Something to ask of flags and trust; asks for nothing at all now and then."""
    flags = draw(st.lists(st.sampled_from(FLAGS), max_size=2, unique=True))
    people = st.dictionaries(st.sampled_from(PEOPLE), st.integers(0, 100), max_size=1)
    return {
        draw(st.sampled_from(("has", "lacks"))): flags,
        draw(st.sampled_from(("trust", "trust_below"))): draw(people),
    }


@st.composite
def gotos(draw: st.DrawFn, places: list[str]) -> Any:
    """A goto to one or several of `places`."""
    to = st.sampled_from(places)
    whens = draw(st.lists(conditions(), max_size=2))
    routes = [{"when": when, "to": draw(to)} for when in whens]
    return [*routes, {"to": draw(to)}] if routes else draw(to)


@st.composite
def replies(draw: st.DrawFn, places: list[str]) -> list[Data]:
    """Two or three replies, exactly one of them professional, that lead to `places`."""
    grades = ["professional", *draw(st.lists(st.sampled_from(_WEAKER), min_size=1, max_size=2))]
    change = st.sampled_from((-100, -40, -20, 20, 60, 100))
    trust = st.dictionaries(st.sampled_from(PEOPLE), change, max_size=2)
    sets = st.lists(st.sampled_from(FLAGS), max_size=1)
    return [
        reply(f"reply-{n}", grade, trust=draw(trust), sets=draw(sets), goto=draw(gotos(places)))
        for n, grade in enumerate(draw(st.permutations(grades)))
    ]


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A scenario that plays: every name is known, and scenes lead to decisions or endings."""
    decisions = [f"decision-{n}" for n in range(draw(st.integers(1, 4)))]
    links = [f"link-{n}" for n in range(draw(st.integers(0, 3)))]
    endings = [f"ending-{n}" for n in range(draw(st.integers(1, 3)))]
    places = [*decisions, *links, *endings]
    recovery = st.booleans()
    scenes = {name: decision(*draw(replies(places)), recovery=draw(recovery)) for name in decisions}
    for n, name in enumerate(links):
        ahead = [*decisions, *links[n + 1 :], *endings]
        scenes[name] = {"lines": "Later.", "goto": draw(gotos(ahead)), "recovery": draw(recovery)}
    return scenario_of(
        minimal_scenario(
            start=draw(st.sampled_from([*decisions, *links])),
            people={
                person: {"name": person.title(), "about": "A colleague", "trust": trust}
                for person, trust in zip(PEOPLE, (50, draw(st.integers(0, 100))), strict=True)
            },
            scenes=scenes,
            endings={
                name: {"outcome": draw(st.sampled_from(_OUTCOMES)), "title": name, "text": "End."}
                for name in endings
            },
        )
    )


def walks() -> st.SearchStrategy[Walk]:
    """What a learner may do in any scenario, going back included."""
    return st.lists(st.integers(-1, 2), max_size=25)


def walked(session: Session, walk: Walk) -> Session:
    """`session` after `walk`, as far as it can be gone."""
    for pick in walk:
        if pick < 0:
            session = session.back() if session.can_go_back else session
        elif shown := session.replies:
            session = session.choose(shown[pick % len(shown)].id)
    return session
