"""`coach new`: a scenario, a pack or an exercise to begin with. Nothing is ever overwritten."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, cast, get_args

from coach.commands.call import Call
from coach.commands.environment import accept_language, open_world, path_of, typed
from coach.content.author.drafting import (
    PackDraft,
    ScenarioDraft,
    exercise_text,
    named,
    pack_of,
    pack_text,
    scenario_text,
    title_of,
)
from coach.content.author.schema import FOLDER as SCHEMAS
from coach.content.author.schema import known_schema_line, schema_files, schema_line
from coach.content.exercise_cards import FOLDER as EXERCISES
from coach.content.faults import ID, Names, id_of, shown
from coach.content.loading import load_pack
from coach.content.model import Pack, Role
from coach.content.reader import LANGUAGE
from coach.errors import RequestError
from coach.files import refuse_taken, write_new
from coach.locale import N_, _
from coach.output import paper
from coach.paths import authors_guide
from coach.world import World


class _Job(NamedTuple):
    """What one start of the command is about."""

    call: Call
    options: Namespace
    world: World
    asking: Asking


def new(call: Call, options: Namespace) -> int:
    """Write a scenario; where the folder is no pack yet, a pack with it; or an exercise."""
    *others, wanted = [*options.packs] or [None]
    world = open_world(call.environ, Namespace(**{**vars(options), "packs": others}), call.stderr)
    accept_language(world)
    job = _Job(call, options, world, Asking(call))
    folder = _pack_at_hand(job) if wanted is None else path_of(wanted)
    if options.exercise:
        return _new_exercise(job, folder)
    if (folder / "pack.toml").exists():
        return _new_scenario(job, folder)
    return _new_pack(job, folder)


def _pack_at_hand(job: _Job) -> Path:
    """The pack one stands in, else the only one that was added."""
    here = job.world.places.here
    for folder in (here, here.parent):
        if (folder / "pack.toml").exists():
            return folder
    added = job.world.places.packs[1:]
    if len(added) == 1:
        return added[0]
    raise RequestError(_SEVERAL if added else _NO_PACK)


def _new_pack(job: _Job, folder: Path) -> int:
    options, ask = job.options, job.asking.ask
    if folder.exists() and not folder.is_dir():
        raise RequestError(_NO_FOLDER, folder=folder)
    name = _scenario_name(job.world, options.name or id_of(_("A first question")))
    own = id_of(folder.resolve().name) or "our-pack"
    title = ask(_("Title of the pack"), None, title_of(own), named)
    language = ask(_("Its language"), options.language, job.world.language, _language)
    topic = ask(_("Title of its first topic"), options.topic, _("Asking"), named)
    text = pack_text(PackDraft(own, title, topic, language), [name])
    pack = pack_of(text)
    draft = _asked(job, name, next(iter(pack.topics)))
    texts = {
        **schema_files(),
        "pack.toml": schema_line("pack") + text,
        f"{name}/scenario.toml": schema_line("scenario", "../") + scenario_text(draft, pack),
    }
    return _written(job, folder, texts, f"coach play {name}")


def _new_scenario(job: _Job, folder: Path) -> int:
    if job.options.name is None:
        raise RequestError(_NO_NAME, folder=folder)
    pack = load_pack(folder, "")
    if job.options.language not in {None, pack.languages[0]}:
        raise RequestError(_OTHER_LANGUAGE, language=pack.languages[0])
    name = _scenario_name(job.world, job.options.name)
    draft = _asked(job, name, _topic(job, pack))
    line = known_schema_line("scenario", folder / name)
    texts = {f"{name}/scenario.toml": line + scenario_text(draft, pack)}
    return _written(job, folder, texts, f"coach play {name}")


def _new_exercise(job: _Job, folder: Path) -> int:
    pack = load_pack(folder, "")
    name = _name(job.options.name or id_of(_("First steps")))
    scenarios = sorted(file.parent.name for file in folder.glob("*/scenario.toml"))
    suggested = [*(each for each in pack.path if each in scenarios), *scenarios]
    if not suggested:
        raise RequestError(_NO_SCENARIOS, folder=folder)
    title = job.asking.ask(_("Title"), job.options.title, title_of(name), named)
    text = exercise_text(name, title, pack.languages[0], tuple(suggested[:2]))
    line = known_schema_line("exercise", folder / EXERCISES)
    texts = {f"{EXERCISES}/{name}.toml": line + text}
    return _written(job, folder, texts, f"coach onboard {name}")


def _asked(job: _Job, name: str, topic: str) -> ScenarioDraft:
    options, ask = job.options, job.asking.ask
    roles = get_args(Role)
    title = ask(_("Title"), options.title, title_of(name), named)
    role = ask(
        _("Your part: {choices}").format(choices=", ".join(roles)),
        options.role,
        roles[0],
        lambda answer: _one_of(answer, roles),
    )
    return ScenarioDraft(title, topic, cast("Role", role), _people(job))


def _people(job: _Job) -> tuple[str, ...]:
    if job.options.people:
        return tuple(map(named, job.options.people))
    question = _("Whom you talk to; several with commas")
    answer = job.asking.ask(question, None, "Jo Lind", named)
    return tuple(filter(None, map(str.strip, answer.split(",")))) or (answer,)


def _topic(job: _Job, pack: Pack) -> str:
    question = _("Topic: {choices}").format(choices=", ".join(pack.topics))
    usual = next(iter(pack.topics))
    return job.asking.ask(
        question, job.options.topic, usual, lambda answer: _one_of(answer, pack.topics)
    )


def _scenario_name(world: World, text: str) -> str:
    """`text` as the name of a new scenario. Raises RequestError where it cannot be one."""
    name = _name(text)
    if card := world.library().card(name):
        raise RequestError(_TAKEN, name=name, folder=card.folder)
    return name


def _name(text: str) -> str:
    if ID.fullmatch(text) and text != EXERCISES:
        return text
    near = id_of(text)
    if not near or near == text:
        raise RequestError(_NO_ID, name=shown(text))
    raise RequestError(_NEAR_ID, name=shown(text), near=near)


def _language(code: str) -> str:
    if LANGUAGE.fullmatch(code):
        return code
    raise RequestError(NO_LANGUAGE, code=shown(code))


def _one_of(answer: str, choices: Collection[str]) -> str:
    if answer in choices:
        return answer
    near = Names(choices).nearest(answer)
    values = {"answer": shown(answer), "near": near, "choices": ", ".join(choices)}
    raise RequestError(_NEAR_CHOICE if near else _NO_CHOICE, **values)


def _written(job: _Job, folder: Path, texts: Mapping[str, str], play: str) -> int:
    """Write `texts`, all or none of them, and say what to type next."""
    files = {folder / name: text for name, text in texts.items()}
    for file in files:
        refuse_taken(file)
    for file, text in files.items():
        write_new(file, text)
    page = paper(job.call.stdout, job.call.environ)
    shown = dict.fromkeys(file.parent if file.parent.name == SCHEMAS else file for file in files)
    page.block(*(_("Written: {path}").format(path=each) for each in shown))
    known = folder.absolute() in job.world.places.packs
    place = typed(folder)
    page.lines(
        _("Check it while you write:"),
        f"  coach check --watch {place}",
        _("Play it:"),
        f"  {play}" if known else f"  {play} --pack {place}",
    )
    if guide := authors_guide():
        page.lines(_("The guide for authors:"), f"  {guide}")
    return 0


_NO_PACK = N_(
    "There is no pack here. Name the folder of one with --pack; if there is none in it, one is "
    "begun: coach new --pack our-pack"
)
_SEVERAL = N_("Several packs are in use; say with --pack which one it is for.")
_NO_FOLDER = N_("{folder} is a file; name a folder.")
_NO_NAME = N_("{folder} is a pack already. Give the new scenario a name: coach new NAME")
_NO_SCENARIOS = N_("{folder} has no scenario for an exercise; begin one first: coach new NAME")
_OTHER_LANGUAGE = N_(
    "The pack is in `{language}`, and so are its scenarios; leave --language out, and translate "
    "the scenario later."
)
_TAKEN = N_("The scenario `{name}` is in {folder} already; choose another name.")
_NO_ID = N_(
    "`{name}` is no name for this; use lowercase words joined by hyphens. The title is free."
)
_NEAR_ID = N_("`{name}` is no name for this; write `{near}`. The title is free.")
NO_LANGUAGE = N_("`{code}` is not the code of a language; write one like en, nl or pt-br.")
_NEAR_CHOICE = N_("There is no `{answer}` here. Did you mean `{near}`? There are {choices}.")
_NO_CHOICE = N_("There is no `{answer}` here; there are {choices}.")


Accept = Callable[[str], str]
"""An answer as it is used. Raises RequestError where it cannot be."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks where there is somebody to ask; else what Enter would give is taken."""

    call: Call

    @property
    def is_possible(self) -> bool:
        """Whether somebody sits at a terminal."""
        return self.call.stdin.isatty() and self.call.stdout.isatty()

    def ask(self, question: str, given: str | None, usual: str, accept: Accept) -> str:
        """What was `given`, else the answer to `question`, else what is `usual`.

        An answer that is not accepted is asked for again. Raises RequestError where what was given
        is not accepted, and where the input ends.
        """
        if given is not None or not self.is_possible:
            return accept(usual if given is None else given)
        while True:
            answer = self._answer(f"{question} [{usual}]: ") or usual
            try:
                return accept(answer)
            except RequestError as error:
                self.call.stdout.write(f"{error}\n")

    def _answer(self, prompt: str) -> str:
        self.call.stdout.write(prompt)
        self.call.stdout.flush()
        line = self.call.stdin.readline()
        if not line:
            raise RequestError(
                N_("Nothing was written, as the input ended before the last answer.")
            )
        return line.strip()
