"""Translations: texts laid over the document they stand beside.

An overlay has the shape of that document, except that the replies of a scene, a list there, are a
table here, by id. What it leaves out stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.content.faults import Fault, Names, misspelt
from coach.content.toml.tables import Data, KeyPath
from coach.locale import N_


def translated(base: Data, overlay: Data) -> Data:
    """`base` with the texts of `overlay`, which has no faults; neither is changed."""
    result = dict(base)
    for key, text in overlay.items():
        here = result.get(key)
        if not isinstance(text, dict):
            result[key] = text
        elif isinstance(here, list):
            result[key] = [_translated_item(item, text) for item in here]
        elif isinstance(here, dict):
            result[key] = translated(here, text)
    return result


def _translated_item(item: Any, texts: Data) -> Any:
    own = texts.get(str(item.get("id"))) if isinstance(item, dict) else None
    return translated(item, own) if isinstance(own, dict) else item


def overlay_faults(base: Data, overlay: Data, path: KeyPath = ()) -> Iterator[Fault]:
    """What `overlay` translates that `base` does not have.

    Only tables and names are looked at: of which type a text is, the overlay's model knows.
    """
    for key, text in overlay.items():
        here = _by_id(base.get(key))
        if isinstance(text, dict) and isinstance(here, dict):
            yield from _inside(here, text, (*path, key))
        elif key not in base:
            yield Fault("nothing-to-translate", _NOTHING, (*path, key), {})


def _inside(base: Data, overlay: Data, path: KeyPath) -> Iterator[Fault]:
    if path[-1] not in _GROUPS:
        yield from overlay_faults(base, overlay, path)
        return
    for name, texts in overlay.items():
        if name not in base:
            yield misspelt("unknown-name", (*path, name), name, Names(base), _GROUPS[str(path[-1])])
        elif isinstance(texts, dict) and isinstance(base[name], dict):
            yield from overlay_faults(base[name], texts, (*path, name))


def _by_id(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return {str(item.get("id")): item for item in value if isinstance(item, dict)}


_NOTHING = N_("There is no `{key}` to translate in the original; remove it, or write it there.")
_GROUPS = {
    "people": (
        N_("The original has no person `{name}`. Did you mean `{near}`?"),
        N_("The original has no person `{name}`; remove it, or write it there."),
    ),
    "scenes": (
        N_("The original has no scene `{name}`. Did you mean `{near}`?"),
        N_("The original has no scene `{name}`; remove it, or write it there."),
    ),
    "replies": (
        N_("This scene of the original has no reply `{name}`. Did you mean `{near}`?"),
        N_("This scene of the original has no reply `{name}`; remove it, or write it there."),
    ),
    "endings": (
        N_("The original has no ending `{name}`. Did you mean `{near}`?"),
        N_("The original has no ending `{name}`; remove it, or write it there."),
    ),
    "topics": (
        N_("The original has no topic `{name}`. Did you mean `{near}`?"),
        N_("The original has no topic `{name}`; remove it, or write it there."),
    ),
    "principles": (
        N_("The original has no principle `{name}`. Did you mean `{near}`?"),
        N_("The original has no principle `{name}`; remove it, or write it there."),
    ),
}
