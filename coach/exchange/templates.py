"""The templates of pages. Whatever they are given is escaped, whoever wrote it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER = Path(__file__).parent


@cache
def template(name: str) -> Template:
    """The template in the file `name` of this folder."""
    # 25 ms that only a page needs
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    engine = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return engine.get_template(name)
