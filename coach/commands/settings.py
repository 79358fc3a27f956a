"""`coach settings [KEY [VALUE]]`: what is set, where it is kept, and setting it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from coach.commands.call import Call
from coach.commands.environment import open_world
from coach.content.faults import shown
from coach.content.toml.editing import Value
from coach.content.toml.files import is_there
from coach.content.toml.tables import written
from coach.errors import RequestError
from coach.locale import N_, _
from coach.output import json_text, paper
from coach.settings import SETTINGS, Setting, misfit, read_settings, unknown, write_settings
from coach.wording import labels
from coach.world import World

_SPELLINGS = {True: ("true", "on", "yes"), False: ("false", "off", "no")}


def settings(call: Call, options: Namespace) -> int:
    """Show every setting or one; with a value, set it first."""
    world = open_world(call.environ, options, call.stderr)
    if options.key is not None and options.key not in SETTINGS:
        raise unknown(options.key)
    if options.value or options.default:
        _set(world, options)
    held = asdict(read_settings(world.places.settings).settings)
    keys = [options.key] if options.key else [*SETTINGS]
    if options.json:
        call.stdout.write(json_text(_data(world, keys, held)))
        return 0
    page = paper(call.stdout, call.environ)
    page.blocks(tuple(_shown(key, held[key])) for key in keys)
    page.lines(_("Kept in {file}").format(file=world.places.settings))
    return 0


def _set(world: World, options: Namespace) -> None:
    if options.key is None:
        raise RequestError(
            N_("Name the setting to give up, one of: {settings}."), settings=", ".join(SETTINGS)
        )
    if options.value and options.default:
        raise RequestError(N_("Give a value or --default, not both."))
    if SETTINGS[options.key].by_hand:
        raise _by_hand(world.places.settings, options.key, options.value)
    value = None if options.default else _understood(options.key, " ".join(options.value))
    write_settings(world.places.settings, **{options.key: value})


def _by_hand(file: Path, key: str, folders: Sequence[str]) -> RequestError:
    """What its user has to do for `key`, a list of folders, to have `folders` too; or none."""
    held = asdict(read_settings(file).settings)[key]
    added = (each if each.startswith("~") else str(Path(each).absolute()) for each in folders)
    listed = ", ".join(map(written, dict.fromkeys((*held, *added))))
    message = _CHANGE if held else _WRITE if is_there(file) else _MAKE
    return RequestError(
        message if folders else _TAKE_OUT, key=key, file=file, line=f"{key} = [{listed}]"
    )


def _understood(key: str, text: str) -> Value:
    """The value that is typed as `text`. Raises RequestError where it is none of this setting."""
    setting = SETTINGS[key]
    value = _chosen(setting, text) if setting.choices else text
    if value is None or not setting.fits(value):
        raise misfit(key)
    return value


def _chosen(setting: Setting, text: str) -> Value:
    """The one choice that goes by `text`, in full or by a part that no other has."""
    typed = text.casefold()
    names = {choice: _names(choice) for choice in setting.choices}
    exact = [choice for choice in names if typed in names[choice]]
    part = [choice for choice in names if any(typed in name for name in names[choice])]
    found = exact or (part if isinstance(setting.choices[0], str) else [])
    return found[0] if len(found) == 1 else None


def _names(choice: Value) -> tuple[str, ...]:
    spelt = _SPELLINGS[choice] if isinstance(choice, bool) else (str(choice),)
    return (*spelt, labels.setting(choice).casefold())


def _shown(key: str, value: Value) -> Iterator[str]:
    yield _("{key}: {value}").format(key=key, value=shown(labels.setting(value)))
    yield _(SETTINGS[key].does)


def _data(world: World, keys: list[str], held: dict[str, Any]) -> dict[str, Any]:
    return {
        "file": str(world.places.settings),
        "settings": {key: {"value": held[key], "does": _(SETTINGS[key].does)} for key in keys},
    }


_WRITE = N_("`{key}` is set by hand. Write this line into {file}: {line}")
_CHANGE = N_("`{key}` is set by hand. Make this its line in {file}: {line}")
_MAKE = N_(
    "`{key}` is set by hand. Make the file {file}, with its folder where that is missing, and "
    "write this line into it: {line}"
)
_TAKE_OUT = N_("`{key}` is set by hand. If it has a line in {file}, take that out.")
