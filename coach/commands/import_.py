"""`coach import FILE --pack FOLDER`: a story from Twine as a scenario. Nothing is overwritten."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from coach.commands.arguments import Call
from coach.commands.new import scenario_name
from coach.commands.surroundings import accept_language, open_world, path_of, typed
from coach.content.faults import id_of
from coach.content.schema import known_schema_line
from coach.content.source import load_pack
from coach.errors import RequestError
from coach.exchange.untwee import untwee
from coach.exchange.untwee_faults import refuse_faults
from coach.files import write_new
from coach.locale import N_, _
from coach.output import paper


def import_(call: Call, options: Namespace) -> int:
    """Write the scenario, and say what was left out, put in, or is to be written."""
    # most commands write no TOML
    import tomli_w  # noqa: PLC0415

    world = open_world(call.environ, options, call.stderr)
    accept_language(world)
    if not options.packs:
        raise RequestError(_NO_PACK)
    folder = path_of(options.packs[-1])
    pack = load_pack(folder, "")
    file = path_of(options.file)
    read = untwee(_text(file), file, pack)
    refuse_faults(read, file, pack)
    name = scenario_name(world, options.name or read.name or id_of(file.stem) or "story")
    out = folder / name / "scenario.toml"
    line = known_schema_line("scenario", out.parent)
    write_new(out, line + tomli_w.dumps(read.data, multiline_strings=True))
    page = paper(call.stdout, call.environ)
    page.block(_("Written: {path}").format(path=out), *read.notes)
    page.lines(
        _("Check it while you write:"),
        f"  coach check --watch {typed(folder)}",
        _("Play it:"),
        f"  coach play {name} --pack {typed(folder)}",
    )
    return 0


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise RequestError(_UNREADABLE, path=file, reason=error.strerror or error) from None
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RequestError(_NO_UTF8, file=file, line=line) from None


_NO_PACK = N_("Say with --pack which pack it is for; coach new begins one.")
_UNREADABLE = N_("{path} cannot be read: {reason}.")
_NO_UTF8 = N_("{file}:{line}: This is not UTF-8; export the story again, or save it as UTF-8.")
