"""What a user has set, in a TOML file that people may also edit.

Reading never fails: a value that is wrong is told of and its default holds. Writing changes one
setting and leaves every other line as it is, comments and keys that mean nothing here included.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

from coach.content.faults import CONTROL, Fault, Names, misspelt, place
from coach.content.toml.editing import Value, set_key
from coach.content.toml.files import read_toml
from coach.content.toml.tables import Data
from coach.errors import ContentError, DamagedFile, Problem, RequestError, Severity
from coach.files import replace_file
from coach.locale import N_, _, languages

AFTER_EVERY_DECISION = N_("after every decision")
AT_THE_END = N_("at the end")
MOMENTS: tuple[str, ...] = (AFTER_EVERY_DECISION, AT_THE_END)
"""When the coach may speak in a practice run."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user has set. None leaves the choice to the program."""

    language: str | None = None
    """A language code like `nl`; not necessarily one the program speaks."""
    theme: str | None = None
    """The name of a theme; whether there is one of that name, only the screens know."""
    motion: bool = True
    """Whether a reaction arrives paragraph by paragraph."""
    name: str | None = None
    """How the learner wants to be called, on whatever is handed in."""
    coach: str = AFTER_EVERY_DECISION
    """One of `MOMENTS`."""
    packs: tuple[str, ...] = ()
    """Folders of packs that are used beside ours."""


class SettingsRead(NamedTuple):
    """What a settings file says."""

    settings: Settings
    problems: tuple[Problem, ...]
    """What was passed over, as warnings with file and line."""


def read_settings(path: Path) -> SettingsRead:
    """The settings in the file at `path`; the defaults where there is no such file."""
    try:
        file = read_toml(path)
    except ContentError as error:
        return SettingsRead(Settings(), () if _is_missing(path) else _warnings(error.problems))
    faults = list(_faults(file.data))
    wrong = {fault.path[0] for fault in faults}
    good = {key: value for key, value in file.data.items() if key not in wrong}
    if "packs" in good:
        good["packs"] = tuple(good["packs"])
    return SettingsRead(Settings(**good), _warnings(place(faults, path, file.text, file.data)))


def write_settings(path: Path, **changes: Value) -> None:
    """Set each of `changes`, named like the fields of Settings; None gives up a setting.

    The file is made where it is missing. Raises NotSaved, and DamagedFile where the file is not
    TOML or holds a table in place of a setting; in both cases it stays as it is.
    """
    before = text = _text_of(path)
    for key, value in changes.items():
        if key not in SETTINGS:
            raise KeyError(key)
        text = _changed(path, text if text is not None else _template(), key, value)
    if text is not None and text != before:
        replace_file(path, text)


def _changed(path: Path, text: str, key: str, value: Value) -> str:
    changed = set_key(text, key, value)
    if changed is None:
        raise DamagedFile(
            N_(
                "{path} is not changed: `{key}` stands there as a table. Remove it, then try again."
            ),
            path=path,
            key=key,
        )
    return changed


def _text_of(path: Path) -> str | None:
    try:
        return read_toml(path).text
    except ContentError as error:
        if _is_missing(path):
            return None
        problem = error.problems[0]
        raise DamagedFile(
            N_("{path} is not changed, as it cannot be read. Line {line}: {problem}")
            if problem.line
            else N_("{path} is not changed, as it cannot be read. {problem}"),
            path=path,
            line=problem.line,
            problem=problem.text,
        ) from None


def _is_missing(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _warnings(problems: tuple[Problem, ...] | list[Problem]) -> tuple[Problem, ...]:
    return tuple(replace(problem, severity=Severity.WARNING) for problem in problems)


_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")


def _is_language(value: object) -> bool:
    return isinstance(value, str) and _LANGUAGE.fullmatch(value) is not None


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_short_line(value: object) -> bool:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return False
    return not CONTROL.search(value) and not {"\n", "\t"}.intersection(value)


def _is_folders(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_name, value))


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_moment(value: object) -> bool:
    return value in MOMENTS


_LONGEST = 80


class Setting(NamedTuple):
    """Something that can be set."""

    title: str
    does: str
    """What it does, in a sentence."""
    fits: Callable[[object], bool]
    wrong: str
    """What is said of a value that does not fit."""
    example: str
    """As it may stand in the file."""
    choices: tuple[Value, ...] = ()
    """Every value it can have; empty where they cannot be counted here."""
    by_hand: bool = False
    """Whether it is set in the file alone."""


SETTINGS: Mapping[str, Setting] = {
    "name": Setting(
        N_("Your name"),
        N_("Stands on a record that you hand in."),
        _is_short_line,
        N_("`{key}` must be your name between quotes, in one line of at most 80 characters."),
        '"Robin de Vries"',
    ),
    "language": Setting(
        N_("Language"),
        N_("That of the program and the scenarios; without it, your system’s."),
        _is_language,
        N_(
            "`{key}` must be the code of a language between quotes, one of {languages} or a pack’s."
        ),
        '"en"',
    ),
    "theme": Setting(
        N_("Theme"),
        N_("The look of the screens: coach-dark, coach-light or one of Textual’s."),
        _is_name,
        N_("`{key}` must be the name of a theme between quotes, like {theme}."),
        '"coach-dark"',
    ),
    "coach": Setting(
        N_("The coach speaks"),
        N_("In a practice run: after every decision, or at the end."),
        _is_moment,
        N_("`{key}` must be {every} or {end}."),
        f'"{AFTER_EVERY_DECISION}"',
        MOMENTS,
    ),
    "motion": Setting(
        N_("Motion"),
        N_("Whether a reaction arrives paragraph by paragraph."),
        _is_switch,
        N_("`{key}` must be true or false, without quotes."),
        "true",
        (True, False),
    ),
    "packs": Setting(
        N_("Packs"),
        N_("Folders of packs to use beside the one that comes with the program."),
        _is_folders,
        N_("`{key}` must be a list of folders, each between quotes and all in square brackets."),
        '["~/our-pack"]',
        by_hand=True,
    ),
}
"""Everything that can be set, in the order shown; the keys are the fields of `Settings`."""

_NAMES = Names(field.name for field in fields(Settings))
_UNKNOWN = (
    N_("There is no setting `{name}`. Did you mean `{near}`?"),
    N_("There is no setting `{name}`. The settings are {settings}."),
)


def unknown(key: str) -> RequestError:
    """What is said of `key`, which is no setting."""
    fault = _unknown(key)
    return RequestError(fault.message, **fault.values)


def misfit(key: str) -> RequestError:
    """What is said of a value that the setting `key` cannot have."""
    return RequestError(SETTINGS[key].wrong, key=key, **_examples())


def _faults(data: Data) -> Iterator[Fault]:
    for key, value in data.items():
        if key not in SETTINGS:
            yield _unknown(key)
        elif not SETTINGS[key].fits(value):
            yield Fault("wrong-value", SETTINGS[key].wrong, (key,), _examples())


def _unknown(key: str) -> Fault:
    fault = misspelt("unknown-key", (key,), key, _NAMES, _UNKNOWN)
    return fault._replace(values={**fault.values, "settings": ", ".join(SETTINGS)})


def _examples() -> dict[str, Any]:
    return {
        "languages": ", ".join(f'"{each}"' for each in languages()),
        "theme": SETTINGS["theme"].example,
        "every": f'"{AFTER_EVERY_DECISION}"',
        "end": f'"{AT_THE_END}"',
    }


def _template() -> str:
    head = _("What you have set. A line that starts with # is a note; take its # away to set it.")
    notes = [f"# {_(each.does)}\n# {key} = {each.example}\n" for key, each in SETTINGS.items()]
    return "\n".join([f"# {head}\n", *notes])
