"""One kind of problem, in words: what it is, why it matters, how it is mended."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent
from typing import NamedTuple

from coach.locale import _


class Example(NamedTuple):
    """A piece of a file before and after, in TOML; keys that do not matter are left out."""

    before: str
    after: str
    kind: str
    """Of which file: `scenario`, `pack`, `exercise` or `translation`."""


def example(before: str, after: str, kind: str = "scenario") -> Example:
    """An example whose texts may be indented as the code around them is."""
    return Example(dedent(before).strip(), dedent(after).strip(), kind)


def two_replies(professional: str, tempting: str, above: str = "") -> str:
    """A decision between two sayings in TOML, as examples show one, with what stands `above`."""
    graded = (("one", "professional", professional), ("two", "tempting", tempting))
    replies = (
        f'[[scenes.ask.replies]]\nid = "{name}"\ngrade = "{grade}"\nsay = "{say}"'
        for name, grade, say in graded
    )
    return "\n\n".join([*filter(None, [above]), *replies])


class Meaning(NamedTuple):
    """What the code of a problem means. Its texts are English, to be looked up when shown."""

    says: str
    """What it is, in a few words."""
    matters: str
    """Why that is worth mending."""
    mend: str
    """What to do."""
    example: Example | None = None

    @property
    def sentence(self) -> str:
        """What it is, as a sentence in the language in use."""
        says = _(self.says)
        return f"{says[0].upper()}{says[1:]}."


class Group(NamedTuple):
    """Kinds of problems that belong together."""

    title: str
    meanings: Mapping[str, Meaning]
    """Code to meaning."""
