"""What stands on the places and arrows of a scenario's map, as its author would name them.

All of it is plain text on one line; a format escapes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.content.model import Condition, Reply, Scenario
from coach.locale import _
from coach.output import prose
from coach.practice.plan import Arrow
from coach.wording import labels


def about(scenario: Scenario, place: str) -> str:
    """What a place is: "decision, chat", or an ending with its outcome and its title."""
    scene = scenario.scenes.get(place)
    if scene is None:
        ending = scenario.endings[place]
        return _("ending, {outcome}: “{title}”").format(
            outcome=labels.outcome(ending.outcome), title=prose(ending.title)
        )
    kind = _("decision") if scene.is_decision else _("scene")
    if scene.is_decision and scene.recovery:
        kind = _("recovery")
    parts = [kind, labels.medium(scenario.medium(scene))]
    if scene.contested:
        parts.append(_("contested"))
    return ", ".join(parts)


def graded(reply: Reply) -> str:
    """A reply by its grade and its id: "● professional: name-the-time"."""
    return f"{labels.MOONS[reply.grade]} {labels.grade(reply.grade)}: {reply.id}"


def condition(arrow: Arrow) -> str:
    """When an arrow is taken, in the words of the file; empty where nothing is asked."""
    if arrow.when is not None:
        return _("if {condition}").format(condition=", ".join(_parts(arrow.when)))
    return _("otherwise") if arrow.last else ""


def _parts(when: Condition) -> Iterator[str]:
    for flag in when.has:
        yield f"has {flag}"
    for flag in when.lacks:
        yield f"lacks {flag}"
    for person, least in when.trust.items():
        yield f"trust.{person} ≥ {least}"
    for person, bound in when.trust_below.items():
        yield f"trust.{person} < {bound}"
    if when == Condition():
        yield _("nothing asked")


def on_arrow(arrow: Arrow) -> tuple[str, ...]:
    """The lines that stand on an arrow."""
    reply = graded(arrow.reply) if arrow.reply else ""
    return tuple(filter(None, (reply, condition(arrow))))
