"""`coach export NAME --twee`: a scenario for Twine. Nothing is ever overwritten."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from coach.commands.arguments import Call
from coach.commands.naming import open_named
from coach.commands.surroundings import open_world, path_of
from coach.content.locate import comments
from coach.content.reader import languages_beside
from coach.content.readfile import TomlFile, read_toml
from coach.content.source import load_pack, load_scenario
from coach.exchange.twee import DATA, twee
from coach.files import write_new
from coach.locale import _
from coach.output import paper


def export(call: Call, options: Namespace) -> int:
    """Write the scenario in its own language, and say what Twine does not show or get."""
    world = open_world(call.environ, options, call.stderr)
    world, library, card = open_named(call, world, options.name)
    pack = load_pack(library.pack_of(card).folder, "")
    load_scenario(card.folder, pack.languages[0], pack)
    file = read_toml(card.folder / "scenario.toml")
    text = twee(card.id, file.data)
    if options.out is None:
        call.stdout.write(text)
        call.stderr.writelines(f"coach: {each}\n" for each in _told(file))
        return 0
    out = path_of(options.out)
    write_new(out, text)
    page = paper(call.stdout, call.environ)
    page.lines(_("Written: {path}").format(path=out), *_told(file))
    return 0


def _told(file: TomlFile) -> Iterator[str]:
    yield _(
        "Scenes, endings and replies can be changed in Twine. The rest is in the passage tagged "
        "{tag}: leave it there, and coach import has it again."
    ).format(tag=DATA)
    if languages := languages_beside(file.path.parent):
        yield _("Not in it, the translations: {languages}.").format(languages=", ".join(languages))
    if any(not text.startswith("#:") for _line, text in comments(file.text)):
        yield _("Not in it, the notes behind # in {path}.").format(path=file.path)
