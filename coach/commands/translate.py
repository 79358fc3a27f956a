"""`coach translate`: what a translation still needs, written into it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from coach.commands.call import Call
from coach.commands.environment import open_library, open_world, path_of, uncollected
from coach.commands.named_scenario import find_named
from coach.commands.new import NO_LANGUAGE
from coach.content.author.schema import known_schema_line
from coach.content.author.translating import Updated, updated
from coach.content.author.translation_marks import State
from coach.content.exercise_cards import ExerciseShelf, exercise_files, translation_of
from coach.content.exercises import ExerciseOverlay
from coach.content.faults import path_text, shown
from coach.content.loading import load_pack
from coach.content.model import PackOverlay, ScenarioOverlay
from coach.content.reader import LANGUAGE
from coach.content.toml.files import is_file, is_there, read_toml
from coach.errors import RequestError
from coach.files import rewrite, write_new
from coach.locale import N_, SOURCE_LANGUAGE, _
from coach.output import paper
from coach.paths import bundled_packs
from coach.world import World


class _Document(NamedTuple):
    """A file with the translation of it that is wanted."""

    original: Path
    translation: Path
    model: type[BaseModel]
    schema: str
    """The kind of its JSON schema."""


def translate(call: Call, options: Namespace) -> int:
    """Write or update a translation of a scenario, an exercise, or all of a pack."""
    world = open_world(call.environ, options, call.stderr)
    language = options.to
    if not LANGUAGE.fullmatch(language):
        raise RequestError(NO_LANGUAGE, code=shown(language))
    place = _place(world, options.name, call)
    around = (place, *place.parents[:2])
    pack = next((each for each in around if (each / "pack.toml").exists()), None)
    languages = load_pack(pack, "").languages if pack else (SOURCE_LANGUAGE,)
    if language == languages[0]:
        raise RequestError(_ORIGINAL, language=language)
    page = paper(call.stdout, call.environ)
    for document in _documents(place, language):
        with uncollected():
            new = _update(document)
        page.lines(*_told(document, new))
    if pack and language not in languages:
        page.lines("", _use(language, pack / "pack.toml"))
    return 0


def _place(world: World, name: str, call: Call) -> Path:
    """The folder or file that is named, by its path or by its name in the library."""
    if _is_document(path := path_of(name).absolute()):
        return path
    library = open_library(world, call.stderr)
    exercises = ExerciseShelf.of(library, world.language).cards
    exact = [card.file for card in exercises if card.id == name]
    if exact and all(card.id != name for card in library.cards):
        found, within = exact[0], exact[0].parent.parent
    else:
        found = find_named(call, library, name).folder
        within = found.parent
    if within in bundled_packs():
        raise RequestError(_BUNDLED, path=found)
    return found


def _is_document(path: Path) -> bool:
    if path.suffix == ".toml":
        return is_file(path)
    return any(is_file(path / name) for name in ("scenario.toml", "pack.toml"))


def _documents(place: Path, language: str) -> Iterator[_Document]:
    """What is at `place`: a pack with all that is in it, a scenario, or an exercise."""
    folder = place if place.is_dir() else place.parent
    if (folder / "scenario.toml").exists():
        yield _scenario(folder, language)
    elif (folder / "pack.toml").exists():
        original, translation = folder / "pack.toml", folder / f"{language}.toml"
        yield _Document(original, translation, PackOverlay, "pack-overlay")
        for file in sorted(folder.glob("*/scenario.toml")):
            yield _scenario(file.parent, language)
        for file in exercise_files(folder):
            yield _exercise(file, language)
    else:
        yield _exercise(place, language)


def _scenario(folder: Path, language: str) -> _Document:
    original, translation = folder / "scenario.toml", folder / f"{language}.toml"
    return _Document(original, translation, ScenarioOverlay, "overlay")


def _exercise(file: Path, language: str) -> _Document:
    translation = translation_of(file, language)
    return _Document(file, translation, ExerciseOverlay, "exercise-overlay")


def _update(document: _Document) -> Updated:
    original = read_toml(document.original)
    if not is_there(document.translation):
        new = updated(_opening(document), original.data, document.model)
        write_new(document.translation, new.text)
        return new
    before = read_toml(document.translation).text
    new = updated(before, original.data, document.model)
    if new.text != before:
        rewrite(document.translation, new.text)
    return new


def _opening(document: _Document) -> str:
    """What a new translation begins with."""
    notes = (
        _("Translate what stands between the quotes, and leave the rest as it is."),
        _("Above a text, “coach: new” says that it is still the original's, and “coach: changed”"),
        _("that the original has changed since; both see for themselves when you have edited it."),
    )
    line = known_schema_line(document.schema, document.translation.parent)
    return line + "\n".join([*(f"# {note}" for note in notes), "", ""])


def _told(document: _Document, new: Updated) -> Iterator[str]:
    yield _("{path}: {done} translated, {new} to translate, {changed} to revise.").format(
        path=document.translation,
        done=new.states.get(State.DONE, 0),
        new=new.states.get(State.UNTRANSLATED, 0),
        changed=new.states.get(State.OUTDATED, 0),
    )
    if new.left:
        keys = ", ".join(f"`{path_text(path, {})}`" for path in new.left)
        yield _("What is written on one line there cannot be added to: {keys}.").format(keys=keys)


def _use(language: str, file: Path) -> str:
    return _(
        "Add “{language}” to `languages` in {file}; then it is in use, and coach check says what "
        "is missing."
    ).format(language=language, file=file)


_BUNDLED = N_(
    "{path} belongs to the pack that comes with the program. To translate it there, name it by "
    "this path."
)
_ORIGINAL = N_("The original is in `{language}`; name another language with --to.")
