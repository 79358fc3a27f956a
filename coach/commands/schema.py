"""`coach schema`: the file format, for editors that check and complete TOML."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from coach.commands.call import Call
from coach.commands.environment import path_of
from coach.content.author import schema as schemas
from coach.content.library import NO_PACK
from coach.content.toml.files import is_file
from coach.errors import RequestError
from coach.files import rewrite, write_new
from coach.locale import _
from coach.output import json_text, paper


def schema(call: Call, options: Namespace) -> int:
    """Print the JSON schema of one kind of file; where a pack is named instead, keep all in it."""
    if options.kind is None and options.packs:
        for folder in options.packs:
            _keep(call, path_of(folder))
    else:
        call.stdout.write(json_text(schemas.schema(options.kind or "scenario")))
    return 0


def _keep(call: Call, pack: Path) -> None:
    if not is_file(pack / "pack.toml"):
        raise RequestError(NO_PACK, folder=pack)
    for name, text in schemas.schema_files().items():
        file = pack / name
        (rewrite if file.exists() else write_new)(file, text)
    page = paper(call.stdout, call.environ)
    page.block(_("Written: {path}").format(path=pack / schemas.FOLDER))
    page.lines(
        _("An editor finds it by the first line of a scenario.toml:"),
        f"  {schemas.schema_line('scenario', '../').rstrip()}",
    )
