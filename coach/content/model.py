"""The file format: what a pack, a scenario and a translation may hold.

These models are the format's only definition: `source.py` reads TOML into them, `coach schema`
describes them to editors, everything else works on the frozen values. They hold what can be said
of one key at a time; what must agree between keys stands in `references.py`, and both hold for
every `Scenario` that `source.py` returns. All text is plain text; nothing in it is markup.
"""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function

from coach.content.grades import Grade, Outcome
from coach.content.screenplay import Paragraph, read_screenplay

FORMAT = 1
"""The version of the file format that this program reads."""

YOU = "you"
"""The learner's own id in a screenplay; no person may have it."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Field(pattern=r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*[^\x00-\x20\x7f-\x9f]\s*$")]
Level = Annotated[int, Field(ge=0, le=100, strict=True)]
Change = Annotated[int, Field(ge=-100, le=100, strict=True)]
Medium = Literal["e-mail", "chat", "call", "in person"]
Role = Literal["asker", "connector", "contact"]


class Part(BaseModel):
    """A table of a file: frozen, and nothing in it that the format does not know."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        defer_build=True,  # a play reads a scenario and a pack; the other validators are not made
    )


class Person(Part):
    """Somebody you talk to."""

    name: Text
    about: Text
    """Who this is to you, in a few words."""
    trust: Level = 50
    """How far this person trusts you at the start."""


class Condition(Part):
    """What must be so; everything named here has to hold."""

    has: tuple[Id, ...] = ()
    """Flags that some reply has set."""
    lacks: tuple[Id, ...] = ()
    """Flags that no reply has set."""
    trust: dict[Id, Level] = Field(default_factory=dict)
    """Person to least trust."""
    trust_below: dict[Id, Level] = Field(default_factory=dict)
    """Person to a trust that is not reached."""


class Route(Part):
    """A way on; the first route whose condition holds is taken."""

    when: Condition | None = None
    to: Id
    """A scene or an ending."""


class _Goto:
    """Lets an author write the only way on as a name instead of a list of one route."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_before_validator_function(
            lambda goto: ({"to": goto},) if isinstance(goto, str) else goto, handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(schema)]}


Routes = Annotated[tuple[Route, ...], Field(min_length=1), _Goto()]
"""A scene or an ending, or a list of routes of which the last has no `when`."""


class Reply(Part):
    """One thing you can answer: something you `say` or something you `do`."""

    id: Id
    say: Text | None = None
    """Your words, as sent or spoken."""
    do: Text | None = None
    """What you do, told to you: "You leave the mail unanswered." """
    grade: Grade
    why: Text
    """What it does to the person who gets it; about the message, never about the learner."""
    instead: Text | None = None
    """What the professional reply does differently, in the imperative."""
    fits: Text | None = None
    """The near moment in which this reply would be the professional one."""
    reaction: Text
    """What the person then says and does, as a screenplay."""
    trust: dict[Id, Change] = Field(default_factory=dict)
    """Person to how far trust moves."""
    sets: tuple[Id, ...] = ()
    """Flags that this reply sets, for conditions further on."""
    goto: Routes

    @property
    def text(self) -> str:
        """What is shown among the replies."""
        return self.say or self.do or ""


class Scene(Part):
    """A moment: its lines, then replies (a decision) or a way on."""

    medium: Medium | None = None
    """Where it happens; without it, the first of the scenario's media."""
    subject: Text | None = None
    """The subject line of an e-mail."""
    lines: Text
    """What is said and what happens, as a screenplay."""
    principle: Id | None = None
    """The principle of the pack that a decision exercises."""
    recap: Text | None = None
    """What led to a decision; in a review it stands above the lines."""
    turns: Text | None = None
    """Why the principle's rule turns here; only where it does."""
    mirror: Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")] | None = None
    """The decision with nearly the same replies of which another is best: `scenario/scene`."""
    recovery: Annotated[bool, Field(strict=True)] = False
    """Whether it is reached only through a mistake; recovery decisions are scored apart."""
    contested: Text | None = None
    """Why practice differs from the rule here; such a decision stays out of the score."""
    replies: tuple[Reply, ...] = ()
    goto: Routes | None = None

    @property
    def is_decision(self) -> bool:
        """Whether the learner answers here."""
        return bool(self.replies)

    def reply(self, reply_id: str) -> Reply | None:
        """The reply with this id, if there is one."""
        return self._by_id.get(reply_id)

    @cached_property
    def _by_id(self) -> dict[str, Reply]:
        return {reply.id: reply for reply in self.replies}

    @cached_property
    def professional(self) -> Reply:
        """The one professional reply of a decision."""
        return next(reply for reply in self.replies if reply.grade is Grade.PROFESSIONAL)


class Ending(Part):
    """Where the scenario leaves you."""

    outcome: Outcome
    title: Text
    text: Text
    """What became of it, as a screenplay; the last paragraph looks a few weeks ahead."""


class Header(Part):
    """What a list shows of a scenario: everything above the first table of its file."""

    format: Literal[1]
    title: Text
    summary: Text
    """One sentence for the library."""
    topic: Id
    """A topic of the pack."""
    role: Role
    """Whether you ask, connect two others, or are the one who is asked."""
    media: tuple[Medium, ...] = Field(min_length=1)
    """The media in the order they come; the first is that of every scene which names none."""
    minutes: Annotated[int, Field(ge=1, le=60, strict=True)]
    atoms: tuple[str, ...] = ()
    """The claims of the article that the scenario covers."""
    continues: Id | None = None
    """The scenario that this one comes after; who has finished it is told so."""
    start: Id
    """The first scene."""
    you: Text
    """Your name in this scenario."""
    goal: Text
    """What you want, in at most twelve words."""
    brief: Text
    """Who you are and what led here, spoken to you."""


class Scenario(Header):
    """One role-play, in one language."""

    id: SkipJsonSchema[Id]
    """The name of its folder."""
    language: SkipJsonSchema[str] = "en"
    """The language its texts are in, as far as they are translated."""
    people: dict[Id, Person] = Field(min_length=1)
    scenes: dict[Id, Scene] = Field(min_length=1)
    endings: dict[Id, Ending] = Field(min_length=1)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Everyone whose id starts a speech."""
        return frozenset((*self.people, YOU))

    @cached_property
    def moved_people(self) -> frozenset[str]:
        """Everyone whose trust some reply moves; the others have none worth showing."""
        scenes = self.scenes.values()
        return frozenset(who for scene in scenes for reply in scene.replies for who in reply.trust)

    def paragraphs(self, text: str) -> tuple[Paragraph, ...]:
        """`text` read as a screenplay with the people of this scenario."""
        return read_screenplay(text, self.speakers)

    def medium(self, scene: Scene) -> Medium:
        """Where `scene` happens."""
        return scene.medium or self.media[0]

    def is_written(self, scene: Scene) -> bool:
        """Whether what is answered in `scene` is written, not spoken."""
        return self.medium(scene) in {"e-mail", "chat"}

    @cached_property
    def fingerprint(self) -> str:
        """A hash of what moves depend on, in 16 hexadecimal digits.

        Wording, titles and translations don't change it; replies, grades, effects and ways on do.
        """
        structure = self.model_dump(mode="json", include=_STRUCTURE, exclude_defaults=True)
        packed = json.dumps(structure, sort_keys=True, separators=(",", ":"))
        return hashlib.blake2b(packed.encode(), digest_size=8).hexdigest()


_REPLY = {"id", "grade", "trust", "sets", "goto"}
_STRUCTURE: Any = {
    "start": True,
    "people": {"__all__": {"trust"}},
    "scenes": {
        "__all__": {
            "recovery": True,
            "goto": True,
            "replies": {"__all__": _REPLY},
        }
    },
    "endings": {"__all__": {"outcome"}},
}


class Topic(Part):
    """A group of scenarios in the library."""

    title: Text
    note: Text | None = None


class Finding(Part):
    """One piece of research behind a principle, with its limits."""

    text: Text
    caution: Text
    """What it does not show."""
    source: Text


class Principle(Part):
    """The rule that a decision exercises."""

    rule: Text
    """One sentence in the imperative."""
    note: Text
    """Why it holds, and where it does not."""
    finding: Finding | None = None


class Pack(Part):
    """A folder of scenarios with its topics and principles."""

    format: Literal[1]
    id: Id
    title: Text
    languages: tuple[Id, ...] = Field(min_length=1)
    """The languages it is complete in; the first is that of its `scenario.toml` files."""
    welcome: Id | None = None
    """The scenario a newcomer meets first; it is in no list and counts nowhere."""
    path: tuple[Id, ...] = ()
    """The order in which scenarios are suggested."""
    exercises: tuple[Id, ...] = ()
    """The order in which exercises are listed; the first is what `coach onboard` opens."""
    atoms: tuple[str, ...] = ()
    """The claims that its scenarios cover together; without them, nobody asks."""
    topics: dict[Id, Topic] = Field(min_length=1)
    principles: dict[Id, Principle] = Field(min_length=1)


class PersonOverlay(Part):
    """The translated texts of a person."""

    name: Text | None = None
    about: Text | None = None


class ReplyOverlay(Part):
    """The translated texts of a reply."""

    say: Text | None = None
    do: Text | None = None
    why: Text | None = None
    instead: Text | None = None
    fits: Text | None = None
    reaction: Text | None = None


class SceneOverlay(Part):
    """The translated texts of a scene; replies are addressed by their id."""

    subject: Text | None = None
    lines: Text | None = None
    recap: Text | None = None
    turns: Text | None = None
    contested: Text | None = None
    replies: dict[Id, ReplyOverlay] = Field(default_factory=dict)


class EndingOverlay(Part):
    """The translated texts of an ending."""

    title: Text | None = None
    text: Text | None = None


class ScenarioOverlay(Part):
    """A translation: the shape of the scenario it stands beside, texts only."""

    title: Text | None = None
    summary: Text | None = None
    you: Text | None = None
    goal: Text | None = None
    brief: Text | None = None
    people: dict[Id, PersonOverlay] = Field(default_factory=dict)
    scenes: dict[Id, SceneOverlay] = Field(default_factory=dict)
    endings: dict[Id, EndingOverlay] = Field(default_factory=dict)


class TopicOverlay(Part):
    """The translated texts of a topic."""

    title: Text | None = None
    note: Text | None = None


class FindingOverlay(Part):
    """The translated texts of a finding."""

    text: Text | None = None
    caution: Text | None = None
    source: Text | None = None


class PrincipleOverlay(Part):
    """The translated texts of a principle."""

    rule: Text | None = None
    note: Text | None = None
    finding: FindingOverlay | None = None


class PackOverlay(Part):
    """A translation of `pack.toml`."""

    title: Text | None = None
    topics: dict[Id, TopicOverlay] = Field(default_factory=dict)
    principles: dict[Id, PrincipleOverlay] = Field(default_factory=dict)
